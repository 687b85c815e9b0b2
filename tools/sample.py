#!/usr/bin/env python3
"""Findings picked at random for a person to judge: so many of each rule, spread over the lists that have some.

usage: sample.py [--rules RULE,RULE] [--each N] [--seed N] [--infos] [--density] FOLDER

For each finding it prints where it stands, what it says, and the line with marks around the wrong characters;
with `--density` only how many errors and warnings each list has per 100 entries.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from lint_awesome import files
from lint_awesome.cli import streams
from lint_awesome.config import Config
from lint_awesome.facts import Facts
from lint_awesome.linting import Finding, Report, lint
from lint_awesome.source import Lines

WIDTH = 160


def main() -> int:
    """Prints the sample, or how dense the findings are."""
    streams.ready()
    given = arguments()
    config = Config(select=tuple(filter(None, given.rules.split(","))))
    reports = [lint(files.read(str(path)), config, Facts(given.today)) for path in sorted(given.folder.glob("*.md"))]
    if given.density:
        sys.stdout.writelines(densities(reports))
        return 0
    picked = random.Random(given.seed)  # noqa: S311, a sample is no secret
    for rule, found in sorted(by_rule(reports, infos=given.infos).items()):
        sys.stdout.write(f"\n## {rule}: {len(found)}\n")
        for report, finding in spread(found, given.each, picked):
            sys.stdout.write(shown(report, finding))
    return 0


def arguments() -> argparse.Namespace:
    """What is asked for."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--rules", default="")
    parser.add_argument("--each", type=int, default=15)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--today", type=date.fromisoformat, default=date.today())  # noqa: DTZ011, a day is enough
    parser.add_argument("--infos", action="store_true")
    parser.add_argument("--density", action="store_true")
    parser.add_argument("folder", type=Path)
    return parser.parse_args()


def by_rule(reports: list[Report], *, infos: bool) -> dict[str, list[tuple[Report, Finding]]]:
    """The findings of each rule with the reports that they are of."""
    found = defaultdict[str, list[tuple[Report, Finding]]](list)
    for report in reports:
        for finding in report.findings:
            if infos or finding.severity != "info":
                found[finding.rule].append((report, finding))
    return found


def spread(found: list[tuple[Report, Finding]], most: int, picked: random.Random) -> Iterator[tuple[Report, Finding]]:
    """Some of the findings: one of each list in turn, in random order."""
    by_list = defaultdict[str, list[tuple[Report, Finding]]](list)
    for one in picked.sample(found, len(found)):
        by_list[one[0].source.path].append(one)
    queues, count = list(by_list.values()), 0
    while queues and count < most:
        for queue in queues[: most - count]:
            yield queue.pop()
            count += 1
        queues = [queue for queue in queues if queue]


def shown(report: Report, finding: Finding) -> str:
    """A finding in two lines: place and message, and the line around what is marked."""
    text, lines = report.source.text, Lines(report.source.text)
    start, end = finding.problem.span
    line, column = lines.position(start)
    first, last = lines.span(line)
    before, after = text[max(first, start - WIDTH // 2) : start], text[min(end, last) : last][: WIDTH // 2]
    fix = finding.problem.fix
    mark = "" if fix is None else f" [{fix.message}{'' if fix.safe else ', unsafe'}]"
    name = Path(report.source.path).name
    told = f"{name}:{line}:{column} {finding.severity} {finding.problem.message}{mark}"
    return f"{told}\n    {before}»{text[start : min(end, last)]}«{after}\n"


def densities(reports: list[Report]) -> Iterator[str]:
    """For each list, how many errors and warnings it has per 100 entries."""
    for report in reports:
        entries = sum(1 for _ in report.document.entries())
        found = sum(finding.severity != "info" for finding in report.findings)
        name = Path(report.source.path).name
        yield f"{100 * found / max(entries, 1):6.1f}  {found:4} in {entries:5} entries  {name}\n"


if __name__ == "__main__":
    sys.exit(main())

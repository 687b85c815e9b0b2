"""Findings as a page of Markdown: the summary of a run of GitHub's Actions, or the text of an issue."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TextIO

from lint_awesome.linting import Finding
from lint_awesome.report import telling
from lint_awesome.report.json import manual_url
from lint_awesome.report.outcome import Outcome
from lint_awesome.report.style import Style
from lint_awesome.report.summary import count, sentence, shown
from lint_awesome.source import Lines
from lint_awesome.text.cells import plain
from lint_awesome.text.patterns import lazy

LIMIT = 1_000_000
"""How many bytes are written: GitHub refuses a summary of more than 1 MiB."""
SPECIAL = lazy(r"[\\`*_\[\]<>|~$&]|:(?=//)|#(?=\d)|@")
HEAD = ("| line | severity | finding | mended by | rule |", "| ---: | --- | --- | --- | --- |")
APART = "<!-- -->"
"""What keeps a name from being called and a number from being linked, and is not seen."""


def write(outcomes: Sequence[Outcome], out: TextIO, style: Style) -> None:
    """Writes the summary, and a table for each list; what does not fit is counted."""
    room, told = LIMIT, 0
    for line, tells in _lines(outcomes, style):
        room -= len(line.encode()) + 1
        if room < 0:
            break
        out.write(f"{line}\n")
        told += tells
    if left := sum(len(shown(outcome.findings, verbose=style.verbose)) for outcome in outcomes) - told:
        out.write(f"\nand {left:,} more\n")


def _lines(outcomes: Sequence[Outcome], style: Style) -> Iterator[tuple[str, bool]]:
    """The lines of the page, each with whether it tells a finding."""
    yield from _untelling("## lint-awesome", "", escaped(sentence(outcomes, verbose=style.verbose)))
    for outcome in outcomes:
        for note in outcome.notes:
            yield from _untelling("", f"{_path(outcome)}: {escaped(note)}")
    for outcome in outcomes:
        if findings := shown(outcome.findings, verbose=style.verbose):
            yield from _untelling("", f"### {_path(outcome)}: {count(len(findings), 'finding')}", "")
            yield from _untelling(*HEAD)
            lines = Lines(outcome.source.text)
            found = telling.worst_first([(outcome, finding) for finding in findings])
            yield from ((_row(finding, lines), True) for _, finding in found)


def _untelling(*lines: str) -> Iterator[tuple[str, bool]]:
    return ((line, False) for line in lines)


def _row(finding: Finding, lines: Lines) -> str:
    option = telling.remedy(finding)
    words = "<br>".join(map(escaped, (telling.message(finding), *telling.related(finding, lines))))
    rule = f"[{finding.rule}]({manual_url(finding.rule)})"
    line = lines.number(finding.problem.span[0])
    return f"| {line} | {finding.severity} | {words} | {f'`{option}`' if option else ''} | {rule} |"


def _path(outcome: Outcome) -> str:
    return escaped(telling.path(outcome))


def escaped(text: str) -> str:
    """A text on one line that Markdown shows as it is: no markup, no cell's end, nobody called."""
    return SPECIAL.sub(_escape, plain(text))


def _escape(sign: re.Match[str]) -> str:
    return f"{sign[0]}{APART}" if sign[0] in "#@" else f"\\{sign[0]}"

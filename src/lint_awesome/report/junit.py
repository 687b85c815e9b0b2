"""Findings as test cases of JUnit: each list is a suite, each rule a case that fails where the rule has findings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from typing import TextIO

from lint_awesome import rules
from lint_awesome.linting import Finding
from lint_awesome.report import telling
from lint_awesome.report.outcome import Outcome
from lint_awesome.report.style import Style
from lint_awesome.report.summary import count, shown
from lint_awesome.source import Lines
from lint_awesome.text.patterns import lazy

ILLEGAL = lazy(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 cannot hold, not even escaped."""


def write(outcomes: Sequence[Outcome], out: TextIO, style: Style) -> None:
    """Writes the document."""
    suites = [_suite(outcome, style) for outcome in outcomes]
    tests, failures = sum(suite[0] for suite in suites), sum(suite[1] for suite in suites)
    out.write('<?xml version="1.0" encoding="UTF-8"?>\n')
    out.write(f'<testsuites name="lint-awesome" tests="{tests}" failures="{failures}" errors="0">\n')
    out.writelines(line for _, _, lines in suites for line in lines)
    out.write("</testsuites>\n")


def _suite(outcome: Outcome, style: Style) -> tuple[int, int, list[str]]:
    """How many cases a list has, how many of them fail, and the lines of its suite."""
    path, lines, found = telling.path(outcome), Lines(outcome.source.text), dict[str, list[Finding]]()
    for finding in shown(outcome.findings, verbose=style.verbose):
        found.setdefault(finding.rule, []).append(finding)
    names = [*outcome.rules, *(rule for rule in found if rule not in outcome.rules)]
    failures = sum(any(f.severity != "info" for f in some) for some in found.values())
    head = f'  <testsuite name="{_escaped(path)}" tests="{len(names)}" failures="{failures}" errors="0" skipped="0">\n'
    cases = [line for name in names for line in _case(name, path, found.get(name, []), lines)]
    return len(names), failures, [head, *cases, "  </testsuite>\n"]


def _case(name: str, path: str, found: Sequence[Finding], lines: Lines) -> Iterator[str]:
    head = f'    <testcase classname="{_family(name)}" name="{name}" file="{_escaped(path)}"'
    if not found:
        yield f"{head}/>\n"
        return
    yield f"{head}>\n"
    wrong = [finding for finding in found if finding.severity != "info"]
    if wrong:
        kind = min((finding.severity for finding in wrong), key=telling.RANK.__getitem__)
        yield f'      <failure type="{kind}" message="{count(len(wrong), "finding")}">'
        yield _escaped("\n".join(_told(finding, path, lines) for finding in wrong)) + "</failure>\n"
    if len(wrong) < len(found):
        infos = "\n".join(_told(finding, path, lines) for finding in found if finding.severity == "info")
        yield f"      <system-out>{_escaped(infos)}</system-out>\n"
    yield "    </testcase>\n"


def _told(finding: Finding, path: str, lines: Lines) -> str:
    return "\n  ".join(telling.told(finding, path, lines))


def _family(name: str) -> str:
    return rules.family(rules.module(name))


def _escaped(text: str) -> str:
    return escape(ILLEGAL.sub(lambda sign: f"\\u{ord(sign[0]):04x}", text)).replace("&#x27;", "'")

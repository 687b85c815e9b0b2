"""Findings for programs: one object, whose form is versioned."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, TextIO

from lint_awesome import HOME, __version__
from lint_awesome.linting import Finding
from lint_awesome.report import objects, telling
from lint_awesome.report.outcome import Outcome
from lint_awesome.report.style import Style
from lint_awesome.report.summary import summary
from lint_awesome.rule import Fix
from lint_awesome.source import Lines, Source, Span, name

VERSION = 1

Object = dict[str, Any]


def write(outcomes: Sequence[Outcome], out: TextIO, _style: Style) -> None:
    """Writes the object, indented."""
    whole = {
        "version": VERSION,
        "tool": {"name": "lint-awesome", "version": __version__},
        "summary": summary(outcomes),
        "findings": [found for outcome in outcomes for found in _findings(outcome)],
    }
    objects.write(whole, out)


def manual_url(rule: str) -> str:
    """Where a rule's manual can be read."""
    return f"{HOME}/blob/main/docs/rules/{rule}.md"


def _findings(outcome: Outcome) -> Iterator[Object]:
    """The findings of a list; the edits of a move that several share are told with the first."""
    lines, moves = Lines(outcome.source.text), set[int]()
    for finding in outcome.findings:
        fix = finding.problem.fix
        yield _finding(finding, outcome.source, lines, again=id(fix) in moves)
        moves |= {id(fix)} if fix and not telling.is_local(fix) else set()


def _finding(finding: Finding, source: Source, lines: Lines, *, again: bool) -> Object:
    problem = finding.problem
    return {
        "path": name(source.path),
        "rule": finding.rule,
        "severity": finding.severity,
        "message": problem.message,
        **_place(problem.span, lines),
        "url": manual_url(finding.rule),
        "related": [{**_place(other.span, lines), "message": other.message} for other in problem.related],
        "entry": finding.entry.name if finding.entry else None,
        "fix": _fix(problem.fix, source, lines, again=again) if problem.fix else None,
    }


def _fix(fix: Fix, source: Source, lines: Lines, *, again: bool) -> Object:
    edits = [] if again else telling.edits(source.text, fix)
    told = [{**_place((start, end), lines), "text": text} for start, end, text in edits]
    return {"safety": "safe" if fix.safe else "unsafe", "message": fix.message, "edits": told}


def _place(span: Span, lines: Lines) -> Object:
    """Where something begins and ends, counted from 1 in characters, the end exclusive."""
    start, end = lines.position(span[0]), lines.position(span[1])
    return {"line": start.line, "column": start.column, "end_line": end.line, "end_column": end.column}

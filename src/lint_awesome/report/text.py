"""Findings for a person at a terminal: place, message, and the line with the exact place marked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TextIO

from lint_awesome.linting import Finding
from lint_awesome.report.excerpt import Excerpt, excerpt
from lint_awesome.report.outcome import Outcome
from lint_awesome.report.style import BOLD, CYAN, GREEN, SEVERITY, Style
from lint_awesome.report.summary import count, sentence, shown
from lint_awesome.rule import Edit, Problem
from lint_awesome.source import Lines
from lint_awesome.text.cells import fit, plain, width


def write(outcomes: Sequence[Outcome], out: TextIO, style: Style) -> None:
    """Writes all findings, and a summary last."""
    for outcome in outcomes:
        if findings := shown(outcome.findings, verbose=style.verbose):
            path, lines = plain(outcome.source.path), Lines(outcome.source.text)
            out.writelines(f"{line}\n" for finding in findings for line in _finding(finding, path, lines, style))
    if not style.quiet:
        out.write(f"{sentence(outcomes, verbose=style.verbose)}\n")


def headline(finding: Finding, path: str, lines: Lines, style: Style) -> str:
    """A finding on one line: `README.md:404:5: error[field-name] 'Cdoe' should be 'Code' [--fix]`."""
    line, column = lines.position(finding.problem.span[0])
    place = style.paint(f"{path}:{line}:{column}:", BOLD)
    kind = style.paint(f"{finding.severity}[{finding.rule}]", SEVERITY[finding.severity])
    return f"{place} {kind} {plain(finding.problem.message)}{_remedy(finding.problem, style)}"


def _remedy(problem: Problem, style: Style) -> str:
    if problem.fix is None:
        return ""
    return " " + style.paint("[--fix]" if problem.fix.safe else "[--unsafe-fixes]", GREEN)


def _finding(finding: Finding, path: str, lines: Lines, style: Style) -> Iterator[str]:
    problem = finding.problem
    number = str(lines.number(problem.span[0]))
    margin, bar = " " * len(number), style.paint("|", CYAN)
    room = max(20, style.width - len(number) - 3)
    part = _excerpt(problem, lines, room)
    yield headline(finding, path, lines, style)
    yield f"{margin} {bar}"
    yield f"{style.paint(number, CYAN)} {bar} {part.text}".rstrip()
    for marks in _marks(part, room, _beside(problem, lines), SEVERITY[finding.severity], style):
        yield f"{margin} {bar} {marks}"
    yield f"{margin} {bar}"
    for related in problem.related:
        place = f"see line {lines.number(related.span[0])}: {plain(related.message)}"
        yield f"{margin} {style.paint('=', CYAN)} {place}"


def _marks(part: Excerpt, room: int, beside: str, color: str, style: Style) -> Iterator[str]:
    """The carets and what stands beside them, or below where it does not fit."""
    carets = " " * part.column + style.paint("^" * part.width, color)
    wide = width(beside)
    if part.column + part.width + 1 + wide <= room:
        yield f"{carets} {style.paint(beside, GREEN)}".rstrip()
    else:
        yield carets
        yield " " * min(part.column, max(0, room - wide)) + style.paint(fit(beside, room), GREEN)


def _excerpt(problem: Problem, lines: Lines, room: int) -> Excerpt:
    """The line that a problem begins on."""
    start, end = problem.span
    line_start, line_end = lines.span(lines.number(start))
    start = min(start, line_end)  # what is marked may be the line's end itself
    near, far = max(line_start, start - 3 * room), min(line_end, start + 3 * room)  # a line may be endless
    return excerpt(lines.text[near:far], start - near, min(end, far) - near, room)


def _beside(problem: Problem, lines: Lines) -> str:
    """What stands beside the carets: how many lines more are marked, or what a fix does."""
    start, end = problem.span
    if more := lines.number(max(start, end - 1)) - lines.number(start):
        return f"… {count(more, 'more line')}"
    return _replacement(problem)


def _replacement(problem: Problem) -> str:
    """What a fix puts in the place of what is marked, or what it does."""
    if problem.fix is None:
        return ""
    if len(problem.fix.changes) == 1:
        (change,) = problem.fix.changes
        if isinstance(change, Edit) and change.span == problem.span and change.text.strip():
            return plain(change.text)
    return plain(problem.fix.message)

"""What the formats for other programs have in common: paths, messages, and what a fix changes."""

from __future__ import annotations

import os
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from lint_awesome.linting import Finding
from lint_awesome.patch import Piece, pieces
from lint_awesome.report.outcome import Outcome
from lint_awesome.report.style import Style
from lint_awesome.report.summary import shown
from lint_awesome.report.text import headline
from lint_awesome.rule import Edit, Fix, Severity
from lint_awesome.source import Lines, Span, name
from lint_awesome.text.cells import plain

RANK: dict[Severity, int] = {"error": 0, "warning": 1, "info": 2}
LONGEST = 1000
"""How many characters of a message are told."""
MOST = 10
"""How many other places that a message speaks of are told."""

Found = tuple[Outcome, Finding]


def path(outcome: Outcome) -> str:
    """The path of a list as other programs read it: `/` between folders, nothing hidden, nothing that UTF-8 has not."""
    return _readable(outcome.source.path)


def tracked(outcome: Outcome) -> str:
    """The same from the root of the list's repository, as GitHub wants it; as it was given where there is none."""
    return _readable(outcome.tracked or outcome.source.path)


def _readable(path: str) -> str:
    return plain(name(path).replace(os.sep, "/"))


def message(finding: Finding) -> str:
    """What is wrong, on one line, without anything hidden in it."""
    return short(plain(finding.problem.message))


def related(finding: Finding, lines: Lines) -> Iterator[str]:
    """The other places that a finding speaks of, a line each."""
    for other in finding.problem.related[:MOST]:
        yield f"see line {lines.number(other.span[0])}: {short(plain(other.message))}"


def told(finding: Finding, path: str, lines: Lines) -> list[str]:
    """A finding as the text report has it, without the line that it is about."""
    return [short(headline(finding, path, lines, Style())), *related(finding, lines)]


def remedy(finding: Finding) -> str:
    """The option that mends a finding, or nothing."""
    fix = finding.problem.fix
    return "" if fix is None else "--fix" if fix.safe else "--unsafe-fixes"


def short(text: str) -> str:
    """A text cut to what people read."""
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"


def findings(outcomes: Sequence[Outcome], *, verbose: bool) -> list[Found]:
    """All findings that a person is shown, each with the list that it is about."""
    return [(outcome, finding) for outcome in outcomes for finding in shown(outcome.findings, verbose=verbose)]


def lines_of(found: Sequence[Found]) -> dict[str, Lines]:
    """The lines of each list that findings are about, by its path."""
    texts = {outcome.source.path: outcome.source.text for outcome, _ in found}
    return {name: Lines(text) for name, text in texts.items()}


def worst_first(found: Sequence[Found]) -> list[Found]:
    """The errors first, and of each severity those on lines that a change touched."""
    return sorted(found, key=lambda one: (RANK[one[1].severity], not _is_changed(*one)))


def _is_changed(outcome: Outcome, finding: Finding) -> bool:
    """Whether a finding touches one of the stretches, which are in order."""
    start, end = finding.problem.span
    at = bisect_left(outcome.changed, (max(end, start + 1),)) - 1
    return at >= 0 and start < outcome.changed[at][1]


def visible(text: str, span: Span) -> Span:
    """A stretch without the line end that it ends in, so that it ends on the last line that it is about."""
    start, end = span
    return start, max(start, end - len(text[start:end]) + len(text[start:end].rstrip("\r\n")))


def edits(text: str, fix: Fix) -> list[Piece]:
    """What a fix changes, in order of place."""
    return sorted(piece for change in fix.changes for piece in pieces(text, change))


def is_local(fix: Fix) -> bool:
    """Whether a fix changes some characters, and moves no blocks of lines."""
    return all(isinstance(change, Edit) for change in fix.changes)


def merged(text: str, changes: Sequence[Piece]) -> Piece:
    """Several changes as one, from the first place to the last."""
    start, parts, at = changes[0][0], list[str](), changes[0][0]
    for first, last, new in changes:
        parts += (text[at:first], new)
        at = last
    return start, at, "".join(parts)

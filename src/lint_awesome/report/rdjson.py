"""Findings in reviewdog's format, with what should stand there as suggestions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, TextIO

from lint_awesome import HOME
from lint_awesome.linting import Finding
from lint_awesome.patch import Piece
from lint_awesome.report import objects, telling
from lint_awesome.report.json import manual_url
from lint_awesome.report.outcome import Outcome
from lint_awesome.report.style import Style
from lint_awesome.report.summary import shown
from lint_awesome.rule import Fix
from lint_awesome.source import Lines, Span

TALLEST = 20
"""How many lines a suggestion may have: it is a comment that a person reads, on lines of the change."""

Object = dict[str, Any]


class Bytes(Lines):
    """The lines of a text, in which columns count the bytes of UTF-8."""

    def __init__(self, text: str, offsets: Iterable[int]) -> None:
        super().__init__(text)
        self.widths = dict[int, int]()
        at = width = 0
        for offset in sorted({*offsets, *self.starts} if not text.isascii() else ()):
            width += len(text[at:offset].encode())
            self.widths[offset] = width
            at = offset

    def place(self, offset: int) -> Object:
        """The line and column, from 1, of one of the offsets."""
        line = self.number(offset)
        start = self.starts[line - 1]
        return {"line": line, "column": self.widths.get(offset, offset) - self.widths.get(start, start) + 1}


def write(outcomes: Sequence[Outcome], out: TextIO, style: Style) -> None:
    """Writes the object, indented."""
    told = [one for outcome in outcomes for one in _diagnostics(outcome, verbose=style.verbose)]
    whole = {"source": {"name": "lint-awesome", "url": HOME}, "diagnostics": told}
    objects.write(whole, out)


def _diagnostics(outcome: Outcome, *, verbose: bool) -> list[Object]:
    text, path, findings = outcome.source.text, telling.path(outcome), shown(outcome.findings, verbose=verbose)
    spans = [telling.visible(text, finding.problem.span) for finding in findings]
    suggestions = list(_suggestions(text, findings))
    offsets = {offset for span in spans for offset in span}
    lines = Bytes(text, offsets | {offset for piece in suggestions if piece for offset in piece[:2]})
    return [
        _diagnostic(finding, path, lines, span, piece)
        for finding, span, piece in zip(findings, spans, suggestions, strict=True)
    ]


def _diagnostic(finding: Finding, path: str, lines: Bytes, span: Span, piece: Piece | None) -> Object:
    place = {"start": lines.place(span[0]), "end": lines.place(span[1])}
    told: Object = {
        "message": "\n".join((telling.message(finding), *telling.related(finding, lines))),
        "location": {"path": path, "range": place},
        "severity": finding.severity.upper(),
        "code": {"value": finding.rule, "url": manual_url(finding.rule)},
    }
    return told | ({"suggestions": [_suggested(piece, lines)]} if piece else {})


def _suggestions(text: str, findings: Sequence[Finding]) -> Iterator[Piece | None]:
    """What each finding suggests; a move that several findings share is told once."""
    moves = set[int]()
    for finding in findings:
        fix = finding.problem.fix
        if fix is None or id(fix) in moves:
            yield None
            continue
        moves |= set() if telling.is_local(fix) else {id(fix)}
        yield _suggestion(text, fix)


def _suggestion(text: str, fix: Fix) -> Piece | None:
    """All that a fix changes, as one suggestion (several would be a choice); none where that is too much to read."""
    changes = telling.edits(text, fix)
    if not changes or text.count("\n", changes[0][0], changes[-1][1]) > TALLEST:
        return None
    piece = telling.merged(text, changes)
    return piece if piece[2].count("\n") <= TALLEST else None


def _suggested(piece: Piece, lines: Bytes) -> Object:
    """A suggestion; one of whole lines goes without columns, and without the last line's end."""
    (start, end, new), text = piece, lines.text
    first, last = lines.place(start), lines.place(end)
    if start < end and first["column"] == last["column"] == 1 and (not new or (new.endswith("\n") and new != "\n")):
        place = {"start": {"line": first["line"]}, "end": {"line": last["line"] - 1}}
        return {"range": place, "text": new.removesuffix("\n").removesuffix("\r" if "\r" in text else "")}
    return {"range": {"start": first, "end": last}, "text": new}

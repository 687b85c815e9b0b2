"""Findings in reviewdog's format, with what should stand there as suggestions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, TextIO

from msgspec import json

from lint_awesome.linting import Finding
from lint_awesome.report import telling
from lint_awesome.report.json import manual_url
from lint_awesome.report.outcome import Outcome
from lint_awesome.report.style import Style
from lint_awesome.report.summary import shown
from lint_awesome.report.telling import Piece
from lint_awesome.rule import Fix
from lint_awesome.source import Lines

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
    told = [
        one for outcome in outcomes for one in _diagnostics(outcome, shown(outcome.findings, verbose=style.verbose))
    ]
    whole = {"source": {"name": "lint-awesome", "url": telling.HOME}, "diagnostics": told}
    out.write(json.format(json.encode(whole), indent=2).decode() + "\n")


def _diagnostics(outcome: Outcome, findings: Sequence[Finding]) -> list[Object]:
    text, path = outcome.source.text, telling.path(outcome)
    suggested = [_suggestion(text, finding.problem.fix) for finding in findings]
    offsets = {offset for finding in findings for offset in finding.problem.span}
    lines = Bytes(text, offsets | {offset for piece in suggested if piece for offset in piece[:2]})
    return [_diagnostic(finding, path, piece, lines) for finding, piece in zip(findings, suggested, strict=True)]


def _diagnostic(finding: Finding, path: str, piece: Piece | None, lines: Bytes) -> Object:
    start, end = finding.problem.span
    told: Object = {
        "message": "\n".join((telling.message(finding), *telling.related(finding, lines))),
        "location": {"path": path, "range": {"start": lines.place(start), "end": lines.place(end)}},
        "severity": finding.severity.upper(),
        "code": {"value": finding.rule, "url": manual_url(finding.rule)},
    }
    return told | ({"suggestions": [_suggested(piece, lines)]} if piece else {})


def _suggestion(text: str, fix: Fix | None) -> Piece | None:
    """All that a fix changes, as one suggestion (several would be a choice); none where that is too much to read."""
    changes = telling.edits(text, fix) if fix else []
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

"""Lines of a table: the cells between bars, and the dashes below a head."""

from __future__ import annotations

from itertools import pairwise

from lint_awesome.source import Span, trimmed
from lint_awesome.text.patterns import lazy

DELIMITERS = r"^ {0,3}\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*(?:\|[ \t]*)?$"
"""The line of dashes that makes a table of the line above."""
BAR = lazy(r"(?<!\\)\|")


def cells(src: str, start: int, end: int) -> list[Span]:
    """Where the cells of a row stand, without blanks around; an empty one is a place between its bars."""
    start, end = trimmed(src, start, end)
    bars = [match.start() for match in BAR.finditer(src, start, end)]
    if end - start == 1 and bars:
        return []
    if not bars or bars[0] > start:
        bars.insert(0, start - 1)
    if bars[-1] < end - 1:
        bars.append(end)
    return [_cell(src, left + 1, right) for left, right in pairwise(bars)]


def _cell(src: str, left: int, right: int) -> Span:
    start, end = trimmed(src, left, right)
    if start < end:
        return start, end
    middle = left + min(1, (right - left) // 2)
    return middle, middle

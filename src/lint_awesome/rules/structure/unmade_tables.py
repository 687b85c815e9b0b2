"""Lines that would be a table, but for the line of dashes below their head."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from lint_awesome.rule import Edit, Fix, Page, Problem
from lint_awesome.source import Span, whole_lines
from lint_awesome.text.bars import cells
from lint_awesome.text.patterns import lazy

DASHES = frozenset("|:- \t")
"""What the line below the head of a table is made of."""
LINE = lazy(r"\S(?:[^\r\n]*\S)?")
FEW = 3
"""So many lines between bars, each with as many cells, are meant as a table."""


def unmade(page: Page) -> Iterator[Problem]:
    """What is wrong with the line of dashes of each table that is none for it."""
    text = page.text
    for above, block in pairwise([(0, 0), *page.document.prose]) if "|" in text else ():
        lines = [line.span() for line in LINE.finditer(text, *block)] if text.startswith("|", block[0]) else []
        if len(lines) > 1:
            if _is_dashes(text[slice(*lines[0])]):
                yield from _parted(text, above, lines[0])
            elif _is_dashes(text[slice(*lines[1])]):
                yield from _uneven(text, lines)
            elif len(lines) >= FEW and not text.startswith("|", above[0]) and _are_rows(text, lines):
                yield Problem(lines[0], "no line of dashes stands below the head, so the table is shown as text")


def _is_dashes(line: str) -> bool:
    return "-" in line and set(line) <= DASHES


def _parted(text: str, above: Span, dashes: Span) -> Iterator[Problem]:
    """A blank line between the head and the dashes."""
    head = max(text.rfind("\n", *above) + 1, above[0]), above[1]
    gap = whole_lines(text, head)[1], text.rfind("\n", 0, dashes[0]) + 1
    if gap[0] < gap[1] and not text[slice(*gap)].strip() and _size(text, head) == _size(text, dashes) > 1:
        fix = Fix((Edit(gap, "", "space"),), "take the blank line away")
        yield Problem(dashes, "a blank line parts these dashes from the head, so the table is shown as text", fix)


def _uneven(text: str, lines: list[Span]) -> Iterator[Problem]:
    """Dashes for more or fewer columns than the head has."""
    sizes = [_size(text, line) for line in lines]
    lacking, end = sizes[0] - sizes[1], lines[1][1]
    if not lacking:
        yield Problem(lines[1], "a column without dashes, so the table is shown as text")
    elif sizes[0] > 1:
        more = ("" if text[end - 1] == "|" else " |") + " --- |" * lacking
        sure = lacking > 0 and set(sizes[2:]) <= {sizes[0]}
        fix = Fix((Edit((end, end), more, "mark"),), "give each column its dashes") if sure else None
        message = f"dashes for {sizes[1]} of {sizes[0]} columns, so the table is shown as text"
        yield Problem(lines[1], message, fix)


def _size(text: str, line: Span) -> int:
    return len(cells(text, *line))


def _are_rows(text: str, lines: list[Span]) -> bool:
    """Whether all lines stand between bars and have as many cells, more than one."""
    barred = all(text[start] == "|" == text[end - 1] for start, end in lines)
    return barred and len({_size(text, line) for line in lines} | {1}) == 2

"""Numbers of entries out of step."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec import Struct

from lint_awesome.document import Document, Item
from lint_awesome.rule import Edit, Fix, Page, Problem, rule
from lint_awesome.source import Span

MOST = 0.1
"""The part of the numbers of a list that may be out of step, or one of them; what has more does not count."""


class Numeral(Struct, frozen=True):
    """A number as written, what it is, and whether lines follow that are indented by its width."""

    span: Span
    number: int
    hangs: bool


@rule("warning")
def entry_number(page: Page) -> Iterator[Problem]:
    """A hand-written number that is out of step with those before it."""
    for numerals in (*_lists(page.document), *_headings(page.document)):
        values = [one.number for one in numerals]
        first = 1 if values[1:2] == [2] else values[0]
        ahead = [value - first - at for at, value in enumerate(values)]
        wrong = [at for at, (last, own) in enumerate(pairwise([0, *ahead])) if own not in (0, last)]
        if wrong and len(values) > 2 and len(wrong) <= max(1, MOST * len(values)):
            fix = _fix(page.text, numerals, first)
            for at in wrong:
                beside = f"it follows '{values[at - 1]}'" if at else f"'{values[1]}' follows it"
                yield Problem(numerals[at].span, f"'{values[at]}' should be '{first + at}', {beside}", fix)


def _lists(document: Document) -> Iterator[list[Numeral]]:
    """The numbers of the lists that hold numbered entries, whose other items may be none.

    Where two entries run together in one item, its list has a number that is none of an item.
    """
    entries = {entry.marker for entry in document.entries() if entry.number and entry.marker}
    joined = {b.marker for a, b in pairwise(document.entries()) if b.marker and a.marker == b.marker}
    lists = defaultdict[int, list[Item]](list)
    for item in document.items if entries else ():
        if item.ordered:
            lists[item.list].append(item)
    text = document.source.text
    for items in lists.values():
        if any(item.marker in entries for item in items) and not any(item.marker in joined for item in items):
            yield [_numeral(text, item) for item in items]


def _numeral(text: str, item: Item) -> Numeral:
    start, end = item.marker
    digits = len(text[start:end].rstrip()) - 1
    return Numeral((start, start + digits), int(text[start : start + digits]), "\n" in text[slice(*item.span)].rstrip())


def _headings(document: Document) -> Iterator[list[Numeral]]:
    """The numbers of the headings that are entries, where no other heading stands between."""
    for _, group in document.groups():
        numbers = [entry.number for entry in group.entries if entry.number]
        whole = all(a.block[1] == b.block[0] for a, b in pairwise(group.entries))
        if group.shape == "heading" and whole and len(numbers) == len(group.entries):
            yield [Numeral(span, int(document.slice(span)), hangs=False) for span in numbers]


def _fix(text: str, numerals: Sequence[Numeral], first: int) -> Fix | None:
    """All numbers in step; none where lines that are indented by a number's width would hang wrongly."""
    edits, width = [], 0
    for number, one in enumerate(numerals, first):
        old = text[slice(*one.span)]
        new = str(number).zfill(len(old)) if old.startswith("0") else str(number)
        if one.hangs and len(old) != len(new):
            return None
        if old != new:
            edits.append(Edit(one.span, new, "number"))
            width += 1
    return Fix(tuple(edits), f"write {width} number{'s' * (width > 1)} anew")

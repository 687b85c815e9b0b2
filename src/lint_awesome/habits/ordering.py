"""The order of the entries of a group."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import Any, TypeVar

from lint_awesome.conventions import OrderKey
from lint_awesome.document import Entry, Group
from lint_awesome.text import dates
from lint_awesome.text.dates import Date
from lint_awesome.text.identifiers import identify
from lint_awesome.text.names import order_keys, out_of_order

Wrong = Callable[[Any, Any], bool]
T = TypeVar("T")


def newest(a: Date, b: Date) -> bool:
    """Whether a date before another breaks the order from new to old."""
    return dates.compare(a, b) < 0


def oldest(a: Date, b: Date) -> bool:
    """Whether a date before another breaks the order from old to new."""
    return dates.compare(a, b) > 0


def stated(entry: Entry) -> Date | None:
    """The date that an entry is ordered by; an impossible one has no place."""
    return entry.date if entry.date and not entry.date.flaw else None


def arxiv(entry: Entry) -> tuple[int, str] | None:
    """The arXiv number that an entry without date is ordered by."""
    if entry.date or not entry.link:
        return None
    found = identify(entry.link.url)
    return (len(found.key), found.key) if found and found.kind == "arxiv" and "/" not in found.key else None


KEYS: dict[OrderKey, tuple[Callable[[Entry], Any], Wrong]] = {
    "newest first": (stated, newest),
    "oldest first": (stated, oldest),
    "by the alphabet": (lambda entry: order_keys(entry.name), out_of_order),
    "by arXiv number, newest first": (arxiv, lambda a, b: a < b),
    "by arXiv number, oldest first": (arxiv, lambda a, b: a > b),
}


def placed(group: Group, key: OrderKey) -> list[tuple[int, Any]]:
    """The entries of a group that have a place in an order: their index and what they are ordered by."""
    of, _ = KEYS[key]
    return [(index, value) for index, entry in enumerate(group.entries) if (value := of(entry)) is not None]


def neighbours(group: Group, key: OrderKey) -> Iterator[tuple[bool, bool]]:
    """For each two neighbours: whether they are out of order, and whether they would be the other way round."""
    _, wrong = KEYS[key]
    there = placed(group, key)
    for (_, a), (_, b) in pairwise(there):
        yield wrong(a, b), wrong(b, a)


def stray(values: Sequence[T], wrong: Callable[[T, T], bool]) -> list[int]:
    """The smallest set of places to move: all less a longest stretch in order (patience sorting with comparisons)."""
    tails: list[int] = []
    before: list[int] = []
    for index, value in enumerate(values):
        low, high = 0, len(tails)
        while low < high:
            middle = (low + high) // 2
            if wrong(values[tails[middle]], value):
                high = middle
            else:
                low = middle + 1
        before.append(tails[low - 1] if low else -1)
        tails[low : low + 1] = [index]
    kept, at = set[int](), tails[-1] if tails else -1
    while at >= 0:
        kept.add(at)
        at = before[at]
    return [index for index in range(len(values)) if index not in kept]

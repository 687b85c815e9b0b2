"""Where entries belong in the order of their group."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from itertools import pairwise
from operator import itemgetter
from typing import Any

from msgspec import Struct

from lint_awesome import dating
from lint_awesome.conventions import Conventions, OrderKey
from lint_awesome.document import Entry, Group, Section
from lint_awesome.ordering import KEYS, Wrong, placed, stray
from lint_awesome.text.identifiers import canonical, identify

Ranked = tuple[int, Any]
"""An entry's place in its group, counted from 0, and what it is ordered by."""


class Sorting(Struct, frozen=True):
    """How a group comes into order: the places that are kept, those to move, and all places in their new sequence."""

    kept: tuple[Ranked, ...]
    moved: tuple[Ranked, ...]
    order: tuple[int, ...]


def ranked(section: Section, group: Group, conventions: Conventions, today: date) -> list[Ranked]:
    """The entries that take part in the order: not those that another rule says to be wrong in what orders them."""
    key = conventions.order.value
    if key is None:
        return []
    found = placed(group, key)
    _, wrong = KEYS[key]
    if not any(wrong(a[1], b[1]) for a, b in pairwise(found)):
        return found
    doubted = _doubted(section, key, conventions, today)
    again = set(repeats(group))
    return [one for one in found if one[0] not in again and not doubted(group.entries[one[0]])]


def _doubted(section: Section, key: OrderKey, conventions: Conventions, today: date) -> Callable[[Entry], bool]:
    """What tells whether the date or number of an entry is in doubt."""
    by_year = conventions.habit("year section").value == dating.OWN
    if key.startswith("by arXiv"):
        return lambda entry: not _is_sound(entry, today)
    if key == "by the alphabet":
        return lambda entry: entry.flawed

    def doubted(entry: Entry) -> bool:
        sure = dating.sure(entry, today)
        return sure is None or (by_year and dating.is_misplaced(section, sure)) or dating.is_denied(entry, conventions)

    return doubted


def _is_sound(entry: Entry, today: date) -> bool:
    found = identify(entry.link.url) if entry.link else None
    possible = found and found.year and found.month and not found.flaw
    return bool(possible and found and (found.year, found.month) <= (today.year, today.month))


def repeats(group: Group) -> Iterator[int]:
    """The places of entries whose link stands further up in the group."""
    seen = set[str]()
    for index, entry in enumerate(group.entries):
        link = canonical(entry.link.url) if entry.link else ""
        if link in seen:
            yield index
        elif link:
            seen.add(link)


def sort(entries: Sequence[Ranked], size: int, wrong: Wrong) -> Sorting:
    """How the least of the entries are moved, each to the right place nearest to it, so that a group is in order.

    Entries without a place in the order stay where they stand.
    """
    moving = set(stray([value for _, value in entries], wrong))
    kept = [one for at, one in enumerate(entries) if at not in moving]
    moved = [one for at, one in enumerate(entries) if at in moving]
    away = {index for index, _ in moved}
    line, order = list(kept), [index for index in range(size) if index not in away]
    up = [one for one in moved if last_place(kept, one[1], wrong) <= bisect_left(kept, one[0], key=itemgetter(0))]
    for one in up:
        at = last_place(line, one[1], wrong)
        order.insert(order.index(line[at][0]), one[0])
        line.insert(at, one)
    for one in reversed([one for one in moved if one not in up]):
        at = first_place(line, one[1], wrong)
        order.insert(order.index(line[at - 1][0]) + 1 if at else 0, one[0])
        line.insert(at, one)
    return Sorting(tuple(kept), tuple(moved), tuple(order))


def last_place(line: Sequence[Ranked], value: object, wrong: Wrong) -> int:
    """The last place in a line in order where something may stand: before the first that must follow it."""
    return bisect_left(line, x=True, key=lambda other: wrong(other[1], value))


def first_place(line: Sequence[Ranked], value: object, wrong: Wrong) -> int:
    """The first such place: behind the last that must stand before it."""
    return bisect_left(line, x=True, key=lambda other: not wrong(value, other[1]))

"""Where entries belong in the order of their group."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import cmp_to_key
from itertools import pairwise
from operator import gt, itemgetter
from typing import Any

from msgspec import Struct

from lint_awesome.conventions import Conventions, OrderKey
from lint_awesome.document import Entry, Group, Section
from lint_awesome.habits import dating
from lint_awesome.habits.ordering import KEYS, Wrong, placed, stray
from lint_awesome.text.identifiers import canonical, identify

MONTH = 4
"""The digits of an arXiv number that tell its month; within it, lists have no order."""

FAR = 3
"""Who stands first in a list, and so many places before its own, is given that place."""

NEAR = 3
"""How many of the entries on either side are asked whether one is out of order."""

Ranked = tuple[int, Any]
"""An entry's place in its group, counted from 0, and what it is ordered by."""


class Stray(Struct, frozen=True):
    """An entry to move, and one that stays which it must not stand before, or `behind`."""

    own: Ranked
    other: int
    behind: bool


class Sorting(Struct, frozen=True):
    """How a group comes into order: the entries to move, and all places in their new sequence."""

    moved: tuple[Stray, ...]
    order: tuple[int, ...]


def ranked(section: Section, group: Group, conventions: Conventions, today: date) -> list[Ranked]:
    """The entries that take part in the order: not those that another rule says to be wrong in what orders them."""
    key = conventions.order.value
    if key is None:
        return []
    found = placed(group, key)
    if key.startswith("by arXiv"):
        found = [(index, (size, number[:MONTH])) for index, (size, number) in found]
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


def sort(entries: Sequence[Ranked], size: int, key: OrderKey) -> Sorting:
    """How the least of the entries are moved, each to the right place nearest to it, so that a group is in order.

    Entries without a place in the order stay behind those that they stand behind.
    """
    line, wrong = _line(entries, key)
    found = set(stray([value for _, value in line], wrong))
    kept = [at for at in range(len(line)) if at not in found]
    moved = list[Stray]()
    for at in sorted(found):
        other = _against(entries, kept, at, KEYS[key][1])
        if other is not None:
            moved.append(Stray(line[at], entries[other][0], other < at))
    order = _sequence([line[at] for at in kept], [one.own for one in moved], size, wrong)
    return Sorting(tuple(moved), tuple(order))


def _line(entries: Sequence[Ranked], key: OrderKey) -> tuple[Sequence[Ranked], Wrong]:
    """The entries with what surely orders any two: of a title's readings, the one that has least to move."""
    if key != "by the alphabet":
        return entries, KEYS[key][1]
    readings = [list(reading) for reading in zip(*(value for _, value in entries), strict=True)]
    best = min(readings, key=lambda reading: len(stray(reading, gt)), default=[])
    return [(index, value) for (index, _), value in zip(entries, best, strict=True)], gt


def _against(entries: Sequence[Ranked], kept: list[int], at: int, wrong: Wrong) -> int | None:
    """Which of the nearest entries that stay speaks against a place under every reading."""
    here, own = bisect_left(kept, at), entries[at][1]
    before = (other for other in reversed(kept[max(0, here - NEAR) : here]) if wrong(entries[other][1], own))
    after = (other for other in kept[here : here + NEAR] if wrong(own, entries[other][1]))
    return next(before, next(after, None))


def _sequence(kept: list[Ranked], moved: list[Ranked], size: int, wrong: Wrong) -> Iterator[int]:
    gaps, away = _gaps(kept, moved, wrong), {index for index, _ in moved}
    staying = iter(index for index in range(size) if index not in away)
    for at in range(len(kept) + 1):
        down, up = gaps.get(at, ([], []))
        yield from down
        for index in staying:
            if at < len(kept) and index == kept[at][0]:
                yield from (*up, index)
                break
            yield index


def without_first(entries: list[Ranked], key: OrderKey) -> list[Ranked]:
    """The entries less those that stand first on purpose: far from where the alphabet has them."""
    line, wrong = _line(entries, key)
    found = set(stray([value for _, value in line], wrong))
    kept = [one for at, one in enumerate(line) if at not in found]
    ahead = range(next((at for at in range(len(line)) if at not in found), 0))
    far = {at for at in ahead if first_place(kept, line[at][1], wrong) >= FAR}
    return [one for at, one in enumerate(entries) if at not in far]


def _gaps(kept: list[Ranked], moved: list[Ranked], wrong: Wrong) -> dict[int, tuple[list[int], list[int]]]:
    """What comes to stand before the kept entries, by their number: behind the one before, and right ahead of it."""
    found = defaultdict[int, list[tuple[bool, Ranked]]](list)
    for one in moved:
        here, last = bisect_left(kept, one[0], key=itemgetter(0)), last_place(kept, one[1], wrong)
        found[last if last <= here else first_place(kept, one[1], wrong)].append((last <= here, one))
    by_value = cmp_to_key(lambda a, b: wrong(a, b) - wrong(b, a))
    gaps = {}
    for at, ones in found.items():
        line = [index for _, (index, _) in sorted(ones, key=lambda one: by_value(one[1][1]))]
        gaps[at] = ([], line) if at < len(kept) and all(up for up, _ in ones) else (line, [])
    return gaps


def last_place(line: Sequence[Ranked], value: object, wrong: Wrong) -> int:
    """The last place in a line in order where something may stand: before the first that must follow it."""
    return bisect_left(line, x=True, key=lambda other: wrong(other[1], value))


def first_place(line: Sequence[Ranked], value: object, wrong: Wrong) -> int:
    """The first such place: behind the last that must stand before it."""
    return bisect_left(line, x=True, key=lambda other: not wrong(value, other[1]))

"""Which lines a change added and took away; what only moved is neither."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from msgspec import Struct

from lint_awesome.ordering import stray


class Difference(Struct, frozen=True):
    """The lines that are new or changed in a text, and those of the text before that are not there any more, from 0."""

    added: frozenset[int]
    removed: frozenset[int]


def difference(old: str, new: str) -> Difference:
    """What differs between two texts, whatever their line ends are."""
    before, after = old.splitlines(), new.splitlines()
    pairs = dict(_pairs(before, after))
    removed = [at for at in range(len(before)) if at not in pairs]
    kept = set(pairs.values())
    added = [at for at in range(len(after)) if at not in kept]
    moved = Counter(before[at] for at in removed) & Counter(after[at] for at in added)
    return Difference(frozenset(_others(after, added, moved)), frozenset(_others(before, removed, moved)))


def _others(lines: Sequence[str], places: Sequence[int], moved: Counter[str]) -> Iterator[int]:
    """The places of lines that have not moved; blank lines are of no weight."""
    left = moved.copy()
    for at in places:
        if left[lines[at]]:
            left[lines[at]] -= 1
        elif lines[at].strip():
            yield at


def _pairs(before: Sequence[str], after: Sequence[str]) -> Iterator[tuple[int, int]]:
    """The lines that stayed: those that each text has once, in order, and around them what is equal."""
    last = (-1, -1)
    for old, new in (*_anchors(before, after), (len(before), len(after))):
        low, high = last, (old, new)
        while low[0] + 1 < high[0] and low[1] + 1 < high[1] and before[low[0] + 1] == after[low[1] + 1]:
            low = low[0] + 1, low[1] + 1
            yield low
        while low[0] + 1 < high[0] and low[1] + 1 < high[1] and before[high[0] - 1] == after[high[1] - 1]:
            high = high[0] - 1, high[1] - 1
            yield high
        if old < len(before):
            yield old, new
        last = old, new


def _anchors(before: Sequence[str], after: Sequence[str]) -> list[tuple[int, int]]:
    """The longest run of lines that each text has once (patience diff)."""
    old, new = _single(before), _single(after)
    both = sorted((old[line], new[line]) for line in old.keys() & new.keys())
    astray = set(stray([at for _, at in both], lambda a, b: a > b))
    return [pair for at, pair in enumerate(both) if at not in astray]


def _single(lines: Sequence[str]) -> dict[str, int]:
    counts = Counter(lines)
    return {line: at for at, line in enumerate(lines) if counts[line] == 1}

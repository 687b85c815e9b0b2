"""Which lines a change added and took away; what only moved is neither."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from operator import gt

from msgspec import Struct

from lint_awesome.habits.ordering import stray
from lint_awesome.source import Lines, Span


class Difference(Struct, frozen=True):
    """The lines that are new or changed in a text, and those of the text before that are not there any more, from 0."""

    added: frozenset[int]
    removed: frozenset[int]


def difference(old: str, new: str) -> Difference:
    """What differs between two texts, whatever their line ends are."""
    before, after = lines_of(old), lines_of(new)
    stayed = dict(pairs(before, after))
    kept = set(stayed.values())
    removed = [at for at in range(len(before)) if at not in stayed]
    added = [at for at in range(len(after)) if at not in kept]
    moved = Counter(before[at] for at in removed) & Counter(after[at] for at in added)
    return Difference(frozenset(_others(after, added, moved)), frozenset(_others(before, removed, moved)))


def added(old: str, new: str) -> Iterator[Span]:
    """Where the lines stand that are new or changed."""
    lines = Lines(new)
    yield from (lines.span(number + 1) for number in sorted(difference(old, new).added))


def lines_of(text: str) -> list[str]:
    """The lines of a text without their line ends."""
    return [line.removesuffix("\r") for line in text.split("\n")]


def _others(lines: Sequence[str], places: Sequence[int], moved: Counter[str]) -> Iterator[int]:
    """The places of lines that have not moved; blank lines are of no weight."""
    left = moved.copy()
    for at in places:
        if left[lines[at]]:
            left[lines[at]] -= 1
        elif lines[at].strip():
            yield at


def pairs(before: Sequence[str], after: Sequence[str]) -> Iterator[tuple[int, int]]:
    """The lines that stayed: those that each text has once, in order, and what is equal behind and before these."""
    low, end = (0, 0), (len(before), len(after))
    for high in (*_anchors(before, after), end):
        yield from _equal(before, after, low, high)
        if high != end:
            yield high
        low = high[0] + 1, high[1] + 1


def _equal(
    before: Sequence[str], after: Sequence[str], low: tuple[int, int], high: tuple[int, int]
) -> Iterator[tuple[int, int]]:
    """The lines between two places that are equal, from the first on, and back from the last."""
    (a, b), (c, d) = low, high
    while a < c and b < d and before[a] == after[b]:
        yield a, b
        a, b = a + 1, b + 1
    while a < c and b < d and before[c - 1] == after[d - 1]:
        c, d = c - 1, d - 1
        yield c, d


def _anchors(before: Sequence[str], after: Sequence[str]) -> list[tuple[int, int]]:
    """The longest run of lines that each text has once (patience diff)."""
    old, new = _single(before), _single(after)
    both = sorted((old[line], new[line]) for line in old.keys() & new.keys())
    astray = set(stray([at for _, at in both], gt))
    return [pair for at, pair in enumerate(both) if at not in astray]


def _single(lines: Sequence[str]) -> dict[str, int]:
    counts = Counter(lines)
    return {line: at for at, line in enumerate(lines) if counts[line] == 1}

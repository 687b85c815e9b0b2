"""Fixes that leave alone what is not reported: one fix may mend several problems, of which some are not to be told."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence

from msgspec.structs import replace

from lint_awesome.rule import Edit, Fix, Problem, Reorder, Transfer
from lint_awesome.source import Span

Silent = Callable[[Span], bool]
"""Whether a place is one that is to be left alone."""


def narrower(gone: Iterable[Problem], borders: Sequence[int] = ()) -> Callable[[Problem, Silent], Problem]:
    """What takes out of a problem's fix all that would mend those which are `gone`.

    No block is moved over a border: a sorted place from which on other rules are silent than before.
    """
    spans, made = defaultdict[int, list[Span]](list), dict[int, Fix | None]()
    for problem in gone:
        spans[id(problem.fix)].append(problem.span)

    def narrowed(problem: Problem, silent: Silent) -> Problem:
        fix = problem.fix
        if fix is None:
            return problem
        if id(fix) not in made:
            made[id(fix)] = _narrowed(fix, sorted(spans[id(fix)]), silent, borders)
        return problem if made[id(fix)] is fix else replace(problem, fix=made[id(fix)])

    return narrowed


def _narrowed(fix: Fix, spans: Sequence[Span], silent: Silent, borders: Sequence[int]) -> Fix | None:
    changes = tuple(_changes(fix, spans, silent, borders))
    if changes == fix.changes:
        return fix
    return replace(fix, changes=changes) if changes else None


def _changes(
    fix: Fix, spans: Sequence[Span], silent: Silent, borders: Sequence[int]
) -> Iterator[Edit | Reorder | Transfer]:
    for change in fix.changes:
        if isinstance(change, Edit):
            if not silent(change.span) and not _touches(spans, change.span):
                yield change
        elif isinstance(change, Reorder):
            if not _crosses(borders, (change.blocks[0][0], change.blocks[-1][1])):
                yield from _pinned(change, spans)
        elif not _crosses(borders, (min(change.block[0], change.to), max(change.block[1], change.to))):
            yield change


def _touches(spans: Sequence[Span], own: Span) -> bool:
    """Whether a place has a character, or its empty place, in common with one of some."""
    return any(_begins_in(own[0], span) or _begins_in(span[0], own) for span in spans)


def _begins_in(place: int, span: Span) -> bool:
    return span[0] <= place < max(span[1], span[0] + 1)


def _crosses(borders: Sequence[int], span: Span) -> bool:
    return bisect_right(borders, span[0] - 1) < bisect_right(borders, span[1] - 1)


def _pinned(change: Reorder, spans: Sequence[Span]) -> Iterator[Reorder]:
    """The same without the blocks that hold a place: they keep their number; nothing where all stay."""
    starts = [start for start, _ in change.blocks]
    stay = {bisect_right(starts, start) - 1 for start, _ in spans}
    others = iter([index for index in change.order if index not in stay])
    order = tuple(at if at in stay else next(others) for at in range(len(starts)))
    if order != tuple(range(len(starts))):
        yield replace(change, order=order)

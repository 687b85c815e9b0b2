"""Sections that stand beside each other under one heading."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise

from lint_awesome.conventions import OrderKey
from lint_awesome.document import Document, Section
from lint_awesome.habits import years
from lint_awesome.habits.years import Period
from lint_awesome.source import Span
from lint_awesome.text import names
from lint_awesome.text.patterns import lazy

SIGNS = lazy(r"^[\W_]+")


def runs(document: Document) -> Iterator[list[Section]]:
    """The sections below each heading, by their level; the heading-less text before the first one is none.

    Where numbers tell that some are below others on their level, these are apart.
    """
    above, found = list[Section](), defaultdict[tuple[int, int, int], list[Section]](list)
    for section in document.sections:
        while above and above[-1].level >= section.level:
            above.pop()
        if section.level:
            parent = above[-1].span[0] if above and above[-1].level else -1
            found[parent, section.level, max(1, len(number(section)))].append(section)
        above.append(section)
    return iter(found.values())


def number(section: Section) -> list[str]:
    """The parts of the number that a heading has, also behind emoji."""
    return names.number(SIGNS.sub("", section.title))


def filled(document: Document) -> Iterator[tuple[list[Section], list[Section]]]:
    """The same, each with those of its sections that hold entries, themselves or further down."""
    starts = [section.span[0] for section in document.sections if section.groups]
    for run in runs(document):
        yield run, [one for one in run if not one.apart and _any_within(starts, one.reach)]


def _any_within(starts: list[int], reach: Span) -> bool:
    return bisect_left(starts, reach[0]) < bisect_left(starts, reach[1])


def of_years(run: Iterable[Section]) -> Iterator[list[tuple[Section, Period]]]:
    """The stretches of sections that are wholly of a year or a month of one, with that."""
    found = list[tuple[Section, Period]]()
    for one in run:
        period = years.period_of(one.title)
        if period and period[0]:
            found.append((one, period))
        elif found:
            yield found
            found = []
    if found:
        yield found


def older(a: Period, b: Period) -> bool:
    """Whether a period is before another, as far as both are given."""
    return a[: len(b)] < b[: len(a)]


def newer(a: Period, b: Period) -> bool:
    """Whether a period is after another, as far as both are given."""
    return older(b, a)


def heading_key(section: Section) -> tuple[str, ...] | None:
    """What a heading is ordered by in the alphabet: its words without the emoji before them."""
    return names.order_keys(SIGNS.sub("", section.title))


def order_of_years(run: list[Section]) -> Iterator[OrderKey]:
    """In which order each two neighbours among the years of some sections stand."""
    for stretch in of_years(run):
        for (_, a), (_, b) in pairwise(stretch):
            if older(a, b) or older(b, a):
                yield "oldest first" if older(a, b) else "newest first"


def order_of_words(run: list[Section]) -> Iterator[str]:
    """Whether each two neighbours among some sections stand by the alphabet; nothing where that cannot be said."""
    for a, b in pairwise([] if any(of_years(run)) else map(heading_key, run)):
        if names.out_of_order(a, b) or names.out_of_order(b, a):
            yield "other" if names.out_of_order(a, b) else "by the alphabet"

"""The years and months that headings name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from lint_awesome.text import dates
from lint_awesome.text.dates import Date
from lint_awesome.text.patterns import lazy

Period = tuple[int, ...]
"""A year, or a year and a month."""

REMARK = lazy(r"[(（\[【][^()（）\[\]【】]*[)）\]】]")
COUNT = lazy(r"(?:\s+[-–—·|:]|[:：·|])\s*\d+\s*(?:papers|entries|篇)?\s*$", re.IGNORECASE)
EDGES = lazy(r"^[\W_]+|(?<![\W_])[\W_]+$")
PART = lazy(r"((?:19|20)\d\d)-\d")
MONTH = lazy(r"(\d{1,2})\s?月|([A-Za-z]{3,9})")
NAMES = ((name.lower(), index) for index, name in enumerate(dates.MONTHS, 1))
MONTHS = {"sept": 9} | {name[:length]: index for name, index in NAMES for length in (3, len(name))}


def named(path: Sequence[str]) -> Period | None:
    """What the innermost heading that is wholly a year or a month names; a month is one of the year above it."""
    period: Period | None = None
    for title in path:
        found = period_of(title)
        if found and found[0]:
            period = found
        elif found and period:
            period = (period[0], found[1])
    return period


def frames(paths: Iterable[Sequence[str]]) -> list[tuple[str, ...]]:
    """For sections in order, by their paths: what those of several years have in common, their path without years.

    A heading beside years parts them, as the topic that those after it are about.
    """
    found, made, topics = list[tuple[str, ...]](), dict[Sequence[str], tuple[str, ...]](), dict[Sequence[str], str]()
    for path in paths:
        above, title = path[:-1], path[-1] if path else ""
        if period_of(title):
            title = f" {topics.get(above, '')}"
        else:
            topics[above] = title
        made[path] = (*made.get(above, above), title)
        found.append(made[path])
    return found


@lru_cache(4096)
def period_of(title: str) -> Period | None:
    """The year or month that a heading wholly is, with emoji, counts or brackets around; the year of a lone month is 0.

    A year with one digit after it (`2024-1`) is that year: it may be a part of it as well as a month.
    """
    bare = EDGES.sub("", COUNT.sub("", REMARK.sub(" ", title))) or EDGES.sub("", title)
    if len(bare) > 20:
        return None
    if part := PART.fullmatch(bare):
        return (int(part[1]),)
    if month := MONTH.fullmatch(bare):
        number = int(month[1]) if month[1] else MONTHS.get(month[2].lower(), 0)
        return (0, number) if 1 <= number <= 12 else None
    date = dates.parse(bare, 0, len(bare))
    return dates.key(date) if date and not date.flaw and date.day is None else None


def holds(period: Period, date: Date) -> bool:
    """Whether a date is in a period, as far as both are given."""
    return all(a == b for a, b in zip(period, dates.key(date), strict=False))

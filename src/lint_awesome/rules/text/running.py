"""Which places stand in running text, where words are words."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from lint_awesome.document import Document, Entry
from lint_awesome.habits.values import author_spans
from lint_awesome.source import Span

T = TypeVar("T")
DEEP = 8
"""How many spans may begin between a place and the beginning of one that holds it."""


def running(document: Document, places: Iterable[int]) -> list[int]:
    """Those of some places that stand in no code, tag, comment, link, title, label or list of authors, in order."""
    asked = sorted(set(places))
    if not asked:
        return []
    links = [link.span for link in document.links]
    there = (entry for entry in document.entries() if within(asked, entry.block))
    names = sorted(span for entry in there for span in _names(document, entry))
    return [
        place
        for place in asked
        if not any(holds(spans, place) for spans in (document.code, document.tags, links, names))
    ]


def within(places: Sequence[int], span: Span) -> Sequence[int]:
    """Those of some sorted places that a span holds."""
    low = bisect_left(places, span[0])
    return places[low : bisect_left(places, span[1], low)]


def holds(spans: Sequence[Span], place: int) -> bool:
    """Whether a place is in one of some sorted spans."""
    return bool(around(spans, spans, place))


def around(things: Sequence[T], spans: Sequence[Span], place: int) -> list[T]:
    """Those of some things whose spans hold a place; both are in the order of the spans."""
    at = bisect_right(spans, (place, place)) if spans else 0
    near = range(max(at - DEEP, 0), min(at + 1, len(spans)))
    return [things[index] for index in near if spans[index][0] <= place < spans[index][1]]


def _names(document: Document, entry: Entry) -> Iterator[Span]:
    """Where an entry has names: its title, its labels, its authors."""
    yield entry.title
    yield from (field.label for field in entry.fields if field.label)
    yield from (span for _, span in author_spans(document.source.text, entry))

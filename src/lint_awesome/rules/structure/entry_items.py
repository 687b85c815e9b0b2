"""The list items that entries are made of, each with how deep it is nested and what stands before its marker."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from typing import TypeVar

from msgspec import Struct

from lint_awesome.config import Convention
from lint_awesome.document import Document, Item
from lint_awesome.source import Span
from lint_awesome.text.patterns import lazy

LABEL = lazy(r"(?:\*\*|__)?([^\W\d_][^:：\n*_`\[\]<>]{0,30})(?:\*\*|__)?[ \t]*[:：](?!//)")
T = TypeVar("T")
LISTED = ("inline", "nested", "heading")


class Part(Struct, frozen=True):
    """An item of an entry: its own (of none, where it is no item) or one below.

    `depth` is how deep it is nested, `lead` what stands before its marker, `indent` that in columns, `label` the
    word before its colon; `entry` tells whose it is, `own` whether it is the entry's own.
    """

    item: Item
    sign: str
    indent: int
    depth: int
    lead: Span
    label: str
    entry: int
    own: bool


def parts(document: Document) -> Iterator[Part]:
    """The items of all entries, and those beside nested ones; those in quotes, and without a bullet, are none."""
    text, depths = document.source.text, list[int]()
    entries = sorted((entry for entry in document.entries() if entry.shape in LISTED), key=lambda entry: entry.block)
    starts, ends = [entry.block[0] for entry in entries], [entry.block[1] for entry in entries]
    own = {entry.marker for entry in entries}
    nested = {at for at, section in enumerate(document.sections) if any(g.shape == "nested" for g in section.groups)}
    for item in document.items:
        depth = depths[item.parent] + 1 if item.parent >= 0 else 0
        depths.append(depth)
        first, last = item.marker
        at = bisect_right(starts, first) - 1
        within = at >= 0 and first < ends[at]
        if not within and item.section not in nested:
            continue
        start = text.rfind("\n", 0, first) + 1
        before, label = text[start:first], LABEL.match(text, last)
        if first < last and (not before or before.isspace()):
            name, sign = label[1].strip() if label else "", text[first:last].strip()
            indent = len(before.expandtabs(4))
            yield Part(item, sign, indent, depth, (start, first), name, at if within else -1, item.marker in own)


def is_usual(tally: Counter[T], value: T, asked: Convention) -> bool:
    """Whether a value is what nearly all of enough cases have."""
    return tally.total() >= asked.cases and tally[value] >= asked.share * tally.total()

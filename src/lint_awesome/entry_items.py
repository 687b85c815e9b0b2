"""The list items that entries are made of, each with how deep it is nested and what stands before its marker."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from msgspec import Struct

from lint_awesome.document import Document, Item
from lint_awesome.source import Span


class Part(Struct, frozen=True):
    """An item of an entry: its own or one below; `indent` is what stands before its marker, in columns."""

    item: Item
    sign: str
    indent: int
    depth: int
    lead: Span


def parts(document: Document) -> Iterator[Part]:
    """The items of all entries, in order; those in quotes are none."""
    text, depths = document.source.text, list[int]()
    blocks = sorted(entry.block for entry in document.entries() if entry.shape in ("inline", "nested", "heading"))
    starts = [block[0] for block in blocks]
    for item in document.items:
        depths.append(depths[item.parent] + 1 if item.parent >= 0 else 0)
        at = bisect_right(starts, item.marker[0]) - 1
        if at < 0 or blocks[at][1] <= item.marker[0]:
            continue
        start = text.rfind("\n", 0, item.marker[0]) + 1
        before = text[start : item.marker[0]]
        if not before.strip():
            indent = len(before.expandtabs(4))
            sign = text[slice(*item.marker)].strip()
            yield Part(item, sign, indent, depths[-1], (start, item.marker[0]))

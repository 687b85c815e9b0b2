"""Entries of tools whose link is the repository of another one."""

from __future__ import annotations

from collections.abc import Iterator

from lint_awesome.document import Document, Entry
from lint_awesome.rules.duplicates.twins import Shared
from lint_awesome.text.identifiers import identify
from lint_awesome.text.names import title_key
from lint_awesome.text.patterns import lazy

PART = lazy(r"[^\W_]{2,}")
"""A part of the names that a repository has: of fewer letters it says nothing."""


def strangers(document: Document, shared: Shared) -> Iterator[tuple[Entry, Entry]]:
    """The entry that a repository has its name from, with each other that leads there and has nothing of its names."""
    for there in shared.values():
        titled = [seat.entry for seat in there if seat.entry.link and seat.entry.link.label == seat.entry.title]
        found = identify(titled[0].link.url) if titled and titled[0].link else None
        if found and found.kind == "github":
            name = title_key(found.key.partition("/")[2])
            own = next((entry for entry in titled if title_key(entry.name) == name), None)
            yield from ((own, one) for one in titled if own and not _knows(document, one, found.key))


def _knows(document: Document, entry: Entry, key: str) -> bool:
    """Whether an entry has something of a repository's names in its own, or they its name, or its text one of them."""
    name, whole = title_key(entry.name), title_key(key)
    words = document.slice(entry.description).casefold() if entry.description else ""
    parts = [part.casefold() for part in PART.findall(key)]
    return not name or name in whole or any(part in name or part in words for part in parts)

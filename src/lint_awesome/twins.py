"""Entries that stand in a list twice: by their link or by their title."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping

from msgspec import Struct

from lint_awesome import years
from lint_awesome.document import Document, Entry, Section
from lint_awesome.text.identifiers import canonical, identify, names_one_work
from lint_awesome.text.names import alike, digits, title_key, words
from lint_awesome.values import names_in

PAPERS = ("arxiv", "doi", "openreview", "acl")
AUTHORS = re.compile(r"authors?\b|作者|著者", re.IGNORECASE)
FEW = 4
"""Titles of fewer words are names, which may be those of several things."""
SHORT = 20
"""The same, in letters."""
LIKE, UNLIKE = 0.8, 0.5
"""How alike two titles are that may be one, and that must be two."""


class Seat(Struct, frozen=True):
    """An entry with the section that it stands in; the year sections of one parent share their `frame`."""

    entry: Entry
    section: Section
    frame: tuple[str, ...]


Shared = Mapping[str, list[Seat]]


def seats(document: Document) -> Iterator[Seat]:
    """All entries, in order of place."""
    for section in document.sections:
        frame = years.frame(section.path)
        for group in section.groups:
            yield from (Seat(entry, section, frame) for entry in group.entries if not entry.flawed)


def by_link(document: Document) -> Shared:
    """The entries that share their link with others."""
    found = defaultdict[str, list[Seat]](list)
    for seat in seats(document):
        if seat.entry.link and "://" in seat.entry.link.url:
            found[canonical(seat.entry.link.url)].append(seat)
    return {link: there for link, there in found.items() if len(there) > 1}


def by_title(document: Document) -> Shared:
    """The entries that share their title with others, where it is long enough to be that of one thing."""
    found = defaultdict[str, list[Seat]](list)
    for seat in seats(document):
        found[title_key(seat.entry.name)].append(seat)
    return {key: there for key, there in found.items() if len(there) > 1 and _is_long(key, there[0].entry.name)}


def _is_long(key: str, title: str) -> bool:
    return len(key) >= SHORT and len(words(title)) >= FEW


def are_two(a: Entry, b: Entry) -> bool:
    """Whether one link stands under two titles that are clearly not of one work, though it is the link of one."""
    if not (a.link and names_one_work(a.link.url)) or min(len(words(a.name)), len(words(b.name))) < FEW:
        return False
    one, two = title_key(a.name), title_key(b.name)
    return one not in two and two not in one and alike(a.name, b.name) < UNLIKE


def are_one(a: Entry, b: Entry) -> bool:
    """Whether two entries of one link are of the same resource."""
    if are_two(a, b):
        return False
    found = identify(a.link.url) if a.link else None
    if found and found.kind in (*PAPERS, "youtube"):
        return True
    return digits(a.name) == digits(b.name) and alike(a.name, b.name) >= LIKE


def share_title(text: str, a: Entry, b: Entry) -> bool:
    """Whether two entries of one title and two links are surely one paper.

    Two numbers of one archive are two papers, unless their authors are the same too.
    """
    if not any(one.link and names_one_work(one.link.url) for one in (a, b)):
        return False
    kinds = [found.kind if one.link and (found := identify(one.link.url)) else None for one in (a, b)]
    return (
        kinds[0] != kinds[1]
        or kinds[0] not in PAPERS
        or (bool(authors(text, a)) and authors(text, a) == authors(text, b))
    )


def authors(text: str, entry: Entry) -> frozenset[str]:
    """The names in an entry's field of authors, without case."""
    values = (text[slice(*field.value)] for field in entry.fields if AUTHORS.match(field.name))
    return frozenset(name.casefold() for value in values for name in names_in(value))

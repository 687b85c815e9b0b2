"""Entries that stand in a list twice: by their link or by their title."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from lint_awesome.document import Document, Entry, Section
from lint_awesome.habits import years
from lint_awesome.text.identifiers import canonical, identify, names_one_work
from lint_awesome.text.names import alike, digits, plain, title_key, words
from lint_awesome.text.patterns import lazy
from lint_awesome.text.people import names_in
from lint_awesome.text.slips import are_within

PAPERS = ("arxiv", "doi", "openreview", "acl")
AUTHORS = lazy(r"authors?\b|作者|著者", re.IGNORECASE)
VENUE = lazy(r"(?:19|20)\d\d$|\b(?:proc|trans)\b", re.IGNORECASE)
CUT = lazy(r"\b(?:in|of|on|at|by|with|from|for|to|and|see|the|an?)$")
"""How the words before a link end that is a part of their sentence."""
NAMED = lazy(r"(?:short )?names?|datasets?|models?|benchmarks?|methods?|systems?|名称|数据集|模型", re.IGNORECASE)
NAME = lazy(r"\W*\[((?![^\]]*(?:19|20)\d\d)[^\[\]\n]{1,40})\]\W*[:：]\W*")
"""A name in brackets before a title, which is no venue with its year: `[Abc]: `."""
IN_BRACKETS = lazy(r"[(（]([^()（）]*\w[^()（）]*)[)）]\W*$")
FEW = 4
"""Titles of fewer words are names, which may be those of several things."""
SHORT = 20
"""The same, in letters."""
COMMON = 3
"""What stands as the title of entries with so many links is none, but a venue or a kind."""
MANY = 12
"""A link that so many entries have, and is of no one work, stands for something else: that none was found."""
LIKE, UNLIKE = 0.8, 0.5
"""How alike two titles are that may be one, and that must be two."""


class Seat(Struct, frozen=True):
    """An entry with the section that it stands in.

    Entries of one `scope` stand under one topic: in one group, or in those of the years of one parent.
    """

    entry: Entry
    section: Section
    scope: tuple[object, ...]


Shared = Mapping[str, list[Seat]]


def seats(document: Document) -> Iterator[Seat]:
    """All sound entries, in order of place."""
    frames = years.frames(section.path for section in document.sections)
    for section, frame in zip(document.sections, frames, strict=True):
        for at, group in enumerate(section.groups):
            yield from (Seat(entry, section, (frame, at)) for entry in group.entries if not entry.flawed)


def by_link(document: Document) -> Shared:
    """The entries that share their link with others, in order of place; not those whose title is none."""
    found, links = defaultdict[str, list[Seat]](list), defaultdict[str, set[str]](set)
    for seat in seats(document):
        if seat.entry.link and "://" in seat.entry.link.url:
            link = canonical(seat.entry.link.url)
            found[link].append(seat)
            links[title_key(seat.entry.name)].add(link)
    shared = {link: there for link, there in found.items() if _is_shared(there)}
    for link, there in shared.items():
        titled = (seat for seat in there if len(links[title_key(seat.entry.name)]) < COMMON)
        shared[link] = sorted(titled, key=lambda seat: seat.entry.title)
    return shared


def _is_shared(there: list[Seat]) -> bool:
    """Whether entries of one link share what it leads to."""
    link = there[0].entry.link
    return len(there) > 1 and (len(there) < MANY or (link is not None and names_one_work(link.url)))


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
    if not (a.link and names_one_work(a.link.url)) or not (_is_sentence(a.name) and _is_sentence(b.name)):
        return False
    return not _holds(a.name, b.name) and alike(a.name, b.name) < UNLIKE


def _is_sentence(title: str) -> bool:
    """Whether a title has words enough to be that of one work, and is neither a venue's name nor a sentence's start."""
    return (
        not (VENUE.search(title) or CUT.search(title))
        and sum(len(word) > 1 and not word.isdigit() for word in words(title)) >= FEW
    )


def _holds(a: str, b: str) -> bool:
    """Whether one of two titles stands in the other."""
    one, two = title_key(a), title_key(b)
    return one in two or two in one


def misled(shared: Shared) -> Iterator[tuple[Entry, Entry]]:
    """The entries whose link is that of another work, with the entry that it belongs to."""
    for there in shared.values():
        entries = [seat.entry for seat in there]
        right = _trusted(entries)
        yield from ((right, entry) for entry in entries if right and entry.link and are_two(right, entry))


def _trusted(entries: Sequence[Entry]) -> Entry | None:
    """The first of the entries under the title that most of one link have."""
    keys = [title_key(entry.name) for entry in entries]
    counts = Counter(keys)
    return entries[keys.index(max(counts, key=counts.__getitem__))] if len(counts) > 1 else None


def are_one(text: str, a: Entry, b: Entry) -> bool:
    """Whether two entries of one link are of the same resource, not two things that are presented in one place."""
    if _are_named_apart(text, a, b):
        return False
    if a.name == b.name:
        return True
    found = identify(a.link.url) if a.link else None
    if found and found.kind in PAPERS:
        both = _is_sentence(a.name) and _is_sentence(b.name)
        return not are_two(a, b) if both else _is_subtitled(a.name, b.name) or _is_nearly(a.name, b.name)
    return (found is not None and found.kind == "youtube") or _is_nearly(a.name, b.name)


def _is_subtitled(a: str, b: str) -> bool:
    """Whether one of two titles is the other with a subtitle."""
    return b.startswith(f"{a}:") or a.startswith(f"{b}:")


def _is_nearly(a: str, b: str) -> bool:
    """Whether two titles are so alike that they are of one thing; a word in another (`django`, `geodjango`) is not."""
    if digits(a) != digits(b) or (like := alike(a, b)) < LIKE or _are_parts(a, b):
        return False
    return like == 1 or not (_holds(a, b) and len(words(a)) == len(words(b)) == 1)


def _are_parts(a: str, b: str) -> bool:
    """Whether two titles end in brackets that name two parts of one thing: `(songs by day)`, `(songs by night)`."""
    ends = [words(found[1]) for one in (a, b) if (found := IN_BRACKETS.search(one))]
    if len(ends) < 2 or len(ends[0]) != len(ends[1]) or title_key(ends[0][0]) != title_key(ends[1][0]):
        return False
    return any(not are_within(one.casefold(), other.casefold(), 2) for one, other in zip(*ends, strict=True))


def _are_named_apart(text: str, a: Entry, b: Entry) -> bool:
    """Whether two entries have other names beside the title of the work that presents both."""
    names = [name for one in (a, b) if (name := _own_name(text, one))]
    return len(names) == 2 and names[0] != names[1]


def _own_name(text: str, entry: Entry) -> str:
    """The name of what a work presents: in a cell, or in brackets with a colon before the title."""
    if entry.shape == "table":
        return next((plain(text[slice(*f.value)]).casefold() for f in entry.fields if NAMED.fullmatch(f.name)), "")
    before = NAME.fullmatch(text, entry.head[0], entry.title[0])
    return before[1].casefold() if before else ""


def share_title(a: Entry, b: Entry) -> bool:
    """Whether two entries of one title have two links of which one is a paper's."""
    links = [one.link.url for one in (a, b) if one.link]
    return len({canonical(link) for link in links}) > 1 and any(_is_paper(link) for link in links)


def _is_paper(link: str) -> bool:
    found = identify(link)
    return found is not None and found.kind in PAPERS


def may_differ(text: str, a: Entry, b: Entry) -> bool:
    """Whether two entries of one title may be two papers: two numbers of one archive are, unless the authors agree."""
    found = [identify(one.link.url) for one in (a, b) if one.link]
    archives = [one.kind if one else None for one in found]
    return archives[0] == archives[-1] and not (authors(text, a) and authors(text, a) == authors(text, b))


def authors(text: str, entry: Entry) -> frozenset[str]:
    """The names in an entry's field of authors, without case."""
    values = (text[slice(*field.value)] for field in entry.fields if AUTHORS.match(field.name))
    return frozenset(name.casefold() for value in values for name in names_in(value))

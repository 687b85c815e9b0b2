"""Which heading each line of the contents stands for."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence
from urllib.parse import unquote

from msgspec import Struct

from lint_awesome.document import Contents, Document, Link, Listing, Section
from lint_awesome.text.names import title_key
from lint_awesome.text.patterns import lazy

NUMBERING = lazy(r"^[\W_]*(?:\d{1,2}(?:\.\d{1,2})*\.?(?=[\s:)-])|[IVX]+\.(?=\s))?[\W_]*")
COUNT = lazy(r"\s*[(（]\d+[)）]\s*$")
PREFIX = "user-content-"
"""What stands before every anchor in the page that GitHub makes: both ways lead there."""


class Line(Struct, frozen=True):
    """A line of the contents, the heading that it leads to or names (by index, -1 for none), and its contents.

    `leads` tells whether its link does lead there, `alone` whether the line is that link and no more.
    """

    listing: Listing
    contents: Contents
    at: int
    section: int
    leads: bool
    alone: bool


def lines(document: Document) -> list[Line]:
    """The lines of the contents: of the section that has most of them, if a list has several tables of contents."""
    by_section = defaultdict[int, list[Contents]](list)
    for contents in document.contents:
        by_section[contents.section].append(contents)
    main = max(by_section.values(), key=lambda those: sum(len(one.listings) for one in those), default=[])
    titles = _titles(document)
    return [_line(document, contents, at, titles) for contents in main for at in range(len(contents.listings))]


def named(document: Document, lines: Sequence[Line]) -> set[int]:
    """The headings, by index, that the contents lead to or name: a line may have several links and words before."""
    spans = {line.contents.span for line in lines}
    titles, found = _titles(document), {line.section for line in lines if line.section >= 0}
    starts = [link.span[0] for link in document.links]
    for begin, end in spans:
        for link in document.links[bisect_left(starts, begin) : bisect_left(starts, end)]:
            at = _led_to(document, link)
            found |= {at} if at >= 0 else set()
    for line in lines:
        words = re.split(r"\[|[:：]", document.slice(line.listing.span), maxsplit=1)[0]
        found.update(titles.get(key(words), []) if words.strip() else [])
    return found


def key(title: str) -> str:
    """What a heading and its line in the contents have in common: no number before it or count behind, no case."""
    return title_key(COUNT.sub("", NUMBERING.sub("", title))) or title_key(title)


def _titles(document: Document) -> dict[str, list[int]]:
    titles = defaultdict[str, list[int]](list)
    for at, section in enumerate(document.sections):
        if section.level:
            titles[key(section.title)].append(at)
    return titles


def _line(document: Document, contents: Contents, at: int, titles: dict[str, list[int]]) -> Line:
    listing = contents.listings[at]
    section = _led_to(document, listing.link) if listing.link else -1
    leads = section >= 0
    named = titles.get(key(listing.text), [])
    if not leads and len(named) == 1:
        section = named[0]
    alone = listing.link is None or listing.link.span == listing.span
    return Line(listing, contents, at, section, leads, alone)


def _led_to(document: Document, link: Link) -> int:
    """The heading that a link leads to, or -1."""
    if not link.url.startswith("#"):
        return -1
    anchor = unquote(link.url[1:])
    place = document.anchors.get(anchor) or document.anchors.get(anchor.removeprefix(PREFIX))
    return _heading_at(document, place[0]) if place else -1


def _heading_at(document: Document, place: int) -> int:
    """The heading that an anchor stands in or before."""
    sections, text = document.sections, document.source.text
    at = bisect_right(sections, place, key=lambda section: section.span[0]) - 1
    after = at + 1
    if place < sections[at].heading[1]:
        return at
    if after < len(sections) and not _words_between(text, place, sections[after]):
        return after
    return at


def _words_between(text: str, place: int, section: Section) -> bool:
    between = text[place : section.heading[0]]
    return len(between) > 300 or bool(re.sub(r"<[^<>]*>", "", between).strip())

"""Lines of the contents that are a heading's, but for a slip."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from urllib.parse import unquote

from lint_awesome.document import Document, Section
from lint_awesome.rules.contents import listed
from lint_awesome.rules.contents.listed import Line
from lint_awesome.text.names import unnumbered, words
from lint_awesome.text.slips import are_within
from lint_awesome.text.slugs import nearest_of_each

SLIP = 2
"""How many letters a slip is of at most."""
MANY = 100
"""Of more lines that lead nowhere the names are not compared: such contents are better made anew."""


def meant(document: Document, lines: Sequence[Line]) -> Callable[[Section], bool]:
    """Whether a line that leads nowhere surely meant a heading, by its anchor or its name: then the line is wrong."""
    lost = [line.listing for line in lines if line.section < 0]
    titles = {section.slug: section.title for section in document.sections if section.level}
    broken = [unquote(listing.link.url[1:]) for listing in lost if listing.link]
    near = {listed.key(titles[slug]) for slug in nearest_of_each(broken, titles) if slug}

    def is_meant(section: Section) -> bool:
        own = unnumbered(section.title)
        return listed.key(section.title) in near or any(slipped(listing.text, own) for listing in lost[:MANY])

    return is_meant


def slipped(here: str, there: str) -> list[tuple[str, str]]:
    """The words in which two names differ, if by slips alone."""
    own, other = words(here), words(there)
    if len(own) != len(other):
        return []
    differ = [(a, b) for a, b in zip(own, other, strict=True) if a.casefold() != b.casefold()]
    return differ if all(_is_slip(a, b) for a, b in differ) else []


def _is_slip(a: str, b: str) -> bool:
    return min(len(a), len(b)) > 2 * SLIP and are_within(a.casefold(), b.casefold(), SLIP)

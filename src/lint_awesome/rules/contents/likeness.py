"""Lines of the contents that are a heading's, but for a slip."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import unquote

from lint_awesome.document import Document
from lint_awesome.rules.contents import listed
from lint_awesome.rules.contents.listed import Line
from lint_awesome.text.names import unnumbered, words
from lint_awesome.text.slips import are_within
from lint_awesome.text.slugs import nearest_of_each

SLIP = 2
"""How many letters a slip is of at most."""


def nearly(document: Document, lines: Iterable[Line]) -> set[str]:
    """The names of the headings that broken links of lines surely meant."""
    titles = {section.slug: section.title for section in document.sections if section.level}
    broken = [unquote(line.listing.link.url[1:]) for line in lines if line.listing.link and line.section < 0]
    return {listed.key(titles[slug]) for slug in nearest_of_each(broken, titles) if slug}


def is_near(title: str, lost: Iterable[str]) -> bool:
    """Whether a heading is, but for a slip, of the name of a line that leads nowhere: the slip is what to mend."""
    own = unnumbered(title)
    return any(slips(one, own) for one in lost)


def slips(here: str, there: str) -> list[tuple[str, str]]:
    """The words in which two names differ, if by slips alone."""
    own, other = words(here), words(there)
    if len(own) != len(other):
        return []
    differ = [(a, b) for a, b in zip(own, other, strict=True) if a.casefold() != b.casefold()]
    return differ if all(_is_slip(a, b) for a, b in differ) else []


def _is_slip(a: str, b: str) -> bool:
    return min(len(a), len(b)) > 2 * SLIP and are_within(a.casefold(), b.casefold(), SLIP)

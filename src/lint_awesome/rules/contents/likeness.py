"""Lines of the contents that are a heading's, but for a slip."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from urllib.parse import unquote

from lint_awesome.document import Document, Section
from lint_awesome.rules.contents import listed
from lint_awesome.rules.contents.listed import Line
from lint_awesome.text.english import is_word
from lint_awesome.text.names import unnumbered, words
from lint_awesome.text.patterns import lazy
from lint_awesome.text.slips import are_within, is_inflected, is_near
from lint_awesome.text.slugs import nearest_of_each

SLIP = 2
"""How many letters a slip is of at most."""
SHORT = 3
"""How many letters a word has at least; of so few it must be no word."""
YEAR = lazy(r"(?:19|20)\d\d")
FIRST_SIGN = "\u2e80"
"""From here on a sign is a word by itself."""
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
        alike = (slipped(line.text, own) or _begins(line.text, own) for line in lost[:MANY])
        return listed.key(section.title) in near or any(alike)

    return is_meant


def _begins(line: str, title: str) -> bool:
    """Whether a line begins with a title: the heading was shortened since, `Omics` in place of `Omics & Sequencing`."""
    own, other = words(unnumbered(line).casefold()), words(title.casefold())
    return bool(other) and own[: len(other)] == other


def slipped(here: str, there: str) -> list[tuple[str, str]]:
    """The words in which two names differ, if by slips alone."""
    own, other = words(here.casefold()), words(there.casefold())
    if len(own) != len(other):
        return []
    places = [at for at in range(len(own)) if own[at] != other[at]]
    differ = [(own[at], other[at]) for at in places]
    return differ if _are_swapped(places, differ) or all(_is_slip(a, b) for a, b in differ) else []


def _are_swapped(places: list[int], differ: list[tuple[str, str]]) -> bool:
    """Whether two signs beside each other, of a script without blanks, stand in each other's place."""
    return (
        len(places) == 2
        and places[1] == places[0] + 1
        and differ[0] == differ[1][::-1]
        and all(len(sign) == 1 and sign > FIRST_SIGN for sign in differ[0])
    )


def _is_slip(a: str, b: str) -> bool:
    """Whether a word is another's slip: of short ones only where a letter is lost, doubled or swapped inside."""
    least = min(len(a), len(b))
    if a.isdigit() or b.isdigit():
        return bool(YEAR.fullmatch(b)) and a.isdigit() and not YEAR.fullmatch(a) and is_near(a, b)
    if least > 2 * SLIP:
        return are_within(a, b, SLIP)
    moved = len(a) != len(b) or sorted(a) == sorted(b)
    return least >= SHORT and moved and is_near(a, b) and not is_inflected(a, b) and (least > SHORT or not is_word(a))

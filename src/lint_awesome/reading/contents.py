"""Tables of contents, known by what they are: lines that all lead to headings of the page."""

from __future__ import annotations

from collections.abc import Iterator

from lint_awesome.document import Contents, Listing
from lint_awesome.markdown import Token
from lint_awesome.reading.marks import Marks
from lint_awesome.reading.shapes.items import nested
from lint_awesome.reading.shapes.opening import own_span
from lint_awesome.text.names import plain

LEAST, MOSTLY = 2, 0.9
"""How many links there are at least, and the part of them that leads to headings of the page."""


def list_contents(marks: Marks, token: Token, section: int) -> Contents | None:
    """The contents that a list is, if it is one."""
    links = marks.links_in(token["span"])
    words = [link for link in links if not link.badge and link.kind != "image"]
    inside = sum(link.url.startswith("#") for link in words)
    if len(words) < LEAST or inside < MOSTLY * len(words):
        return None
    return Contents(token["span"], tuple(_listings(marks, token["children"], 0)), section)


def html_contents(marks: Marks, token: Token, section: int) -> Contents | None:
    """The contents that a block of HTML or a paragraph of links is, if it is one."""
    links = [link for link in marks.links_in(token["span"]) if link.kind not in ("image", "html-image")]
    if len(links) <= LEAST or not all(link.url.startswith("#") for link in links):
        return None
    return Contents(token["span"], tuple(Listing(link.span, link.text, link, 0) for link in links), section)


def _listings(marks: Marks, items: list[Token], depth: int) -> Iterator[Listing]:
    for item in items:
        if head := own_span(marks, item):
            link = next(iter(marks.links_in(head)), None)
            yield Listing(head, link.text if link else plain(marks.text[slice(*head)]), link, depth)
        yield from _listings(marks, nested(item), depth + bool(head))

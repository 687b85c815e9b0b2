"""The links, code spans, bold and emphasised stretches of a list, in order of place."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from html import unescape
from typing import Any

from msgspec import Struct

from lint_awesome.document import Link, LinkKind
from lint_awesome.reading import broken
from lint_awesome.source import Span
from lint_awesome.text import html
from lint_awesome.text.names import plain

Token = dict[str, Any]

LINKS = ("link", "image")
HTML = ("inline_html", "block_html")
SPANS = {
    "text": "texts",
    "codespan": "codes",
    "strong": "bolds",
    "emphasis": "emphases",
    "paragraph": "blocks",
    "block_text": "blocks",
    "heading": "blocks",
    "table_cell": "blocks",
}
"""The list of `Marks` that each kind of token is kept in."""
RUNNING = ("paragraph", "block_text", "heading", "table_cell")
"""The tokens that running text stands in."""
NOT_READ = frozenset(("block_code", "codespan", "front_matter", "block_math", "inline_math"))


class Marks(Struct):
    """What stands in a text besides words; each list is sorted by place (`starts` is where the links begin)."""

    text: str
    links: list[Link] = []
    starts: list[int] = []
    codes: list[Span] = []
    bolds: list[Span] = []
    emphases: list[Span] = []
    tags: list[html.Tag] = []
    texts: list[Span] = []
    blocks: list[Span] = []
    unread: list[Span] = []
    tables: list[Token] = []
    definitions: list[Token] = []

    def links_in(self, span: Span) -> Sequence[Link]:
        """The links that begin in a stretch."""
        return self.links[bisect_left(self.starts, span[0]) : bisect_left(self.starts, span[1])]

    def codes_in(self, span: Span) -> Sequence[Span]:
        """The code spans that begin in a stretch."""
        return self.codes[bisect_left(self.codes, (span[0], 0)) : bisect_left(self.codes, (span[1], 0))]

    def bold_at(self, start: int) -> Span | None:
        """The bold stretch that begins at a place."""
        at = bisect_left(self.bolds, (start, 0))
        return self.bolds[at] if at < len(self.bolds) and self.bolds[at][0] == start else None

    def tags_in(self, span: Span) -> Sequence[html.Tag]:
        """The HTML tags that begin in a stretch."""
        start = bisect_left(self.tags, span[0], key=_begin)
        return self.tags[start : bisect_left(self.tags, span[1], key=_begin)]

    def pairs(self, name: str) -> Iterator[tuple[html.Tag, html.Tag]]:
        """Each opening tag of a name with the closing one that follows."""
        opened: html.Tag | None = None
        for tag in self.tags:
            if tag.name == name and not tag.closing:
                opened = tag
            elif tag.name == name and opened:
                yield opened, tag
                opened = None


def _begin(tag: html.Tag) -> int:
    return tag.span[0]


def collect(text: str, tokens: list[Token]) -> Marks:
    """All marks of the tokens of a text."""
    marks = Marks(text)
    _walk(marks, tokens, inside=None)
    _pair(marks)
    marks.links.sort(key=lambda link: link.span)
    apart = [*marks.unread, *(tag.span for tag in marks.tags)]
    marks.links = broken.mended(text, marks.links, marks.blocks, apart)
    marks.starts = [link.span[0] for link in marks.links]
    return marks


def _walk(marks: Marks, tokens: list[Token], inside: Token | None) -> None:
    for token in tokens:
        kind = token["type"]
        if kind in SPANS:
            getattr(marks, SPANS[kind]).append(token["span"])
        elif kind in LINKS and (inside is None or inside["type"] != "image"):
            marks.links.append(_link(marks.text, token))
        elif kind == "table":
            marks.tables.append(token)
        elif kind == "definition":
            marks.definitions.append(token)
        elif kind in HTML:
            marks.tags.extend(html.tags(marks.text, *token["span"]))
        if kind in NOT_READ:
            marks.unread.append(token["span"])
        elif kind in RUNNING and "children" in token:
            _walk_off(marks, token.pop("children"))
        elif children := token.get("children"):
            _walk(marks, children, token if kind in LINKS else inside)


def _walk_off(marks: Marks, tokens: list[Token]) -> None:
    """Takes the marks of a running text and lets its tokens go one by one: a long one has more than fit twice."""
    tokens.reverse()
    while tokens:
        _walk(marks, [tokens.pop()], inside=None)


def _link(text: str, token: Token) -> Link:
    kind, label = token["type"], token["label"]
    badge = (
        next((_link(text, t) for t in token.get("children", ()) if t["type"] == "image"), None)
        if kind == "link"
        else None
    )
    words = text[label[0] : label[1]]
    form: LinkKind = "image" if kind == "image" else token["form"]
    return Link(token["span"], form, plain(words), label, token["attrs"]["url"], token["target"], badge)


def _pair(marks: Marks) -> None:
    """Adds the links and images that are written as HTML."""
    opened: html.Tag | None = None
    for tag in marks.tags:
        if tag.name == "img" and (source := tag.attributes.get("src")):
            alt = tag.attributes.get("alt")
            label = alt.span if alt else (tag.span[1], tag.span[1])
            marks.links.append(Link(tag.span, "html-image", alt.value if alt else "", label, source.value, source.span))
        elif tag.name == "a" and not tag.closing and "href" in tag.attributes:
            opened = tag
        elif tag.name == "a" and tag.closing and opened:
            marks.links.append(_anchor(marks.text, opened, tag))
            opened = None


def _anchor(text: str, opened: html.Tag, closed: html.Tag) -> Link:
    label, target = (opened.span[1], closed.span[0]), opened.attributes["href"]
    badge = next((tag for tag in html.tags(text, *label) if tag.name == "img" and "src" in tag.attributes), None)
    shown = None
    if badge:
        source, alt = badge.attributes["src"], badge.attributes.get("alt")
        shown = Link(badge.span, "html-image", alt.value if alt else "", label, source.value, source.span)
    words = plain(text[label[0] : label[1]])
    return Link((opened.span[0], closed.span[1]), "html", words, label, unescape(target.value), target.span, shown)

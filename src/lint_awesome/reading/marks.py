"""The links, code spans and bold stretches of a list, in order of place."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from html import unescape

from msgspec import Struct

from lint_awesome.document import Link, LinkKind
from lint_awesome.markdown import Read, Token
from lint_awesome.reading import broken
from lint_awesome.source import Span
from lint_awesome.text import html
from lint_awesome.text.names import plain

LINKS = ("link", "image")
NOT_READ = frozenset(("block_code", "codespan", "front_matter", "block_math", "inline_math"))


class Marks(Struct):
    """What stands in a text besides words; each list is sorted by place (`starts` is where the links begin)."""

    text: str
    links: list[Link] = []
    starts: list[int] = []
    codes: list[Span] = []
    bolds: list[Span] = []
    stars: list[Token] = []
    tags: list[html.Tag] = []
    blocks: list[Span] = []
    unread: list[Span] = []
    raw: list[Span] = []
    tables: list[Token] = []
    definitions: list[Token] = []

    def links_in(self, span: Span) -> Sequence[Link]:
        """The links that begin in a stretch."""
        first = bisect_left(self.starts, span[0])
        return self.links[first : bisect_left(self.starts, span[1], first)]

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


def collect(text: str, tokens: list[Token], read: Read) -> Marks:
    """All marks of the blocks of a text, whose running text is read and forgotten."""
    marks = Marks(text)
    _walk_blocks(marks, tokens, read)
    _pair(marks)
    marks.links.sort(key=lambda link: link.span)
    apart = [*marks.unread, *(tag.span for tag in marks.tags)]
    tables = [table["span"] for table in marks.tables]
    marks.links = broken.mended(text, marks.links, marks.blocks, tables, apart)
    marks.starts = [link.span[0] for link in marks.links]
    return marks


def _walk_blocks(marks: Marks, tokens: list[Token], read: Read) -> None:
    for token in tokens:
        kind = token["type"]
        if "text" in token:
            marks.blocks.append(token["span"])
            _walk(marks, read(token), "")
        elif kind == "table":
            marks.tables.append(token)
        elif kind == "definition":
            marks.definitions.append(token)
        elif kind == "block_html":
            marks.tags.extend(html.tags(marks.text, *token["span"]))
            marks.raw.append(token["span"])
        elif kind in NOT_READ:
            marks.unread.append(token["span"])
        if children := token.get("children"):
            _walk_blocks(marks, children, read)


def _walk(marks: Marks, tokens: list[Token], inside: str) -> None:
    """Takes the marks of running text, and lets its tokens go one by one: of a long one there are very many."""
    tokens.reverse()
    while tokens:
        token = tokens.pop()
        kind = token["type"]
        if kind in LINKS:
            if inside != "image":
                marks.links.append(_link(marks.text, token))
        elif kind == "strong":
            marks.bolds.append(token["span"])
        elif kind == "stars":
            marks.stars.append(token)
        elif kind in NOT_READ:
            marks.unread.append(token["span"])
            if kind == "codespan":
                marks.codes.append(token["span"])
        elif kind == "inline_html":
            marks.tags.extend(html.tags(marks.text, *token["span"]))
        if children := token.get("children"):
            _walk(marks, children, kind if kind in LINKS else inside)


def _link(text: str, token: Token) -> Link:
    kind, label = token["type"], token["label"]
    shown = [one for one in token["children"] if one["type"] == "image"] if kind == "link" else []
    badge = _link(text, shown[0]) if shown else None
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

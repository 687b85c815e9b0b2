"""Entries that are paragraphs which open with bold or a link, also inside quotes."""

from __future__ import annotations

from collections.abc import Iterator

from lint_awesome.document import Entry, Group
from lint_awesome.markdown import Token
from lint_awesome.reading.marks import Marks
from lint_awesome.reading.shapes import pieces
from lint_awesome.reading.shapes.description import description_of
from lint_awesome.reading.shapes.items import primary
from lint_awesome.source import Span, whole_lines


def paragraphs(token: Token) -> Iterator[Span]:
    """The paragraphs that a block is: itself, or those of a quote."""
    if token["type"] == "paragraph":
        yield token["span"]
    elif token["type"] == "block_quote":
        yield from (child["span"] for child in token["children"] if child["type"] == "paragraph")


def presents(marks: Marks, span: Span) -> bool:
    """Whether a paragraph opens as an entry does and leads out of the page."""
    start = pieces.BEFORE.match(marks.text, *span)
    at = start.end() if start else span[0]
    if not marks.bold_at(at):
        link = next((link for link in marks.links_in((at, at + 1))), None)
        if link is None or link.badge or link.kind in ("image", "html-image", "bare", "autolink"):
            return False
    return any(pieces.outside(link) and not link.badge for link in marks.links_in(span))


def paragraph_group(marks: Marks, spans: list[Span]) -> Group:
    """The group that paragraphs are which follow each other."""
    return Group("paragraph", tuple(paragraph_entry(marks, span) for span in spans))


def paragraph_entry(marks: Marks, span: Span) -> Entry:
    """The entry that a paragraph is."""
    title = pieces.title_of(marks, span)
    links = tuple(marks.links_in(span))
    separator, description = description_of(marks, span, title) if title.link else (None, None)
    fields = pieces.line_fields(marks, span, title, description)
    return Entry(
        "paragraph",
        whole_lines(marks.text, span),
        span,
        title.span,
        pieces.name_of(marks, title),
        title.link or primary(links),
        None,
        tuple(fields),
        links,
        separator,
        description,
        pieces.entry_date(marks, span, title, fields),
    )

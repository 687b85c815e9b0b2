"""What is read in a list: each file in `document/` holds one and what is read in it.

A file holds `text` and what of its document is to be looked at: `sections` (with groups, entries and fields),
`contents`, `counts`, `links` (that lead nowhere or are broken), `anchors`, `comments`, `prose`. `crlf` has the
lines end in CRLF. What is shown of a place is the text that stands there, so a wrong place shows.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from lint_awesome.document import Document, Entry, Field, Link
from lint_awesome.reading import read
from lint_awesome.source import Lines, Source, Span
from lint_awesome.text import dates
from lint_awesome.text.dates import Date

CASES = sorted((Path(__file__).parent / "document").glob("*.toml"))


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_reading(path: Path) -> None:
    case = tomllib.loads(path.read_text(encoding="utf-8"))
    text = case.pop("text").replace("\n", "\r\n" if case.pop("crlf", False) else "\n")
    document = read(Source("README.md", text))
    assert case
    assert {key: shown(SHOWS[key], document) for key in case} == case


def shown(show: Callable[[Document], Iterator[str]], document: Document) -> str:
    return "".join(f"{line}\n" for line in show(document))


def sections(document: Document) -> Iterator[str]:
    """Each section that has a heading or entries, with its entries."""
    for section in document.sections:
        path = " / ".join(section.path[:-1])
        if section.level:
            about = f"#{section.slug}" + f" in {path}" * bool(path) + ", apart" * section.apart
            yield f"{'#' * section.level} {section.title} ({about})"
        for group in section.groups:
            yield f"  {group.shape}"
            for entry in group.entries:
                yield from whole(document, entry)


def whole(document: Document, entry: Entry) -> Iterator[str]:
    """An entry: its lines, number, title, address and date; then its description and its fields."""
    lines = Lines(document.source.text)
    first, last = (lines.number(place) for place in (entry.block[0], entry.block[1] - 1))
    number = f"{document.slice(entry.number)}. " if entry.number else ""
    title = document.slice(entry.title)
    about = [entry.link.url] if entry.link else []
    about += [dated(entry.date)] if entry.date else []
    about += ["flawed"] if entry.flawed else []
    about += [f"named {entry.name!r}"] if entry.name != title else []
    at = f"{first}" if first == last else f"{first}-{last}"
    yield f"    {at}: {number}{title!r} " + " ".join(about)
    if entry.separator and entry.description:
        yield f"      text {document.slice(entry.separator)!r} {document.slice(entry.description)!r}"
    for field in entry.fields:
        yield f"      {one(document, field)}"


def one(document: Document, field: Field) -> str:
    """A field: its kind, label, mark, value, date and links."""
    parts = [field.kind, field.name]
    if field.label and document.slice(field.label) != field.name:
        parts.append(f"written {document.slice(field.label)!r}")
    parts += [repr(document.slice(field.mark))] if field.mark else []
    parts.append(repr(document.slice(field.value)))
    parts += [dated(field.date)] if field.date else []
    parts += [f"-> {link.url}" for link in field.links if document.slice(field.value) != link.url]
    return " ".join(filter(None, parts))


def dated(date: Date) -> str:
    return f"= {dates.key(date)} {date.form}" + ", impossible" * bool(date.flaw)


def contents(document: Document) -> Iterator[str]:
    for made in document.contents:
        yield f"in {document.sections[made.section].title or 'the text above all headings'}"
        for line in made.listings:
            yield f"{'  ' * (line.depth + 1)}{line.text}" + (f" -> {line.link.url}" if line.link else "")


def counts(document: Document) -> Iterator[str]:
    for count in document.counts:
        where = document.sections[count.section].title
        assert int(document.slice(count.span).replace(",", "")) == count.number
        yield f"{count.where} {count.number} {count.noun}" + (f" in {where}" if where else "")


def links(document: Document) -> Iterator[str]:
    for link in document.links:
        yield f"{link.kind} {words(document, link)}" + (f", flawed: {link.flaw.message}" if link.flaw else "")


def words(document: Document, link: Link) -> str:
    """A link's text and address, and how they are written where that is another thing."""
    written: list[Span] = [link.label, link.target]
    read = [link.text, link.url]
    return " -> ".join(
        text if document.slice(span) == text else f"{text} (written {document.slice(span)!r})"
        for text, span in zip(read, written, strict=True)
    ) + (f" with badge {link.badge.url}" if link.badge else "")


def anchors(document: Document) -> Iterator[str]:
    for name, place in document.anchors.items():
        yield f"{name}: {document.slice(place)}"


def comments(document: Document) -> Iterator[str]:
    yield from map(document.slice, document.comments)


def prose(document: Document) -> Iterator[str]:
    yield from (repr(document.slice(span)) for span in document.prose)


SHOWS: dict[str, Callable[[Document], Iterator[str]]] = {
    "sections": sections,
    "contents": contents,
    "counts": counts,
    "links": links,
    "anchors": anchors,
    "comments": comments,
    "prose": prose,
}

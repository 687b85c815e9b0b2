"""What a list says, entry by entry, without its Markdown."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from lint_awesome.document import Document, Entry, Field, Link, Section, Shape
from lint_awesome.habits.values import author_spans, is_placeholder
from lint_awesome.source import Lines
from lint_awesome.text.dates import Date
from lint_awesome.text.names import plain
from lint_awesome.text.people import OTHERS, SIGN, STOPS, names_in, people, without_end


class Target(Struct, frozen=True):
    """A link: its words, its address, its place (from 1, in characters)."""

    text: str
    url: str
    line: int
    column: int


class Value(Struct, frozen=True):
    """A labelled value, as the list has it; a value without a label has an empty one."""

    label: str
    value: str
    line: int
    column: int
    links: tuple[Target, ...]


class Record(Struct, frozen=True):
    """An entry: `section` is the headings that it stands under, `date` as far as it is given (`2024-07`).

    `others` tells whether the list of authors is cut short (`et al.`).
    """

    line: int
    end_line: int
    section: tuple[str, ...]
    shape: Shape
    title: str
    url: str | None
    date: str | None
    authors: tuple[str, ...] | None
    others: bool
    description: str | None
    fields: tuple[Value, ...]
    links: tuple[Target, ...]


def records(document: Document) -> Iterator[Record]:
    """All entries, in order."""
    lines, top = Lines(document.source.text), title_of(document)
    for section, group in document.groups():
        for entry in group.entries:
            yield _record(document.source.text, path_of(section, top), entry, lines)


def title_of(document: Document) -> str:
    """The heading that is the title of the whole list: the only one of its level above all others."""
    first = [section.title for section in document.sections if section.level == 1]
    return first[0] if len(first) == 1 else ""


def path_of(section: Section, title: str) -> tuple[str, ...]:
    """The headings that a section stands under, its own the last, without the title of the whole list."""
    return section.path[1:] if len(section.path) > 1 and section.path[0] == title else section.path


def _record(text: str, path: tuple[str, ...], entry: Entry, lines: Lines) -> Record:
    authors, others = _authors(text, entry)
    start, end = entry.block
    return Record(
        line=lines.number(entry.head[0]),
        end_line=lines.number(max(start, start + len(text[start:end].rstrip()) - 1)),
        section=path,
        shape=entry.shape,
        title=entry.name,
        url=(entry.link.url or None) if entry.link else None,
        date=iso(entry.date) if entry.date and not entry.date.flaw else None,
        authors=authors or None,
        others=others,
        description=(plain(text[slice(*entry.description)]) or None) if entry.description else None,
        fields=tuple(_value(text, field, lines) for field in entry.fields),
        links=tuple(_target(link, lines) for link in entry.links),
    )


def iso(date: Date) -> str:
    """A date in numbers, as far as it is given."""
    numbers = (f"{date.year:04}", f"{date.month:02}" if date.month else "", f"{date.day:02}" if date.day else "")
    return "-".join(filter(None, numbers))


def _authors(text: str, entry: Entry) -> tuple[tuple[str, ...], bool]:
    """The names that an entry lists as its authors, and whether there are others."""
    for label, span in author_spans(text, entry):
        value = plain(text[slice(*span)])
        if people(value) or names_in(value) or (label and not is_placeholder(value)):
            names = tuple(filter(None, (name.strip() for name in SIGN.split(without_end(value)))))
            return names, OTHERS.search(value.rstrip(STOPS)) is not None
    return (), False


def _value(text: str, field: Field, lines: Lines) -> Value:
    line, column = lines.position(field.value[0])
    links = tuple(_target(link, lines) for link in field.links)
    return Value(field.name, plain(text[slice(*field.value)]), line, column, links)


def _target(link: Link, lines: Lines) -> Target:
    line, column = lines.position(link.span[0])
    return Target(link.text, link.url, line, column)

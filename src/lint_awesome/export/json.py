"""A list as one object of JSON; `version` changes where a key changes its meaning."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TextIO

from msgspec import structs

from lint_awesome.config import Config
from lint_awesome.document import Count, Document
from lint_awesome.export.records import Record, path_of, records, title_of
from lint_awesome.reading import counting
from lint_awesome.reading.counting import Held, Tally
from lint_awesome.report import objects
from lint_awesome.source import Lines, name

VERSION = 1
YEARS = range(1900, 2101)

Object = dict[str, Any]


def write(document: Document, out: TextIO, _config: Config) -> None:
    """Writes the object, indented."""
    lines = Lines(document.source.text)
    whole = {
        "version": VERSION,
        "path": name(document.source.path),
        "sections": list(_sections(document, lines)),
        "entries": [_entry(record) for record in records(document)],
        "counts": list(_counts(document, lines)),
    }
    objects.write(whole, out)


def _sections(document: Document, lines: Lines) -> Iterator[Object]:
    top = title_of(document)
    for section in document.sections:
        if section.level:
            line = lines.number(section.heading[0])
            yield {"title": section.title, "level": section.level, "line": line, "path": path_of(section, top)}


def _entry(record: Record) -> Object:
    told = structs.asdict(record)
    del told["others"]
    return told


def _counts(document: Document, lines: Lines) -> Iterator[Object]:
    """The numbers that the list states about itself, with what it holds."""
    held = counting.held(document)
    for count in document.counts:
        if tally := _tally(held, count):
            actual = count.number if tally.holds(count.number) else tally.number
            line = lines.number(count.span[0])
            yield {"line": line, "stated": count.number, "actual": actual, "what": tally.name}


def _tally(held: Held, count: Count) -> Tally | None:
    """What a number counts; none where it is a year or counts what is no entry."""
    if count.where in ("heading", "prose") and count.number in YEARS:
        return None
    if count.where == "heading":
        return counting.of_section(held, count.section)
    if count.where == "summary":
        return counting.of_part(held, count.span[0])
    return counting.of_noun(held, count.noun)

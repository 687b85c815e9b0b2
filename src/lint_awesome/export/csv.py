"""A list as a table: a row for each entry, a column for each label that entries share."""

from __future__ import annotations

import re
from typing import TextIO

from lint_awesome.config import Config
from lint_awesome.conventions import Schema
from lint_awesome.document import Document
from lint_awesome.export.records import Record, Value, records
from lint_awesome.habits.learning import learn
from lint_awesome.habits.values import is_placeholder
from lint_awesome.text.cells import plain

COLUMNS = ("line", "section", "shape", "title", "url", "date", "authors", "description")
MOST = 1000
"""How many labels have a column; so many no list has, and few programs show."""
FORMULA = re.compile(r"[=+@＝＋＠－]|-(?!\d+(?:\.\d+)?$)")
"""What a spreadsheet takes for the beginning of a formula, in some languages in its wide form too."""


def write(document: Document, out: TextIO, config: Config) -> None:
    """Writes a line of names and a line for each entry, as RFC 4180 has it."""
    from csv import writer

    learned = learn(document, config).schemas
    schemas = {entry: schema for schema in learned for entry in schema.entries}
    labels = list(dict.fromkeys(label for schema in learned for label in _known(schema)))[:MOST]
    rows = writer(out, lineterminator="\r\n")
    rows.writerow([*COLUMNS, *map(harmless, labels)])
    for entry, record in zip(document.entries(), records(document), strict=True):
        rows.writerow([harmless(cell) for cell in _row(record, schemas.get(entry), labels)])


def _known(schema: Schema) -> list[str]:
    """The labels that entries of a kind share, in their usual order."""
    labels = dict.fromkeys((*schema.labels, *schema.known))
    return [label for label in labels if schema.known.get(label, 0) > 1 and schema.key(label) == label]


def _row(record: Record, schema: Schema | None, labels: list[str]) -> list[str]:
    found = dict[str, list[str]]()
    for value in record.fields:
        label = schema.key(value.label) if schema else value.label
        found.setdefault(label, []).append(_cell(value))
    first = (str(record.line), " / ".join(record.section), record.shape, record.title, record.url, record.date)
    texts = (*first, "; ".join(record.authors or ()), record.description)
    return [text or "" for text in texts] + ["; ".join(filter(None, found.get(label, ()))) for label in labels]


def _cell(value: Value) -> str:
    """A value in words; one that is links alone is their addresses, one that stands for nothing is empty."""
    words = " ".join(link.text for link in value.links)
    if value.links and len(words) * 2 >= len(value.value):
        return " ".join(link.url for link in value.links)
    return "" if is_placeholder(value.value) else value.value


def harmless(cell: str) -> str:
    """A cell that no spreadsheet runs: what would be a formula has an apostrophe before it; nothing is hidden in it."""
    shown = plain(cell).strip()
    return f"'{shown}" if FORMULA.match(shown) else shown

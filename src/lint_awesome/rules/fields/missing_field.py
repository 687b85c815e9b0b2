"""A field that an entry lacks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lint_awesome.conventions import Schema
from lint_awesome.document import Entry
from lint_awesome.rule import Page, Problem, rule
from lint_awesome.text.names import fold, label
from lint_awesome.values import shown_title, strangers

YEAR = re.compile(r"\b(?:19|20)\d\d\b")
ADDRESS = re.compile(r"https?://[^\s()<>]*")
WORDS = {"tag": "no tag", "year": "no year", "date": "no date"}
"""What the fields without label of one-line entries are called."""


@rule("warning")
def missing_field(page: Page) -> Iterator[Problem]:
    """An entry lacks a field that the other entries of its kind have."""
    for schema in page.conventions.schemas:
        if schema.shape == "table" or not schema.required:
            continue  # a row has the columns that its table has
        for entry in schema.entries:
            missing = _missing(page.text, schema, entry)
            if missing and not strangers(schema, entry):
                yield Problem(shown_title(page.text, entry), "; ".join(missing))


def _missing(text: str, schema: Schema, entry: Entry) -> list[str]:
    """What is to be said of each field that an entry lacks; a button with its name, or a year elsewhere, will do."""
    have = {schema.key(field.name) for field in entry.fields}
    lacking = [name for name in schema.required if name not in have]
    if not lacking:
        return []
    near = {fold(label(name)) for name in have}
    wanted = [name for name in lacking if fold(name) not in near]
    if "date" in wanted and (entry.date or YEAR.search(ADDRESS.sub("", text[slice(*entry.head)]))):
        wanted.remove("date")
    return [_message(schema, name) for name in wanted]


def _message(schema: Schema, name: str) -> str:
    labelled = name in schema.labels
    words = f"no '{name}'" if labelled else WORDS.get(name, f"no {name}")
    return f"{words} ({schema.required[name].evidence('entries have one')})"

"""A field that an entry lacks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lint_awesome.conventions import Schema
from lint_awesome.document import Entry, Link
from lint_awesome.habits.values import has_labels, is_labelled, strangers
from lint_awesome.rule import Page, Problem, rule
from lint_awesome.rules import marking
from lint_awesome.text.names import fold, label
from lint_awesome.text.patterns import lazy

YEAR = lazy(r"\b(?:19|20)\d\d\b")
LICENCE = lazy(r"`|licen[cs]|public domain|open source\b", re.IGNORECASE)
ADDRESS = lazy(r"https?://[^\s()<>]*")
WORDS = {"tag": "no tag", "year": "no year", "date": "no date"}
"""What the fields without label of one-line entries are called."""


@rule("warning")
def missing_field(page: Page) -> Iterator[Problem]:
    """An entry lacks a field that the other entries of its kind have."""
    for schema in page.conventions.schemas:
        if schema.shape == "table" or not schema.required:
            continue  # a row has the columns that its table has
        labelled = has_labels(schema)
        for entry in schema.entries:
            missing = _missing(page.text, schema, entry)
            if missing and not (labelled and _has_odd_label(schema, entry)):
                yield Problem(marking.title(page.text, entry), "; ".join(missing))


def _has_odd_label(schema: Schema, entry: Entry) -> bool:
    """Whether a strange label, or one that stands twice, is what the missing one may have become."""
    names = [field.name for field in entry.fields if is_labelled(field)]
    return len(set(names)) < len(names) or bool(strangers(schema, entry))


def _missing(text: str, schema: Schema, entry: Entry) -> list[str]:
    """What is to be said of each field that an entry lacks; a button with its name will do."""
    have = {schema.key(field.name) for field in entry.fields}
    lacking = [name for name in schema.required if name not in have]
    if not lacking:
        return []
    near = {fold(label(name)) for name in have}
    wanted = [name for name in lacking if fold(name) not in near]
    return [_message(schema, name) for name in wanted if not _is_said(text, entry, name)]


def _is_said(text: str, entry: Entry, name: str) -> bool:
    """Whether an entry says in another form what a tag or a date would: a year, a licence in words or as a link."""
    words = ADDRESS.sub("", text[slice(*entry.head)])
    if name in ("date", "year"):
        return entry.date is not None or bool(YEAR.search(words))
    return name == "tag" and (bool(LICENCE.search(words)) or any(_is_short(text, entry, link) for link in entry.links))


def _is_short(text: str, entry: Entry, link: Link) -> bool:
    """Whether a link behind the title has one word, and is no button."""
    behind = entry.title[1] < link.span[0] < entry.head[1]
    button = any(field.kind == "button" and field.links[0].span == link.span for field in entry.fields)
    return behind and not button and text[slice(*link.label)].isalnum()


def _message(schema: Schema, name: str) -> str:
    labelled = name in schema.labels
    words = f"no '{name}'" if labelled else WORDS.get(name, f"no {name}")
    return f"{words} ({schema.required[name].evidence('entries have one')})"

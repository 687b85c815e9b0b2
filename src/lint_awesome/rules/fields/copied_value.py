"""A value that was copied from elsewhere in its entry."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from lint_awesome.conventions import Schema
from lint_awesome.document import Entry, Field
from lint_awesome.habits.values import AUTHORS, VALUED, is_labelled
from lint_awesome.rule import Page, Problem, Related, Severity, rule
from lint_awesome.source import Span
from lint_awesome.text.people import people

SHORT = 15
"""Fewer letters are no sure copy, unless they are three words."""
MANY = 5
"""So many words are no keyword."""
EDGES = " \t\r\n.,;:*_`\"'“”"


@rule("error")
def copied_value(page: Page) -> Iterator[Problem]:
    """A field's value repeats the title or another field of the same entry."""
    for schema in page.conventions.schemas:
        found = [one for entry in schema.entries for one in _copies(page.text, entry)]
        copies = Counter(field.name for field, _, _ in found)
        for field, other, place in found:
            if not field.name or not _is_habit(page, schema, field, copies[field.name]):
                name, what = f"'{field.name}'" if field.name else "the line", f"'{other}'" if other else "the title"
                severity: Severity | None = None if _is_sure(page, schema, field, other) else "info"
                related = (Related(place, f"{what} stands here"),)
                yield Problem(field.value, f"{name} repeats {what}", None, related, severity)


def _copies(text: str, entry: Entry) -> Iterator[tuple[Field, str, Span]]:
    """The fields that repeat something, with its label (none for the title) and where it stands.

    The same label with the same value is a field that stands twice, of which another rule speaks.
    """
    title = entry.name.strip(EDGES).casefold()
    seen = {title: ("", entry.title)}
    for field in entry.fields:
        if field.kind in VALUED and not field.date and not field.links:
            value = text[slice(*field.value)].strip(EDGES).casefold()
            if not _is_long(value):
                continue
            name, place = seen.setdefault(value, (field.name, field.value))
            if place != field.value and not (is_labelled(field) and name == field.name):
                yield field, name, place


def _is_long(value: str) -> bool:
    return len(value) >= SHORT or value.count(" ") > 1


def _is_sure(page: Page, schema: Schema, field: Field, other: str) -> bool:
    """A keyword, a description, an organisation may well stand twice; a list of people, or many words, may not."""
    value = page.text[slice(*field.value)]
    if other and people(value):
        return True
    if not other and (schema.habit("kind", field.name).value == "names" or AUTHORS.search(field.name)):
        return True
    return field.kind != "cell" and value.count(" ") + 1 >= MANY


def _is_habit(page: Page, schema: Schema, field: Field, copies: int) -> bool:
    """Whether so many of the values repeat something that it is meant."""
    return not page.config.convention.allows(copies, schema.known.get(schema.key(field.name), 0))

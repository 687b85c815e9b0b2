"""A label that no other entry has."""

from __future__ import annotations

from collections.abc import Iterator

from lint_awesome.conventions import Schema
from lint_awesome.document import Entry, Field
from lint_awesome.habits.values import has_labels, quoted, strangers
from lint_awesome.rule import Page, Problem, rule
from lint_awesome.rules import marking
from lint_awesome.text.patterns import lazy

NUMBER = lazy(r"[ ]?[0-9]{1,2}$")
MANY = 6
"""So many labels are enough to tell."""


@rule("warning")
def unknown_field(page: Page) -> Iterator[Problem]:
    """A label is one that no other entry of its kind has."""
    for schema in page.conventions.schemas:
        for entry in schema.entries if has_labels(schema) else ():
            if unknown := [field for field in strangers(schema, entry) if not _is_another(schema, field)]:
                yield _problem(page, schema, entry, unknown)


def _is_another(schema: Schema, field: Field) -> bool:
    """Whether a label is one that others have, with a number: `Code 2`."""
    return schema.key(NUMBER.sub("", field.name)) in schema.known


def _problem(page: Page, schema: Schema, entry: Entry, unknown: list[Field]) -> Problem:
    """One finding for an entry: the label, or the entry where it has several that are strange."""
    usual = f"the others have {quoted([*schema.required])}"
    first = unknown[0]
    if len(unknown) == 1 and first.label:
        return Problem(first.label, f"no other entry has '{first.name}' ({usual})")
    names = [field.name for field in unknown[:MANY]]
    owner = next((one for one in page.conventions.schemas if one.known.keys() >= {*names}), None)
    found = f"{quoted(names)} are labels of '{owner.title}'" if owner else f"no other entry has {quoted(names)}"
    return Problem(marking.title(page.text, entry), f"{found} ({usual})")

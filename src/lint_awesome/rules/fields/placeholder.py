"""What stands for 'none'."""

from __future__ import annotations

from collections.abc import Iterator

from lint_awesome.conventions import Schema
from lint_awesome.document import Field
from lint_awesome.habits.values import VALUED, is_placeholder
from lint_awesome.rule import Edit, Fix, Page, Problem, rule


@rule("warning")
def placeholder(page: Page) -> Iterator[Problem]:
    """A value is another word or sign for 'none' than the list's."""
    for schema in page.conventions.schemas:
        for entry in schema.entries:
            for field in entry.fields:
                start, end = field.value
                if 0 < end - start < 12 and field.kind in VALUED and is_placeholder(page.text[start:end]):
                    yield from _problems(page.text, schema, field)


def _problems(text: str, schema: Schema, field: Field) -> Iterator[Problem]:
    own = schema.habit("placeholder", schema.key(field.name))
    habit = own if own.of > 1 else schema.habit("placeholder")
    value = text[slice(*field.value)]
    if habit.value is not None and value != habit.value:
        usual = f"'{habit.value}'" if habit.value else "nothing"
        fix = Fix((Edit(field.value, habit.value, "placeholder"),), f"write {usual}")
        yield Problem(field.value, f"'{value}' should be {usual} ({habit.evidence(f'such values are {usual}')})", fix)

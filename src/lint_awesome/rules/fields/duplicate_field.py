"""A field that an entry has twice."""

from __future__ import annotations

from collections.abc import Iterator

from lint_awesome.conventions import Schema
from lint_awesome.document import Field
from lint_awesome.rule import Edit, Fix, Page, Problem, Related, rule
from lint_awesome.values import is_badge, is_labelled, whole_line


@rule("error")
def duplicate_field(page: Page) -> Iterator[Problem]:
    """A field stands twice in an entry."""
    for schema in page.conventions.schemas:
        for entry in schema.entries:
            first = dict[str, Field]()
            for field in entry.fields:
                earlier = first.setdefault(_key(field), field)
                if earlier is not field and _is_odd(page, schema, field):
                    yield _problem(page.text, field, earlier)


def _key(field: Field) -> str:
    """What two of in an entry are too many: a label; a button with its address."""
    if field.kind == "button" and not is_badge(field):
        return f"{field.name}\n{field.links[0].url}"
    return field.name if is_labelled(field) else f"\n{field.span[0]}"


def _is_odd(page: Page, schema: Schema, field: Field) -> bool:
    """Whether it is no habit to have such a field more than once."""
    if field.kind == "button":
        return bool(field.links[0].url)
    habit = schema.habit("repeat", field.name)
    again = habit.of - habit.agree if habit.value != "again" else habit.agree
    return again <= max(1, round((1 - page.config.convention.share) * habit.of))


def _problem(text: str, field: Field, earlier: Field) -> Problem:
    place = (field.span if field.kind == "button" else field.label) or field.span
    fix = None
    if field.kind == "item" and text[slice(*field.span)].split() == text[slice(*earlier.span)].split():
        fix = Fix((Edit(whole_line(text, field.span), "", "repeat"),), "take the second one away")
    related = (Related(earlier.label or earlier.span, "the first one"),)
    return Problem(place, f"a second '{field.name}' in this entry", fix, related)

"""A field that an entry has twice."""

from __future__ import annotations

from collections.abc import Iterator

from lint_awesome.conventions import Schema
from lint_awesome.document import Field
from lint_awesome.habits.values import is_badge, is_labelled
from lint_awesome.rule import Edit, Fix, Page, Problem, Related, rule
from lint_awesome.source import whole_lines


@rule("error")
def duplicate_field(page: Page) -> Iterator[Problem]:
    """A field stands twice in an entry."""
    for schema in page.conventions.schemas:
        for entry in schema.entries:
            first = dict[str, Field]()
            for field in entry.fields:
                earlier = first.setdefault(_key(field), field)
                if (
                    earlier is not field
                    and _is_odd(page.text, schema, field, earlier)
                    and not _is_broken(field, earlier)
                ):
                    yield _problem(page.text, field, earlier)


def _key(field: Field) -> str:
    """What two of in an entry are too many: a label; a button with its address."""
    if field.kind == "button" and not is_badge(field):
        return f"{field.name}\n{field.links[0].url}"
    return field.name if is_labelled(field) else f"\n{field.span[0]}"


def _is_odd(text: str, schema: Schema, field: Field, earlier: Field) -> bool:
    """Whether it is no habit to have such a field more than once; the very same twice never is one."""
    if field.kind == "button":
        return bool(field.links[0].url)
    return _is_same(text, field, earlier) or schema.habit("repeat", field.name).value == "once"


def _is_same(text: str, field: Field, earlier: Field) -> bool:
    return text[slice(*field.span)].split() == text[slice(*earlier.span)].split()


def _is_broken(*fields: Field) -> bool:
    """Whether what looks like two fields may be a broken link."""
    return any(field.links and field.links[0].flaw for field in fields)


def _problem(text: str, field: Field, earlier: Field) -> Problem:
    place = (field.span if field.kind == "button" else field.label) or field.span
    fix = None
    if field.kind == "item" and _is_same(text, field, earlier):
        fix = Fix((Edit(whole_lines(text, field.span), "", "repeat"),), "take the second one away")
    related = (Related(earlier.label or earlier.span, "the first one"),)
    return Problem(place, f"a second '{field.name}' in this entry", fix, related)

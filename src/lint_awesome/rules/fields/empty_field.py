"""A label without a value."""

from __future__ import annotations

from collections.abc import Iterator

from lint_awesome.conventions import Schema
from lint_awesome.document import Field
from lint_awesome.habits.values import is_labelled
from lint_awesome.rule import Edit, Fix, Page, Problem, rule


@rule("warning")
def empty_field(page: Page) -> Iterator[Problem]:
    """A field has no value where the others have one, or a sign for none."""
    for schema in page.conventions.schemas:
        for entry in schema.entries:
            for field in entry.fields:
                if field.value[0] == field.value[1] and is_labelled(field) and _is_bare(page.text, field):
                    yield from _problems(page, schema, field)


def _is_bare(text: str, field: Field) -> bool:
    """Whether nothing stands under a label either; one without a sign behind it may be no label."""
    signed = field.mark is not None and bool(text[slice(*field.mark)].strip())
    return signed and not text[field.value[1] : field.span[1]].strip()


def _problems(page: Page, schema: Schema, field: Field) -> Iterator[Problem]:
    assert field.label
    assert field.mark
    name, span = schema.key(field.name), (field.label[0], field.span[0] + len(page.text[slice(*field.span)].rstrip()))
    none = schema.habit("placeholder", name)
    none = none if none.of > 1 else schema.habit("placeholder")
    if none.value:
        at = field.mark[1]
        blank = "" if page.text[at - 1 : at].isspace() else " "
        fix = Fix((Edit((at, at), blank + none.value, "placeholder"),), f"write '{none.value}'")
        evidence = none.evidence(f"fields without a value have '{none.value}'")
        yield Problem(span, f"'{field.name}' is empty ({evidence})", fix)
        return
    filled = schema.habit("kind", name)
    of = filled.of + schema.habit("placeholder", name).of
    if of >= page.config.convention.cases and filled.of >= page.config.convention.share * of:
        yield Problem(span, f"'{field.name}' is empty ({filled.of} of {of} have a value)")

"""A label that is written otherwise than the others'."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from lint_awesome.conventions import Habit, Schema
from lint_awesome.document import Entry, Field
from lint_awesome.habits.values import is_badge
from lint_awesome.rule import Edit, Fix, Page, Problem, rule
from lint_awesome.source import Span
from lint_awesome.text.brands import WRONG
from lint_awesome.text.names import label


@rule("error")
def field_name(page: Page) -> Iterator[Problem]:
    """A label is a misspelling or a variant of the one that other entries have."""
    for schema in page.conventions.schemas:
        if schema.meant:
            uses = Counter(name for entry in schema.entries for name in {field.name for field in entry.fields})
            for entry in schema.entries:
                for field, right in _misnamed(schema, entry):
                    yield _problem(page.text, field, right, _evidence(schema, uses, right))


def _misnamed(schema: Schema, entry: Entry) -> Iterator[tuple[Field, str]]:
    """The fields whose label stands for another one that the entry lacks; a remark is no part of a label."""
    present = {field.name for field in entry.fields}
    for field in entry.fields:
        right = schema.meant.get(field.name)
        if right and field.label and not is_badge(field) and right not in present and _is_other(field.name, right):
            yield field, right


def _is_other(name: str, right: str) -> bool:
    """Whether a label departs from the right one by more than a remark; a brand's own letters are never wrong."""
    return label(name) != right and WRONG.get(right) != name


def _evidence(schema: Schema, uses: Counter[str], right: str) -> str:
    all_of = uses[right] + sum(uses[name] for name, meant in schema.meant.items() if meant == right)
    noun = "entries have" if right in schema.required else "such labels are"
    return Habit(right, uses[right], all_of).evidence(f"{noun} '{right}'")


def _problem(text: str, field: Field, right: str, evidence: str) -> Problem:
    span = _place(text, field)
    fix = Fix((Edit(span, right, "label"),), f"replace with '{right}'") if text[slice(*span)] == field.name else None
    return Problem(span, f"'{field.name}' should be '{right}' ({evidence})", fix)


def _place(text: str, field: Field) -> Span:
    """Where a label's words stand, without the brackets and signs around them."""
    assert field.label
    start = text.find(field.name, *field.label)
    return (start, start + len(field.name)) if start >= 0 else field.label

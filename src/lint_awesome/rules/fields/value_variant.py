"""The same thing written in a way that the list writes otherwise."""

from __future__ import annotations

from collections.abc import Iterator

from lint_awesome.conventions import Habit, Schema
from lint_awesome.habits.variants import GAP, Variant, variants
from lint_awesome.rule import Edit, Fix, Page, Problem, rule


@rule("warning")
def value_variant(page: Page) -> Iterator[Problem]:
    """A venue is written as it is nowhere else: `EMNLP Findings 2024` beside `EMNLP 2024 Findings`."""
    for schema in page.conventions.schemas:
        for entry in schema.entries if _has_variants(schema) else ():
            for one in variants(page.text, entry):
                usual = schema.habit("variant", one.family)
                if usual.value not in (None, one.form) and _is_known(schema, one):
                    yield _problem(page.text, one, usual)


def _has_variants(schema: Schema) -> bool:
    """Whether anything may be written otherwise than usual."""
    habits = (habit for (topic, _), habit in schema.habits.items() if topic == "variant")
    return any(habit.value is not None and (habit.pinned or habit.agree < habit.of) for habit in habits)


def _is_known(schema: Schema, one: Variant) -> bool:
    """Whether a name is one of a venue: other years of it stand in the list."""
    return one.family != GAP or schema.habit("variant", f"{GAP} {one.name}").of > 1


def _problem(text: str, one: Variant, usual: Habit[str]) -> Problem:
    new = one.written(usual.value or "")
    fix = Fix((Edit(one.span, new, "text"),), f"write '{new}'", safe=False)
    evidence = usual.evidence("are written so")
    return Problem(one.span, f"'{text[slice(*one.span)]}' is '{new}' elsewhere ({evidence})", fix)

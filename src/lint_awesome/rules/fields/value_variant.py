"""The same thing written in a way that the list writes otherwise."""

from __future__ import annotations

from collections.abc import Iterator

from lint_awesome.conventions import Habit, Schema
from lint_awesome.habits.variants import CASE, GAP, Variant, variants
from lint_awesome.rule import Edit, Fix, Page, Problem, rule
from lint_awesome.text.slips import is_near

RARE, OFTEN, SHORTEST = 2, 10, 5
"""How often a misspelt name may stand, how often the right one must, and how many letters both have."""


@rule("warning")
def value_variant(page: Page) -> Iterator[Problem]:
    """A venue is written as it is nowhere else: `EMNLP Findings 2024` beside `EMNLP 2024 Findings`."""
    for schema in page.conventions.schemas:
        slipped = dict(_slipped(schema))
        for entry in schema.entries if slipped or _has_variants(schema) else ():
            for one in variants(page.text, entry):
                usual = schema.habit("variant", one.family)
                if one.family in slipped:
                    yield _misspelt(one, slipped[one.family])
                elif usual.value not in (None, one.form) and _is_known(schema, one):
                    yield _problem(page.text, one, usual)


def _slipped(schema: Schema) -> Iterator[tuple[str, Habit[str]]]:
    """The families of rare names, each with how the frequent name that is a slip away is written."""
    about = ((family, habit) for (topic, family), habit in schema.habits.items() if topic == "variant")
    named = {family.removeprefix(CASE): habit for family, habit in about if family.startswith(CASE)}
    often = [name for name, habit in named.items() if habit.of >= OFTEN and habit.value]
    for name, habit in named.items() if often else ():
        if habit.of <= RARE:
            yield from ((CASE + name, named[right]) for right in often if _is_slip(name, right))


def _is_slip(name: str, right: str) -> bool:
    """Whether letters within a name are swapped, lost or too many: with another letter it may well be another venue."""
    inner = name[0] == right[0] and name[-1] == right[-1] and min(len(name), len(right)) >= SHORTEST
    return inner and is_near(name, right) and (len(name) != len(right) or sorted(name) == sorted(right))


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


def _misspelt(one: Variant, usual: Habit[str]) -> Problem:
    right = usual.value or ""
    fix = Fix((Edit(one.span, right, "text"),), f"write '{right}'", safe=False)
    return Problem(one.span, f"'{one.name}' should be '{right}' (the list has it {usual.of} times)", fix)

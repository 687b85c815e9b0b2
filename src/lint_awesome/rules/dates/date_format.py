"""Dates in another form than the list's."""

from __future__ import annotations

from collections.abc import Iterator

from lint_awesome.conventions import Habit
from lint_awesome.habits.dating import is_denied, stated
from lint_awesome.rule import Edit, Fix, Page, Problem, rule
from lint_awesome.text import dates
from lint_awesome.text.dates import Date


@rule("error")
def date_format(page: Page) -> Iterator[Problem]:
    """A date that is not in the form of the list's other dates."""
    for schema in page.conventions.schemas:
        for label, entry, date in stated(schema):
            habit = schema.habit("date", label)
            if habit.value is None or date.flaw or habit.value in dates.forms(date):
                continue
            if date != entry.date or not is_denied(entry, page.conventions):
                yield _problem(page, date, habit.value, habit)


def _problem(page: Page, date: Date, form: str, habit: Habit[str]) -> Problem:
    written, right = page.document.slice(date.span), dates.write(date, form)
    evidence = habit.evidence(f"dates are written '{form}'")
    if right is None:
        lacks = "NN" not in date.form
        words = f"'{written}' is less than a date of the form '{form}'" if lacks else f"'{written}' has two readings"
        return Problem(date.span, f"{words} ({evidence})", severity="info" if lacks else None)
    read = dates.parse(right, 0, len(right))
    same = read is not None and dates.key(read) == dates.key(date)
    fix = Fix((Edit(date.span, right, "date" if same else "text"),), f"write '{right}'", safe=same)
    return Problem(date.span, f"'{written}' should be '{right}' ({evidence})", fix)

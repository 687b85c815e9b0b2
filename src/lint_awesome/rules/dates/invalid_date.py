"""Dates that cannot be."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from lint_awesome.habits.dating import stated
from lint_awesome.rule import Page, Problem, rule
from lint_awesome.text.dates import Date

HABIT = 3
"""From so many years before 1900 on under one label, a list is of old things."""


@rule("error")
def invalid_date(page: Page) -> Iterator[Problem]:
    """A date that cannot be."""
    for schema in page.conventions.schemas:
        found = [(label, date) for label, _, date in stated(schema) if date.flaw]
        old = Counter(label for label, date in found if date.year < 1900)
        for label, date in found:
            habit = date.year < 1900 and old[label] >= HABIT
            if not habit and not _may_be_years(date, schema.habit("date", label).value, page.facts.today.year):
                yield Problem(date.span, f"'{page.document.slice(date.span)}' cannot be: {date.flaw}")


def _may_be_years(date: Date, usual: str | None, now: int) -> bool:
    """Whether an impossible month may be a later year, as in `2019-23`: one until now, where months are usual."""
    later = date.year - date.year % 100 + (date.month or 0)
    plain = date.form in ("YYYY-MM", "YYYY/MM")
    return plain and date.year < later and (later <= now or usual != date.form)

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
            if not may_be_years(date) and not (date.year < 1900 and old[label] >= HABIT):
                yield Problem(date.span, f"'{page.document.slice(date.span)}' cannot be: {date.flaw}")


def may_be_years(date: Date) -> bool:
    """Whether an impossible month may be a later year, as in `2019-23`."""
    return date.day is None and date.form in ("YYYY-MM", "YYYY/MM") and date.year % 100 < (date.month or 0)

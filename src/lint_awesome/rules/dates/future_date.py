"""Dates after today."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from lint_awesome.habits.dating import is_future, stated
from lint_awesome.rule import Page, Problem, rule

HABIT = 3
"""From so many future dates on under one label, being a tenth of all, the list announces what is to come."""


@rule("error")
def future_date(page: Page) -> Iterator[Problem]:
    """A date after today."""
    today = page.facts.today
    for schema in page.conventions.schemas:
        found = [(label, date) for label, _, date in stated(schema)]
        ahead = [(label, date) for label, date in found if is_future(date, today)]
        every, future = (Counter(label for label, _ in dates) for dates in (found, ahead))
        for label, date in ahead:
            if future[label] < HABIT or 10 * future[label] < every[label]:
                yield Problem(date.span, f"'{page.document.slice(date.span)}' is after today ({today})")

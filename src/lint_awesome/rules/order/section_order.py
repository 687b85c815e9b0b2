"""Headings out of order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from lint_awesome import marking, siblings
from lint_awesome.config import Convention
from lint_awesome.conventions import Habit
from lint_awesome.document import Section
from lint_awesome.ordering import Wrong, stray
from lint_awesome.rule import Page, Problem, Related, rule
from lint_awesome.text.names import out_of_order
from lint_awesome.years import Period

FEW = 0.1
"""The part of the headings beside each other that may be out of order, or one of them."""


@rule("warning")
def section_order(page: Page) -> Iterator[Problem]:
    """A heading that is out of the order of those beside it: years, or the alphabet."""
    asked, habit = page.config.convention, page.conventions.habit
    for run in siblings.runs(page.document):
        there = siblings.filled(page.document, run) if len(run) > 2 else []
        years = siblings.periods(there)
        if len(years) > 1:
            if _is_nearly_whole(habit("order", "years"), asked.cases - 1):
                yield from _of_years(page, years, habit("order", "years"))
        elif there and _is_alphabetical(habit("order", f"level {run[0].level}"), asked):
            yield from _of_words(page, there, habit("order", f"level {run[0].level}"))


def _is_nearly_whole(habit: Habit[str], cases: int) -> bool:
    """Whether all cases agree but one, or so many that they are a convention."""
    return habit.of >= cases and (habit.value is not None or habit.agree >= habit.of - 1)


def _is_alphabetical(habit: Habit[str], asked: Convention) -> bool:
    """Whether headings of a level stand by the alphabet as surely as entries have to."""
    sure = habit.value == "by the alphabet" and habit.of >= 4 * asked.cases and habit.share >= (1 + asked.share) / 2
    return sure or (
        habit.value == "by the alphabet" and 5 * habit.of >= 8 * asked.cases and habit.agree >= habit.of - 1
    )


def _of_years(page: Page, years: Sequence[tuple[Section, Period]], habit: Habit[str]) -> Iterator[Problem]:
    """What is out of order among years, in the order that has less to move."""
    sections, values = [one for one, _ in years], [period for _, period in years]
    orders: list[tuple[Wrong, str]] = [(siblings.older, "newest first"), (siblings.newer, "oldest first")]
    strays = [stray(values, wrong) for wrong, _ in orders]
    if len(strays[0]) == len(strays[1]):
        return
    chosen = len(strays[1]) < len(strays[0])
    wrong, name = orders[chosen]
    yield from _problems(page, sections, strays[chosen], values, wrong, f"{name} ({habit.evidence('neighbours')})")


def _of_words(page: Page, there: Sequence[Section], habit: Habit[str]) -> Iterator[Problem]:
    """What is out of the alphabet: single headings, neither the first nor the last, which often stand apart."""
    keys = [siblings.heading_key(one) for one in there]
    every = {-1, *stray(keys, out_of_order), len(there)}
    lone = [at for at in sorted(every) if 0 < at < len(there) - 1 and not every & {at - 1, at + 1}]
    yield from _problems(page, there, lone, keys, out_of_order, f"by the alphabet ({habit.evidence('neighbours')})")


def _problems(
    page: Page, there: Sequence[Section], strays: Sequence[int], values: Sequence[Any], wrong: Wrong, order: str
) -> Iterator[Problem]:
    if len(strays) > max(1, FEW * len(there)):
        return
    for at in strays:
        other = at - 1 if at and wrong(values[at - 1], values[at]) else at + 1
        side = "after" if other < at else "before"
        words = f"'{there[at].title}' stands {side} '{there[other].title}'; such headings are {order}"
        place = Related(marking.heading(page.text, there[other]), f"'{there[other].title}' stands here")
        yield Problem(marking.heading(page.text, there[at]), words, None, (place,))

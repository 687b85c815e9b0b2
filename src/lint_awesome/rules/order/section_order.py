"""Headings out of order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from msgspec import Struct

from lint_awesome.config import Convention
from lint_awesome.conventions import Habit
from lint_awesome.document import Section
from lint_awesome.habits import siblings
from lint_awesome.habits.ordering import Wrong, stray
from lint_awesome.habits.years import Period
from lint_awesome.rule import Page, Problem, Related, rule
from lint_awesome.rules import marking
from lint_awesome.text.names import out_of_order

FEW = 0.1
"""The part of the headings beside each other that may be out of order, or one of them."""


@rule("warning")
def section_order(page: Page) -> Iterator[Problem]:
    """A heading that is out of the order of those beside it: years, or the alphabet."""
    asked, habit = page.config.convention, page.conventions.habit
    for run, there in siblings.filled(page.document):
        stretches = list(siblings.of_years(there))
        if stretches and _is_nearly_whole(habit("order", "years"), asked.cases - 1):
            for stretch in stretches:
                yield from _of_years(page, stretch, habit("order", "years"))
        elif there and not stretches and _is_alphabetical(habit("order", f"level {run[0].level}"), asked):
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


class Ranks(Struct, frozen=True):
    """Headings, what they are ordered by, when two are out of order, and which order that is."""

    sections: Sequence[Section]
    values: Sequence[Any]
    wrong: Wrong
    order: str


def _of_years(page: Page, years: Sequence[tuple[Section, Period]], habit: Habit[str]) -> Iterator[Problem]:
    """What is out of order among years, in the order that has less to move."""
    sections, values = [one for one, _ in years], [period for _, period in years]
    evidence = habit.evidence("neighbours")
    new = Ranks(sections, values, siblings.older, f"newest first ({evidence})")
    old = Ranks(sections, values, siblings.newer, f"oldest first ({evidence})")
    strays = [stray(values, ranks.wrong) for ranks in (new, old)]
    if len(strays[0]) != len(strays[1]):
        chosen = len(strays[1]) < len(strays[0])
        yield from _problems(page, old if chosen else new, strays[chosen])


def _of_words(page: Page, there: Sequence[Section], habit: Habit[str]) -> Iterator[Problem]:
    """What is out of the alphabet: single headings, neither the first nor the last, which often stand apart."""
    keys = [siblings.heading_key(one) for one in there]
    every, inner = set(stray(keys, out_of_order)), {at + 1 for at in stray(keys[1:-1], out_of_order)}
    lone = [at for at in sorted(every & inner) if not every & {at - 1, at + 1}]
    ranks = Ranks(there, keys, out_of_order, f"ordered by the alphabet ({habit.evidence('neighbours')})")
    yield from _problems(page, ranks, lone)


def _problems(page: Page, ranks: Ranks, strays: Sequence[int]) -> Iterator[Problem]:
    if len(strays) > max(1, FEW * len(ranks.sections)):
        return
    for at in strays:
        behind = at > 0 and ranks.wrong(ranks.values[at - 1], ranks.values[at])
        own, other = ranks.sections[at], ranks.sections[at - 1 if behind else at + 1]
        side = "after" if behind else "before"
        message = f"'{own.title}' stands {side} '{other.title}'; such headings are {ranks.order}"
        place = Related(marking.heading(page.text, other), f"'{other.title}' stands here")
        yield Problem(marking.heading(page.text, own), message, None, (place,))

"""Dates that contradict the number in the entry's link."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from operator import itemgetter

from msgspec import Struct

from lint_awesome.conventions import Habit, OrderKey
from lint_awesome.document import Entry, Link
from lint_awesome.habits import dating
from lint_awesome.habits.ordering import KEYS
from lint_awesome.rule import Edit, Fix, Page, Problem, Related, Severity, rule
from lint_awesome.rules.duplicates.twins import by_link, misled
from lint_awesome.rules.order.placing import Ranked, ranked
from lint_awesome.text import dates
from lint_awesome.text.dates import Date
from lint_awesome.text.identifiers import Identifier


class Pair(Struct, frozen=True):
    """A date and the link of its entry, what that names, and how many months the date is after it."""

    date: Date
    link: Link
    found: Identifier
    lag: int


@rule("warning")
def date_identifier(page: Page) -> Iterator[Problem]:
    """A date that contradicts the number in the entry's link."""
    found = list(_contradictions(page))
    astray = {entry.title for _, entry in misled(by_link(page.document))} if found else set()
    yield from (problem for entry, problem in found if entry.title not in astray)  # the link is wrong, not the date


def _contradictions(page: Page) -> Iterator[tuple[Entry, Problem]]:
    for section, group in page.document.groups():
        line: list[Ranked] | None = None
        for at, entry in enumerate(group.entries):
            pair = _pair(page, entry)
            if pair and (judged := _judged(page, pair)):
                severity, habit = judged
                line = ranked(section, group, page.conventions, page.facts.today) if line is None else line
                fits = _stays(page.conventions.order.value, line, at, _right(pair))
                fix = _fix(pair) if fits and not dating.is_misplaced(section, _right(pair)) else None
                place = Related(pair.link.target, f"{pair.found.key} is of {_month(pair.found)}")
                yield entry, Problem(pair.date.span, _message(page, pair, habit), fix, (place,), severity)


def _pair(page: Page, entry: Entry) -> Pair | None:
    """An entry's date and link, where they are not of the same month."""
    found = dating.identifier(entry)
    date = dating.sure(entry, page.facts.today) if found else None
    lag = dating.lag(date, found) if date and found else None
    return Pair(date, entry.link, found, lag) if date and found and lag and entry.link else None


def _judged(page: Page, pair: Pair) -> tuple[Severity, Habit[str]] | None:
    """How severe it is that a date is late or early, and what of the list speaks for it; None where it is no matter."""
    near, exact = (page.conventions.habit("identifier", label) for label in ("near", ""))
    asked, early = page.config.convention, pair.lag < 0
    if abs(pair.lag) < dating.FAR:
        sure = exact.value == "same" and exact.of >= 4 * asked.cases and exact.share >= 1 - (1 - asked.share) / 5
        return ("warning", exact) if sure and not early else None
    sure = near.value == "same" and near.of >= 2 * asked.cases and (early or _is_late_rare(page, near))
    return "warning" if sure and not _is_explained(pair) else "info", near


def _is_explained(pair: Pair) -> bool:
    """Whether the link's version or arXiv's moderation may account for a lag: some papers are held for weeks.

    Then the page says 'submitted on' with a day of two months before the number's.
    """
    held = pair.date.day is not None and pair.lag == -dating.FAR
    return held or (pair.lag > 0 and pair.found.version is not None)


def _is_late_rare(page: Page, near: Habit[str]) -> bool:
    """Whether hardly a date is late: some lists date papers by their venue."""
    share, late = page.config.convention.share, page.conventions.habit("identifier", "late")
    return near.share >= (1 + share) / 2 and (late.agree >= late.of - 1 or late.share >= 1 - (1 - share) / 5)


def _month(found: Identifier) -> str:
    return f"{found.year}-{found.month:02}" if found.month else str(found.year)


def _message(page: Page, pair: Pair, habit: Habit[str]) -> str:
    months = f"{abs(pair.lag)} month{'s' * (abs(pair.lag) > 1)} {'after' if pair.lag > 0 else 'before'}"
    near = " within a month" if abs(pair.lag) >= dating.FAR else ""
    evidence = habit.evidence(f"dates agree with the link's number{near}")
    return f"'{page.document.slice(pair.date.span)}' is {months} {pair.found.key} in the link ({evidence})"


def _right(pair: Pair) -> Date:
    """The month of the link's number, as a date."""
    return Date(pair.date.span, pair.found.year or 0, pair.found.month, None, pair.date.form)


def _fix(pair: Pair) -> Fix | None:
    """The month of the link's number in the form of the date; none where that has a day."""
    written = dates.write(_right(pair), pair.date.form)
    return Fix((Edit(pair.date.span, written, "text"),), f"write '{written}'", safe=False) if written else None


def _stays(key: OrderKey | None, line: list[Ranked], place: int, right: Date) -> bool:
    """Whether an entry would be in order with another date."""
    if key not in ("newest first", "oldest first"):
        return True
    _, wrong = KEYS[key]
    at = bisect_left(line, place, key=itemgetter(0))
    after = at + (at < len(line) and line[at][0] == place)
    return not (at and wrong(line[at - 1][1], right)) and not (after < len(line) and wrong(right, line[after][1]))

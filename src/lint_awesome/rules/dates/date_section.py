"""Entries in the section of another year than their date's."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from lint_awesome.document import Entry, Section, Shape
from lint_awesome.habits import dating, years
from lint_awesome.habits.ordering import KEYS, newest
from lint_awesome.rule import Fix, Page, Problem, Transfer, rule
from lint_awesome.rules.order.placing import Ranked, last_place, ranked
from lint_awesome.source import Span
from lint_awesome.text import dates
from lint_awesome.text.dates import Date

Shelves = Mapping[Span, list[Section]]
Lines = dict[Span, list[Ranked]]
"""What orders the entries of a section, kept for the next one that is to go there."""


@rule("error")
def date_section(page: Page) -> Iterator[Problem]:
    """An entry in the section of another year or month than its date's."""
    habit = page.conventions.habit("year section")
    if habit.value != dating.OWN:
        return
    evidence = habit.evidence("entries stand under the heading of their date")
    shelves, lines = _shelves(page), Lines()
    for section, group in page.document.groups():
        period = years.named(section.path)
        for entry in group.entries if period else ():
            date = dating.sure(entry, page.facts.today)
            if date and dating.is_misplaced(section, date):
                message = (
                    f"{page.document.slice(date.span)} stands under '{' › '.join(heading_of(section))}' ({evidence})"
                )
                right = _right(shelves[section.span], group.shape, date)
                yield Problem(date.span, message, _fix(page, right, entry, lines) if right else None)


def heading_of(section: Section) -> list[str]:
    """The headings that name the year or month of a section."""
    return [title for title in section.path if years.period_of(title)]


def _shelves(page: Page) -> Shelves:
    """For each section of a year, all those of one parent."""
    found, sections = defaultdict[tuple[str, ...], list[Section]](list), page.document.sections
    for section, frame in zip(sections, years.frames(one.path for one in sections), strict=True):
        if years.named(section.path):
            found[frame].append(section)
    return {section.span: shelf for shelf in found.values() for section in shelf}


def _right(shelf: list[Section], shape: Shape, date: Date) -> Section | None:
    """The only section of a date, where that has one group of such entries."""
    right = [one for one in shelf if one.groups and _is_of(one, date)]
    alone = len(right) == 1 and len(right[0].groups) == 1 and right[0].groups[0].shape == shape
    return right[0] if alone else None


def _fix(page: Page, right: Section, entry: Entry, lines: Lines) -> Fix:
    move = Transfer(entry.block, _place(page, right, entry, lines))
    return Fix((move,), f"move the entry to '{' › '.join(heading_of(right))}'", safe=False)


def _is_of(section: Section, date: Date) -> bool:
    """Whether a section is surely of a date's year or month."""
    period = years.named(section.path) or ()
    return len(period) <= len(dates.key(date)) and years.holds(period, date)


def _place(page: Page, section: Section, entry: Entry, lines: Lines) -> int:
    """Where an entry belongs in another section: at the end where that has no order."""
    group, key = section.groups[0], page.conventions.order.value
    value, wrong = (KEYS[key][0](entry), KEYS[key][1]) if key else (None, newest)
    if value is not None:
        if section.span not in lines:
            lines[section.span] = ranked(section, group, page.conventions, page.facts.today)
        line = lines[section.span]
        at = last_place(line, value, wrong)
        if at < len(line):
            return group.entries[line[at][0]].block[0]
    return group.entries[-1].block[1]

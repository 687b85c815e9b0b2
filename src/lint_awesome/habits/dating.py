"""What the date of an entry is held against: today, the year of its section, the number in its link."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from lint_awesome.conventions import Conventions, Schema
from lint_awesome.document import Entry, Section
from lint_awesome.habits import years
from lint_awesome.text import dates
from lint_awesome.text.dates import Date
from lint_awesome.text.identifiers import Identifier, identify
from lint_awesome.text.patterns import lazy

DATED = lazy(r"\bdates?\b|\byear\b|日期|时间|日付|年", re.IGNORECASE)
SOON = 2
"""A year alone is of the future from the year after next on: venues are announced ahead."""
OWN = "its own"
"""What is seen of an entry in the section of its year or month; the other observation is 'other'."""
FAR = 2
"""From how many months on two dates of a paper are no longer those of its hand-in and its announcement."""
YEAR_OFF = 12
"""From how many months on a number puts a date in doubt, whatever the list does."""


def stated(schema: Schema) -> Iterator[tuple[str, Entry, Date]]:
    """The dates that the entries of a schema state, each with its label; none for one in an entry's line.

    What looks like a year among other values is none.
    """
    for entry in schema.entries:
        own = entry.date
        for field in entry.fields:
            if field.date:
                own = None if field.date == own else own
                if field.kind == "bracket" or is_of_dates(schema, field.name):
                    yield field.name, entry, field.date
        if own:
            yield "", entry, own


def is_of_dates(schema: Schema, label: str) -> bool:
    """Whether the values of a label are dates."""
    return schema.habit("kind", label).value == "date" or bool(label and DATED.search(label))


def is_future(date: Date, today: dt.date) -> bool:
    """Whether a date is after a day; one without day or month counts by its first day."""
    if date.month is None:
        return date.year >= today.year + SOON
    first = dates.first_day(date)
    return first is not None and first > today


def sure(entry: Entry, today: dt.date) -> Date | None:
    """The date of an entry, if it can be and is not of the future."""
    date = entry.date
    return date if date and not date.flaw and not entry.flawed and not is_future(date, today) else None


def is_misplaced(section: Section, date: Date) -> bool:
    """Whether a section is of another year or month than a date."""
    period = years.named(section.path)
    return period is not None and not years.holds(period, date)


def identifier(entry: Entry) -> Identifier | None:
    """What the link of an entry names, if that tells a year."""
    found = identify(entry.link.url) if entry.link else None
    return found if found and found.year and not found.flaw else None


def lag(date: Date, found: Identifier) -> int | None:
    """How many months a date is after an identifier's month, or outside of its year where it tells no month.

    None where the date has no month. Proceedings may come out within a year after a paper.
    """
    if date.month is None or found.year is None:
        return None
    if found.month is not None:
        return 12 * (date.year - found.year) + date.month - found.month
    if date.year > found.year:
        return 12 * (date.year - found.year - 1) + date.month
    months = 12 * (date.year - found.year) + date.month - 1
    return months if months < -12 else 0


def is_denied(entry: Entry, conventions: Conventions) -> bool:
    """Whether the number in an entry's link speaks against its date, in a list where such numbers are to be trusted."""
    found = identifier(entry)
    lag_of = lag(entry.date, found) if entry.date and found else None
    return lag_of is not None and abs(lag_of) >= FAR and conventions.habit("identifier", "near").value == "same"


def is_doubtful(entry: Entry) -> bool:
    """Whether a number in any link of an entry is a year or more from its date: then the date may be what is wrong."""
    found = (identify(link.url) for link in entry.links) if entry.date else ()
    lags = (lag(entry.date, one) for one in found if entry.date and one and one.month and not one.flaw)
    return any(months is not None and abs(months) >= YEAR_OFF for months in lags)

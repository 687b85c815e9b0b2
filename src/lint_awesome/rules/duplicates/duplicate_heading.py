"""Headings that stand twice under one parent."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lint_awesome.document import Document, Section
from lint_awesome.habits import siblings, years
from lint_awesome.rule import Page, Problem, Related, rule
from lint_awesome.rules import marking
from lint_awesome.source import Lines
from lint_awesome.text import dates
from lint_awesome.text.patterns import lazy

OF = lazy(r"(?<=\w) of(?= )")


@rule("warning")
def duplicate_heading(page: Page) -> Iterator[Problem]:
    """The same heading twice under one parent."""
    lines: Lines | None = None
    for run in siblings.runs(page.document):
        for first, section in _repeats(run):
            if _is_contents(page.document, first) or f"](#{section.slug})" in page.document.slice(first.heading):
                continue  # the first is of the contents, and has the name of what it leads to
            lines = lines or Lines(page.text)
            message = f"'{section.title}' is a heading on line {lines.number(first.heading[0])} already"
            place = Related(marking.heading(page.text, first), "the first one")
            yield Problem(marking.heading(page.text, section), message, None, (place,))


def _is_contents(document: Document, section: Section) -> bool:
    return any(document.sections[one.section] is section for one in document.contents)


def _repeats(run: Sequence[Section]) -> Iterator[tuple[Section, Section]]:
    """The headings beside each other that stand further up, with those.

    Years count anew after another heading; days not at all, for each entry may have its own.
    """
    names, dated = dict[str, Section](), dict[str, Section]()
    for section in (one for one in run if not _is_day(one.title)):
        of_year = years.period_of(section.title) is not None
        if not of_year:
            dated.clear()
        first = (dated if of_year else names).setdefault(section.title.casefold(), section)
        if first is not section and section.title:
            yield first, section


def _is_day(title: str) -> bool:
    """Whether a heading is a date with a day: `2025-03-14`, `14th of March 2025`."""
    bare = OF.sub("", title)
    date = dates.parse(bare, 0, len(bare))
    return date is not None and date.day is not None

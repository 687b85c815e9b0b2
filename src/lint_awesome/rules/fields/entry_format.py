"""An entry that is written otherwise than the others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from typing import TypeVar

from lint_awesome.conventions import Habit, Schema
from lint_awesome.document import Entry, Field, Link
from lint_awesome.habits.observing import title_form
from lint_awesome.habits.values import CLOSING, button_form, buttons, gaps, title_end
from lint_awesome.rule import Edit, Fix, Page, Problem, rule
from lint_awesome.rules import marking
from lint_awesome.source import Span
from lint_awesome.text.patterns import lazy

T = TypeVar("T")
SIGNS = frozenset(".,:;，。：；")
QUOTES = '"”’»」』》'
MARKS = QUOTES + "*_"
"""What may stand around the full stop of a title that is a citation, where the work itself is quoted last."""
WORD_BEFORE = lazy(r"[a-z] $")
WORD_AFTER = lazy(r"\.|,? [a-z]")
ALIKE = 3
"""So many entries that depart in the same way do so on purpose."""


@rule("warning")
def entry_format(page: Page) -> Iterator[Problem]:
    """An entry departs from the form of the others: its title, the brackets of its buttons, its blanks."""
    for schema in page.conventions.schemas:
        yield from _unlinked(page.text, schema)
        yield from _ends(page.text, schema)
        yield from _brackets(page.text, schema)
        yield from _gaps(page, schema)


def _unlinked(text: str, schema: Schema) -> Iterator[Problem]:
    """Titles that are no links where the others' are."""
    habit = schema.habit("title")
    if habit.value != "link" or habit.agree == habit.of:
        return
    plain = [(entry, links) for entry in schema.entries if title_form(entry) == "plain" and (links := _links(entry))]
    forms = Counter(_between(text, entry, links[0]) for entry, links in plain)
    beside = {field.name for entry in schema.entries if title_form(entry) == "link" for field in buttons(entry)}
    for entry, links in plain:
        between = _between(text, entry, links[0])
        if forms[between] < ALIKE and "\n" not in between:
            message = f"the title is no link ({habit.evidence('titles are links')})"
            sure = _is_sure(entry, links, beside)
            yield Problem(marking.title(text, entry), message, severity=None if sure else "info")


def _is_sure(entry: Entry, links: list[Link], beside: set[str]) -> bool:
    """Whether a title should be a link: not one whose link is in words, among several, or a button `beside` others."""
    if any(field.kind in ("cell", "item") for field in entry.fields):
        return True
    names = {field.name for field in buttons(entry)}
    return bool(names) and len(links) == 1 and not names & beside


def _links(entry: Entry) -> list[Link]:
    """The links in an entry's own text that are no images."""
    start, end = entry.head
    links = (link for link in entry.links if link.kind not in ("image", "html-image") and not link.badge)
    return [link for link in links if start <= link.span[0] < end]


def _between(text: str, entry: Entry, first: Link) -> str:
    """What stands between a title and the first link."""
    return text[entry.title[1] : first.span[0]]


def _ends(text: str, schema: Schema) -> Iterator[Problem]:
    """Titles that are closed otherwise than the others."""
    habit = schema.habit("title end")
    if not habit.value or habit.agree == habit.of:
        return
    usual = habit.value.lstrip(QUOTES)
    signed = bool(set(usual) & SIGNS)

    def departs(entry: Entry) -> list[str]:
        end = title_end(text, entry)
        if end is None or end.lstrip(QUOTES) == usual or (end.rstrip(QUOTES) != end and end.strip(MARKS) == usual):
            return []
        more = "".join(sign for sign in end if sign not in SIGNS) == habit.value
        dated = entry.date or "date" not in schema.required  # else the sign behind the absent date has moved up
        return [end] if signed or (more and dated) else []

    for entry, end in _departures(schema, departs):
        yield Problem(_closed(text, entry, end), _end_message(end, habit))


def _closed(text: str, entry: Entry, end: str) -> Span:
    """A title with what closes it."""
    start, stop = marking.title(text, entry)
    return start, start + len(text[start:stop].rstrip(CLOSING)) + len(end)


def _end_message(end: str, habit: Habit[str]) -> str:
    usual = habit.value or ""
    signs = "".join(sign for sign in usual if sign in SIGNS)
    if usual.replace(signs, "", 1) == end:
        return f"no '{signs}' after the title ({habit.evidence('titles have one')})"
    return f"the title is closed by '{end}', not by '{usual}' ({habit.evidence('titles are')})"


def _brackets(text: str, schema: Schema) -> Iterator[Problem]:
    """Buttons in other brackets than the others."""
    habit = schema.habit("button")
    if not habit.value or habit.agree == habit.of:
        return
    usual, evidence = habit.value, habit.evidence("buttons are written so")

    def departs(entry: Entry) -> list[Field]:
        odd = (field for field in buttons(entry) if button_form(text, field) != usual)
        return [field for field in odd if not _is_word(text, field.span)]

    for _, field in _departures(schema, departs):
        form = button_form(text, field).format(field.name)
        yield Problem(field.span, f"'{form}' should be '{usual.format(field.name)}' ({evidence})")


def _is_word(text: str, link: Span) -> bool:
    """Whether a link is a word of a sentence: a small one stands before it, and the end or another one after."""
    return bool(WORD_BEFORE.search(text, max(link[0] - 2, 0), link[0]) and WORD_AFTER.match(text, link[1]))


def _gaps(page: Page, schema: Schema) -> Iterator[Problem]:
    """More than one blank between words."""
    habit = schema.habit("gap")
    if habit.value == "none" and habit.agree < habit.of:
        for _, span in _departures(schema, lambda entry: list(gaps(page.text, entry))):
            if not page.document.is_code(span[0]):
                yield _gap(span, habit)


def _departures(schema: Schema, departs: Callable[[Entry], list[T]]) -> Iterator[tuple[Entry, T]]:
    """What departs in each entry, where it is not how half of a group does it, nor a pair that is all of one."""
    for group in schema.groups:
        found = [(entry, one) for entry in group.entries if (one := departs(entry))]
        whole = len(found) == len(group.entries) > 1
        if not whole and (len(found) < ALIKE or 2 * len(found) < len(group.entries)):
            yield from ((entry, part) for entry, parts in found for part in parts)


def _gap(span: Span, habit: Habit[str]) -> Problem:
    count = span[1] - span[0]
    message = f"{count} blanks ({habit.evidence('entries have one at most')})" if count > 1 else "a tab for a blank"
    return Problem(span, message, Fix((Edit(span, " ", "space"),), "leave one blank"))

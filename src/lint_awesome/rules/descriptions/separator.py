"""Between title and description."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from msgspec.structs import replace

from lint_awesome.conventions import Habit, Schema
from lint_awesome.document import Entry, Group
from lint_awesome.habits.describing import is_parted, odd, separator_of
from lint_awesome.rule import Edit, Fix, Page, Problem, rule
from lint_awesome.text.patterns import lazy

REMARK = 40
"""Within so many characters the usual sign ends words that go with the title: `[x](…) by hand - text`."""
BLANK = lazy(r"[^\S ]")
"""A blank that would pass for a plain one."""
BY = lazy(r"by [*_\[]{0,3}[A-Z]")
"""What tells who made a thing, and describes nothing: `[x](…) by Ann Lee`."""
SIGNED = "entries with a sign there write"
"""Of what is said where many have a blank alone, so that only the signs of the others are compared."""
HABIT = 3
"""So many entries that depart in the same way, before the same word, do so on purpose."""


@rule("warning")
def separator(page: Page) -> Iterator[Problem]:
    """What stands between title and description is not what the list writes there."""
    for schema in page.conventions.schemas:
        usual, sign = schema.habit("separator"), schema.habit("sign")
        if usual.value:
            yield from _departures(page.text, schema, usual, "entries write")
        elif sign.value and 2 * sign.of > usual.of:
            yield from _departures(page.text, schema, sign, SIGNED)


def _departures(text: str, schema: Schema, usual: Habit[str], those: str) -> Iterator[Problem]:
    groups = schema.groups if those != SIGNED else [_signed(text, group) for group in schema.groups]
    others = [entry for group in groups for entry in odd(group, lambda entry: _departs(text, entry, usual), usual)]
    alike = Counter(_manner(text, entry) for entry in others)
    for entry in others:
        if usual.pinned or alike[_manner(text, entry)] < HABIT:
            yield _problem(entry, separator_of(text, entry) or "", usual, those)


def _signed(text: str, group: Group) -> Group:
    """A group with but those of its entries that have a sign between title and description."""
    return replace(group, entries=tuple(one for one in group.entries if is_parted(separator_of(text, one) or "")))


def _departs(text: str, entry: Entry, usual: Habit[str]) -> bool:
    """Whether what an entry has is not usual; where that is a blank, only words glued to the title surely are not."""
    own, usually = separator_of(text, entry), usual.value or ""
    if own in (None, usually) or not entry.description or (entry.link and entry.link.flaw):
        return False
    if is_parted(usually):
        blank, words = bool(own) and not is_parted(own or ""), text[slice(*entry.description)][:REMARK]
        credit = BY.match(text, *entry.description)
        return not (blank and (credit or (usually[0].isspace() and usually in words)))
    first = text[entry.description[0]]
    return own == "" and first.isascii() and first.isalnum()


def _manner(text: str, entry: Entry) -> tuple[str, str]:
    assert entry.separator
    assert entry.description
    words = text[slice(*entry.description)].split(maxsplit=1)
    return text[slice(*entry.separator)], words[0].casefold() if words else ""


def _problem(entry: Entry, own: str, usual: Habit[str], those: str) -> Problem:
    assert entry.separator
    wanted = _quoted(usual.value or "")
    fix = Fix((Edit(entry.separator, usual.value or "", "separator"),), f"write {wanted}")
    evidence = usual.evidence(f"{those} {wanted}")
    message = f"{_shown(own)} between title and description; {evidence}"
    return Problem(entry.separator, message, fix)


def _shown(own: str) -> str:
    if not own.strip():
        return "only a blank" if own else "nothing"
    return _quoted(own)


def _quoted(sign: str) -> str:
    told = BLANK.sub(lambda blank: blank[0].encode("unicode_escape").decode(), sign)
    return f"'{told}'"

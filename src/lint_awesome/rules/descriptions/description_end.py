"""The full stop at the end of a description."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from lint_awesome.conventions import Habit, Schema
from lint_awesome.document import Entry
from lint_awesome.habits.describing import STOPS, End, end_of, is_many, odd
from lint_awesome.rule import Edit, Fix, Page, Problem, rule

HABIT = 3
"""So many descriptions that end in the same word do so on purpose."""
JOINTS = (",", "/", "|")
"""What joins a description to the links behind it, or was meant as its end."""


@rule("warning")
def description_end(page: Page) -> Iterator[Problem]:
    """A description ends without the full stop that the others have, or with one that they have not."""
    for schema in page.conventions.schemas:
        usual = schema.habit("end")
        found = list(_departures(page.text, schema, usual)) if usual.value else []
        alike = Counter(word for word, _ in found)
        yield from (problem for word, problem in found if usual.pinned or alike[word] < HABIT)


def _departures(text: str, schema: Schema, usual: Habit[str]) -> Iterator[tuple[str, Problem]]:
    """The last word of each description that ends otherwise, and what is to be said of it."""
    for group in schema.groups:
        for entry in odd(group, lambda entry: _end(text, entry) not in (None, usual.value), usual):
            yield from ((_last_word(text, entry), problem) for problem in _departure(text, entry, usual))


def _end(text: str, entry: Entry) -> End | None:
    if not entry.description or text.startswith(JOINTS, entry.description[1]):
        return None
    return end_of(text[slice(*entry.description)])


def _last_word(text: str, entry: Entry) -> str:
    assert entry.description
    words = text[slice(*entry.description)].split()
    return words[-1].casefold() if words else ""


def _departure(text: str, entry: Entry, usual: Habit[str]) -> Iterator[Problem]:
    assert entry.description
    start, end = entry.description
    words = text[start:end].rstrip()
    end = start + len(words)
    if usual.value == "stop":
        stop = "。" if ord(words[-1]) > 0x2E80 else "."
        fix = Fix((Edit((end, end), stop, "mark"),), f"put a '{stop}' there")
        evidence = usual.evidence("descriptions end in one")
        yield Problem((end - 1, end), f"no full stop at the end of the description ({evidence})", fix)
    elif words[-1] in STOPS and not is_many(words):
        fix = Fix((Edit((end - 1, end), "", "mark"),), "take the full stop away")
        evidence = usual.evidence("descriptions end in none")
        yield Problem((end - 1, end), f"a full stop at the end of the description ({evidence})", fix)

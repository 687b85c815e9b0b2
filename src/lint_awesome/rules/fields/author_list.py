"""A list of authors: what stands between the names, and a name that comes twice."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lint_awesome.conventions import Habit
from lint_awesome.habits.values import author_spans
from lint_awesome.rule import Edit, Fix, Page, Problem, Related, rule
from lint_awesome.source import Span
from lint_awesome.text.patterns import lazy
from lint_awesome.text.people import NAME, SIGN, authors_signs, people, without_end

NO_PERSON = lazy(r"\b(?:of|for|the|in|at|by|team|group|lab|labs|university|institute|research|ai|inc)\b", re.IGNORECASE)
TOO_MANY = lazy(r",[ \t]{0,4},[ \t]{0,4}|,(?=[ \t]{0,4}$)")
GAP = lazy(r"[ \t]+")
"""As wide as it is, it counts as one blank here: entry-format tells it."""
COMMAS = 2
"""Among so many commas one semicolon parts no groups of people."""
SHORT, MANY = 7, 50
"""Words of fewer letters make a common name; among so many people two may share theirs."""


@rule("warning")
def author_list(page: Page) -> Iterator[Problem]:
    """The names of authors are joined otherwise than the list does it, or one comes twice."""
    for schema in page.conventions.schemas:
        for entry in schema.entries:
            for label, span in author_spans(page.text, entry):
                value = page.text[slice(*span)]
                habit, mark = schema.habit("authors", label), schema.habit("between", label)
                if habit.value and "|" not in habit.value:
                    yield from _joined(value, span[0], habit)
                elif not habit.value and mark.value == ",":
                    yield from _semicolon(value, span[0], mark)
                yield from _repeated(without_end(value), span[0])


def _joined(value: str, at: int, habit: Habit[str]) -> Iterator[Problem]:
    """The signs between two names that are not the list's, and the commas that are too many: one finding a list."""
    assert habit.value is not None
    if not authors_signs(value):
        return
    too_many = [found.span() for found in TOO_MANY.finditer(value)]
    edits = [Edit((at + a, at + b), habit.value if b < len(value) else "", "separator") for a, b in too_many]
    if edits:
        yield Problem(edits[0].span, "a comma too many between authors", Fix(tuple(edits), "take the comma away"))
    elif places := list(_departures(value, habit.value)):
        yield _departure(value, places, at, habit)


def _semicolon(value: str, at: int, mark: Habit[str]) -> Iterator[Problem]:
    """The one semicolon among commas, where the lists have commas alone, be there a blank behind or not."""
    found = [span for span in _departures(value, ",") if value[slice(*span)].strip() == ";"]
    if len(found) == value.count(";") == 1 and value.count(",") >= COMMAS:
        place = value.index(";")
        evidence = mark.evidence("lists of authors have commas alone")
        fix = Fix((Edit((at + place, at + place + 1), ",", "separator"),), "write ','")
        yield Problem((at + place, at + place + 1), f"';' between authors should be ',' ({evidence})", fix)


def _departures(value: str, usual: str) -> Iterator[Span]:
    """Where two people are joined by another sign than the usual one."""
    bare = without_end(value)
    found = [sign.span() for sign in SIGN.finditer(bare)]
    edges = [(0, 0), *found, (len(bare), len(bare))]
    for before, (start, end), after in zip(edges, found, edges[2:], strict=False):
        sign = bare[start:end]
        departs = usual not in (sign, GAP.sub(" ", sign))
        if departs and _is_person(bare[before[1] : start]) and _is_person(bare[end : after[0]]):
            yield start, end


def _is_person(name: str) -> bool:
    return bool(NAME.fullmatch(name)) and 1 < len(name.split()) < 6 and not NO_PERSON.search(name)


def _departure(value: str, places: list[Span], at: int, habit: Habit[str]) -> Problem:
    """The first sign stands for all of a list."""
    usual, (start, end) = habit.value or "", places[0]
    evidence = habit.evidence("lists of authors have that alone")
    message = f"'{value[start:end]}' between authors should be '{usual}' ({evidence})"
    edits = tuple(Edit((at + a, at + b), usual, "separator") for a, b in places)
    return Problem((at + start, at + end), message, Fix(edits, f"write '{usual}'"))


def _repeated(value: str, at: int) -> Iterator[Problem]:
    """Names that come twice."""
    names, first, place = people(value), dict[str, Span](), 0
    for name in names:
        start = value.index(name, place)
        before, place = (place, start), start + len(name)
        earlier = first.setdefault(name, (at + start, at + place))
        if earlier[0] < at + start and _is_person(name):
            known = Related(earlier, "named here first")
            if max(map(len, name.split())) < SHORT or len(names) > MANY:
                yield Problem((at + start, at + place), f"'{name}' is named twice", None, (known,), "info")
            else:
                edit = Edit((at + before[0], at + place), "", "text")
                fix = Fix((edit,), "take the second one away", safe=False)
                yield Problem((at + start, at + place), f"'{name}' is named twice", fix, (known,))

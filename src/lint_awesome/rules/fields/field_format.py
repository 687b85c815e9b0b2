"""What stands between a label and its value."""

from __future__ import annotations

from collections.abc import Iterator

from lint_awesome.conventions import Habit, Schema
from lint_awesome.document import Field
from lint_awesome.habits.values import mark_of
from lint_awesome.rule import Edit, Fix, Page, Problem, rule

BOLD = "**"


@rule("warning")
def field_format(page: Page) -> Iterator[Problem]:
    """The sign, the blanks or the bold around a label depart from the usual."""
    for schema in page.conventions.schemas:
        for entry in schema.entries:
            for field in entry.fields:
                if field.mark:
                    yield from _problems(page.text, schema, field)


def _problems(text: str, schema: Schema, field: Field) -> Iterator[Problem]:
    assert field.mark
    own = schema.habit("mark", schema.key(field.name))
    habit = own if own.value is not None or own.agree > 1 else schema.habit("mark")
    if habit.value is None:
        return
    empty = field.value[0] == field.value[1]
    mark, usual = mark_of(text, field), habit.value.rstrip() if empty else habit.value
    if mark != usual and field.value[0] == field.mark[1]:
        yield _problem(text, field, mark, usual, habit)


def _problem(text: str, field: Field, mark: str, usual: str, habit: Habit[str]) -> Problem:
    """Only what differs is marked and mended; the whole mark is shown where something lacks."""
    assert field.mark
    start, end, new = _difference(mark, usual)
    at = field.mark[0]
    wrong, right = _bold(field.name, mark), _bold(field.name, usual)
    message = f"'{wrong}' should be '{right}' ({habit.evidence('are written so')})"
    edits = [*_opening(text, field, mark, usual), Edit((at + start, at + end), new, "mark")]
    shown = (at + start, at + end) if start < end else (at, at + len(mark.rstrip() or mark))
    return Problem(shown, message, Fix(tuple(edits), f"write '{right}'"))


def _bold(name: str, mark: str) -> str:
    """A label as it is written, with the bold that a mark closes."""
    return f"{BOLD * (BOLD in mark)}{name}{mark}"


def _difference(old: str, new: str) -> tuple[int, int, str]:
    """From where to where two texts differ in the old one, and what the new one has there."""
    start = _shared(old, new)
    end = _shared(old[start:][::-1], new[start:][::-1])
    return start, len(old) - end, new[start : len(new) - end]


def _shared(one: str, other: str) -> int:
    """How many of their first characters two texts share."""
    pairs = zip(one, other, strict=False)
    return next((place for place, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))


def _opening(text: str, field: Field, mark: str, usual: str) -> Iterator[Edit]:
    """The bold that opens before a label goes or comes with the one that closes behind it."""
    assert field.label
    start = field.label[0]
    if BOLD in usual and BOLD not in mark:
        yield Edit((start, start), BOLD, "mark")
    elif BOLD in mark and BOLD not in usual and text.startswith(BOLD, start - 2):
        yield Edit((start - 2, start), "", "mark")

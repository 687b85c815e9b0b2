"""What stands between a label and its value."""

from __future__ import annotations

from collections.abc import Iterator

from lint_awesome.conventions import Habit, Schema
from lint_awesome.document import Field
from lint_awesome.rule import Edit, Fix, Page, Problem, rule
from lint_awesome.source import Span
from lint_awesome.values import is_labelled, mark_of

BOLD = "**"


@rule("warning")
def field_format(page: Page) -> Iterator[Problem]:
    """The sign, the blanks or the bold around a label depart from the usual."""
    for schema in page.conventions.schemas:
        for entry in schema.entries:
            for field in entry.fields:
                if is_labelled(field) and field.mark:
                    yield from _problems(page.text, schema, field)


def _problems(text: str, schema: Schema, field: Field) -> Iterator[Problem]:
    own = schema.habit("mark", schema.key(field.name))
    habit = own if own.value is not None or own.agree > 1 else schema.habit("mark")
    if habit.value is None or not field.mark:
        return
    empty = field.value[0] == field.value[1]
    mark, usual = mark_of(text, field), habit.value.rstrip() if empty else habit.value
    if mark != usual and field.value[0] == field.mark[1]:
        yield _problem(text, field, mark, usual, habit)


def _problem(text: str, field: Field, mark: str, usual: str, habit: Habit[str]) -> Problem:
    assert field.mark
    assert field.label
    start, end = field.mark[0], field.mark[0] + len(mark)
    message = f"'{field.name}{mark}' should be '{field.name}{usual}' ({habit.evidence('are written so')})"
    edits = [Edit((start, end), usual, "mark"), *_opening(text, field, mark, usual)]
    return Problem(_shown(text, (start, end)), message, Fix(tuple(edits), f"write '{field.name}{usual}'"))


def _opening(text: str, field: Field, mark: str, usual: str) -> Iterator[Edit]:
    """The bold that opens before a label goes or comes with the one that closes behind it."""
    assert field.label
    start = field.label[0]
    if BOLD in usual and BOLD not in mark:
        yield Edit((start, start), BOLD, "mark")
    elif BOLD in mark and BOLD not in usual and text.startswith(BOLD, start - 2):
        yield Edit((start - 2, start), "", "mark")


def _shown(text: str, span: Span) -> Span:
    """The signs of a mark; the whole of it where it has none, the place where it is empty."""
    start, end = span
    bare = text[start:end].strip()
    if not bare or bare == text[start:end].rstrip():
        return span if not bare else (start, start + len(bare))
    return start, start + text[start:end].index(bare) + len(bare)

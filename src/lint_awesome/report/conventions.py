"""What a list does by habit, with the evidence, so that a maintainer knows the own list again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TextIO

from lint_awesome.conventions import Conventions, Habit, Schema, Topic
from lint_awesome.document import Document, Shape
from lint_awesome.report.style import BOLD, Style
from lint_awesome.report.summary import count
from lint_awesome.text.cells import plain, width

SHAPES: dict[Shape, str] = {
    "nested": "items with labelled lines below",
    "inline": "items of one line",
    "table": "rows of tables",
    "heading": "headings",
    "paragraph": "paragraphs",
}
WORDS: dict[tuple[Topic, str] | Topic, str] = {
    "authors": "{!r} between names",
    "bullet": "{!r} as bullet",
    "button": "buttons are written {}",
    "date": "dates written as {}",
    "end": "descriptions end in {!r}",
    "indent": "indented by {}",
    "kind": "its value is {}",
    "mark": "{!r} after the label",
    "placeholder": "{!r} where there is none",
    "separator": "{!r} before the description",
    "start": "descriptions start with {} case",
    "title end": "titles are closed by {!r}",
    ("description", "no"): "without a description",
    ("description", "yes"): "with a description",
    ("identifier", "same"): "dates agree with the numbers in links",
    ("kind", "badge"): "its value is a badge",
    ("kind", "date"): "its value is a date",
    ("kind", "link"): "its value is a link",
    ("title", "link"): "its title is a link",
    ("title", "plain"): "its title is no link",
    ("year section", "its own"): "entries stand under their year",
}
"""How what is usual is told, for a topic or one of its values; a topic without words is told by its name."""
UNTOLD = ("gap", "repeat", "variant", "link form", "sign", "between")
"""Topics that are no news to a maintainer."""
SAID = 5
"""From how many cases on it is said that there is no convention."""

Row = tuple[str, str, str]
"""What something is said about (a label, or the entries), what is usual, and the evidence."""


def write(document: Document, conventions: Conventions, out: TextIO, style: Style) -> None:
    """Writes what is usual in each kind of sections, and in the whole list."""
    entries = count(sum(1 for _ in document.entries()), "entry", "entries")
    out.write(f"{style.paint(plain(document.source.path), BOLD)}: {entries}\n")
    for schema in conventions.schemas:
        where = plain(schema.title) or "without heading"
        told = f"{count(len(schema.entries), 'entry', 'entries')}, {SHAPES[schema.shape]}"
        _block(f"{style.paint(where, BOLD)}: {told}", _schema_rows(schema), _unsettled(schema.habits), out)
    rows = [*_order(conventions), *_habits(conventions.habits, "dates", "")]
    _block(style.paint("The whole list", BOLD), rows, _unsettled(conventions.habits), out)


def _block(title: str, rows: Iterable[Row], unsettled: str, out: TextIO) -> None:
    shown = [tuple(map(plain, row)) for row in rows]
    if not shown and not unsettled:
        return
    widths = [max(map(width, column), default=0) for column in zip(*shown, strict=True)][:2]
    out.write(f"\n{title}\n")
    for row in shown:
        cells = "  ".join(cell + " " * (wide - width(cell)) for cell, wide in zip(row, widths, strict=False))
        out.write(f"  {cells}  {row[-1]}".rstrip() + "\n")
    if unsettled:
        out.write(f"  no convention: {plain(unsettled)}\n")


def _schema_rows(schema: Schema) -> Iterator[Row]:
    yield from _habits(schema.habits, "entry", "")
    labels = [label for label in schema.labels if label in schema.known]
    if len(labels) > 1:
        yield "labels", ", ".join(labels), ""
    for label in labels:
        if label in schema.required:
            yield label, "in every entry", _evidence(schema.required[label])
        else:
            yield label, "in some entries", f"{schema.known[label]} of {len(schema.entries)}"
        yield from _habits(schema.habits, "", label)


def _habits(habits: Mapping[tuple[Topic, str], Habit[str]], subject: str, label: str) -> Iterator[Row]:
    for (topic, of), habit in sorted(habits.items()):
        if of == label and habit.value and topic not in UNTOLD and (label or topic != "kind"):
            words = WORDS.get((topic, habit.value)) or WORDS.get(topic, f"{topic}: {{}}")
            yield subject, words.format(habit.value.replace("{}", "name")), _evidence(habit)
            subject = ""


def _order(conventions: Conventions) -> Iterator[Row]:
    if conventions.order.value:
        yield "order", f"entries stand {conventions.order.value}", _evidence(conventions.order, "neighbours")


def _evidence(habit: Habit[Any], cases: str = "") -> str:
    return habit.evidence(cases).rstrip()


def _unsettled(habits: Mapping[tuple[Topic, str], Habit[str]]) -> str:
    """What entries do in different ways, and how many of them do the most frequent thing."""
    mixed = sorted(
        (key, habit)
        for key, habit in habits.items()
        if habit.value is None and habit.of >= SAID and key[0] not in UNTOLD
    )
    return ", ".join(
        f"{topic} of {label} ({_evidence(habit)})" if label else f"{topic} ({_evidence(habit)})"
        for (topic, label), habit in mixed
    )

"""A value of another kind than the others under its label."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from lint_awesome.conventions import Habit, Schema
from lint_awesome.document import Entry, Field
from lint_awesome.habits.values import VALUED, Kind, kind_of
from lint_awesome.rule import Page, Problem, rule
from lint_awesome.text.patterns import lazy
from lint_awesome.text.people import NAME

NOUNS: dict[str, str] = {
    "date": "a date", "link": "a link", "badge": "a badge", "names": "a list of names", "text": "text",
}  # fmt: skip
DIGITS = lazy(r"\d+")
FREE = ("names", "link", "badge")
"""Kinds that may well stand where text is usual."""

Forms = defaultdict[str, Counter[str]]
"""The values under each label, without their numbers, and how often each stands there."""


@rule("error")
def value_kind(page: Page) -> Iterator[Problem]:
    """A value is of another kind than the others under its label, as if the labels had slipped."""
    for schema in page.conventions.schemas:
        usual = _usual(page, schema)
        odd = list(_odd(page.text, schema, usual)) if usual else []
        forms = _forms(page.text, schema) if odd else defaultdict(Counter)
        for field, kind in odd:
            habit = usual[field.name]
            slipped = _has_slipped(page.text, schema, field, kind, forms)
            if slipped or schema.habit("kind", field.name).value:
                evidence = habit.evidence("values are of that kind")
                message = (
                    f"{NOUNS[kind]} under '{field.name}', where {NOUNS[habit.value or kind]} is usual ({evidence})"
                )
                yield Problem(field.value, message, severity=None if slipped else "info")


def _usual(page: Page, schema: Schema) -> dict[str, Habit[str]]:
    """The usual kind under each label that has others too; also where all others than the one agree."""
    usual = {}
    for (topic, name), habit in schema.habits.items():
        if topic == "kind" and name and habit.agree < habit.of:
            if habit.value:
                usual[name] = habit
            elif habit.agree == habit.of - 1 >= page.config.convention.cases:
                kinds = Counter(kind_of(page.text, field) for field in _fields(schema) if field.name == name)
                kinds.pop("placeholder", None)
                usual[name] = Habit(max(kinds, key=kinds.__getitem__, default=None), habit.agree, habit.of)
    return usual


def _fields(schema: Schema) -> Iterator[Field]:
    for entry in schema.entries:
        yield from (field for field in entry.fields if field.kind in VALUED and field.name)


def _odd(text: str, schema: Schema, usual: dict[str, Habit[str]]) -> Iterator[tuple[Field, Kind]]:
    for entry in schema.entries:
        for field in entry.fields:
            if field.kind in VALUED and field.name in usual:
                kind, expected = kind_of(text, field), usual[field.name].value or ""
                if kind not in ("placeholder", expected) and not _is_near(text, entry, field, kind, expected):
                    yield field, kind


def _is_near(text: str, entry: Entry, field: Field, kind: Kind, expected: str) -> bool:
    """Whether a value will do: some text in place of text, one name or the title (a copy) in place of names."""
    value = text[slice(*field.value)]
    if expected == "text":
        return kind in FREE or (field.date is not None and field.date.month is None)
    if expected == "names":
        return value == entry.name or (bool(NAME.fullmatch(value)) and len(value.split()) < 6)
    return {kind, expected} == {"link", "badge"}


def _has_slipped(text: str, schema: Schema, field: Field, kind: Kind, forms: Forms) -> bool:
    """Whether a value surely belongs to another label: to one of its kind, or to one that has its like."""
    others = {name: schema.habit("kind", name).value for name in forms if name != field.name}
    if kind == "date":
        return "date" in others.values() and field.date is not None and field.date.month is not None
    form = _form(text, field)
    if kind not in ("text", "names") or forms[field.name][form] > 1:
        return False
    return any(usual in (None, "text", "names") and form in forms[name] for name, usual in others.items())


def _forms(text: str, schema: Schema) -> Forms:
    forms: Forms = defaultdict(Counter)
    for field in _fields(schema):
        if kind_of(text, field) in ("text", "names", "date"):
            forms[field.name][_form(text, field)] += 1
    return forms


def _form(text: str, field: Field) -> str:
    return DIGITS.sub("0", text[slice(*field.value)].casefold())

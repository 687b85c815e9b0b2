"""Conventions that the settings name in place of those that are learned."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import combinations
from typing import TypeVar

from msgspec.structs import asdict, replace

from lint_awesome.config import Config, Pin
from lint_awesome.conventions import Conventions, Habit, Schema, Topic
from lint_awesome.habits.link_forms import ARXIV_LABEL
from lint_awesome.habits.values import pair

T = TypeVar("T")
Habits = Mapping[tuple[Topic, str], Habit[str]]

OF = 100
"""A convention that is set is one as if all but one of so many had it: no rule then asks for more."""
TOPICS: Mapping[str, Topic] = {
    "mark": "mark",
    "placeholder": "placeholder",
    "date": "date",
    "authors": "authors",
    "separator": "separator",
    "start": "start",
    "end": "end",
    "title": "title",
}
"""The habit that each setting of one word stands for, of every label."""
PRESETS = {"awesome": Pin(separator=" - ", start="upper", end="stop", title="link")}
"""What sindresorhus/awesome asks of an entry: its guidelines, under 'consistent formatting'."""


def habit(value: T) -> Habit[T]:
    """A convention that is set."""
    return Habit(value, OF - 1, OF, pinned=True)


def pinned(conventions: Conventions, config: Config) -> Conventions:
    """Conventions with those that the settings name."""
    pin = merged(config)
    if pin == Pin():
        return conventions
    order = habit(pin.order) if pin.order else conventions.order
    forms: Habits = {("link form", ARXIV_LABEL): habit(pin.arxiv)} if pin.arxiv else {}
    schemas = tuple(_schema(schema, pin) for schema in conventions.schemas)
    return replace(conventions, schemas=schemas, order=order, habits={**conventions.habits, **forms})


def merged(config: Config) -> Pin:
    """What is pinned: by the settings, else by the preset that they name."""
    own = {name: value for name, value in asdict(config.pin).items() if value is not None}
    return replace(PRESETS[config.preset], **own) if config.preset else config.pin


def _schema(schema: Schema, pin: Pin) -> Schema:
    required = schema.required if pin.required is None else {name: habit(value=True) for name in pin.required}
    labels = tuple(dict.fromkeys((*(pin.labels or ()), *schema.labels)))
    return replace(schema, required=required, labels=labels, habits={**schema.habits, **dict(_habits(schema, pin))})


def _habits(schema: Schema, pin: Pin) -> Iterator[tuple[tuple[Topic, str], Habit[str]]]:
    for name, topic in TOPICS.items():
        value = getattr(pin, name)
        if value is not None:
            labels = {"", *(label for about, label in schema.habits if about == topic)}
            yield from (((topic, label), habit(value)) for label in labels)
    for first, second in combinations(pin.labels or (), 2):
        yield ("order", pair(first, second)), habit(first)

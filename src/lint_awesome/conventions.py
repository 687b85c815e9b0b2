"""What a list does by habit, learned from what most of its entries do."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Generic, Literal, TypeVar

from msgspec import Struct

from lint_awesome.document import Entry, Group, Shape

T = TypeVar("T")
Topic = Literal[
    "placeholder", "mark", "kind", "date", "authors", "order", "separator", "end", "start", "bullet", "indent", "title",
    "description", "button", "entry order", "year section", "identifier", "tag", "repeat", "title end",
    "gap", "link form", "variant", "sign", "between",
]  # fmt: skip


OrderKey = Literal[
    "newest first",
    "oldest first",
    "by the alphabet",
    "by arXiv number, newest first",
    "by arXiv number, oldest first",
]


class Habit(Struct, Generic[T], frozen=True):
    """What most cases do, how many of how many do it; `value` is None where nothing is a convention."""

    value: T | None
    agree: int
    of: int
    pinned: bool = False

    @property
    def share(self) -> float:
        """The part of the cases that agree, from 0 to 1."""
        return self.agree / self.of if self.of else 0.0

    def evidence(self, does: str) -> str:
        """The words that show a finding's ground: `153 of 154 entries have 'Code'`."""
        return "set in the configuration" if self.pinned else f"{self.agree} of {self.of} {does}"


NONE: Habit[str] = Habit(None, 0, 0)


class Schema(Struct, frozen=True):
    """What the entries of one kind, in one shape, have in common.

    `title` names the section or sections. `known` tells in how many entries each label stands, `meant` what a
    misspelt label stands for, `required` which labels are a convention, `labels` their usual order, `habits`
    what is done about a topic, for a label or (label '') for all.
    """

    title: str
    shape: Shape
    groups: tuple[Group, ...]
    entries: tuple[Entry, ...]
    known: Mapping[str, int]
    meant: Mapping[str, str]
    required: Mapping[str, Habit[bool]]
    labels: tuple[str, ...]
    habits: Mapping[tuple[Topic, str], Habit[str]]

    def habit(self, topic: Topic, label: str = "") -> Habit[str]:
        """What is usual about a topic."""
        return self.habits.get((topic, label), NONE)

    def key(self, name: str) -> str:
        """The label that a label, as written, stands for."""
        return self.meant.get(name, name)


class Conventions(Struct, frozen=True):
    """What is usual in a list: a schema for each kind of entries, their order, and the habits of the whole list.

    `links` tells what misspelt words of links stand for.
    """

    schemas: tuple[Schema, ...]
    order: Habit[OrderKey]
    habits: Mapping[tuple[Topic, str], Habit[str]]
    links: Mapping[str, str] = {}

    def habit(self, topic: Topic, label: str = "") -> Habit[str]:
        """What is usual about a topic in the whole list."""
        return self.habits.get((topic, label), NONE)

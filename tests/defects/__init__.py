"""Defects that are put into lists without a fault, and how one is made.

The functions of the modules beside this one are given a list and a source of chance; each gives the list with one
defect, and the place within which that is to be reported.
"""

from __future__ import annotations

from collections.abc import Callable
from random import Random
from typing import Literal, NamedTuple

from msgspec import Struct

from lint_awesome.document import Document, Entry, Field, Link
from lint_awesome.reading import read
from lint_awesome.source import Source, Span

Mends = Literal["safe", "unsafe", "no"]


class Spoilt(NamedTuple):
    """A list with a defect, and the place within which that is to be reported."""

    text: str
    place: Span


class Clean:
    """A list without a fault, and ways to spoil it."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.document: Document = read(Source("README.md", text))
        self.entries = list(self.document.entries())

    def put(self, span: Span, new: str, place: Span | None = None) -> Spoilt:
        """The list with another text at a place; the defect is there, or at a place in that text."""
        start, end = place or (0, len(new))
        return Spoilt(self.text[: span[0]] + new + self.text[span[1] :], (span[0] + start, span[0] + end))

    def of(self, span: Span) -> str:
        return self.text[slice(*span)]

    def entry(self, chance: Random, among: Callable[[Entry], bool] = bool) -> Entry:
        return chance.choice([entry for entry in self.entries if among(entry)])

    def field(self, chance: Random, name: str, among: Callable[[str], bool] = bool) -> Field:
        """A field of a name whose value is of some kind."""
        found = [field for entry in self.entries for field in entry.fields if field.name == name]
        return chance.choice([field for field in found if among(self.of(field.value))])

    def line(self, span: Span) -> Span:
        """The whole line that a place is in."""
        return self.text.rfind("\n", 0, span[0]) + 1, self.text.index("\n", span[1]) + 1

    def link(self, entry: Entry) -> Link:
        assert entry.link
        return entry.link


class Defect(Struct):
    """How a defect is made, in which kinds of lists, and what is to come of it."""

    make: Callable[[Clean, Random], Spoilt]
    kinds: str
    rule: str
    mends: Mends


DEFECTS: list[Defect] = []


def defect(kinds: str, rule: str, mends: Mends) -> Callable[[Callable[[Clean, Random], Spoilt]], None]:
    """Makes a defect of a function."""
    return lambda make: DEFECTS.append(Defect(make, kinds, rule, mends))


def is_real(value: str) -> bool:
    return value != "-"


def is_none(value: str) -> bool:
    return value == "-"

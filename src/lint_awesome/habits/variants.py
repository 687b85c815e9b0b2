"""The ways in which venues are written: `EMNLP 2024 Findings`, `EMNLP Findings 2024`, `WWW2019`, `NIPS 2023`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from lint_awesome.document import Entry
from lint_awesome.habits.values import VALUED
from lint_awesome.source import Span
from lint_awesome.text.patterns import lazy

VENUE = lazy(
    r"(?<![\w/.-])(?P<of>Findings of (?:the )?)?(?P<name>[A-Z][A-Za-z]{1,11}(?:[-/&][A-Z][A-Za-z]{1,11})*)"
    r"(?P<first>[ -]\(?Findings\)?)?(?P<gap>[ ,]{0,2}'?)(?P<year>(?:19|20)\d\d)(?![\w/-]|\.\d)"
    r"(?P<last>[ -]\(?Findings\)?(?!\w))?"
)
RENAMED = (("NIPS", "NeurIPS", 2019),)
"""Conferences: their old name, the name since, and the first year for which that is sure."""
GAP, CASE = "gap", "case "
"""The family of all names in capitals: whether a blank stands before the year; how the family of one name begins."""


class Variant(Struct, frozen=True):
    """A way of writing at a place: what is told apart (`family`), how it is done, and the parts to write it anew."""

    span: Span
    family: str
    form: str
    name: str
    year: str

    def written(self, form: str) -> str:
        """The same venue in another form of its family."""
        if self.family.startswith(("findings", "gap")):
            return form.replace("NAME", self.name).replace("YEAR", self.year)
        return form


def variants(text: str, entry: Entry) -> Iterator[Variant]:
    """The venues in an entry that lists write in more than one way."""
    for start, end in _stretches(entry):
        for found in VENUE.finditer(text, start, end):
            yield from _families(found)


def _stretches(entry: Entry) -> Iterator[Span]:
    """What is neither title nor link: the values of fields, or the rest of the line."""
    values = [field.value for field in entry.fields if field.kind in VALUED]
    if values:
        yield from (span for span in values if span[1] - span[0] < 80)
        return
    at = entry.title[1]
    for link in entry.links:
        if link.span[0] > at:
            yield at, link.span[0]
        at = max(at, link.span[1])
    if at < entry.head[1]:
        yield at, entry.head[1]


def _families(found: re.Match[str]) -> Iterator[Variant]:
    name, gap, year = found["name"], found["gap"].replace("  ", " "), found["year"]  # a second blank is no way to write
    start, end = found.span()
    if found["of"] or found["first"] or found["last"]:
        if name.isupper():
            form = f"{found['of'] or ''}NAME{found['first'] or ''}{gap}YEAR{found['last'] or ''}"
            yield Variant((start, end), "findings", form, name, year)
        return
    whole, form = (found.start("name"), found.end("year")), f"NAME{gap}YEAR"
    yield Variant(whole, f"gap {name}", form, name, year)
    if name.isupper() and gap in ("", " "):
        yield Variant(whole, GAP, form, name, year)
    yield Variant(found.span("name"), CASE + name.casefold(), name, name, year)
    for old, new, since in RENAMED:
        if name in (old, new) and int(year) >= since:
            yield Variant(found.span("name"), f"name {new}", name, name, year)

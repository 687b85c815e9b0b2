"""What a number that a list states about itself counts: the entries of a section, or those of the whole list."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator

from msgspec import Struct

from lint_awesome.document import Count, Document, Entry
from lint_awesome.text.identifiers import canonical
from lint_awesome.text.names import fold, words

UNITS = frozenset(
    map(
        fold,
        "api app application article benchmark blog book course dataset entry framework game item library link list model"
        " package paper plugin podcast post preprint program project publication repo repository resource service site"
        " skill software talk tool tutorial video website work".split(),
    )
)
"""What lists call their entries."""
COUNTING = frozenset(("number", "count", "total", "of", "amount", "no", "num", "nr"))
"""Words beside such a noun on a badge: `PaperNumber`, `Total papers`."""
CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
TAIL = re.compile(
    r"\s+(?:(?:in|of) (?:this|the|our)\b.*|so far|in total|included|collected|listed|and counting|here|currently)$|\s+(?:and|or|&|plus|with)$"
)


class Tally(Struct, frozen=True):
    """What is counted: its name, the number that is most likely meant, and all numbers that would be right."""

    name: str
    number: int
    right: frozenset[int]


def section_tally(document: Document, noun: str) -> Tally | None:
    """The entries of the one section that a noun names."""
    asked = _key(noun)
    named = [at for at, section in enumerate(document.sections) if section.level and _key(section.title) == asked]
    named = [at for at in named if not document.sections[at].apart]
    return own_tally(document, named[0]) if len(named) == 1 and asked else None


def own_tally(document: Document, index: int) -> Tally | None:
    """The entries of a section, its own and those of the sections below it."""
    section = document.sections[index]
    own = [entry for group in section.groups for entry in group.entries]
    every = _within(document, section.reach)
    right = {len(own), len(every), _distinct(own), _distinct(every)} - {0}
    return Tally(f"section '{section.title}'", len(every), frozenset(right)) if every else None


def _within(document: Document, span: tuple[int, int]) -> list[Entry]:
    sections = document.sections
    begin = bisect_left(sections, span[0], key=lambda section: section.span[0])
    end = bisect_left(sections, span[1], key=lambda section: section.span[0])
    return [entry for section in sections[begin:end] for group in section.groups for entry in group.entries]


def stretch_tally(document: Document, span: tuple[int, int]) -> Tally | None:
    """The entries in a stretch of text."""
    found = [entry for entry in document.entries() if span[0] <= entry.block[0] < span[1]]
    return Tally("this part", len(found), frozenset((len(found), _distinct(found)))) if found else None


def whole_tally(document: Document) -> Tally | None:
    """All entries, where a noun means them: each, or each resource once, or those of one shape."""
    every = list(document.entries())
    if not every:
        return None
    shapes = Counter(entry.shape for entry in every)
    alike = (_distinct([entry for entry in every if entry.shape == shape]) for shape in shapes)
    return Tally("the list", len(every), frozenset((len(every), _distinct(every), *shapes.values(), *alike)))


def _distinct(entries: list[Entry]) -> int:
    links = {canonical(entry.link.url) for entry in entries if entry.link}
    return len(links) + sum(1 for entry in entries if not entry.link)


def names_unit(noun: str) -> bool:
    """Whether a noun is one that lists call all their entries."""
    named = [fold(word) for word in words(CAMEL.sub(" ", bare(noun))) if word.casefold() not in COUNTING]
    return len(named) == 1 and named[0] in UNITS


def bare(noun: str) -> str:
    """A noun without what follows it in its sentence."""
    return TAIL.sub("", noun.strip())


def _key(noun: str) -> tuple[str, ...]:
    return tuple(fold(word) for word in words(bare(noun)) if word.casefold() != "and")


def sentences(text: str, counts: list[Count]) -> Iterator[list[Count]]:
    """The counts of a text by the sentence that they stand in."""
    run = list[Count]()
    for count in counts:
        if run and (count.sentence != run[-1].sentence or re.search(r"[.!?。]\s", text[run[-1].span[1] : count.span[0]])):
            yield run
            run = []
        run.append(count)
    if run:
        yield run

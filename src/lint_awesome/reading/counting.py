"""What a number that a list states about itself counts: the entries of a section, or those of the whole list."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator

from msgspec import Struct

from lint_awesome.document import Count, Document, Entry
from lint_awesome.source import Span
from lint_awesome.text.identifiers import canonical
from lint_awesome.text.names import fold, words
from lint_awesome.text.patterns import lazy

NOUNS = """
    api app application article benchmark blog book course dataset entry entries framework game item library libraries
    link list model package paper plugin podcast post preprint program project publication repo repository repositories
    resource service site skill software talk tool tutorial video website work
"""
UNITS = frozenset(map(fold, NOUNS.split()))
"""What lists call their entries."""
COUNTING = frozenset(("number", "count", "total", "of", "amount", "no", "num", "nr"))
"""Words beside such a noun on a badge: `PaperNumber`, `Total papers`."""
CAMEL = lazy(r"(?<=[a-z])(?=[A-Z])")
TAIL = lazy(
    r"\s+(?:(?:in|of) (?:this|the|our)\b.*|so far|in total|included|collected|listed|and counting|here|currently"
    r"|and|or|&|plus|with)$"
)
DETAILS = lazy(r"<(/?)details\b", re.IGNORECASE)
STOP = lazy(r"[.!?。]\s")


class Tally(Struct, frozen=True):
    """What is counted: its name, the number that is most likely meant, and all numbers that would be right.

    Of entries, some of them twice, right is every number from that of the resources to that of the entries.
    """

    name: str
    number: int
    right: frozenset[range]

    def holds(self, number: int) -> bool:
        """Whether a number would be right."""
        return any(number in numbers for numbers in self.right)


class Held(Struct, frozen=True):
    """What a list holds: its entries and where each begins, its sections by name, its parts that unfold, all of it."""

    document: Document
    entries: list[Entry]
    starts: list[int]
    named: dict[tuple[str, ...], list[int]]
    unfolding: list[Span]
    whole: Tally | None


def held(document: Document) -> Held:
    """What a list holds."""
    entries = sorted(document.entries(), key=lambda entry: entry.block[0])
    named = defaultdict[tuple[str, ...], list[int]](list)
    for at, section in enumerate(document.sections):
        if section.level and not section.apart:
            named[_key(section.title)].append(at)
    starts = [entry.block[0] for entry in entries]
    return Held(document, entries, starts, named, _unfolding(document.source.text), _whole(entries))


def _unfolding(text: str) -> list[Span]:
    """The parts that unfold, in order: from `<details>` to the tag that closes it."""
    found, opened = list[Span](), list[int]()
    for tag in DETAILS.finditer(text):
        if not tag[1]:
            opened.append(tag.start())
        elif opened:
            found.append((opened.pop(), tag.start()))
    return sorted(found)


def _whole(entries: list[Entry]) -> Tally | None:
    """All entries, where a noun means them: each, or each resource once, or those of one shape."""
    if not entries:
        return None
    shapes = {entry.shape for entry in entries}
    alike = (_counted([entry for entry in entries if entry.shape == shape]) for shape in shapes)
    return Tally("the list", len(entries), frozenset((_counted(entries), *alike)))


def of_section(held: Held, index: int) -> Tally | None:
    """The entries of a section, its own and those of the sections below it."""
    section = held.document.sections[index]
    own = [entry for group in section.groups for entry in group.entries]
    every = _between(held, section.reach)
    right = frozenset(_counted(those) for those in (own, every) if those)
    return Tally(f"section '{section.title}'", len(every), right) if every else None


def of_name(held: Held, noun: str) -> Tally | None:
    """The entries of the one section that a noun names."""
    named = held.named.get(_key(noun), [])
    return of_section(held, named[0]) if len(named) == 1 and noun else None


def of_part(held: Held, place: int) -> Tally | None:
    """The entries of the part that unfolds below a place in its `<summary>`."""
    at = bisect_right(held.unfolding, (place, 0)) - 1
    found = _between(held, held.unfolding[at]) if at >= 0 else []
    return Tally("this part", len(found), frozenset((_counted(found),))) if found else None


def of_noun(held: Held, noun: str) -> Tally | None:
    """What a noun counts: the section of its name, or the whole list."""
    named, every = of_name(held, noun), held.whole if names_unit(noun) else None
    if not named or not every:
        return named or every
    return Tally(named.name, named.number, named.right | every.right)


def _between(held: Held, span: Span) -> list[Entry]:
    return held.entries[bisect_left(held.starts, span[0]) : bisect_left(held.starts, span[1])]


def _counted(entries: list[Entry]) -> range:
    """From the number of the resources to that of the entries."""
    links = {canonical(entry.link.url) for entry in entries if entry.link}
    return range(len(links) + sum(1 for entry in entries if not entry.link), len(entries) + 1)


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
        between = text[run[-1].span[1] : count.span[0]] if run else ""
        if run and (count.sentence != run[-1].sentence or STOP.search(between)):
            yield run
            run = []
        run.append(count)
    if run:
        yield run

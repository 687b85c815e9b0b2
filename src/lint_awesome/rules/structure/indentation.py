"""Items that are not indented as their siblings are."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping

from lint_awesome.rule import Edit, Fix, Page, Problem, rule
from lint_awesome.rules.structure.entry_items import Part, is_usual, parts
from lint_awesome.text.names import words

Level = tuple[int, int, bool]
"""Items that are as deep in one section: the entries' own, or those below."""


@rule("error")
def indentation(page: Page) -> Iterator[Problem]:
    """An item is indented otherwise than its siblings, or so that it nests elsewhere."""
    found = list(parts(page.document))
    astray = dict(_astray(page, found))
    yield from astray.values()
    yield from _alone(page)
    levels = defaultdict[Level, list[Part]](list)
    for part in found:
        if part.entry >= 0 and part.lead[0] not in astray:
            levels[part.item.section, part.depth, part.own].append(part)
    tallies = {level: Counter([part.indent for part in alike]) for level, alike in levels.items()}
    whole = _whole(tallies)
    for (section, depth, own), tally in tallies.items():
        for among in _siblings(levels[section, depth, own]) if len(tally) > 1 else ():
            yield from _departures(page, among, tally, whole[depth, own])


def _whole(levels: Mapping[Level, Counter[int]]) -> Mapping[tuple[int, bool], Counter[int]]:
    """The indents of all sections together."""
    found = defaultdict[tuple[int, bool], Counter[int]](Counter)
    for (_, depth, own), tally in levels.items():
        found[depth, own].update(tally)
    return found


def _siblings(alike: Iterable[Part]) -> Iterable[list[Part]]:
    """Those of some items that stand in one list, and below one entry of it."""
    siblings = defaultdict[tuple[int, int, int], list[Part]](list)
    for part in alike:
        siblings[part.item.list, part.item.parent, -1 if part.own else part.entry].append(part)
    return siblings.values()


def _astray(page: Page, found: Iterable[Part]) -> Iterator[tuple[int, Problem]]:
    """Items with a label that are nested more or less deeply than nearly all with this label."""
    labelled, asked = defaultdict[str, list[Part]](list), page.config.convention
    for part in found:
        if part.label and not part.own:
            labelled[part.label].append(part)
    for label, among in labelled.items():
        depth, count = Counter([part.depth for part in among]).most_common(1)[0]
        if len(among) < asked.cases or count < asked.share * len(among):
            continue
        beside = [part for part in among if part.depth == depth]
        peer = next(part for part in beside if part.indent == _usual(beside))
        for part in among:
            if part.depth != depth and part.indent != peer.indent:
                evidence = f"{count} of {len(among)} '{label}' are indented by {peer.indent}"
                message = f"nested elsewhere by its indent ({evidence})"
                yield part.lead[0], _problem(page.text, part, peer, message)


def _alone(page: Page) -> Iterator[Problem]:
    """The one entry of the list that stands below another, which it says nothing of."""
    items, entries = page.document.items, {entry.marker: entry for entry in page.document.entries() if entry.marker}
    below = [item for item in items if item.marker in entries and item.parent >= 0]
    if len(below) != 1 or len(entries) < 4 * page.config.convention.cases:
        return
    item, outer = below[0], items[below[0].parent]
    if outer.marker not in entries or sum(other.parent == item.parent for other in items) > 1:
        return
    entry, above = entries[item.marker], entries[outer.marker]
    described = entry.description is not None and above.description is not None
    if described and not _names(above.name) & _names(page.document.slice(entry.head)):
        message = f"the only entry below another, of {len(entries)}: is it more of '{above.name}'?"
        yield Problem(entry.title, message, severity="info")


def _names(text: str) -> set[str]:
    return {word for word in words(text.lower()) if len(word) > 2}


def _usual(among: Iterable[Part]) -> int:
    return Counter(part.indent for part in among).most_common(1)[0][0]


def _departures(page: Page, among: list[Part], tally: Counter[int], whole: Counter[int]) -> Iterator[Problem]:
    """The siblings that are indented otherwise than most of them, where that is the section's or the list's habit."""
    usual, asked = tally.most_common(1)[0][0], page.config.convention
    by, place = (tally, "at this depth") if is_usual(tally, usual, asked) else (whole, "of the list at this depth")
    peers = [part for part in among if part.indent == usual]
    if not is_usual(by, usual, asked) or 2 * len(peers) <= len(among):
        return
    ends = {usual + len(peer.sign) for peer in peers}
    for part in among:
        aligned = part.indent + len(part.sign) in ends  # numbers that end below each other
        if part.indent != usual and not aligned:
            evidence = f"{by[usual]} of {by.total()} {place} are by {usual}"
            yield _problem(page.text, part, peers[0], f"indented by {part.indent} ({evidence})")


def _problem(text: str, part: Part, peer: Part, message: str) -> Problem:
    start, end = part.lead
    fix = Fix((Edit(part.lead, text[slice(*peer.lead)], "space"),), f"indent by {peer.indent}")
    return Problem(part.lead if end > start else (start, part.item.marker[0] + 1), message, fix)

"""Items that are not indented as their siblings are."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from lint_awesome.entry_items import Part, parts
from lint_awesome.rule import Edit, Fix, Page, Problem, rule

Level = tuple[int, int, bool]
"""Items that are as deep in one section: the entries' own, or those below."""


@rule("error")
def indentation(page: Page) -> Iterator[Problem]:
    """An item is indented otherwise than its siblings, or so that it nests elsewhere."""
    found = list(parts(page.document))
    astray = dict(_astray(page, found))
    yield from astray.values()
    siblings = defaultdict[tuple[int, int, int], list[Part]](list)
    levels = defaultdict[Level, Counter[int]](Counter)
    for part in found:
        if part.entry >= 0 and part.lead[0] not in astray:
            siblings[part.item.list, part.item.parent, -1 if part.own else part.entry].append(part)
            levels[_level(part)][part.indent] += 1
    usual = {level: tally.most_common(1)[0] for level, tally in levels.items() if len(tally) > 1}
    for among in siblings.values():
        if (level := _level(among[0])) in usual:
            yield from _departures(page, among, *usual[level], levels[level].total())


def _level(part: Part) -> Level:
    return part.item.section, part.depth, part.own


def _astray(page: Page, found: Iterable[Part]) -> Iterator[tuple[int, Problem]]:
    """Items with a label that are nested more or less deeply than nearly all with this label."""
    labelled, asked = defaultdict[str, list[Part]](list), page.config.convention
    for part in found:
        if part.label and not part.own:
            labelled[part.label].append(part)
    for label, among in labelled.items():
        depth, count = Counter(part.depth for part in among).most_common(1)[0]
        if len(among) < asked.cases or count < asked.share * len(among):
            continue
        beside = [part for part in among if part.depth == depth]
        peer = next(part for part in beside if part.indent == _usual(beside))
        for part in among:
            if part.depth != depth and part.indent != peer.indent:
                evidence = f"{count} of {len(among)} '{label}' are indented by {peer.indent}"
                message = f"nested elsewhere by its indent ({evidence})"
                yield part.lead[0], _problem(page.text, part, peer, message)


def _usual(among: Iterable[Part]) -> int:
    return Counter(part.indent for part in among).most_common(1)[0][0]


def _departures(page: Page, among: list[Part], usual: int, count: int, of: int) -> Iterator[Problem]:
    asked, peers = page.config.convention, [part for part in among if part.indent == usual]
    if of < asked.cases or count < asked.share * of or 2 * len(peers) <= len(among):
        return
    ends = {usual + len(peer.sign) for peer in peers if peer.item.ordered}
    for part in among:
        aligned = part.item.ordered and part.indent + len(part.sign) in ends  # numbers that end below each other
        if part.indent != usual and not aligned:
            evidence = f"{count} of {of} at this depth are by {usual}"
            yield _problem(page.text, part, peers[0], f"indented by {part.indent} ({evidence})")


def _problem(text: str, part: Part, peer: Part, message: str) -> Problem:
    start, end = part.lead
    fix = Fix((Edit(part.lead, text[slice(*peer.lead)], "space"),), f"indent by {peer.indent}")
    return Problem(part.lead if end > start else (start, part.item.marker[0] + 1), message, fix)

"""Items that are not indented as their siblings are."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from lint_awesome.entry_items import Part, parts
from lint_awesome.rule import Edit, Fix, Page, Problem, rule


@rule("error")
def indentation(page: Page) -> Iterator[Problem]:
    """An item is indented otherwise than its siblings."""
    siblings = defaultdict[tuple[int, int], list[Part]](list)
    levels = defaultdict[tuple[int, int], Counter[int]](Counter)
    for part in parts(page.document):
        siblings[part.item.section, part.item.parent].append(part)
        levels[part.item.section, part.depth][part.indent] += 1
    for among in siblings.values():
        yield from _departures(page, among, levels[among[0].item.section, among[0].depth])


def _departures(page: Page, among: list[Part], level: Counter[int]) -> Iterator[Problem]:
    asked, of = page.config.convention, level.total()
    usual, count = level.most_common(1)[0]
    own = Counter(part.indent for part in among)
    if of < asked.cases or count < asked.share * of or 2 * own[usual] <= len(among):
        return
    for part in among:
        if part.indent != usual and not (part.item.ordered and _ends(part) == usual + 2):
            yield _problem(page.text, part, usual, f"{count} of {of} at this depth are indented by {usual}")


def _ends(part: Part) -> int:
    """Where the number of an item ends: numbers may be set so that they end below each other."""
    return part.indent + len(part.sign)


def _problem(text: str, part: Part, usual: int, evidence: str) -> Problem:
    start, end = part.lead
    fix = Fix((Edit(part.lead, " " * usual, "space"),), f"indent by {usual} blanks")
    span = part.lead if end > start else (start, part.item.marker[0] + 1)
    return Problem(span, f"indented by {part.indent} ({evidence})", fix)

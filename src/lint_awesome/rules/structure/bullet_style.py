"""Bullets that are not those of the section."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from lint_awesome.entry_items import Part, parts
from lint_awesome.rule import Edit, Fix, Page, Problem, rule

BULLETS = "*-+"


@rule("warning")
def bullet_style(page: Page) -> Iterator[Problem]:
    """A bullet is another than the section's entries have."""
    alike = defaultdict[tuple[int, int], list[Part]](list)
    for part in parts(page.document):
        if part.sign in BULLETS:
            alike[part.item.section, part.depth].append(part)
    for among in alike.values():
        yield from _departures(page, among)


def _departures(page: Page, among: list[Part]) -> Iterator[Problem]:
    asked = page.config.convention
    usual, count = Counter(part.sign for part in among).most_common(1)[0]
    if len(among) < asked.cases or not asked.share * len(among) <= count < len(among):
        return
    for part in among:
        if part.sign != usual:
            span = (part.item.marker[0], part.item.marker[0] + 1)
            message = f"bullet '{part.sign}' should be '{usual}' ({count} of {len(among)} in this section are)"
            yield Problem(span, message, Fix((Edit(span, usual, "mark"),), f"replace with '{usual}'"))

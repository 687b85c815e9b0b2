"""Titles that are nearly the same."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from lint_awesome.document import Entry
from lint_awesome.rule import Page, Problem, Related, rule
from lint_awesome.rules import marking
from lint_awesome.rules.duplicates.twins import AUTHORS, SHORT, authors, seats
from lint_awesome.source import Lines
from lint_awesome.text.identifiers import canonical
from lint_awesome.text.names import alike, digits, title_key

LIKE = 0.97
NEAR = 8
"""How many titles that begin or end alike each is held against."""
END = 12
"""Two titles are compared where they begin or end with the same letters, so many of them."""


@rule("info")
def similar_title(page: Page) -> Iterator[Problem]:
    """Two titles that differ in a few letters, of entries that share an author."""
    there = [seat.entry for seat in seats(page.document) if any(AUTHORS.match(f.name) for f in seat.entry.fields)]
    ends, lines = defaultdict[str, list[Entry]](list), None
    titles = {title_key(entry.name): entry for entry in reversed(there)}
    for key, entry in sorted(titles.items(), key=lambda one: one[1].title):
        if len(key) < SHORT:
            continue
        near = {other.title: other for end in (key[:END], key[-END:]) for other in ends[end][-NEAR:]}
        other = next((one for one in near.values() if _is_near(page, one, entry)), None)
        if other:
            lines = lines or Lines(page.text)
            message = f"nearly the title on line {lines.number(other.title[0])}: '{other.name}'"
            place = Related(other.title, "the other title")
            yield Problem(marking.title(page.text, entry), message, None, (place,))
        ends[key[:END]].append(entry)
        ends[key[-END:]].append(entry)


def _is_near(page: Page, a: Entry, b: Entry) -> bool:
    """Whether two entries have nearly one title, but not one link; and an author in common."""
    if alike(a.name, b.name) < LIKE or digits(a.name) != digits(b.name):
        return False
    links = {canonical(one.link.url) for one in (a, b) if one.link}
    return len(links) == 2 and bool(authors(page.text, a) & authors(page.text, b))

"""A bullet that stands twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from lint_awesome.document import Item
from lint_awesome.rule import Edit, Fix, Page, Problem, rule


@rule("error")
def doubled_bullet(page: Page) -> Iterator[Problem]:
    """An entry has its bullet twice: `- - entry`."""
    items = page.document.items
    sizes = Counter(item.list for item in items)
    read = {entry.marker for entry in page.document.entries() if entry.flawed}
    twice = [
        (items[item.parent], item)
        for item in items
        if item.parent >= 0 and _touch(items[item.parent], item) and (sizes[item.list] == 1 or item.marker in read)
    ]
    often = Counter(outer.list for outer, _ in twice)
    for outer, inner in twice:
        departing, of = often[outer.list], sizes[outer.list]
        if departing < of and page.config.convention.allows(departing, of):
            bullet = page.text[slice(*inner.marker)].strip()
            fix = Fix((Edit(inner.marker, "", "mark"),), f"take one '{bullet}' away")
            yield Problem(inner.marker, f"the bullet '{bullet}' stands twice; the other entries have it once", fix)


def _touch(outer: Item, inner: Item) -> bool:
    return outer.marker[1] == inner.marker[0] and not outer.ordered and not inner.ordered

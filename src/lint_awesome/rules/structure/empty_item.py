"""Items that hold nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from lint_awesome.document import Document, Item
from lint_awesome.rule import Edit, Fix, Page, Problem, rule
from lint_awesome.source import whole_lines
from lint_awesome.text.patterns import lazy

BULLETS = lazy(r"[\s>*+-]*")
"""A line of bullets alone, perhaps in a quote."""


@rule("warning")
def empty_item(page: Page) -> Iterator[Problem]:
    """A bullet or a number stands alone on its line, among items that hold something."""
    for item in empty(page.document):
        start = item.marker[0]
        bullet = start, start + len(page.text[slice(*item.marker)].rstrip())
        line = whole_lines(page.text, bullet)
        fix = Fix((Edit(line, "", "mark"),), "take it away") if BULLETS.fullmatch(page.text, *line) else None
        yield Problem(bullet, "this item holds nothing", fix)


def empty(document: Document) -> list[Item]:
    """The items that hold nothing, of lists that have others."""
    text = document.source.text
    bare = [item for item in document.items if not text[item.marker[1] : item.span[1]].strip()]
    if not bare:
        return []
    sizes, lacking = Counter(item.list for item in document.items), Counter(item.list for item in bare)
    return [item for item in bare if lacking[item.list] < sizes[item.list]]

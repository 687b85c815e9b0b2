"""Descriptions that say the title again."""

from __future__ import annotations

from collections.abc import Iterator

from lint_awesome.document import Entry
from lint_awesome.rule import Page, Problem, rule
from lint_awesome.text.patterns import lazy

END = lazy(
    r"\W*$|\s*[:,]\s|\s+[-–—]\s"
    r"|\s+(?:aims|allows|can|enables|gives|has|helps|is|are|lets|makes|offers|provides|supports|was|will)\b"
)
"""What comes after a title that is said again: not the rest of a longer name, as in `MySQL client`."""


@rule("warning")
def repeated_title(page: Page) -> Iterator[Problem]:
    """A description begins with its entry's title."""
    for entry in page.document.entries():
        if entry.description and entry.name and _begins(page.text, entry):
            start = entry.description[0]
            yield Problem((start, start + len(entry.name)), "the description begins with the title")


def _begins(text: str, entry: Entry) -> bool:
    assert entry.description
    start, end = entry.description
    same = text[start : start + len(entry.name)].casefold() == entry.name.casefold()
    return same and bool(END.match(text[start + len(entry.name) : end]))

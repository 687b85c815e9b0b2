"""Links of one work under two titles."""

from __future__ import annotations

from collections.abc import Iterator

from lint_awesome.rule import Page, Problem, Related, rule
from lint_awesome.rules.duplicates.strangers import strangers
from lint_awesome.rules.duplicates.twins import by_link, misled
from lint_awesome.source import Lines


@rule("error")
def one_link_two_titles(page: Page) -> Iterator[Problem]:
    """The link of one work, or of one tool's repository, under two clearly different titles."""
    lines: Lines | None = None
    shared = by_link(page.document)
    for right, entry in (*misled(shared), *strangers(page.document, shared)):
        assert entry.link
        lines = lines or Lines(page.text)
        place = f"line {lines.number(right.title[0])}"
        message = f"this is the link of '{right.name}' on {place}: one of the two is wrong"
        yield Problem(entry.link.target, message, None, (Related(right.title, "the other title"),))

"""The contents as the first section."""

from __future__ import annotations

from collections.abc import Iterator

from lint_awesome.rule import Page, Problem, rule
from lint_awesome.rules import marking
from lint_awesome.rules.official import opening


@rule("warning")
def contents_first(page: Page) -> Iterator[Problem]:
    """The list has no table of contents, or another section stands before it."""
    document = page.document
    section = opening.title(document)
    if not section:
        return
    if not document.contents:
        yield Problem(marking.heading(page.text, section), "the list has no table of contents")
        return
    first, at = document.sections.index(section) + 1, document.contents[0].section
    if at > first:
        before = document.sections[first].title
        message = f"the contents should be the first section; '{before}' stands before them"
        yield Problem(marking.heading(page.text, document.sections[at]), message)

"""Headings that skip a level."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from lint_awesome.document import Section
from lint_awesome.rule import Page, Problem, rule
from lint_awesome.source import Span
from lint_awesome.text.patterns import lazy

DOUBLED = lazy(r"#{1,6}[ \t]+#{1,6}(?=[ \t]+[^\s#])")


@rule("warning")
def heading_level(page: Page) -> Iterator[Problem]:
    """A heading skips a level, or has its signs twice."""
    sections = page.document.sections[1:]
    for above, section in pairwise(sections):
        if section.level > above.level + 1 and above is not sections[0]:
            message = f"a heading of level {section.level} right under one of level {above.level}"
            yield Problem(_signs(page.text, section), message, severity="info")
    for section in sections:
        if found := DOUBLED.match(page.text, *section.heading):
            title = section.title.lstrip("# ")
            yield Problem(found.span(), f"the heading '{title}' has its signs twice: '{found[0]}'")


def _signs(text: str, section: Section) -> Span:
    start, end = section.heading
    signs = len(text[start:end]) - len(text[start:end].lstrip("#"))
    return (start, start + signs) if signs else (start, end)

"""The section about the licence."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lint_awesome.rule import Page, Problem, rule
from lint_awesome.rules import marking
from lint_awesome.text.patterns import lazy

LICENCE = lazy(r"\W*(?:licen[cs](?:e|ing)|copyright)\W*", re.IGNORECASE)
FILE = lazy(r"(?:\.\./)*(?:licen[cs]e|copying|unlicense)(?:[._-][\w.-]+)?", re.IGNORECASE)


@rule("warning")
def licence_section(page: Page) -> Iterator[Problem]:
    """A section repeats the licence that a file beside the list states."""
    file = min(filter(FILE.fullmatch, page.facts.files), default=None)
    if file:
        for section in page.document.sections:
            if section.level > 1 and LICENCE.fullmatch(section.title):
                message = f"a section on the licence, which the file '{file}' states"
                yield Problem(marking.heading(page.text, section), message)

"""The summary of a list."""

from __future__ import annotations

from collections.abc import Iterator

from lint_awesome.document import Document, Section
from lint_awesome.rule import Page, Problem, rule
from lint_awesome.rules import marking
from lint_awesome.rules.official import opening
from lint_awesome.text.patterns import lazy

TAG = lazy(r"<[^<>]*+>")
LETTERS = lazy(r"[^\W\d_]")
LEAST, LEAST_SIGNS = 12, 6
"""How many letters make a sentence, and how many where a sign is a word."""


@rule("warning")
def list_summary(page: Page) -> Iterator[Problem]:
    """No text below the title says what the list is about."""
    section = opening.title(page.document)
    if section:
        letters = LETTERS.findall(_words(page.document, section))
        least = LEAST_SIGNS if any(letter >= "\u2e80" for letter in letters) else LEAST
        if len(letters) < least:
            yield Problem(marking.heading(page.text, section), "no summary of the list below its title")


def _words(document: Document, section: Section) -> str:
    """The text around the title without links, images, code and tags."""
    start, end = opening.place(section)
    apart = sorted((*document.code, section.heading, *(link.span for link in document.links)))
    parts, at = list[str](), start
    for span in apart:
        if span[0] >= end:
            break
        parts.append(document.source.text[at : span[0]])
        at = max(at, span[1])
    return TAG.sub("", "".join((*parts, document.source.text[at:end])))

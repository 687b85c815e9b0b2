"""Lines that would be headings, but for a blank."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lint_awesome.document import Document
from lint_awesome.rule import Edit, Fix, Page, Problem, rule
from lint_awesome.text.names import rendered
from lint_awesome.text.patterns import lazy
from lint_awesome.text.slugs import slug

GLUED = lazy(r"^ {0,3}(#{1,6})((?![#!])[^\s<][^\n]*)$(?!\n {0,3}#+[^\s#])", re.MULTILINE)
"""Signs and words, with no other such line below."""


@rule("error")
def glued_heading(page: Page) -> Iterator[Problem]:
    """A heading lacks the blank after its signs, and so is none."""
    for found in glued(page.document):
        signs, end = found[1], found.end(1)
        fix = Fix((Edit((end, end), " ", "space"),), f"put a blank after '{signs}'")
        yield Problem(found.span(1), f"'{signs}' is glued to its words, so the line is no heading", fix)


def glued(document: Document) -> Iterator[re.Match[str]]:
    """The lines that would be headings, each as its signs and its words: those that have a blank line above, or a link.

    A single `#` is meant as a heading's on the first line only: elsewhere it may be a number's or a tag's.
    """
    text, headings = document.source.text, {section.heading[0] for section in document.sections if section.level}
    first = len(text) - len(text.lstrip())
    linked = {link.url[1:].lower() for link in document.links if link.url.startswith("#")} - document.anchors.keys()
    for found in GLUED.finditer(text) if "#" in text else ():
        start = found.start(1)
        above = text[text.rfind("\n", 0, max(found.start() - 1, 0)) + 1 : found.start()]
        alone = not above.strip() or slug(rendered(found[2].strip())) in linked
        if (start == first or (len(found[1]) > 1 and alone)) and not (start in headings or document.is_code(start)):
            yield found

"""Markdown that HTML keeps from being read."""

from __future__ import annotations

from collections.abc import Iterator

from lint_awesome.rule import Edit, Fix, Page, Problem, rule
from lint_awesome.source import Span, newline
from lint_awesome.text.html import tags
from lint_awesome.text.patterns import lazy

MARKDOWN = lazy(r"!?\[[^\[\]\n]{1,400}\]\((?:https?:|mailto:|#|\.{0,2}/)[^\s()]++\)|\*\*\w[^*\n]{0,400}\*\*")
"""A link or an image, or bold words."""
VERBATIM = frozenset(("code", "pre", "script", "style", "textarea", "xmp"))
"""The tags around what is shown as it stands."""
OPENED = lazy(r"[ ]{0,3}</?[A-Za-z]")
"""The start of a block that a tag begins: CDATA and declarations go on over blank lines."""
START = lazy(r"[ ]{0,3}(?![ <])")
"""The start of a line that is neither a tag nor code."""


@rule("error")
def raw_markdown(page: Page) -> Iterator[Problem]:
    """Markdown in a block of HTML, which is shown as it stands."""
    for block in page.document.html:
        known = list(tags(page.text, *block))
        if not OPENED.match(page.text, block[0]) or any(tag.name in VERBATIM for tag in known):
            continue  # no blank line ends it, or it shows signs on purpose
        spans = [tag.span for tag in known]
        if found := next(_markdown(page.text, block, spans), None):
            yield _problem(page.text, block, spans, found)


def _markdown(text: str, block: Span, tagged: list[Span]) -> Iterator[Span]:
    """The Markdown between the tags of a block."""
    at = block[0]
    for start, end in (*tagged, (block[1], block[1])):
        yield from (found.span() for found in MARKDOWN.finditer(text, at, start))
        at = end


def _problem(text: str, block: Span, tagged: list[Span], found: Span) -> Problem:
    """Markdown at a place; a blank line before its own line mends it, where that begins with neither tag nor code."""
    line = text.rfind("\n", 0, found[0]) + 1
    if line <= block[0] or not START.match(text, line) or any(start < line < end for start, end in tagged):
        return Problem(found, "shown as it stands: no Markdown is read in HTML")
    message = "shown as it stands: the HTML above goes on to the next blank line"
    return Problem(
        found, message, Fix((Edit((line, line), newline(text, line), "space"),), "put a blank line before it")
    )

"""Markup that is opened and not closed."""

from __future__ import annotations

from collections.abc import Iterator

from lint_awesome.rule import Page, Problem, rule
from lint_awesome.rules.structure.bold import unclosed_bold
from lint_awesome.text.html import tags
from lint_awesome.text.patterns import lazy

FENCE = lazy(r"[ ]{0,3}(`{3,}+|~{3,}+)[^\n]*+\n")
PAIRED = ("details", "summary", "table", "kbd", "sub", "sup")
"""HTML that swallows what follows, or dresses it, until it is closed."""


@rule("warning")
def unclosed_markup(page: Page) -> Iterator[Problem]:
    """A code fence, a comment, an HTML tag or bold is opened and not closed, or bold is none on the page."""
    text = page.text
    for start, end in page.document.code:
        opened = FENCE.match(text, start, end)
        if opened and not text[end:].strip() and not _is_closed(text, end, opened[1]):
            yield Problem(opened.span(1), f"the code block that '{opened[1]}' opens is not closed")
    for start, end in page.document.comments:
        if not text.endswith(("-->", "--!>"), start, end):
            yield Problem((start, start + len("<!--")), "the comment that '<!--' opens is not closed")
    if any(f"<{name}" in text for name in PAIRED):
        yield from _tags(page)
    yield from unclosed_bold(page)


def _is_closed(text: str, end: int, fence: str) -> bool:
    last = text[:end].rstrip().rpartition("\n")[2].strip()
    return last.startswith(fence) and not last.strip(fence[0])


def _tags(page: Page) -> Iterator[Problem]:
    """The tags that are still open at the end, where all others of their kind are closed."""
    opened: dict[str, list[tuple[int, int]]] = {name: [] for name in PAIRED}
    closed = dict.fromkeys(PAIRED, 0)
    for tag in tags(page.text, 0, len(page.text)):
        if tag.name not in opened or page.document.is_code(tag.span[0]):
            continue
        if not tag.closing:
            opened[tag.name].append(tag.span)
        elif opened[tag.name]:
            opened[tag.name].pop()
            closed[tag.name] += 1
    for name, places in opened.items():
        if len(places) == 1 and closed[name] >= page.config.convention.cases:
            yield Problem(places[0], f"<{name}> is not closed ({closed[name]} others are)")

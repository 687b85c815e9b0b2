"""An entry without its bullet."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from lint_awesome.document import Entry
from lint_awesome.reading.shapes.slips import LINKED
from lint_awesome.rule import Edit, Fix, Page, Problem, rule
from lint_awesome.source import Span
from lint_awesome.text.patterns import lazy

GLUED = lazy(rf"^[ \t]*([-+]|\d{{1,4}}[.)])(?=(?:\*\*)?{LINKED})", re.MULTILINE)
SIGNS = ("-[", "+[", ".[", ")[", "-**[", "+**[")
"""What a page has that has a bullet or a number glued to a link."""


@rule("error")
def missing_bullet(page: Page) -> Iterator[Problem]:
    """A line among entries has no bullet, or one that is glued to its link and so is none."""
    numbers = {entry.number[0] for entry in page.document.entries() if entry.flawed and entry.number}
    for found in GLUED.finditer(page.text) if any(sign in page.text for sign in SIGNS) else ():
        sign, start = found[1], found.start(1)
        if start in numbers if sign[0].isdigit() else not page.document.is_code(start):
            yield _glued(found.span(1), sign)
    for entry in page.document.entries():
        if entry.marker and page.document.slice(entry.marker) == "*" and entry.marker[1] == entry.head[0]:
            yield _glued(entry.marker, "*")
    yield from _bare_lines(page)


def _glued(span: Span, sign: str) -> Problem:
    what = "number" if sign[0].isdigit() else "bullet"
    fix = Fix((Edit((span[1], span[1]), " ", "space"),), f"put a blank after the {what}")
    return Problem(span, f"'{sign}' is glued to the link, so the line is no list item", fix)


def _bare_lines(page: Page) -> Iterator[Problem]:
    """The lines that are entries of a list but for their bullet, where nearly all its entries have the same one."""
    text, marked = page.text, [entry for entry in page.document.entries() if entry.marker]
    bare = sum(_is_bare(entry) for entry in marked)
    asked = page.config.convention
    if not bare or not asked.allows(bare, len(marked)) or len(marked) < 2 * asked.cases:
        return
    for _, group in page.document.groups():
        having = [entry for entry in group.entries if entry.marker and not _is_bare(entry)]
        if len({text[slice(*entry.marker)].strip() for entry in having if entry.marker}) == 1:
            usual = Counter(_lead(text, entry) for entry in having).most_common(1)[0][0]
            yield from (_bare_line(text, entry, usual) for entry in group.entries if _is_bare(entry))


def _lead(text: str, entry: Entry) -> str:
    """What stands on an entry's line before its own text."""
    return text[text.rfind("\n", 0, entry.head[0]) + 1 : entry.head[0]]


def _is_bare(entry: Entry) -> bool:
    return entry.marker is not None and entry.marker[0] == entry.marker[1]


def _bare_line(text: str, entry: Entry, lead: str) -> Problem:
    start = entry.head[0]
    fix = Fix((Edit((start - len(_lead(text, entry)), start), lead, "mark"),), "put a bullet before it")
    message = f"this line has no '{lead.strip()}' before it; the entries around it have"
    return Problem(entry.title, message, fix)

"""An entry without its bullet."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lint_awesome.reading.shapes.slips import BARE, LINKED
from lint_awesome.rule import Edit, Fix, Page, Problem, rule
from lint_awesome.text.patterns import lazy

GLUED = lazy(rf"^[ \t]*([-+]|\d{{1,4}}[.)])(?={LINKED})", re.MULTILINE)
SIGNS = ("-[", "+[", ".[", ")[")
"""What a page has that has a bullet or a number glued to a link."""


@rule("error")
def missing_bullet(page: Page) -> Iterator[Problem]:
    """A line among entries has no bullet, or one that is glued to its link and so is none."""
    numbers = {entry.number[0] for entry in page.document.entries() if entry.flawed and entry.number}
    for found in GLUED.finditer(page.text) if any(sign in page.text for sign in SIGNS) else ():
        sign, (start, end) = found[1], found.span(1)
        if start in numbers if sign[0].isdigit() else not page.document.is_code(start):
            what = "number" if sign[0].isdigit() else "bullet"
            fix = Fix((Edit((end, end), " ", "space"),), f"put a blank after the {what}")
            yield Problem((start, end), f"'{sign}' is glued to the link, so the line is no list item", fix)
    yield from _bare_lines(page)


def _bare_lines(page: Page) -> Iterator[Problem]:
    """The lines that run on from an entry and are entries themselves, between two of one list."""
    for _, group in page.document.groups():
        bullets = {page.text[slice(*entry.marker)] for entry in group.entries if entry.marker}
        if len(bullets) != 1 or len(group.entries) < 2 * page.config.convention.cases:
            continue
        for before, entry in zip(group.entries, group.entries[1:-1], strict=False):
            start = entry.head[0]
            if entry.flawed and before.head[1] < start and BARE.match(page.text, start - 1):
                bullet = next(iter(bullets))
                fix = Fix((Edit((start, start), bullet, "mark"),), "put a bullet before it")
                yield Problem(
                    entry.title, f"this line has no '{bullet.strip()}' before it; the entries around it have", fix
                )

"""Bold that is none on the page: its stars are not closed, not opened, or kept from it by what stands beside them."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from itertools import groupby

from lint_awesome.document import Document, Stars
from lint_awesome.rule import Edit, Fix, Page, Problem
from lint_awesome.text.patterns import lazy

BOLD = "**"
NAME = lazy(r"[a-z_]\w*[\s,)]|[/.*\\]")
"""What follows stars that are no markup: an argument of a program, a pattern of paths."""
OPENING, CLOSING = tuple("([{（【「『《“\"'"), tuple(".,:;!?)]，。：；！？）】")


def unclosed_bold(page: Page) -> Iterator[Problem]:
    """What stars in each block were to set words in bold."""
    blocks = [list(found) for _, found in groupby(page.document.stars, key=lambda stars: stars.block)]
    if any(_is_note(page.text, those) for those in blocks):
        return
    ends = _ends(page) if blocks else {}
    for those in blocks:
        if len(those) == 1:
            yield from _lone(page, those[0], ends)
        elif len(those) % 2 == 0:
            told = [_pair(page.text, *two) for two in zip(those[::2], those[1::2], strict=True)]
            yield from [problem for problem in told if problem] if all(told) else []


def _is_note(text: str, those: list[Stars]) -> bool:
    """Whether stars mark some of many names, as for a note: the note's own begin a line."""
    first, last = those[0], those[-1]
    return (
        first.closes
        and not first.opens
        and ("," in text[first.block[0] : first.span[0]] or text.startswith(",", last.span[1]))
    )


def _lone(page: Page, stars: Stars, ends: dict[int, int]) -> Iterator[Problem]:
    """Stars without a partner, in a list that sets words in bold."""
    text, others, (start, end) = page.text, len(page.document.bolds), stars.span
    if others < page.config.convention.cases or stars.opens == stars.closes:
        return
    if end - start < len(BOLD):
        yield Problem(stars.span, "'**' is closed by one '*' here")
    elif stars.opens and _may_open(text, stars):
        close = ends.get(start)
        sure = close is not None and not (text[close : close + 1].isalnum() or text.startswith("*", close))
        fix = Fix((Edit((close, close), BOLD, "mark"),), "close it") if close and sure else None
        yield Problem(stars.span, f"the bold that '**' opens is not closed ({others} others are)", fix)
    elif stars.closes and "," not in text[stars.block[0] : start]:
        yield Problem(stars.span, f"the bold that '**' closes is not opened ({others} others are)")


def _may_open(text: str, stars: Stars) -> bool:
    """Whether stars stand where words in bold may begin, before what looks like words."""
    start, end = stars.span
    free = start == stars.block[0] or text[start - 1].isspace() or text[start - 1] in OPENING or text[end] == "["
    return free and (text[end].isalnum() or text[end] in OPENING) and not NAME.match(text, end)


def _ends(page: Page) -> dict[int, int]:
    """Where stars must close, by where they open: the list's bold is all of a link, of a link's words, or of a cell."""
    document, ends = page.document, dict[int, int]()
    for frames, after in _frames(document):
        others = [(start, end) for start, end in document.bolds if start in frames]
        if len(others) >= page.config.convention.cases and all(end - after == frames[start] for start, end in others):
            ends |= frames
    return ends


def _frames(document: Document) -> Iterator[tuple[dict[int, int], int]]:
    """What bold may be all of, from where it opens to where it closes, and how much of the bold is behind that."""
    size = len(BOLD)
    yield {link.span[0] - size: link.span[1] for link in document.links}, size
    yield {link.label[0]: link.label[1] for link in document.links}, 0
    yield {start: end for table in document.tables for row in table.cells for start, end in row}, 0


def _pair(text: str, first: Stars, second: Stars) -> Problem | None:
    """Two runs of stars that what stands beside them keeps from being one bold."""
    inner = text[first.span[1] : second.span[0]]
    if not inner.strip() or "\n" in inner:
        return None
    if inner != inner.strip():
        return _blanks(text, first, second)
    before, after = text[second.span[0] - 1], text[second.span[1] : second.span[1] + 1]
    marked = first.opens or unicodedata.category(inner[0])[0] == "P"
    if not marked or unicodedata.category(before)[0] != "P" or not after.isalnum():
        return None
    fix = Fix((Edit((second.span[1], second.span[1]), " ", "space"),), "put a blank behind it", safe=False)
    return Problem(second.span, f"'**' cannot close bold between '{before}' and a letter", fix)


def _blanks(text: str, first: Stars, second: Stars) -> Problem | None:
    """`** x **`: blanks within bold."""
    (start, begin), (end, stop) = first.span, second.span
    words, behind = text[begin:end], text[stop : stop + 1]
    opened = start == first.block[0] or (first.opens and not first.closes)
    closed = stop == first.block[1] or behind.isspace() or behind in CLOSING or (second.closes and not second.opens)
    if not (opened and (closed or words.rstrip().endswith((":", "：")))):
        return None
    edges = ((begin, begin + len(words) - len(words.lstrip())), (begin + len(words.rstrip()), end))
    edits = [Edit(edge, "", "space") for edge in edges if edge[0] < edge[1]]
    edits += [Edit((stop, stop), " ", "space")] if behind.isalnum() else []
    fix = Fix(tuple(edits), "leave no blanks there")
    return Problem((start, stop), "blanks within '**' keep this from being bold", fix)

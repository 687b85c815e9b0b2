"""Blanks at the ends of lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from lint_awesome.rule import Edit, Fix, Page, Problem, rule
from lint_awesome.rules.structure.empty_item import empty
from lint_awesome.source import Span
from lint_awesome.text.patterns import lazy

MOST = 20
"""How many lines are said one by one."""
BLANK_END = lazy(r"\n(?:(?<=[ \t]\n)|(?<=[ \t]\r\n))")
QUOTE = lazy(r"[ \t>]*")
BEGINS = lazy(r"#{1,6}(?:\s|$)|```|~~~|([-*_])[ \t]*(?:\1[ \t]*){2,}\r?$|[-*+][ \t]|1[.)][ \t]", re.MULTILINE)
"""What begins a line that is no part of the paragraph before it: an item or another block."""


@rule("warning")
def trailing_space(page: Page) -> Iterator[Problem]:
    """Blanks at the end of a line that mean nothing."""
    spans = list(_meaningless(page))
    edits = [Edit(span, "", "space") for span in spans]
    if len(spans) > MOST:
        fix = Fix(tuple(edits), f"take the blanks away on all {len(spans)} lines")
        yield Problem(spans[0], f"blanks at the end of this line and {len(spans) - 1} more", fix)
        return
    for span, edit in zip(spans, edits, strict=True):
        empty = span[0] == 0 or page.text[span[0] - 1] == "\n"
        where = "on an empty line" if empty else "at the end of the line"
        yield Problem(span, f"blanks {where}", Fix((edit,), "take the blanks away"))


def _meaningless(page: Page) -> Iterator[Span]:
    """The blanks at ends of lines that are neither code nor break a line."""
    text, items = page.text, {item.marker[0] for item in page.document.items}
    bare = {item.marker[1] for item in empty(page.document)}  # of these, `empty-item` speaks
    for start, end in _blanks(text):
        breaking = text[start:end] == " " * max(end - start, 2)
        if start in bare or page.document.is_code(start) or (breaking and _breaks(text, start, end, items)):
            continue
        yield start, end


def _blanks(text: str) -> Iterator[Span]:
    """The blanks at the ends of lines."""
    for end in chain((found.start() for found in BLANK_END.finditer(text)), (len(text),)):
        start = text.rfind("\n", 0, end) + 1
        line = text[start:end].removesuffix("\r")
        if line[-1:] in (" ", "\t"):
            yield start + len(line.rstrip(" \t")), start + len(line)


def _breaks(text: str, start: int, end: int, items: set[int]) -> bool:
    """Whether two blanks or more break a line: its paragraph, or what may be one, goes on in the next."""
    line = text.rfind("\n", 0, start) + 1
    words = QUOTE.match(text, line, start)
    if not words or words.end() == start or text.startswith("#", words.end()):
        return False
    begin = text.find("\n", end) + 1
    after = QUOTE.match(text, begin)
    if not begin or not after or text[after.end() : after.end() + 1] in ("", "\r", "\n"):
        return False
    if text[words.end()] == text[start - 1] == text[after.end()] == "|":
        return False
    return after.end() not in items and not BEGINS.match(text, after.end())

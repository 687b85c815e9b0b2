"""Slips in the markup of a list item: entries run together in one, and bullets given twice."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from lint_awesome.markdown import Token
from lint_awesome.reading.marks import Marks
from lint_awesome.reading.shapes.pieces import button_word
from lint_awesome.source import Span
from lint_awesome.text.patterns import lazy

LINKED = r"\[(?![ xX]\])[^\[\]\n]{2,200}\]\((?!#)[^()\s]{2,400}\)"
GLUED = lazy(rf"\n[ \t]*[-+](?=(?:\*\*)?{LINKED})")
"""A bullet without the blank that makes it one."""
GLUED_NUMBER = lazy(rf"\n[ \t]*(\d{{1,4}})[.)](?={LINKED})")
LINK = lazy(rf"([*_]{{0,2}})({LINKED})\1[ \t]*(\S?)")
SEPARATORS = frozenset("-–—:：")
BULLET = lazy(r"(?:(?<=[.。!?)`])[ \t]*[-*+]|[ \t]\*)[ \t]+(?=[*_]{0,2}\[)")
NUMBER = lazy(rf"(?<=[^\s\[(#\d])(?<!\d\.)[ \t]*(\d{{1,4}})[.)][ \t]+(?={LINKED})")
"""A bullet, a number within a line before what would be an entry; `[one](…) + [other](…)` may be one."""
MERGED = lazy(r"\n(?:<{7} |={7}\r?\n|>{7} )")
"""A mark that a merge left within what is thereby one paragraph."""
MOST = 1000
"""No slips run more entries together: each of them is read with all that stands in the item."""
FIELD = lazy(r"[^\n:：\[\]]{1,40}[:：]")


class Form(NamedTuple):
    """How an entry begins: the markup before its link, and the sign behind it, `a` for any letter."""

    markup: str
    sign: str


def form(text: str, place: int = 0) -> Form | None:
    """The form of what begins at a place; none where that is no link, or is a button."""
    found = LINK.match(text, place)
    if not found or button_word(found[2][1 : found[2].index("](")]):
        return None
    return Form(found[1], "a" if found[3].isalnum() else found[3])


def entries_in(marks: Marks, item: Token, head: Span) -> list[Span]:
    """The stretches of an item's own text that are entries of their own: one, but where a slip runs them together."""
    text, (start, end) = marks.text, head
    if end - start < 20 or text.find("](", start, end) < 0:
        return [head]
    places = sorted(found.span() for found in _slips(text, item, head) if _is_free(marks, found.start()))
    if not 0 < len(places) <= MOST:
        return [head]
    starts = [start, *(after for _, after in places)]
    ends = [*(before for before, _ in places), end]
    return list(zip(starts, ends, strict=True))


def _slips(text: str, item: Token, head: Span) -> Iterator[re.Match[str]]:
    if "\n" in text[slice(*head)]:
        yield from GLUED.finditer(text, *head)
    marker = text[slice(*item["marker"])].strip()
    digits = marker[:-1]
    linked = text.find("](", *head), head[1]  # the entry before has its link: `code` - [title](…) - is one entry
    if digits.isdigit():
        yield from (found for found in NUMBER.finditer(text, *linked) if int(found[1]) == int(digits) + 1)
        yield from (found for found in GLUED_NUMBER.finditer(text, *head) if int(found[1]) - int(digits) in (0, 1))
    else:
        own = form(text, head[0])
        for found in BULLET.finditer(text, *linked):
            begun = form(text, found.end())
            if found[0].strip() == marker and begun and (begun.sign in SEPARATORS or begun == own):
                yield found


def _is_free(marks: Marks, place: int) -> bool:
    """Whether a place is in no link and no code."""
    around = [link.span for link in marks.links_in((max(place - 600, 0), place))]
    around += marks.codes_in((max(place - 600, 0), place))
    return not any(start < place < end for start, end in around)


def glued(text: str, item: Token, head: Span) -> Iterator[Span]:
    """The lines below an item's own text that are entries but for the blank after their bullet."""
    start = item["marker"][0]
    lead = text[text.rfind("\n", 0, start) + 1 : start]
    for found in GLUED.finditer(text, head[1], item["span"][1]):
        if found[0][1:-1] == lead:
            end = text.find("\n", found.end())
            yield found.end(), end if end >= 0 else len(text)


def undoubled(marks: Marks, item: Token) -> Token | None:
    """The item within an item that has a bullet twice: `- - entry`; its fields below stand beside it."""
    children = [token for token in item["children"] if token["type"] != "blank_line"]
    if len(children) != 1 or children[0]["type"] != "list":
        return None
    inner, *others = children[0]["children"]
    if inner["marker"][0] != item["marker"][1] or (others and not _are_fields(marks, inner, others)):
        return None
    below = [{**children[0], "children": others}] if others else []
    return {**inner, "children": [*inner["children"], *below], "span": (inner["span"][0], item["span"][1])}


def _are_fields(marks: Marks, item: Token, others: list[Token]) -> bool:
    """Whether items are what an entry before them has below: it is a link, and each of them has a label."""
    opening = marks.links_in((item["marker"][1], item["marker"][1] + 1))
    starts = (other["marker"][1] for other in others)
    return bool(opening) and all(FIELD.match(marks.text, start) for start in starts)

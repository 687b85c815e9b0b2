"""Entries that lost their bullet, made items of the list that they stand in; their marker is an empty place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator
from itertools import pairwise, takewhile
from typing import NamedTuple

from lint_awesome.markdown import Token
from lint_awesome.reading.shapes.opening import OWN
from lint_awesome.reading.shapes.pieces import button_word
from lint_awesome.reading.shapes.slips import LINKED
from lint_awesome.source import Span
from lint_awesome.text.patterns import lazy

LINE = lazy(r"\n[ \t]*+(?=[*_]{0,2}\[)")
"""What comes before a line that begins with a link."""
OTHER = lazy(r"\n[ \t]*+(?![-+*]\[|\d{1,4}[.)]|[<=>]{7})")
"""What comes before any other line, but for those with a bullet or number that is glued, and for marks of a merge."""
LINK = lazy(rf"([*_]{{0,2}})({LINKED})\1[ \t]*(\S?)")
SEPARATORS = frozenset("-–—:：")
FEW = 2
"""So many entries of a list that begin alike show how its entries may begin."""


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


def bulleted(text: str, tokens: list[Token]) -> list[Token]:
    """The blocks of a list, in which what is an entry but for its bullet is an item."""
    made = list[Token]()
    for at, token in enumerate(tokens):
        if token["type"] == "list":
            if LINE.search(text, *token["span"]):
                _divide(text, token)
            made += [token] if token["children"] else []
        elif token["type"] == "paragraph" and _is_item(text, tokens, at):
            made.append(_list([_item([token, *_taken(text, tokens[at + 1 : at + 2])])]))
        else:
            made.append(token)
    return made


def _divide(text: str, token: Token) -> None:
    """Make the lines within the items of a list that are entries items of their own."""
    usual = _usual(token["children"])
    if usual:
        last = token["children"][-1]
        token["children"] = [one for item in token["children"] for one in _raised(text, item, usual, last=item is last)]
    for child in (child for item in token["children"] for child in item["children"] if child["type"] == "list"):
        _divide(text, child)
    if usual:
        token["children"] = [*_divided(text, token["children"], usual)]


def _raised(text: str, item: Token, usual: Collection[Form], *, last: bool) -> Iterator[Token]:
    """An item, and those that run on from the items below it."""
    *head, below = item["children"] or [{"type": ""}]
    if below["type"] != "list":
        yield item
        return
    heads, groups, margin = [head], [list[Token]()], _margin(text, item)
    for inner in below["children"]:
        places = _starts(text, inner, usual, margin)
        if places and not (last and inner is below["children"][-1] and not _is_separated(_own(inner), places[0])):
            first, *deeper = inner["children"]
            groups[-1].append(_with(inner, [_part(first, 0, places[0])]))
            heads.append([_part(first, places[0], len(first["text"][0])), *deeper])
            groups.append([])
        else:
            groups[-1].append(inner)
    whole = [[*head, *([_list(group)] if group else [])] for head, group in zip(heads, groups, strict=True)]
    yield _with(item, whole[0])
    yield from map(_item, whole[1:])


def _divided(text: str, items: list[Token], usual: Collection[Form]) -> Iterator[Token]:
    """The items that those of a list are, if few of them have longer texts."""
    places = [_starts(text, item, usual, _margin(text, item)) for item in items]
    places[-1] = [at for at in places[-1] if _is_separated(_own(items[-1]), at)]
    longer = sum(len(OTHER.findall(_own(item))) > len(found) for item, found in zip(items, places, strict=True))
    few = 10 * longer <= len(items)
    for item, found in zip(items, places, strict=True):
        yield from _parts(item, found) if few and found else [item]


def _own(item: Token) -> str:
    """The text that an item begins with."""
    first = item["children"][0] if item["children"] else None
    return first["text"][0] if first and first["type"] in OWN else ""


def _usual(items: list[Token]) -> Collection[Form]:
    """The forms that some items have, if four of five begin with a link, in the same markup."""
    forms = Counter(found for item in items if (found := form(_own(item))))
    markup = Counter[str]()
    for found, count in forms.items():
        markup[found.markup] += count
    return [found for found, count in forms.items() if count >= FEW and 5 * markup[found.markup] >= 4 * len(items)]


def _starts(text: str, item: Token, usual: Collection[Form], margin: int) -> list[int]:
    """Where lines after the first of an item's text begin as entries do, and before a column."""
    own = _own(item)
    places = [found.end() for found in LINE.finditer(own) if form(own, found.end()) in usual]
    return [at for at in places if _column(text, _place(item["children"][0], at)) < margin]


def _margin(text: str, item: Token) -> int:
    """The column from which on a line is more of an item."""
    start, end = item["marker"]
    return _column(text, max(end, start + 1))


def _column(text: str, place: int) -> int:
    return len(text[text.rfind("\n", 0, place) + 1 : place].expandtabs(4))


def _place(token: Token, at: int) -> int:
    """Where a place in the running text of a block is in the whole."""
    base = token["text"][1]
    return int(base(at) if callable(base) else base + at)


def _is_separated(text: str, place: int) -> bool:
    """Whether a description follows the link at a place: without a bullet below, a link alone may be a remark."""
    found = form(text, place)
    return found is not None and found.sign in SEPARATORS


def _parts(item: Token, places: list[int]) -> Iterator[Token]:
    """The items that an item is in which entries begin at some places of its text; the last has what is below."""
    first, *below = item["children"]
    *texts, last = [_part(first, *ends) for ends in pairwise([0, *places, len(first["text"][0])])]
    yield _with(item, texts[:1])
    yield from (_item([text]) for text in texts[1:])
    yield _item([last, *below])


def _part(token: Token, start: int, end: int) -> Token:
    """A stretch of a block of running text as a block of its own."""
    part = token["text"][0][start:end].rstrip()
    span = _place(token, start), _place(token, start + len(part))
    return {**token, "text": (part, lambda at: _place(token, start + at)), "span": span}


def _with(item: Token, children: list[Token]) -> Token:
    """An item with other blocks in it."""
    return {**item, "children": children, "span": (item["span"][0], children[-1]["span"][1])}


def _item(children: list[Token]) -> Token:
    """An item without bullet."""
    start = children[0]["span"][0]
    return {"type": "list_item", "children": children, "span": _around(children), "marker": (start, start)}


def _list(items: list[Token]) -> Token:
    attrs = {"depth": 0, "ordered": False}
    return {"type": "list", "children": items, "tight": True, "attrs": attrs, "span": _around(items)}


def _around(tokens: list[Token]) -> Span:
    return tokens[0]["span"][0], tokens[-1]["span"][1]


def _is_item(text: str, tokens: list[Token], at: int) -> bool:
    """Whether a paragraph is one line that begins as the entries of the list around it do."""
    line = tokens[at]["text"][0]
    found = form(line) if "\n" not in line else None
    if not found:
        return False
    above, below = _beside(tokens, at, -1), _beside(tokens, at, 1)
    glued = below is not None and below is tokens[at + 1]
    deeper = len(_deeper(text, below)) if below and glued else 0
    items = [*(above["children"] if above else []), *(below["children"][deeper:] if below else [])]
    if found not in _usual(items):
        return False
    if deeper:
        return any(child["type"] == "list" for item in items for child in item["children"])
    if glued:
        return found.sign in SEPARATORS and line[-1] not in SEPARATORS
    return bool(above and below) and not all(one["tight"] for one in (above, below) if one)


def _beside(tokens: list[Token], at: int, step: int) -> Token | None:
    """The list before or after a block, beyond blank lines if there are any."""
    place = at + step
    if 0 <= place < len(tokens) and tokens[place]["type"] == "blank_line":
        place += step
    return tokens[place] if 0 <= place < len(tokens) and tokens[place]["type"] == "list" else None


def _taken(text: str, below: list[Token]) -> list[Token]:
    """The items that are indented at the start of a list right below an entry, taken from it as a list of their own."""
    deeper = _deeper(text, below[0]) if below and below[0]["type"] == "list" else []
    if not deeper:
        return []
    left = below[0]["children"] = below[0]["children"][len(deeper) :]
    below[0]["span"] = _around(left or deeper)
    return [_list(deeper)]


def _deeper(text: str, token: Token) -> list[Token]:
    """The items at the start of a list that are indented."""
    return [*takewhile(lambda item: text[item["marker"][0] - 1] in " \t", token["children"])]

"""Entries that lost their bullet, made items of the list that they stand in; their marker is an empty place."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator
from itertools import takewhile

from lint_awesome.markdown import Token
from lint_awesome.reading.shapes.opening import OWN
from lint_awesome.reading.shapes.slips import SEPARATORS, Form, form
from lint_awesome.source import Span
from lint_awesome.text.patterns import lazy

LINE = lazy(r"(?:\A|\n)[ \t]*+(\*(?=\[)|[-+])?(?=[*_]{0,2}\[)")
"""What comes before a line that begins with a link, with a bullet that is glued to it."""
OTHER = lazy(r"\n[ \t]*+(?![-+*]\[|\d{1,4}[.)]|[<=>]{7})")
"""What comes before any other line, but for those with a bullet or number that is glued, and for marks of a merge."""
SLIPS = 3
"""So many lines without a bullet are slips in any list."""
FEW = 2
"""So many entries of a list that begin alike show how its entries may begin."""


def bulleted(text: str, tokens: list[Token]) -> list[Token]:
    """The blocks of a list, in which what is an entry but for its bullet is an item."""
    paragraphs = (at for at, token in enumerate(tokens) if token["type"] == "paragraph")
    lines = {at: line for at in paragraphs if (line := _entry_line(text, tokens, at))}
    if _is_habit(len(lines), sum(token["type"] == "list" for token in tokens)):
        lines = {}
    made = list[Token]()
    for at, token in enumerate(tokens):
        if token["type"] == "list":
            if LINE.search(text, *token["span"]):
                _divide(text, token)
            made += [token] if token["children"] else []
        elif at in lines:
            made.append(_list([_item(text, [lines[at], *_taken(text, tokens[at + 1 : at + 2])])]))
        else:
            made.append(token)
    return made


def _is_habit(found: int, of: int) -> bool:
    """Whether lines without a bullet are too many among some lists or items to be slips."""
    return found > SLIPS and 10 * found > of


def _divide(text: str, token: Token) -> None:
    """Make the lines within the items of a list that are entries items of their own."""
    items: list[Token] = token["children"]
    usual = _usual(items)
    if usual:
        raised = [one for item in items for one in _raised(text, item, usual, last=item is items[-1])]
        token["children"] = items if _is_habit(len(raised) - len(items), len(items)) else raised
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
        gaps = _gaps(text, inner, usual, margin)
        if gaps and not (last and inner is below["children"][-1] and not _is_separated(_own(inner), gaps[0])):
            first, *deeper = inner["children"]
            groups[-1].append(_with(inner, [_part(first, 0, gaps[0][0])]))
            heads.append([_part(first, gaps[0][1], len(first["text"][0])), *deeper])
            groups.append([])
        else:
            groups[-1].append(inner)
    whole = [[*head, *([_list(group)] if group else [])] for head, group in zip(heads, groups, strict=True)]
    yield _with(item, whole[0])
    yield from (_item(text, children) for children in whole[1:])


def _divided(text: str, items: list[Token], usual: Collection[Form]) -> Iterator[Token]:
    """The items that those of a list are, if few of them have longer texts."""
    gaps = [_gaps(text, item, usual, _margin(text, item)) for item in items]
    gaps[-1] = [gap for gap in gaps[-1] if _is_separated(_own(items[-1]), gap)]
    longer = sum(len(OTHER.findall(_own(item))) > len(found) for item, found in zip(items, gaps, strict=True))
    few = 10 * longer <= len(items) and not _is_habit(sum(map(len, gaps)), len(items))
    for item, found in zip(items, gaps, strict=True):
        yield from _parts(text, item, found) if few and found else [item]


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


def _gaps(text: str, item: Token, usual: Collection[Form], margin: int) -> list[Span]:
    """What stands before the lines of an item's text that begin as entries do, and before a column."""
    own = _own(item)
    gaps = [found.span() for found in LINE.finditer(own, 1) if _begins(own, found, usual)]
    return [gap for gap in gaps if _column(text, _place(item["children"][0], gap[1])) < margin]


def _begins(text: str, line: re.Match[str], usual: Collection[Form]) -> bool:
    """Whether a line begins in one of some forms; a star before it is a bullet if none on the line closes it."""
    end = text.find("\n", line.end())
    emphasis = line[1] == "*" and text.find("*", line.end(), end if end >= 0 else len(text)) >= 0
    return form(text, line.end()) in usual and not emphasis


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


def _is_separated(text: str, gap: Span) -> bool:
    """Whether a description follows the link behind a gap: without a bullet below, a link alone may be a remark."""
    found = form(text, gap[1])
    return found is not None and found.sign in SEPARATORS


def _parts(text: str, item: Token, gaps: list[Span]) -> Iterator[Token]:
    """The items that an item is in which entries begin behind some gaps in its text; the last has what is below."""
    first, *below = item["children"]
    starts, ends = [0, *(start for _, start in gaps)], [*(end for end, _ in gaps), len(first["text"][0])]
    *parts, last = [_part(first, *ends) for ends in zip(starts, ends, strict=True)]
    yield _with(item, parts[:1])
    yield from (_item(text, [part]) for part in parts[1:])
    yield _item(text, [last, *below])


def _part(token: Token, start: int, end: int) -> Token:
    """A stretch of a block of running text as a block of its own."""
    part = token["text"][0][start:end].rstrip()
    span = _place(token, start), _place(token, start + len(part))
    return {**token, "text": (part, lambda at: _place(token, start + at)), "span": span}


def _with(item: Token, children: list[Token]) -> Token:
    """An item with other blocks in it."""
    return {**item, "children": children, "span": (item["span"][0], children[-1]["span"][1])}


def _item(text: str, children: list[Token]) -> Token:
    """An item without bullet, or with one that is glued to it."""
    start = children[0]["span"][0]
    marker = start - text.endswith(("-", "+", "*"), 0, start), start
    span = marker[0], children[-1]["span"][1]
    return {"type": "list_item", "children": children, "span": span, "marker": marker}


def _list(items: list[Token]) -> Token:
    attrs = {"depth": 0, "ordered": False}
    return {"type": "list", "children": items, "tight": True, "attrs": attrs, "span": _around(items)}


def _around(tokens: list[Token]) -> Span:
    return tokens[0]["span"][0], tokens[-1]["span"][1]


def _entry_line(text: str, tokens: list[Token], at: int) -> Token | None:
    """The text of a paragraph, if it is one line that is an entry of the list around it."""
    token = tokens[at]
    line = token["text"][0]
    begun = LINE.match(line) if "\n" not in line else None
    if (
        begun
        and (found := form(line, begun.end()))
        and _is_item(text, tokens, at, found)
        and _begins(line, begun, [found])
    ):
        return _part(token, begun.end(), len(line))
    return None


def _is_item(text: str, tokens: list[Token], at: int, begun: Form) -> bool:
    """Whether a paragraph of one line that begins in some form is an entry of the list around it."""
    above, below = _beside(tokens, at, -1), _beside(tokens, at, 1)
    glued = below is not None and below is tokens[at + 1]
    deeper = len(_deeper(text, below)) if below and glued else 0
    items = [*(_others(text, above) if above else []), *(below["children"][deeper:] if below else [])]
    if begun not in _usual(items):
        return False
    if deeper:
        return any(child["type"] == "list" for item in items for child in item["children"])
    if glued:
        return begun.sign in SEPARATORS and tokens[at]["text"][0][-1] not in SEPARATORS
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


def _others(text: str, token: Token) -> list[Token]:
    """The items of a list but for those at its start that are indented, if there are others."""
    items: list[Token] = token["children"]
    return items[len(_deeper(text, token)) :] or items


def _deeper(text: str, token: Token) -> list[Token]:
    """The items at the start of a list that are indented."""
    return [*takewhile(lambda item: text[item["marker"][0] - 1] in " \t", token["children"])]

"""Lists: mistune's way to gather the lines of an item, with places, and with one look at each line."""

from __future__ import annotations

import re
from functools import cache
from itertools import accumulate
from re import Match, Pattern
from typing import TYPE_CHECKING

from mistune.list_parser import (
    _compile_continue_width,
    _compile_list_item_pattern,
    _expand_leading_tabs,
    _get_list_bullet,
    _has_continuation_indent,
    _is_loose_list,
    _strip_continuation_indent,
)
from msgspec import Struct

from lint_awesome.markdown.places import State, Token
from lint_awesome.source import BLANKS, Span

if TYPE_CHECKING:
    from lint_awesome.markdown.blocks import Blocks

_BREAK = re.compile(r" {0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,})$", re.MULTILINE)
_TASK = re.compile(r"(\[[ xX]\])(?:\s+|$)")
_NEVER = re.compile(r"(?!)")


class Opening(Struct, frozen=True):
    """The first line of an item or a footnote."""

    line: int
    """Its number in the whole text."""
    lead: int
    """The width of its indent and its marker."""
    width: int
    """The indent that another line must have to belong to it."""
    text: str
    """What it says after the marker, with a line feed; nothing if that is all blank."""
    marker: Span
    """The bullet or number, with the blanks after it."""


class Gathered(Struct):
    """The lines after the first one that belong to an item, without their indent."""

    lines: list[str] = []
    filled: int = 0
    """How many there are up to the last that is not blank."""
    blank: bool = False
    """Whether the last one is."""
    lazy: list[int] = []
    """Which of them have no indent, and are only more of the paragraph before them."""
    following: Opening | None = None
    """The next item's first line, where one follows at once."""


def parse_list(block: Blocks, m: Match[str], state: State) -> int:
    """Read a list; or its line as one more of a paragraph, where such a list cannot end one."""
    indent, bullet, text = m.group("list_1", "list_2", "list_3")
    start = int(bullet[:-1]) if len(bullet) > 1 else 1
    end = state.append_paragraph() if start != 1 or not text.strip() else None
    if end:
        return end
    attrs = {"depth": state.level, "ordered": len(bullet) > 1} | ({"start": start} if start != 1 else {})
    token: Token = {"type": "list", "children": [], "tight": True, "bullet": bullet[-1], "attrs": attrs}
    opening: Opening | None = _opening(state, indent, bullet, text, state.line(m.start()))
    state.cursor = m.end() + 1
    while opening:
        opening = _parse_item(block, opening, token, state)
    items = token["children"]
    token["span"] = items[0]["span"][0], items[-1]["span"][1]
    if token["tight"]:
        _tighten(items)
    state.append_token(token)
    return state.cursor


def _opening(state: State, indent: str, bullet: str, rest: str, line: int) -> Opening:
    lead = len(indent) + len(bullet)
    if len(rest) > 1 and rest[0] == " " and not rest[1].isspace():
        text, width, blanks = rest[1:] + "\n", lead + 1, 1
    else:
        text, width = _compile_continue_width(rest, lead)
        blanks = len(rest) - len(rest.lstrip(" \t")) if text else 0
    end = state.lines[line] - len(rest)
    return Opening(line, lead, width, text, (end - len(bullet), end + blanks))


def _tighten(items: list[Token]) -> None:
    for item in items:
        for child in item["children"]:
            if child["type"] == "paragraph":
                child["type"] = "block_text"


def _parse_item(block: Blocks, opening: Opening, token: Token, state: State) -> Opening | None:
    """Add an item to a list; gives the first line of the next one."""
    got = gather(block, state, opening, _item_pattern(token["bullet"], min(opening.lead, 3)))
    children = read(block, state, opening, got)
    span = opening.marker[0], last_place(state, opening, got)
    item: Token = {"type": "list_item", "children": children, "span": span, "marker": opening.marker}
    if opening.text.startswith("["):
        _check_task(item)
    token["children"].append(item)
    if token["tight"] and ((got.blank and got.following) or _is_loose_list(children)):
        token["tight"] = False
    return got.following


def gather(block: Blocks, state: State, opening: Opening, item: Pattern[str] = _NEVER) -> Gathered:
    """Take the lines that belong to an item from a text."""
    got, src = Gathered(), state.src
    while state.cursor < state.cursor_max:
        end = src.find("\n", state.cursor) + 1 or len(src)
        line = src[state.cursor : end]
        found = item.match(_even(line) if "\t" in line else line)
        if found and not _is_break(found):
            state.cursor = end
            got.following = _opening(state, found[1], found[2], found[3], opening.line + 1 + len(got.lines))
            break
        kept = _kept(block, state, opening, got, line)
        if kept is None:
            break
        got.lines.append(kept)
        got.filled = len(got.lines) if kept.strip() else got.filled
        state.cursor = end
    return got


def _kept(block: Blocks, state: State, opening: Opening, got: Gathered, line: str) -> str | None:
    """A line as its item has it; nothing if it is none of the item."""
    if not line.strip(" \t\v\f\n"):
        got.blank = True
        return "\n"
    kept = _continued(line, opening.width)
    if kept is not None:
        late = got.blank and not (opening.text or got.filled)  # an item may begin with one blank line, not more
        got.blank = False
        return None if late else kept
    even = _even(line)
    if got.blank or (_indent(even) <= opening.lead and block.starts(state.src, state.cursor)):
        return None
    got.lazy.append(len(got.lines))
    return even


def _even(line: str) -> str:
    """A line with blanks for the tabs that it begins with."""
    return _expand_leading_tabs(line) if "\t" in line else line


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _is_break(item: Match[str]) -> bool:
    """Whether what looks like an item is a line across, as `* * *`."""
    return not item[3].strip("-* \t") and bool(_BREAK.match(item.string))


def _continued(line: str, width: int) -> str | None:
    """A line without the indent of its item, where it has that."""
    if line[0] not in " \t":
        return None
    if "\t" not in line:
        return line[width:] if line.startswith(" " * width) else None
    return _strip_continuation_indent(line, width) if _has_continuation_indent(line, width) else None


def read(block: Blocks, state: State, opening: Opening, got: Gathered) -> list[Token]:
    """The blocks of an item."""
    rules = block.rules_within(state)
    text, first = opening.text, opening.line
    if not text:
        text, first = "".join(got.lines[: got.filled]) or "\n" * bool(got.lines), opening.line + 1
    elif got.filled:
        text += "".join(got.lines[: got.filled])
    elif text[0].isalpha() or (text[0] not in BLANKS and not block.compile_sc(rules).match(text)):
        start, text = state.lines[first] - len(text) + 1, text.rstrip(BLANKS)
        return [{"type": "paragraph", "text": (text, start), "span": (start, start + len(text))}]
    if not text:
        return []
    child = state.child(text, first, _lazy_starts(opening, got))
    block.parse(child, rules)
    return child.tokens


def _lazy_starts(opening: Opening, got: Gathered) -> set[int]:
    """Where the lines without indent start in the text of an item."""
    if not got.lazy:
        return set()
    starts = list(accumulate(map(len, got.lines), initial=len(opening.text)))
    return {starts[index] for index in got.lazy}


def last_place(state: State, opening: Opening, got: Gathered) -> int:
    """Where an item ends."""
    line = got.lines[got.filled - 1] if got.filled else opening.text
    if not line:
        return opening.marker[1]
    line = line.removesuffix("\n")
    return state.lines[opening.line + got.filled] - len(line) + len(line.rstrip(BLANKS))


def _check_task(item: Token) -> None:
    """Make an item that begins with a box one with an attribute in place of the box."""
    first = next((child for child in item["children"] if child["type"] != "definition"), None)
    if not first or first["type"] != "paragraph":
        return
    text, base = first["text"]
    box = _TASK.match(text)
    if box:
        at = box.end()
        first["text"] = text[at:], base + at if isinstance(base, int) else lambda pos: base(pos + at)
        start = base + at if isinstance(base, int) else base(at)
        first["span"] = start, first["span"][1]
        item.update(type="task_list_item", attrs={"checked": box[1] != "[ ]"})


@cache
def _item_pattern(bullet: str, lead: int) -> Pattern[str]:
    return re.compile(_compile_list_item_pattern(_get_list_bullet(bullet), lead))

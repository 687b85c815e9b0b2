"""Tables under GitHub's rules: a line of delimiters below a head with as many cells; rows may have any number."""

from __future__ import annotations

from itertools import chain, repeat
from re import Match
from typing import TYPE_CHECKING

from lint_awesome.markdown.places import INDENTED, State, Token
from lint_awesome.source import Span, trimmed
from lint_awesome.text.bars import cells

if TYPE_CHECKING:
    from lint_awesome.markdown.blocks import Blocks

_ALIGN = {(True, True): "center", (True, False): "left", (False, True): "right", (False, False): None}


def parse_table(block: Blocks, m: Match[str], state: State) -> int | None:
    """Read a table, whose head is the last line of the paragraph above; nothing where that is none."""
    head = _head(state, m.start())
    names = cells(m.string, *head) if head else []
    marks = cells(m.string, m.start(), m.end())
    if not head or len(names) != len(marks):
        return None
    aligns = [_ALIGN[m.string[start] == ":", m.string[end - 1] == ":"] for start, end in marks]
    _shorten(state, head[0])
    rows = [_placed(state, head, names, [{"align": align, "head": True} for align in aligns])]
    columns = [{"align": align, "head": False} for align in [*aligns, None]]
    pos = m.end() + 1
    while (end := state.find_line_end_at(pos)) > pos and not _is_end(block, state, pos):
        found = cells(m.string, pos, end)
        if not found:
            break
        rows.append(_placed(state, (pos, end), found, columns))
        pos = end
    last = rows[-1]["span"][1] if len(rows) > 1 else state.place(m.start() + len(m[0].rstrip()))
    body = {"type": "table_body", "children": rows[1:], "span": (rows[1]["span"][0] if rows[1:] else last, last)}
    state.append_token({"type": "table", "children": [rows[0], body], "span": (rows[0]["span"][0], last)})
    return pos


def _head(state: State, at: int) -> Span | None:
    """The last line of the paragraph that goes up to a place."""
    last = state.last_token()
    if not last or last["type"] != "paragraph" or at in state.lazy_line_starts:
        return None
    start = last["text"][0]
    return max(start, state.src.rfind("\n", start, at - 1) + 1), at


def _shorten(state: State, end: int) -> None:
    """Take a paragraph's last line, which starts at a place, off it."""
    start = state.last_token()["text"][0]
    if start == end:
        state.tokens.pop()
    else:
        state.last_token()["text"] = start, end


def _is_end(block: Blocks, state: State, pos: int) -> bool:
    """Whether a line is none of a table that goes up to it: another block begins there, or a blank line."""
    apart = pos in state.lazy_line_starts or INDENTED.match(state.src, pos)
    return bool(apart or block.starts(state.src, pos))


def _placed(state: State, line: Span, places: list[Span], columns: list[Token]) -> Token:
    return row(state.src, line, places, columns, state.place(line[0]) - line[0])


def row(src: str, line: Span, places: list[Span], columns: list[Token], shift: int = 0) -> Token:
    """A row; all its cells are kept, however many the head has. The attributes are one value a column.

    `shift` makes a place in this text one in the whole.
    """
    start, end = trimmed(src, *line)
    children = [
        {
            "type": "table_cell",
            "text": (src[left:right], left + shift),
            "attrs": attrs,
            "span": (left + shift, right + shift),
        }
        for (left, right), attrs in zip(places, chain(columns, repeat(columns[-1])), strict=False)
    ]
    kind = "table_head" if columns[0]["head"] else "table_row"
    return {"type": kind, "children": children, "span": (start + shift, end + shift)}

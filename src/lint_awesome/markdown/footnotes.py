"""Footnotes, as GitHub has them: `[^1]` in the text, and `[^1]: what it says` where a block may stand."""

from __future__ import annotations

from collections.abc import MutableMapping
from re import Match
from typing import TYPE_CHECKING, Any

from mistune.util import unikey

from lint_awesome.markdown.lists import Opening, gather, last_place, read
from lint_awesome.markdown.places import State, Token

if TYPE_CHECKING:
    from lint_awesome.markdown.blocks import Blocks

LABEL = r"\^(?:[^\\\[\]\s]|\\.){1,500}"
DEFINITION = rf"^ {{0,3}}\[(?P<footnote_1>{LABEL})\]:(?P<footnote_2>[^\n]*)$"
_WIDTH = 4


def parse_footnote(block: Blocks, m: Match[str], state: State) -> int:
    """Read a footnote: the rest of its line, and what is indented below."""
    start, label, rest = m.start(), m["footnote_1"], m["footnote_2"]
    line, marker = state.line(start), state.span(start, m.start("footnote_2"))
    text = rest.lstrip(" \t") + "\n" if rest.strip() else ""
    opening = Opening(line, 3, _WIDTH, text, marker)
    state.env.setdefault("footnotes", set()).add(unikey(label))
    state.cursor = m.end() + 1
    got = gather(block, state, opening)
    children = read(block, state, opening, got)
    token: Token = {"type": "footnote_definition", "attrs": {"label": label[1:]}, "children": children}
    token["label"] = state.span(*m.span("footnote_1"))
    token["span"] = marker[0], last_place(state, opening, got)
    state.append_token(token)
    return state.cursor


def is_footnote(label: str, env: MutableMapping[str, Any]) -> bool:
    """Whether there is a footnote for a label, which begins with `^`."""
    return "footnotes" in env and unikey(label) in env["footnotes"]

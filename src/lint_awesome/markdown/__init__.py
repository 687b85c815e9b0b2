"""mistune's tokens, each with the place that it has in the text; the only part that knows mistune.

A token is a dictionary: `type`, `raw` or `children`, and `attrs` are mistune's, `span` is where it stands. A block
stands without the blanks around it, and without the marks of the quote or item that it is part of. Beyond that,
each with its place, have

- list items their `marker`: bullet or number, with the blanks after it;
- links and images their `label` (what stands between the brackets), their `target` (the address as written, or the
  label that stands for it) and their `form`: `inline`, `reference`, `autolink` (in angle brackets) or `bare`;
- footnotes (`footnote_definition`, `footnote_ref`) their `label`, with its `^`;
- definitions of labels (`definition`, which mistune keeps none of) `label` and `target`.

Words (`text`) in a row are one token if they are as written, and one if they are escapes: so a place in `raw` is one
in the text, or stands for a sign after a backslash. Front matter (`front_matter`) and formulas (`block_math`) are
tokens too. Tables, footnotes, bare addresses, and what ends an item or a quote are read as GitHub does.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, MutableMapping
from typing import Any

from lint_awesome.markdown.blocks import Blocks
from lint_awesome.markdown.inline import SIGNS, Reader
from lint_awesome.markdown.places import State, Token

__all__ = ["Read", "Token", "blocks", "parse", "walk"]

_BLOCKS = Blocks()
_FRONT = re.compile(r"---[ \t]*\n(?:[ \t]*(?:#[^\n]*)?\n)*[\w\"'-][^\n:]*:[ \t\n]")
_FRONT_END = re.compile(r"^(?:---|\.\.\.)[ \t]*\n", re.MULTILINE)


Read = Callable[[Token], list[Token]]


def parse(text: str) -> list[Token]:
    """The tokens of a text."""
    tokens, read = blocks(text, words=True)
    _read_running_text(tokens, read)
    return tokens


def blocks(text: str, *, words: bool = False) -> tuple[list[Token], Read]:
    """The blocks of a text, and what reads the running text of one, once: a whole list's links take much memory.

    Words and the ends of lines are left out where they are not asked for, but for the `stars` of a bold that is none.
    """
    state = State.whole(text)
    _take_front_matter(state)
    _BLOCKS.parse(state)
    return state.tokens, lambda token: _read(token, state.env, words=words)


def walk(tokens: Iterable[Token]) -> Iterator[Token]:
    """Every token with those inside it, in order."""
    stack = [*tokens][::-1]
    while stack:
        token = stack.pop()
        yield token
        stack += token.get("children", ())[::-1]


def _take_front_matter(state: State) -> None:
    """Read the YAML that a file may begin with."""
    start = _FRONT.match(state.src)
    end = _FRONT_END.search(state.src, start.end() - 1) if start else None
    if start and end:
        raw = state.src[state.src.index("\n") + 1 : end.start()]
        state.append_token({"type": "front_matter", "raw": raw, "span": state.span(0, end.end())})
        state.cursor = end.end()


def _read_running_text(tokens: list[Token], read: Read) -> None:
    for token in tokens:
        if "text" in token:
            token["children"] = read(token)
        elif "children" in token:
            _read_running_text(token["children"], read)


def _read(token: Token, env: MutableMapping[str, Any], *, words: bool) -> list[Token]:
    """What stands in a block of running text, which is taken from it."""
    text, base = token.pop("text")
    tokens = _placed(text, base, env, words=words)
    if token["type"] == "table_cell" and r"\|" in text:
        _unescape_bars(tokens)
    return tokens


def _placed(text: str, base: int | Callable[[int], int], env: MutableMapping[str, Any], *, words: bool) -> list[Token]:
    if not words and not SIGNS.search(text):
        return []
    if isinstance(base, int):
        return Reader(text, base, env, words=words).read()[0]
    tokens, _ = Reader(text, 0, env, words=words).read()
    for token in walk(tokens):
        for name in token.keys() & {"span", "label", "target"}:
            start, end = token[name]
            token[name] = base(start), base(end)
    return tokens


def _unescape_bars(tokens: list[Token]) -> None:
    """A bar in a cell is escaped even in code, where a backslash else stands for itself."""
    for token in walk(tokens):
        if token["type"] == "codespan":
            token["raw"] = token["raw"].replace(r"\|", "|")

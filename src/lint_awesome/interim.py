"""mistune's tokens, each with the place it has in the text.

mistune keeps no places. It parses a list item or a block quote as a new, dedented
text of its own; but every line of such a text ends as one line of the whole ends,
and they follow each other. So a block state needs only the line its text starts on,
and a place in it is counted from the end of its line.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from re import Match
from typing import Any, cast

from mistune import Markdown
from mistune.block_parser import BlockParser
from mistune.core import BlockState, InlineState
from mistune.inline_parser import InlineParser
from mistune.plugins.formatting import strikethrough
from mistune.plugins.table import table
from mistune.plugins.task_lists import task_lists
from mistune.plugins.url import url

Token = dict[str, Any]


def parse(text: str) -> list[Token]:
    """The tokens of a text; `span` is where each begins and ends, where that is known."""
    markdown = _Markdown(None, _BlockParser(), _InlineParser(), [table, strikethrough, task_lists, url])
    return _fix(text,cast(list[Token], markdown.parse(text, _BlockState.of(text))[0]))


class _BlockState(BlockState):
    lines: list[tuple[int, str]]  # each line of the whole text, without the space it ends in, and where that end is
    first = 0  # the line of the whole text that this text starts on
    child_first = 0  # the same, for the next child

    @classmethod
    def of(cls, text: str) -> _BlockState:
        state, end = cls(), 0
        state.lines = []
        for line in text.split("\n"):
            bare = line.rstrip()
            state.lines.append((end + len(bare), bare))
            end += len(line) + 1
        state.lines.append((end, ""))
        return state

    def process(self, src: str) -> None:
        super().process(src)
        self.starts = [0, *(i + 1 for i, char in enumerate(src) if char == "\n")]

    def line(self, pos: int) -> int:
        return self.first + bisect_right(self.starts, pos) - 1

    def place(self, pos: int) -> int:
        """Where a place in this text is in the whole text."""
        line = self.line(pos)
        start = self.starts[line - self.first]
        stop = start + len(self.src[start : self.find_line_end_at(start)].rstrip())
        return self.lines[line][0] - (stop - pos)

    def span(self, start: int, end: int) -> tuple[int, int]:
        return self.place(start), self.place(end - 1) + 1

    def child_state(self, src: str, lazy_line_starts: set[int] | None = None) -> BlockState:
        child = cast(_BlockState, super().child_state(src, lazy_line_starts))
        child.lines, child.first = self.lines, self.child_first
        begins = src.partition("\n")[0].strip()
        if not self.lines[child.first][1].endswith(begins):
            child.first += 1  # the first line of the item has only its marker
        # a list has its items parsed when its cursor is past the first line of the one that follows
        self.child_first = self.line(self.cursor) - 1
        return child

    def append_token(self, token: Token) -> None:
        super().append_token(token)
        token["state"], token["local"] = self, (self.cursor, None)

    def add_paragraph(self, text: str) -> None:
        super().add_paragraph(text)
        self._extend(self.cursor + len(text))

    def append_paragraph(self) -> int | None:
        end = super().append_paragraph()
        if end:
            self._extend(end)
        return end

    def _extend(self, end: int) -> None:
        token = self.tokens[-1]
        start = token["local"][0] if "local" in token else self.cursor
        token["state"], token["local"] = self, (start, end)


class _BlockParser(BlockParser):
    state_cls = _BlockState

    def parse_method(self, m: Match[str], state: BlockState) -> int | None:
        assert isinstance(state, _BlockState)
        before, start, outer = len(state.tokens), state.cursor, state.child_first
        state.child_first = state.line(start)
        end = super().parse_method(m, state)
        state.child_first = outer
        stop = end
        for token in reversed(state.tokens[before:] if end else []):
            if token.get("local", (0, None))[1] is None:
                token["state"], token["local"] = state, (start, stop)
            stop = token["local"][0]
        if end and before == len(state.tokens) and before and state.tokens[-1].get("style") == "setext":
            state.tokens[-1]["local"] = (state.tokens[-1]["local"][0], end)
        return end


class _InlineState(InlineState):
    base = 0  # where this text begins in its block's
    inside = 0  # where a text inside this one begins

    def __init__(self, env: Any) -> None:
        super().__init__(env)
        self.opened: dict[int, int] = {}  # where each token begins

    def copy(self) -> InlineState:
        inner = cast(_InlineState, super().copy())
        inner.base = self.base + self.inside
        return inner


class _InlineParser(InlineParser):
    state_cls = _InlineState

    def __init__(self) -> None:
        super().__init__()
        self.specification["link_close"] = r"\]"  # one at a time, so that a link ends where its match does

    def parse_method(self, m: Match[str], state: InlineState) -> int | None:
        assert isinstance(state, _InlineState)
        before, state.inside = len(state.tokens), m.end()
        end = super().parse_method(m, state)
        if not end:
            return end
        start, stop = state.base + m.start(), state.base + end
        if len(state.tokens) <= before and state.tokens[-1]["type"] in ("link", "image"):
            state.tokens[-1]["local"] = (state.opened[len(state.tokens) - 1], stop)  # it took the place of its bracket
        for i, token in enumerate(state.tokens[before:], before):
            state.opened[i] = start
            if token["type"] != "text":
                token["local"] = (start, stop)
        return end


class _Markdown(Markdown):
    within: _BlockState  # the last block seen, and how far its text has been looked through
    at: int

    def _iter_render(self, tokens: Iterable[Token], state: BlockState) -> Iterator[Token]:
        for token in tokens:
            block, local = token.pop("state", None), token.pop("local", None)
            if block is not None:
                start, end = local
                token["span"] = block.span(start, end if end is not None else block.find_line_end_at(start))
                self.within, self.at = block, start
            if "children" in token:
                token["children"] = list(self._iter_render(token["children"], state))
            elif "text" in token:
                text = token.pop("text").strip(" \r\n\t\f")
                token["children"] = self.inline(text, state.env)
                begin = self.within.src.find(text, self.at)
                if text and begin >= 0:  # a table's cell that has an escaped pipe is not to be found
                    self.at = begin + len(text)
                    for inner in walk(token["children"]):
                        if "local" in inner:
                            inner["span"] = self.within.span(*(begin + pos for pos in inner.pop("local")))
            yield token



import re as _re
def _fix(text,tokens):
    for t in tokens:
        if t["type"] in ("link","image") and "span" in t:
            s,e=t["span"]; raw=text[s:e]
            k=raw.rfind("](")
            if raw.startswith(("[","!")) and k>0:
                o=2 if raw[0]=="!" else 1
                t["label"]=(s+o,s+k); t["target"]=(s+k+2,e-1); t["form"]="inline"
            elif raw.startswith("<"): t["label"]=t["target"]=(s+1,e-1); t["form"]="autolink"
            else: t["label"]=t["target"]=(s,e); t["form"]="reference" if raw.startswith("[") else "bare"
        elif t["type"] in ("link","image"): t["type"]="nolink"
        if t["type"] in ("text","strong","emphasis","codespan","inline_html") and "span" not in t: t["type"]="x"
        if "children" in t:
            _fix(text,t["children"])
            if t["type"]=="list_item":
                sp=[c["span"] for c in t["children"] if "span" in c]
                a=sp[0][0] if sp else 0; b=sp[-1][1] if sp else 0
                ls=text.rfind("\n",0,a)+1
                m=_re.compile(r"[>\s]*(?:[-*+]|\d+[.)])\s*").match(text,ls,a)
                st=ls+(len(text[ls:m.end()])-len(text[ls:m.end()].lstrip(" >\t"))) if m else a
                t["span"]=(st,b); t["marker"]=(st,a)
            if t["type"] in ("table_row","table_head","table_cell"):
                sp=[c["span"] for c in walk(t["children"]) if "span" in c]
                t["span"]=(sp[0][0],sp[-1][1]) if sp else (0,0)
    return tokens

def walk(tokens: Iterable[Token]) -> Iterator[Token]:
    for token in tokens:
        yield token
        yield from walk(token.get("children", ()))

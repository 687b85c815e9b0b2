"""Texts inside the text, and where each of their places is in the whole.

mistune parses a list item or a quote as a text of its own, without the marks before its lines. But each line of such
a text ends as one line of the whole ends, and they follow each other: it is enough to know the line that a text
starts on, and a place is counted back from the end of its line.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections.abc import Callable
from typing import Any

from mistune.core import BlockState

from lint_awesome.source import Span, trimmed

Token = dict[str, Any]
"""A node of mistune's tree (`type`, `raw` or `children`, `attrs`) with its `span`."""

INDENTED = re.compile(r" {4}| {0,3}\t")
"""What makes a line one of code, where it can be."""

_LINE_END = re.compile(r"\r\n?|\n")


class State(BlockState):
    """A text that blocks are read from: the whole, or what stands in a list item or a quote."""

    lines: array[int]  # where the lines of the whole end
    first: int  # the line of the whole that this text starts on
    level: int  # how many items and quotes it stands in
    shift: int | None  # what makes a place here one in the whole, where that is the same on all lines
    own_ends: array[int] | None  # where the lines of this text end, once that was asked
    own_blanks: list[int] | None  # where its blank lines start, once that was asked

    @classmethod
    def whole(cls, text: str) -> State:
        """The state for a text that stands in no other; mistune wants line feeds, and one at the end."""
        state, plain = cls(), "\r" not in text
        state.lines = _ends(text)
        state.first, state.level, state.shift = 0, 0, 0 if plain else None
        state.own_ends, state.own_blanks = state.lines if plain else None, None
        src = text if plain else text.replace("\r\n", "\n").replace("\r", "\n")
        state.process(src if src.endswith("\n") else src + "\n")
        return state

    def child(self, src: str, first: int, lazy: set[int] | None = None) -> State:
        """The state for a text that stands in this one."""
        child = State(self)
        child.lines, child.first, child.level = self.lines, first, self.level + 1
        child.own_ends = child.own_blanks = None
        child.process(src)
        end = src.find("\n")
        one = end < 0 or end + 1 == len(src)
        child.shift = self.lines[first] - (end if end >= 0 else len(src)) if one else None
        child.lazy_line_starts = lazy or set()
        return child

    def line(self, pos: int) -> int:
        """The line of the whole that a place is on."""
        return self.first + bisect_left(self._ends(), pos)

    def place(self, pos: int) -> int:
        """Where a place in this text is in the whole."""
        if self.shift is not None:
            return pos + self.shift
        ends = self._ends()
        line = min(bisect_left(ends, pos), len(ends) - 1)
        return self.lines[self.first + line] - ends[line] + pos

    def places(self, start: int, end: int) -> Span:
        """Where a stretch of this text is in the whole."""
        return self.place(start), self.place(end)

    def span(self, start: int, end: int) -> Span:
        """The same, without blanks around it."""
        return self.places(*trimmed(self.src, start, end))

    def blank_after(self, pos: int, pattern: re.Pattern[str]) -> int:
        """Where the next blank line starts, or where the text ends."""
        if self.own_blanks is None:
            self.own_blanks = [match.start() for match in pattern.finditer(self.src)]
        index = bisect_left(self.own_blanks, pos)
        return self.own_blanks[index] if index < len(self.own_blanks) else self.cursor_max

    def add_paragraph(self, text: str) -> None:
        """Begin a paragraph at the cursor, or go on with one; only its place is kept, so that it grows in no time."""
        last, end = self.last_token(), self.cursor + len(text)
        if last and last["type"] == "paragraph":
            last["text"] = last["text"][0], end
        else:
            self.tokens.append({"type": "paragraph", "text": (self.cursor, end)})

    def append_paragraph(self) -> int | None:
        """Go on with a paragraph to the end of the line, where one comes before."""
        last = self.last_token()
        if not last or last["type"] != "paragraph":
            return None
        end = self.find_line_end()
        last["text"] = last["text"][0], end
        return end

    def close(self) -> None:
        """Give the blocks of running text that text, where so far they have only its place."""
        for token in self.tokens:
            if "text" in token:
                start, end = trimmed(self.src, *token["text"])
                token["text"] = self.running(start, end)
                token.setdefault("span", (self.place(start), self.place(end)))

    def running(self, start: int, end: int) -> tuple[str, int | Callable[[int], int]]:
        """A stretch of text for the inline parser, and what to add to its places, or how to place them."""
        text = self.src[start:end]
        if self.shift is None and "\n" in text:
            return text, lambda pos: self.place(start + pos)
        return text, self.place(start)

    def _ends(self) -> array[int]:
        if self.own_ends is None:
            self.own_ends = _ends(self.src)
        return self.own_ends


def _ends(text: str) -> array[int]:
    ends = array("q", [match.start() for match in _LINE_END.finditer(text)])
    if not text.endswith(("\n", "\r")):
        ends.append(len(text))
    return ends

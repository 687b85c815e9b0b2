"""Emphasis: which runs of `*` and `_` belong together. CommonMark's way, in linear time."""

from __future__ import annotations

from collections.abc import Callable

from lint_awesome.markdown.places import Token

Words = tuple[int, int, str | None]
"""A stretch of running text: where it stands, and what it says if that is not what is written."""


class Node:
    """A token with others inside, and how deep they go."""

    __slots__ = ("depth", "token")

    def __init__(self, token: Token, depth: int) -> None:
        self.token, self.depth = token, depth


class Run:
    """A run of one sign that may open or close emphasis, and what follows while it stands open."""

    __slots__ = ("closes", "depth", "end", "inside", "opens", "rank", "sign", "size", "start")

    def __init__(self, start: int, end: int, sign: str, *, opens: bool, closes: bool) -> None:
        self.start, self.end, self.size, self.sign = start, end, end - start, sign
        self.opens, self.closes = opens, closes
        self.inside: list[Part] = []
        self.depth = self.rank = 0


Part = Words | Node | Run | Token
Wrap = Callable[[str, int, int, list[Part]], Token]
"""Makes a token of a type, its place, and what stands inside."""


def run(src: str, start: int, end: int) -> Run:
    """The run at a place, and what it may do there."""
    before = src[start - 1] if start else "\n"
    after = src[end] if end < len(src) else "\n"
    sign, left, right = src[start], before.isalnum(), after.isalnum()
    apart = sign == "*" or not (left and right)
    opens = apart and (right or not (left or after.isspace()))
    closes = apart and (left or not (right or before.isspace()))
    return Run(start, end, sign, opens=opens, closes=closes)


Rest = Callable[[Run], Part]
"""Makes words of what is left of a run."""


def resolve(parts: list[Part], wrap: Wrap, rest: Rest, limit: int) -> tuple[list[Part], int]:
    """The parts of a text without runs, and how deep they go: `limit` at most."""
    stack = _Stack(wrap, rest, limit)
    for part in parts:
        stack.add(part)
    return stack.flat(0), stack.depth(0)


class _Stack:
    """The runs that stand open; below them all that comes before the first."""

    def __init__(self, wrap: Wrap, rest: Rest, limit: int) -> None:
        self.wrap, self.rest, self.limit = wrap, rest, limit
        self.runs = [Run(0, 0, "", opens=False, closes=False)]
        self.ranks = 0
        self.searched: dict[tuple[str, bool, int], int] = {}  # the rank from which on it may pay to look, for each kind
        self.deep = 0  # the same for all: what opens below would go too deep

    def add(self, part: Part) -> None:
        if type(part) is Run:
            while part.start < part.end and part.closes and self._close(part):
                pass
            self._leave(part)
            return
        top = self.runs[-1]
        top.inside.append(part)
        if type(part) is Node and part.depth > top.depth:
            top.depth = part.depth

    def _leave(self, part: Run) -> None:
        """Keep what is left of a run, open where it may be."""
        if part.start == part.end:
            return
        if part.opens:
            self.ranks += 1
            part.rank = self.ranks
            self.runs.append(part)
        else:
            self.runs[-1].inside.append(self.rest(part))

    def _close(self, closer: Run) -> bool:
        """Make emphasis of what stands between a run and the one that it closes."""
        index = self._opener(closer)
        if not index:
            return False
        opener, depth = self.runs[index], self.depth(index) + 1
        if depth > self.limit:
            self.deep = opener.rank + 1
            return False
        size = 2 if opener.end - opener.start > 1 and closer.end - closer.start > 1 else 1
        opener.end -= size
        closer.start += size
        inside = opener.inside + self.flat(index + 1)
        token = self.wrap("strong" if size > 1 else "emphasis", opener.end, closer.start, inside)
        del self.runs[index + (opener.start < opener.end) :]
        top = self.runs[-1]
        if top is opener:
            top.inside, top.depth = [], 0
        top.inside.append(Node(token, depth))
        top.depth = max(top.depth, depth)
        return True

    def _opener(self, closer: Run) -> int | None:
        kind = closer.sign, closer.opens, closer.size % 3
        least = max(self.searched.get(kind, 1), self.deep)
        for index in range(len(self.runs) - 1, 0, -1):
            opener = self.runs[index]
            if opener.rank < least:
                break
            if opener.sign == closer.sign and _fit(opener, closer):
                return index
        self.searched[kind] = self.ranks + 1
        return None

    def depth(self, index: int) -> int:
        """How deep what stands from a run on goes."""
        return max(run.depth for run in self.runs[index:])

    def flat(self, index: int) -> list[Part]:
        """What stands from a run on; the runs themselves are words."""
        parts: list[Part] = []
        for run in self.runs[index:]:
            if run.start < run.end:
                parts.append(self.rest(run))
            parts += run.inside
        return parts


def _fit(opener: Run, closer: Run) -> bool:
    """CommonMark's rule of three, for runs that may do both."""
    if not (opener.closes or closer.opens):
        return True
    return bool((opener.size + closer.size) % 3) or not (opener.size % 3 or closer.size % 3)

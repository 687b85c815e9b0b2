"""What is wrong around good links: brackets that lack their partner, a link for an address."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property

from lint_awesome.document import Flaw, Link
from lint_awesome.source import Span
from lint_awesome.text.patterns import lazy

LEFT = lazy(r"([\w./%-]{0,80})(\)++)")
CLOSING = frozenset(")abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789/.-_")
"""What a closing bracket right behind a good link, or behind what is left of another address, begins with."""
PAIRS = {"[": "]", "【": "】", "［": "］", "(": ")", "（": "）"}
KINDS = {sign: "[(".index(kind) for kind, signs in (("[", "[]【】［］"), ("(", "()（）")) for sign in signs}
"""Square brackets and round ones, of any width: these may stand for each other."""
ADDRESS = lazy(r"(\()https?://[^\s()\[\]]+\)\Z")
INTERVAL = lazy(r"[^()]*\)")
"""What is closed by another bracket, as `[0, 1)` is."""
BRACKET = lazy(r"[\[\]()【】［］（）\1]")
"""What may be a bracket; so may be what is escaped."""
ALONE = lazy(r"\.?[ \t]*(?:\\?$|[\[|])", re.MULTILINE)
"""What follows a button: the end of its line or cell, or the next one."""
NEAR = 99
"""How far the marks of a list item reach."""

Loose = tuple[frozenset[int], frozenset[int]]
"""Where the brackets without a partner stand, and of which kinds those are that close nothing."""


def flaws(text: str, shown: str, links: Sequence[Link], blocks: Sequence[Span]) -> dict[int, Flaw]:
    """What is wrong around each link, by its index; NUL characters stand in `shown` for all that is good."""
    around = _Around(text, shown, links, blocks)
    found = ((at, around.flaw(link)) for at, link in enumerate(links) if link.kind != "bare")
    return {at: flaw for at, flaw in found if flaw}


class _Around:
    """The links of a text with the brackets around them."""

    def __init__(self, text: str, shown: str, links: Sequence[Link], blocks: Sequence[Span]) -> None:
        self.text, self.shown, self.links, self.blocks = text, shown, links, blocks
        self.known: dict[int, Loose] = {}

    def flaw(self, link: Link) -> Flaw | None:
        """What is wrong around a link."""
        shown, (start, end) = self.shown, link.span
        before, after = shown[start - 1 : start], shown[end : end + 1]
        if before == "(" and shown.endswith("](", 0, start):
            return Flaw((start - 2, start), "a link stands in place of the address")
        if before in PAIRS and after != PAIRS[before] and self._is_pair(start - 1, end):
            return Flaw((end, end + 1), f"'{after}' in place of '{PAIRS[before]}' after the link", PAIRS[before])
        if before in PAIRS and after != PAIRS[before] and self._is_open(start - 1):
            return None if INTERVAL.match(link.text) else self._unclosed(link, before, after)
        if after == "]":
            return self._unopened(link) if self._is_loose(end) else None
        if after in CLOSING and (left := LEFT.match(shown, end)) and self._is_unmatched(link, left.start(2)):
            these = "this ')' closes" if len(left[2]) == 1 else f"these '{left[2]}' close"
            return Flaw(left.span(2), f"{these} nothing", None if left[1] else "")
        return None

    def _is_unmatched(self, link: Link, place: int) -> bool:
        """Whether a round bracket behind a link closes nothing, nor one that is opened in its words."""
        words = self.text[slice(*link.label)]
        return self._is_loose(place) and words.count("(") <= words.count(")")

    def _unopened(self, link: Link) -> Flaw:
        """A bracket right after a link that closes nothing: it was to close one before the link, as its kin have."""
        (start, end), shown = link.span, self.shown
        if ("[", link.text.casefold()) in self.framed and (shown[start - 1].isspace() or shown[start - 1] in "])"):
            whole = (start, end + 1)
            return Flaw(whole, "'[' is missing before the link", f"[{self.text[slice(*whole)]}")
        return Flaw((end, end + 1), "this ']' closes nothing")

    def _unclosed(self, link: Link, sign: str, after: str) -> Flaw:
        """A bracket right before a link that is never closed: one of another kind, or none, stands in its place."""
        (start, end), closer = link.span, PAIRS[sign]
        if link.kind == "image" and (address := ADDRESS.search(self.text, *link.label)):
            return Flaw(address.span(1), "']' is missing after the words of the image", "](")
        if after in PAIRS.values() and self._is_loose(end):
            return Flaw((end, end + 1), f"'{after}' in place of '{closer}' after the link", closer)
        if (sign, link.text.casefold()) in self.framed and ALONE.match(self.shown, end):
            whole = (start - 1, end)
            return Flaw(whole, f"'{closer}' is missing after the link", self.text[slice(*whole)] + closer)
        slip = sign == "[" and link.kind != "image" and all(other != sign for other, _ in self.framed)
        return Flaw((start - 1, start), f"this '{sign}' is never closed", "" if slip else None)

    @cached_property
    def framed(self) -> set[tuple[str, str]]:
        """The brackets that links stand in, with the words of those that stand in them alone."""
        found = set[tuple[str, str]]()
        for link in self.links:
            start, end = link.span
            sign = self.shown[start - 1 : start]
            if sign in PAIRS and not self._is_loose(start - 1):
                found.add((sign, link.text.casefold() if self.shown[end : end + 1] == PAIRS[sign] else ""))
        return found

    def _is_loose(self, place: int) -> bool:
        """Whether the bracket at a place has no partner in its block."""
        return place in self._loose(self._block(place))[0]

    def _is_pair(self, opener: int, closer: int) -> bool:
        """Whether two brackets around a link are of one kind, and of two widths."""
        signs = [KINDS.get(self.shown[place : place + 1]) for place in (opener, closer)]
        return signs[0] == signs[1] and self.shown[closer] not in PAIRS and not self._is_loose(closer)

    def _is_open(self, place: int) -> bool:
        """Whether the bracket at a place is not even closed in the next cell or paragraph."""
        index, kind = self._block(place), KINDS[self.shown[place]]
        if place not in self._loose(index)[0]:
            return False
        begin = self.blocks[index][1]
        next_one = self.blocks[index + 1][0] if index + 1 < len(self.blocks) else begin
        gap = self.text[begin : min(begin + NEAR, next_one)]
        return bool("\n" in gap and gap.strip()) or kind not in self._loose(index + 1)[1]

    def _block(self, place: int) -> int:
        return bisect_right(self.blocks, (place, len(self.text))) - 1

    def _loose(self, index: int) -> Loose:
        """The brackets without a partner in a block."""
        if index not in self.known:
            block = self.blocks[index] if 0 <= index < len(self.blocks) else (0, 0)
            self.known[index] = _loose(self.text, self.shown, block)
        return self.known[index]


def _loose(text: str, shown: str, block: Span) -> Loose:
    opened, closing = (list[int](), list[int]()), dict[int, int]()
    for found in BRACKET.finditer(shown, *block):
        at = found.start()
        kind = KINDS.get(text[at])
        if kind is None:
            continue
        if text[at] in PAIRS:
            opened[kind].append(at)
        elif opened[kind]:
            opened[kind].pop()
        else:
            closing[at] = kind
    return frozenset((*opened[0], *opened[1], *closing)), frozenset(closing.values())

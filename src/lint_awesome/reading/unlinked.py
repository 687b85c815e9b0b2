"""Addresses that stand in no good link, each with what is around it."""

from __future__ import annotations

from msgspec import Struct

from lint_awesome.document import Flaw, Link, LinkKind
from lint_awesome.source import Span
from lint_awesome.text.names import plain
from lint_awesome.text.patterns import lazy

NO_ADDRESS = r"\s\0\x02-\x1f\x7f<>\"()\[\]|（）【】《》「」，。；：、！？"
ADDRESS = lazy(rf"(?:[^{NO_ADDRESS}]++|\([^{NO_ADDRESS}]*+\))++")
SENTENCE = ".,;:!?'*_~`"
"""What at an address's end is the sentence's around it."""
LONGEST = 400
"""How long the words of a link may be."""


class Place(Struct, frozen=True):
    """An address that stands in no good link, with what is around it.

    In `shown`, NUL characters stand for all good links. `block` is the paragraph, heading or cell, `above` the one
    before it. `end` is where the address ends, `stop` with the sentence's signs behind it.
    """

    text: str
    shown: str
    block: Span
    above: Span | None
    at: int
    end: int
    stop: int

    @property
    def floor(self) -> int:
        """How far back the words of the link can begin."""
        return max(self.block[0], self.at - LONGEST)

    @property
    def after(self) -> str:
        """The character that follows the address."""
        return self.shown[self.stop : min(self.stop + 1, self.block[1])]

    def link(self, span: Span, label: Span, message: str, fixed: str | None = None, flawed: Span | None = None) -> Link:
        """The link that was meant, with what is wrong (all of it, if nothing is said) and what to put in its place."""
        text, flaw = self.text, Flaw(flawed or span, message, fixed)
        bang = span[0] > 0 and text[span[0] - 1] == "!"
        kind: LinkKind = "image" if bang else "broken"
        words, url = plain(text[slice(*label)]), text[self.at : self.end]
        return Link((span[0] - bang, span[1]), kind, words, label, url, (self.at, self.end), flaw=flaw)

    def bracketed(self, span: Span, label: Span, message: str) -> Link:
        """The link that was meant, mended by right brackets around its words and its address."""
        words = " ".join(self.text[slice(*label)].split())
        return self.link(span, label, message, f"[{words}]({self.text[self.at : self.end]})")


def place(text: str, shown: str, block: Span, above: Span | None, at: int) -> Place:
    """The place of an address that begins at `at`."""
    found = ADDRESS.match(shown, at, block[1])
    stop = found.end() if found else at
    return Place(text, shown, block, above, at, at + len(shown[at:stop].rstrip(SENTENCE)), stop)

"""Links whose brackets are broken: what was meant by the addresses that no good link holds."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from lint_awesome.document import Flaw, Link, LinkKind
from lint_awesome.source import Span
from lint_awesome.text.addresses import FINE, mend
from lint_awesome.text.names import plain

WEB = re.compile(r"https?://(?=\w)")
LOCAL = re.compile(r"\][ \t]*[(（\[](?=www\.\w|#(?!\d+\))[\w%]|\.{0,2}/\w)")
"""Where an address without scheme begins: only right after the words of a link."""
ADDRESS = re.compile(r"(?:[^\s\0<>\"()\[\]|（）【】]++|\([^\s\0<>\"()\[\]|（）]*+\))++")
SENTENCE = ".,;:!?'*_~`，。；：、"
"""What at an address's end is the sentence's around it."""
ESCAPED = re.compile(r"\\[\[\]()]")
TITLE = re.compile(r"[ \t]+(?:\"[^\"\n\0]*\"|'[^'\n\0]*')")
REST = re.compile(r"[ \t]*(\n?)[ \t]*([^\s\0()\[\]<>\"'][^\0()\[\]<>\"'\n]{0,100})\)")
"""The end of an address that blanks or a line break part from its beginning."""
NO_WORDS = re.compile(r"[\d\s.,–-]*|\^.*|[ xX~-]|!.*|[\0\1\s\W]*", re.DOTALL)
"""What in brackets is no link's words: a number, a footnote's mark, a task's box, a call-out, another link."""
BEFORE = re.compile(r"(?:(?<=[\s(\[>*_\"'|])|^)[A-Za-z]+\Z")
OPEN_IMAGE = re.compile(r"!\[([^\[\]\n]*)\]\(([^\s()\[\]<>]+)\Z")
PASTED = re.compile(r"\[[^\[\]\s]*\]\((https?://[^\s()]+)\)")
LONGEST = 400
"""How long the words of a link may be."""


class Place(Struct):
    """An address that stands in no good link, with what is around it: `shown` is the text without all good links.

    The block is the paragraph, heading or cell; `end` is where the address ends, `stop` with what a sentence puts
    after it.
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
    def url(self) -> str:
        """The address."""
        return self.text[self.at : self.end]

    def after(self, size: int = 1) -> str:
        """What follows the address."""
        return self.shown[self.stop : min(self.stop + size, self.block[1])]

    def link(self, span: Span, label: Span, flaw: Flaw) -> Link:
        """The link that was meant."""
        start = span[0] - (self.text[span[0] - 1 : span[0]] == "!")
        kind: LinkKind = "image" if start < span[0] else "broken"
        words = plain(self.text[label[0] : label[1]])
        return Link((start, span[1]), kind, words, label, self.url, (self.at, self.end), flaw=flaw)

    def whole(self, span: Span, label: Span, message: str, fixed: str | None = "") -> Link:
        """The link that was meant, all of which is wrong; mended by brackets around words and address."""
        words = " ".join(self.text[label[0] : label[1]].split())
        return self.link(span, label, Flaw(span, message, f"[{words}]({self.url})" if fixed == "" else fixed))


def mended(text: str, links: list[Link], blocks: Sequence[Span], apart: Sequence[Span]) -> list[Link]:
    """The links as they were meant, in order, with their flaws; `apart` is what is no text."""
    shown = _shown(text, [*(link.span for link in links if link.kind != "bare"), *apart])
    found = find(text, shown, blocks)
    if found:
        links = _joined(links, found)
    if "](\0" in shown:
        links = [_stray(link) if shown.endswith("](", 0, link.span[0]) else link for link in links]
    return [_addressed(text, _badged(text, link) if not link.badge and "](" in link.text else link) for link in links]


def _joined(links: list[Link], found: list[Link]) -> list[Link]:
    """Good and broken links in order; a broken one takes the place of its bare address."""
    starts, taken = [link.span[0] for link in links], set[int]()
    for link in found:
        within = range(bisect_left(starts, link.span[0]), bisect_left(starts, link.span[1]))
        taken.update(at for at in within if links[at].kind == "bare")
    kept = (link for at, link in enumerate(links) if at not in taken)
    return sorted([*kept, *found], key=lambda link: link.span)


def _stray(link: Link) -> Link:
    """A link where the address of another one should be: `[x]([x](url))`."""
    return replace(link, flaw=Flaw(link.span, "a link stands where the address of one should be"))


def _addressed(text: str, link: Link) -> Link:
    """A link with the address that was meant."""
    given = text[slice(*link.target)] if link.kind in ("inline", "image") and "%" in link.url else link.url
    if FINE.fullmatch(given) or text[link.target[0] - 1] == "<":
        return link
    if pasted := PASTED.fullmatch(given):
        return replace(link, url=pasted[1], flaw=Flaw(link.target, "a link stands in place of the address", pasted[1]))
    if not (found := mend(given)):
        return link
    flaw = link.flaw or Flaw(link.target, found.message, found.url)
    if link.kind == "reference" and not link.flaw:  # its address stands elsewhere, in the definition
        flaw = Flaw(link.span, f"{found.message}: '{link.url}'")
    return replace(link, url=found.url or link.url, flaw=flaw)


def _badged(text: str, link: Link) -> Link:
    """A link whose words are an image that is not closed: `[![x](image](url)`."""
    image = OPEN_IMAGE.search(text, *link.label)
    if not image:
        return link
    span, words = image.span(), plain(image[1])
    badge = Link(span, "image", words, image.span(1), image[2], image.span(2))
    flaw = Flaw(span, "')' is missing after the image's address", f"{image[0]})")
    return replace(link, text=words, badge=badge, flaw=flaw)


def find(text: str, shown: str, blocks: Sequence[Span]) -> list[Link]:
    """The broken links in the paragraphs, headings and cells of a text; `shown` is what no good link holds of it."""
    found, past = list[Link](), 0
    for at in _starts(shown):
        index = bisect_right(blocks, (at, len(text))) - 1
        if at < past or index < 0 or blocks[index][1] <= at:
            continue
        place = _place(text, shown, blocks, index, at)
        past = place.stop
        if link := _read(place):
            found.append(link)
            past = max(past, link.span[1])
    return found


def _shown(text: str, good: Sequence[Span]) -> str:
    """The text in which NUL characters stand for all that is good."""
    parts, at = list[str](), 0
    for start, end in sorted(good):
        if end > at:
            start = max(start, at)
            parts += (text[at:start], "\0" * (end - start))
            at = end
    shown = "".join((*parts, text[at:]))
    return ESCAPED.sub("\1\1", shown) if "\\" in shown else shown


def _starts(shown: str) -> list[int]:
    """Where addresses begin."""
    return sorted([*(m.start() for m in WEB.finditer(shown)), *(m.end() for m in LOCAL.finditer(shown))])


def _place(text: str, shown: str, blocks: Sequence[Span], index: int, at: int) -> Place:
    block = blocks[index]
    found = ADDRESS.match(shown, at, block[1])
    stop = found.end() if found else at
    end = at + len(shown[at:stop].rstrip(SENTENCE))
    return Place(text, shown, block, blocks[index - 1] if index else None, at, end, stop)


def _read(place: Place) -> Link | None:
    """The link that an address was meant for, by what stands before it."""
    shown, at = place.shown, place.at
    before = shown[at - 1] if at > place.block[0] else ""
    if before in ("(", "（", "["):
        gap = len(shown[place.floor : at - 1].rstrip())
        close = place.floor + gap - 1
        if gap and shown[close] == "]":
            return _closed(place, close) if close == at - 2 else _parted(place, close)
        if before == "[":
            return _swapped(place) if gap and close == at - 2 and shown[close] == ")" else _wordless(place)
        return _unclosed_words(place, close) if before == "(" and gap else None
    if before == "]":
        return _bare(place)
    return _glued(place) if before.isascii() and before.isalpha() else None


def opener(shown: str, close: int, floor: int) -> int:
    """The bracket that one at `close` closes, or -1."""
    at, depth = close, 1
    while depth:
        left, right = shown.rfind("[", floor, at), shown.rfind("]", floor, at)
        if left < 0:
            return -1
        at, depth = (left, depth - 1) if left > right else (right, depth + 1)
    return at


def _words(place: Place, close: int) -> int:
    """Where the brackets around the words of a link open, or -1 where these are no words."""
    start = opener(place.shown, close, place.floor)
    return -1 if start < 0 or NO_WORDS.fullmatch(place.shown, start + 1, close) else start


def _parted(place: Place, close: int) -> Link | None:
    """`[x] (url)`."""
    start, gap = _words(place, close), (close + 1, place.at - 1)
    if start < 0 or place.shown[place.at - 1] == "[" or place.after() != ")" or place.end != place.stop:
        return None
    if start and place.shown[start - 1].isalnum():
        return None
    kind = "line break" if "\n" in place.text[slice(*gap)] else "blank"
    flaw = Flaw(gap, f"a {kind} between ']' and '(' keeps this from being a link", "")
    return place.link((start, place.stop + 1), (start + 1, close), flaw)


def _closed(place: Place, close: int) -> Link | None:
    """`[x](url`, `[x](url]`, `x](url)`, `[x][url]`, `[x]（url）`."""
    sign, start = place.shown[place.at - 1], _words(place, close)
    ends = {"(": ")", "[": "]", "（": "）"}[sign]
    if place.after() == ends or (sign == "（" and place.after() == ")"):
        if sign == "(":
            return _nested(place, close) if start >= 0 else _unopened(place, close)
        name = "square" if sign == "[" else "fullwidth"
        span = (start, place.stop + 1)
        return place.whole(span, (start + 1, close), f"{name} brackets around the address") if start >= 0 else None
    return _left_open(place, start, close) if sign == "(" and start >= 0 else None


def _nested(place: Place, close: int) -> Link | None:
    """A link that has another one in its words."""
    start = opener(place.shown, close, place.floor)
    if "\0" not in place.shown[start:close]:
        return None
    return place.whole((start, place.stop + 1), (start + 1, close), "a link within the words of a link", None)


def _unopened(place: Place, close: int) -> Link | None:
    """`(x](url)`, `x](url)`, or a link whose words begin in the heading above."""
    shown, span = place.shown, (place.floor, place.stop + 1)
    if (start := shown.rfind("(", place.floor, close)) >= 0 and ")" not in shown[start:close]:
        return place.whole((start, span[1]), (start + 1, close), "'(' in place of '['")
    if place.above and not place.text[place.above[1] : place.block[0]].strip():
        start = opener(shown, close, place.above[0])
        if start >= 0 and place.text[place.above[0] : place.block[0]].count("\n") < 2:
            return place.whole((start, span[1]), (start + 1, close), "the words of the link are on two lines")
    start = max(shown.rfind(sign, place.floor, close) + 1 for sign in "\0[])") or place.floor
    start += len(shown[start:close]) - len(shown[start:close].lstrip(" \t\n.,;:|*_"))
    return place.whole((start, span[1]), (start, close), "'[' is missing before the words of the link", None)


def _left_open(place: Place, start: int, close: int) -> Link | None:
    """`[x](url` without its end; another bracket in place of it, a blank or a line break within."""
    label, after = (start + 1, close), place.after()
    if rest := REST.match(place.shown, place.stop, place.block[1]):
        return _broken_address(place, start, close, rest)
    if after in ("）", "】") or (after == "]" and opener(place.shown, place.stop, place.floor) < 0):
        return place.whole((start, place.stop + 1), label, f"'{after}' in place of ')' after the address")
    message = "')' is missing after the address"
    if title := TITLE.match(place.shown, place.stop, place.block[1]):
        span = (start, title.end())
        return place.whole(span, label, message, f"{place.text[start : title.end()]})")
    if place.shown[place.stop : place.stop + 3].strip()[:1] in ('"', "'"):
        return place.whole((start, place.stop), label, "the link's title is not closed", None)
    return place.whole((start, place.end), label, message)


def _broken_address(place: Place, start: int, close: int, rest: re.Match[str]) -> Link:
    target, kind = (place.at, rest.end(2)), "line break" if rest[1] else "blank"
    meant = place.text[place.at : place.stop] + rest[2]
    certain = " " not in rest[2] and (rest[1] or meant[place.stop - place.at - 1] == "/" or rest[2][0] == "/")
    flaw = Flaw(target, f"a {kind} in the address", meant if certain else None)
    words = plain(place.text[start + 1 : close])
    return Link((start, rest.end()), "broken", words, (start + 1, close), meant, target, flaw=flaw)


def _swapped(place: Place) -> Link | None:
    """`(x)[url]`."""
    start = place.shown.rfind("(", place.floor, place.at - 2)
    label = (start + 1, place.at - 2)
    if start < 0 or place.after() != "]" or NO_WORDS.fullmatch(place.shown, *label):
        return None
    if ")" in place.shown[slice(*label)] or (start and place.shown[start - 1].isalnum()):
        return None
    return place.whole((start, place.stop + 1), label, "round and square brackets are swapped")


def _wordless(place: Place) -> Link | None:
    """`[url)`."""
    span = (place.at - 1, place.stop + 1)
    if place.after() != ")" or place.shown[span[0] - 1 : span[0]] == "(":
        return None
    return place.whole(span, (place.at, place.at), "the link has no words", None)


def _unclosed_words(place: Place, close: int) -> Link | None:
    """`[x(url)]`, `[[x(url)]`, `[x (url)`: the words are not closed."""
    shown = place.shown
    start = shown.rfind("[", place.floor, place.at - 1)
    label = (start + 1, close + 1)
    if start < 0 or place.after() != ")" or re.search(r"[\0\]()]", shown[slice(*label)]):
        return None
    opened = 1 + (shown[start - 1 : start] == "[")
    closed = len(re.match(r"\]*", shown[place.stop + 1 : place.stop + 1 + opened])[0])  # type: ignore[index]
    glued = close == place.at - 2
    if NO_WORDS.fullmatch(shown, *label) or closed < opened - 1 or (closed == opened and not glued):
        return None
    if not closed and _comes_closed(shown, place.stop + 1, place.block[1]):
        return None
    return place.whole((start, place.stop + 1 + (closed == opened)), label, "']' is missing after the words of the link")


def _comes_closed(shown: str, at: int, end: int) -> bool:
    found = re.compile(r"[\[\]]").search(shown, at, end)
    return found is not None and found[0] == "]"


def _bare(place: Place) -> Link | None:
    """`[x]url`."""
    close = place.at - 1
    start = _words(place, close)
    if start < 0 or (start and place.shown[start - 1].isalnum()):
        return None
    lone = place.after() == ")" and place.shown.count("(", place.floor, place.at) <= place.shown.count(
        ")", place.floor, place.at
    )
    end = place.stop + 1 if lone else place.end
    return place.whole((start, end), (start + 1, close), "no brackets around the address")


def _glued(place: Place) -> Link | None:
    """A word and an address without a blank between."""
    if not BEFORE.search(place.shown[max(place.floor, place.at - 40) : place.at]):
        return None
    span = (place.at, place.end)
    return place.link(span, (place.at, place.at), Flaw(span, "no blank before the address", f" {place.url}"))

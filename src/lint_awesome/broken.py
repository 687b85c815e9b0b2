"""Links as they were meant: those with broken brackets, found in the text, and those with a flaw in their address."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from msgspec.structs import replace

from lint_awesome import brackets
from lint_awesome.document import Flaw, Link
from lint_awesome.source import Span
from lint_awesome.text.addresses import FINE, mend
from lint_awesome.text.names import plain

WEB = re.compile(r"https?://(?=\w)")
LOCAL = re.compile(r"\][ \t]*[(（\[](?=www\.\w|#(?!\d+\))[\w%]|\.{0,2}/\w)")
"""What stands before an address without scheme: only the words of a link tell it."""
ESCAPED = re.compile(r"\\[\[\]()]")
LEFT = re.compile(r"\0([\w./%-]{0,80})\)")
"""A closing bracket right behind a good link, or behind what is left of another address."""
OPEN_IMAGE = re.compile(r"!\[([^\[\]\n]*)\]\(([^\s()\[\]<>]+)$")
PASTED = re.compile(r"\[[^\[\]\s]*\]\((https?://[^\s()]+)\)")


def mended(text: str, links: list[Link], blocks: Sequence[Span], apart: Sequence[Span]) -> list[Link]:
    """The links as they were meant, in order, with their flaws; `apart` is what is no text."""
    shown = _shown(text, [*(link.span for link in links if link.kind != "bare"), *apart])
    flaws = _around(shown, blocks)
    if flaws:
        links = [replace(link, flaw=flaws.get(link.span[1]) or flaws.get(link.span[0])) for link in links]
    if found := find(text, shown, blocks):
        links = _joined(links, found)
    return [_addressed(text, _badged(text, link) if not link.badge and "](" in link.text else link) for link in links]


def _shown(text: str, good: Sequence[Span]) -> str:
    """The text in which NUL characters stand for all that is good, and others for brackets that are escaped."""
    parts, at = list[str](), 0
    for start, end in sorted(good):
        if end > at:
            begin = max(start, at)
            parts += (text[at:begin], "\0" * (end - begin))
            at = end
    shown = "".join((*parts, text[at:]))
    return ESCAPED.sub("\1\1", shown) if "\\" in shown else shown


def find(text: str, shown: str, blocks: Sequence[Span]) -> list[Link]:
    """The broken links in the paragraphs, headings and cells of a text; `shown` is what no good link holds of it."""
    found, past = list[Link](), 0
    starts = sorted([*(m.start() for m in WEB.finditer(shown)), *(m.end() for m in LOCAL.finditer(shown))])
    for at in starts:
        index = bisect_right(blocks, (at, len(text))) - 1
        if at < past or index < 0 or blocks[index][1] <= at:
            continue
        here = brackets.place(text, shown, blocks[index], blocks[index - 1] if index else None, at)
        link = brackets.read(here)
        past = max(here.stop, link.span[1] if link else 0)
        found += [link] if link else []
    return found


def _joined(links: list[Link], found: list[Link]) -> list[Link]:
    """Good and broken links in order; a broken one takes the place of its bare address."""
    starts, taken = [link.span[0] for link in links], set[int]()
    for link in found:
        within = range(bisect_left(starts, link.span[0]), bisect_left(starts, link.span[1]))
        taken.update(at for at in within if links[at].kind == "bare")
    kept = (link for at, link in enumerate(links) if at not in taken)
    return sorted([*kept, *found], key=lambda link: link.span)


def _around(shown: str, blocks: Sequence[Span]) -> dict[int, Flaw]:
    """What is wrong around good links, by where they begin or end: a bracket too many, a link for an address."""
    flaws, at = dict[int, Flaw](), shown.find("](\0")
    while at >= 0:
        flaws[at + 2] = Flaw((at + 1, at + 3), "a link stands in place of the address")
        at = shown.find("](\0", at + 1)
    for found in LEFT.finditer(shown):
        block = blocks[bisect_right(blocks, (found.start(), len(shown))) - 1] if blocks else (0, 0)
        end, floor = found.end() - 1, max(block[0], found.start() - brackets.LONGEST)
        if floor == block[0] < end < block[1] and shown.count("(", floor, end) <= shown.count(")", floor, end):
            fixed = None if found[1] else ""
            flaws[found.start() + 1] = Flaw((end, end + 1), "this ')' closes nothing", fixed)
    return flaws


def _addressed(text: str, link: Link) -> Link:
    """A link with the address that was meant."""
    given = text[slice(*link.target)] if link.kind in ("inline", "image") and "%" in link.url else link.url
    if FINE.fullmatch(given) or text[link.target[0] - 1] == "<":
        return link
    if pasted := PASTED.fullmatch(given):
        return replace(link, url=pasted[1], flaw=Flaw(link.target, "a link stands in place of the address", pasted[1]))
    if not (found := mend(given)):
        return link
    elsewhere = link.kind == "reference"  # its address, and the flaw, are in the definition
    flaw = link.flaw if link.flaw or elsewhere else Flaw(link.target, found.message, found.url)
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

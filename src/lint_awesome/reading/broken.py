"""Links as they were meant: those with broken brackets, found in the text, and those with a flaw in their address."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from msgspec.structs import replace

from lint_awesome.document import Flaw, Link
from lint_awesome.reading import brackets
from lint_awesome.source import Span
from lint_awesome.text.addresses import FINE, mend
from lint_awesome.text.names import plain
from lint_awesome.text.patterns import lazy

WEB = lazy(r"https?://(?=[ \t]?\w)")
LOCAL = lazy(r"\][ \t]*[(（\[](?=www\.\w|#(?!\d+\))[\w%]|\.{0,2}/\w)")
"""What stands before an address without scheme: only the words of a link tell it."""
ESCAPED = lazy(r"\\[\[\]()]")
LEFT = lazy(r"([\w./%-]{0,80})(\)++)")
CLOSING = frozenset(")abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789/.-_")
"""What a closing bracket right behind a good link, or behind what is left of another address, begins with."""
OPEN_IMAGE = lazy(r"!\[([^\[\]\n]*)\]\(([^\s()\[\]<>]+)$")
SURE = lazy(
    r"https?://arxiv\.org/(?:abs|pdf)/(?:(?:0[89]|1[0-4])(?:0[1-9]|1[0-2])\.\d{4}|(?:1[5-9]|2\d)(?:0[1-9]|1[0-2])\.\d{5})"
    r"(?:v\d)?(?:\.pdf)?"
)
"""Most addresses of papers: nothing more is asked of them."""
PASTED = lazy(r"\[[^\[\]\s]*\]\((https?://[^\s()]+)\)")


def mended(
    text: str, links: list[Link], blocks: Sequence[Span], tables: Sequence[Span], apart: Sequence[Span]
) -> list[Link]:
    """The links as they were meant, in order, with their flaws; `apart` is what is no text."""
    shown = _shown(text, [*(link.span for link in links if link.kind != "bare"), *apart])
    if flaws := _around(shown, links, blocks):
        links = [replace(link, flaw=flaws[at]) if at in flaws else link for at, link in enumerate(links)]
    if found := find(text, shown, blocks, tables):
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
    shown = "".join((*parts, text[at:])).replace("\1", "\2")
    return ESCAPED.sub("\1\1", shown) if "\\" in shown else shown


def find(text: str, shown: str, blocks: Sequence[Span], tables: Sequence[Span]) -> list[Link]:
    """The broken links in the paragraphs, headings and cells of a text; `shown` is what no good link holds of it."""
    found, past = list[Link](), 0
    starts = sorted([*(m.start() for m in WEB.finditer(shown)), *(m.end() for m in LOCAL.finditer(shown))])
    for at in starts:
        index = bisect_right(blocks, (at, len(text))) - 1
        if at < past or index < 0 or blocks[index][1] <= at:
            continue
        above = blocks[index - 1] if index and not _is_within(tables, at) else None  # a cell goes on in no other
        here = brackets.place(text, shown, blocks[index], above, at)
        link = brackets.read(here)
        past = max(here.stop, link.span[1] if link else 0)
        found += [link] if link else []
    return found


def _is_within(spans: Sequence[Span], place: int) -> bool:
    at = bisect_right(spans, (place, place)) - 1
    return at >= 0 and place < spans[at][1]


def _joined(links: list[Link], found: list[Link]) -> list[Link]:
    """Good and broken links in order; a broken one takes the place of its bare address."""
    starts, taken = [link.span[0] for link in links], set[int]()
    for link in found:
        within = range(bisect_left(starts, link.span[0]), bisect_left(starts, link.span[1]))
        taken.update(at for at in within if links[at].kind == "bare")
    kept = (link for at, link in enumerate(links) if at not in taken)
    return sorted([*kept, *found], key=lambda link: link.span)


def _around(shown: str, links: list[Link], blocks: Sequence[Span]) -> dict[int, Flaw]:
    """What is wrong around good links, by their index: a bracket too many, a link for an address."""
    flaws = dict[int, Flaw]()
    for at, link in enumerate(links):
        start, end = link.span
        if link.kind == "bare":
            continue
        if shown[start - 1 : start] == "(" and shown.endswith("](", 0, start):
            flaws[at] = Flaw((start - 2, start), "a link stands in place of the address")
        elif shown[end : end + 1] == "]":
            if shown[start - 1 : start] != "[" and _closes_nothing(shown, blocks, end, end, "[]"):
                flaws[at] = Flaw((end, end + 1), "this ']' closes nothing")
        elif shown[end : end + 1] in CLOSING and (found := LEFT.match(shown, end)):
            place = found.span(2)
            if _closes_nothing(shown, blocks, end, place[0], "()"):
                these = "this ')' closes" if len(found[2]) == 1 else f"these '{found[2]}' close"
                flaws[at] = Flaw(place, f"{these} nothing", None if found[1] else "")
    return flaws


def _closes_nothing(shown: str, blocks: Sequence[Span], start: int, end: int, pair: str) -> bool:
    """Whether no bracket is open in the block before the one at `end`."""
    block = blocks[bisect_right(blocks, (start, 0)) - 1] if blocks else (0, 0)
    near = block[0] <= start <= end < block[1] and start - block[0] < brackets.LONGEST
    return near and _depth(shown[block[0] : end], *pair) == 0


def _depth(stretch: str, opener: str, closer: str) -> int:
    """How many brackets are open at the end of a stretch; those that close nothing count for none."""
    depth = 0
    for sign in stretch:
        if sign == opener:
            depth += 1
        elif sign == closer and depth:
            depth -= 1
    return depth


def _addressed(text: str, link: Link) -> Link:
    """A link with the address that was meant."""
    given = text[slice(*link.target)] if link.kind in ("inline", "image") and "%" in link.url else link.url
    if FINE.fullmatch(given) or SURE.fullmatch(given) or text.endswith("<", 0, link.target[0]):
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

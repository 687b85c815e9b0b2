"""Links as they were meant: those with broken brackets, found in the text, and those with a flaw in their address."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from msgspec.structs import replace

from lint_awesome.document import Flaw, Link
from lint_awesome.reading import around, brackets
from lint_awesome.reading.unlinked import Place, place
from lint_awesome.source import Span
from lint_awesome.text.addresses import FINE, mend
from lint_awesome.text.patterns import lazy

WEB = lazy(r"https?://(?=[ \t]?\w)")
LOCAL = lazy(r"\][ \t]*[(（\[](?=www\.\w|#(?!\d+\))[\w%]|\.{0,2}/\w)")
"""What stands before an address without scheme: only the words of a link tell it."""
BENT = lazy(
    r"(?<![\w/.@&?=#(\[<\"'`-])h?t{1,3}ps?(?::?//|:/?(?!/)|;//|:///)(?<!http://)(?<!https://)"
    r"(?=(?:[\w-]+\.)+[a-z]{2,}/)",
    re.IGNORECASE | re.ASCII,
)
"""What stands in place of a bare address's scheme."""
ESCAPED = lazy(r"\\[\[\]()]")
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
    flaws, found = around.flaws(text, shown, links, blocks), find(text, shown, blocks, tables)
    if flaws:
        links = [replace(link, flaw=flaws[at]) if at in flaws else link for at, link in enumerate(links)]
    if found:
        links = _joined(links, found)
    return [_addressed(text, _badged(text, link)) for link in links]


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
    bent = {m.start() for m in BENT.finditer(shown)}
    starts = sorted([*(m.start() for m in WEB.finditer(shown)), *(m.end() for m in LOCAL.finditer(shown)), *bent])
    for at in starts:
        index = bisect_right(blocks, (at, len(text))) - 1
        if at < past or index < 0 or blocks[index][1] <= at:
            continue
        above = blocks[index - 1] if index and not _is_within(tables, at) else None  # a cell goes on in no other
        here = place(text, shown, blocks[index], above, at)
        link = _bare(here) if at in bent else brackets.read(here)
        past = max(here.stop, link.span[1] if link else 0)
        found += [link] if link else []
    return found


def _bare(here: Place) -> Link:
    """The link that an address was meant to be by itself."""
    span = (here.at, here.end)
    url = here.text[slice(*span)]
    return Link(span, "bare", url, span, url, span)


def _is_within(spans: Sequence[Span], place: int) -> bool:
    at = bisect_right(spans, (place, place)) - 1
    return at >= 0 and place < spans[at][1]


def _joined(links: list[Link], found: list[Link]) -> list[Link]:
    """Good and broken links in order; a broken one takes the place of its bare address, and its flaw that of others."""
    starts, within = [link.span[0] for link in links], set[int]()
    for link in found:
        within.update(range(bisect_left(starts, link.span[0]), bisect_left(starts, link.span[1])))
    kept = [link for at, link in enumerate(links) if at not in within]
    inner = [replace(links[at], flaw=None) for at in within if links[at].kind != "bare"]
    return sorted([*kept, *inner, *found], key=lambda link: link.span)


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
    """A link whose words are a broken image: `[![x](image](url)`."""
    start, end = link.label
    address = WEB.search(text, start, end) if text.startswith("!", start) and not link.badge else None
    badge = brackets.read(place(text, text, link.label, None, address.start())) if address else None
    if not badge or badge.kind != "image":
        return link
    return replace(link, text=badge.text, badge=badge, flaw=badge.flaw)

"""Links that lead nowhere or have nothing to click at."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator

from lint_awesome.document import Document, Link
from lint_awesome.rule import Page, Problem, rule

OFTEN = 3
"""From how many empty links on they are a list's way of saying 'none'."""
SHARE = 0.02
"""In which part of the entries they are then, whatever their words, or in which part of those with their words."""
MANY = 6
"""From how many empty links outside entries on they are what is to come."""
HTML = ("html", "html-image")
IMAGES = ("image", "html-image")


@rule("error")
def empty_link(page: Page) -> Iterator[Problem]:
    """A link has no address, or nothing to click at."""
    empty = [link for link in page.document.links if _is_empty(link)]
    if not empty:
        return
    full = Counter(_words(link) for link in page.document.links if link.url and link.kind not in IMAGES)
    within = _within(page.document, empty)
    habit, inside = _habit(page.document, within, full), {id(link) for link, _ in within}
    planned = _planned(page.text, [link for link in empty if id(link) not in inside and link.kind not in HTML])
    for link in empty:
        if link.kind in HTML or id(link) not in habit:
            message = _message(link, full[_words(link)])
            yield Problem(link.span, message, severity="info" if id(link) in planned else None)


def _planned(text: str, outside: list[Link]) -> set[int]:
    """The empty links outside entries that may be meant: a legend of several on one line, or many that are to come."""
    lines = [text.rfind("\n", 0, link.span[0]) for link in outside]
    together = Counter(lines)
    return {id(link) for link, line in zip(outside, lines, strict=True) if together[line] > 1 or len(outside) >= MANY}


def _habit(document: Document, within: list[tuple[Link, bool]], full: Counter[str]) -> set[int]:
    """The empty links that are how the list says 'none': so many in its entries, or so many with the same words."""
    entries = sum(1 for _ in document.entries())
    titles, words = Counter(title for _, title in within), Counter(_words(link) for link, _ in within)
    rare = {word for word in words if SHARE * full[word] < OFTEN}  # the others are judged by themselves
    return {
        id(link)
        for link, title in within
        if (_words(link) in rare and _is_usual(titles[title], entries))
        or _is_usual(words[_words(link)], full[_words(link)])
    }


def _is_usual(count: int, of: int) -> bool:
    return count >= OFTEN and count >= SHARE * of


def _is_empty(link: Link) -> bool:
    """Whether a link lacks its address or its words; images need no words."""
    if link.kind in ("bare", "autolink", "broken", "reference") or link.flaw:
        return False
    shows = link.kind in IMAGES or link.label[0] < link.label[1]
    return not link.url.strip() or not shows


def _words(link: Link) -> str:
    return (link.badge.text if link.badge else link.text).casefold()


def _within(document: Document, links: list[Link]) -> list[tuple[Link, bool]]:
    """Those of some links that stand in entries, and whether they are titles."""
    entries = sorted(document.entries(), key=lambda entry: entry.block)
    starts = [entry.block[0] for entry in entries]
    found = []
    for link in links:
        at = bisect_right(starts, link.span[0]) - 1
        if at >= 0 and link.span[0] < entries[at].block[1]:
            found.append((link, entries[at].title == link.label))
    return found


def _message(link: Link, others: int) -> str:
    """What is empty, and how many links with the same words are not."""
    if link.kind in IMAGES:
        return "an image without an address"
    if link.url.strip():
        return "a link without words: there is nothing to click at"
    words = link.badge.text if link.badge else link.text
    evidence = f" ({others} other{'s' if others > 1 else ''} with these words {'have' if others > 1 else 'has'} one)"
    return f"'{words}' leads nowhere: the link has no address{evidence if others else ''}" if words else "an empty link"

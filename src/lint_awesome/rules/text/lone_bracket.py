"""A round bracket that is not closed, or closes nothing."""

from __future__ import annotations

from collections.abc import Iterator

from lint_awesome.document import Document, Entry, Link
from lint_awesome.rule import Page, Problem, rule
from lint_awesome.rules.text.running import holds
from lint_awesome.source import Span
from lint_awesome.text.patterns import lazy

BRACKET = lazy(r"[()（）]")
OPENING = "(（"
ALONE = lazy(
    r"(?<!\w)[:;=8x]['_^]?-?[()（）]+|(?<![\w.])(?:[0-9]{1,3}|[a-z]|[ivx]{1,4})[)）]|[\[(]-?[\w.∞]+, ?-?[\w.∞]+[\])]"
    r"|[([{]?[°ᵔ^‿・;_<>￣╯╰ツ/\\|-]{3,}[)）]?",
)
"""What needs no partner: smileys, `1)`, `b)`, `ii)`, intervals."""
OFTEN, SHARE = 3, 0.02
"""More than so many, which are more than such a part of the entries, are a way to write."""


@rule("warning")
def lone_bracket(page: Page) -> Iterator[Problem]:
    """A round bracket in an entry is not closed, or closes nothing."""
    hidden = sorted([*_unseen(page.document), *page.document.code, *page.document.comments])
    entries = [entry for entry in page.document.entries() if not any(link.flaw for link in entry.links)]
    found = [at for entry in entries for span in _stretches(entry) for at in _lonely(page.text, hidden, span)[:1]]
    if len(found) > OFTEN and len(found) > SHARE * len(entries):
        return
    for at in found:
        sign = page.text[at]
        what = "is not closed" if sign in OPENING else "closes nothing"
        yield Problem((at, at + 1), f"this '{sign}' {what}")


def _unseen(document: Document) -> Iterator[Span]:
    """What of the links is not on the page: all but their words."""
    for link in document.links:
        yield (link.label[1], link.span[1]) if _has_words(link) else link.span


def _has_words(link: Link) -> bool:
    return link.kind in ("inline", "reference") and not link.badge


def _stretches(entry: Entry) -> Iterator[Span]:
    """The texts of an entry that are read by themselves."""
    yield entry.head
    yield from (field.value for field in entry.fields if field.kind == "item")


def _lonely(text: str, hidden: list[Span], span: Span) -> list[int]:
    """The brackets without partner in a stretch, in order."""
    places = [found.start() for found in BRACKET.finditer(text, *span) if not holds(hidden, found.start())]
    if not _unpaired(text, places):
        return []
    alone = [found.span() for found in ALONE.finditer(text, *span)]
    return _unpaired(text, [at for at in places if not holds(alone, at)])


def _unpaired(text: str, places: list[int]) -> list[int]:
    opened, lonely = list[int](), list[int]()
    for at in places:
        if text[at] in OPENING:
            opened.append(at)
        elif opened:
            opened.pop()
        else:
            lonely.append(at)
    return sorted(lonely + opened)

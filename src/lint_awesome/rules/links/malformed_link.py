"""Links that are broken in their brackets or in their address."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from lint_awesome.document import Flaw, Link
from lint_awesome.habits.link_forms import addresses
from lint_awesome.rule import Change, Edit, Fix, Page, Problem, rule
from lint_awesome.source import Span
from lint_awesome.text.addresses import mend
from lint_awesome.text.identifiers import identify
from lint_awesome.text.patterns import lazy

BLANKS = lazy(r"[ \t]+(?=\))")
OTHER = ("](", "=http", "\\")
"""Signs of another address, or of an escape, in an address: mending that is for a person to look at."""


@rule("error")
def malformed_link(page: Page) -> Iterator[Problem]:
    """A link is broken in its brackets, or its address is none."""
    for link in addresses(page.document):
        if link.kind == "reference" and (found := mend(link.url)):
            yield _problem(page.text, link, Flaw(link.target, found.message, found.url))
        elif link.flaw:
            yield _problem(page.text, link, link.flaw)
        elif "arxiv" in link.url and (future := _future(page, link)):
            yield future
        elif link.kind in ("inline", "image"):
            yield from _blanks(page.text, link)


def _problem(text: str, link: Link, flaw: Flaw) -> Problem:
    if flaw.text is None:
        return Problem(flaw.span, flaw.message)
    change = _change(text, link, flaw)
    gone = "it" if text[slice(*flaw.span)].strip() else "the blank"
    words = f"write '{flaw.text}'" if flaw.text.strip() else f"take {gone} away"
    fix = Fix((Edit(flaw.span, flaw.text, change),), words, safe=change != "text")
    return Problem(flaw.span, flaw.message, fix)


def _change(text: str, link: Link, flaw: Flaw) -> Change | Literal["text"]:
    """What the mending of a flaw changes: the address, blanks, or brackets; `text` needs a look."""
    old, new = text[slice(*flaw.span)], flaw.text or ""
    if new.startswith(" ") or any(sign in old and sign not in new for sign in OTHER):
        return "text"
    targets = (link.target, link.badge.target) if link.badge else (link.target,)
    if any(start <= flaw.span[0] and flaw.span[1] <= end for start, end in targets):
        return "url"
    return "space" if old.isspace() else "mark"


def _future(page: Page, link: Link) -> Problem | None:
    """An arXiv number of a month that is still to come."""
    named, today = identify(link.url), page.facts.today
    if not named or named.kind != "arxiv" or not named.year or (named.year, named.month) <= (today.year, today.month):
        return None
    number = f"arXiv number {named.key} is of {named.year}-{named.month:02}, and today is {today}"
    return Problem(link.target, number)


def _blanks(text: str, link: Link) -> Iterator[Problem]:
    """Blanks around an address, which harm nothing."""
    start, end = link.target
    if after := BLANKS.match(text, end):
        yield _blank(after.span(), "after")
    elif text[start - 1] in " \t":
        yield _blank((start - 1, start), "before")


def _blank(span: Span, where: str) -> Problem:
    fix = Fix((Edit(span, "", "space"),), "take the blank away")
    return Problem(span, f"a blank {where} the address", fix, severity="info")

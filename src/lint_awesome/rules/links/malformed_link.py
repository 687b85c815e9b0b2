"""Links that are broken in their brackets or in their address."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lint_awesome.document import Flaw, Link
from lint_awesome.rule import Change, Edit, Fix, Page, Problem, rule
from lint_awesome.text.identifiers import identify

BLANKS = re.compile(r"[ \t]+(?=\))")


@rule("error")
def malformed_link(page: Page) -> Iterator[Problem]:
    """A link is broken in its brackets, or its address is none."""
    for link in page.document.links:
        if link.flaw:
            yield _problem(page.text, link, link.flaw)
        elif "arxiv" in link.url and (found := _future(page, link)):
            yield found
        elif link.kind in ("inline", "image"):
            yield from _blanks(page.text, link)


def _problem(text: str, link: Link, flaw: Flaw) -> Problem:
    if flaw.text is None:
        return Problem(flaw.span, flaw.message)
    change = _change(text, link, flaw.span)
    glued = flaw.text.startswith(" ")
    meant = f"write '{flaw.text}'" if flaw.text.strip() else "take the blank away"
    words = "set a blank before it" if glued else meant
    return Problem(flaw.span, flaw.message, Fix((Edit(flaw.span, flaw.text, "text" if glued else change),), words, not glued))


def _change(text: str, link: Link, span: tuple[int, int]) -> Change:
    """What the mending of a flaw changes: the address, blanks, or the brackets."""
    if link.target[0] <= span[0] and span[1] <= link.target[1]:
        return "url"
    return "space" if text[span[0] : span[1]].isspace() else "mark"


def _future(page: Page, link: Link) -> Problem | None:
    """An arXiv number of a month that is still to come."""
    named, today = identify(link.url), page.facts.today
    if not named or named.kind != "arxiv" or not named.year or (named.year, named.month) <= (today.year, today.month):
        return None
    number = f"arXiv number {named.key} is of {named.year}-{named.month:02}, and today is {today}"
    return Problem(link.target, number)


def _blanks(text: str, link: Link) -> Iterator[Problem]:
    """Blanks around the address, which harm nothing."""
    start, end = link.target
    before = start - len(text[:start][-20:].rstrip(" \t")) if False else start
    found = BLANKS.match(text, end)
    if found:
        fix = Fix((Edit(found.span(), "", "space"),), "take the blank away")
        yield Problem(found.span(), "a blank after the address", fix, severity="info")
    elif text[before - 1] in " \t":
        fix = Fix((Edit((before - 1, before), "", "space"),), "take the blank away")
        yield Problem((before - 1, before), "a blank before the address", fix, severity="info")

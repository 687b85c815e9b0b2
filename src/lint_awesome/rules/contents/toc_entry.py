"""The table of contents against the headings."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from lint_awesome import listed, siblings
from lint_awesome.document import Document, Section
from lint_awesome.listed import Line
from lint_awesome.listing import inserted
from lint_awesome.rule import Edit, Fix, Page, Problem, Related, rule
from lint_awesome.text.names import order_keys, out_of_order, plain, words

FEW = 2
"""How many of the headings beside it must be listed for one that is not to be missed."""


@rule("error")
def toc_entry(page: Page) -> Iterator[Problem]:
    """The table of contents lacks a heading, names one otherwise, or has another order."""
    lines = listed.lines(page.document)
    if len(lines) < FEW:
        return
    yield from _left_out(page, lines)
    yield from _renamed(page, lines)
    yield from _elsewhere(page, lines)
    yield from _unlinked(page, lines)
    yield from _out_of_order(page, lines)


def _left_out(page: Page, lines: list[Line]) -> Iterator[Problem]:
    """Headings with entries that are not listed, where most of those beside them are."""
    document = page.document
    known = {document.sections[line.section].span[0] for line in lines if line.section >= 0}
    above = document.sections[lines[0].contents.section]
    start = lines[0].contents.span[0]
    for run in siblings.runs(document):
        beside = [one for one in siblings.filled(document, run) if one.span[0] > start and not _is_entry(page, one)]
        there = [one for one in beside if one.span[0] in known]
        if len(there) < FEW or 3 * len(there) < 2 * len(beside):
            continue
        for section in beside:
            if section.span[0] not in known and section is not above:
                evidence = f"{len(there)} of {len(beside)} headings beside it are"
                fix = inserted(page.text, document, lines, section)
                yield Problem(_words_of(page.text, section), f"not in the contents ({evidence})", fix)


def _is_entry(page: Page, section: Section) -> bool:
    return any(link.url and not link.url.startswith("#") for link in page.document.links_in(section.heading))

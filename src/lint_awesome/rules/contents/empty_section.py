"""Headings with nothing under them."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from lint_awesome.document import Section
from lint_awesome.habits import siblings
from lint_awesome.rule import Page, Problem, rule
from lint_awesome.rules import marking
from lint_awesome.text.patterns import lazy

BODY = lazy(r"[^\s#=-]")
SHARE, LONGEST = 0.8, 8
"""The part of the headings beside it that must hold entries; more words than these are a sentence, no title."""


@rule("warning")
def empty_section(page: Page) -> Iterator[Problem]:
    """A heading has nothing under it, where those beside it have entries."""
    beside = defaultdict[tuple[int, tuple[str, ...]], list[Section]](list)
    listed = {one.section for one in page.document.contents}
    parents = {a.span[0] for a, b in pairwise(page.document.sections) if _is_below(b, a)}
    for index, section in enumerate(page.document.sections):
        aside = section.apart or index in listed or section.span[0] in parents
        if aside or not index or (index == 1 and _is_empty(page, section)):  # the first may be the list's own title
            continue
        beside[section.level, section.path[:-1]].append(section)
    filled = [section.span[0] for section in page.document.sections if section.groups]
    for sections in beside.values():
        empty = [one for one in sections if _is_empty(page, one)]
        having = (
            sum(bisect_left(filled, s.reach[0]) < bisect_left(filled, s.reach[1]) for s in sections) if empty else 0
        )
        if having >= page.config.convention.cases - 1 and having >= SHARE * (len(sections) - len(empty)):
            few = page.config.convention.allows(len(empty), len(sections))  # else they wait for what is to come
            for one in empty:
                message = (
                    f"nothing stands under '{one.title}' ({having} of {len(sections)} headings beside it have entries)"
                )
                yield Problem(marking.words(page.text, one), message, severity=None if few else "info")


def _is_below(section: Section, above: Section) -> bool:
    """Whether the number of a heading tells that it is below another."""
    own, other = siblings.number(section), siblings.number(above)
    return 0 < len(other) < len(own) and own[: len(other)] == other


def _is_empty(page: Page, section: Section) -> bool:
    start, end = section.heading
    if BODY.search(page.text, end, section.reach[1]):
        return False
    return "](" not in page.text[start:end] and _is_title(page.text[start:end], section.title)


def _is_title(raw: str, title: str) -> bool:
    """Whether a heading is a title: no sentence, and not dressed in HTML, which may stand for another level."""
    return "<" not in raw and len(title.split()) <= LONGEST and not title.endswith((".", "!", "?", "…", ":"))

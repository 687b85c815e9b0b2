"""Headings with nothing under them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from lint_awesome.document import Section
from lint_awesome.rule import Page, Problem, rule

SHARE, LONGEST = 0.8, 8
"""The part of the headings beside it that must hold entries; more words than these are a sentence, no title."""


@rule("warning")
def empty_section(page: Page) -> Iterator[Problem]:
    """A heading has nothing under it, where those beside it have entries."""
    beside = defaultdict[tuple[int, tuple[str, ...]], list[Section]](list)
    for section in page.document.sections[1:]:
        beside[section.level, section.path[:-1]].append(section)
    for sections in beside.values():
        empty = [one for one in sections if _is_empty(page, one)]
        filled = sum(_has_entries(page, one) for one in sections) if empty else 0
        if filled >= page.config.convention.cases - 1 and filled >= SHARE * (len(sections) - len(empty)):
            for one in empty:
                evidence = f"{filled} of {len(sections)} headings beside it have entries"
                yield Problem(_title(page, one), f"nothing stands under '{one.title}' ({evidence})")


def _is_empty(page: Page, section: Section) -> bool:
    start, end = section.heading
    body = page.text[end : section.reach[1]].strip("#= \t\r\n-")
    linked = any(start <= link.span[0] < end for link in page.document.links)
    return not body and not linked and _is_title(page.text[start:end], section.title) and not section.apart


def _is_title(raw: str, title: str) -> bool:
    """Whether a heading is a title: no sentence, and not dressed in HTML, which may stand for another level."""
    return "<" not in raw and len(title.split()) <= LONGEST and not title.endswith((".", "!", "?", "…", ":"))


def _has_entries(page: Page, section: Section) -> bool:
    start, end = section.reach
    return bool(section.groups) or any(one.groups for one in page.document.sections if start < one.span[0] < end)


def _title(page: Page, section: Section) -> tuple[int, int]:
    start, end = section.heading
    raw = page.text[start:end]
    lead = len(raw) - len(raw.lstrip("# \t"))
    return start + lead, start + len(raw.partition("\n")[0].rstrip())

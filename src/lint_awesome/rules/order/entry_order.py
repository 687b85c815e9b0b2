"""Entries out of the order of their group."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from msgspec.structs import replace

from lint_awesome.conventions import OrderKey
from lint_awesome.document import Entry, Group
from lint_awesome.habits import dating
from lint_awesome.habits.ordering import KEYS
from lint_awesome.rule import Fix, Page, Problem, Reorder, rule
from lint_awesome.rules import marking
from lint_awesome.rules.order.placing import Ranked, Sorting, ranked, sort, without_first
from lint_awesome.text.identifiers import identify
from lint_awesome.text.patterns import lazy

MOST = 0.15
"""A group of which more is out of order has another order, or none."""
SMALL = 7
"""In a group of up to so many entries one may be out of order, whatever its share."""
YEAR = lazy(r"(?<![\d./])(?:19|20)\d\d(?![\d.])")


@rule("error")
def entry_order(page: Page) -> Iterator[Problem]:
    """An entry that is out of the order of its group."""
    key = page.conventions.order.value
    if key is None:
        return
    _, wrong = KEYS[key]
    for section, group in page.document.groups():
        if len(group.entries) < page.config.convention.cases or _is_by_year(page.text, group, key):
            continue
        there = ranked(section, group, page.conventions, page.facts.today)
        out = sum(wrong(a, b) for (_, a), (_, b) in pairwise(there))
        if out and (out <= MOST * (len(there) - 1) or (out == 1 and len(group.entries) <= SMALL)):
            yield from _problems(page, group, there, key)


def _is_by_year(text: str, group: Group, key: OrderKey) -> bool:
    """Whether entries that arXiv numbers would order are in order by the years of their venues: then that is theirs."""
    if not key.startswith("by arXiv"):
        return False
    years = [_year(text, entry) for entry in group.entries]
    return "" not in years and sorted(years, reverse="newest" in key) == years and len(set(years)) > 1


def _year(text: str, entry: Entry) -> str:
    """The latest year that is written behind an entry's title, other than in a link."""
    years, at = list[str](), entry.title[1]
    for start, end in (*(link.span for link in entry.links), (entry.head[1], at)):
        years += YEAR.findall(text, at, max(at, start))
        at = max(at, end)
    return max(years, default="")


def _problems(page: Page, group: Group, there: list[Ranked], key: OrderKey) -> Iterator[Problem]:
    if key == "by the alphabet":
        there = without_first(there, key)
    sorting = sort(there, len(group.entries), key)
    if len(sorting.moved) > max(1, MOST * len(there)):
        return
    values = dict(there)
    again = [(at, values[index]) for at, index in enumerate(sorting.order) if index in values]
    fix = None if sort(again, len(group.entries), key).moved else _fix(page.text, group, sorting)
    if fix and any(dating.is_doubtful(group.entries[one.own[0]]) for one in sorting.moved):
        fix = replace(fix, safe=False)
    for one in sorting.moved:
        own, other = group.entries[one.own[0]], group.entries[one.other]
        side = "after" if one.behind else "before"
        message = f"{_what(page, own, key)} stands {side} {_what(page, other, key)}; {_evidence(page)}"
        yield Problem(marking.title(page.text, own), message, fix)


def _what(page: Page, entry: Entry, key: OrderKey) -> str:
    """What an entry is ordered by, in words."""
    if key == "by the alphabet":
        return f"'{entry.name if len(entry.name) <= 60 else entry.name[:59] + '…'}'"
    if key.startswith("by arXiv"):
        found = identify(entry.link.url) if entry.link else None
        return found.key if found else ""
    return page.document.slice(entry.date.span) if entry.date else ""


def _evidence(page: Page) -> str:
    order = page.conventions.order
    words = f"ordered {order.value}" if order.value and order.value.startswith("by ") else order.value
    return f"the list is {words} ({order.evidence('neighbours')})"


def _fix(text: str, group: Group, sorting: Sorting) -> Fix | None:
    """The entries put into order, where nothing but blanks stands between those that it touches."""
    changed = [place for place, index in enumerate(sorting.order) if place != index]
    if not changed:
        return None
    start, end = changed[0], changed[-1] + 1
    blocks = tuple(entry.block for entry in group.entries[start:end])
    if any(a[1] > b[0] or text[a[1] : b[0]].strip() for a, b in pairwise(blocks)):
        return None
    order = tuple(index - start for index in sorting.order[start:end])
    entries = "the entry" if len(sorting.moved) == 1 else f"the {len(sorting.moved)} entries that are out of order"
    return Fix((Reorder(blocks, order),), f"move {entries}")

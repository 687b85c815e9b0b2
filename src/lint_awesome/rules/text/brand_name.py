"""Names of brands in letters that are not theirs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from lint_awesome.document import Document, Link
from lint_awesome.rule import Edit, Fix, Page, Problem, rule
from lint_awesome.rules.text.running import around, holds
from lint_awesome.source import Span
from lint_awesome.text.brands import WRONG
from lint_awesome.text.patterns import lazy
from lint_awesome.text.words import words

PART = lazy(r"[\w/.@#=&%+-]", re.ASCII), lazy(r"[\w/@=%-]|[.:]\w| X\b", re.ASCII)
"""What stands before and after a part of an address or of another name."""


class Shown(Struct, frozen=True):
    """Where a list has labels, and what else there is to know of places; all in order."""

    labels: Sequence[Span]
    links: Sequence[Span]
    titles: Sequence[Span]


@rule("warning")
def brand_name(page: Page) -> Iterator[Problem]:
    """A brand's name is written in letters that are not its own."""
    there = words(page.text)
    found = {wrong: places for wrong in WRONG if wrong in there and (places := _places(page.text, wrong))}
    shown = _shown(page) if found else None
    for wrong, places in found.items():
        if shown and not _is_habit(page, wrong, len(places)):
            yield from (_problem(at, wrong) for at in places if _is_plain(page.document, shown, at, wrong))


def _places(text: str, word: str) -> list[int]:
    """Where a name stands by itself."""
    found, at = list[int](), text.find(word)
    while at >= 0:
        end = at + len(word)
        if not PART[0].match(text[at - 1 : at]) and not PART[1].match(text[end : end + 3]):
            found.append(at)
        at = text.find(word, end)
    return found


def _is_habit(page: Page, wrong: str, count: int) -> bool:
    """Whether the list nearly always writes a name in this way."""
    known = page.config.convention
    all_of = count + len(_places(page.text, WRONG[wrong]))
    return all_of >= known.cases and count >= known.share * all_of


def _shown(page: Page) -> Shown:
    document = page.document
    meant = {name for schema in page.conventions.schemas for name in schema.meant}
    fields = (field for entry in document.entries() for field in entry.fields if field.name not in meant)
    titles = [section.heading for section in document.sections if section.level == 1]
    return Shown(sorted(field.label for field in fields if field.label), [link.span for link in document.links], titles)


def _is_plain(document: Document, shown: Shown, at: int, wrong: str) -> bool:
    """Whether a name stands in prose or a label, and is no part of a title, a link's words, or code."""
    if holds(shown.labels, at):
        return not wrong.islower()
    if not holds(document.prose, at) or any(holds(spans, at) for spans in (document.code, document.tags, shown.titles)):
        return False
    return all(_is_open(link, at, wrong) for link in around(document.links, shown.links, at))


def _is_open(link: Link, at: int, wrong: str) -> bool:
    """Whether the words of a link are prose at a place: a link within the page, or a button of one name."""
    within = link.label[0] <= at < link.label[1] and link.kind not in ("image", "html-image")
    return within and (link.url.startswith("#") or (link.text.strip("[]") == wrong and not wrong.islower()))


def _problem(at: int, wrong: str) -> Problem:
    span, right = (at, at + len(wrong)), WRONG[wrong]
    safe = wrong.casefold() == right.casefold()
    fix = Fix((Edit(span, right, "case" if safe else "text"),), f"replace with '{right}'", safe)
    return Problem(span, f"'{wrong}' should be '{right}'", fix)

"""Numbers that a list states about itself and that are not what it holds."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lint_awesome import counting
from lint_awesome.counting import Tally
from lint_awesome.document import Count, Document
from lint_awesome.rule import Edit, Fix, Page, Problem, rule

VAGUE = re.compile(
    r"(?:\b(?:over|than|least|about|around|approximately|nearly|almost|up to|top|first|last|latest|some|roughly|within|under"
    r"|past|next|every)|[~≈<>$#])\s*[*_]*$",
    re.IGNORECASE,
)
CLAIM = re.compile(
    r"\b(?:there (?:are|is)|contain|includ|list|cover|collect|compil|curat|gather|catalog|total|currently|so far)",
    re.IGNORECASE,
)
PART = re.compile(
    r"\b(?:only|most recent|latest|newest|top)\b[^.\n]{0,60}\b(?:shown|listed|displayed|included)\b"
    r"|\bshow(?:s|n|ing)? (?:only|the (?:latest|most recent|first|top))\b|\bthe rest\b|\bfull list\b",
    re.IGNORECASE,
)
DETAILS = re.compile(r"<(/?)details\b", re.IGNORECASE)
YEARS = range(1900, 2101)
SLACK = 3


@rule("error")
def stated_count(page: Page) -> Iterator[Problem]:
    """A number that the list states about itself is not what it holds."""
    document, text = page.document, page.text
    counts = [count for count in document.counts if not _is_vague(text, count)]
    for count in counts:
        if count.where == "heading" and count.number not in YEARS:
            yield from _checked(text, count, counting.own_tally(document, count.section))
        elif count.where == "summary" and counting.names_unit(count.noun):
            yield from _checked(text, count, counting.stretch_tally(document, _unfolded(text, count)))
        elif count.where == "badge":
            yield from _checked(text, count, _of_noun(document, count.noun))
    prose = [count for count in document.counts if count.where == "prose"]
    for sentence in counting.sentences(text, prose):
        yield from _sentence(page, sentence)


def _sentence(page: Page, counts: list[Count]) -> Iterator[Problem]:
    """The counts of a sentence: each of several must be of a section."""
    document, text = page.document, page.text
    tallies = [counting.section_tally(document, count.noun) for count in counts]
    if len(counts) > 1 and None in tallies:
        return
    if PART.search(text, *counts[0].sentence):
        return
    for count, tally in zip(counts, tallies, strict=True):
        if count.number in YEARS or _is_vague(text, count):
            continue
        if tally or CLAIM.search(text, count.sentence[0], count.span[0]):
            yield from _checked(text, count, tally or _of_noun(document, count.noun))


def _of_noun(document: Document, noun: str) -> Tally | None:
    """What a noun counts: a section of its name, or the whole list."""
    named = counting.section_tally(document, noun)
    if not counting.names_unit(noun):
        return named
    every = counting.whole_tally(document)
    if not named or not every:
        return named or every
    return Tally(named.name, named.number, named.right | every.right)


def _is_vague(text: str, count: Count) -> bool:
    start, end = count.span
    return text[end : end + 1] in ("+", "%", "k", "K") or bool(VAGUE.search(text, max(start - 20, 0), start))


def _unfolded(text: str, count: Count) -> tuple[int, int]:
    """What unfolds below a summary: up to the end of its `<details>`."""
    depth, at = 1, count.sentence[1]
    for tag in DETAILS.finditer(text, at):
        depth += -1 if tag[1] else 1
        if not depth:
            return at, tag.start()
    return at, len(text)


def _checked(text: str, count: Count, tally: Tally | None) -> Iterator[Problem]:
    if not tally or count.number in tally.right or not _is_near(count.number, tally.number):
        return
    numbers = sorted(tally.right)
    held = " or ".join(f"{number:,}" for number in numbers[:3])
    message = f"{text[slice(*count.span)]} is stated, but {tally.name} holds {held}"
    fix = None
    if len(numbers) == 1:
        written = f"{tally.number:,}" if "," in text[slice(*count.span)] else str(tally.number)
        fix = Fix((Edit(count.span, written, "number"),), f"write {written}")
    yield Problem(count.span, message, fix)


def _is_near(stated: int, held: int) -> bool:
    """Whether a number can have been right once: what is far off counts something else."""
    return abs(stated - held) <= SLACK or 2 * min(stated, held) >= max(stated, held)

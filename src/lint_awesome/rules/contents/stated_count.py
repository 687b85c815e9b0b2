"""Numbers that a list states about itself and that are not what it holds."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lint_awesome.document import Count
from lint_awesome.reading import counting
from lint_awesome.reading.counting import Held, Tally
from lint_awesome.rule import Edit, Fix, Page, Problem, rule
from lint_awesome.text.patterns import lazy

VAGUE = lazy(
    r"(?:\b(?:over|than|least|about|around|approximately|nearly|almost|up to|top|first|last|latest|some|roughly|within"
    r"|under|past|next|every)|[~≈<$#]|(?<![\w\"'/])>)[\s*_]*$",
    re.IGNORECASE,
)
CLAIM = lazy(
    r"\b(?:there (?:are|is)|contain|includ|list|cover|collect|compil|curat|gather|catalog|total|currently|so far)",
    re.IGNORECASE,
)
PART = lazy(
    r"\b(?:only|most recent|latest|newest|top)\b[^.\n]{0,60}\b(?:shown|listed|displayed|included)\b"
    r"|\bshow(?:s|n|ing)? (?:only|the (?:latest|most recent|first|top))\b|\bthe rest\b|\bfull list\b",
    re.IGNORECASE,
)
YEARS = range(1900, 2101)
SLACK, NEAR = 3, 300


@rule("error")
def stated_count(page: Page) -> Iterator[Problem]:
    """A number that the list states about itself is not what it holds."""
    if not page.document.counts:
        return
    held = counting.held(page.document)
    for count in page.document.counts:
        if count.where != "prose" and not _is_vague(page.text, count):
            yield from _checked(page.text, count, _tally(held, count))
    prose = [count for count in page.document.counts if count.where == "prose"]
    for sentence in counting.sentences(page.text, prose):
        yield from _sentence(page.text, held, sentence)


def _tally(held: Held, count: Count) -> Tally | None:
    """What the number in a heading, a summary or a badge counts."""
    if count.where == "heading":
        return None if count.number in YEARS else counting.of_section(held, count.section)
    if count.where == "summary":
        return counting.of_part(held, count.span[0]) if counting.names_unit(count.noun) else None
    return counting.of_noun(held, count.noun)


def _sentence(text: str, held: Held, counts: list[Count]) -> Iterator[Problem]:
    """The counts of a sentence: each of several must be of a section."""
    tallies = [counting.of_name(held, count.noun) for count in counts]
    if len(counts) > 1 and None in tallies:
        return
    begin, end = (
        max(counts[0].sentence[0], counts[0].span[0] - NEAR),
        min(counts[-1].sentence[1], counts[-1].span[1] + NEAR),
    )
    if PART.search(text, begin, end):
        return
    for count, tally in zip(counts, tallies, strict=True):
        if count.number in YEARS or _is_vague(text, count):
            continue
        every = counting.of_noun(held, count.noun)
        if len(counts) == 1 and every and every.holds(count.number):
            continue  # alone, a section's name may be what all entries are called
        if tally or CLAIM.search(text, begin, count.span[0]):
            yield from _checked(text, count, tally or every)


def _is_vague(text: str, count: Count) -> bool:
    start, end = count.span
    return text[end : end + 1] in ("+", "%", "k", "K") or bool(VAGUE.search(text, max(start - 20, 0), start))


def _checked(text: str, count: Count, tally: Tally | None) -> Iterator[Problem]:
    if not tally or tally.holds(count.number) or not _is_near(count.number, tally.number):
        return
    numbers = sorted({number for numbers in tally.right for number in (numbers[0], numbers[-1])})
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

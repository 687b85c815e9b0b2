"""Bullets that are not those of the section."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from lint_awesome.rule import Edit, Fix, Page, Problem, rule
from lint_awesome.rules.alike import together
from lint_awesome.rules.structure.entry_items import Part, is_usual, parts
from lint_awesome.source import Span

BULLETS = ("*", "-", "+")


@rule("warning")
def bullet_style(page: Page) -> Iterator[Problem]:
    """A bullet is another than the section's entries have."""
    if len({page.text[item.marker[0]] for item in page.document.items if not item.ordered}) < 2:
        return
    alike = defaultdict[tuple[int, int], list[Part]](list)
    whole = defaultdict[int, Counter[str]](Counter)
    for part in parts(page.document):
        if part.sign in BULLETS and part.entry >= 0:
            alike[part.item.section, part.depth].append(part)
            whole[part.depth][part.sign] += 1
    for (_, depth), among in alike.items():
        yield from _departures(page, among, whole[depth])


def _departures(page: Page, among: list[Part], whole: Counter[str]) -> Iterator[Problem]:
    """The bullets of a section that depart from most of its own, where these are the section's or the list's habit."""
    asked, tally = page.config.convention, Counter(part.sign for part in among)
    usual, count = tally.most_common(1)[0]
    if count == len(among):
        return
    own, of_list = is_usual(tally, usual, asked), is_usual(whole, usual, asked) and 2 * count > len(among)
    if not own and not of_list:
        return
    others = [part for part in among if part.sign != usual]
    by, place = (tally, "this section") if own else (whole, "the list")
    evidence = f"{by[usual]} of {by.total()} in {place} are"
    problems = [_problem(part, f"bullet '{part.sign}' should be '{usual}' ({evidence})", usual) for part in others]
    yield from together(problems, "so should {} more")


def _problem(part: Part, message: str, usual: str) -> Problem:
    span: Span = (part.item.marker[0], part.item.marker[0] + 1)
    return Problem(span, message, Fix((Edit(span, usual, "mark"),), f"write '{usual}'"))

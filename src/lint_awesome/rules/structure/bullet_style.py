"""Bullets that are not those of the section."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from lint_awesome.rule import Edit, Fix, Page, Problem, Related, rule
from lint_awesome.rules.structure.entry_items import Part, is_usual, parts
from lint_awesome.source import Span

BULLETS = ("*", "-", "+")
MOST = 5
"""How many bullets of a section are said one by one."""


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
    yield from problems if len(problems) <= MOST else [_together(problems)]


def _problem(part: Part, message: str, usual: str) -> Problem:
    span: Span = (part.item.marker[0], part.item.marker[0] + 1)
    return Problem(span, message, Fix((Edit(span, usual, "mark"),), f"write '{usual}'"))


def _together(problems: list[Problem]) -> Problem:
    """One finding for many bullets of a section."""
    changes = tuple(change for problem in problems if problem.fix for change in problem.fix.changes)
    others = tuple(Related(problem.span, "the same here") for problem in problems[1:])
    message = f"{problems[0].message}; so should {len(others)} more"
    return Problem(problems[0].span, message, Fix(changes, "the same for all"), others)

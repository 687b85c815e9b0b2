"""Bullets that are not those of the section."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from lint_awesome.entry_items import Part, parts
from lint_awesome.rule import Edit, Fix, Page, Problem, Related, rule
from lint_awesome.source import Span

BULLETS = ("*", "-", "+")
MOST = 5
"""How many bullets of a section are said one by one."""


@rule("warning")
def bullet_style(page: Page) -> Iterator[Problem]:
    """A bullet is another than the section's entries have."""
    alike = defaultdict[tuple[int, int], list[Part]](list)
    for part in parts(page.document):
        if part.sign in BULLETS and part.entry >= 0:
            alike[part.item.section, part.depth].append(part)
    for among in alike.values():
        yield from _departures(page, among)


def _departures(page: Page, among: list[Part]) -> Iterator[Problem]:
    asked = page.config.convention
    usual, count = Counter(part.sign for part in among).most_common(1)[0]
    if len(among) < asked.cases or not asked.share * len(among) <= count < len(among):
        return
    others = [part for part in among if part.sign != usual]
    evidence = f"{count} of {len(among)} in this section are"
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

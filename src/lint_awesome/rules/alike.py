"""Findings that are alike: said one by one where they are few, else as one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lint_awesome.rule import Fix, Problem, Related

MOST = 5
"""How many are said one by one."""


def together(problems: Sequence[Problem], rest: str) -> Iterator[Problem]:
    """The problems, or the first of many, which tells how many others there are (`rest` goes on so) and mends all."""
    if len(problems) <= MOST:
        yield from problems
        return
    first, others = problems[0], tuple(Related(problem.span, "the same here") for problem in problems[1:])
    changes = tuple(change for problem in problems if problem.fix for change in problem.fix.changes)
    message = f"{first.message}; {rest.format(len(others))}"
    yield Problem(first.span, message, Fix(changes, f"the same for all {len(problems)}"), others, first.severity)

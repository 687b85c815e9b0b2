"""Two entries on one line."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from lint_awesome.document import Entry
from lint_awesome.rule import Edit, Fix, Page, Problem, rule
from lint_awesome.source import newline


@rule("error")
def run_together(page: Page) -> Iterator[Problem]:
    """Two entries stand on one line, where the others have one each."""
    for _, group in page.document.groups():
        joined = [(a, b) for a, b in pairwise(group.entries) if _on_one_line(page.text, a, b)]
        if 10 * len(joined) > len(group.entries) and len(joined) > 1:
            continue
        for before, entry in joined:
            yield _problem(page.text, before, entry)


def _problem(text: str, before: Entry, entry: Entry) -> Problem:
    start, first = before.head[1], (before.marker or before.head)[0]
    bullet = entry.head[0] - len(text[start : entry.head[0]].lstrip())
    indent = text[text.rfind("\n", 0, first) + 1 : first]
    message = f"'{entry.name}' stands on the line of '{before.name}'; the other entries have a line each"
    edit = Edit((start, bullet), newline(text, start) + indent, "space")
    fix = Fix((edit,), "give it a line of its own", safe=False)
    return Problem((bullet, entry.head[1]), message, fix)


def _on_one_line(text: str, before: Entry, entry: Entry) -> bool:
    start, end = before.head[1], entry.head[0]
    return before.flawed and entry.flawed and start <= end <= start + 12 and "\n" not in text[start:end]

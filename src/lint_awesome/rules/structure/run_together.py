"""Two entries on one line."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from lint_awesome.document import Entry
from lint_awesome.rule import Edit, Fix, Page, Problem, rule


@rule("error")
def run_together(page: Page) -> Iterator[Problem]:
    """Two entries stand on one line, where the others have one each."""
    for _, group in page.document.groups():
        joined = [(a, b) for a, b in pairwise(group.entries) if _on_one_line(page.text, a, b)]
        if 10 * len(joined) > len(group.entries) and len(joined) > 1:
            continue
        for before, entry in joined:
            start = before.head[1]
            mark = page.text[start : entry.head[0]].strip()
            first = page.text[slice(*before.marker)] if before.marker else ""
            indent = page.text[page.text.rfind("\n", 0, before.head[0]) + 1 : before.head[0] - len(first)]
            changes = (Edit((start, entry.head[0]), f"\n{indent}{mark} ", "space"),)
            message = f"'{entry.name}' stands on the line of '{before.name}'; the other entries have a line each"
            yield Problem(
                (start + _blanks(page.text, start), entry.head[1]),
                message,
                Fix(changes, "give it a line of its own", safe=False),
            )


def _on_one_line(text: str, before: Entry, entry: Entry) -> bool:
    start, end = before.head[1], entry.head[0]
    return before.flawed and entry.flawed and start <= end <= start + 12 and "\n" not in text[start:end]


def _blanks(text: str, start: int) -> int:
    return len(text[start : start + 12]) - len(text[start : start + 12].lstrip())

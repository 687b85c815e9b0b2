"""Links of one work under two titles."""

from __future__ import annotations

from collections.abc import Iterator

from lint_awesome.rule import Page, Problem, Related, rule
from lint_awesome.source import Lines
from lint_awesome.twins import are_two, by_link


@rule("error")
def one_link_two_titles(page: Page) -> Iterator[Problem]:
    """The link of one work under two clearly different titles."""
    lines: Lines | None = None
    for there in by_link(page.document).values():
        for at, seat in enumerate(there):
            other = next((one.entry for one in there[:at] if are_two(one.entry, seat.entry)), None)
            if other and seat.entry.link:
                lines = lines or Lines(page.text)
                line = lines.number(other.title[0])
                message = f"this is the link of '{other.name}' on line {line}: one of the two is wrong"
                yield Problem(seat.entry.link.target, message, None, (Related(other.title, "the other title"),))

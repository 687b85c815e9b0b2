"""Links of one work under two titles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from lint_awesome.document import Entry
from lint_awesome.rule import Page, Problem, Related, rule
from lint_awesome.source import Lines
from lint_awesome.text.names import title_key
from lint_awesome.twins import are_two, by_link


@rule("error")
def one_link_two_titles(page: Page) -> Iterator[Problem]:
    """The link of one work under two clearly different titles."""
    lines: Lines | None = None
    for there in by_link(page.document).values():
        entries = [seat.entry for seat in there]
        right = _trusted(entries)
        for entry in entries:
            if right and entry.link and are_two(right, entry):
                lines = lines or Lines(page.text)
                place = f"line {lines.number(right.title[0])}"
                message = f"this is the link of '{right.name}' on {place}: one of the two is wrong"
                yield Problem(entry.link.target, message, None, (Related(right.title, "the other title"),))


def _trusted(entries: Sequence[Entry]) -> Entry | None:
    """The first of the entries under the title that most of one link have."""
    keys = [title_key(entry.name) for entry in entries]
    counts = Counter(keys)
    return entries[keys.index(max(counts, key=counts.__getitem__))] if len(counts) > 1 else None

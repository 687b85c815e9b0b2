"""Resources that are listed twice."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from lint_awesome.rule import Page, Problem, Related, Severity, rule
from lint_awesome.rules import marking
from lint_awesome.rules.duplicates.twins import LIKE, Seat, are_one, by_link, by_title, may_differ, share_title
from lint_awesome.source import Lines, Span
from lint_awesome.text.names import alike

NEAR = 8
"""How many entries of one link or title each is held against."""


class Repeat(Struct, frozen=True):
    """An entry, those of the same resource before it, what they share and what not, and how sure that is."""

    seat: Seat
    earlier: list[Seat]
    shared: str
    but: str
    severity: Severity | None

    @property
    def beside(self) -> bool:
        """Whether one of the earlier stands under the same topic."""
        return any(one.scope == self.seat.scope for one in self.earlier)


@rule("error")
def duplicate_entry(page: Page) -> Iterator[Problem]:
    """A resource that is listed twice."""
    found = list(_repeats(page))
    lines = Lines(page.text) if found else None
    for one in found:
        severity = one.severity if one.beside else "info"
        related = tuple(Related(seat.entry.title, "listed here first") for seat in one.earlier)
        message = _message(one, lines) if lines else ""
        yield Problem(marking.title(page.text, one.seat.entry), message, None, related, severity)


def _message(one: Repeat, lines: Lines) -> str:
    """What is the same, and where all the others stand."""
    places = " and ".join(f"line {lines.number(seat.entry.title[0])} ({_name(seat)})" for seat in one.earlier)
    also = "" if one.beside else "listed elsewhere too: "
    return f"{also}the same {one.shared} as on {places}{one.but}"


def _name(seat: Seat) -> str:
    return f"'{' › '.join(seat.section.path[-2:])}'" if seat.section.title else "at the top"


def _repeats(page: Page) -> Iterator[Repeat]:
    """The entries that stand further up too, by their link first."""
    said = set[Span]()
    for there in by_link(page.document).values():
        for at, seat in enumerate(there):
            earlier = [one for one in there[max(0, at - NEAR) : at] if are_one(page.text, one.entry, seat.entry)]
            if earlier:
                said.add(seat.entry.title)
                other = any(alike(one.entry.name, seat.entry.name) < LIKE for one in earlier)
                yield Repeat(seat, earlier, "link", ", under another title" if other else "", None)
    for there in by_title(page.document).values():
        for at, seat in enumerate(there):
            if seat.entry.title in said:
                continue
            before = [one for one in there[max(0, at - NEAR) : at] if share_title(one.entry, seat.entry)]
            if before:
                earlier = [one for one in before if one.scope == seat.scope] or before
                doubted = all(may_differ(page.text, one.entry, seat.entry) for one in earlier)
                yield Repeat(seat, earlier, "title", ", with another link", "info" if doubted else None)

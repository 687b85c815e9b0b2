"""Resources that are listed twice."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from lint_awesome import marking
from lint_awesome.rule import Page, Problem, Related, Severity, rule
from lint_awesome.source import Lines
from lint_awesome.twins import Seat, are_one, by_link, by_title, share_title

RARE = 200
"""Where fewer than one in so many entries stands in several sections, that is no habit."""
FEATURED = re.compile(
    r"trend|featur|highlight|must|recommend|popular|favou?rite|\btop\b|\bbest\b|select|spotlight|milestone"
    r"|推荐|精选|热门",
    re.IGNORECASE,
)


class Repeat(Struct, frozen=True):
    """An entry, those of the same resource before it, by what they are the same, and how sure that is."""

    seat: Seat
    earlier: list[Seat]
    shared: str
    severity: Severity | None

    @property
    def beside(self) -> bool:
        """Whether one of the earlier stands in the same section."""
        return any(one.frame == self.seat.frame for one in self.earlier)


@rule("error")
def duplicate_entry(page: Page) -> Iterator[Problem]:
    """A resource that is listed twice."""
    found = list(_repeats(page))
    crossed, lines = sum(not one.beside for one in found), Lines(page.text) if found else None
    rare = crossed * RARE < sum(1 for _ in page.document.entries())
    for one in found:
        assert lines
        places = ", ".join(f"line {lines.number(seat.entry.title[0])} ({_name(seat)})" for seat in one.earlier)
        also = "the same" if one.beside else "listed in another section too, by"
        message = f"{also} {one.shared} as on {places}"
        related = tuple(Related(seat.entry.title, "listed here first") for seat in one.earlier)
        severity = one.severity if one.beside else "warning" if rare and _is_slip(one) else "info"
        yield Problem(marking.title(page.text, one.seat.entry), message, None, related, severity)


def _name(seat: Seat) -> str:
    return f"'{' › '.join(seat.section.path[-2:])}'" if seat.section.title else "at the top"


def _is_slip(one: Repeat) -> bool:
    """Whether an entry in several sections may be one by mistake: as a rule, not one that is featured."""
    seats = [one.seat, *one.earlier]
    featured = any(FEATURED.search(title) for seat in seats for title in seat.section.path)
    return one.severity is None and not featured and len({seat.entry.shape for seat in seats}) == 1


def _repeats(page: Page) -> Iterator[Repeat]:
    """The entries that stand further up too, by their link first."""
    said = set[tuple[int, int]]()
    for there in by_link(page.document).values():
        for at, seat in enumerate(there):
            earlier = [one for one in there[:at] if are_one(one.entry, seat.entry)]
            if earlier:
                said.add(seat.entry.title)
                yield Repeat(seat, earlier, "link", None)
    for there in by_title(page.document).values():
        for at, seat in enumerate(there):
            if at and seat.entry.title not in said:
                earlier = [one for one in there[:at] if one.frame == seat.frame] or there[:at]
                sure = any(share_title(page.text, one.entry, seat.entry) for one in earlier)
                yield Repeat(seat, earlier, "title", None if sure else "info")

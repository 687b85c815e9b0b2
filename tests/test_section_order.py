"""How many headings may be out of order, and when they are held to one: what needs many headings to be seen."""

from __future__ import annotations

from datetime import date

import pytest

from lint_awesome.config import Config
from lint_awesome.facts import Facts
from lint_awesome.linting import lint
from lint_awesome.source import Source

WORDS = [f"{a}{b}t" for a in "BDFGKLMNP" for b in "aeiou"]
YEARS = [str(year) for year in range(2026, 1980, -1)]


def told(titles: list[str], *more: list[str]) -> list[str]:
    """What is said of headings, each with an entry below it; of several runs, each has a parent."""
    text = "".join(
        f"# Kites {at}\n\n"
        + "".join(f"## {title}\n\n- [Kite {title}](https://example.org/{at}/{title})\n\n" for title in run)
        for at, run in enumerate([titles, *more])
    )
    report = lint(Source("README.md", text), Config(select=("section-order",)), Facts(date(2026, 6, 30)))
    return [one.problem.message for one in report.findings]


def swapped(titles: list[str], *places: int) -> list[str]:
    """The titles, of which those at some places have come down by one."""
    found = list(titles)
    for place in places:
        found[place : place + 2] = reversed(found[place : place + 2])
    return found


@pytest.mark.parametrize(
    ("titles", "count"),
    [
        (YEARS[:5], 0),
        (swapped(YEARS[:4], 1), 0),  # three neighbours are too few
        (swapped(YEARS[:5], 1), 1),
        (swapped(YEARS[:5][::-1], 1), 1),
        (swapped(YEARS[:9], 1, 4), 0),  # of a few, one may be wrong
        (swapped(YEARS[:19], 4, 9), 0),
        (swapped(YEARS[:22], 4, 9), 2),
    ],
)
def test_years(titles: list[str], count: int) -> None:
    assert len(told(titles)) == count


@pytest.mark.parametrize(
    ("titles", "count"),
    [
        (WORDS, 0),
        (swapped(WORDS[:10], 3), 0),  # nine neighbours are too few
        (swapped(WORDS[:11], 3), 1),
        (swapped(WORDS[:12], 3, 7), 0),
        (swapped(WORDS[:38], 3, 17), 0),  # 2 of 37 are more than one in twenty
        (swapped(WORDS[:41], 3, 17), 2),
        (swapped(WORDS[:11], 0), 0),  # who stands first or last does so on purpose
        ([*WORDS[:11], "Tools", "Other"], 0),
        (["Zeal", "Try", *WORDS[:11]], 0),  # nor do those beside them
        ([*WORDS[:9], "Yak", "Zeal", *WORDS[9:20]], 0),  # two together may be a part of their own
        (swapped(WORDS[:11], 8), 1),
        (swapped(WORDS[:11][::-1], 3), 0),
    ],
)
def test_words(titles: list[str], count: int) -> None:
    assert len(told(titles)) == count


def test_years_are_held_to_the_order_of_all_years_and_words_to_the_alphabet_beside_them() -> None:
    assert len(told(YEARS[:5], swapped(YEARS[:5], 1))) == 1
    assert len(told(swapped(YEARS[:5], 1), swapped(YEARS[:5], 1))) == 0
    assert len(told(YEARS[:20], swapped(YEARS[:9], 1, 4))) == 0
    assert len(told(["2024", "2026", "2020", "2023"], swapped(YEARS[:5], 1))) == 0
    assert len(told(YEARS[:5], swapped(WORDS[:11], 3))) == 1
    assert len(told([*YEARS[:2], *swapped(WORDS[:11], 3)], WORDS)) == 0


def test_the_neighbour_that_it_stands_wrong_to_is_named() -> None:
    late = [*YEARS[:6], "2024", *YEARS[6:]]
    assert told(late) == ["'2024' stands after '2021'; such headings are newest first (45 of 46 neighbours)"]
    last = [*YEARS[:8], "2024"]
    assert told(last) == ["'2024' stands after '2019'; such headings are newest first (7 of 8 neighbours)"]
    first = ["2022", *YEARS[:4], *YEARS[5:9]]
    assert told(first) == ["'2022' stands before '2026'; such headings are newest first (7 of 8 neighbours)"]
    early = [*WORDS[:9], "Zebra", *WORDS[9:20]]
    assert told(early) == [
        "'Zebra' stands before 'Dut'; such headings are ordered by the alphabet (19 of 20 neighbours)"
    ]

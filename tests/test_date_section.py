"""Where an entry is moved that stands under another year: what `--fix` leaves of it when no other rule goes on."""

from __future__ import annotations

import re
from datetime import date

import pytest

from lint_awesome.config import Config
from lint_awesome.facts import Facts
from lint_awesome.fix import mend
from lint_awesome.source import Source

SORTED = [f"2024-{month:02}" for month in range(12, 0, -1)]
MIXED = [f"2024-{month:02}" for month in (3, 11, 7, 1, 9, 5, 12, 2, 8, 6, 10, 4)]


def papers(days: list[str]) -> str:
    return "".join(f"- [Kite of {day}](https://example.org/{day})\n  - Date: {day}\n" for day in days)


MAY = "### May\n\n"
JUNE = f"### June\n\n{papers(['2025-06'])}"
TABLE = "| Paper | Date |\n| --- | --- |\n| [Kite](https://example.org/kite) | 2025-03 |\n"


@pytest.mark.parametrize(
    ("shelf", "above", "stray", "moved"),
    [
        (papers(["2025-03"]), "", "2025-06", True),
        (f"{papers(['2025-03'])}\nLate ones:\n\n{papers(['2025-02'])}", "", "2025-06", False),
        (TABLE, "", "2025-06", False),
        ("Nothing yet.\n", "", "2025-06", False),
        (JUNE, MAY, "2025-06", True),
        (JUNE, MAY, "2025-07", False),
        (JUNE, MAY, "2025", False),  # of which month is not said
    ],
)
def test_an_entry_is_moved_where_it_can_stand_in_but_one_place(shelf: str, above: str, stray: str, moved: bool) -> None:
    text = f"# Papers\n\n## 2025\n\n{shelf}\n## 2024\n\n{above}{papers([stray, *12 * ['2024-05']])}"
    mended = mend(Source("README.md", text), Config(select=("date-section",)), Facts(date(2026, 6, 30)), unsafe=True)
    assert (mended.source.text != text) == moved


def under_2025(days: list[str], *, stray: str, others: list[str]) -> list[str]:
    """The dates under 2025, once one has been moved there that stood among those of 2024."""
    source = Source("README.md", f"# Papers\n\n## 2025\n\n{papers(days)}\n## 2024\n\n{papers([stray, *others])}")
    mended = mend(source, Config(select=("date-section",)), Facts(date(2026, 6, 30)), unsafe=True).source.text
    return re.findall("Date: (.*)", mended.partition("## 2024")[0])


@pytest.mark.parametrize(
    ("stray", "others", "dates"),
    [
        ("2025-06", SORTED, ["2025-06", "2025-05", "2025-03", "2025-02"]),
        ("2025-04", SORTED, ["2025-05", "2025-04", "2025-03", "2025-02"]),
        ("2025-01", SORTED, ["2025-05", "2025-03", "2025-02", "2025-01"]),
        ("2025-04", MIXED, ["2025-05", "2025-03", "2025-02", "2025-04"]),
        ("2025", SORTED, ["2025-05", "2025-03", "2025-02", "2025"]),
    ],
)
def test_an_entry_is_moved_to_its_place_in_the_order_if_there_is_one(
    stray: str, others: list[str], dates: list[str]
) -> None:
    assert under_2025(["2025-05", "2025-03", "2025-02"], stray=stray, others=others) == dates

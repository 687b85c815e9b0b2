"""The years and months that headings name."""

from __future__ import annotations

import pytest

from lint_awesome.habits.years import Period, frames, holds, named
from lint_awesome.text.dates import parse

NAMED: list[tuple[tuple[str, ...], Period | None]] = [
    (("Papers", "2024"), (2024,)),
    (("🔥 2024 🔥",), (2024,)),
    (("[2024]",), (2024,)),
    (("2024 (153)",), (2024,)),
    (("2024 · 12 papers",), (2024,)),
    (("2024-1",), (2024,)),
    (("2024年",), (2024,)),
    (("March 2024",), (2024, 3)),
    (("2024/03",), (2024, 3)),
    (("2024", "12月"), (2024, 12)),
    (("2024", "13月"), (2024,)),
    (("Papers", "2024", "Mar"), (2024, 3)),
    (("2024", "SEPT"), (2024, 9)),
    (("2024", "January"), (2024, 1)),
    (("2024", "Marble"), (2024,)),
    (("2024", "3月"), (2024, 3)),
    (("2024", "Vision"), (2024,)),
    (("2024", "Vision", "2023"), (2023,)),
    (("2024/03", "April"), (2024, 4)),
    (("2024-07-15",), None),
    (("March",), None),
    (("Best of 2024",), None),
    (("2024 and before",), None),
    (("2023-24",), None),
    (("ICLR 2024",), None),
    (("2048 clones",), None),
    ((), None),
]


@pytest.mark.parametrize(("path", "period"), NAMED)
def test_named(path: tuple[str, ...], period: Period | None) -> None:
    assert named(path) == period


@pytest.mark.parametrize(
    ("period", "date", "inside"),
    [
        ((2024,), "2024-03", True),
        ((2024, 3), "2024-03-29", True),
        ((2024, 3), "2024", True),
        ((2024,), "2023-12", False),
        ((2024, 3), "2024-04-01", False),
    ],
)
def test_holds(period: Period, date: str, *, inside: bool) -> None:
    found = parse(date, 0, len(date))
    assert found
    assert holds(period, found) == inside


def test_years_of_one_parent_have_one_frame() -> None:
    papers, surveys, late = frames([("Papers",), ("Papers", "2024"), ("Papers", "2023"), ("Surveys", "2024")])[1:]
    assert papers == surveys != late


def test_a_topic_beside_years_parts_them() -> None:
    made = frames([("Text",), ("2024",), ("2023",), ("Images",), ("2024",), ("2024", "Faces"), ("2023",)])
    assert made[1] == made[2]
    assert made[4] == made[6]
    assert made[2] != made[4]
    assert made[5] != made[4]

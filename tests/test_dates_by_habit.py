"""From how many on dates that cannot be, or that are to come, are what a list is about."""

from __future__ import annotations

from datetime import date

import pytest

from lint_awesome.config import Config
from lint_awesome.facts import Facts
from lint_awesome.linting import lint
from lint_awesome.source import Source


@pytest.mark.parametrize(
    ("label", "values", "told"),
    [
        ("Seen", ["2026-05"] * 9 + ["2026-09"], 1),
        ("Seen", ["by day"] * 9 + ["2026-09"], 0),
        ("Date", ["by day"] * 9 + ["2026-09"], 1),
        ("Last update (date)", ["by day"] * 9 + ["2026-09"], 1),
    ],
)
def test_a_label_is_of_dates_by_its_name_or_its_values(label: str, values: list[str], told: int) -> None:
    text = "".join(
        f"- [Kite {at}](https://example.org/{at})\n  - {label}: {value}\n" for at, value in enumerate(values)
    )
    report = lint(Source("README.md", f"# Papers\n\n{text}"), Config(select=("future-date",)), Facts(date(2026, 6, 30)))
    assert len(report.findings) == told


PAST, FUTURE = ["2026-05"], ["2026-09"]


@pytest.mark.parametrize(
    ("name", "days", "told"),
    [
        ("future-date", 2 * PAST + 2 * FUTURE, 2),
        ("future-date", 2 * PAST + 3 * FUTURE, 0),
        ("future-date", 27 * PAST + 3 * FUTURE, 0),
        ("future-date", 28 * PAST + 3 * FUTURE, 3),  # less than a tenth
        ("invalid-date", 5 * PAST + 2 * ["1899-05"], 2),
        ("invalid-date", 5 * PAST + 3 * ["1899-05"], 0),
        ("invalid-date", 5 * PAST + 3 * ["1899-05"] + ["2024-13"], 1),
    ],
)
def test_a_few_are_slips(name: str, days: list[str], told: int) -> None:
    text = "".join(f"- [Kite {at}](https://example.org/{at})\n  - Date: {day}\n" for at, day in enumerate(days))
    report = lint(Source("README.md", f"# Papers\n\n{text}"), Config(select=(name,)), Facts(date(2026, 6, 30)))
    assert len(report.findings) == told

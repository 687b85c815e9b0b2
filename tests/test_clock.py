"""Any clock: the day is one for a whole run and nobody's date is called future too early, at the turn of any year."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from lint_awesome import facts
from lint_awesome.cli import gathering
from lint_awesome.cli.options import Options
from lint_awesome.config import Config
from lint_awesome.facts import Facts
from lint_awesome.linting import lint
from lint_awesome.source import Source

OLD = ("2019-03-05", "2019-02-11", "2019-01-20")


def told(today: date, *dates: str) -> list[str]:
    """What is reported of dates, beside three of long ago."""
    rows = "".join(f"| [Paper {n}](https://example.org/{n}) | {one} |\n" for n, one in enumerate(dates))
    old = "".join(f"| [Old {n}](https://example.org/old/{n}) | {one} |\n" for n, one in enumerate(OLD))
    text = f"# Papers\n\n| Paper | Date |\n| --- | --- |\n{rows}{old}"
    report = lint(Source("README.md", text), Config(select=("future-date", "invalid-date")), Facts(today))
    return [f"{text[slice(*one.problem.span)]} {one.rule}" for one in report.findings]


@pytest.mark.parametrize(
    ("today", "written", "rules"),
    [
        ("2024-02-28", "2024-02-29", ["future-date"]),
        ("2024-02-29", "2024-02-29", []),
        ("2024-02-29", "2024-03-01", ["future-date"]),
        ("2023-03-01", "2023-02-29", ["invalid-date"]),
        ("2026-06-30", "2024-02-30", ["invalid-date"]),
        ("2026-06-30", "2000-02-29", []),
        ("2026-06-30", "1900-02-29", ["invalid-date"]),
        ("2026-12-31", "2026-12-31", []),
        ("2026-12-31", "2027-01-01", ["future-date"]),
        ("2027-01-01", "2027-01-01", []),
        ("2026-12-31", "2027-01", ["future-date"]),
        ("2027-01-01", "2027-01", []),
        ("2026-12-31", "2027", []),
        ("2026-12-31", "2028", ["future-date"]),
        ("2027-01-01", "2028", []),
        ("0001-01-01", "2019-03-04", []),  # a clock that was never set: all is to come
        ("9999-12-31", "2199-12-31", []),
    ],
)
def test_the_turn_of_years_and_leap_days(today: str, written: str, rules: list[str]) -> None:
    assert [one.split()[1] for one in told(date.fromisoformat(today), written) if one.startswith(written)] == rules


class Clock(datetime):
    """A clock that has gone on by a day each time it is looked at."""

    days: Iterator[int]

    @classmethod
    def now(cls, _: object = None) -> datetime:  # type: ignore[override]
        return datetime(2026, 12, 31, 9, 59, tzinfo=UTC) + timedelta(next(cls.days))


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> None:
    Clock.days = iter(range(100))
    monkeypatch.setattr(facts, "datetime", Clock)


@pytest.mark.usefixtures("clock")
def test_the_day_ends_at_noon_of_the_day_line() -> None:
    """It is 2027 in Kiritimati from 10:00 of UTC on, and a minute before it is not."""
    assert facts.latest_date() == date(2026, 12, 31)
    Clock.days = iter([1])
    assert facts.latest_date() == date(2027, 1, 1)


@pytest.mark.usefixtures("clock")
def test_a_run_has_one_day() -> None:
    lists = [Source(f"{number}.md", "# Tools\n") for number in range(3)]
    days = {task.facts.today for task in gathering.tasks(lists, Options(command="check", isolated=True))}
    assert days == {date(2026, 12, 31)}


@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "America/Adak", "UTC", "<+99>-24", "none"])
def test_what_the_clock_shows_anywhere_is_no_date_to_come(zone: str, tmp_path: Path) -> None:
    """Not even where the day has begun while it has not here."""
    days = subprocess.run(
        [sys.executable, "-c", "import datetime; print(datetime.date.today())"],
        env={**os.environ, "TZ": "Pacific/Kiritimati"},
        capture_output=True,
        text=True,
        check=True,
    )
    rows = "".join(f"| [P {n}](https://example.org/{n}) | {days.stdout.strip()} |\n" for n in range(2))
    (tmp_path / "README.md").write_text(f"# Papers\n\n| Paper | Date |\n| --- | --- |\n{rows}", encoding="utf-8")
    command = [sys.executable, "-m", "lint_awesome", "--offline", "--isolated", "--select", "future-date"]
    ended = subprocess.run(command, cwd=tmp_path, env={**os.environ, "TZ": zone}, capture_output=True, check=False)
    assert (ended.returncode, ended.stderr) == (0, b"")

"""How severe it is that a date contradicts its link's number: what needs long lists to be seen."""

from __future__ import annotations

from datetime import date

import pytest

from lint_awesome.config import Config
from lint_awesome.facts import Facts
from lint_awesome.linting import Finding, lint
from lint_awesome.source import Source


def paper(number: int, day: str, link: str) -> str:
    return f"- [{number} Kites over the Sea of {number * number}](https://{link})\n  - Date: {day}\n"


def said(text: str) -> tuple[Finding, ...]:
    config = Config(select=("date-identifier",))
    return lint(Source("README.md", text), config, Facts(date(2026, 6, 30))).findings


def found(right: int, *wrong: tuple[str, str], under: str = "Papers") -> tuple[Finding, ...]:
    """What is found of some dates and links beside so many that agree, in May and July 2023 in turn."""
    good = [(f"2023-0{5 + 2 * (n % 2)}", f"arxiv.org/abs/230{5 + 2 * (n % 2)}.{10000 + 7 * n}") for n in range(right)]
    return said(f"# {under}\n\n" + "".join(paper(n, *one) for n, one in enumerate([*wrong, *good])))


EARLY, LATE = ("2023-02", "arxiv.org/abs/2305.05524"), ("2023-08", "arxiv.org/abs/2305.05524")
MONTH_LATE, MONTH_EARLY = ("2023-06", "arxiv.org/abs/2305.05524"), ("2023-04", "arxiv.org/abs/2305.05524")


@pytest.mark.parametrize(
    ("right", "wrong", "severities"),
    [
        (9, [EARLY], ["warning"]),
        (8, [EARLY], ["info"]),  # too few to be sure, and nine in ten do not agree
        (17, [EARLY, EARLY], ["info", "info"]),
        (19, [LATE], ["warning"]),
        (18, [LATE], ["info"]),  # one in twenty may be dated by its venue
        (38, [LATE, LATE], ["info", "info"]),  # late ones are no slip where there are several
        (120, [LATE, LATE], ["warning", "warning"]),  # but for very few
        (98, [LATE, LATE], ["warning", "warning"]),
        (97, [LATE, LATE], ["info", "info"]),
        (38, [EARLY, LATE], ["warning", "warning"]),
        (49, [MONTH_LATE], ["warning"]),
        (48, [MONTH_LATE], []),
        (19, [MONTH_LATE], []),
        (0, 60 * [MONTH_LATE], []),
        (50, [MONTH_EARLY], []),  # it may have waited for its announcement
    ],
)
def test_it_is_a_warning_where_the_list_is_sure(
    right: int, wrong: list[tuple[str, str]], severities: list[str]
) -> None:
    assert [one.severity for one in found(right, *wrong)] == severities


@pytest.mark.parametrize(
    ("day", "link", "severity"),
    [
        ("2023-03", "arxiv.org/abs/2305.05524", "warning"),
        ("2023-03-30", "arxiv.org/abs/2305.05524", "info"),  # arXiv may have held it back
        ("2023-02-27", "arxiv.org/abs/2305.05524", "warning"),
        ("2023-07-02", "arxiv.org/abs/2305.05524", "warning"),
        ("2023-07", "arxiv.org/abs/2305.05524v2", "info"),  # of which the date may be
        ("2023-03", "arxiv.org/abs/2305.05524v2", "warning"),
    ],
)
def test_what_may_account_for_it(day: str, link: str, severity: str) -> None:
    assert [one.severity for one in found(40, (day, link))] == [severity]


@pytest.mark.parametrize(
    ("day", "link", "said"),
    [
        ("2023-02", "arxiv.org/abs/2305.05524", "'2023-02' is 3 months before 2305.05524 in the link"),
        ("2023-03", "arxiv.org/abs/2305.05524", "'2023-03' is 2 months before 2305.05524 in the link"),
        ("2023-06", "arxiv.org/abs/2305.05524", "'2023-06' is 1 month after 2305.05524 in the link"),
        ("2025-03", "aclanthology.org/2023.acl-long.7", "'2025-03' is 15 months after 2023.acl-long.7 in the link"),
        ("2021-12", "aclanthology.org/2023.acl-long.7", "'2021-12' is 13 months before 2023.acl-long.7 in the link"),
    ],
)
def test_the_distance_is_told(day: str, link: str, said: str) -> None:
    near = "" if " 1 month " in said else " within a month"
    (one,) = found(60, (day, link))
    assert one.problem.message == f"{said} (60 of 61 dates agree with the link's number{near})"


@pytest.mark.parametrize("day", ["2022-01", "2022-12", "2023-01", "2023-12"])
def test_a_paper_may_be_written_in_the_year_before_its_proceedings(day: str) -> None:
    assert not found(60, (day, "aclanthology.org/2023.acl-long.7"))


def test_a_number_that_cannot_be_contradicts_no_date() -> None:
    assert not found(60, ("2023-02", "arxiv.org/abs/2313.05524"))


def test_a_list_in_no_order_has_no_place_that_the_other_month_would_break() -> None:
    (one,) = found(60, EARLY)
    assert one.problem.fix
    assert one.problem.fix.message == "write '2023-05'"


@pytest.mark.parametrize(("under", "fixes"), [("Papers", 1), ("2023", 0)])
def test_a_month_is_not_offered_under_the_heading_of_another_year(under: str, fixes: int) -> None:
    (one,) = found(60, ("2023-02", "arxiv.org/abs/2212.05524"), under=under)
    assert bool(one.problem.fix) == fixes


def test_a_date_is_not_held_against_the_link_of_another_paper() -> None:
    text = "# Papers\n\n" + "".join(paper(n, "2023-05", f"arxiv.org/abs/2305.{10000 + n}") for n in range(40))
    late = "- [Rivers of Tokens in Quiet Cities](https://arxiv.org/abs/2305.{})\n  - Date: 2023-01\n"
    assert [len(said(text + late.format(number))) for number in (10007, 20007)] == [0, 1]


MONTHS = [f"20{year}-{month:02}" for year in (24, 23, 22) for month in range(12, 0, -1)]


@pytest.mark.parametrize(
    ("place", "day", "number", "words"),
    [
        (12, "2021-12", 12, "write '2023-12'"),
        (12, "2021-12", 11, "write '2024-01'"),
        (12, "2021-12", 13, "write '2023-11'"),
        (12, "2021-12", 10, None),  # before the entry above
        (12, "2021-12", 14, None),  # after the one below
        (35, "2023-04", 35, "write '2022-01'"),
        (35, "2023-04", 33, None),
        (0, "2022-04", 0, "write '2024-12'"),
        (0, "2025-06", 0, "write '2024-12'"),  # which is in order, as its own date was
        (0, "2022-04", 2, None),
    ],
)
def test_the_other_month_is_offered_where_the_entry_stays_in_order(
    place: int, day: str, number: int, words: str | None
) -> None:
    lines = [paper(n, month, f"arxiv.org/abs/{month[2:4]}{month[5:]}.{10000 + n}") for n, month in enumerate(MONTHS)]
    lines[place] = paper(place, day, f"arxiv.org/abs/{MONTHS[number][2:4]}{MONTHS[number][5:]}.20000")
    (one,) = said("# Papers\n\n" + "".join(lines))
    assert (one.problem.fix and one.problem.fix.message) == words

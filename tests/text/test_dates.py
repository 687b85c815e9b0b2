import datetime as dt
from pathlib import Path

import pytest

from lint_awesome.text import dates
from lint_awesome.text.dates import Date

LISTS = sorted((Path(__file__).parents[3] / "shared/corpus/lists").glob("*.md"))

WRITTEN = [
    ("2024-07", (2024, 7), "YYYY-MM"),
    ("2024-7", (2024, 7), "YYYY-M"),
    ("2024/07", (2024, 7), "YYYY/MM"),
    ("2024.7", (2024, 7), "YYYY.M"),
    ("07-2024", (2024, 7), "MM-YYYY"),
    ("7/2024", (2024, 7), "M/YYYY"),
    ("2024-07-15", (2024, 7, 15), "YYYY-MM-DD"),
    ("2024/7/5", (2024, 7, 5), "YYYY/M/D"),
    ("2024/11/5", (2024, 11, 5), "YYYY/M/D"),
    ("2024/07/5", (2024, 7, 5), "YYYY/MM/D"),
    ("2024/7/05", (2024, 7, 5), "YYYY/M/DD"),
    ("2024.07.05", (2024, 7, 5), "YYYY.MM.DD"),
    ("25.07.2024", (2024, 7, 25), "DD.MM.YYYY"),
    ("5.7.2024", (2024, 7, 5), "D.M.YYYY"),
    ("25/7/2024", (2024, 7, 25), "DD/M/YYYY"),
    ("7/25/2024", (2024, 7, 25), "M/DD/YYYY"),
    ("13/7/2024", (2024, 7, 13), "DD/M/YYYY"),
    ("7/13/2024", (2024, 7, 13), "M/DD/YYYY"),
    ("July 2024", (2024, 7), "Month YYYY"),
    ("Jul 2024", (2024, 7), "Mon YYYY"),
    ("Jan 1900", (1900, 1), "Mon YYYY"),
    ("Jul. 2024", (2024, 7), "Mon. YYYY"),
    ("Apr., 2025", (2025, 4), "Mon., YYYY"),
    ("JUNE 2024", (2024, 6), "MONTH YYYY"),
    ("sep 2024", (2024, 9), "mon YYYY"),
    ("Jul-2024", (2024, 7), "Mon-YYYY"),
    ("16 May 2023", (2023, 5, 16), "D Month YYYY"),
    ("06 Jun 2023", (2023, 6, 6), "DD Mon YYYY"),
    ("August 12, 2026", (2026, 8, 12), "Month D, YYYY"),
    ("May 16th, 2023", (2023, 5, 16), "Month Dth, YYYY"),
    ("1st Dec 2022", (2022, 12, 1), "Dth Mon YYYY"),
    ("2024年7月", (2024, 7), "YYYY年M月"),
    ("2024年07月15日", (2024, 7, 15), "YYYY年MM月D日"),
    ("2024年07月05日", (2024, 7, 5), "YYYY年MM月DD日"),
    ("2024 年 7 月", (2024, 7), "YYYY 年 M 月"),
    ("2024년 7월", (2024, 7), "YYYY년 M월"),
    ("2020년 8월 21일", (2020, 8, 21), "YYYY년 M월 D일"),
]


def parsed(text: str) -> Date:
    date = dates.parse(text, 0, len(text))
    assert date
    return date


@pytest.mark.parametrize(("text", "numbers", "form"), WRITTEN)
def test_a_date_is_found_read_and_written_back(text: str, numbers: tuple[int, ...], form: str) -> None:
    around = f"- **A lamp** ({text}), by Ada."
    [found] = dates.find(around, 0, len(around))
    assert around[slice(*found.span)] == text
    assert (dates.key(found), found.form, found.flaw) == (numbers, form, None)
    assert dates.write(found, form) == text
    assert parsed(f" **[{text}]** ").form == form


@pytest.mark.parametrize(
    ("text", "flaw"),
    [
        ("2023-14", "there is no month 14"),
        ("2014-14", "there is no month 14"),
        ("2024-00", "there is no month 0"),
        ("2023-02-30", "February 2023 has 28 days"),
        ("2024-02-30", "February 2024 has 29 days"),
        ("32 Nov 2021", "November 2021 has 30 days"),
        ("2024-12-32", "December 2024 has 31 days"),
        ("2024-12-00", "there is no day 0"),
        ("2024-30-05", "there is no month 30"),
        ("2024年13月", "there is no month 13"),
        ("May 1843", "before 1900"),
    ],
)
def test_an_impossible_date_has_a_flaw(text: str, flaw: str) -> None:
    [found] = dates.find(text, 0, len(text))
    assert found.flaw == flaw
    assert dates.first_day(found) is None
    assert dates.write(found, "YYYY") is None


@pytest.mark.parametrize(
    "text",
    [
        "1.2024.3",
        "v2024.7",
        "2024.7.x",
        "arXiv 2001.01234",
        "2407.16951",
        "120240711",
        "2024-07-15T12:30:00",
        "http://a.example.org/2024/07/15/x",
        "[x](/post/2024-07)",
        "[x](2024-07.md)",
        '<a href="2024-07">',
        "2023.acl-long.12",
        "CVPR-2024",
        "file_2024-07_a",
        "season 2023-24, 2019-23",
        "2024.50 points",
        "2024.13 points",
        "$2024.5",
        "17/2023",
        "pages 1840-2",
        "in 2024 and 2025",
        "you may 2 or 2024x",
        "2024-07-15-title",
        "Maypole 2024",
        "a May",
        "1920x1080",
        "2024.5%",
    ],
)
def test_what_is_no_date_is_not_found(text: str) -> None:
    assert not list(dates.find(text, 0, len(text)))


def test_dates_follow_each_other() -> None:
    text = "2024-07, 3 May 2021; May 2020-06 2019年1月https://a.example.org/2018-01 (Jan 2017)"
    assert [text[slice(*d.span)] for d in dates.find(text, 0, len(text))] == [
        "2024-07",
        "3 May 2021",
        "2020-06",
        "2019年1月",
        "Jan 2017",
    ]


def test_only_the_stretch_is_searched() -> None:
    assert [d.span for d in dates.find("2021-01 2022-02 2023-03", 8, 15)] == [(8, 15)]


def test_years_are_found_where_they_are_asked_for() -> None:
    text = "ACL 2024, (1899), 2188; 12024 v2023 2023-acl 2022年 2021s"
    found = list(dates.find(text, 0, len(text), years=True))
    assert [(d.year, d.form, d.flaw) for d in found] == [
        (2024, "YYYY", None),
        (1899, "YYYY", "before 1900"),
        (2188, "YYYY", None),
        (2022, "YYYY", None),
    ]
    assert [text[slice(*d.span)] for d in found] == ["2024", "1899", "2188", "2022"]


@pytest.mark.parametrize(
    ("text", "key", "form"),
    [
        ("2188", (2188,), "YYYY"),
        ("**1850**", (1850,), "YYYY"),
        ("(2024年)", (2024,), "YYYY年"),
        ("20240715", (2024, 7, 15), "YYYYMMDD"),
        ("2024 Jul 5", (2024, 7, 5), "YYYY Mon D"),
        ("2010 June", (2010, 6), "YYYY Month"),
        ("2023-24", (2023, 24), "YYYY-MM"),
        ("13/2024", (2024, 13), "MM/YYYY"),
    ],
)
def test_a_whole_stretch_may_be_more(text: str, key: tuple[int, ...], form: str) -> None:
    date = parsed(text)
    assert (dates.key(date), date.form) == (key, form)


@pytest.mark.parametrize(
    "text", ["", "-", "N/A", "2024-07 to 2024-09", "ACL 2024", "soon", "20241332", "1024", "x" * 99]
)
def test_a_stretch_that_is_no_date_is_not_read(text: str) -> None:
    assert dates.parse(text, 0, len(text)) is None


@pytest.mark.parametrize("text", ["03/04/2024", "12/05/2024", "05/12/2024"])
def test_two_readings_are_none(text: str) -> None:
    date = parsed(text)
    assert (date.year, date.month, date.day, date.form) == (2024, None, None, "NN/NN/YYYY")
    assert dates.write(date, "YYYY-MM-DD") is None


@pytest.mark.parametrize(
    ("text", "form", "written"),
    [
        ("July 2024", "YYYY-MM", "2024-07"),
        ("2024/7/5", "D Mon YYYY", "5 Jul 2024"),
        ("2024-07-15", "YYYY.M", "2024.7"),
        ("2024-07-22", "Month Dth, YYYY", "July 22nd, 2024"),
        ("2024-07-13", "Dth MON YYYY", "13th JUL 2024"),
        ("2024-07-11", "Dth month YYYY", "11th july 2024"),
        ("2024-07-21", "Mon Dth YYYY", "Jul 21st 2024"),
        ("2024-07-23", "Dth Mon YYYY", "23rd Jul 2024"),
        ("2024-07-15", "NN/NN/YYYY", None),
        ("2024年", "YYYY", "2024"),
        ("2024-07", "YYYY年M月", "2024年7月"),
        ("2024-07", "YYYY-MM-DD", None),
        ("2024", "YYYY-MM", None),
    ],
)
def test_a_date_is_written_in_another_form(text: str, form: str, written: str | None) -> None:
    assert dates.write(parsed(text), form) == written


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("2024.7", {"YYYY.M"}),
        ("2024.10", {"YYYY.MM", "YYYY.M"}),
        ("2024.09", {"YYYY.MM"}),
        ("May 2024", {"Month YYYY", "Mon YYYY"}),
        ("10 Jul 2024", {"D Mon YYYY", "DD Mon YYYY"}),
        ("09 Jul 2024", {"DD Mon YYYY"}),
        ("2024-11-05", {"YYYY-MM-DD", "YYYY-M-DD"}),
    ],
)
def test_a_date_can_be_of_several_forms(text: str, forms: set[str]) -> None:
    assert set(dates.forms(parsed(text))) == forms
    assert dates.forms(parsed(text))[0] == parsed(text).form


@pytest.mark.parametrize(
    ("a", "b", "order"),
    [("2024-07", "2024-08", -1), ("2024", "2024-08", 0), ("Aug 2024", "2024-07-31", 1), ("2024-07-02", "2024-07", 0)],
)
def test_dates_compare_to_their_common_precision(a: str, b: str, order: int) -> None:
    assert dates.compare(parsed(a), parsed(b)) == order
    assert dates.compare(parsed(b), parsed(a)) == -order


@pytest.mark.parametrize(
    ("text", "day"), [("2024", (2024, 1, 1)), ("2024-07", (2024, 7, 1)), ("3 May 2021", (2021, 5, 3))]
)
def test_the_first_day_of_a_date(text: str, day: tuple[int, int, int]) -> None:
    assert dates.first_day(parsed(text)) == dt.date(*day)


@pytest.mark.skipif(not LISTS, reason="the real lists are not here")
def test_every_date_of_real_lists_is_possible_and_read_alike() -> None:
    for path in LISTS:
        text = path.read_text(encoding="utf-8")
        for found in dates.find(text, 0, len(text)):
            assert found.flaw is None
            assert dates.parse(text, *found.span) == found
            assert all(dates.write(found, form) == dates.write(found, found.form) for form in dates.forms(found))

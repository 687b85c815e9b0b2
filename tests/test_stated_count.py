"""What a number that a list states about itself is held against."""

from __future__ import annotations

from datetime import date

import pytest

from lint_awesome.config import Config
from lint_awesome.facts import Facts
from lint_awesome.linting import Finding, lint
from lint_awesome.source import Source


def papers(first: int, many: int) -> str:
    return "".join(f"- [Kite {n}](https://example.org/{n}) - Flies.\n" for n in range(first, first + many))


def found(text: str) -> tuple[Finding, ...]:
    return lint(Source("README.md", text), Config(select=("stated-count",)), Facts(date(2026, 6, 30))).findings


def said(*above: str) -> list[str]:
    """What is said of some text above five papers and two tools."""
    text = f"# Kites\n\n{chr(10).join(above)}\n\n## Papers\n\n{papers(0, 5)}\n## Tools\n\n{papers(10, 2)}"
    return [one.problem.message for one in found(text)]


SIX = ["6 is stated, but section 'Papers' holds 5"]


@pytest.mark.parametrize(
    ("above", "messages"),
    [
        ("There are 6 papers here.", SIX),
        ("There are 5 papers here.", []),
        ("There are 7 papers here.", []),  # all entries may be called so
        ("There are 7 papers and 2 tools.", ["7 is stated, but section 'Papers' holds 5"]),
        ("We read 6 papers and 4 clouds.", []),  # of which one is no section
        ("There are 6 papers. We flew 4 clouds.", SIX),
        ("We flew 4 clouds. There are 6 papers.", SIX),
        ("There are 6 papers and 2 tools.", SIX),
        ("There are 10 papers and 2 tools.", ["10 is stated, but section 'Papers' holds 5"]),
        ("There are 11 papers and 2 tools.", []),  # too far off to have been right once
        ("There are 5 papers and 5 tools.", ["5 is stated, but section 'Tools' holds 2"]),  # a few are never far off
        ("There are 5 papers and 6 tools.", []),
        ("There are over 6 papers and 3 tools.", ["3 is stated, but section 'Tools' holds 2"]),
        ("There are 6 papers and 2 clouds.", []),
        ("There are 2023 papers here.", []),
        ("There are 6+ papers here.", []),
        ("There are over 6 papers here.", []),
        ("There are **over** 6 papers here.", []),
        ("There are well over the years 6 papers here.", SIX),
        ("Only the newest are shown: there are 6 papers.", []),
        ("There are 9 papers here.", ["9 is stated, but section 'Papers' holds 5"]),
        ("There are 11 papers here.", []),
        ("We read 6 papers.", SIX),
        ("We met 8 entries.", []),  # no claim that it is of this list
        ("This list contains 8 entries.", ["8 is stated, but the list holds 7"]),
        ("This list contains 7 entries.", []),
        ("![x](https://img.shields.io/badge/entries-8-blue)", ["8 is stated, but the list holds 7"]),
        ("![x](https://img.shields.io/badge/PaperNumber-8-blue)", ["8 is stated, but the list holds 7"]),
        ("![x](https://img.shields.io/badge/paper_readers-8-blue)", []),
        ("![x](https://example.org/entries-8-blue.svg)", []),
        ("![x](https://img.shields.io/badge/papers-7-blue)", []),  # so many are in the whole list
        ("![x](https://img.shields.io/badge/papers-6-blue)", ["6 is stated, but section 'Papers' holds 5 or 7"]),
        ("[x](https://img.shields.io/badge/entries-8-blue)", []),  # which no reader sees
    ],
)
def test_in_the_text_above_the_entries(above: str, messages: list[str]) -> None:
    assert said(above) == messages


def test_each_sentence_is_looked_at_by_itself() -> None:
    assert said("There are 6 papers here.", "", "We flew 4 clouds.") == SIX
    assert said("There are 6 papers here", "", "We flew 4 clouds") == SIX


@pytest.mark.parametrize(
    ("above", "title", "messages"),
    [
        ("There are 4 lamps.", "Lamps", ["4 is stated, but section 'Lamps' holds 3"]),
        ("There are 4 lamps and candles.", "Lamps & Candles", ["4 is stated, but section 'Lamps & Candles' holds 3"]),
        ("![x](https://img.shields.io/badge/lamps-4-blue)", "Lamps", ["4 is stated, but section 'Lamps' holds 3"]),
        ("There are 4 sponsors.", "Sponsors", []),  # who are not of the list
    ],
)
def test_a_number_is_held_against_the_section_that_it_names(above: str, title: str, messages: list[str]) -> None:
    text = f"# Kites\n\n{above}\n\n## Papers\n\n{papers(0, 5)}\n## {title}\n\n{papers(10, 3)}"
    assert [one.problem.message for one in found(text)] == messages


@pytest.mark.parametrize(("stated", "count"), [(5, 0), (6, 0), (7, 0), (4, 1), (8, 1)])
def test_all_entries_are_those_of_one_shape_or_each_resource_once(stated: int, count: int) -> None:
    table = "| Name | Page |\n| --- | --- |\n| Kite | [page](https://example.org/table) |\n"
    text = f"# Kites\n\nThis list contains {stated} entries.\n\n## All\n\n{papers(0, 5)}{papers(0, 1)}\n{table}"
    assert len(found(text)) == count


UNFOLDING = "# Kites\n\n<details><summary>{} papers</summary>\n\n{}\n</details>\n\n## More\n\n{}"
INNER = "<details><summary>2 papers</summary>\n\n{}\n</details>\n\n"


@pytest.mark.parametrize(("stated", "messages"), [(4, []), (5, ["5 is stated, but this part holds 4"]), (7, [])])
def test_a_part_that_unfolds_counts_what_it_holds(stated: int, messages: list[str]) -> None:
    text = UNFOLDING.format(stated, papers(0, 4), papers(10, 3))
    expected = messages or ([] if stated == 4 else ["7 is stated, but this part holds 4"])
    assert [one.problem.message for one in found(text)] == expected


def test_a_part_that_unfolds_may_hold_roughly_what_is_stated() -> None:
    assert not found(UNFOLDING.format("over 5", papers(0, 4), papers(10, 3)).replace("7", "3"))


def test_a_part_is_not_held_to_the_section_that_its_entries_are_called_after() -> None:
    unfolding = INNER.format(papers(0, 2))
    assert not found(f"# Kites\n\n## Papers\n\n{unfolding}{papers(10, 3)}")


def test_of_parts_within_each_other_the_innermost_counts() -> None:
    text = UNFOLDING.format(6, papers(0, 3) + "\n" + INNER.format(papers(20, 3)), papers(10, 3))
    assert [one.problem.message for one in found(text)] == ["2 is stated, but this part holds 3"]


def test_a_year_is_no_number_of_entries() -> None:
    assert not found(f"# Kites\n\nThere are 1999 papers here.\n\n## Papers\n\n{papers(0, 1001)}")


@pytest.mark.parametrize(("stated", "right"), [("1,003", "1,001"), ("1003", "1001")])
def test_a_number_is_mended_as_it_is_written(stated: str, right: str) -> None:
    (one,) = found(f"# Kites\n\nThere are {stated} papers here.\n\n## Papers\n\n{papers(0, 1001)}")
    assert one.problem.fix
    assert one.problem.fix.message == f"write {right}"


@pytest.mark.parametrize(
    ("stated", "messages"),
    [(3, []), (4, []), (5, []), (2, ["2 is stated, but section 'Papers' holds 3 or 5"])],
)
def test_of_entries_that_stand_twice_any_may_be_counted_once(stated: int, messages: list[str]) -> None:
    text = f"# Kites\n\nThere are {stated} papers here.\n\n## Papers\n\n{papers(0, 3)}{papers(1, 2)}"
    assert [one.problem.message for one in found(text)] == messages


def test_a_section_that_stands_apart_is_none_of_a_name() -> None:
    own = f"# Kites\n\nThere are 6 papers here.\n\n## Papers\n\n{papers(0, 5)}"
    text = f"{own}\n## Related lists\n\n### Papers\n\nElsewhere.\n"
    assert [one.problem.message for one in found(text)] == SIX

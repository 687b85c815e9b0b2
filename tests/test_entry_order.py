"""How many entries of a group may be out of order, and what is said of them: what needs long lists to be seen."""

from __future__ import annotations

from datetime import date

import pytest

from lint_awesome.config import Config
from lint_awesome.facts import Facts
from lint_awesome.linting import Finding, lint
from lint_awesome.source import Source

NAMES = [f"{a}{b}{c} kites" for a in "bdfgk" for b in "aeiou" for c in "lmnrst"]
"""In the order of the alphabet."""
SORTED = "## Sorted\n\n" + "".join(f"- [{name}](https://example.org/{name[:3]})\n" for name in NAMES)


def found(text: str) -> tuple[Finding, ...]:
    config = Config(select=("entry-order",))
    return lint(Source("README.md", f"# Kites\n\n{text}"), config, Facts(date(2026, 6, 30))).findings


def group(count: int, *wrong: int) -> str:
    """A section of so many entries in order, of which those at some places have come down by one."""
    names = [f"{name} club" for name in NAMES[:count]]
    for place in wrong:
        names[place : place + 2] = reversed(names[place : place + 2])
    return "## Clubs\n\n" + "".join(f"- [{name}](https://clubs.example.org/{name[:3]})\n" for name in names)


@pytest.mark.parametrize(
    ("count", "wrong", "told"),
    [
        (4, [2], 0),  # too few to have an order
        (5, [2], 1),
        (7, [3], 1),
        (7, [2, 4], 0),  # of a small group, one
        (8, [3], 1),
        (14, [3, 7], 0),  # 2 of 13 neighbours are more than 15 %
        (15, [3, 7], 2),
        (15, [3, 7, 11], 0),
        (20, [3, 8, 13], 0),
        (21, [3, 8, 13], 3),
    ],
)
def test_a_group_of_which_more_is_out_of_order_has_another_one(count: int, wrong: list[int], told: int) -> None:
    assert len(found(group(count, *wrong) + SORTED)) == told


def test_a_small_group_does_not_speak_for_the_next() -> None:
    assert len(found("## Few\n\n- [Kite](https://example.org/kite)\n\n" + group(9, 4) + SORTED)) == 1


def test_who_stands_first_on_purpose_counts_in_a_small_group() -> None:
    first = "- [zither club](https://clubs.example.org/zither)\n"
    counts = [len(found(group(count, 2).replace("\n\n", f"\n\n{first}") + SORTED)) for count in (6, 14)]
    assert counts == [0, 1]


def test_of_a_large_group_few_need_not_be_in_an_order() -> None:
    months = [9, 8, 7, 5, 6]
    dated = [f"- [{NAMES[month]}](https://example.org/{month})\n  - Date: 2024-{month:02}\n" for month in months]
    other = [f"- [{name}](https://clubs.example.org/{name[:3]})\n  - Seen: often\n" for name in NAMES[20:60:7]]
    rest = [f"- [{NAMES[-at]}](https://example.org/{at})\n  - Date: 20{at}-01\n" for at in range(23, 11, -1)]
    text = "## Early\n\n" + "".join(rest) + "\n## Late\n\n" + "".join(dated)
    assert [len(found(text + more)) for more in ("", "".join(other))] == [1, 0]


@pytest.mark.parametrize(
    ("words", "fixes"),
    [({}, 1), ({2: "- Those that fly:\n"}, 1), ({5: "- Those that fly:\n"}, 0)],
)
def test_words_between_entries_stay_where_they_are(words: dict[int, str], fixes: int) -> None:
    lines = group(9, 4).splitlines(keepends=True)
    for at, line in words.items():
        lines[at + 2 : at + 2] = [line]
    assert [bool(one.problem.fix) for one in found("".join(lines) + "\n" + SORTED)] == [bool(fixes)]


@pytest.mark.parametrize(
    ("count", "wrong", "words"),
    [(9, [4], "move the entry"), (15, [3, 7], "move the 2 entries that are out of order")],
)
def test_what_a_fix_does_is_told(count: int, wrong: list[int], words: str) -> None:
    fixes = [one.problem.fix for one in found(group(count, *wrong) + SORTED)]
    assert [fix and fix.message for fix in fixes] == [words] * len(wrong)


def test_an_entry_without_a_title_is_marked_as_a_whole() -> None:
    rows = [f"| 2024-{month:02} | {NAMES[month]} | [code](https://example.org/{month}) |" for month in range(1, 11)]
    rows[5] = "| 2024-10 | | [code](https://example.org/6) |"
    (one,) = found("\n".join(["| Date | Name | Links |", "| --- | --- | --- |", *rows, ""]))
    assert one.entry
    assert one.problem.span == one.entry.head


@pytest.mark.parametrize(("name", "shown"), [("a" * 60, "'" + "a" * 60 + "'"), ("a" * 61, "'" + "a" * 59 + "…'")])
def test_a_long_name_is_cut(name: str, shown: str) -> None:
    late = f"- [{name}](https://clubs.example.org/long)\n"
    before, after = group(9).split("- [bar")
    (one,) = found(f"{before}{late}- [bar{after}{SORTED}")
    assert one.problem.message.startswith(f"{shown} stands after 'ban kites club'; the list is ordered by the alphabet")


def papers(*numbers: str) -> str:
    return "".join(f"- [{NAMES[at * 37 % 89]}](https://arxiv.org/abs/{number})\n" for at, number in enumerate(numbers))


MONTHS = [f"{year}{month:02}" for year in (25, 24, 23) for month in range(12, 0, -1)]


@pytest.mark.parametrize(
    ("number", "told"),
    [
        ("2309.00001", "2309.00001 stands before 2505.00005; the list is ordered by arXiv number, newest first"),
        ("2606.00001", "2606.00001 stands after 2506.00005; the list is ordered by arXiv number, newest first"),
        ("2313.00001", None),  # no month has this number
        ("2607.00001", None),  # nor any paper yet
        ("2505.00900", None),  # within a month there is no order
    ],
)
def test_an_arxiv_number_out_of_order(number: str, told: str | None) -> None:
    numbers = [f"{month}.{10 * at + 5:05}" for at, month in enumerate(MONTHS)]
    numbers[6] = "2506.00005"
    numbers[7] = "2505.00005"
    said = [one.problem.message for one in found(papers(*numbers[:7], number, *numbers[7:]))]
    assert [message.split(" (")[0] for message in said] == ([told] if told else [])


def test_an_entry_may_be_of_another_year_than_its_heading_where_that_is_no_habit() -> None:
    dated = "".join(
        f"- [{NAMES[month * 37 % 89]}](https://example.org/{month})\n  - Date: 2024-{month:02}\n"
        for month in (12, 11, 9, 8, 7, 6, 5, 4, 3, 10, 2, 1)
    )
    assert [len(found(f"## {title}\n\n{dated}")) for title in ("2025", "2024", "All")] == [1, 1, 1]


def test_an_entry_that_stands_further_up_too_is_in_no_place() -> None:
    names = [f"- [{name}](https://example.org/{name[:3]})\n" for name in NAMES]
    again = [*names[:40], names[2], *names[40:]]
    assert found("".join(again)) == ()
    assert len(found("".join([*names[:40], "- [ab](https://example.org/ab)\n", *names[40:]]))) == 1

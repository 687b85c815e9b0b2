"""What a list does by habit is learned from enough of its entries, each section by itself where they differ."""

from __future__ import annotations

import re
from string import ascii_lowercase

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint_awesome.config import Config, Convention
from lint_awesome.conventions import Conventions, Habit, OrderKey, Schema, Topic
from lint_awesome.habits.learning import habit, learn, tops
from lint_awesome.habits.meaning import meanings
from lint_awesome.habits.ordering import KEYS, neighbours, stray
from lint_awesome.reading import read
from lint_awesome.source import Source
from lint_awesome.text.names import misspelling, near_button


def learned(text: str, **convention: float) -> Conventions:
    config = Config(convention=Convention(**convention))  # type: ignore[arg-type]
    return learn(read(Source("README.md", text)), config)


def only(text: str) -> Schema:
    """The one schema of a list."""
    (schema,) = learned(text).schemas
    return schema


def entry(number: int, *fields: str, own: str = "") -> str:
    """An entry with a line for each field."""
    below = "".join(f"  - {field}\n" for field in fields)
    return f"- [Kite {number}](https://example.org/{number}){own}\n{below}"


def entries(*counted: tuple[int, tuple[str, ...]]) -> str:
    """So many entries with the same fields, as often as wanted."""
    fields = [fields for count, fields in counted for _ in range(count)]
    return "".join(entry(number, *those) for number, those in enumerate(fields))


def lines(*counted: tuple[int, str]) -> str:
    """So many entries with the same words after the title."""
    own = [words for count, words in counted for _ in range(count)]
    return "".join(entry(number, own=words) for number, words in enumerate(own))


@pytest.mark.parametrize(
    ("agree", "of", "holds"),
    [(5, 5, True), (4, 4, False), (9, 10, True), (8, 9, False), (45, 50, True), (44, 50, False), (899, 1000, False)],
)
def test_a_convention_holds_from_nine_in_ten_of_five_on(agree: int, of: int, holds: bool) -> None:
    found = habit({"as most": agree, "else": of - agree}, Convention())
    assert found == Habit("as most" if holds else None, agree, of)
    both = entries((agree, ("Date: 2024-07",)), (of - agree, ("Venue: ICKP",)))
    assert only(both).required.get("Date") == (Habit(value=True, agree=agree, of=of) if holds else None)


def test_share_and_cases_can_be_set() -> None:
    text = entries((2, ("Date: 2024-07",)), (1, ("Venue: ICKP",)))
    (schema,) = learned(text, share=0.6, cases=3).schemas
    assert schema.required == {"Date": Habit(value=True, agree=2, of=3)}
    (schema,) = learned(text, share=0.6, cases=4).schemas
    assert schema.required == {}


def test_evidence_is_said_in_numbers() -> None:
    assert Habit("x", 153, 154).evidence("have 'Code'") == "153 of 154 have 'Code'"
    assert Habit("x", 0, 0, pinned=True).evidence("have 'Code'") == "set in the configuration"
    assert (Habit("x", 3, 4).share, Habit(None, 0, 0).share) == (0.75, 0)


BADGE = "![stars](https://example.org/stars.svg)"


def of_sections(*sections: tuple[str, str]) -> str:
    return "# Kites\n" + "".join(f"\n## {title}\n\n{body}" for title, body in sections)


def told(conventions: Conventions) -> list[tuple[str, str, int, set[str]]]:
    return [(s.title, s.shape, len(s.entries), set(s.required)) for s in conventions.schemas]


def test_sections_share_evidence_where_they_require_the_same() -> None:
    dated, coded = ("Date: 2024-07",), ("Date: 2024-07", "Code: -")
    text = of_sections(
        ("Large", entries((5, dated))), ("Small", entries((5, coded))), ("Red", entries((5, dated), (1, coded)))
    )
    assert told(learned(text)) == [("Large, Red", "nested", 11, {"Date"}), ("Small", "nested", 5, {"Date", "Code"})]


@pytest.mark.parametrize(
    ("size", "expected"),
    [
        (10, [("Large, Small", "nested", 15, {"Date", "Code"})]),
        (9, [("Large", "nested", 9, {"Date", "Code"}), ("Small", "nested", 5, {"Date"})]),
    ],
)
def test_a_small_section_but_for_one_entry_takes_after_one_of_ten(
    size: int, expected: list[tuple[str, str, int, set[str]]]
) -> None:
    dated, coded = ("Date: 2024-07",), ("Date: 2024-07", "Code: -")
    text = of_sections(("Large", entries((size, coded))), ("Small", entries((4, coded), (1, dated))))
    assert told(learned(text)) == expected


def test_a_small_section_of_which_two_entries_lack_a_label_is_of_its_own_kind() -> None:
    dated, coded = ("Date: 2024-07",), ("Date: 2024-07", "Code: -")
    text = of_sections(("Large", entries((10, coded))), ("Small", entries((4, coded), (2, dated))))
    assert told(learned(text)) == [
        ("Large", "nested", 10, {"Date", "Code"}),
        ("Small", "nested", 6, {"Date"}),
    ]


def test_entries_above_all_headings_add_no_title() -> None:
    dated = entries((5, ("Date: 2024-07",)))
    text = dated + of_sections(("Large", dated), ("Small", dated))
    assert told(learned(text)) == [("Large, Small", "nested", 15, {"Date"})]


def test_a_line_without_a_label_is_none_that_others_must_have() -> None:
    schema = only(entries((5, ("Date: 2024-07", "flies at night"))))
    assert (set(schema.required), set(schema.known), schema.labels) == ({"Date"}, {"Date"}, ("Date",))


def test_shapes_share_no_evidence() -> None:
    table = "| Name | Date |\n|-|-|\n" + "".join(f"| [K{n}](https://example.org/k{n}) | 2024-07 |\n" for n in range(5))
    text = of_sections(("Large", entries((5, ("Date: 2024-07",))) + f"\n{table}"), ("Small", table))
    assert told(learned(text)) == [("Large", "nested", 5, {"Date"}), ("Large, Small", "table", 10, {"Date"})]


def test_a_small_section_requires_nothing_and_shares_nothing() -> None:
    dated = ("Date: 2024-07",)
    found = learned(of_sections(("Large", entries((20, dated))), ("Small", entries((4, dated)))))
    assert told(found) == [("Large", "nested", 20, {"Date"}), ("Small", "nested", 4, set())]
    assert found.schemas[1].habit("date", "Date") == Habit(None, 4, 4)


def test_what_stands_apart_is_no_evidence() -> None:
    other = entries((9, ("Code: -",)))
    dated = entries((5, ("Date: 2024-07",)))
    text = of_sections(("News", other), ("Large", dated), ("Small", dated), ("Contributing", other))
    assert told(learned(text)) == [("Large, Small", "nested", 10, {"Date"})]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("- [A](https://example.org/a)\n", "-"),
        ("# L\n## P\n### 1\n- [A](https://example.org/a)\n### 2\n- [B](https://example.org/b)\n", "- - - 1 2"),
        ("# L\n## P\n### 1\n- [A](https://example.org/a)\n## Q\n- [B](https://example.org/b)\n", "- - P P Q"),
        ("# L\n## P\n- [A](https://example.org/a)\n## Q\n## R\n- [B](https://example.org/b)\n", "- - P Q R"),
        ("# L\n- [A](https://example.org/a)\n# M\n## P\n- [B](https://example.org/b)\n", "- L M M"),
    ],
)
def test_sections_are_learned_at_the_shallowest_level_that_has_two(text: str, expected: str) -> None:
    assert " ".join(section.title or "-" for section in tops(read(Source("README.md", text)))) == expected


def test_a_misspelt_label_means_the_one_that_others_have() -> None:
    schema = only(entries((9, ("Code: -", "Author: A B")), (1, ("Cdoe: -", "Author(s): A B"))))
    assert schema.meant == {"Cdoe": "Code", "Author(s)": "Author"}
    assert [schema.key(name) for name in ("Cdoe", "Code", "Venue")] == ["Code", "Code", "Venue"]
    assert schema.known == {"Code": 10, "Author": 10}
    assert schema.required["Code"] == Habit(value=True, agree=9, of=10)


@pytest.mark.parametrize(
    ("uses", "expected"),
    [
        ({"Code": 9, "Cdoe": 1}, {"Cdoe": "Code"}),
        ({"Code": 8, "Cdoe": 1}, {}),
        ({"Code": 4, "Cdoe": 0}, {}),
        ({"Code": 30, "Venue": 1}, {}),
        ({"Code": 40, "Date": 50, "Coed": 1}, {"Coed": "Code"}),
        ({"Data": 40, "Date": 50, "Datx": 1}, {"Datx": "Date"}),
    ],
)
def test_a_label_is_a_misspelling_of_one_that_is_far_more_frequent(
    uses: dict[str, int], expected: dict[str, str]
) -> None:
    assert meanings(uses, misspelling, Convention()) == expected


def test_a_button_is_meant_by_one_slip_alone() -> None:
    uses = {"code": 40, "codes": 2, "cod": 1, "demo": 1, "Code": 5, "part 1": 30, "Part-1": 1, "part 2": 1}
    assert meanings(uses, near_button, Convention()) == {"codes": "code", "cod": "code", "Part-1": "part 1"}


def test_where_thousands_of_words_stand_none_is_a_label() -> None:
    uses = {f"word{number}": 1 for number in range(3000)} | {"Code": 900, "Cdoe": 1}
    assert meanings(uses, misspelling, Convention()) == {}


def test_a_button_is_a_misspelling_only_of_one_that_is_common() -> None:
    def buttons(*counted: tuple[int, str]) -> str:
        return lines(*((count, f" [[{name}](https://example.org/b)]") for count, name in counted))

    assert only(buttons((20, "Paper"), (1, "Ppaer"))).meant == {"Ppaer": "Paper"}
    assert only(buttons((6, "Paper"), (1, "Ppaer"))).meant == {}
    assert only(buttons((20, "Paper"))).required == {}


def test_a_label_is_known_from_two_entries_on() -> None:
    schema = only(entries((4, ("Date: 2024-07",)), (2, ("Venue: ICKP",)), (1, ("Remark: x",))))
    assert schema.known == {"Date": 4, "Venue": 2}


def test_labels_have_a_usual_order() -> None:
    schema = only(entries((5, ("Date: 2024-07", "Venue: -", "Code: -")), (1, ("Code: -", "Date: 2024-07"))))
    assert schema.labels == ("Date", "Venue", "Code")
    assert schema.habit("order", "Code\nDate") == Habit(None, 5, 6)
    assert schema.habit("order", "Code\nVenue") == Habit("Venue", 5, 5)


@pytest.mark.parametrize(
    ("text", "topic", "label", "expected"),
    [
        (entries((9, ("Date: 2024-07",)), (1, ("Date:2024-07",))), "mark", "Date", Habit(": ", 9, 10)),
        (entries((9, ("**Date:** 2024-07",)), (1, ("Date: 2024-07",))), "mark", "", Habit(":** ", 9, 10)),
        (entries((5, ("Venue: -",)), (50, ("Venue: ICKP",))), "placeholder", "Venue", Habit("-", 5, 5)),
        (entries((5, ("Venue: -",)), (1, ("Venue: N/A",))), "placeholder", "Venue", Habit(None, 5, 6)),
        (entries((5, ("Venue: -",)), (5, ("Code: -",))), "placeholder", "", Habit("-", 10, 10)),
        (entries((9, ("Date: 2024-07",)), (1, ("Date: July 2024",))), "date", "Date", Habit("YYYY-MM", 9, 10)),
        (entries((5, ("Date: 2024-07",)), (5, ("Date: 2024-13",))), "date", "Date", Habit("YYYY-MM", 5, 5)),
        (entries((5, ("Date: -",)), (5, ("Date: 2024-07",))), "kind", "Date", Habit("date", 5, 5)),
        (entries((5, ("By: Ann Lee, Bo Ray",)), (9, ("By: -",))), "kind", "By", Habit("names", 5, 5)),
        (entries((5, (f"Code: [{BADGE}](https://example.org/code)",))), "kind", "Code", Habit("badge", 5, 5)),
        (
            entries((5, (f"Code: {BADGE}",)), (1, ("Code: [x](https://example.org/code)",))),
            "kind",
            "Code",
            Habit(None, 5, 6),
        ),
        (
            entries((5, ("Use: as [this](https://example.org) tells us at great length",))),
            "kind",
            "Use",
            Habit("text", 5, 5),
        ),
        (lines((9, " - A fire."), (1, ": A fire.")), "separator", "", Habit(" - ", 9, 10)),
        (lines((9, " - A fire."), (1, "")), "description", "", Habit("yes", 9, 10)),
        (lines((9, " - A fire.")).replace("- [Kite 3]", "* [Kite 3]"), "bullet", "", Habit(None, 8, 9)),
        (lines((19, " - A fire.")).replace("- [Kite 3]", "* [Kite 3]"), "bullet", "", Habit("-", 18, 19)),
        (lines((9, " (2024-07)"), (1, " (2024.07)")), "date", "", Habit(None, 0, 0)),
        (lines((9, ", 2024-07"), (1, ", 2024.07")), "date", "", Habit("YYYY-MM", 9, 10)),
    ],
)
def test_habits_are_counted_of_the_cases_that_have_one(
    text: str, topic: Topic, label: str, expected: Habit[str]
) -> None:
    assert only(text).habit(topic, label) == expected


def test_what_is_not_seen_is_no_habit() -> None:
    assert only(entries((5, ("Date: 2024-07",)))).habit("placeholder", "Date") == Habit(None, 0, 0)


def test_an_entry_with_a_flaw_is_no_evidence() -> None:
    doubled = entry(0, "Date: -", own=" - A fire.").replace("- [", "- - [")
    schema = only(entries((5, ("Date: 2024-07",))) + doubled)
    assert (len(schema.entries), schema.required) == (6, {"Date": Habit(value=True, agree=5, of=5)})
    assert schema.habit("placeholder") == Habit(None, 0, 0)
    assert schema.habit("description") == Habit("no", 5, 5)


PAPER = "- [K](https://arxiv.org/abs/{}.00001)\n"
DATED = "- [K](https://example.org/k) ({})\n"
PAIRS: dict[OrderKey, tuple[str, str]] = {
    "newest first": (DATED.format("2024-07"), DATED.format("2024-05")),
    "oldest first": (DATED.format("2024-05"), DATED.format("2024-07")),
    "by the alphabet": ("- [Ant](https://example.org/1)\n", "- [Bee](https://example.org/2)\n"),
    "by arXiv number, newest first": (PAPER.format("2407"), PAPER.format("2405")),
    "by arXiv number, oldest first": (PAPER.format("2405"), PAPER.format("2407")),
}


def paired(key: OrderKey, right: int, wrong: int) -> str:
    """A list of so many pairs in order and out of order, a group each."""
    first, second = PAIRS[key]
    groups = [first + second] * right + [second + first] * wrong
    return "".join(f"## Group {number}\n{group}" for number, group in enumerate(groups))


@pytest.mark.parametrize("key", list(PAIRS))
@pytest.mark.parametrize(
    ("right", "wrong", "holds"),
    [
        (19, 1, True),
        (18, 2, False),
        (38, 2, True),
        (37, 3, False),
        (18, 1, True),
        (17, 2, False),
        (7, 1, True),
        (8, 0, True),
        (7, 0, False),
        (6, 2, False),
    ],
)
def test_order_is_a_habit_of_the_whole_list(key: OrderKey, right: int, wrong: int, holds: bool) -> None:
    found = learned(paired(key, right, wrong)).order
    assert found == Habit(key if holds else None, right, right + wrong)


@pytest.mark.parametrize("key", list(PAIRS))
def test_ties_do_not_count_for_the_order(key: OrderKey) -> None:
    tied = PAIRS[key][0] * 30
    assert learned(tied).order == Habit(None, 0, 0)
    assert learned(paired(key, 8, 0) + "## More\n" + tied).order == Habit(key, 8, 8)


def test_where_dates_are_written_they_are_the_order() -> None:
    text = "".join(
        f"- [{name}](https://arxiv.org/abs/24{month:02}.00001) (2024-{month:02})\n"
        for name, month in zip(ascii_lowercase, range(12, 0, -1), strict=False)
    )
    assert learned(text).order == Habit("newest first", 11, 11)
    assert learned(text.replace(" (2024", " (K 2024")).order == Habit("newest first", 11, 11)
    assert learned(re.sub(r" \(.*\)", "", text)).order == Habit("by the alphabet", 11, 11)


@pytest.mark.parametrize("address", ["aclanthology.org/2023.acl-long.1{:02}", "arxiv.org/abs/cs/01120{:02}"])
def test_only_numbers_that_tell_a_month_are_an_order(address: str) -> None:
    text = "".join(f"- [K](https://{address.format(number)})\n" for number in range(30))
    assert learned(text).order.value is None


def test_an_entry_with_a_date_is_ordered_by_nothing_else() -> None:
    days = [f"2024-{number * 5 % 12 + 1:02}" for number in range(12)]
    text = "".join(f"- [K](https://arxiv.org/abs/23{n + 1:02}.00001) ({day})\n" for n, day in enumerate(days))
    assert learned(text).order.value is None


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (("2024-07", "2024"), (False, False)),
        (("2024-07-03", "2024-07"), (False, False)),
        (("2024-07-03", "2024-07-01"), (False, True)),
        (("2024-07", "2024-13", "2024-08"), (True, False)),
    ],
)
def test_dates_are_compared_to_the_precision_that_both_have(
    written: tuple[str, ...], expected: tuple[bool, bool]
) -> None:
    text = "".join(entry(number, f"Date: {one}") for number, one in enumerate(written))
    _, group = next(read(Source("README.md", text)).groups())
    assert list(neighbours(group, "newest first")) == [expected]


def test_every_order_has_its_key() -> None:
    assert set(KEYS) == set(PAIRS)


def longest(values: list[int]) -> int:
    """The length of the longest stretch in order, found by trying."""
    best = list[int]()
    for index, value in enumerate(values):
        best.append(1 + max((best[i] for i in range(index) if values[i] <= value), default=0))
    return max(best, default=0)


@given(st.lists(st.integers(0, 9), max_size=25))
def test_the_fewest_entries_are_out_of_order(values: list[int]) -> None:
    found = stray(values, lambda a, b: a > b)
    kept = [value for index, value in enumerate(values) if index not in found]
    assert kept == sorted(kept)
    assert len(kept) == longest(values)

"""Groups that are put into order."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from lint_awesome.rules.order.placing import Sorting, sort, without_first
from lint_awesome.text.dates import Date
from lint_awesome.text.names import order_keys

numbers = st.lists(st.integers(1, 8), max_size=12)


def by_month(months: list[int | None]) -> Sorting:
    dates = [(at, Date((0, 7), 2024, month, None, "YYYY-MM")) for at, month in enumerate(months) if month]
    return sort(dates, len(months), "newest first")


def by_words(words: list[str]) -> Sorting:
    return sort(
        [(at, key) for at, word in enumerate(words) if (key := order_keys(word))], len(words), "by the alphabet"
    )


def moved(sorting: Sorting) -> list[int]:
    return [one.own[0] for one in sorting.moved]


@given(numbers)
def test_what_is_sorted_is_in_order_with_all_there(months: list[int]) -> None:
    order = by_month([*months]).order
    assert sorted(order) == list(range(len(months)))
    assert all(months[a] >= months[b] for a, b in pairwise(order))


@given(numbers)
def test_equals_keep_their_sequence(months: list[int]) -> None:
    order = by_month([*months]).order
    assert list(order) == sorted(range(len(months)), key=lambda at: -months[at])


@given(numbers)
def test_no_more_is_moved_than_must_be(months: list[int]) -> None:
    longest = list[int]()
    for at, month in enumerate(months):
        longest.append(1 + max((longest[i] for i in range(at) if months[i] >= month), default=0))
    assert len(by_month([*months]).moved) == len(months) - max(longest, default=0)


def test_the_last_of_equals_where_it_comes_from_below() -> None:
    assert by_month([9, 8, 8, 7, 6, 8]).order == (0, 1, 2, 5, 3, 4)


def test_the_first_of_equals_where_it_comes_from_above() -> None:
    assert by_month([7, 9, 8, 7, 7, 6]).order == (1, 2, 0, 3, 4, 5)


def test_who_has_no_place_stays_behind_the_same() -> None:
    assert by_month([9, None, 8, 5, 6, None, 4]).order == (0, 1, 2, 4, 3, 5, 6)
    assert by_month([9, 8, None, 5, 4, 7]).order == (0, 1, 2, 5, 3, 4)
    assert by_month([5, 9, 8, None, 4]).order == (1, 2, 0, 3, 4)


def test_only_what_is_wrong_under_every_reading_is_moved() -> None:
    assert moved(by_words(["Actinia", "administrative", "ApogeoAPI", "adresse", "Airtel", "Apiip", "Battuta"])) == [2]
    assert moved(by_words(["Zlib", "libarchive"])) == []
    assert moved(by_words(["Zlib", "libarchive", "Zoo"])) == []


def test_who_stands_first_far_from_home_is_left_there() -> None:
    words = ["harbor", "anvil", "badger", "cobalt"]
    there = [(at, key) for at, word in enumerate(words) if (key := order_keys(word))]
    assert [at for at, _ in without_first(there, "by the alphabet")] == [1, 2, 3]
    assert len(without_first(there[:3], "by the alphabet")) == 3

"""What a change added and took away is told by lines; what moved is neither."""

from __future__ import annotations

import random

import pytest

from lint_awesome.changes.difference import difference, lines_of


def lines(text: str) -> str:
    """A letter a line."""
    return "\n".join(text)


@pytest.mark.parametrize(
    ("old", "new", "added", "removed"),
    [
        ("abc", "abc", [], []),
        ("abc", "abxc", [2], []),
        ("abxc", "abc", [], [2]),
        ("abc", "axc", [1], [1]),
        ("", "a", [0], []),
        ("a", "", [], [0]),
        ("abcd", "dabc", [], []),
        ("abcdef", "fedcba", [], []),
        ("abcd", "dabxc", [3], []),
        ("a-b-c-", "a-x-b-c-", [2, 3], []),
        ("a-b-c-", "a-b-c-x-", [6, 7], []),
        ("a-b-c-", "-a-b-c-", [0], []),
        ("a-b-c-", "a-c-", [], [2, 3]),
        ("a-b-c-", "c-a-b-", [], []),
        ("aaaa", "aaaaa", [4], []),
        ("aabb", "bbaa", [], []),
        ("a-b-", "a-b+", [3], [3]),
    ],
)
def test_lines_are_added_or_taken_away(old: str, new: str, added: list[int], removed: list[int]) -> None:
    found = difference(lines(old), lines(new))
    assert (sorted(found.added), sorted(found.removed)) == (added, removed)


def test_line_ends_and_blank_lines_are_of_no_weight() -> None:
    assert difference("a\nb\n", "a\r\nb\r\n").added == frozenset()
    assert difference("a\nb\n", "a\n\nb\n\n").added == frozenset()
    assert difference("a\x0bb\n", "a\x0bb\nc\n").added == {1}


def test_what_is_left_is_the_same_in_both() -> None:
    chance = random.Random(1)
    for _ in range(300):
        old, new = ("\n".join(chance.choices("abcde-", k=chance.randrange(12))) for _ in range(2))
        found = difference(old, new)
        stayed = [
            [line for at, line in enumerate(lines_of(text)) if at not in gone]
            for text, gone in ((old, found.removed), (new, found.added))
        ]
        assert sorted(filter(None, stayed[0])) == sorted(filter(None, stayed[1]))

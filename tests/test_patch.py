"""Changes put into a text: edits, blocks in another order, blocks put elsewhere."""

from __future__ import annotations

import re

import pytest

from lint_awesome.patch import apply
from lint_awesome.rule import Edit, Reorder, Transfer
from lint_awesome.source import Span


def lines(text: str, *numbers: int) -> tuple[Span, ...]:
    """Where lines of a text, counted from 0, stand."""
    ends = [found.end() for found in re.finditer(r".*\n|.+\Z", text)]
    return tuple(([0, *ends][number], ends[number]) for number in numbers)


def test_edits_are_applied_in_order_of_place() -> None:
    edits = [Edit((4, 5), "E", "text"), Edit((1, 3), "", "text"), Edit((3, 3), "+", "text"), Edit((3, 4), "D", "text")]
    assert apply("abcdef", edits) == "a+DEf"
    assert apply("ab", [Edit((1, 1), "y", "text"), Edit((1, 1), "x", "text")]) == "ayxb"


@pytest.mark.parametrize(
    ("text", "blocks", "order", "expected"),
    [
        ("c\na\nb\n", (0, 1, 2), (1, 2, 0), "a\nb\nc\n"),
        ("c\n\na\n\n\nb\n", (0, 2, 5), (1, 2, 0), "a\n\nb\n\n\nc\n"),
        ("b\na", (0, 1), (1, 0), "a\nb\n"),
        ("b\r\na", (0, 1), (1, 0), "a\r\nb\r\n"),
        ("c\r\nb\na\r\n", (0, 1, 2), (2, 1, 0), "a\r\nb\nc\r\n"),
        ("b\na", (0, 1), (0, 1), "b\na"),
        ("x\nb\ny\na\nz\n", (1, 3), (1, 0), "x\na\ny\nb\nz\n"),
    ],
)
def test_blocks_are_put_into_another_order(
    text: str, blocks: tuple[int, ...], order: tuple[int, ...], expected: str
) -> None:
    assert apply(text, [Reorder(lines(text, *blocks), order)]) == expected


def test_the_blank_lines_that_blocks_end_in_stay() -> None:
    text = "#### b\nx\n\n\n#### a\ny\n"
    assert apply(text, [Reorder(((0, 11), (11, len(text))), (1, 0))]) == "#### a\ny\n\n\n#### b\nx\n"


@pytest.mark.parametrize(
    ("text", "block", "to", "expected"),
    [
        ("a\nb\nc\n", 0, 2, "b\na\nc\n"),
        ("a\nb\nc\n", 2, 0, "c\na\nb\n"),
        ("a\nb\nc\n", 0, 3, "b\nc\na\n"),
        ("a\nb\nc", 0, 3, "b\nc\na\n"),
        ("a\nb\nc", 2, 1, "a\nc\nb\n"),
        ("a\nb\nc", 2, 0, "c\na\nb\n"),
        ("# x\n\na\n\nb\n\nc", 2, 7, "# x\n\nb\n\nc\n\na\n"),
        ("\n\na\n\nb\n", 4, 2, "\n\nb\n\na\n"),
        ("# x\n\na\nd\n\n# y\n\nb\n", 7, 2, "# x\n\nb\na\nd\n\n# y\n"),
        ("a\r\nb\r\nc", 2, 1, "a\r\nc\r\nb\r\n"),
        ("# x\n\na\nb\n\n# y\n\nc\n", 2, 8, "# x\n\nb\n\n# y\n\nc\na\n"),
        ("# x\n\na\n\nb\n\n# y\n\nc\n", 2, 8, "# x\n\nb\n\n# y\n\na\n\nc\n"),
        ("# x\n\na\n\nb\n\n# y\n\nc\n", 4, 9, "# x\n\na\n\n# y\n\nc\n\nb\n"),
        ("# x\n\nb\n\n# y\n\nc\n\nd\n", 8, 4, "# x\n\nb\n\nd\n\n# y\n\nc\n"),
        ("# x\n\na\n\n# y\n\nc\nd\n", 2, 7, "# x\n\n# y\n\nc\na\nd\n"),
    ],
)
def test_a_block_is_put_elsewhere(text: str, block: int, to: int, expected: str) -> None:
    places = [*(start for start, _ in lines(text, *range(len(text.splitlines())))), len(text)]
    assert apply(text, [Transfer(lines(text, block)[0], places[to])]) == expected

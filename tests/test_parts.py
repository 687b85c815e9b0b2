"""What a part of the entries has, or lacks: what needs long lists to be seen."""

from __future__ import annotations

from datetime import date

import pytest

from lint_awesome.config import Config
from lint_awesome.facts import Facts
from lint_awesome.linting import lint
from lint_awesome.source import Source


def entries(first: int, count: int, more: str) -> str:
    numbers = range(first, first + count)
    return "".join(f"- [Tool {at}](https://example.org/{at}){more.replace('N', str(at))}\n" for at in numbers)


def count(text: str, rule: str) -> int:
    return len(lint(Source("README.md", text), Config(select=(rule,)), Facts(date(2026, 6, 30))).findings)


@pytest.mark.parametrize(
    ("size", "empty", "found"),
    [(100, "[code N]()", 0), (150, "[code N]()", 0), (151, "[code N]()", 3), (151, "[code]()", 0)],
)
def test_empty_links_of_two_in_a_hundred_entries_or_of_one_name_are_meant(size: int, empty: str, found: int) -> None:
    text = entries(0, size - 3, " - Bends metal.") + entries(size - 3, 3, f" [{empty}]")
    assert count(f"# Tools\n\n{text}", "empty-link") == found


@pytest.mark.parametrize(("size", "bare", "found"), [(10, 0, 1), (9, 0, 0), (10, 4, 0)])
def test_a_description_is_missed_where_nine_of_ten_of_the_group_have_one(size: int, bare: int, found: int) -> None:
    few = entries(0, size - 1, " - Bends metal.") + entries(size, 1, "")
    many = entries(20, 100 - bare, " - Bends metal.") + entries(120, bare, "")
    assert count(f"# Tools\n\n## Small\n\n{few}\n## Large\n\n{many}", "missing-description") == found

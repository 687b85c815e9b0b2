"""Entries without a description: what needs long lists to be seen."""

from __future__ import annotations

from datetime import date

import pytest

from lint_awesome.config import Config, Convention
from lint_awesome.facts import Facts
from lint_awesome.linting import lint
from lint_awesome.source import Source


@pytest.mark.parametrize(
    ("groups", "cases", "said"),
    [
        (((33, 1),), 5, 1),
        (((32, 1),), 5, 0),
        (((24, 0), (9, 1)), 5, 1),
        (((25, 0), (8, 1)), 5, 0),
        (((35, 1),), 9, 1),
        (((34, 1),), 9, 0),
    ],
)
def test_nearly_all_others_have_one(groups: tuple[tuple[int, int], ...], cases: int, said: int) -> None:
    """Groups of so many entries that have a description and that have none; so many cases make a convention."""
    text = "# Tools\n"
    for at, (having, lacking) in enumerate(groups):
        described = [f"- [Tool {n}](https://example.org/{at}/{n}) - Does {n}.\n" for n in range(having)]
        bare = [f"- [Thing {n}](https://example.org/{at}/bare/{n})\n" for n in range(lacking)]
        text += "".join([f"\n## Group {at}\n\n", *described, *bare])
    config = Config(select=("missing-description",), convention=Convention(cases=cases))
    assert len(lint(Source("README.md", text), config, Facts(date(2026, 6, 30))).findings) == said

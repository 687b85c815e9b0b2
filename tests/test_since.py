"""What a change caused is told, and nothing that was there before; git is asked where it began."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from lint_awesome import git
from lint_awesome.config import Config
from lint_awesome.facts import Facts
from lint_awesome.linting import Report, lint
from lint_awesome.reading import read
from lint_awesome.since import caused, links_added
from lint_awesome.source import Source

FACTS = Facts(date(2026, 6, 30))
NAMES = ("Quiet Gradients", "Sparse Memory", "Rivers of Tokens", "Small Steps", "Long Roads", "Open Seas", "Deep Wells")


def entry(name: str, month: int, *lines: str) -> str:
    slug = name.lower().replace(" ", "-")
    fields = "".join(f"  - {line}\n" for line in lines or ("Venue: -", "Code: -"))
    return f"- [{name}](https://example.org/{slug})\n  - Date: 2024-{month:02}\n{fields}"


OLD = f"# Papers\n\nThere are **{len(NAMES)}** papers here.\n\n## 2024\n\n" + "".join(
    entry(name, 12 - at, f"Venue: {'- ' * (at == 1)}ICML 2024", "Code: -") for at, name in enumerate(NAMES)
)
"""One entry, Sparse Memory, has a dash left before its venue."""
NEW = entry("New Winds", 5)
LAST = entry(NAMES[-1], 6, "Venue: ICML 2024", "Code: -")


def report(old: str, new: str, config: Config | None = None) -> Report:
    config = config or Config()
    return caused(lint(Source("README.md", new), config, FACTS), old, config, FACTS)


def told(old: str, new: str) -> list[tuple[str, int]]:
    return [(one.rule, new.count("\n", 0, one.problem.span[0]) + 1) for one in report(old, new).findings]


def line(text: str, words: str) -> int:
    return text.count("\n", 0, text.index(words)) + 1


def test_what_was_there_before_is_not_told() -> None:
    assert [one.rule for one in lint(Source("README.md", OLD), Config(), FACTS).findings] == ["stray-dash"]
    assert told(OLD, OLD) == []
    assert told(OLD, f"# Heading\n\n{OLD}".replace("# Heading\n\n# Papers", "# Papers\n\nNew words.")) == []


def test_the_whole_list_is_new_where_there_was_none() -> None:
    assert told("", OLD) == [("stray-dash", line(OLD, "- ICML"))]


def test_an_entry_that_is_added_is_told_with_the_count_that_it_upsets() -> None:
    new = OLD + NEW.replace("Venue: -", "Venue: - ICML 2024")
    assert told(OLD, new) == [("stated-count", 3), ("stray-dash", line(new, "Venue: - ICML 2024\n  - Code: -\n") if False else new.rstrip().count("\n"))]


def test_an_old_finding_in_an_entry_that_is_touched_is_told() -> None:
    new = OLD.replace("sparse-memory)\n", "sparse-memory-2)\n")
    assert told(OLD, new) == [("stray-dash", line(new, "- ICML"))]
    assert told(OLD, OLD.replace("quiet-gradients)", "quiet-gradients-2)")) == []


def test_an_entry_that_lost_a_line_is_touched() -> None:
    new = OLD.replace("Venue: - ICML 2024\n  - Code: -\n", "Venue: - ICML 2024\n")
    assert told(OLD, new) == [("missing-field", line(new, "Sparse")), ("stray-dash", line(new, "- ICML"))]


def test_a_count_that_was_wrong_before_is_not_told_again() -> None:
    old = OLD.replace("**7**", "**6**")
    assert told(old, old + NEW) == []
    assert told(OLD, OLD.removesuffix(LAST)) == [("stated-count", 3)]


def test_a_finding_that_moved_is_not_new() -> None:
    start, end = OLD.index("- [Sparse"), OLD.index("- [Rivers")
    moved = OLD[:start] + OLD[end:] + OLD[start:end]
    assert told(OLD, moved) == [("entry-order", line(moved, "2024-11"))] or told(OLD, moved)[0][0] == "entry-order"


def test_the_first_of_two_that_comes_later_is_told_at_the_other() -> None:
    again = LAST.replace("2024-06", "2024-12")
    new = OLD.replace("- [Quiet", f"{again}- [Quiet", 1)
    assert ("duplicate-entry", line(new, "2024-06") - 1) in told(OLD, new)


def test_what_is_told_is_mended_and_nothing_else() -> None:
    start = OLD.index("- [Deep")
    out = OLD[:start] + OLD[start:].replace("2024-06", "2024-09") + NEW.replace("2024-05", "2024-08")
    both = lint(Source("README.md", out), Config(), FACTS).findings
    fixes = {one.problem.span: one.problem.fix for one in both if one.rule == "entry-order"}
    assert len(fixes) >= 1


def test_only_the_links_that_are_new_are_named() -> None:
    before, now = (read(Source("README.md", text)) for text in (OLD, OLD.replace("small-steps", "steps") + NEW))
    assert links_added(now, before) == {"https://example.org/steps", "https://example.org/new-winds"}

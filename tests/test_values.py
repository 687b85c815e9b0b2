"""What values and titles are: placeholders, what closes a title, blanks between words."""

from __future__ import annotations

import pytest

from lint_awesome.document import Entry
from lint_awesome.habits.values import author_spans, gaps, is_placeholder, title_end
from lint_awesome.reading import read
from lint_awesome.source import Source


def entry(line: str) -> tuple[str, Entry]:
    source = Source("README.md", f"# Papers\n\n{line}\n")
    return source.text, next(read(source).entries())


@pytest.mark.parametrize("value", ["", "-", "–", "N/A", "TBD", "*None*", "[]()", "无"])
def test_placeholders(value: str) -> None:
    assert is_placeholder(value)


@pytest.mark.parametrize("value", ["ICML 2024", "- ICML", "no code", "--quiet"])
def test_no_placeholders(value: str) -> None:
    assert not is_placeholder(value)


@pytest.mark.parametrize(
    ("line", "end"),
    [
        ("- **Quiet Gradients.** [paper](https://example.org/1)", ".**"),
        ("- **Quiet Gradients**. [paper](https://example.org/1)", "**."),
        ("- [**Quiet Gradients.**](https://example.org/1) arXiv", ".**"),
        ('- "Quiet Gradients", arXiv. [paper](https://example.org/1)', '",'),
        ("- [Quiet Gradients](https://example.org/1)", ""),
        ("- **Do Models Forget?** [paper](https://example.org/1)", None),
        ("- **Quiet Gradients.**\n  by Ada. [paper](https://example.org/1)", ".**"),
        ("- **Quiet Gradients** by Ada. [paper](https://example.org/1)", "**"),
    ],
)
def test_what_closes_a_title(line: str, end: str | None) -> None:
    assert title_end(*entry(line)) == end


@pytest.mark.parametrize(
    ("line", "count"),
    [
        ("- [anvil](https://example.org/1) - Small  tool", 1),
        ("- [anvil](https://example.org/1) - Small\ttool  for  tests", 3),
        ("- [anvil](https://example.org/1) - Small.  A tool", 0),
        ("- [anvil](https://example.org/1) - Small.  a tool", 1),
        ("- [anvil](https://example.org/1)  - Small tool", 0),
        ("- [anvil](https://example.org/1)  small tool", 1),
        ("| Name | About |\n|-|-|\n| [anvil](https://example.org/1) | A  tool |", 0),
        ("- [anvil](https://example.org/1) - Small tool  ", 0),
    ],
)
def test_blanks_between_words(line: str, count: int) -> None:
    assert len(list(gaps(*entry(line)))) == count


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("- [Kites](https://example.org/1) *Ada Brook, Tim Vale*", [("", "Ada Brook, Tim Vale")]),
        ("- [Kites](https://example.org/1)\n  - Authors: Ada Brook", [("Authors", "Ada Brook")]),
        ("- [Kites](https://example.org/1)\n  - Ada Brook", [("", "Ada Brook")]),
        ("- [Kites](https://example.org/1), *a book*\n  - Code: none", []),
        ("- [Kites](https://example.org/1)\n  - Authors: [page](https://example.org/2)", []),
        ("- [Kites](https://example.org/1)\n  - 2024-05", []),
    ],
)
def test_where_authors_stand(line: str, found: list[tuple[str, str]]) -> None:
    text, one = entry(line)
    assert [(name, text[slice(*span)]) for name, span in author_spans(text, one)] == found

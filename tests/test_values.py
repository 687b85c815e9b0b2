"""What values and titles are: placeholders, names and their signs, what closes a title, blanks between words."""

from __future__ import annotations

import pytest

from lint_awesome.config import Convention
from lint_awesome.document import Entry
from lint_awesome.habits.learning import meanings
from lint_awesome.habits.values import (
    authors_signs,
    gaps,
    is_placeholder,
    names_in,
    people,
    title_end,
)
from lint_awesome.reading import read
from lint_awesome.source import Source
from lint_awesome.text.names import misspelling, near_button


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
    ("value", "names"),
    [
        ("Ada Brook, Tim Vale.", ["Ada Brook", "Tim Vale"]),
        ("Ada Brook, Tim Vale et al.", ["Ada Brook", "Tim Vale"]),
        ("Ada Brook, Tim Vale, and Lia Stone", ["Ada Brook", "Tim Vale", "Lia Stone"]),
        ("Ada Brook", []),
        ("search, 3 tasks", []),
    ],
)
def test_names(value: str, names: list[str]) -> None:
    assert names_in(value) == names


@pytest.mark.parametrize(
    ("value", "signs"),
    [
        ("Ada Brook, Tim Vale, Lia Stone", ", "),
        ("Ada Brook,Tim Vale, Lia Stone", ",|, "),
        ("Ada Brook and Tim Vale", " and "),
        ("Ada Brook & Tim Vale; Lia Stone", " & |; "),
        ("research and development", None),
        ("search, dialogue, speech", None),
    ],
)
def test_signs_between_authors(value: str, signs: str | None) -> None:
    assert authors_signs(value) == signs


def test_a_team_may_be_among_the_people() -> None:
    assert people("Acme Team: Ada Brook, Tim Vale, Lia Stone, Nora Finch, Omar Reed")[1:3] == ["Tim Vale", "Lia Stone"]


@pytest.mark.parametrize(
    ("line", "end"),
    [
        ("- **Quiet Gradients.** [paper](https://example.org/1)", ".**"),
        ("- **Quiet Gradients**. [paper](https://example.org/1)", "**."),
        ("- [**Quiet Gradients.**](https://example.org/1) arXiv", ".**"),
        ('- "Quiet Gradients", arXiv. [paper](https://example.org/1)', '",'),
        ("- [Quiet Gradients](https://example.org/1)", ""),
        ("- **Do Models Forget?** [paper](https://example.org/1)", None),
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
        ("- [anvil](https://example.org/1) - Small tool  ", 0),
    ],
)
def test_blanks_between_words(line: str, count: int) -> None:
    assert len(list(gaps(*entry(line)))) == count


def test_a_label_is_meant_where_it_is_frequent_enough() -> None:
    uses = {"Code": 9, "Cdoe": 1, "Date": 4, "Dat": 1}
    assert meanings(uses, misspelling, Convention()) == {"Cdoe": "Code"}


def test_a_button_is_meant_by_one_slip_alone() -> None:
    uses = {"code": 40, "codes": 2, "cod": 1, "demo": 1, "Code": 5}
    assert meanings(uses, near_button, Convention()) == {"codes": "code", "cod": "code"}


def test_where_thousands_of_words_stand_none_is_a_label() -> None:
    uses = {f"word{number}": 1 for number in range(3000)} | {"Code": 900, "Cdoe": 1}
    assert meanings(uses, misspelling, Convention()) == {}

"""Words that are judged as words: where running text is, and what the rules about words do with it."""

from __future__ import annotations

from datetime import date

import pytest

from lint_awesome import rules
from lint_awesome.config import Config
from lint_awesome.facts import Facts
from lint_awesome.habits.learning import learn
from lint_awesome.reading import read
from lint_awesome.rule import Page, Problem
from lint_awesome.rules.text import misspelling
from lint_awesome.rules.text.running import running
from lint_awesome.source import Lines, Source

LIST = """# Words of a list

A word here, `a word` there, [a word](https://example.org/word), and a word.

```
word
```

- [The word](https://example.org/word-1) - No word of it.
  - Authors: Ada Word, Ben Word
  - Word: yes, a word
- [Another](https://example.org/word-2) - The last word.
  - Authors: Cem Word, Dora Word
  - Word: no
"""


def problems(text: str, name: str) -> list[Problem]:
    document, config = read(Source("README.md", text)), Config()
    page = Page(document, learn(document, config), Facts(date(2026, 6, 30)), config)
    return sorted(rules.load(name).check(page), key=lambda problem: problem.span)


def found(text: str, name: str) -> list[str]:
    return [problem.message for problem in problems(text, name)]


def test_running_text() -> None:
    places = [at for at in range(len(LIST)) if LIST.startswith("word", at)]
    lines = Lines(LIST)
    assert [lines.number(at) for at in running(read(Source("README.md", LIST)), places)] == [3, 3, 9, 11, 12]


def test_common_misspellings_however_often(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(misspelling, "corrections", lambda: {"seperate": ("separate",), "unsual": ("unusual", "usual")})
    text = "Seperate tools, seperate hands, seperate work: unsual. See https://example.org/x.\n"
    separate = "should be 'separate' (a common misspelling)"
    assert found(text, "misspelling") == [
        "'Seperate' should be 'Separate' (a common misspelling)",
        f"'seperate' {separate}",
        f"'seperate' {separate}",
        "'unsual' should be 'unusual' or 'usual' (a common misspelling)",
    ]
    assert found(text + "\nThe tool is at https://example.org/seperate/unsual.\n", "misspelling") == []


@pytest.mark.parametrize(
    ("word", "told"), [("thier", False), ("sucess", True), ("Sucess", False), ("recieve", True), ("Recieve", True)]
)
def test_a_short_word_may_be_a_name(monkeypatch: pytest.MonkeyPatch, word: str, *, told: bool) -> None:
    common = {"thier": ("their",), "sucess": ("success",), "recieve": ("receive",)}
    monkeypatch.setattr(misspelling, "corrections", lambda: common)
    assert bool(found(f"# Tools\n\n{word} of iron.\n", "misspelling")) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Fire, Recieve and smoke.", False),  # as a name among others
        ("Recieve xyzzy now.", True),
        ("Recieve Xyzzy now.", False),
        ("recieve Xyzzy now.", True),
        ("With Recieve now.", True),
    ],
)
def test_a_capital_among_others_is_that_of_a_name(monkeypatch: pytest.MonkeyPatch, text: str, *, told: bool) -> None:
    monkeypatch.setattr(misspelling, "corrections", lambda: {"recieve": ("receive",)})
    assert bool(found(f"# Tools\n\n{text}\n", "misspelling")) == told


def test_what_a_list_has_in_addresses_alone_is_no_word_of_it() -> None:
    for right in ("calendar", "example.org/calendar"):
        text = "\n\n".join(["# Tools", *(f"See {right} there." for _ in range(10)), "One calendr more."])
        assert bool(found(f"{text}\n", "misspelling")) == (right == "calendar")


@pytest.mark.parametrize(
    ("right", "small", "large", "wrong", "slip"),
    [
        ("calendar", 10, 0, "calendr", True),
        ("calendar", 3, 7, "calendr", True),
        ("calendar", 9, 0, "calendr", False),
        ("calendar", 2, 9, "calendr", False),
        ("garden", 20, 0, "gardn", False),
        ("gardens", 20, 0, "gardns", False),
        ("calendar", 10, 0, "calendr-like", False),
        ("calendar", 10, 0, "/calendr", False),
        ("calendar", 10, 0, "calendr and calendr", True),
        ("calendar", 10, 0, "calendr, calendr and calendr", False),
        ("quuxblat", 10, 0, "quuxbat", False),
        ("toolchain", 10, 0, "toolchian", True),
    ],
)
def test_what_a_list_has_often_it_means(right: str, small: int, large: int, wrong: str, *, slip: bool) -> None:
    lines = [f"A {right} a day." for _ in range(small)] + [f"{right.capitalize()} first." for _ in range(large)]
    text = "\n\n".join(["# Tools", *lines, f"One {wrong} more."]) + "\n"
    assert bool(found(text, "misspelling")) == slip


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("final-newline", "# Tools\n\n", "take the line away"),
        ("final-newline", "# Tools\n\n\n", "take the lines away"),
        ("invisible-character", "A\u200b tool.\n", "take it away"),
        ("invisible-character", "A\x07 tool.\n", "take it away"),
        ("invisible-character", "A\u2003\u00a0\u00a0tool.\n", "write 2 plain blanks"),
        ("invisible-character", "A\u00a0tool.\n", "write 1 plain blank"),
        ("link-style", "- [Anvil](https://github.com/example/anvil.git)\n", "take it away"),
        ("malformed-link", "[Anvil] (https://anvil.example.org)\n", "take the blank away"),
        ("malformed-link", "[Anvil](htps://anvil.example.org)\n", "write 'https://anvil.example.org'"),
    ],
)
def test_a_fix_says_what_it_does(name: str, text: str, words: str) -> None:
    assert [problem.fix and problem.fix.message for problem in problems(text, name)] == [words]


def test_an_address_that_leads_to_no_heading_may_not_have_what_is_unseen() -> None:
    text = "# Tools\n\nOf [the forge](#the-forge\u200b).\n\n## The forge\n\n- [Anvil](https://example.org/anvil)\n"
    assert found(text, "invisible-character") == ["invisible zero width space (U+200B)"]


@pytest.mark.parametrize("before", ["a", "to", "with"])
def test_a_doubled_word_before_much_blank(before: str) -> None:
    assert found(f"# Tools\n\nOne {before}{' ' * 50_000}b and {before} {before} hammer.\n", "doubled-word") == [
        f"'{before}' stands twice"
    ]


@pytest.mark.parametrize("text", ["", "\n", "# Tools\n", "# Tools\r\n"])
def test_nothing_is_wrong_with_the_end(text: str) -> None:
    assert found(text, "final-newline") == []

"""What tells a misspelt word: English words, slips of the hand, common misspellings."""

from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from lint_awesome.text import corrections
from lint_awesome.text.english import is_joined, is_word
from lint_awesome.text.slips import are_within, slips


@pytest.mark.parametrize("word", ["the", "language", "colour", "color", "sharding", "deserialize", "unlearning", "of"])
def test_english_words(word: str) -> None:
    assert is_word(word)


@pytest.mark.parametrize("word", ["langauge", "govornment", "lan", "zu", "editting", "", "language 1"])
def test_no_english_words(word: str) -> None:
    assert not is_word(word)


def test_joined_words() -> None:
    assert is_joined("datasets")
    assert not is_joined("langauge")


@pytest.mark.parametrize("word", ["langauge", "langage", "languagge", "lanxuage"])
def test_slips(word: str) -> None:
    assert list(slips([word], ["language", "window"])) == [(word, "language")]


@pytest.mark.parametrize(
    ("word", "known"),
    [
        ("language", "language"),
        ("languages", "language"),
        ("languaga", "language"),
        ("languag", "language"),
        ("anguage", "language"),
        ("bandage", "brandage"[1:]),
        ("lanugaeg", "language"),
        ("laxguaxe", "language"),
        ("vectorised", "vectorized"),
        ("colouring", "coloring"),
        ("storng", "strong"),
    ],
)
def test_no_slips(word: str, known: str) -> None:
    assert list(slips([word], [known])) == []


def test_each_known_word_once() -> None:
    assert sorted(slips(["passing"], ["parsing", "pausing", "passing"])) == [
        ("passing", "parsing"),
        ("passing", "pausing"),
    ]


def test_common_misspellings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "dictionary.txt").write_text("seperate->separate\nunsual->unusual, usual,\n", encoding="utf-8")
    package = SimpleNamespace(origin=str(tmp_path / "__init__.py"))
    monkeypatch.setattr(corrections, "find_spec", lambda _: package)
    corrections.corrections.cache_clear()
    assert corrections.corrections() == {"seperate": ("separate",), "unsual": ("unusual", "usual")}
    monkeypatch.setattr(corrections, "find_spec", lambda _: None)
    corrections.corrections.cache_clear()
    assert corrections.corrections() == {}
    monkeypatch.undo()
    corrections.corrections.cache_clear()


@given(st.text("abc", max_size=5), st.text("abc", max_size=5), st.integers(0, 2))
def test_words_within_so_many_slips(a: str, b: str, most: int) -> None:
    assert are_within(a, b, most) == (OSA.distance(a, b) <= most)

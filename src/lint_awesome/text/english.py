"""English words, from the dictionary that comes with `symspellpy`."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.util import find_spec
from itertools import chain
from pathlib import Path

FILE = "frequency_dictionary_en_82_765.txt"
"""A word and its frequency a line; British and American forms, inflected ones too."""
ENDINGS = (
    "s", "es", "d", "ed", "ing", "ings", "er", "ers", "or", "ors", "ly", "able", "ably", "ability", "less", "ness",
    "ise", "ised", "ising", "iser", "ize", "ized", "izing", "izer", "isation", "ization",
)  # fmt: skip
BEGINNINGS = (
    "anti", "auto", "co", "cross", "de", "dis", "hyper", "in", "inter", "macro", "meta", "micro", "mis", "multi",
    "nano", "non", "over", "post", "pre", "pseudo", "re", "self", "semi", "sub", "super", "trans", "un", "under",
)  # fmt: skip
STEM = 4
"""How many letters there are at least before an ending or after a beginning."""


@cache
def _listed() -> str:
    """The lines of the dictionary; the package itself need not be imported for them."""
    package = find_spec("symspellpy")
    assert package
    assert package.origin
    return "\n" + Path(package.origin).with_name(FILE).read_text(encoding="utf-8-sig")


def is_listed(word: str) -> bool:
    """Whether the dictionary has a word in lower case as it is."""
    return f"\n{word} " in _listed()


@lru_cache(4096)
def is_word(word: str) -> bool:
    """Whether a word in lower case is an English one, or one with a common beginning or ending."""
    return is_listed(word) or any(map(is_listed, chain(_before_ending(word), _after_beginning(word))))


def is_joined(word: str) -> bool:
    """Whether a word is made of two others: `datasets`."""
    places = range(STEM, len(word) - STEM + 1)
    return any(is_listed(word[:at]) and is_listed(word[at:]) for at in places)


def _before_ending(word: str) -> Iterator[str]:
    for ending in ENDINGS:
        stem = word.removesuffix(ending)
        if STEM <= len(stem) < len(word):
            yield stem
            yield stem + "e"


def _after_beginning(word: str) -> Iterator[str]:
    for beginning in BEGINNINGS:
        stem = word.removeprefix(beginning)
        if STEM <= len(stem) < len(word):
            yield stem

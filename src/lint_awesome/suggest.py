"""The word that was probably meant by one that is not known."""

from __future__ import annotations

from collections.abc import Iterable


def suggestion(word: str, words: Iterable[str]) -> str:
    """`; did you mean 'ignore'?` where a known word is near, else nothing."""
    from difflib import get_close_matches

    found = get_close_matches(word, sorted(words), 1)
    return f"; did you mean '{found[0]}'?" if found else ""

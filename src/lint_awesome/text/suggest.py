"""The word that was probably meant by one that is not known."""

from __future__ import annotations

from collections.abc import Iterable


def suggestion(word: str, words: Iterable[str]) -> str:
    """`; did you mean 'ignore'?` where a known word is near, else nothing."""
    found = nearest(word, words)
    return f"; did you mean '{found}'?" if found else ""


def nearest(word: str, words: Iterable[str], near: float = 0.6) -> str:
    """The known word that is most like another, of at least so much; nothing where none is."""
    from difflib import get_close_matches

    found = get_close_matches(word, sorted(words), 1, near)
    return found[0] if found else ""

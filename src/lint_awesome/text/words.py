"""The words of a text, for the rules that look at all of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from functools import lru_cache

from lint_awesome.text.patterns import lazy

WORD = lazy(r"[A-Za-z]{5,}")
PART = lazy(r"[\w/.@#=&%+'’-]"), lazy(r"[\w/@=%+-]|\.\w")
"""What stands before and after a part of an address, a name or a longer word."""


@lru_cache(1)
def words(text: str) -> Mapping[str, int]:
    """How often each word stands in a text as it is: what is made of five letters or more, without accents."""
    return Counter(WORD.findall(text))


def is_part(text: str, start: int, end: int) -> bool:
    """Whether what stands at a place is a part of an address, a name or a longer word."""
    return bool(PART[0].match(text[start - 1 : start]) or PART[1].match(text[end : end + 2]))

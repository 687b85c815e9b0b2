"""Words that are one slip of the hand away from others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

SHORTEST, LONGEST = 7, 30
"""How many letters a word has: among shorter ones too many are one slip apart."""


def slips(words: Iterable[str], known: Iterable[str], shortest: int = SHORTEST) -> Iterator[tuple[str, str]]:
    """Each of some words with each known one that has one letter more, less or other, or two swapped.

    The word has so many letters at least, the first letter is the same, more than the last one is another, and none
    is the British form of the other.
    """
    known = [word for word in known if len(word) <= LONGEST]
    index, seen = _index(known), set[tuple[str, str]]()
    alike = {(word[0], len(word) + more) for word in known for more in (-1, 0, 1)}
    for word in words:
        if not shortest <= len(word) <= LONGEST or (word[0], len(word)) not in alike:
            continue
        for form in _shorter(word):
            for right in index.get(form, ()):
                if (word, right) not in seen and _is_slip(word, right):
                    seen.add((word, right))
                    yield word, right


def _index(known: Iterable[str]) -> Mapping[str, list[str]]:
    """The known words by what they are without any one letter: words that are near each other meet there."""
    index = dict[str, list[str]]()
    for word in known:
        for form in _shorter(word):
            index.setdefault(form, []).append(word)
    return index


def _shorter(word: str) -> list[str]:
    """A word, and what it is without any one letter but the first."""
    return [word, *[word[:at] + word[at + 1 :] for at in range(1, len(word))]]


def _is_slip(word: str, right: str) -> bool:
    return is_near(word, right) and not is_inflected(word, right) and _american(word) != _american(right)


def is_near(a: str, b: str) -> bool:
    """Whether two words are an insertion, a removal, a change or a swap apart."""
    least = min(len(a), len(b))
    at = next((at for at in range(least) if a[at] != b[at]), least)
    if len(a) != len(b):
        return a[at + 1 :] == b[at:] if len(a) > len(b) else a[at:] == b[at + 1 :]
    return a[at + 1 :] == b[at + 1 :] or (a[at : at + 2] == b[at : at + 2][::-1] and a[at + 2 :] == b[at + 2 :])


def are_within(a: str, b: str, most: int) -> bool:
    """Whether two words are so many slips apart or fewer, two at most."""
    if a == b or (most and is_near(a, b)):
        return True
    if most < 2 or len(set(a) ^ set(b)) > 2 * most:
        return False  # a slip makes one letter another: most words are too far apart for a closer look
    from rapidfuzz.distance import OSA

    return OSA.distance(a, b, score_cutoff=most) <= most


def is_inflected(a: str, b: str) -> bool:
    """Whether two words differ in nothing but their last letter."""
    return a[:-1] == b or b[:-1] == a or a[:-1] == b[:-1]


def _american(word: str) -> str:
    """A word in what its British and American forms have in common."""
    return word.replace("our", "or").replace("s", "z")

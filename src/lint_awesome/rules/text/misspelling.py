"""Words that were probably meant to be others."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import chain

from lint_awesome.rule import Edit, Fix, Page, Problem, rule
from lint_awesome.running import running
from lint_awesome.text.english import is_joined, is_word
from lint_awesome.text.slips import slips

WORD = re.compile(r"[A-Za-z]{6,}")
RARE, OFTEN, LOWER = 2, 10, 3
"""How often a word may stand; how often the right one must, and how often of these in lower case."""
PART = re.compile(r"[\w/.@#=&%+'’-]"), re.compile(r"[\w/@=%+-]|\.\w")
"""What stands before and after a part of an address, a name or a longer word."""
NEIGHBOURS = re.compile(r"([^\W\d_]*),? $"), re.compile(r" ([^\W\d_]*)")
FIRM = re.compile(r"(?:company|corporation|foundation|group|inc|institute|labs?|ltd|university)$")


@rule("warning")
def misspelling(page: Page) -> Iterator[Problem]:
    """A word stands once or twice that is one slip away from a word that the list has often."""
    meant = _meant(page.text)
    places = {word: _places(page.text, word) for word in meant}
    free = set(running(page.document, chain.from_iterable(places.values())))
    for word, found in places.items():
        if free.issuperset(found):
            named = (at for at in found if not _is_name(page.text, at, at + len(word)))
            yield from (_problem(page.text, at, word, *meant[word]) for at in named)


def _meant(text: str) -> Mapping[str, tuple[str, int]]:
    """The rare words that are no English ones, each with the one that was meant and how often that stands."""
    exact, counts = _counts(text)
    often = [word for word, count in counts.items() if count >= OFTEN and exact[word] >= LOWER]
    rare = [word for word, count in counts.items() if count <= RARE and exact[word] + exact[word.capitalize()] == count]
    meant = dict[str, tuple[str, int]]()
    for word, right in slips(rare, often):
        if counts[right] > meant.get(word, ("", 0))[1]:
            meant[word] = (right, counts[right])
    return {word: found for word, found in meant.items() if _is_sure(text, word, found[0], counts[word])}


def _is_sure(text: str, word: str, right: str, count: int) -> bool:
    """Whether a word is no English one and nowhere a part of an address or a name; the right one is both at times."""
    english = not is_word(word) and (is_word(right) or is_joined(right))
    return english and len(_places(text, word)) == count and len(_found(text, right, LOWER)) == LOWER


def _counts(text: str) -> tuple[Counter[str], Counter[str]]:
    """How often each word stands as it is, and how often whatever the case of its letters."""
    exact, counts = Counter(WORD.findall(text)), Counter[str]()
    for word, count in exact.items():
        counts[word.lower()] += count
    return exact, counts


def _places(text: str, word: str) -> list[int]:
    """Where a word stands by itself, in lower case or with a capital."""
    return _found(text, word) + _found(text, word.capitalize())


def _found(text: str, word: str, most: int = OFTEN) -> list[int]:
    """The first places where a word stands by itself as it is."""
    found, at = list[int](), text.find(word)
    while at >= 0 and len(found) < most:
        end = at + len(word)
        if not PART[0].match(text[at - 1 : at]) and not PART[1].match(text[end : end + 2]):
            found.append(at)
        at = text.find(word, end)
    return found


def _is_name(text: str, start: int, end: int) -> bool:
    """Whether a word has its capital because it is a name: no sentence or title begins there or goes on."""
    before, after = NEIGHBOURS[0].search(text[max(start - 40, 0) : start]), NEIGHBOURS[1].match(text, end, end + 40)
    words = [found[1] for found in (before, after) if found and found[1]]
    if text[start].islower():
        return False
    if before and before[1] and (before[1][0].islower() or before[0].endswith(", ")):
        return True
    names = (word.lower() for word in words if word[0].isupper())
    return any(FIRM.match(name) or not is_word(name) for name in names)


def _problem(text: str, at: int, word: str, right: str, count: int) -> Problem:
    span = (at, at + len(word))
    old, new = text[slice(*span)], right if text[at].islower() else right.capitalize()
    fix = Fix((Edit(span, new, "text"),), f"replace with '{new}'", safe=False)
    return Problem(span, f"'{old}' should be '{new}' (the list has '{right}' {count} times)", fix)

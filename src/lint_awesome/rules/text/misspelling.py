"""Words that were probably meant to be others."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import chain

from msgspec import Struct

from lint_awesome.rule import Edit, Fix, Page, Problem, rule
from lint_awesome.rules.text.heading_words import misspelt
from lint_awesome.rules.text.running import running
from lint_awesome.text.brands import WRONG
from lint_awesome.text.corrections import corrections
from lint_awesome.text.english import is_joined, is_word
from lint_awesome.text.patterns import lazy
from lint_awesome.text.slips import SHORTEST, slips
from lint_awesome.text.words import is_part, words

NAME = 5
"""How many letters a word has that may well be a name."""
RARE, OFTEN, LOWER = 2, 10, 3
"""How often a word may stand; how often the right one must, and how often of these in lower case."""
NEIGHBOURS = lazy(r"([^\W\d_]*),? $"), lazy(r" ([^\W\d_]*)")
LISTED = lazy(r"(?:,|,? and|,? &) [A-Z]")
"""What comes after a name among others."""
FIRM = lazy(r"(?:ai|company|corporation|foundation|group|inc|institute|labs?|ltd|research|university)$")


class Meant(Struct, frozen=True):
    """What a word was meant to be: one word or several that are possible; and why that is known."""

    words: tuple[str, ...]
    evidence: str


CASED = lazy(r"[a-z][A-Z]|[A-Z]{2}[a-z]")
"""What tells a name that has capitals of its own."""


@rule("warning")
def misspelling(page: Page) -> Iterator[Problem]:
    """A word is one slip away from one that the list has often, or a common misspelling."""
    yield from _recased(page)
    exact, counts = _counts(page.text)
    meant = _meant(page.text, exact, counts)
    places = {word: _places(page.text, word) for word in meant}
    free = set(running(page.document, chain.from_iterable(places.values())))
    for word, found in places.items():
        if free.issuperset(found):
            plain = (at for at in found if not _is_name(page.text, at, at + len(word)))
            yield from (_problem(page.text, at, word, meant[word]) for at in plain)
    for (start, end), right in misspelt(page.document, counts):
        word = page.text[start:end]
        told = right.upper() if word.isupper() else right.capitalize() if word[0].isupper() else right
        times = counts.get(right, 0)
        evidence = f"the list has '{right}' {times} times" if times > 1 else "there is no such word"
        yield Problem((start, end), f"'{word}' should be '{told}' ({evidence})")


def _recased(page: Page) -> Iterator[Problem]:
    """Names whose capitals are not those that the list has at least ten times as often."""
    counts, named = words(page.text), dict[str, str]()
    for name, count in counts.items():
        if count >= OFTEN and CASED.search(name):
            named[name.lower()] = max(named.get(name.lower(), name), name, key=counts.__getitem__)
    odd = {name: named[name.lower()] for name in counts if named.get(name.lower(), name) != name and _is_cased(name)}
    rare = {name: right for name, right in odd.items() if OFTEN * counts[name] <= counts[right]}
    places = {at: name for name in rare for at in _found(page.text, name, len(page.text))}
    for at in running(page.document, places):
        name, right = places[at], rare[places[at]]
        yield _problem(page.text, at, name, Meant((right,), f"the list has '{right}' {counts[right]} times"))


def _is_cased(name: str) -> bool:
    """Whether a name is neither in one case, as commands and headings are, nor a brand that has a rule, nor English."""
    return not (name.islower() or name.isupper() or name in WRONG or is_word(name.lower()))


def _meant(text: str, exact: Mapping[str, int], counts: Mapping[str, int]) -> Mapping[str, Meant]:
    """The misspelt words, each with what it was meant to be: none is English, or part of an address or a name."""
    common = corrections()
    meant = {word: Meant(common[word], "a common misspelling") for word in counts if word in common}
    for word, right in _slips(exact, counts).items():
        if (is_word(right) or is_joined(right)) and len(_found(text, right, LOWER)) == LOWER:
            meant[word] = Meant((right,), f"the list has '{right}' {counts[right]} times")
    return {word: it for word, it in meant.items() if not is_word(word) and len(_places(text, word)) == counts[word]}


def _counts(text: str) -> tuple[Mapping[str, int], Mapping[str, int]]:
    """How often each word stands as it is, and how often whatever the case of its letters."""
    exact, counts = {word: count for word, count in words(text).items() if len(word) > NAME}, dict[str, int]()
    for word, count in exact.items():
        low = word.lower()
        counts[low] = counts.get(low, 0) + count
    return exact, counts


def _slips(exact: Mapping[str, int], counts: Mapping[str, int]) -> Mapping[str, str]:
    """The rare words that are one slip away from one that stands often, each with the one that stands most often."""
    often = [word for word, count in counts.items() if count >= OFTEN and exact.get(word, 0) >= LOWER]
    rare = [word for word, count in counts.items() if count <= RARE]
    meant = dict[str, str]()
    for word, right in slips(rare, often):
        if exact.get(word, 0) + exact.get(word.capitalize(), 0) == counts[word]:
            meant[word] = max(meant.get(word, right), right, key=counts.__getitem__)
    return meant


def _places(text: str, word: str) -> list[int]:
    """Where a word stands by itself, in lower case or with a capital."""
    return _found(text, word, len(text)) + _found(text, word.capitalize(), len(text))


def _found(text: str, word: str, most: int) -> list[int]:
    """The first places where a word stands by itself as it is."""
    found, at = list[int](), text.find(word)
    while at >= 0 and len(found) < most:
        end = at + len(word)
        if not is_part(text, at, end):
            found.append(at)
        at = text.find(word, end)
    return found


def _is_name(text: str, start: int, end: int) -> bool:
    """Whether a word has its capital because it is a name: no sentence or title begins there or goes on."""
    before, after = NEIGHBOURS[0].search(text[max(start - 40, 0) : start]), NEIGHBOURS[1].match(text, end, end + 40)
    goes_on = before and before[1] and (before[1][0].islower() or before[0].endswith(", "))
    if text[start].islower() or goes_on or end - start < SHORTEST or LISTED.match(text, end):
        return text[start].isupper()
    words = (found[1].lower() for found in (before, after) if found and found[1] and found[1][0].isupper())
    return any(FIRM.match(word) or not is_word(word) for word in words)


def _problem(text: str, at: int, word: str, meant: Meant) -> Problem:
    span, lower = (at, at + len(word)), text[at].islower() or any(map(CASED.search, meant.words))
    words = [right if lower else right.capitalize() for right in meant.words]
    fix = Fix((Edit(span, words[0], "text"),), f"replace with '{words[0]}'", safe=False) if len(words) == 1 else None
    right = " or ".join(f"'{word}'" for word in words)
    return Problem(span, f"'{text[slice(*span)]}' should be {right} ({meant.evidence})", fix)

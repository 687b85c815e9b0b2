"""The first letter of a description."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from lint_awesome.conventions import Habit, Schema
from lint_awesome.document import Entry
from lint_awesome.habits.describing import first_word, is_parted, odd, separator_of
from lint_awesome.rule import Edit, Fix, Page, Problem, rule
from lint_awesome.text.english import is_listed
from lint_awesome.text.patterns import lazy

OTHER_SCRIPT = lazy(r"[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7a3]")
LINKS = ("[", "<", "@")
ELSEWHERE, BEGUN = 3, 2
"""So often a word must stand in lower case elsewhere, or begin other descriptions with a capital, to be no name."""
ARTICLES = ("a", "an", "the")


@rule("warning")
def description_start(page: Page) -> Iterator[Problem]:
    """A description begins with a small letter, where the others begin with a capital."""
    for schema in page.conventions.schemas:
        usual = schema.habit("start")
        groups = schema.groups if usual.value == "upper" else ()
        found = [one for group in groups for one in odd(group, lambda one: _small(page.text, one) is not None, usual)]
        begun = Counter(_first_words(page.text, schema)) if found else Counter[str]()
        for entry in found:
            yield from _problems(page.text, entry, usual, begun)


def _first_words(text: str, schema: Schema) -> Iterator[str]:
    """What the descriptions begin with."""
    for entry in schema.entries:
        if entry.description and (word := first_word(text[slice(*entry.description)])):
            yield word[1]


def _small(text: str, entry: Entry) -> re.Match[str] | None:
    """The first word of a description, where that is written small and is none of the entry's names."""
    if not entry.description or not is_parted(separator_of(text, entry) or ""):
        return None
    words = text[slice(*entry.description)]
    word = first_word(words)
    if not word or not word[1].islower() or OTHER_SCRIPT.search(words):
        return None
    named = words[word.end() :].lstrip().startswith(LINKS)  # by whom it is, or where it was seen
    return None if named or word[1] in _own_words(entry) else word


def _problems(text: str, entry: Entry, usual: Habit[str], begun: Mapping[str, int]) -> Iterator[Problem]:
    word = _small(text, entry)
    if word and entry.description and _is_common(text, word[1], begun):
        at = entry.description[0] + word.start(1)
        fix = Fix((Edit((at, at + 1), word[1][0].upper(), "case"),), f"write '{word[1].capitalize()}'")
        evidence = usual.evidence("descriptions begin with a capital")
        yield Problem(
            (at, at + len(word[1])), f"'{word[1]}' begins the description with a small letter ({evidence})", fix
        )


def _own_words(entry: Entry) -> set[str]:
    address = entry.link.url if entry.link else ""
    return set(re.findall(r"[^\W_]+", f"{entry.name} {address}".casefold()))


def _is_common(text: str, word: str, begun: Mapping[str, int]) -> bool:
    """Whether a word is no name: inside sentences it is mostly small, more than a few times or of a certain kind."""
    found = [match[1] for match in re.finditer(rf"(?<=[a-z,] )((?i:{word}))(?![\w./:-])", text)]
    small = found.count(word)
    if small > ELSEWHERE:
        return 2 * small > len(found)
    again = begun.get(word.capitalize(), 0) >= BEGUN
    return 2 * small >= len(found) and (again or word in ARTICLES or _is_of_words(word))


def _is_of_words(word: str) -> bool:
    """Whether a word is a verb or an adverb by its ending: `brings`, `safely`."""
    verb = word.endswith("s") and is_listed(f"{word.removesuffix('s').removesuffix('e')}ing")
    return is_listed(word) and (verb or (word.endswith("ly") and is_listed(word.removesuffix("ly"))))

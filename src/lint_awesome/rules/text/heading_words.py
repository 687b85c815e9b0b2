"""Words of headings that are no words, and a slip away from one that the list or any list has."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from lint_awesome.document import Document
from lint_awesome.rules import marking
from lint_awesome.source import Span
from lint_awesome.text.english import is_joined, is_word
from lint_awesome.text.patterns import lazy
from lint_awesome.text.slips import slips
from lint_awesome.text.words import is_part

USUAL = """
    acknowledgement acknowledgements acknowledgments algorithms analysis application applications architecture articles
    benchmark benchmarks books collections comparison community conferences configuration contents contributing
    contribution contributions contributors courses databases definitions deployment development documentation editors
    evaluation examples extensions frameworks generation guidelines implementation implementations installation
    introduction learning libraries license management miscellaneous monitoring newsletters optimization overview papers
    platforms plugins podcasts presentations processing projects publications references repositories research resources
    reviews security services software summaries surveys testing toolkits tools tutorials utilities videos visualization
    websites workshops
"""
"""Words that lists have in headings."""
SHORTEST = 6
"""How many letters a slip of these has at least."""
OWN, FEW = 2, 5
"""How often the right word stands in the list at least, and the slip at most, with its anchors."""
MANY = 100
"""Of more words that are near others none is looked at."""
LONG = 9
"""From so many letters on another letter is a slip too: among shorter words it makes too many names."""
ENGLISH = 0.7
"""The part of the words of headings that are English where the list is."""
WORD = lazy(r"(?<![\w/.@#&='\"’-])[A-Za-z]{5,}(?![\w/@=’-]|\.\w)")
ANCHOR = lazy(r"(?:\(|=[\"'])#[^\s()\"']*\Z")
FAR = 100
"""How far from its beginning a word in an anchor is."""


def misspelt(document: Document, counts: Mapping[str, int]) -> Iterator[tuple[Span, str]]:
    """Where a word of a heading stands that is a slip, and what it was meant to be; `counts` are the words of all."""
    found = _words(document)
    rare = [word for word in found if counts.get(word, 0) <= FEW]
    alike = {(word[0], len(word) + more) for word in rare for more in (-1, 0, 1)}  # of a long list few words are
    own = (word for word, count in counts.items() if count >= OWN and (word[0], len(word)) in alike)
    meant = dict(slips(rare, own)) | dict(slips(rare, USUAL.split(), SHORTEST))
    near = {word: right for word, right in meant.items() if len(word) >= LONG or _is_moved(word, right)}
    sure = {word: right for word, right in near.items() if _is_slip(word, right)} if len(near) <= MANY else {}
    if sure and _is_english([word for word in found if word not in sure]):
        for word, right in sure.items():
            yield from ((span, right) for span in found[word] if _is_plain(document.source.text, word))


def _words(document: Document) -> Mapping[str, list[Span]]:
    """Where each word of the headings stands, in small letters."""
    found, text = defaultdict[str, list[Span]](list), document.source.text
    for section in document.sections:
        for word in WORD.finditer(text, *marking.words(text, section)):
            found[word[0].lower()].append(word.span())
    return found


def _is_moved(word: str, right: str) -> bool:
    """Whether letters are lost, doubled or swapped, but none is another."""
    return len(word) != len(right) or sorted(word) == sorted(right)


def _is_slip(word: str, right: str) -> bool:
    return is_word(right) and not is_word(word) and not is_joined(word)


def _is_plain(text: str, word: str) -> bool:
    """Whether a word stands nowhere in a name or an address but for those within the page."""
    for place in re.finditer(word, text, re.IGNORECASE):
        start, end = place.span()
        if is_part(text, start, end) and not ANCHOR.search(text[max(start - FAR, 0) : start]):
            return False
    return True


def _is_english(words: Sequence[str]) -> bool:
    return sum(map(is_word, words)) >= ENGLISH * len(words)

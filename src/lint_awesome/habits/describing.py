"""How the description of an entry begins, ends and is parted from the title."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Literal

from lint_awesome.conventions import Habit
from lint_awesome.document import Entry, Group
from lint_awesome.text.patterns import lazy

End = Literal["stop", "none"]
STOPS = ".。．"
DANGLING = lazy(r"(?:\]\[|\[\^)[^\]\[]{1,80}\]\Z")
"""What refers to a definition: a link, a footnote."""
STOP = tuple(STOPS)
ADDRESS = lazy(r"https?://\S+\Z")
UNSURE = lazy(
    r"\b(?:et al|etc|Inc|Ltd|Co|Corp|[JSD]r|St|No|vol|vs|e\.g|i\.e|[A-Z])\.$|\.{2,}$|[!?:;,]$|[！？…：；，、]$"
)
"""Ends that are neither a full stop nor none: abbreviations, initials, other signs."""
CLOSERS = ")]）】」』\"'”’`*_"
BREAK = lazy(r"(?<![ \t])[ \t]*+\r?\n[ \t]*+")
FIRST = lazy(r"[*_\"'“‘]*([^\W\d_]+)(?=[\s,])")
SENTENCES = lazy(r"(?<=[^\W\d_]{3})[.。]\s+[A-Z\u00c0-\u00de]|。.")


def separator_of(text: str, entry: Entry) -> str | None:
    """What stands between title and description, where that is sure: blanks alone only right after the title.

    A full stop at the end of a line ends a sentence.
    """
    if not entry.separator or not entry.description:
        return None
    written = text[slice(*entry.separator)]
    if "\n" in written and written.strip() in STOP:
        return None
    own = BREAK.sub(" ", written)
    if not own.strip() and (text[entry.description[0]] in "([（" or not _follows(text, entry)):
        return None
    return own


def _follows(text: str, entry: Entry) -> bool:
    """Whether a separator comes at once after the title."""
    assert entry.separator
    end = entry.link.span[1] if entry.link else entry.title[1]
    return not text[end : entry.separator[0]].strip("*_ ")


def is_parted(separator: str) -> bool:
    """Whether a separator has a sign; blanks alone are none."""
    return bool(separator.strip())


def end_of(words: str) -> End | None:
    """How a description ends: in a full stop, in none, or in a way that says neither."""
    bare = words.rstrip()
    if not bare or words[0] in "([（" or UNSURE.search(bare[-12:]) or ADDRESS.search(bare[-200:]):
        return None
    if DANGLING.search(bare[-120:]):
        return None
    if bare[-1] in ")）" and bare.rpartition("(")[0].rstrip().endswith(STOP):
        return None
    inner = bare.rstrip(CLOSERS)
    if inner.endswith(STOP) and len(bare) - len(inner) < 3:
        return "stop"
    return "none" if bare[-1].isalnum() or bare[-1] in CLOSERS else None


def is_many(words: str) -> bool:
    """Whether a description has several sentences."""
    return bool(SENTENCES.search(words))


def first_word(words: str) -> re.Match[str] | None:
    """The first word of a description, where that is of letters alone and other words follow."""
    return FIRST.match(words)


def seen(text: str, entry: Entry) -> Iterator[tuple[Literal["separator", "sign", "end", "start"], str, str]]:
    """What an entry's description is to be compared by."""
    separator = separator_of(text, entry)
    if separator is None or not entry.description:
        return
    words = text[slice(*entry.description)]
    yield "separator", "", separator
    if is_parted(separator):
        yield "sign", "", separator
    if end := end_of(words):
        yield "end", "", end
    if (word := first_word(words)) and word[1][0].lower() != word[1][0].upper():
        yield "start", "", "upper" if word[1][0].isupper() else "lower"


def odd(group: Group, departing: Callable[[Entry], bool], usual: Habit[str]) -> list[Entry]:
    """The entries of a group that depart from the list's habit, unless most of the group does and it is not set."""
    found = [entry for entry in group.entries if not entry.flawed and departing(entry)]
    return found if usual.pinned or 2 * len(found) < len(group.entries) or len(group.entries) == 1 else []

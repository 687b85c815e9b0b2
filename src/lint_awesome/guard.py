"""What a fix may do: the meaning that an edit of each kind keeps."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping
from itertools import pairwise
from urllib.parse import unquote

from msgspec import Struct

from lint_awesome.habits.values import is_placeholder
from lint_awesome.links.verdict import destination
from lint_awesome.rule import Edit, Fix, Page, Reorder, Transfer
from lint_awesome.silencing import comments as silence
from lint_awesome.source import Span
from lint_awesome.text import dates
from lint_awesome.text.identifiers import canonical
from lint_awesome.text.names import unnumbered, words
from lint_awesome.text.patterns import lazy

UNSEEN = r"\x00-\x08\x0e-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff"
BLANK = lazy(rf"[\s{UNSEEN}]+")
MARKS = lazy(r"[\s\-*+•·–—―‐:：;；,，、.。．|｜/()（）\[\]［］【】<>《》「」{}\"'`_~=\\]+")
SEPARATOR = lazy(r"[\s\-*_•·–—―‐:：;；,，、.。|｜/&=>→]*(?:\b(?:and|und|et|y)\b[\s,]*)?")
NUMBER = lazy(r"[\d.,'  ]*\d[.)]?\s*")
OUTSIDE = " \t\r\n<>()[]\"'`|"
"""What no address holds."""
PREFIX = lazy(r"(?:[a-z]*(?::|//)/*+)*+", re.IGNORECASE)
"""What a scheme is misspelt as, also twice."""
SCHEME = lazy(r"^(?:https?://|mailto:)")
HOST = lazy(r"^(https?://[^/]+)/")
"""A host with the slash behind it, which its path may have lost."""
USER = lazy(r"(?<=//)[^/@?#\s]*@")
FAR = 10_000
"""How far from each other two equal lines of an entry may stand."""
LISTED = lazy(r"^\s*(?:[-*+]|\d+[.)])\s+")
LINK_TARGET = lazy(r"\]\([^)\n]*\)")


class Grounds(Struct, frozen=True):
    """What edits are judged by: the list, its labels without case, the words of its headings, where its entries are."""

    page: Page
    labels: frozenset[str]
    titles: frozenset[tuple[str, ...]]
    blocks: tuple[Span, ...]


def grounds(page: Page) -> Grounds:
    """What the edits of a list are judged by."""
    words_of_links = (name.casefold() for pair in page.conventions.links.items() for name in pair)
    labels = (name.casefold() for schema in page.conventions.schemas for name in (*schema.known, *schema.meant))
    named = (section.title for section in page.document.sections)
    titles = (tuple(words(title)) for one in named for title in (one, unnumbered(one)))
    blocks = sorted(entry.block for entry in page.document.entries())
    return Grounds(page, frozenset((*labels, *words_of_links)), frozenset(titles), tuple(blocks))


def holds(fix: Fix, by: Grounds) -> bool:
    """Whether all changes of a fix are what they say, and none touches another."""
    apart = all(before[1] <= after[0] for before, after in pairwise(sorted(touched(fix))))
    return apart and all(_is_sound(change, by) for change in fix.changes)


def touched(fix: Fix) -> Iterator[Span]:
    """The places that a fix changes, in the order of its changes."""
    for change in fix.changes:
        if isinstance(change, Edit):
            yield change.span
        elif isinstance(change, Reorder):
            yield from change.blocks
        else:
            yield change.block
            yield change.to, change.to


def _is_sound(change: Edit | Reorder | Transfer, by: Grounds) -> bool:
    text = by.page.text
    if isinstance(change, Reorder):
        permuted = sorted(change.order) == list(range(len(change.blocks)))
        return permuted and all(_is_lines(text, block) for block in change.blocks)
    if isinstance(change, Transfer):
        return _is_lines(text, change.block) and _is_lines(text, (change.to, len(text)))
    if change.change in SIMPLE:
        return SIMPLE[change.change](text[slice(*change.span)], change.text)
    return change.change == "text" or PLACED[change.change](change, by)


def _is_lines(text: str, block: Span) -> bool:
    start, end = block
    return (start in (0, len(text)) or text[start - 1] == "\n") and (end == len(text) or text[end - 1] == "\n")


def _bare(pattern: re.Pattern[str]) -> Callable[[str, str], bool]:
    return lambda old, new: pattern.sub("", old) == pattern.sub("", new)


def _both(pattern: re.Pattern[str]) -> Callable[[str, str], bool]:
    return lambda old, new: bool(pattern.fullmatch(old) and pattern.fullmatch(new))


def _same_date(old: str, new: str) -> bool:
    before, after = dates.parse(old, 0, len(old)), dates.parse(new, 0, len(new))
    return before is not None and after is not None and dates.key(before) == dates.key(after)


SIMPLE: Mapping[str, Callable[[str, str], bool]] = {
    "space": _bare(BLANK),
    "mark": _bare(MARKS),
    "case": lambda old, new: old.casefold() == new.casefold(),
    "number": _both(NUMBER),
    "date": _same_date,
    "placeholder": lambda old, new: is_placeholder(old.strip()) and is_placeholder(new.strip()),
    "separator": _both(SEPARATOR),
}
"""What holds of the old and the new text of an edit."""


def _known_label(edit: Edit, by: Grounds) -> bool:
    """One label of the list in the place of another."""
    old = by.page.text[slice(*edit.span)]
    return {old.strip().casefold(), edit.text.strip().casefold()} <= by.labels


def _same_address(edit: Edit, by: Grounds) -> bool:
    """Another form of one address: canonically the same, or with its slips mended; or where it moved to."""
    old, new = _around(edit, by.page.text)
    if (verdict := by.page.facts.verdicts.get(old)) and verdict.state == "moved" and new == destination(old, verdict):
        return True
    if canonical(old) == canonical(new) or old == HOST.sub(r"\1", new, count=1):
        return True
    return _mended(old) == _mended(new) or _within(_mended(old), _mended(new))


def _mended(url: str) -> str:
    """An address without what may be lacking in it or be too much."""
    bare = USER.sub("", url).replace("%20", "").replace("/abs/", "/")
    return SCHEME.sub("", "".join(bare.split())).rstrip("/.,;:!?'\"")


def _within(old: str, new: str) -> bool:
    """Whether an address is another one with a broken scheme before it."""
    return "." in new.partition("/")[0] and old.endswith(new) and bool(PREFIX.fullmatch(old[: -len(new)]))


def _around(edit: Edit, text: str) -> tuple[str, str]:
    """The whole address that an edit stands in, as it was and as it is to be."""
    start, end = edit.span
    while start and text[start - 1] not in OUTSIDE:
        start -= 1
    while end < len(text) and text[end] not in OUTSIDE:
        end += 1
    head, tail = text[start : edit.span[0]], text[edit.span[1] : end]
    return text[start:end].strip(OUTSIDE), (head + edit.text + tail).strip(OUTSIDE)


def _has_target(edit: Edit, by: Grounds) -> bool:
    """The address of a place in the list that is there."""
    (old, _, _), (new, _, anchor) = (url.partition("#") for url in _around(edit, by.page.text))
    return old == new and unquote(anchor) in by.page.document.anchors


def _repeats(edit: Edit, by: Grounds) -> bool:
    """Text taken away that stands beside it once more, or the line of an entry that it has twice."""
    (start, end), text = edit.span, by.page.text
    old = text[start:end].strip()
    if edit.text.strip() or not old:
        return False
    once = re.escape(old)
    before, after = text[max(start - len(old) - 100, 0) : start], text[end : end + len(old) + 100]
    beside = re.search(rf"(?<!\w){once}\s*\Z", before) or re.match(rf"\s*{once}(?!\w)", after)
    return bool(beside) or _stands_twice(old, edit.span, by)


def _stands_twice(old: str, span: Span, by: Grounds) -> bool:
    """Whether the innermost entry around a place has its line once more."""
    text, at = by.page.text, bisect_left(by.blocks, (span[0] + 1,)) - 1
    while at >= 0 and by.blocks[at][1] < span[1]:
        at -= 1
    if at < 0:
        return False
    start, end = by.blocks[at]
    lines = text[max(start, span[0] - FAR) : span[0]] + text[span[1] : min(end, span[1] + FAR)]
    return old in map(str.strip, lines.split("\n"))


def _lists_headings(edit: Edit, by: Grounds) -> bool:
    """Lines of the contents whose words are those of headings, or stand there already."""
    lines = (LISTED.sub("", LINK_TARGET.sub("]", line)) for line in edit.text.split("\n"))
    known = {*by.titles, tuple(words(by.page.text[slice(*edit.span)]))}
    return all(tuple(words(line)) in known for line in lines if line.strip())


def _silences(edit: Edit, by: Grounds) -> bool:
    """A comment that silences rules, or a part of one, taken away."""
    text = by.page.text
    old = text[slice(*edit.span)]
    start = edit.span[0] + len(old) - len(old.lstrip(" \t\r\n>"))
    end = edit.span[0] + len(old.rstrip())
    comment = by.page.document.comment(start)
    ours = comment is not None and end <= comment[1] and silence.BEGIN.match(text, *comment) is not None
    return ours and not edit.text.strip()


PLACED: Mapping[str, Callable[[Edit, Grounds], bool]] = {
    "label": _known_label,
    "url": _same_address,
    "anchor": _has_target,
    "repeat": _repeats,
    "listing": _lists_headings,
    "comment": _silences,
}
"""What holds of an edit in its list."""

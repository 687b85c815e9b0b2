"""Comments that silence rules: how they are written, and which lines they speak of.

    <!-- lint-awesome disable-line stray-dash -->              its own line
    <!-- lint-awesome disable-next-line fields, dates -->      the next line that is not blank
    <!-- lint-awesome disable stray-dash -- as it was sent --> from here on, up to `enable stray-dash` or `enable`
    <!-- lint-awesome disable-file stray-dash -->              everywhere

Rules and families are named; without a name all are meant. What stands behind ` -- ` is the reason.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from msgspec import Struct

from lint_awesome.source import Span
from lint_awesome.text.patterns import lazy
from lint_awesome.text.suggest import nearest

KINDS = ("disable-line", "disable-next-line", "disable", "enable", "disable-file")
NEAR = 0.6
"""How alike a word must be to one of the kinds to be meant as it."""
BEGIN = lazy(r"<!--\s*lint-awesome(?P<gap>[\s:-]+)(?P<kind>[\w-]+)")
REASON = lazy(r"\s--+(?=\s|$)")
NAME = lazy(r"[^\s,:]+")
BLANKS = lazy(r"(?:[ \t]*\r?\n)*[ \t]*")

State = Literal["used", "unused", "unknown", "undecided"]
"""What came of a name: it silenced something, or nothing, or is none; `undecided` where not all it means has run."""


class Name(Struct, frozen=True):
    """A rule or family as a comment names it; `meant` is the nearest one where there is none of that name."""

    span: Span
    name: str
    state: State = "undecided"
    meant: str = ""


class Silence(Struct, frozen=True):
    """A comment that silences rules, or speaks again of them (`enable`).

    `kind` is where it acts, `meant` the nearest kind where there is none of that name. `state` is what came
    of it as a whole, `silenced` the rules that it kept from speaking.
    """

    comment: Span
    place: Span
    kind: str
    names: tuple[Name, ...] = ()
    meant: str = ""
    state: State = "undecided"
    silenced: tuple[str, ...] = ()


def silences(text: str, comments: Iterable[Span]) -> Iterator[Silence]:
    """The comments that are meant for this program, in order."""
    for start, end in comments:
        found = BEGIN.match(text, start, end)
        if found:
            yield from _silence(text, (start, end), found)


def _silence(text: str, comment: Span, found: re.Match[str]) -> Iterator[Silence]:
    kind = found["kind"]
    if kind not in KINDS or found["gap"].strip():
        meant = nearest(kind, KINDS, NEAR)
        if meant:
            place = (text.index("lint-awesome", found.start()), found.end())
            yield Silence(comment, place, text[slice(*place)], meant=f"lint-awesome {meant}", state="unknown")
        return
    end = comment[1] - len("-->") if text.endswith("-->", *comment) else comment[1]
    reason = REASON.search(text, found.end(), end)
    names = NAME.finditer(text, found.end(), reason.start() if reason else end)
    yield Silence(comment, found.span("kind"), kind, tuple(Name(name.span(), name[0]) for name in names))


def lines(text: str, comments: Sequence[Span]) -> dict[int, Span]:
    """For the place of each comment, the next line that is neither blank nor a comment."""
    found = dict[int, Span]()
    ends = dict(comments)
    for start, end in sorted(comments, reverse=True):
        line_end = text.find("\n", end)
        blanks = BLANKS.match(text, len(text) if line_end < 0 else line_end + 1)
        at = blanks.end() if blanks else len(text)
        alone = at in ends and not text[ends[at] : line(text, ends[at])[1]].strip()
        found[start] = found[at] if alone else line(text, at)
    return found


def line(text: str, place: int) -> Span:
    """The line that a place is in, without its line end."""
    end = text.find("\n", place)
    return text.rfind("\n", 0, place) + 1, len(text) if end < 0 else end

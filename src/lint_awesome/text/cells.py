"""Text as a terminal shows it: how wide each character is, and what stands for one that cannot be seen."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import repeat

from lint_awesome.text.patterns import lazy

TAB = 4
HIDDEN = lazy(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]"
)
"""Control characters, marks of direction and characters without width: what could deceive or confuse a reader."""
BREAK = lazy(r"[\t\n]+")


def plain(text: str) -> str:
    """A text on one line with nothing hidden in it."""
    if text.isprintable():
        return text
    return HIDDEN.sub(_escaped, BREAK.sub(" ", text))


def cells(line: str) -> Iterator[tuple[str, int]]:
    """For each character of a line what is shown for it and how many columns that takes."""
    if line.isascii() and line.isprintable():
        yield from zip(line, repeat(1))
        return
    column, before = 0, ""
    for char in line:
        shown, width = _cell(char, before, column)
        yield shown, width
        column, before = column + width, char


def width(text: str) -> int:
    """How many columns a text takes."""
    return len(text) if text.isascii() and text.isprintable() else sum(wide for _, wide in cells(text))


def fit(text: str, room: int) -> str:
    """A text cut to a number of columns."""
    if width(text) <= room:
        return text
    kept = ""
    for shown, wide in cells(text[:room]):
        room -= wide
        if room < 1:
            break
        kept += shown
    return f"{kept}…"


def _cell(char: str, before: str, column: int) -> tuple[str, int]:
    if char == "\t":
        blanks = TAB - column % TAB
        return " " * blanks, blanks
    if HIDDEN.match(char):
        shown = _escape(char)
        return shown, len(shown)
    return char, _width(char, before)


def _width(char: str, before: str) -> int:
    """The columns of a character; one that joins the character before takes none."""
    if char < "\u0300":
        return 1
    from unicodedata import category, east_asian_width

    if char == "\ufe0f":  # makes an emoji of the sign before
        return int(before != "" and _width(before, "") == 1)
    if before == "\u200d" or ("\U0001f3fb" <= char <= "\U0001f3ff" and before > "\u2000"):
        return 0
    if "\u1160" <= char <= "\u11ff" or category(char) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if east_asian_width(char) in "WF" else 1


def _escaped(found: re.Match[str]) -> str:
    return _escape(found[0])


def _escape(char: str) -> str:
    return f"\\x{ord(char):02x}" if char < "\u0100" else f"\\u{ord(char):04x}"

"""The line that a finding is about, cut to the width of the terminal, and where the finding stands in it."""

from __future__ import annotations

from msgspec import Struct

from lint_awesome.text.cells import cells


class Excerpt(Struct, frozen=True):
    """A part of a line as shown, and the columns (from 0) that the marked stretch begins at and takes."""

    text: str
    column: int
    width: int


def excerpt(line: str, start: int, end: int, room: int) -> Excerpt:
    """As much of a line around `start` to `end` as fits into `room` columns."""
    left, right = max(0, start - 2 * room), start + 2 * room
    shown = list(cells(line[left:right]))
    start, end = start - left, min(end - left, len(shown))
    widths = [wide for _, wide in shown]
    first, last = 0, len(shown)
    if sum(widths) > room or left or right < len(line):
        first, last = _window(widths, start, end, room - 2)
        while first < start and not widths[first]:  # what belongs to a character that is cut off
            first += 1
    before = "…" if first or left else ""
    after = "…" if last < len(shown) or right < len(line) else ""
    text = before + "".join(char for char, _ in shown[first:last]) + after
    marked = sum(widths[start : min(end, last)])
    return Excerpt(text, len(before) + sum(widths[first:start]), max(1, marked))


def _window(widths: list[int], start: int, end: int, room: int) -> tuple[int, int]:
    """The stretch to show: what is marked, a third of the room before it, what follows, and more before it."""
    last, room = _grow(widths, range(start, end), room)
    taken, spare = _grow(widths, range(start - 1, -1, -1), room // 3)
    first, room = start - taken, room - room // 3 + spare
    more, room = _grow(widths, range(start + last, len(widths)), room)
    taken, _ = _grow(widths, range(first - 1, -1, -1), room)
    return first - taken, start + last + more


def _grow(widths: list[int], along: range, room: int) -> tuple[int, int]:
    """How many characters of a row fit, and the room that is left."""
    for taken, index in enumerate(along):
        if widths[index] > room:
            return taken, room
        room -= widths[index]
    return len(along), room

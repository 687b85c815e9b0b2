"""Changes put into a text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lint_awesome.rule import Edit, Reorder, Transfer
from lint_awesome.source import Span, newline
from lint_awesome.text.patterns import lazy

BLANK_LINES = lazy(r"(?:[ \t]*\r?\n)*")

Piece = tuple[int, int, str]


def apply(text: str, changes: Iterable[Edit | Reorder | Transfer]) -> str:
    """The text with some changes, none of which touches another."""
    made = sorted((piece for change in changes for piece in pieces(text, change)), key=lambda piece: piece[:2])
    parts, at = list[str](), 0
    for start, end, new in made:
        parts += (text[at:start], new)
        at = end
    parts.append(text[at:])
    return "".join(parts)


def pieces(text: str, change: Edit | Reorder | Transfer) -> Iterator[Piece]:
    """What a change takes away, from one offset to another, and what it puts there."""
    if isinstance(change, Edit):
        yield *change.span, change.text
    elif isinstance(change, Reorder):
        yield from _reordered(text, change)
    else:
        yield from _transferred(text, change)


def _reordered(text: str, change: Reorder) -> Iterator[Piece]:
    """Each block's bytes in another block's place; the blank lines after a place stay there."""
    bodies = [body(text, block) for block in change.blocks]
    for place, index in zip(bodies, change.order, strict=True):
        if place != bodies[index]:
            yield *place, _ended(text, bodies[index])


def _transferred(text: str, change: Transfer) -> Iterator[Piece]:
    """A block taken away and put in elsewhere; where blank lines part it from its neighbours, they go along."""
    start, end = body(text, change.block)
    above, below = _blanks_before(text, start), _blanks_after(text, end)
    loose = above < start and (below > end or below == len(text))
    gone = (above if below == len(text) else start, below if loose else end)
    yield *gone, ""
    blanks = text[above:start] if loose and not _alone(text, above, below) else ""
    lines, to = _ended(text, (start, end)), change.to
    first = _blanks_before(text, to) < to
    yield to, to, _line_end(text, to) + (lines + blanks if first else blanks + lines)


def body(text: str, block: Span) -> Span:
    """A block of lines without the blank lines that it ends in."""
    start, end = block
    content = len(text[start:end].rstrip(" \t\r\n"))
    line_end = text.find("\n", start + content, end)
    return (start, line_end + 1) if content and line_end >= 0 else block


def _ended(text: str, block: Span) -> str:
    """The lines of a block, the last one with its line end even where the text ends with it."""
    lines = text[slice(*block)]
    return lines if lines.endswith("\n") else lines + newline(text, block[0])


def _line_end(text: str, place: int) -> str:
    """The line end that the text lacks before the start of a line: at the end of the text there may be none."""
    return newline(text, place) if place and text[place - 1] != "\n" else ""


def _blanks_after(text: str, place: int) -> int:
    """Where the blank lines that begin at a place end."""
    found = BLANK_LINES.match(text, place)
    return found.end() if found else place


def _blanks_before(text: str, place: int) -> int:
    """Where the blank lines that end at a place begin."""
    content = place
    while content and text[content - 1] in " \t\r\n":
        content -= 1
    line_end = text.find("\n", content, place)
    return 0 if not content else line_end + 1 if line_end >= 0 else place


def _alone(text: str, above: int, below: int) -> bool:
    """Whether what stands between two places is all that stands under its heading."""
    return text.startswith("#", text.rfind("\n", 0, max(above - 1, 0)) + 1) and (
        below == len(text) or text.startswith("#", below)
    )

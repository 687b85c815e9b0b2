"""What differs between two texts of a file, in the form that other programs apply."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import PurePath

from lint_awesome.changes.difference import pairs

AROUND = 3
"""How many lines that stay are shown on either side of what differs."""

Block = tuple[int, int, int, int]
"""Lines that go and lines that come in their place: from one to another, from 0, of each of the two texts."""


def diff(old: str, new: str, path: str) -> str:
    """What differs between two texts of a file, as a unified diff; empty where nothing does."""
    name, before, after = PurePath(path).as_posix().lstrip("/"), _lines(old), _lines(new)
    told = [line for hunk in _hunks(list(_blocks(before, after))) for line in _hunk(hunk, before, after)]
    head = [f"--- {_quoted(f'a/{name}')}\n", f"+++ {_quoted(f'b/{name}')}\n"] if told else []
    return "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in head + told)


def _quoted(name: str) -> str:
    """A name as git has it in a diff: in quotation marks where it could break the line, else a tab ends blanks."""
    if name.isprintable() and not set('"\\') & set(name):
        return name + "\t" * (" " in name)
    signs = (chr(byte) if 32 <= byte < 127 and byte not in b'"\\' else f"\\{byte:03o}" for byte in os.fsencode(name))
    return f'"{"".join(signs)}"'


def _lines(text: str) -> list[str]:
    lines = text.split("\n")
    return [f"{line}\n" for line in lines[:-1]] + ([lines[-1]] if lines[-1] else [])


def _blocks(before: Sequence[str], after: Sequence[str]) -> Iterator[Block]:
    """What stands between the lines that stay."""
    a = b = 0
    for c, d in [*sorted(pairs(before, after)), (len(before), len(after))]:
        if a < c or b < d:
            yield a, c, b, d
        a, b = c + 1, d + 1


def _hunks(blocks: Sequence[Block]) -> Iterator[list[Block]]:
    """The blocks that are shown together, for they are near each other."""
    hunk = list[Block]()
    for block in blocks:
        if hunk and block[0] - hunk[-1][1] > 2 * AROUND:
            yield hunk
            hunk = []
        hunk.append(block)
    if hunk:
        yield hunk


def _hunk(blocks: list[Block], before: Sequence[str], after: Sequence[str]) -> Iterator[str]:
    """The lines of some blocks with those around them, and the head that says where they stand."""
    (first, _, start, _), (_, last, _, end) = blocks[0], blocks[-1]
    above, below = min(AROUND, first), min(AROUND, len(before) - last)
    yield f"@@ -{_range(first - above, last + below)} +{_range(start - above, end + below)} @@\n"
    at = first - above
    for a, c, b, d in [*blocks, (last + below, last + below, 0, 0)]:
        yield from (f" {line}" for line in before[at:a])
        yield from (f"-{line}" for line in before[a:c])
        yield from (f"+{line}" for line in after[b:d])
        at = c


def _range(start: int, end: int) -> str:
    """Lines as a diff counts them: from 1, or from the line before where there are none."""
    return f"{start + 1}" if end - start == 1 else f"{start + (end > start)},{end - start}"

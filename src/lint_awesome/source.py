"""The text of a list, and places in it."""

from __future__ import annotations

import os
from bisect import bisect_right
from typing import NamedTuple

from msgspec import Struct

Span = tuple[int, int]
"""Where something stands in a text: offsets in characters, the end exclusive."""

BOM = b"\xef\xbb\xbf"
BLANKS = " \t\f\r\n"
"""What Markdown takes off around the text of a block."""
LIMIT = 20_000_000
"""The size in bytes from which on a file is refused."""


class Unreadable(ValueError):
    """A file or text that cannot be read as a list; its message is one line for a person."""


class Source(Struct, frozen=True):
    """One file: its text with its own line ends, so that `encode(decode(data)) == data`."""

    path: str
    text: str
    bom: bool = False

    def encode(self) -> bytes:
        """The bytes that the file holds."""
        return (BOM if self.bom else b"") + self.text.encode()


def decode(data: bytes, path: str) -> Source:
    """The source that some bytes are; raises `Unreadable` for what is no UTF-8 text."""
    if len(data) > LIMIT:
        raise Unreadable(_too_large(path, len(data)))
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise Unreadable(f"{path}: is UTF-16; a list must be UTF-8")
    bom = data.startswith(BOM)
    try:
        text = data[len(BOM) * bom :].decode()
    except UnicodeDecodeError as error:
        at = error.start + len(BOM) * bom
        line = data.count(b"\n", 0, at) + 1
        raise Unreadable(f"{path}:{line}: byte {at} (0x{data[at]:02x}) is no UTF-8") from None
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        raise Unreadable(f"{path}:{line}: holds a NUL byte; is this a text file?")
    return Source(path, text, bom)


def encoded(text: str, path: str) -> Source:
    """The source that a text is; raises `Unreadable` for what no file of a list may hold."""
    try:
        size = len(text) if text.isascii() else len(text.encode())
    except UnicodeEncodeError as error:
        raise Unreadable(f"{path}: character {error.start} is no Unicode text") from None
    if size > LIMIT:
        raise Unreadable(_too_large(path, size))
    return Source(path, text)


def _too_large(path: str, size: int) -> str:
    return f"{path}: {size:,} bytes are more than the {LIMIT:,} that a list may have"


def whole_lines(text: str, span: Span) -> Span:
    """A stretch without the blanks at its end, widened to whole lines, with the last line's end."""
    start = text.rfind("\n", 0, span[0]) + 1
    end = text.find("\n", span[0] + len(text[slice(*span)].rstrip(" \t\r\n")))
    return start, len(text) if end < 0 else end + 1


def trimmed(text: str, start: int, end: int) -> Span:
    """A stretch of text without blanks around it; what is all blank becomes nothing, at its start."""
    part = text[start:end]
    bare = part.strip(BLANKS)
    if not bare:
        return start, start
    start += len(part) - len(part.lstrip(BLANKS))
    return start, start + len(bare)


def newline(text: str, place: int) -> str:
    """The line end that is used before a place."""
    last = text.rfind("\n", 0, place)
    return "\r\n" if last > 0 and text[last - 1] == "\r" else "\n"


def name(path: str) -> str:
    """A path as UTF-8 has it, the same in every locale; bytes that are none are told by their number."""
    return os.fsencode(path).decode(errors="backslashreplace")


class Position(NamedTuple):
    """A place as people count it, both from 1; columns count characters (Unicode code points)."""

    line: int
    column: int


class Lines:
    """The lines of a text, to turn offsets into positions."""

    def __init__(self, text: str) -> None:
        self.text = text
        starts, at = [0], text.find("\n")
        while at >= 0:
            starts.append(at + 1)
            at = text.find("\n", at + 1)
        self.starts = starts

    def number(self, offset: int) -> int:
        """The line, counted from 1, that an offset is in."""
        return bisect_right(self.starts, offset)

    def position(self, offset: int) -> Position:
        """The line and column of an offset."""
        line = self.number(offset)
        return Position(line, offset - self.starts[line - 1] + 1)

    def span(self, number: int) -> Span:
        """Where a line stands, without its line end."""
        start = self.starts[number - 1]
        end = self.starts[number] - 1 if number < len(self.starts) else len(self.text)
        return start, end - (end > start and self.text[end - 1] == "\r")

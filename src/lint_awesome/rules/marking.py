"""What a finding marks of an entry or a section as a whole."""

from __future__ import annotations

from lint_awesome.document import Entry, Section
from lint_awesome.source import Span
from lint_awesome.text.patterns import lazy

OPENED = lazy(r"[ ]{0,3}#{1,6}[ \t]+")
CLOSED = lazy(r"(?:[ \t]+#+)?[ \t]*$")
UNDERLINE = lazy(r"[ \t]*\r?\n[ \t]*(?:=+|-+)\s*$")


def title(text: str, entry: Entry) -> Span:
    """The title of an entry, or its own text where it has none, as far as that stands on one line."""
    start, end = entry.title if entry.title[0] < entry.title[1] else entry.head
    line = text.find("\n", start, end)
    return start, end if line < 0 else line


def heading(text: str, section: Section) -> Span:
    """The title of a section in its heading; all its words where markup parts those, all of it where it has none."""
    start, end = words(text, section)
    if start == end:
        return section.heading
    at = text.find(section.title, start, end) if section.title else -1
    return (at, at + len(section.title)) if at >= 0 else (start, end)


def words(text: str, section: Section) -> Span:
    """The words of a heading as they are written, without its signs or the line under it."""
    start, end = section.heading
    if opened := OPENED.match(text, start, end):
        closed = CLOSED.search(text, opened.end(), end)
        return opened.end(), closed.start() if closed else end
    line = UNDERLINE.search(text, start, end)
    return start, line.start() if line else end

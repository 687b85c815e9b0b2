"""What a finding marks of an entry or a section as a whole."""

from __future__ import annotations

from lint_awesome.document import Entry, Section
from lint_awesome.source import Span


def title(text: str, entry: Entry) -> Span:
    """The title of an entry, as far as it stands on its first line."""
    end = text.find("\n", *entry.title)
    return entry.title if end < 0 else (entry.title[0], end)


def heading(text: str, section: Section) -> Span:
    """The words of a heading, without its signs."""
    start, end = section.heading
    line = text[start:end]
    at = line.find(section.title)
    if at >= 0 and section.title:
        return start + at, start + at + len(section.title)
    return end - len(line.lstrip("# \t")), start + len(line.rstrip("# \t\r\n"))

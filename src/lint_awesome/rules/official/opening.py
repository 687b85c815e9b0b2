"""The opening of a list: its title, and what stands around it before the next heading."""

from __future__ import annotations

from lint_awesome.document import Document, Section
from lint_awesome.source import Span


def title(document: Document) -> Section | None:
    """The section that the list's title begins: the first one with a heading."""
    return next((section for section in document.sections if section.level), None)


def place(section: Section) -> Span:
    """Where the opening stands: a picture or badges before the title are part of it."""
    return 0, section.span[1]

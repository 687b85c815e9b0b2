"""Where the settings have rules say nothing or something else: in sections, and of what may stand twice."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from fnmatch import translate

from msgspec import Struct

from lint_awesome.config import Config, ForSection, Level
from lint_awesome.document import Document
from lint_awesome.source import Span

TWICE = "duplicates"
"""The family that compares entries and headings with those before them."""


class Area(Struct, frozen=True):
    """A place where rules and families are silent."""

    span: Span
    names: frozenset[str]


def areas(document: Document, config: Config) -> Iterator[Area]:
    """Where rules are silent by the settings."""
    for span, own in sections(document, config):
        off = (name for name, level in own.severity.items() if level == "off")
        yield Area(span, frozenset((*own.ignore, *off)))
    if config.duplicates.allow:
        yield from (Area(span, frozenset((TWICE,))) for span in _allowed(document, config.duplicates.allow))


def sections(document: Document, config: Config) -> list[tuple[Span, ForSection]]:
    """The sections that have settings of their own, with all below them; the outer ones first."""
    own = {title.casefold(): settings for title, settings in config.per_section.items()}
    if not own:
        return []
    named = ((section, own.get(section.title.casefold())) for section in document.sections)
    return [(section.reach, settings) for section, settings in named if settings]


def levels(place: int, own: Sequence[tuple[Span, ForSection]], config: Config) -> Iterator[Mapping[str, Level]]:
    """How severe rules and families are at a place: what is said of the innermost section comes first."""
    yield from (settings.severity for span, settings in reversed(own) if span[0] <= place < span[1])
    yield config.severity


def missing(document: Document, config: Config) -> Iterator[str]:
    """The sections that the settings name and that are not there."""
    titles = {section.title.casefold() for section in document.sections}
    yield from (title for title in config.per_section if title.casefold() not in titles)


def _allowed(document: Document, patterns: Iterable[str]) -> Iterator[Span]:
    """The entries and headings that may stand twice."""
    allowed = re.compile("|".join(translate(pattern) for pattern in patterns), re.IGNORECASE)
    for entry in document.entries():
        if allowed.match(entry.name) or (entry.link and allowed.match(entry.link.url)):
            yield entry.block
    yield from (section.heading for section in document.sections if section.level and allowed.match(section.title))

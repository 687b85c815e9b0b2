"""Raw HTML: the tags and comments in a stretch of text, and where their attributes stand."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from lint_awesome.source import Span
from lint_awesome.text.patterns import lazy

_START = lazy(r"<(?:!--|(/?)([A-Za-z][A-Za-z0-9:-]*)(?=[\s/>]))")
_COMMENT_END = lazy(r"(?<=<!--)-?>|--!?>")
_ATTRIBUTE = lazy(
    r"[\s/]+([^\s\"'<>/=]+)(?:\s*=\s*(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)'|(?P<bare>[^\s\"'<>=`]+)))?"
)
_END = lazy(r"[\s/]*>")
_RAW = {"script": lazy(r"</script", re.IGNORECASE), "style": lazy(r"</style", re.IGNORECASE)}
"""The tags whose content is no HTML, and what ends it."""


class Attribute(Struct, frozen=True):
    """What an attribute says, with its entities read, and where that is written, without quotes."""

    value: str
    span: Span


class Tag(Struct, frozen=True):
    """A tag, its name and those of its attributes in lower case; a comment is one with the name `!--`."""

    name: str
    span: Span
    closing: bool
    attributes: dict[str, Attribute]


def tags(text: str, start: int, end: int) -> Iterator[Tag]:
    """The tags and comments between two places, in order; one that is broken is none."""
    while found := _START.search(text, start, end):
        tag = _tag(text, found, end) if found[2] else _comment(text, found.start(), end)
        start = tag.span[1] if tag else found.end()
        if tag:
            yield tag
            raw = None if tag.closing else _RAW.get(tag.name)
            if raw:
                close = raw.search(text, start, end)
                start = close.start() if close else end


def _comment(text: str, start: int, end: int) -> Tag:
    """A comment; one that is not closed goes on to the end."""
    close = _COMMENT_END.search(text, start + len("<!--"), end)
    return Tag("!--", (start, close.end() if close else end), closing=False, attributes={})


def _tag(text: str, found: re.Match[str], end: int) -> Tag | None:
    attributes: dict[str, Attribute] = {}
    at = found.end()
    while one := _ATTRIBUTE.match(text, at, end):
        attributes.setdefault(one[1].lower(), _attribute(one))
        at = one.end()
    close = _END.match(text, at, end)
    return Tag(found[2].lower(), (found.start(), close.end()), bool(found[1]), attributes) if close else None


def _attribute(found: re.Match[str]) -> Attribute:
    kind = found.lastgroup
    value, span = (found[kind], found.span(kind)) if kind else ("", (found.end(), found.end()))
    if "&" in value:
        from html import unescape

        value = unescape(value)
    return Attribute(value, span)

"""The numbers that a list states about itself."""

from __future__ import annotations

from collections.abc import Iterator

from lint_awesome.document import Count
from lint_awesome.reading.marks import Marks
from lint_awesome.reading.outline import Heading
from lint_awesome.source import Span
from lint_awesome.text.names import plain
from lint_awesome.text.patterns import lazy

PROSE = lazy(
    r"(?<![\w.,/#-])[*_]{0,3}(\d{1,3}(?:,\d{3})+|\d{1,6})\+?[*_]{0,3}[ \t]+[*_]{0,3}([^\W\d_][^\d\n.;:,()|<>·*]{0,60})"
)
HEADING = lazy(r"[(（\[]\s*(\d{1,6})\s*(?:[^\W\d][^\d()（）\[\]]{0,20})?[)）\]]\s*$")
SUMMARY = lazy(r"(?<![\w.])(\d{1,6})[ \t]+([^\W\d][\w ]{0,30})")
BADGE = lazy(r"//img\.shields\.io/badge/([^\s/?#-]{1,40})-(\d{1,6})(?=[-?/]|\.(?:svg|png)\b)")


def prose_counts(marks: Marks, span: Span, section: int) -> Iterator[Count]:
    """The numbers beside a noun in a paragraph."""
    text = marks.text
    for match in PROSE.finditer(text, *span):
        yield Count(match.span(1), _int(match[1]), plain(match[2]).strip(), section, "prose", span)


def heading_counts(marks: Marks, heading: Heading, section: int) -> Iterator[Count]:
    """The number in brackets at a heading's end."""
    if match := HEADING.search(marks.text, *heading.inner):
        noun = plain(marks.text[heading.inner[0] : match.start()])
        yield Count(match.span(1), _int(match[1]), noun.strip(), section, "heading", heading.span)


def summary_counts(marks: Marks, span: Span, section: int) -> Iterator[Count]:
    """The numbers beside a noun in the `<summary>` of a part that unfolds."""
    for match in SUMMARY.finditer(marks.text, *span):
        yield Count(match.span(1), _int(match[1]), match[2].strip(), section, "summary", span)


def badge_counts(marks: Marks, before: int) -> Iterator[Count]:
    """The numbers on the badges above the entries: `badge/papers-153-blue`."""
    for link in marks.links:
        if link.span[0] >= before:
            return
        shown = link.kind in ("image", "html-image") and "/badge/" in link.url
        if shown and (match := BADGE.search(marks.text, *link.target)):
            noun = match[1].replace("_", " ").replace("%20", " ")
            yield Count(match.span(2), int(match[2]), noun, 0, "badge", link.span)


def _int(digits: str) -> int:
    return int(digits.replace(",", ""))

"""Labelled values: `Date: 2024-07`, `**Metrics:** accuracy`, `🏛️ Institutions: Acme`."""

from __future__ import annotations

from collections.abc import Mapping

from lint_awesome.document import Field, FieldKind
from lint_awesome.reading.marks import Marks
from lint_awesome.reading.shapes.pieces import EMOJI, before_comments
from lint_awesome.source import Span
from lint_awesome.text import dates
from lint_awesome.text.patterns import lazy

LABELLED = lazy(
    rf"[ \t]*(?:[{EMOJI}]+[ \t]*)?(?:\*\*|__|\*|_)?[ \t]*"
    r"(?P<label>[^\W_][^\n:：*_`\[\]<>|;!?。，]{0,39})"
    r"(?:\*\*|__|\*|_)?[ \t]*[:：]{1,3}(?!//)(?:[ \t]*(?:\*\*|__|\*|_)(?=\s|$))?[ \t]*"
)
LEAD = lazy(rf"(?:[{EMOJI}]+[ \t]*)?(?:\*\*|__)?")
ODD_MARK = lazy(r"[ \t]*(?:\*\*|__)?[ \t]*(?:[;；=,.|]|-{1,2}|[–—])?[ \t]*(?:\*\*|__)?(?:[ \t]+|(?=\W)|$)")
DIGIT = lazy(r"[0-9]")
LONGEST_DATE = 30
WORDS = 5
"""A label has fewer words than this."""

Named = tuple[str, Span | None, Span | None]
"""The name of a field, where its label stands, and its mark."""
NAMELESS: Named = ("", None, None)


def labelled(marks: Marks, span: Span, kind: FieldKind, whole: Span | None = None) -> Field:
    """The field that a stretch is; without a label where it begins with none."""
    text = marks.text
    match = LABELLED.match(text, *span)
    label = match["label"].rstrip() if match else ""
    if match and len(label.split()) < WORDS and not label.isdigit():
        start = match.start("label")
        end, after = start + len(label), match.end()
        return valued(marks, kind, whole or span, (label, (start, end), (end, after)), (after, span[1]))
    return valued(marks, kind, whole or span, NAMELESS, span)


def relabelled(marks: Marks, field: Field, known: Mapping[str, int]) -> Field:
    """An unlabelled field, read again: it may begin with a known label and another sign than a colon."""
    text, (start, end) = marks.text, field.value
    lead = LEAD.match(text, start, end)
    at = lead.end() if lead else start
    for name in known:
        after = at + len(name)
        if text.startswith(name, at) and (odd := ODD_MARK.match(text, after, end)):
            named = (name, (at, after), (after, odd.end()))
            return valued(marks, field.kind, field.span, named, (odd.end(), end))
    return field


def valued(marks: Marks, kind: FieldKind, span: Span, named: Named, value: Span) -> Field:
    """A field whose value is without outer blanks, and with what that holds."""
    text, (start, end) = marks.text, before_comments(marks.text, value)
    end = start + len(text[start:end].rstrip())
    start = end - len(text[start:end].lstrip())
    date = None
    if end - start <= LONGEST_DATE and DIGIT.search(text, start, end):
        date = dates.parse(text, start, end)
    return Field(kind, span, *named, (start, end), date, tuple(marks.links_in((start, end))))

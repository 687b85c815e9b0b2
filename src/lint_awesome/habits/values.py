"""What a field's value is: a placeholder, or of which kind."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Literal

from lint_awesome.conventions import Schema
from lint_awesome.document import Entry, Field, FieldKind
from lint_awesome.source import Span
from lint_awesome.text.names import label
from lint_awesome.text.patterns import lazy
from lint_awesome.text.people import names_in, people

Kind = Literal["placeholder", "date", "link", "badge", "names", "text"]

PLACEHOLDERS = frozenset((
    "", "-", "--", "–", "—", "/", "\\", "?", "n/a", "na", "none", "null", "nil", "tbd", "tba", "todo", "unknown",
    "[]()", "...", "…", "无", "なし", "없음", "暂无",
))  # fmt: skip
ITALICS = lazy(r"(?<![*_\w\\])([*_])(?![*_\s])([^*_\n]{6,4000}?)\1(?![*_\w])")
LINE = lazy(r"\n[ \t]*([^\W\d_][^\n\[<`(*]{6,4000}?)[ \t]*(?=[\[<\n]|$)")
"""What a line begins with, up to its links."""
VALUED: tuple[FieldKind, ...] = ("item", "line", "cell")
"""The kinds of fields that have a value of their own."""
AUTHORS = lazy(r"author|作者|著者|저자", re.IGNORECASE)
LINES = ("inline", "paragraph", "heading")
FAR = 1500
CLOSING = ' \t.,:;，。：；!?！？…*_`"”’»」』》'
GOES_ON = lazy(r"(?<! )\r?\n[ \t]*\w")
"""A line break that is none on the page, before a word."""
TITLE_END = lazy(r"[.,:;，。：；!?！？…*_`\"”’»」』》]*")
GAP = lazy(r"(?<=[^\s.!?])(?:  | ?\t)[ \t]*+(?=\S)|(?<=[.!?])(?:  | ?\t)[ \t]*+(?=[^\sA-Z])")
OWN_SIGNS = frozenset("!?！？…")


def is_placeholder(value: str) -> bool:
    """Whether a value is one of the words and signs that lists write where there is none."""
    return len(value) < 12 and value.strip("*_ `").casefold() in PLACEHOLDERS


def is_labelled(field: Field) -> bool:
    """Whether a field has a label in words before its value; buttons and cells have none."""
    return field.label is not None and field.kind != "button"


def is_badge(field: Field) -> bool:
    """Whether a field is a button that shows an image in place of words."""
    return field.kind == "button" and bool(field.links) and field.links[0].badge is not None


def mark_of(text: str, field: Field) -> str:
    """What stands between label and value, without the blanks before an absent value."""
    assert field.mark
    mark = text[slice(*field.mark)]
    return mark if field.value[1] > field.value[0] else mark.rstrip()


def kind_of(text: str, field: Field) -> Kind:
    """The kind of a field's value."""
    value = text[slice(*field.value)]
    if is_placeholder(value):
        return "placeholder"
    if field.date:
        return "date"
    if field.links and 2 * sum(end - start for start, end in (link.span for link in field.links)) > len(value):
        return "badge" if field.links[0].badge or field.links[0].kind in ("image", "html-image") else "link"
    return "names" if _are_names(value) else "text"


@lru_cache(8192)
def _are_names(value: str) -> bool:
    return len(names_in(value)) > 1


def author_spans(text: str, entry: Entry) -> Iterator[tuple[str, Span]]:
    """Where an entry lists its authors, each with the label: in fields, or in italics or on a line after the title."""
    found = False
    for field in entry.fields:
        if field.kind in VALUED and not field.date and not field.links and AUTHORS.search(field.name or "author"):
            found = True
            yield field.name, field.value
    if found or entry.shape not in LINES:
        return
    if italics := ITALICS.search(text, entry.title[1], _limit(entry)):
        yield "", italics.span(2)
    elif (line := LINE.search(text, entry.title[1], entry.head[1])) and _are_people(line[1]):
        yield "", line.span(1)


def _are_people(value: str) -> bool:
    """Whether a line is of names of people alone."""
    names = people(value)
    return bool(names) and all(name.split()[0][0].isupper() and name.split()[-1][0].isupper() for name in names)


def _limit(entry: Entry) -> int:
    """Up to where the authors of an entry are looked for."""
    return min(entry.block[1], entry.title[1] + FAR)


def title_end(text: str, entry: Entry) -> str | None:
    """What closes a title: its last punctuation, markup and quotes; none where it ends in a sign of its own.

    Nor is there one where nothing closes it and the next line may be of the title too.
    """
    start, end = entry.title
    found = TITLE_END.match(text, start + len(text[start:end].rstrip(CLOSING)))
    if start == end or found is None or set(found[0]) & OWN_SIGNS:
        return None
    return None if not found[0] and GOES_ON.match(text, found.end()) else found[0]


def buttons(entry: Entry) -> Iterator[Field]:
    """The buttons of an entry that have words, and are not broken; a title may have the words of a button."""
    for field in entry.fields:
        if field.kind == "button" and field.span[0] > entry.title[0] and not is_badge(field):
            yield from [] if field.links[0].flaw else [field]


def button_form(text: str, field: Field) -> str:
    """The brackets of a link button, `{}` for its words."""
    link = field.links[0]
    if field.span != link.span:
        return "[[{}](…)]"
    start, end = link.label
    return "[[{}]](…)" if text[start:end].strip("\\")[:1] == "[" else "[{}](…)"


def gaps(text: str, entry: Entry) -> Iterator[Span]:
    """Where an entry's own text has more than one blank between two words.

    Rows of tables may be aligned, sentences be parted by two blanks; the separator's blanks are its own.
    """
    if entry.shape != "table" and ("  " in text[slice(*entry.head)] or "\t" in text[slice(*entry.head)]):
        start, end = entry.separator or (0, 0)
        signed = bool(text[start:end].strip())
        for found in GAP.finditer(text, *entry.head):
            if not (signed and start <= found.start() < end):
                yield found.span()


def has_gap(text: str, entry: Entry) -> bool:
    """Whether an entry's own text has more than one blank between two words."""
    return next(gaps(text, entry), None) is not None


def pair(first: str, second: str) -> str:
    """One name for two labels, in whatever order they stand."""
    return f"{min(first, second)}\n{max(first, second)}"


def quoted(names: Sequence[str], word: str = "and") -> str:
    """Names as a sentence has them: `'Date', 'Venue' and 'Code'`."""
    shown = [f"'{name}'" for name in names]
    return f" {word} ".join(filter(None, [", ".join(shown[:-1]), shown[-1]]))


def has_labels(schema: Schema) -> bool:
    """Whether nearly all entries have a label."""
    return any(name in schema.required for name in schema.labels)


def strangers(schema: Schema, entry: Entry) -> list[Field]:
    """The fields of an entry whose labels no other entry of its kind has."""
    fields = (field for field in entry.fields if is_labelled(field) and schema.key(field.name) not in schema.known)
    return [field for field in fields if schema.key(label(field.name)) not in schema.known]

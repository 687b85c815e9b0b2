"""What a field's value is: a placeholder, or of which kind."""

from __future__ import annotations

import re
from typing import Literal

from lint_awesome.document import Field

Kind = Literal["placeholder", "date", "link", "badge", "names", "text"]

PLACEHOLDERS = frozenset(
    (
        "",
        "-",
        "--",
        "–",
        "—",
        "/",
        "\\",
        "?",
        "n/a",
        "na",
        "none",
        "null",
        "nil",
        "tbd",
        "tba",
        "todo",
        "unknown",
        "[]()",
        "...",
        "…",
        "无",
        "なし",
        "없음",
        "暂无",
    )
)
DASHES = "-–—"
NAME = re.compile(r"[^\W\d_][^\d,;&\[\]()<>:!?/]{1,40}")
SIGN = re.compile(r"\s*,\s+(?:and\s|&\s)?\s*|\s*[,;，、]\s*|\s+and\s+|\s*&\s*")
END = re.compile(r",?\s*(?:et al\b\.?|and others|\.\.\.|…)?[.,\s*]*$")


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
    if field.links and len("".join(text[slice(*link.span)] for link in field.links)) * 2 > len(value):
        return "badge" if field.links[0].badge or field.links[0].kind in ("image", "html-image") else "link"
    return "names" if len(names_in(value)) > 1 else "text"


def names_in(value: str) -> list[str]:
    """The names that a value lists; none where it is no list of names."""
    if "," not in value and ";" not in value and "、" not in value and "，" not in value:
        return []
    names = SIGN.split(END.sub("", value))
    return names if all(NAME.fullmatch(name) and len(name.split()) < 6 for name in names) else []


def authors_sign(value: str) -> str | None:
    """The sign between the first two names of a list of names, with its blanks; none where there is no list."""
    found = SIGN.search(value) if names_in(value) else None
    return found[0] if found else None

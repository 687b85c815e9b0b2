"""What list items begin with: a title, a button, or words."""

from __future__ import annotations

from lint_awesome.markdown import Token
from lint_awesome.reading.marks import Marks
from lint_awesome.reading.shapes import pieces
from lint_awesome.reading.shapes.labels import WORDS
from lint_awesome.source import Span

OWN = ("block_text", "paragraph")


def own_span(marks: Marks, item: Token) -> Span | None:
    """Where an item's own text stands: its paragraphs before nested lists, without comments at the end."""
    own: Span | None = None
    for token in item["children"]:
        if token["type"] in OWN:
            own = (own[0], token["span"][1]) if own else token["span"]
        elif token["type"] != "blank_line":
            break
    if not own:
        return None
    start, end = pieces.before_comments(marks.text, own)
    return (start, end) if start < end else own


def opens_with_title(marks: Marks, item: Token) -> bool:
    """Whether an item begins with a link that is no button, or with a bold title before its links."""
    start = item["marker"][1]
    if marks.text[start : start + 1].isalnum():
        return False
    head = own_span(marks, item)
    if head is None or marks.text[head[0] : head[0] + 1].isalnum():
        return False
    title = pieces.title_of(marks, head)
    if title.link is None:
        return _is_bold_title(marks, head, title)
    return not pieces.button_word(title.link.text) and title.span[0] - head[0] < 8


def titles_in(marks: Marks, items: list[Token]) -> int:
    """How many of some items begin with a title: beside a button, `[[Matlab Version]](…)` is one as well."""
    opening = [item for item in items if opens_with_title(marks, item)]
    if not opening or not any(pieces.button_word(_opening_words(marks, item)) for item in items):
        return len(opening)
    return sum(not _is_boxed(_opening_words(marks, item)) for item in opening)


def _opening_words(marks: Marks, item: Token) -> str:
    """The words of the link that an item begins with."""
    head = own_span(marks, item)
    return next((link.text for link in marks.links_in((head[0], head[0] + 1))), "") if head else ""


def _is_boxed(words: str) -> bool:
    return words[:1] == "[" and words[-1:] == "]" and len(words.split()) < WORDS


def _is_bold_title(marks: Marks, head: Span, title: pieces.Title) -> bool:
    """Whether bold words are too many for a label, and a link that leads out comes after them."""
    text, (start, end) = marks.text, title.span
    bold = text[end : title.end] == "**" and text[end - 1] not in ":：" and text[title.end : title.end + 1] not in ":："
    leads = any(pieces.outside(link) for link in marks.links_in((title.end, head[1])))
    return bold and leads and len(text[start:end].split()) >= WORDS

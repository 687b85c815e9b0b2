"""Links and images in running text: by their brackets, in angle brackets, or bare."""

from __future__ import annotations

import re
from re import Match
from typing import TYPE_CHECKING

from mistune.util import escape_url, unikey

from lint_awesome.markdown.addresses import bare_end, inline_target
from lint_awesome.markdown.emphasis import Node, Part
from lint_awesome.markdown.footnotes import LABEL, is_footnote
from lint_awesome.markdown.places import Token

if TYPE_CHECKING:
    from lint_awesome.markdown.inline import Reader

_LABEL_LIMIT = 999
_NOTE = re.compile(rf"\[({LABEL})\](?!\()")
_REFERENCE = re.compile(r"\[((?:[^\\\[\]]|\\.){0,999})\]", re.DOTALL)


class Bracket:
    """A bracket that stands open: its place, its index among the parts, and how deep goes what stands in it."""

    __slots__ = ("depth", "end", "image", "index", "nested", "start")

    def __init__(self, start: int, end: int, index: int) -> None:
        self.start, self.end, self.index, self.image = start, end, index, end - start > 1
        self.nested, self.depth = False, 0


def open_bracket(reader: Reader, found: Match[str]) -> int:
    """Take an opening bracket, or the footnote's label that begins with it."""
    start, end = found.span()
    note = _NOTE.match(reader.src, end - 1) if reader.src.startswith("^", end) else None
    if note and is_footnote(note[1], reader.env):
        if end - start > 1:
            reader.words(start, end - 1)
        label, span = reader.span(*note.span(1)), reader.span(*note.span())
        reader.parts.append({"type": "footnote_ref", "raw": note[1][1:], "label": label, "span": span})
        return note.end()
    if reader.brackets:
        reader.brackets[-1].nested = True
    reader.brackets.append(Bracket(start, end, len(reader.parts)))
    return reader.words(start, end)


def close_bracket(reader: Reader, found: Match[str]) -> int:
    """Take a closing bracket, with the address after it where it ends a link."""
    close = found.start()
    if not reader.brackets:
        return reader.words(close, close + 1)
    opener, index = reader.brackets.pop(), len(reader.brackets)
    alive = opener.image or (index >= reader.dead and not reader.in_link)
    reader.dead = min(reader.dead, index)
    if reader.brackets:
        reader.brackets[-1].depth = max(reader.brackets[-1].depth, opener.depth)
    # what would go deeper than mistune's limit is no link
    made = _target(reader, opener, close) if alive and reader.level + opener.depth < reader.limit else None
    if not made:
        return reader.words(close, close + 1)
    token, end = made
    _finish_link(reader, opener, token, close, end)
    return end


def _finish_link(reader: Reader, opener: Bracket, token: Token, close: int, end: int) -> None:
    """Put a link in the place of what stands between its brackets."""
    forms = ("bare",) if opener.image else ("bare", "autolink")
    inside = [_plain(reader, part, forms) for part in reader.parts[opener.index + 1 :]]
    del reader.parts[opener.index :]
    children, depth = reader.finish(inside, reader.level + 1)
    token["children"] = children
    label = reader.span(opener.end, close)
    token["label"] = children[0]["span"] if len(children) == 1 and children[0]["span"] == label else label
    token["span"] = reader.span(opener.start, end)
    reader.node(token, depth + 1)
    if not opener.image:
        reader.dead = len(reader.brackets)


def _plain(reader: Reader, part: Part, forms: tuple[str, ...]) -> Part:
    """A part of a link's text, in which an address is no link of its own."""
    if type(part) is Node and part.token.get("form") in forms:
        start, end = part.token["span"]
        return start - reader.base, end - reader.base, None
    return part


def _target(reader: Reader, opener: Bracket, close: int) -> tuple[Token, int] | None:
    """A link or image still without its children, and where it ends, if it has an address or a known label."""
    kind, end = "image" if opener.image else "link", close + 1
    found = inline_target(reader.src, end) if reader.src.startswith("(", end) else None
    if found:
        attrs, target, end = found
        return {"type": kind, "attrs": attrs, "target": reader.span(*target), "form": "inline"}, end
    refs = reader.env["ref_links"]
    named = _REFERENCE.match(reader.src, end) if refs else None
    target = named.span(1) if named and named[1] else (opener.end, close)
    if not refs or target[1] - target[0] > _LABEL_LIMIT or (target[0] == opener.end and opener.nested):
        return None
    key = unikey(reader.src[slice(*target)])
    if key not in refs:
        return None
    attrs = {"url": refs[key]["url"], "title": refs[key].get("title")}
    token = {"type": kind, "attrs": attrs, "ref": key, "target": reader.span(*target), "form": "reference"}
    return token, named.end() if named else end


def angle_address(reader: Reader, found: Match[str]) -> int:
    """Take an address in angle brackets."""
    return _address(reader, *found.span(), found[0][1:-1])


def mail_address(reader: Reader, found: Match[str]) -> int:
    """Take a mail address in angle brackets."""
    return _address(reader, *found.span(), "mailto:" + found[0][1:-1])


def bare_address(reader: Reader, found: Match[str]) -> int:
    """Take an address that stands in the text as it is."""
    start, end = found.start(), bare_end(reader.src, found.start())
    if end <= found.end() or reader.quiet or reader.in_link:
        return reader.words(*found.span())
    scheme = "http://" if found[0][0] in "wW" else ""
    return _address(reader, start, end, scheme + reader.src[start:end])


def _address(reader: Reader, start: int, end: int, url: str) -> int:
    """Take a link that is its own text; between `<a>` and `</a>` it is only words."""
    if reader.in_link or reader.level >= reader.limit:
        return reader.words(start, end)
    edge = int(reader.src[start] == "<")
    place, form = reader.span(start + edge, end - edge), "autolink" if edge else "bare"
    words = {"type": "text", "raw": reader.src[start + edge : end - edge], "span": place}
    token: Token = {"type": "link", "children": [words], "attrs": {"url": escape_url(url)}, "form": form}
    token |= {"label": place, "target": place, "span": reader.span(start, end)}
    reader.node(token, 1)
    return end

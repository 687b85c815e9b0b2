"""The description of an entry of one line, and what parts it from the title."""

from __future__ import annotations

from collections.abc import Mapping

from lint_awesome.document import Link
from lint_awesome.reading.marks import Marks
from lint_awesome.reading.shapes.pieces import EMOJI, SHORTCODE, Title, is_button
from lint_awesome.source import Span
from lint_awesome.text.patterns import lazy

SIGN = lazy(r"[ \t]*(?:-{1,3}|[–—―:：,，;|~·•.。=]|&[mn]dash;)[ \t]*(?:\r?\n[ \t]*)?")
BLANKS = lazy(r"(?:\\(?=\r?\n))?\s*")
REMARK = lazy(r"\s*(?:\([^()\n]{0,80}\)|\[[^\[\]\n]{0,80}\](?![(\[:]))")
LOOSE = lazy(rf"(?:[ \t*_{EMOJI}]|{SHORTCODE}|&nbsp;|<kbd>[^<\n]*</kbd>|<[^>\n]{{0,200}}>)+")
TAIL = lazy(rf"(?:[\s{EMOJI}|,]|{SHORTCODE}|&nbsp;|<[^>\n]{{0,200}}>)+\Z")
OR = lazy(r"(?:\s(?:or|and)|[,/|])\s*\Z")
JOINT = lazy(r"\s*(?:[,/、&|+](?: (?:and|or)\b)?|\b(?:and|or)\b)\s*")
OPENERS, CLOSERS = "([（", ")]）"
WIDEST = 1000
"""How many characters a bracket at the end of a line may hold."""


def description_of(marks: Marks, head: Span, title: Title) -> tuple[Span | None, Span | None]:
    """The separator after a linked title, and the description after that."""
    text, end = marks.text, tail_start(marks, head, title)
    at = _after_title(marks, title, end)
    sign = SIGN.match(text, at, end)
    if not sign and not _is_joined(marks, title, end):
        sign = SIGN.match(text, title.end, end)
    if sign and (sign.start() == at or sign.end() < end):
        separator = sign.span()
    else:
        blank = BLANKS.match(text, at, end)
        separator = blank.span() if blank else (at, at)
    if separator[1] >= end:
        return None, None
    return separator, (separator[1], end)


def _is_joined(marks: Marks, title: Title, end: int) -> bool:
    """Whether what comes right after a title joins another link to it."""
    joint = JOINT.match(marks.text, title.end, end)
    return joint is not None and bool(marks.links_in((joint.end(), joint.end() + 1)))


def _after_title(marks: Marks, title: Title, end: int) -> int:
    """Past badges, code spans, remarks and further links right after a title."""
    text, at = marks.text, title.end
    links = {link.span[0]: link for link in marks.links_in((title.end, end))}
    codes = dict(marks.codes_in((title.end, end)))
    while at < end:
        loose = LOOSE.match(text, at, end)
        start = loose.end() if loose else at
        if (joint := JOINT.match(text, start, end)) and joint.end() in links:
            start = joint.end()
        opened = start + (text[start : start + 1] in OPENERS and start + 1 in links)
        if opened in links and opened < end:
            at = links[opened].span[1]
            at += text[at : at + 1] in CLOSERS
        elif start in codes:
            at = codes[start]
        elif remark := REMARK.match(text, start, end):
            at = remark.end()
        else:
            break
    return _without_blanks(text, at, start if at < end else at)


def _without_blanks(text: str, at: int, end: int) -> int:
    """The end of what is loose after a title, but for the blanks, which are the separator's."""
    return at + len(text[at:end].rstrip(" \t"))


def tail_start(marks: Marks, head: Span, title: Title) -> int:
    """Where the buttons, tags, badges and licences at the end of a line begin."""
    text, end = marks.text, _without_way_up(marks, head)
    links = marks.links_in((title.end, end))
    ends = {link.span[1]: link.span[0] for link in links}
    own = {k.span[1]: k.span[0] for k in links if is_button(text, k) or _is_sign(text, k)}
    own.update({span[1]: span[0] for span in marks.codes_in((title.end, end))})
    last = end
    while end > title.end:
        if (blank := TAIL.search(text, max(title.end, end - 300), end)) or (
            end < last and (blank := OR.search(text, max(title.end, end - 20), end))
        ):
            end = blank.start()
        elif end in own:
            end = own[end]
        elif text[end - 1] in CLOSERS and (start := _bracket(text, ends, title.end, end)):
            end = start
        else:
            break
    return end


def _without_way_up(marks: Marks, head: Span) -> int:
    """The end of an entry's own text, without a last line that only leads back to the contents."""
    line = marks.text.rfind("\n", *head)
    links = marks.links_in((line, head[1])) if line > 0 else ()
    return line if links and all(link.url.startswith("#") for link in links) else head[1]


def _is_sign(text: str, link: Link) -> bool:
    """Whether a link is a picture, a licence or the like in code, or stands after the last full stop."""
    before = text[max(link.span[0] - 40, 0) : link.span[0]].rstrip(" [(")
    return link.kind in ("image", "html-image") or text.startswith("`", link.label[0]) or before.endswith((".", "。"))


def _bracket(text: str, ends: Mapping[int, int], first: int, end: int) -> int:
    """Where the bracket that ends at a place begins, if it is one around links; else 0."""
    at, depth, held = end - 1, 1, False
    while at > max(first, end - WIDEST):
        if at in ends:
            at, held = ends[at], True
            continue
        at -= 1
        depth += (text[at] in CLOSERS) - (text[at] in OPENERS)
        if not depth:
            return at if held else 0
    return 0

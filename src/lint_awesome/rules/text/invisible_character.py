"""Characters that cannot be seen and do harm, or nothing."""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from urllib.parse import unquote

from msgspec import Struct

from lint_awesome.document import Document
from lint_awesome.rule import Edit, Fix, Page, Problem, Severity, rule
from lint_awesome.source import Span
from lint_awesome.text.mojibake import garbled
from lint_awesome.text.patterns import lazy

SPACES = "\u00a0\u1680\u2000-\u200a\u202f\u205f"
UNSEEN = lazy(
    rf"[\x01-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f{SPACES}\u00ad\u034f\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f"
    r"\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffc\U000e0000-\U000e007f]"
)
SPACE = lazy(f"[{SPACES}]")
NEVER_NEEDED = lazy(r"[\x01-\x1f\x7f-\x9f\u00ad\u034f\u180e\u2028\u2029\u202d\u202e\u2060-\u2065\u206a-\u206f\ufeff]")
LOST = lazy(
    r"[\x0b\x0c\x1c-\x1f\x80-\x9f\u034f\u2028\u2029\u3164\ufe00-\ufe0f\uffa0\ufff9-\ufffc\U000e0000-\U000e007f]"
)
"""What cannot be taken away without a look at what was meant: a quotation mark, say, or a part of a letter."""
LEAD = lazy(r"[ \t>]*(?:#{1,6}|[-*+]|[0-9]{1,9}[.)])?[ \t]*")
"""What stands before the words of a line: their indent, a heading's marks, a bullet."""
ALONE = lazy(r"[^\S\n]*+(?:\n|\Z)")
"""What is left of a line that is set to show as an empty one."""
FAR = 1000
"""How far back the beginning of a line is sought."""
JOINED = lazy(r"[\u0590-\u1cff\ufb1d-\ufdff\ufe70-\ufefc]")
"""Letters that joiners belong to."""
UNSPACED = lazy(r"[\u0e00-\u0fff\u1000-\u109f\u1780-\u17ff\u1950-\u1aff]")
"""Letters of scripts in which a zero-width space parts words."""
RIGHT_TO_LEFT = lazy(r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
BEFORE_SIGN, AFTER_SIGN = ":;!?»%‰€$£°|\n\r", "«|\n"
PICTURE = "\u2000"
"""From here on come the signs that a picture can be made of."""


class Stray(Struct, frozen=True):
    """A character that should not be there: how bad that is, and what to put in its place."""

    at: int
    severity: Severity
    new: str | None


@rule("error")
def invisible_character(page: Page) -> Iterator[Problem]:
    """A character that cannot be seen, where no script and no picture needs it."""
    if page.text.isascii() and not UNSEEN.search(page.text):
        return
    garble = (span for span, _ in garbled(page.text))  # taking half a letter away would lose it
    code = sorted([*page.document.code, *page.document.comments, *garble, *_anchors(page.document)])
    starts, run = [span[0] for span in code], list[Stray]()
    for found in UNSEEN.finditer(page.text):
        at = bisect_right(starts, found.start()) - 1
        if at >= 0 and found.start() < code[at][1]:
            continue
        stray = _stray(page.text, found.start())
        if stray and run and (run[-1].at + 1 < stray.at or run[-1].severity != stray.severity):
            yield _problem(page.text, run)
            run = []
        run += [stray] if stray else []
    if run:
        yield _problem(page.text, run)


def _anchors(document: Document) -> Iterator[Span]:
    """The addresses of headings, which have what the heading has."""
    inner = (link for link in document.links if link.url.startswith("#"))
    return (link.target for link in inner if unquote(link.url[1:]) in document.anchors)


def _problem(text: str, run: list[Stray]) -> Problem:
    span, severity = (run[0].at, run[-1].at + 1), run[0].severity
    names = list(dict.fromkeys(_name(char) for char in text[slice(*span)]))
    named = " and ".join(names)
    message = f"{named} between words" if severity == "info" else f"invisible {named}"
    new = [stray.new for stray in run]
    if None in new:
        return Problem(span, message, severity=severity)
    plain = "".join(one or "" for one in new)
    words = f"write {len(plain)} plain blank{'s' if len(plain) > 1 else ''}" if plain else "take it away"
    return Problem(span, message, Fix((Edit(span, plain, "space"),), words), severity=severity)


def _name(char: str) -> str:
    """A character's name and number."""
    name = unicodedata.name(char, "control character").lower()
    return f"{name} (U+{ord(char):04X})"


def _stray(text: str, at: int) -> Stray | None:
    """What is wrong with an unseen character, if it is not needed where it stands."""
    char = text[at]
    if SPACE.match(char):
        return _space(text, at)
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    if not NEVER_NEEDED.match(char) and _needed(text, at, before, after):
        return None
    lost = LOST.match(char) or text.startswith("#", _line(text, at))  # an anchor is made of a heading's characters
    return Stray(at, "error", None if lost else "")


def _line(text: str, at: int) -> int:
    """Where a line begins, if that is near."""
    return max(text.rfind("\n", max(at - FAR, 0), at) + 1, at - FAR)


def _needed(text: str, at: int, before: str, after: str) -> bool:
    """Whether a picture or a script needs a character."""
    char = text[at]
    if char in "\u200c\u200d":
        return before >= PICTURE <= after or bool(JOINED.match(before) or JOINED.match(after))
    if "\ufe00" <= char <= "\ufe0f":
        return before != "" and (before >= PICTURE or before in "#*0123456789©®") and not UNSEEN.match(before)
    if char == "\u200b":
        return bool(UNSPACED.match(before) or UNSPACED.match(after))
    if char >= "\U000e0000":
        return before >= "\U0001f3f4"
    if char in "\u3164\uffa0\ufff9\ufffa\ufffb\ufffc":
        return False
    start, end = max(at - 200, 0), at + 200
    return bool(RIGHT_TO_LEFT.search(text, start, end))


def _space(text: str, at: int) -> Stray | None:
    """A blank that is none for Markdown: after marks it keeps them from being any; between words it is one too."""
    line, before, after = _line(text, at), text[at - 1 : at], text[at + 1 : at + 2]
    if (lead := LEAD.match(text, line, at)) and lead.end() == at:
        alone = at == line and ALONE.match(text, at)
        return None if alone else Stray(at, "error", "" if before in " \t" else " ")
    if before in " \t" or after in " \t":
        return Stray(at, "warning", "")
    typeset = after in BEFORE_SIGN or before in AFTER_SIGN or before.isdigit() or after.isdigit()
    if typeset or text[at] not in "\u00a0\u202f":
        return None
    return Stray(at, "info", " ")

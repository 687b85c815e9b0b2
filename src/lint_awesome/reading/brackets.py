"""What brackets around an address were meant to be a link, and which of them are wrong."""

from __future__ import annotations

import re

from msgspec.structs import replace

from lint_awesome.document import Link
from lint_awesome.reading.unlinked import LONGEST, Place
from lint_awesome.source import Span
from lint_awesome.text.patterns import lazy

NO_WORDS = lazy(r"[\d\s.,–-]*|\^.*|[ xX~-]|!.*|(?:EB/)?OL|[A-Z](?:/OL)?|[\0\1\s\W]*", re.DOTALL)
"""What in brackets is no link's words: a number, a footnote, a task's box, a call-out, a citation's kind, a link."""
NO_LINK = lazy(r"\s*|\^.*|[ xX~-]|!\w.*", re.DOTALL)
"""What is none even where `](` follows it."""
CLOSERS = {"(": ")", "[": "]", "（": "）"}
WIDE = {"］": "［", "】": "【"}
TITLE = lazy(r"[ \t]+(?:\"[^\"\n\0]*\"|'[^'\n\0]*')")
QUOTE = lazy(r"[ \t]+[\"']")
REST = lazy(r"[ \t]*+((?:\r?\n)?)[ \t>]*+([^\s\0()\[\]<>\"'][^\0()\[\]<>\"'\n]{0,100})\)")
"""The end of an address that blanks or a line break part from its beginning."""
BRACKET = lazy(r"[\[\]]")
NO_LABEL = lazy(r"[\0\]()]")
REMARK = lazy(r"\([^()\0\[\]]*\)")
WORD = lazy(r"(?:(?<=[\s(\[>*_\"'|])|^)[A-Za-z]+\Z")
MISSING = "'[' is missing before the words of the link"


def read(here: Place) -> Link | None:
    """The link that an address was meant for, by what stands before it."""
    before = here.shown[here.at - 1] if here.at > here.block[0] else ""
    if before == "]":
        return _unbracketed(here)
    if before in CLOSERS:
        return _bracketed(here, before)
    return _glued(here) if before.isascii() and before.isalpha() else None


def _bracketed(here: Place, before: str) -> Link | None:
    """The same where a bracket opens before the address: by what stands before that."""
    shown, at = here.shown, here.at
    close = here.floor + len(shown[here.floor : at - 1].rstrip()) - 1
    sign = shown[close] if close >= here.floor else ""
    if sign == "]":
        return _closed(here, close) if close == at - 2 else _parted(here, close)
    if before == "[":
        return _swapped(here) if sign == ")" and close == at - 2 else _wordless(here)
    if sign == "(" and shown[close - 1] == "]":
        return _doubled(here, close - 1)
    return _unclosed_words(here, close) if before == "(" and sign else None


def opener(shown: str, close: int, floor: int, pair: str = "[]") -> int:
    """The bracket that one at `close` closes, or -1."""
    at, depth = close, 1
    while depth:
        left, right = shown.rfind(pair[0], floor, at), shown.rfind(pair[1], floor, at)
        if left < 0:
            return -1
        at, depth = (left, depth - 1) if left > right else (right, depth + 1)
    return at


def _words(here: Place, close: int) -> int:
    """Where the brackets around a link's words open, or -1 where these are no words; an image needs none."""
    start = opener(here.shown, close, here.floor)
    image = start > here.floor and here.shown[start - 1] == "!"
    none = NO_LINK if here.shown.startswith("](", close) else NO_WORDS
    return start if start >= 0 and (image or not none.fullmatch(here.shown, start + 1, close)) else -1


def _follows_word(here: Place, start: int) -> bool:
    return start > here.block[0] and here.shown[start - 1].isalnum()


def _parted(here: Place, close: int) -> Link | None:
    """`[x] (url)`."""
    start, gap = _words(here, close), (close + 1, here.at - 1)
    if start < 0 or here.shown[here.at - 1] != "(" or here.after != ")" or _follows_word(here, start):
        return None
    kind = "line break" if "\n" in here.text[slice(*gap)] else "blank"
    message = f"a {kind} between ']' and '(' keeps this from being a link"
    return here.link((start, here.stop + 1), (start + 1, close), message, "", gap)


def _closed(here: Place, close: int) -> Link | None:
    """`[x](url`, `[x](url]`, `x](url)`, `[x][url]`, `[x]（url）`."""
    sign, start = here.shown[here.at - 1], _words(here, close)
    if here.after != CLOSERS[sign] and not (sign == "（" and here.after == ")"):
        return _left_open(here, start, close) if sign == "(" and start >= 0 else None
    if sign == "(":
        return _nested(here, start, close) if start >= 0 else _unopened(here, close)
    name = "square" if sign == "[" else "fullwidth"
    span = (start, here.stop + 1)
    return here.bracketed(span, (start + 1, close), f"{name} brackets around the address") if start >= 0 else None


def _nested(here: Place, start: int, close: int) -> Link | None:
    """A link that has another one in its words, so that only that one is a link."""
    if "\0" not in here.shown[start:close]:
        return None
    return here.link((start, here.stop + 1), (start + 1, close), "a link within the words of a link")


def _unopened(here: Place, close: int) -> Link | None:
    """`(x](url)`, `x](url)`, or a link whose words begin in the block above."""
    shown, end = here.shown, here.stop + 1
    if "\1" in shown[here.floor : close]:
        return None
    start = shown.rfind("(", here.floor, close)
    if start >= 0 and ")" not in shown[start:close]:
        if shown.startswith(")", end):  # the other one belongs to it
            return here.bracketed((start + 1, end), (start + 1, close), MISSING)
        return here.bracketed((start, end), (start + 1, close), "'(' in place of '['")
    if (start := _opened_above(here, close)) >= 0:
        return here.bracketed((start, end), (start + 1, close), "the words of the link are on two lines")
    start = max(shown.rfind(sign, here.floor, close) + 1 for sign in "\0[])") or here.floor
    start = close - len(shown[start:close].lstrip(" \t\n.,;:|*_"))
    return here.link((start, end), (start, close), MISSING)


def _opened_above(here: Place, close: int) -> int:
    """The bracket in the block above that opens the words of a link, or -1."""
    above = here.above
    if not above or here.at - above[0] > LONGEST or here.text[above[1] : here.block[0]].strip():
        return -1
    start = opener(here.shown, close, above[0])
    return -1 if start >= 0 and NO_WORDS.fullmatch(here.shown, start + 1, close) else start


def _left_open(here: Place, start: int, close: int) -> Link | None:
    """`[x](url`, or with another bracket, a blank or a line break in it."""
    shown, label, after = here.shown, (start + 1, close), here.after
    if (rest := REST.match(shown, here.stop)) and (rest.end() <= here.block[1] or _runs_over(here, rest)):
        return _broken_address(here, start, close, rest)
    if after in ("）", "】", ">") or (after == "]" and not _closes_outer(here, start)):
        return here.bracketed((start, here.stop + 1), label, f"'{after}' in place of ')' after the address")
    message = "')' is missing after the address"
    if title := TITLE.match(shown, here.stop, here.block[1]):
        span = (start, title.end())
        return here.link(span, label, message, f"{here.text[slice(*span)]})")
    if QUOTE.match(shown, here.stop, here.block[1]):
        return here.link((start, here.stop), label, "the link's title is not closed")
    return here.bracketed((start, here.end), label, message)


def _runs_over(here: Place, rest: re.Match[str]) -> bool:
    """Whether an address that a heading or a row ends in goes on in the next line."""
    return here.stop >= here.block[1] and bool(rest[1]) and " " not in rest[2] and "|" not in rest[2]


def _closes_outer(here: Place, start: int) -> bool:
    """Whether the brackets behind an address close those that stand open before the link."""
    shown = here.shown
    opened = shown.count("[", here.floor, start) - shown.count("]", here.floor, start)
    behind = shown[here.stop : here.stop + opened + 1] if opened > 0 else ""
    return opened > 0 and len(behind) - len(behind.lstrip("]")) <= opened


def _broken_address(here: Place, start: int, close: int, rest: re.Match[str]) -> Link:
    """`[x](one two)`: one address, where blanks can only be a slip."""
    one, two, target = here.text[here.at : here.stop], rest[2], (here.at, rest.end(2))
    parted = rest.start(2) > here.stop
    certain = parted and " " not in two and (rest[1] or one.endswith("/") or two.startswith("/"))
    what = "line break" if rest[1] else "blank" if parted or " " in two else "control character"
    message, fixed = f"a {what} in the address", one + two if certain else None
    link = here.link((start, rest.end()), (start + 1, close), message, fixed, target)
    return replace(link, url=one + two, target=target)


def _doubled(here: Place, close: int) -> Link | None:
    """`[x]((url)`."""
    start = _words(here, close)
    if start < 0 or here.after != ")":
        return None
    end = here.stop + 1 + here.shown.startswith(")", here.stop + 1)
    return here.bracketed((start, end), (start + 1, close), "'(' stands twice before the address")


def _swapped(here: Place) -> Link | None:
    """`(x)[url]`."""
    start = opener(here.shown, here.at - 2, here.floor, "()")
    label = (start + 1, here.at - 2)
    if start < 0 or here.after != "]" or NO_WORDS.fullmatch(here.shown, *label) or _follows_word(here, start):
        return None
    if "\0" in here.shown[slice(*label)]:
        return None
    return here.bracketed((start, here.stop + 1), label, "round and square brackets are swapped")


def _wordless(here: Place) -> Link | None:
    """`[url)`."""
    if here.after != ")" or here.shown[max(here.at - 2, here.block[0]) : here.at - 1] == "(":
        return None
    return here.link((here.at - 1, here.stop + 1), (here.at, here.at), "the link has no words")


def _unclosed_words(here: Place, close: int) -> Link | None:
    """`[x(url)]`, `[[x(url)]`, `[x (url)`: the words are not closed."""
    shown, after = here.shown, here.stop + 1
    start = shown.rfind("[", here.floor, here.at - 1)
    label = (start + 1, close + 1)
    glued = close == here.at - 2
    if start < 0 or here.after != ")" or not (_are_words(shown, label, glued=glued) or _is_image(here, label)):
        return None
    opened = 1 + (start > here.floor and shown[start - 1] == "[")
    closed = len(shown[after : after + opened]) - len(shown[after : after + opened].lstrip("]"))
    later = None if closed else BRACKET.search(shown, after, here.block[1])
    if closed < opened - 1 or (closed == opened and not glued) or (later and later[0] == "]"):
        return None
    sign, missing = shown[close], "']' is missing after the words of the link"
    if sign in WIDE and WIDE[sign] not in shown[slice(*label)]:
        label, missing = (start + 1, close), f"'{sign}' in place of ']' after the words of the link"
    return here.bracketed((start, after + (closed == opened)), label, missing)


def _are_words(shown: str, label: Span, *, glued: bool) -> bool:
    """Whether words stand between two places, with a remark in brackets at most where the address follows at once."""
    words = REMARK.sub("", shown[slice(*label)]) if glued else shown[slice(*label)]
    return not NO_LABEL.search(words) and not NO_WORDS.fullmatch(words)


def _is_image(here: Place, label: Span) -> bool:
    """Whether good links are all that stands between two places, and the first is an image."""
    return here.text.startswith("![", label[0]) and not here.shown[slice(*label)].strip("\0")


def _unbracketed(here: Place) -> Link | None:
    """`[x]url`."""
    close, shown = here.at - 1, here.shown
    start = _words(here, close)
    if start < 0 or _follows_word(here, start):
        return None
    lone = here.after == ")" and shown.count("(", here.floor, here.at) <= shown.count(")", here.floor, here.at)
    span = (start, here.stop + 1 if lone else here.end)
    return here.bracketed(span, (start + 1, close), "no brackets around the address")


def _glued(here: Place) -> Link | None:
    """A word and an address without a blank between."""
    if not WORD.search(here.shown[max(here.floor, here.at - 40) : here.at]):
        return None
    span = (here.at, here.end)
    return here.link(span, (here.at, here.at), "no blank before the address", f" {here.text[slice(*span)]}")

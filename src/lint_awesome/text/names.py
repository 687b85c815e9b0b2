"""Labels and titles: their plain text, and when two of them mean the same."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from lint_awesome.text.patterns import lazy
from lint_awesome.text.slips import are_within, is_near

MARKS = lazy(r"[\[<&\\*_`~]")
CODE = lazy(r"(?<!`)(`+)(?!`)([^`\n]+)\1(?!`)")
ESCAPE = lazy(r"\\([!-/:-@\[-`{-~])")
TARGET = r"""\([ \t]*+(?:<[^<>\n]*+>|(?:[^()\s]++|\([^()\s]*+\))*+)(?:[ \t]+(?:"[^"\n]*+"|'[^'\n]*+'))?[ \t]*+\)"""
BRACKET = lazy(rf"!?\[|\](?:{TARGET}|\[[^\[\]\n]*+\])?")
BREAK = lazy(r"<(?:br|BR)[ /]*>")
ADDRESS = lazy(r"<(https?://[^<>\s]+|[^<>\s@]+@[^<>\s]+)>")
TAG = lazy(r"</?[A-Za-z][\w-]*+(?:[\s/][^<>]*)?>|<!--[^<>]*-->")
STARS = lazy(r"(?:(?<!\w)|(?=[*~]{1,3}\w))(\*{1,3}|~~)(?=[^\s*~])([^*~]*)(?<=[^\s*~])\1")
LINES = lazy(r"(?<!\w)(_{1,3})(?=[^\s_])([^_]*)(?<=[^\s_])\1(?!\w)")
HIDDEN = {code: 0xF000 + code for code in range(33, 127) if not chr(code).isalnum()}
SHOWN = {hidden: code for code, hidden in HIDDEN.items()}
PUNCTUATION = lazy(r"[\W_]+")
FIRST, LAST = lazy(r"[\w(\[]|（|【"), lazy(r"[\w)\]+#*]|）|】")
"""What a label begins with, and what it ends in."""
OPENING, CLOSING = ("[", "(", "（", "【"), ("]", ")", "）", "】")
PLURAL = lazy(r"(?:es|s|e)$")
REMARK = lazy(r" ?(?:\([^()]*\)|（[^（）]*）)$")
NUMBER = lazy(r"[0-9]+")
NUMBERED = lazy(r"^([0-9]{1,2}(?:\.[0-9]{1,2})*)\.?\s+")
WORDS = lazy(r"[^\W_]+(?:(?:'|’|-)[^\W_]+)*")
NUMERAL = lazy(
    r"[0-9]+(?:[.,][0-9]+)*|\b(?:[IVX]{2,5}|[IVX](?=\s*(?::|$)))\b"
    r"|\b(?i:(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)(?=\s+edition))"
)
ARTICLE = lazy(r"^(?:the|an?|der|die|das|le|la|les|el|los|las|l|un|une) ")
BEGIN = lazy(r"[\W_]*")
MAIN = lazy(r".*?(?= ?(?:[:(|]|–|—| - |$))")
OPEN = "[(<{（［【「『〈《"

Readings = tuple[str, ...]
"""A title as different alphabets would have it, always in the same order."""


def plain(text: str) -> str:
    """The words of a stretch without its Markdown and HTML; images are dropped, blanks folded."""
    return " ".join(rendered(text).split())


def rendered(text: str) -> str:
    """The same with all its blanks, as a browser has it: what the anchor of a heading is made of."""
    if not MARKS.search(text):
        return text
    if "`" in text:
        text = CODE.sub(lambda code: code[2].translate(HIDDEN), text)
    if "\\" in text:
        text = ESCAPE.sub(lambda escape: escape[1].translate(HIDDEN), text)
    if "[" in text:
        text = _unlinked(text)
    if "<" in text:
        text = TAG.sub("", ADDRESS.sub(r"\1", BREAK.sub(" ", text)))
    text = _unstressed(text)
    if "&" in text:
        from html import unescape

        text = unescape(text)
    return text.translate(SHOWN)


def _unlinked(text: str) -> str:
    """A text with links reduced to their words, and without images."""
    parts, opened, at = [], list[int](), 0
    for bracket in BRACKET.finditer(text):
        parts.append(text[at : bracket.start()])
        at, sign = bracket.end(), bracket[0]
        if sign.endswith("[") and not sign.startswith("]"):
            opened.append(len(parts))
            parts.append(sign)
        elif opened:
            begun = opened.pop()
            if parts[begun] == "![" and len(sign) > 1:
                del parts[begun:]
            elif len(sign) > 1:
                parts[begun] = ""
            else:
                parts.append(sign)
        else:
            parts.append(sign)
    parts.append(text[at:])
    return "".join(parts)


def _unstressed(text: str) -> str:
    for _ in range(3):
        before = text
        if "*" in text or "~" in text:
            text = STARS.sub(r"\2", text)
        if "_" in text:
            text = LINES.sub(r"\2", text)
        if text == before:
            break
    return text


@lru_cache(4096)
def label(text: str) -> str:
    """The name of a label: plain, without signs at its ends, outer brackets and remarks; `(s)` is part of it."""
    whole = plain(text)
    name = _core(whole)
    for _ in range(2):
        if name[:1] in OPENING and name[-1:] in CLOSING:
            name = _core(name[1:-1])
    if not name.lower().endswith("(s)"):
        name = _core(REMARK.sub("", name)) or name
    return name or whole


def _core(name: str) -> str:
    first, last = FIRST.search(name), LAST.search(name[::-1])
    return name[first.start() : len(name) - last.start()] if first and last else ""


@lru_cache(4096)
def reference_name(label: str) -> str:
    """The label of a reference as it is compared: without case, blanks folded (CommonMark 0.31, 4.7)."""
    return " ".join(label.split()).casefold()


def fold(name: str) -> str:
    """What the variants of a label have in common: no case, emoji, plural, blanks."""
    bare = PUNCTUATION.sub("", name.casefold().replace("(s)", ""))
    return PLURAL.sub("", bare) if len(bare) > 3 else bare


def misspelling(name: str, known: str) -> bool:
    """Whether a label is a misspelling or a variant of a known one."""
    a, b = _letters(name), _letters(known)
    if name == known or _numbers(a) != _numbers(b):
        return False
    if fold(name) == fold(known):
        return True
    if 2 <= len(b) <= 3 and any(map(_is_sign, b)):
        return is_near(a, b)
    longer = len(b) >= 3 and a.startswith(b) and " " not in a[len(b) :]
    return longer or are_within(a, b, min(2, max(len(a), len(b)) // 3))


def near_button(name: str, known: str) -> bool:
    """Whether a button's words are a known one's but for case or one slip."""
    a, b = _letters(name), _letters(known)
    if name == known or _numbers(a + b):
        return False
    return a == b or (min(len(a), len(b)) >= 3 and is_near(a, b))


def _numbers(letters: str) -> list[str]:
    return NUMBER.findall(letters)


def _letters(name: str) -> str:
    return " ".join(PUNCTUATION.sub(" ", name.casefold()).split())


@lru_cache(65536)
def title_key(title: str) -> str:
    """What equal titles have in common: letters and digits without case."""
    words = plain(title)
    if not words.isascii():
        words = unicodedata.normalize("NFKC", words)
    return PUNCTUATION.sub("", words.casefold())


def unnumbered(title: str) -> str:
    """A title without the number that it has among others: `Saws` for `2.1. Saws`."""
    return NUMBERED.sub("", title)


def number(title: str) -> list[str]:
    """The parts of the number that a title has among others: `2` and `1` of `2.1. Saws`."""
    found = NUMBERED.match(title)
    return found[1].split(".") if found else []


def words(title: str) -> list[str]:
    """The words of a title; in scripts without blanks every sign is one."""
    found = WORDS.findall(plain(title))
    return [part for word in found for part in (word if not word.isascii() and any(map(_is_sign, word)) else (word,))]


def _is_sign(char: str) -> bool:
    return "\u3040" <= char <= "\u9fff" or "\uac00" <= char <= "\ud7af"


def alike(a: str, b: str) -> float:
    """How alike two titles are, from 0 to 1."""
    first, second = title_key(a), title_key(b)
    if first == second or not first or not second:
        return float(first == second)
    from rapidfuzz.distance import Indel

    return Indel.normalized_similarity(first, second)


def digits(title: str) -> tuple[str, ...]:
    """The numbers, Roman numerals and editions of a title: titles that differ in them are two."""
    return tuple(number.lower() for number in NUMERAL.findall(plain(title)))


def order_keys(title: str) -> Readings | None:
    """All readings of a title for the alphabet; None for one that has no sure place in it.

    With and without case, accents, signs, blanks, article, subtitle, owner; each with numbers by digit and by size.
    """
    name = plain(title)
    begin = BEGIN.match(name)
    first = name[begin.end() :][:1] if begin else ""
    if not first or name[0] in OPEN or not (first.isascii() or unicodedata.name(first, "").startswith("LATIN")):
        return None
    low = name.casefold()
    bare = low if low.isascii() else _without_accents(low)
    loose = " ".join(PUNCTUATION.sub(" ", bare).split())
    main = MAIN.match(bare)
    top = " ".join(PUNCTUATION.sub(" ", main[0] if main else bare).split())  # `C++:` and `C#:` have no order
    inner = ARTICLE.sub("", loose, count=1)
    own = bare if " " in bare else bare.rpartition("/")[2] or bare  # `owner/name` may stand by its name
    readings = (name, low, bare, loose, loose.replace(" ", ""), inner, top, own)
    if not NUMBER.search(name):
        return readings * 2
    return readings + tuple(NUMBER.sub(lambda number: number[0].zfill(12), one) for one in readings)


def _without_accents(text: str) -> str:
    return "".join(char for char in unicodedata.normalize("NFKD", text) if not unicodedata.combining(char))


def out_of_order(before: Readings | None, after: Readings | None) -> bool:
    """Whether a title must not stand before another one, under every reading of both."""
    if before is None or after is None:
        return False
    return all(a > b and not a.startswith(b) for a, b in zip(before, after, strict=True))

"""Labels and titles: their plain text, and when two of them mean the same."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

MARKS = re.compile(r"[\[<&\\*_`~]")
CODE = re.compile(r"(?<!`)(`+)(?!`)([^`\n]+)\1(?!`)")
ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
BRACKET = re.compile(r'!?\[|\](?:\((?:[^()\s]++|\([^()\s]*+\))*+(?:[ \t]+"[^"\n]*")?\)|\[[^\[\]\n]*\])?')
BREAK = re.compile(r"<br[ /]*>", re.IGNORECASE)
TAG = re.compile(r"</?[A-Za-z][^<>]*>|<!--[^<>]*-->")
STARS = re.compile(r"(\*{1,3}|~~)(?=[^\s*~])([^*~]*)(?<=[^\s*~])\1")
LINES = re.compile(r"(?<!\w)(_{1,3})(?=[^\s_])([^_]*)(?<=[^\s_])\1(?!\w)")
HIDDEN = {code: 0xF000 + code for code in range(33, 127) if not chr(code).isalnum()}
SHOWN = {hidden: code for code, hidden in HIDDEN.items()}
PUNCTUATION = re.compile(r"[\W_]+")
EDGES = re.compile(r"^[^\w(（\[【]+|[^\w)）\]】+#*]+$")
REMARK = re.compile(r"\s*[(（][^()（）]*[)）]$")
CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
WORDS = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]|[^\W_]+(?:['’-][^\W_]+)*")


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
        text = TAG.sub("", BREAK.sub(" ", text))
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
    name = EDGES.sub("", plain(text))
    while name[:1] in ("[", "(", "（", "【") and name[-1:] in ("]", ")", "）", "】"):
        name = EDGES.sub("", name[1:-1])
    if not name.lower().endswith("(s)"):
        name = EDGES.sub("", REMARK.sub("", name))
    return name


@lru_cache(4096)
def fold(name: str) -> str:
    """What the variants of a label have in common: no case, emoji, plural, blanks."""
    bare = PUNCTUATION.sub("", name.casefold().replace("(s)", ""))
    return re.sub(r"(?:es|s|e)$", "", bare) if len(bare) > 3 else bare


def misspelling(name: str, known: str) -> bool:
    """Whether a label is a misspelling or a variant of a known one."""
    if name == known:
        return False
    a, b = _letters(name), _letters(known)
    if fold(name) == fold(known):
        return True
    if CJK.search(b) and 2 <= len(b) <= 3:
        return len(a) == len(b) and _distance(a, b, 1) <= 1
    if len(b) >= 3 and a.startswith(b):
        return True
    most = min(2, max(len(a), len(b)) // 3)
    return most > 0 and _distance(a, b, most) <= most


def near_button(name: str, known: str) -> bool:
    """Whether a button's words are one slip away from known ones."""
    if name == known or any(char.isdigit() for char in name + known):
        return False
    a, b = _letters(name), _letters(known)
    return a == b or (min(len(a), len(b)) >= 3 and _distance(a, b, 1) <= 1)


def _letters(name: str) -> str:
    return " ".join(PUNCTUATION.sub(" ", name.casefold()).split())


def _distance(a: str, b: str, most: int) -> int:
    from rapidfuzz.distance import OSA

    return OSA.distance(a, b, score_cutoff=most)


@lru_cache(65536)
def title_key(title: str) -> str:
    """What equal titles have in common: letters and digits without case."""
    words = plain(title)
    if not words.isascii():
        words = unicodedata.normalize("NFKC", words)
    return PUNCTUATION.sub("", words.casefold())


def words(title: str) -> list[str]:
    """The words of a title; in scripts without blanks every sign is one."""
    return WORDS.findall(plain(title))


def alike(a: str, b: str) -> float:
    """How alike two titles are, from 0 to 1."""
    first, second = title_key(a), title_key(b)
    if first == second or not first or not second:
        return float(first == second)
    from rapidfuzz.distance import Indel

    return Indel.normalized_similarity(first, second)


NUMERAL = re.compile(r"\b(?:[0-9]+(?:\.[0-9]+)*|(?=[IVX]{2,})X{0,3}(?:IX|IV|V?I{0,3})\b|(?<=\s)[IVX](?=\s*(?::|$)))")
EDITION = re.compile(
    r"\b(?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)(?=\s+ed)|(?<=[a-z])[0-9]+", re.IGNORECASE
)


def digits(title: str) -> tuple[str, ...]:
    """The numbers, Roman numerals and editions of a title: titles that differ in them are two."""
    return (*NUMERAL.findall(title), *(word.lower() for word in EDITION.findall(title)))


ARTICLE = re.compile(r"^(?:the|an?)\s+", re.IGNORECASE)
NUMBER = re.compile(r"[0-9]+")


def order_keys(title: str) -> tuple[str, ...] | None:
    """All readings of a title for the alphabet; None for one that has no sure place in it."""
    name = plain(title).lstrip("'\"“‘«*_~.-@#$ ")
    if (
        not name
        or name[0] in "[(（【{<"
        or not (name[0].isascii() or unicodedata.name(name[0], "").startswith("LATIN"))
    ):
        return None
    low = unicodedata.normalize("NFKC", name).casefold()
    bare = "".join(char for char in unicodedata.normalize("NFD", low) if not unicodedata.combining(char))
    loose = " ".join(PUNCTUATION.sub(" ", bare).split())
    readings = [name, low, bare, loose, loose.replace(" ", ""), ARTICLE.sub("", bare), ARTICLE.sub("", loose)]
    return (*readings, *(NUMBER.sub(lambda number: number[0].zfill(12), one) for one in readings))


def out_of_order(before: tuple[str, ...] | None, after: tuple[str, ...] | None) -> bool:
    """Whether one title must not stand before another, by the readings of both."""
    if before is None or after is None:
        return False
    return all(a > b and not a.startswith(b) for a, b in zip(before, after, strict=True))

"""Text as TeX and BibTeX read it."""

from __future__ import annotations

import re
import unicodedata

from lint_awesome.text.cells import plain

SIGNS = str.maketrans(
    {
        "\\": r"{\textbackslash}",
        "{": r"{\textbraceleft}",  # BibTeX counts braces even after a backslash
        "}": r"{\textbraceright}",
        "~": r"{\textasciitilde}",
        "^": r"{\textasciicircum}",
        **{sign: f"\\{sign}" for sign in "&%$#_"},
    }
)
UNSAFE = re.compile(r"[\\{}\s\"]")


def text(words: str) -> str:
    """Words in which no sign has a meaning for TeX, and nothing is hidden."""
    return plain(words).translate(SIGNS)


def address(url: str) -> str:
    """An address or identifier, which TeX takes as it is: what would end it is percent-encoded."""
    return UNSAFE.sub(lambda sign: "".join(f"%{byte:02X}" for byte in sign[0].encode()), plain(url))


def ascii_word(word: str) -> str:
    """The letters and digits of a word, in lower case without accents: what a key is made of."""
    folded = unicodedata.normalize("NFKD", word.casefold())
    return "".join(char for char in folded if char.isascii() and char.isalnum())

"""The anchors that GitHub gives to headings."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence

from lint_awesome.text.patterns import lazy
from lint_awesome.text.slips import are_within

DROPPED = lazy(r"[^\w\- ]", re.ASCII)
KEPT = ("Ll", "Lu", "Lt", "Lm", "Lo", "Mn", "Mc", "Me", "Nd", "Nl", "Pc")
"""The categories of signs that stay, beside hyphens, blanks and letters in circles or squares."""
BARE = lazy(r"[\W_]+")
DIGITS = lazy(r"[0-9]+")
NUMBERED = lazy(r"^[0-9]{1,3}(?:-[0-9]{1,2})*-+")
COUNTED = lazy(r"-[0-9]{1,3}$")
PAIRS = 100_000
"""How many pairs of a broken anchor and another are compared."""


def slug(text: str) -> str:
    """The anchor of a heading with this plain text; every blank counts, also those at its ends."""
    lower = text.lower()
    kept = DROPPED.sub("", lower) if lower.isascii() else "".join(filter(_stays, lower))
    return kept.replace(" ", "-")


def _stays(char: str) -> bool:
    if char in "- " or unicodedata.category(char) in KEPT:
        return True
    return "Ⓐ" <= char <= "ⓩ" or "\U0001f130" <= char <= "\U0001f189"


def numbered(slugs: Iterable[str]) -> list[str]:
    """The anchors of headings in order: those that come again have a number after them."""
    seen: dict[str, int] = {}
    result = []
    for one in slugs:
        name = one
        while name in seen:
            seen[one] += 1
            name = f"{one}-{seen[one]}"
        seen[name] = 0
        result.append(name)
    return result


def nearest(broken: str, slugs: Iterable[str]) -> str | None:
    """The one anchor that a broken one surely meant, if there is one."""
    known = list(dict.fromkeys(slugs))
    for same in (_same_letters, _same_without_numbers, _same_but_a_slip):
        found = [one for one in known if same(broken, one)]
        if found:
            return found[0] if len(found) == 1 else None
    return None


def nearest_of_each(broken: Sequence[str], slugs: Iterable[str]) -> list[str | None]:
    """What each of some broken anchors surely meant; nothing for those beyond `PAIRS`."""
    known = list(dict.fromkeys(slugs))
    return [nearest(one, known) if at * len(known) < PAIRS else None for at, one in enumerate(broken)]


def _bare(text: str) -> str:
    return BARE.sub("", text.lower())


def _same_letters(broken: str, known: str) -> bool:
    return _bare(broken) == _bare(known) != ""


def _same_without_numbers(broken: str, known: str) -> bool:
    """Whether only the number before or the count behind one of them parts them."""
    a, b = _bare(NUMBERED.sub("", broken)), _bare(NUMBERED.sub("", known))
    counted = _bare(COUNTED.sub("", broken)), _bare(COUNTED.sub("", known))
    return a != "" and (a == b or a == counted[1] or counted[0] == b)


def _same_but_a_slip(broken: str, known: str) -> bool:
    """Whether each word is the other's, or one slip away from it."""
    a, b = broken.lower().split("-"), known.lower().split("-")
    if len(a) != len(b) or DIGITS.findall(broken) != DIGITS.findall(known):
        return False
    differ = [(one, other) for one, other in zip(a, b, strict=True) if one != other]
    return 1 <= len(differ) <= 2 and all(_slip(one, other) for one, other in differ)


def _slip(one: str, other: str) -> bool:
    longest = max(len(one), len(other))
    return longest >= 4 and are_within(one, other, 2 if longest >= 9 else 1)

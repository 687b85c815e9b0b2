"""Lists of people as values have them: the names, and the signs between them."""

from __future__ import annotations

from functools import lru_cache

from lint_awesome.text.patterns import lazy

NAME = lazy(r"[^\W\d_][^\d,;&\[\]()<>:!?/]{1,40}")
NO_NAME = lazy(r"[\d\[\]()<>:!?/]")
"""What stands in no name and in no sign between two."""
MARK, BLANK = r"[,;，、；&]", r"[ \t\n]"
BEHIND = rf"(?:(?<=,){BLANK}{{1,4}}(?:and{BLANK}|&{BLANK})?{BLANK}{{0,4}}|{BLANK}{{0,4}})"
SIGN = lazy(rf"[ \t\n,;，、；&](?:(?<={BLANK}){BLANK}{{0,3}}(?:{MARK}{BEHIND}|and{BLANK}{{1,4}})|(?<!{BLANK}){BEHIND})")
"""What stands between two names, with its blanks; its first sign is one of a few, which are searched for fast."""
OTHERS = lazy(r",?\s{0,3}\b(?:et al\b|and others)$")
STOPS = " \t\n.,*_…"


def names_in(value: str) -> list[str]:
    """The names that a value lists; none where it is no list of names."""
    if "," not in value and ";" not in value and "、" not in value and "，" not in value:
        return []
    if NO_NAME.search(value):
        return []
    names = SIGN.split(without_end(value))
    return names if all(NAME.fullmatch(name) and len(name.split()) < 6 for name in names) else []


def without_end(value: str) -> str:
    """A list of names without its full stop, `et al.` or what else stands behind the last name."""
    bare = value.rstrip(STOPS)
    return OTHERS.sub("", bare) if bare.endswith((" al", " others")) else bare


def people(value: str) -> list[str]:
    """The people that a value lists: two or more, nearly all of two to five words; none where it is no such list."""
    if not SIGN.search(value):
        return []
    names = SIGN.split(without_end(value))
    likely = [name for name in names if NAME.fullmatch(name) and 1 < len(name.split()) < 6]
    return names if len(names) > 1 and len(likely) * 5 >= len(names) * 4 else []


@lru_cache(8192)
def authors_signs(value: str) -> str | None:
    """The signs between the names that a value lists, each kind once, with their blanks; none where it lists none."""
    return "|".join(sorted(set(SIGN.findall(without_end(value))))) if people(value) else None

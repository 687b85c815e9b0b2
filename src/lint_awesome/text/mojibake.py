"""Text that was written as UTF-8 and read as Latin-1 or Windows-1252."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from lint_awesome.source import Span
from lint_awesome.text.patterns import lazy

SIGNS = "€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
"""What Windows-1252 has where Latin-1 has control characters."""
REST = rf"[\x80-\xbf{SIGNS}]"
SIGN = rf"[Â-ô](?:(?<=[Â-ß]){REST}|(?<=[à-ï]){REST}{{2}}|(?<=[ð-ô]){REST}{{3}})"
BEGIN = lazy(rf"[Â-ô]{REST}")
RUN = lazy(f"{SIGN}(?:{SIGN})*+")
"""What the bytes of other characters are shown as."""
STRETCH = lazy(rf"{RUN.pattern}(?:\w{{0,20}}?{SIGN})*")
CLOSING = "\u00a0’”…»–—›"
"""Signs that may well stand after a capital letter with an accent."""
ONE = (
    ("\u00a0", "\u017f"),
    ("\u0218", "\u021b"),
    ("\u2010", "\u27bf"),
    ("\ufb00", "\ufb06"),
    ("\ufe0f", "\ufe0f"),
    ("\U0001f000", "\U0001faff"),
)
MANY = (
    ("\u00a0", "\u024f"), ("\u0370", "\u06ff"), ("\u0900", "\u097f"), ("\u0e00", "\u0e7f"), ("\u1e00", "\u1eff"),
    ("\u2010", "\u27bf"), ("\u3000", "\uffef"),
)  # fmt: skip
"""The characters that are likely to have been meant, from and to: a single one of them, and where there are several."""


def garbled(text: str) -> Iterator[tuple[Span, str]]:
    """Each stretch of a text that was read wrongly, with what was written."""
    if text.isascii() or not BEGIN.search(text):
        return
    for stretch in STRETCH.finditer(text):
        meant = _meant(text, stretch.span())
        if meant != stretch[0]:
            yield stretch.span(), meant


def _meant(text: str, span: Span) -> str:
    parts, at = list[str](), span[0]
    for run in RUN.finditer(text, *span):
        new = _decoded(run[0])
        parts += (text[at : run.start()], _to_the_end(new) if new and _is_likely(run, new) else run[0])
        at = run.end()
    return "".join((*parts, text[at : span[1]]))


def _decoded(run: str) -> str | None:
    """What the bytes that some signs stand for say in UTF-8."""
    try:
        return run.translate(_bytes()).encode("latin-1").decode()
    except UnicodeDecodeError:
        return None


@cache
def _bytes() -> Mapping[int, int]:
    """The byte that each of the signs stands for."""
    return {ord(sign): sign.encode("cp1252")[0] for sign in SIGNS}


def _to_the_end(text: str) -> str:
    """What was meant by a text that may have been read wrongly more than once."""
    while RUN.fullmatch(text) and (new := _decoded(text)):
        text = new
    return text


def _is_likely(run: re.Match[str], new: str) -> bool:
    """Whether some signs surely stand for other characters: no word ends in them as they are."""
    if len(new) > 1 or not _are_of(ONE, new):
        return _are_of(ONE, new) or (len(new) > 1 and _are_of(MANY, new))
    if run[0][1] not in CLOSING or len(run[0]) > 2:
        return True
    before, after = run.string[run.start() - 1 : run.start()], run.string[run.end() : run.end() + 1]
    return before.islower() or (after.isalnum() and (run[0][1] != "\u00a0" or run[0][0] in "ÂÃ"))


def _are_of(ranges: Sequence[tuple[str, str]], text: str) -> bool:
    return all(any(first <= sign <= last for first, last in ranges) for sign in text)

"""Addresses: as a link writes them in its parentheses, and bare in running text."""

from __future__ import annotations

import re

from mistune.helpers import parse_link_href, parse_link_title, unescape_char
from mistune.util import escape_url

from lint_awesome.source import Span

_PLAIN = re.compile(r"\(([A-Za-z0-9_.~:/?#@!$&*+,=%-]*)\)")  # no escapes, no brackets, no title
_BLANKS = " \t\n\r\f"
_STOP = r"\s<>\[\]\\`\u3000-\u303f\uff01\uff08\uff09\uff0c\uff1a\uff1b\uff1f\uff3b\uff3d"
_BARE = re.compile(rf"(?:[^{_STOP}]|\[[^{_STOP}]*\](?!\())*")
_ENTITY = re.compile(r"&[A-Za-z0-9]+;\Z")


def address(src: str, pos: int, *, block: bool = False) -> tuple[str, Span, int] | None:
    """The address at a place, where it stands without angle brackets, and where it ends with them."""
    href, after = parse_link_href(src, pos, block=block)
    if href is None or after is None:
        return None
    end = after - (src[after - 1] == ">" and src[after - len(href) - 2] == "<")
    return escape_url(unescape_char(href)), (end - len(href), end), after


def inline_target(src: str, pos: int) -> tuple[dict[str, str], Span, int] | None:
    """Address and title in the parentheses that open at a place, where the address stands, and where they close."""
    plain = _PLAIN.match(src, pos)
    if plain:
        return {"url": plain[1]}, plain.span(1), plain.end()
    found = address(src, pos + 1)
    if not found:
        return None
    url, target, after = found
    title, end = parse_link_title(src, after, len(src))
    end = end or after
    while src[end : end + 1] and src[end] in _BLANKS:
        end += 1
    if src[end : end + 1] != ")":
        return None
    return {"url": url, "title": title} if title else {"url": url}, target, end + 1


def bare_end(src: str, start: int) -> int:
    """Where the bare address ends that starts at a place; GitHub leaves out closing signs after it."""
    found = _BARE.match(src, start)
    end = found.end() if found else start
    surplus = src.count(")", start, end) - src.count("(", start, end)
    while end > start:
        sign = src[end - 1]
        if sign == ")" and surplus > 0:
            surplus -= 1
        elif sign == ";":
            entity = _ENTITY.search(src, max(start, end - 40), end)
            end = entity.start() + 1 if entity else end
        elif sign not in "?!.,:*_~'\"":
            break
        end -= 1
    return end

"""The inline parser: mistune's grammar, read in one linear pass, each token with its place."""

from __future__ import annotations

import re
from collections.abc import Callable, MutableMapping
from re import Match
from typing import Any

from mistune._inline.delimiters import DelimiterScanner
from mistune.core import DEFAULT_MAX_NESTED_LEVEL
from mistune.helpers import HTML_ATTRIBUTES, HTML_TAGNAME, unescape_char
from mistune.inline_parser import AUTO_EMAIL

from lint_awesome.markdown import links
from lint_awesome.markdown.emphasis import Node, Part, Run, Words, resolve, run
from lint_awesome.markdown.places import Token
from lint_awesome.source import Span

# What may begin something is one sign, which is fast to search for; what follows decides.
SIGNS = re.compile(
    r"[\\`*_!\[\]<~\nhHwW](?:"
    r"(?P<escape>(?<=\\)[!-/:-@\[-`{-~](?:\\[!-/:-@\[-`{-~])*)"
    r"|(?P<code>(?<=`)`*)"
    r"|(?P<run>(?<=\*)\**|(?<=_)_*)"
    r"|(?P<open>(?<=\[)|(?<=!)\[)"
    r"|(?P<close>(?<=\]))"
    r"|(?P<angle>(?<=<)[A-Za-z][A-Za-z0-9.+-]{1,31}:[^<>\x00-\x20]*>)"
    rf"|(?P<mail>(?<=<){AUTO_EMAIL[1:]})"
    r"|(?P<html>(?<=<)(?:/?[A-Za-z]|!|\?))"
    r"|(?P<line>(?<=\n)\s*)"
    r"|(?P<strike>(?<=~)~(?=[^\s~]))"
    r"|(?P<bare>(?<=[hH])(?<![A-Za-z].)[tT]{2}[pP][sS]?://(?=\w)|(?<=[wW])(?<![^\s*_~(].)[wW]{2}\.(?=\w))"
    r")"
)
_TAG = re.compile(rf"<{HTML_TAGNAME}{HTML_ATTRIBUTES}\s*/?>|</{HTML_TAGNAME}\s*>")
_ANCHOR = re.compile(r"<(/?)[aA][\s>]")
_DECLARATION = re.compile(r"<![A-Z]+[ \t\n\r\f]")
_SPECIAL = (("<!--", "-->"), ("<?", "?>"), ("<![CDATA[", "]]>"))


class Reader:
    """A running text that is being read.

    `base` is what makes a place in it one of the whole; `level` how deep in others of its kind the text stands;
    `all` whether its words and the ends of its lines are wanted too.
    """

    limit = DEFAULT_MAX_NESTED_LEVEL

    def __init__(self, src: str, base: int, env: MutableMapping[str, Any], level: int = 0, *, words: bool) -> None:
        self.src, self.base, self.env, self.level, self.all = src, base, env, level, words
        self.parts: list[Part] = []
        self.brackets: list[links.Bracket] = []
        self.dead = 0  # how many of the brackets can open no link any more
        self.in_link = self.quiet = False  # between `<a>` and `</a>`; where a bare address is only words
        self.delimiters = DelimiterScanner(src)

    def read(self) -> tuple[list[Token], int]:
        """The tokens of the text, and how deep they go."""
        src, pos, search = self.src, 0, SIGNS.search
        while found := search(src, pos):
            kind, start = found.lastgroup, found.start()
            if kind == "line":
                pos = _line(self, pos, found)
                continue
            if start > pos and self.all:
                self.parts.append((pos, start, None))
            pos = _READ[kind or ""](self, found)
        if self.all and (pos < len(src) or not src):
            self.parts.append((pos, len(src), None))
        return self.finish(self.parts, self.level)

    def span(self, start: int, end: int) -> Span:
        """Where a stretch of this text is in the whole."""
        return start + self.base, end + self.base

    def words(self, start: int, end: int, said: str | None = None) -> int:
        """Take a stretch as words; gives its end."""
        self.parts.append((start, end, said))
        return end

    def leaf(self, kind: str, raw: str, start: int, end: int) -> int:
        """Take a stretch as a token that holds no others; gives its end."""
        self.parts.append({"type": kind, "raw": raw, "span": self.span(start, end)})
        return end

    def node(self, token: Token, depth: int) -> None:
        """Take a token that holds others."""
        self.parts.append(Node(token, depth))
        if self.brackets and (self.brackets[-1].image or token.get("form") != "autolink"):
            self.brackets[-1].depth = max(self.brackets[-1].depth, depth)

    def finish(self, parts: list[Part], level: int) -> tuple[list[Token], int]:
        """The tokens of the parts, and how deep they go."""
        if any(type(part) is Run for part in parts):
            parts, depth = resolve(parts, self._wrap, self._rest, self.limit - level)
        else:
            depth = max((part.depth for part in parts if type(part) is Node), default=0)
        return self._join(parts), depth

    def _wrap(self, kind: str, start: int, end: int, inside: list[Part]) -> Token:
        return {"type": kind, "children": self._join(inside), "span": self.span(start, end)}

    def _rest(self, run: Run) -> Part:
        """What is left of a run: words, or the two stars of a bold that is none."""
        if self.all or run.sign != "*" or run.size != len("**"):
            return run.start, run.end, None
        sides = {"opens": run.opens, "closes": run.closes}
        return {"type": "stars", "span": self.span(run.start, run.end), "attrs": sides}

    def _join(self, parts: list[Part]) -> list[Token]:
        """The tokens of the parts; words in a row are one token, if all are as written or all are escapes."""
        tokens: list[Token] = []
        words: list[Words] = []
        for part in parts:
            if type(part) is tuple:
                if not self.all:
                    continue
                if words and (words[-1][2] is None) != (part[2] is None):
                    tokens.append(self._text(words))
                    words = []
                words.append(part)
                continue
            if words:
                tokens.append(self._text(words))
                words = []
            if type(part) is Node:
                tokens.append(part.token)
            elif type(part) is dict:
                tokens.append(part)
        if words:
            tokens.append(self._text(words))
        return tokens

    def _text(self, words: list[Words]) -> Token:
        start, end = words[0][0], words[-1][1]
        raw = self.src[start:end] if words[0][2] is None else "".join([said or "" for _, _, said in words])
        return {"type": "text", "raw": raw, "span": (start + self.base, end + self.base)}


def _line(reader: Reader, pos: int, found: Match[str]) -> int:
    """Take a line's end and the blanks around it; two blanks or a backslash before it make it a hard one."""
    at = found.start()
    if not reader.all:
        return found.end()
    start = pos + len(reader.src[pos:at].rstrip(" "))
    hard = at - start > 1
    if pos < start == at and reader.src[at - 1] == "\\":
        start, hard = at - 1, True
    if start > pos:
        reader.words(pos, start)
    reader.parts.append({"type": "linebreak" if hard else "softbreak", "span": reader.span(start, found.end())})
    return found.end()


def _escape(reader: Reader, found: Match[str]) -> int:
    return reader.words(*found.span(), unescape_char(found[0]))


def _run(reader: Reader, found: Match[str]) -> int:
    reader.parts.append(run(reader.src, *found.span()))
    return found.end()


def _code(reader: Reader, found: Match[str]) -> int:
    start, end = found.span()
    close = reader.delimiters.code_end(found[0], end)
    if close is None:
        return reader.words(start, end)
    code = reader.src[end:close].replace("\n", " ")
    if code.strip(" ") and code[0] == code[-1] == " ":
        code = code[1:-1]
    return reader.leaf("codespan", code, start, close + end - start)


def _strike(reader: Reader, found: Match[str]) -> int:
    start, end = found.span()
    close = reader.delimiters.find("~~", end, formatting=True) if reader.level < reader.limit else None
    if close is None:
        return reader.words(start, start + 1)
    inner = Reader(reader.src[end:close], reader.base + end, reader.env, reader.level + 1, words=reader.all)
    inner.in_link, inner.quiet = reader.in_link, reader.quiet or bool(reader.brackets)
    children, depth = inner.read()
    reader.node({"type": "strikethrough", "children": children, "span": reader.span(start, close + 2)}, depth + 1)
    return close + 2


def _html(reader: Reader, found: Match[str]) -> int:
    start = found.start()
    end = _html_end(reader, start)
    if not end:
        return reader.words(start, start + 1)
    raw = reader.src[start:end]
    if anchor := _ANCHOR.match(raw):
        reader.in_link = not anchor[1]
    return reader.leaf("inline_html", raw, start, end)


def _html_end(reader: Reader, start: int) -> int | None:
    """Where the tag, comment or declaration that begins at a place ends."""
    src = reader.src
    if tag := _TAG.match(src, start):
        return tag.end()
    if src.startswith(("<!-->", "<!--->"), start):
        return src.index(">", start) + 1
    for opening, closing in _SPECIAL:
        if src.startswith(opening, start):
            close = reader.delimiters.find(closing, start + len(opening))
            return None if close is None else close + len(closing)
    declaration = _DECLARATION.match(src, start)
    close = reader.delimiters.find(">", declaration.end()) if declaration else None
    return None if close is None else close + 1


_READ: dict[str, Callable[[Reader, Match[str]], int]] = {
    "escape": _escape,
    "code": _code,
    "run": _run,
    "open": links.open_bracket,
    "close": links.close_bracket,
    "angle": links.angle_address,
    "mail": links.mail_address,
    "html": _html,
    "strike": _strike,
    "bare": links.bare_address,
}

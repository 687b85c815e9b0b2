"""The inline parser: mistune's grammar, read in one linear pass, each token with its place."""

from __future__ import annotations

import re
from collections.abc import Callable, MutableMapping
from re import Match
from typing import Any

from mistune._inline.delimiters import DelimiterScanner
from mistune.helpers import HTML_ATTRIBUTES, HTML_TAGNAME, unescape_char
from mistune.inline_parser import AUTO_EMAIL
from mistune.util import escape_url, unikey

from lint_awesome.markdown.addresses import bare_end, inline_target
from lint_awesome.markdown.emphasis import Node, Part, Run, Words, resolve, run
from lint_awesome.markdown.footnotes import LABEL, is_footnote
from lint_awesome.markdown.places import Token
from lint_awesome.source import Span

_DEPTH = 20
_LABEL_LIMIT = 999
# What may begin something is one sign, which is fast to search for; what follows decides.
_SIGNS = re.compile(
    r"[\\`*_!\[\]<~\nhHwW](?:"
    r"(?P<escape>(?<=\\)[!-/:-@\[-`{-~](?:\\[!-/:-@\[-`{-~])*)"
    r"|(?P<code>(?<=`)`*)"
    r"|(?P<run>(?<=\*)\**|(?<=_)_*)"
    r"|(?P<open>(?<=\[)|(?<=!)\[)"
    r"|(?P<close>(?<=\]))"
    r"|(?P<auto>(?<=<)[A-Za-z][A-Za-z0-9.+-]{1,31}:[^<>\x00-\x20]*>)"
    rf"|(?P<mail>(?<=<){AUTO_EMAIL[1:]})"
    r"|(?P<html>(?<=<)(?:/?[A-Za-z]|!|\?))"
    r"|(?P<line>(?<=\n)\s*)"
    r"|(?P<strike>(?<=~)~(?=[^\s~]))"
    r"|(?P<bare>(?<=[hH])(?<![A-Za-z].)[tT]{2}[pP][sS]?://(?=\w)|(?<=[wW])(?<![^\s*_~(].)[wW]{2}\.(?=\w))"
    r")"
)
_TAG = re.compile(rf"<{HTML_TAGNAME}{HTML_ATTRIBUTES}\s*/?>|</{HTML_TAGNAME}\s*>")
_DECLARATION = re.compile(r"<![A-Z]+[ \t\n\r\f]")
_NOTE = re.compile(rf"\[({LABEL})\](?!\()")
_REFERENCE = re.compile(r"\[((?:[^\\\[\]]|\\.){0,999})\]", re.S)


class _Bracket:
    """A bracket that stands open: its place, its index among the parts, and what stands in it so far."""

    __slots__ = ("depth", "end", "image", "index", "nested", "start")

    def __init__(self, start: int, end: int, index: int) -> None:
        self.start, self.end, self.index, self.image = start, end, index, end - start > 1
        self.nested, self.depth = False, 0


class Reader:
    """Reads a running text; `base` is what makes a place in it one of the whole, `level` how deep it stands."""

    def __init__(self, src: str, base: int, env: MutableMapping[str, Any], level: int = 0) -> None:
        self.src, self.base, self.env, self.level = src, base, env, level
        self.parts: list[Part] = []
        self.brackets: list[_Bracket] = []
        self.dead = 0  # how many of them cannot open a link any more
        self.in_link = self.quiet = False  # within <a>; where bare addresses are only words
        self.scanner: DelimiterScanner | None = None

    def read(self) -> tuple[list[Token], int]:
        """The tokens of the text, and how deep they go."""
        src, pos, search = self.src, 0, _SIGNS.search
        while found := search(src, pos):
            kind, start = found.lastgroup, found.start()
            if kind == "line":
                pos = self._line(pos, found)
                continue
            if start > pos:
                self.parts.append((pos, start, None))
            pos = _READ[kind or ""](self, found)
        if pos < len(src) or not src:
            self.parts.append((pos, len(src), None))
        return self._finish(self.parts, self.level)

    def _span(self, start: int, end: int) -> Span:
        return start + self.base, end + self.base

    def _words(self, start: int, end: int, said: str | None = None) -> int:
        self.parts.append((start, end, said))
        return end

    def _node(self, node: Node) -> None:
        self.parts.append(node)
        if self.brackets and (self.brackets[-1].image or node.token.get("form") != "autolink"):
            self.brackets[-1].depth = max(self.brackets[-1].depth, node.depth)

    def _delimiters(self) -> DelimiterScanner:
        self.scanner = self.scanner or DelimiterScanner(self.src)
        return self.scanner

    def _escape(self, found: Match[str]) -> int:
        return self._words(*found.span(), unescape_char(found[0]))

    def _code(self, found: Match[str]) -> int:
        start, end = found.span()
        close = self._delimiters().code_end(found[0], end)
        if close is None:
            return self._words(start, end)
        code = self.src[end:close].replace("\n", " ")
        if code.strip(" ") and code[0] == code[-1] == " ":
            code = code[1:-1]
        end = close + end - start
        self.parts.append({"type": "codespan", "raw": code, "span": self._span(start, end)})
        return end

    def _run(self, found: Match[str]) -> int:
        self.parts.append(run(self.src, *found.span()))
        return found.end()

    def _line(self, pos: int, found: Match[str]) -> int:
        """A line's end, with the blanks or the backslash before it; hard, where these say so."""
        at = found.start()
        start = pos + len(self.src[pos:at].rstrip(" "))
        hard = at - start > 1
        if start == at and at > pos and self.src[at - 1] == "\\":
            start, hard = at - 1, True
        if start > pos:
            self.parts.append((pos, start, None))
        kind = "linebreak" if hard else "softbreak"
        self.parts.append({"type": kind, "span": self._span(start, found.end())})
        return found.end()

    def _open(self, found: Match[str]) -> int:
        start, end = found.span()
        note = _NOTE.match(self.src, end - 1) if self.src.startswith("^", end) else None
        if note and is_footnote(note[1], self.env):
            if end - start > 1:
                self._words(start, end - 1)
            return self._footnote(note)
        if self.brackets:
            self.brackets[-1].nested = True
        self.brackets.append(_Bracket(start, end, len(self.parts)))
        return self._words(start, end)

    def _footnote(self, note: Match[str]) -> int:
        label = self._span(*note.span(1))
        self.parts.append(
            {"type": "footnote_ref", "raw": note[1][1:], "label": label, "span": self._span(*note.span())}
        )
        return note.end()

    def _close(self, found: Match[str]) -> int:
        close = found.start()
        opener = self.brackets.pop() if self.brackets else None
        if not opener:
            return self._words(close, close + 1)
        index, outer = len(self.brackets), self.brackets[-1] if self.brackets else None
        alive = opener.image or (index >= self.dead and not self.in_link)
        self.dead = min(self.dead, index)
        if outer:
            outer.depth = max(outer.depth, opener.depth)
        token = self._target(opener, close) if alive and self.level + opener.depth < _DEPTH else None
        if not token:
            return self._words(close, close + 1)
        return self._link(opener, close, token)

    def _link(self, opener: _Bracket, close: int, token: Token) -> int:
        """Put a link or image in the place of what stands between its brackets."""
        plain = ("bare",) if opener.image else ("bare", "autolink")
        inside = [self._plain(part, plain) for part in self.parts[opener.index + 1 :]]
        del self.parts[opener.index :]
        children, depth = self._finish(inside, self.level + 1)
        token["children"] = children
        token["label"] = children[0]["span"] if len(children) == 1 else self._span(opener.end, close)
        end: int = token.pop("end")
        token["span"] = self._span(opener.start, end)
        self._node(Node(token, depth + 1))
        if not opener.image:
            self.dead = len(self.brackets)
        return end

    def _plain(self, part: Part, forms: tuple[str, ...]) -> Part:
        """A part of a link's text, in which an address is no link of its own."""
        if type(part) is Node and part.token.get("form") in forms:
            start, end = part.token["span"]
            return start - self.base, end - self.base, None
        return part

    def _target(self, opener: _Bracket, close: int) -> Token | None:
        """A link or image without its children, if an address or a known label is there."""
        kind, end = "image" if opener.image else "link", close + 1
        found = inline_target(self.src, end) if self.src.startswith("(", end) else None
        if found:
            attrs, target, end = found
            return {"type": kind, "attrs": attrs, "target": self._span(*target), "form": "inline", "end": end}
        refs = self.env["ref_links"]
        named = _REFERENCE.match(self.src, end) if refs else None
        target = named.span(1) if named and named[1] else (opener.end, close)
        if not refs or target[1] - target[0] > _LABEL_LIMIT or (target[0] == opener.end and opener.nested):
            return None
        key = unikey(self.src[slice(*target)])
        if key not in refs:
            return None
        attrs = {"url": refs[key]["url"], "title": refs[key].get("title")}
        end = named.end() if named else end
        return {
            "type": kind,
            "attrs": attrs,
            "ref": key,
            "target": self._span(*target),
            "form": "reference",
            "end": end,
        }

    def _auto(self, found: Match[str]) -> int:
        return self._address(*found.span(), found[0][1:-1], "autolink")

    def _mail(self, found: Match[str]) -> int:
        return self._address(*found.span(), "mailto:" + found[0][1:-1], "autolink")

    def _bare(self, found: Match[str]) -> int:
        start, end = found.start(), bare_end(self.src, found.start())
        if end < found.end() or self.quiet:
            return self._words(*found.span())
        scheme = "http://" if found[0][0] in "wW" else ""
        return self._address(start, end, scheme + self.src[start:end], "bare")

    def _address(self, start: int, end: int, url: str, form: str) -> int:
        """A link that is its own text; in a link it is only words."""
        written, edge = self.src[start:end], int(form == "autolink")
        if self.in_link or self.level >= _DEPTH:
            return self._words(start, end)
        place = self._span(start + edge, end - edge)
        words = {"type": "text", "raw": written[edge : len(written) - edge], "span": place}
        token = {"type": "link", "children": [words], "attrs": {"url": escape_url(url)}, "form": form}
        token |= {"label": place, "target": place, "span": self._span(start, end)}
        self._node(Node(token, 1))
        return end

    def _html(self, found: Match[str]) -> int:
        start = found.start()
        end = self._html_end(start)
        if not end:
            return self._words(start, start + 1)
        raw = self.src[start:end]
        self.parts.append({"type": "inline_html", "raw": raw, "span": self._span(start, end)})
        if raw.startswith(("<a ", "<a>", "<A ", "<A>")):
            self.in_link = True
        elif raw.startswith(("</a ", "</a>", "</A ", "</A>")):
            self.in_link = False
        return end

    def _html_end(self, start: int) -> int | None:
        """Where the tag, comment or declaration ends that starts at a place."""
        src = self.src
        tag = _TAG.match(src, start)
        if tag:
            return tag.end()
        if src.startswith(("<!-->", "<!--->"), start):
            return src.index(">", start) + 1
        for opening, closing in _SPECIAL:
            if src.startswith(opening, start):
                close = self._delimiters().find(closing, start + len(opening))
                return close + len(closing) if close is not None else None
        declaration = _DECLARATION.match(src, start)
        close = self._delimiters().find(">", declaration.end()) if declaration else None
        return close + 1 if close is not None else None

    def _strike(self, found: Match[str]) -> int:
        start, end = found.span()
        close = self._delimiters().find("~~", end, formatting=True) if self.level < _DEPTH else None
        if close is None:
            return self._words(start, start + 1)
        inner = Reader(self.src[end:close], self.base + end, self.env, self.level + 1)
        inner.in_link, inner.quiet = self.in_link, self.quiet or bool(self.brackets)
        children, depth = inner.read()
        token = {"type": "strikethrough", "children": children, "span": self._span(start, close + 2)}
        self._node(Node(token, depth + 1))
        return close + 2

    def _finish(self, parts: list[Part], level: int) -> tuple[list[Token], int]:
        """The tokens of the parts, and how deep they go."""
        if any(type(part) is Run for part in parts):
            parts, depth = resolve(parts, self._wrap, _DEPTH - level)
        else:
            depth = max((part.depth for part in parts if type(part) is Node), default=0)
        return self._join(parts), depth

    def _wrap(self, kind: str, start: int, end: int, inside: list[Part]) -> Token:
        return {"type": kind, "children": self._join(inside), "span": self._span(start, end)}

    def _join(self, parts: list[Part]) -> list[Token]:
        """The tokens of the parts; words in a row are one token if all are as written, or all are escapes."""
        tokens: list[Token] = []
        words: list[Words] = []
        for part in parts:
            if type(part) is tuple:
                if words and (words[-1][2] is None) != (part[2] is None):
                    tokens.append(self._text(words))
                    words = []
                words.append(part)
                continue
            if words:
                tokens.append(self._text(words))
                words = []
            tokens.append(part.token if type(part) is Node else part)
        if words:
            tokens.append(self._text(words))
        return tokens

    def _text(self, words: list[Words]) -> Token:
        start, end = words[0][0], words[-1][1]
        raw = self.src[start:end] if words[0][2] is None else "".join([said or "" for _, _, said in words])
        return {"type": "text", "raw": raw, "span": (start + self.base, end + self.base)}


_SPECIAL = (("<!--", "-->"), ("<?", "?>"), ("<![CDATA[", "]]>"))
_READ: dict[str, Callable[[Reader, Match[str]], int]] = {
    "escape": Reader._escape,
    "code": Reader._code,
    "run": Reader._run,
    "open": Reader._open,
    "close": Reader._close,
    "auto": Reader._auto,
    "mail": Reader._mail,
    "html": Reader._html,
    "strike": Reader._strike,
    "bare": Reader._bare,
}

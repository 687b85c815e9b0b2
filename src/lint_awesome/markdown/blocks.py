"""The block parser: mistune's, with places, with what GitHub adds, and linear where mistune's is not."""

from __future__ import annotations

import re
from re import Match, Pattern

from mistune.block_parser import BlockParser, _is_indent_code_line, _parse_block_quote_line
from mistune.core import BlockState
from mistune.helpers import parse_link_title
from mistune.util import escape_url, expand_leading_tab, expand_tab, unikey

from lint_awesome.markdown.addresses import address
from lint_awesome.markdown.footnotes import DEFINITION, parse_footnote
from lint_awesome.markdown.lists import parse_list
from lint_awesome.markdown.places import State, trimmed
from lint_awesome.markdown.tables import DELIMITERS, parse_table

_CONTAINERS = ("list", "block_quote", "footnote")
_QUOTE_ENDS = ["blank_line", "thematic_break", "fenced_code", "list", "block_html"]
_BLANK_TO_LINE = re.compile(r"[ \t]*\n")
_TITLE = re.compile(r"\s+[\"'(]")
_TAG_ALONE = re.compile(r" {0,3}</?[A-Za-z][A-Za-z0-9-]*(?:\s[^<>\n]*)?>[ \t]*$", re.M)
_MATH_END = re.compile(r"^ {0,3}\$\$[ \t]*$", re.M)


class Blocks(BlockParser):
    """Reads a `State` into its tokens."""

    state_cls = State
    SPECIFICATION = BlockParser.SPECIFICATION | {
        "block_math": r"^ {0,3}\$\$",
        "footnote": DEFINITION,
        # mistune's own looks far ahead for the bracket, from each line that opens one
        "ref_link": r"^ {0,3}\[(?P<reflink_1>(?:[^\\\[\]]|\\.){0,999})\]:",
        "table": DELIMITERS,
    }
    DEFAULT_RULES = (
        "fenced_code",
        "atx_heading",
        "setex_heading",
        "thematic_break",
        "block_quote",
        "list",
        "block_math",
        "footnote",
        "ref_link",
        "raw_html",
        "blank_line",
        "table",
    )

    def __init__(self) -> None:
        super().__init__()
        self.flat = [rule for rule in self.rules if rule not in _CONTAINERS]
        self.list_ends: dict[int, Pattern[str]] = {}

    def rules_within(self, state: State) -> list[str]:
        """The rules for what stands in an item or quote of this text."""
        return self.flat if state.level >= self.max_nested_level - 1 else self.rules

    def parse(self, state: BlockState, rules: list[str] | None = None) -> None:
        assert isinstance(state, State)
        state.rules = rules or self.rules
        match, src = self.compile_sc(state.rules).match, state.src
        while state.cursor < state.cursor_max:
            end = self._parse_indent_code_fast(state) if src[state.cursor] in " \t" else None
            if end is None and (found := match(src, state.cursor)):
                end = self.parse_method(found, state)
            if not end:
                end = state.find_line_end()
                state.add_paragraph(src[state.cursor : end])
            state.cursor = end
        state.close()

    def parse_method(self, m: Match[str], state: BlockState) -> int | None:
        assert isinstance(state, State)
        known, start = len(state.tokens), state.cursor
        end = super().parse_method(m, state)
        for token in state.tokens[known:] if end else ():
            if "span" not in token:
                token["span"] = state.span(start, end or start)
        return end

    def interrupts(self, m: Match[str]) -> bool:
        """Whether what a rule has found is a block that ends one that stands open, other than a paragraph."""
        if m.lastgroup == "fenced_code":
            return "`" not in m["fenced_3"] or m["fenced_2"][0] == "~"
        if m.lastgroup == "raw_html":
            return bool(self.compile_sc(["block_html"]).match(m.string, m.start()) or _TAG_ALONE.match(m.string, m.start()))
        return True

    def _parse_indent_code_fast(self, state: BlockState) -> int | None:
        assert isinstance(state, State)
        line = state.get_text(state.find_line_end())
        if not line.strip() or not _is_indent_code_line(line):
            return None  # mistune takes a line of blanks for one of the paragraph before it
        known = len(state.tokens)
        end = super()._parse_indent_code_fast(state)
        for token in state.tokens[known:]:
            token["span"] = state.span(state.cursor, end or state.cursor)
        return end

    def parse_atx_heading(self, m: Match[str], state: BlockState) -> int:
        start, end = trimmed(m.string, *m.span("atx_2"))
        text = m.string[start:end].rstrip()
        bare = text.rstrip("#")
        if len(bare) < len(text) and (not bare or bare[-1].isspace()):
            end = start + len(bare.rstrip())
        level = len(m["atx_1"])
        state.append_token({"type": "heading", "text": (start, end), "attrs": {"level": level}, "style": "atx"})
        return m.end() + 1

    def parse_setex_heading(self, m: Match[str], state: BlockState) -> int | None:
        assert isinstance(state, State)
        end, last = super().parse_setex_heading(m, state), state.last_token()
        if end and last and last.get("style") == "setext" and "span" not in last:
            last["span"] = state.span(last["text"][0], end)
        return end

    def parse_block_math(self, m: Match[str], state: BlockState) -> int | None:
        """A formula between `$$` and `$$`, on one line or on lines of its own."""
        end = state.find_line_end()
        raw = m.string[m.end() : end].rstrip()
        if raw and not (raw.endswith("$$") and len(raw) > 2):
            return None
        if raw:
            raw = raw[:-2]
        elif close := _MATH_END.search(m.string, end):
            raw, end = m.string[end : close.start()].removesuffix("\n"), close.end() + 1
        else:
            return None
        state.append_token({"type": "block_math", "raw": raw})
        return end

    def parse_ref_link(self, m: Match[str], state: BlockState) -> int | None:
        assert isinstance(state, State)
        end, key = state.append_paragraph(), unikey(m["reflink_1"])
        if end or not key:
            return end
        found = address(m.string, m.end(), block=True)
        if not found:
            return None
        url, target, after = found
        title, end = self._title(state, after)
        if not end:
            return None
        data = {"url": url, "label": m["reflink_1"]} | ({"title": title} if title else {})
        state.env["ref_links"].setdefault(key, data)
        token = {"type": "definition", "attrs": dict(data), "label": state.places(*m.span("reflink_1"))}
        state.append_token(token | {"target": state.places(*target)})
        return end

    def _title(self, state: State, start: int) -> tuple[str | None, int | None]:
        """The title after the address of a definition, and where the definition's line ends."""
        if _TITLE.match(state.src, start):
            limit = state.blank_after(start, self.BLANK_LINE)
            title, end = parse_link_title(state.src, start, limit)
            if end and (line := _BLANK_TO_LINE.match(state.src, end)):
                return title, line.end()
        line = _BLANK_TO_LINE.match(state.src, start)
        return None, line.end() if line else None

    def parse_block_quote(self, m: Match[str], state: BlockState) -> int:
        assert isinstance(state, State)
        start, first = state.cursor, state.line(state.cursor)
        text, lazy = self._quoted(state)
        child = state.child(text, first, lazy)
        self.parse(child, self.rules_within(state))
        state.append_token(
            {"type": "block_quote", "children": child.tokens, "span": state.span(start, state.cursor)},
        )
        return state.cursor

    def _quoted(self, state: State) -> tuple[str, set[int]]:
        """The text of a quote without its marks, and where the lines without mark start in it."""
        lines, lazy, size, strict, blank = [], set[int](), 0, False, False
        ends = self.compile_sc(_QUOTE_ENDS)
        while state.cursor < state.cursor_max:
            end = state.find_line_end()
            line = state.get_text(end)
            quoted = _parse_block_quote_line(line)
            if quoted is None:
                found = None if strict or blank else ends.match(state.src, state.cursor)
                if strict or blank or (found and self.interrupts(found)):
                    break
                quoted = expand_leading_tab(line, 3)
                lazy.add(size)
            else:
                blank = not quoted.strip()
            if not lines:
                strict = bool(self.compile_sc(["blank_line", "indent_code", "fenced_code"]).match(quoted))
            lines.append(quoted)
            size += len(quoted)
            state.cursor = end
        return expand_tab("".join(lines)), lazy

    def parse_list(self, m: Match[str], state: BlockState) -> int:
        assert isinstance(state, State)
        return parse_list(self, m, state)

    def parse_footnote(self, m: Match[str], state: BlockState) -> int:
        """A footnote's text, with all that is indented below it."""
        assert isinstance(state, State)
        return parse_footnote(self, m, state)

    def parse_table(self, m: Match[str], state: BlockState) -> int | None:
        """A table, by the line below its head."""
        assert isinstance(state, State)
        return parse_table(self, m, state)

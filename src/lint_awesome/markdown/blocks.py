"""The block parser: mistune's, with places, with what GitHub adds, and linear where mistune's is not."""

from __future__ import annotations

import re
from re import Match

from mistune.block_parser import BlockParser, _is_indent_code_line, _parse_block_quote_line
from mistune.core import BlockState
from mistune.helpers import BLOCK_TAGS, PRE_TAGS, parse_link_title
from mistune.util import expand_leading_tab, expand_tab, unikey

from lint_awesome.markdown.addresses import address
from lint_awesome.markdown.footnotes import DEFINITION, parse_footnote
from lint_awesome.markdown.lists import parse_list
from lint_awesome.markdown.places import INDENTED, State
from lint_awesome.markdown.tables import parse_table
from lint_awesome.source import trimmed
from lint_awesome.text.bars import DELIMITERS

_RULES = (
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
_CONTAINERS = ("list", "block_quote", "footnote")
_SETEXT = {"---": "thematic_break", "-": "list"}  # what the line below a heading is where no paragraph comes before
_BLANK_TO_LINE = re.compile(r"[ \t]*\n")
_TITLE = re.compile(r"\s+[\"'(]")
_TAG_ALONE = re.compile(r" {0,3}</?[A-Za-z][A-Za-z0-9-]*(?:\s[^<>\n]*)?/?>[ \t]*$", re.MULTILINE)
_MATH_END = re.compile(r"^ {0,3}\$\$[ \t]*$", re.MULTILINE)


class Blocks(BlockParser):
    """Reads a `State` into its tokens."""

    state_cls = State
    SPECIFICATION = BlockParser.SPECIFICATION | {
        "blank_line": r"(?:[ \t\v\f]*+\n)++",
        "block_math": r"^ {0,3}\$\$",
        "footnote": DEFINITION,
        "setex_heading": r"^ {0,3}(?P<setext_1>=|-)(?P=setext_1)*[ \t]*$",  # mistune's takes a mixture
        # mistune's own looks far ahead for the bracket, from each line that opens one
        "ref_link": r"^ {0,3}\[(?P<reflink_1>(?:[^\\\[\]]|\\.){0,999})\]:",
        "table": DELIMITERS,
    }

    def __init__(self) -> None:
        super().__init__()
        self.rules = list(_RULES)
        self.flat = [rule for rule in _RULES if rule not in _CONTAINERS]

    def rules_within(self, state: State) -> list[str] | None:
        """The rules for what stands in an item or quote of this text; none means all."""
        return self.flat if state.level >= self.max_nested_level - 1 else None

    def parse(self, state: BlockState, rules: list[str] | None = None) -> None:
        """Read all blocks of a text."""
        assert isinstance(state, State)
        match, src = self.compile_sc(rules).match, state.src
        while state.cursor < state.cursor_max:
            first = src[state.cursor]
            end = self._parse_indent_code_fast(state) if first in " \t" else None
            # no block begins with a letter
            if end is None and not first.isalpha() and (found := match(src, state.cursor)):
                end = self.parse_method(found, state)
            if not end:
                end = state.find_line_end()
                state.add_paragraph(src[state.cursor : end])
            state.cursor = end
        state.close()

    def parse_method(self, m: Match[str], state: BlockState) -> int | None:
        """Read the block that a rule has found, and give it its place."""
        assert isinstance(state, State)
        known, start = len(state.tokens), state.cursor
        end = super().parse_method(m, state)
        for token in state.tokens[known:] if end else ():
            if "span" not in token:
                token["span"] = state.span(start, end or start)
        return end

    def starts(self, src: str, pos: int) -> str | None:
        """The kind of block that starts on a line and ends the item, quote or table that stands open."""
        found = self.compile_sc().match(src, pos)
        kind = found.lastgroup if found else None
        if not found or kind in ("ref_link", "table", "block_math"):
            return None
        if kind == "fenced_code" and found["fenced_2"].startswith("`") and "`" in found["fenced_3"]:
            return None
        if kind == "raw_html" and not (_is_html_block(found[0].strip().lower()) or _TAG_ALONE.match(src, pos)):
            return None
        if kind == "setex_heading":
            return _SETEXT.get(found[0].strip()[:3])
        return kind

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
        """A heading with `#` before it, perhaps after it too."""
        start, end = trimmed(m.string, *m.span("atx_2"))
        text = m.string[start:end].rstrip()
        bare = text.rstrip("#")
        if len(bare) < len(text) and (not bare or bare[-1].isspace()):
            end = start + len(bare.rstrip())
        level = len(m["atx_1"])
        state.append_token({"type": "heading", "text": (start, end), "attrs": {"level": level}, "style": "atx"})
        return m.end() + 1

    def parse_setex_heading(self, m: Match[str], state: BlockState) -> int | None:
        """A heading by the line below it."""
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
        """The definition of a label; mistune keeps no token for it."""
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
        """A quote; unlike mistune's, a heading or an HTML block below ends it."""
        assert isinstance(state, State)
        text, lazy = self._quoted(state)
        child = state.child(text, state.line(m.start()), lazy)
        self.parse(child, self.rules_within(state))
        state.append_token({"type": "block_quote", "children": child.tokens})
        return state.cursor

    def _quoted(self, state: State) -> tuple[str, set[int]]:
        """The text of a quote without its marks, and where the lines without mark start in it."""
        lines, lazy, size, strict, blank = list[str](), set[int](), 0, False, False
        while state.cursor < state.cursor_max:
            end = state.find_line_end()
            line = state.get_text(end)
            quoted = _parse_block_quote_line(line)
            if quoted is None:
                if strict or blank or self.starts(state.src, state.cursor):
                    break
                quoted = expand_leading_tab(line, 3)
                lazy.add(size)
            else:
                blank = not quoted.strip()
            if not lines:
                strict = blank or bool(INDENTED.match(quoted)) or self.starts(quoted, 0) == "fenced_code"
            lines.append(quoted)
            size += len(quoted)
            state.cursor = end
        return expand_tab("".join(lines)), lazy

    def parse_list(self, m: Match[str], state: BlockState) -> int:
        """A list."""
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


def _is_html_block(marker: str) -> bool:
    """Whether a tag, or what else begins with `<`, makes a block whatever stands beside it."""
    name = marker.lstrip("</")
    return not name[:1].isalpha() or name in BLOCK_TAGS or (name in PRE_TAGS and "/" not in marker)

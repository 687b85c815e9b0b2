"""Tables that a blank line or a comment cuts in two, made one again."""

from __future__ import annotations

import re

from lint_awesome.markdown import Token, tables
from lint_awesome.source import Span
from lint_awesome.text.bars import DELIMITERS, cells
from lint_awesome.text.patterns import lazy

DELIMITED = lazy(DELIMITERS, re.MULTILINE)
FEW = 3
"""So many cells make a row of a line without a bar at its start: one bar may part two links of the text."""
LINE = lazy(r"[^\n]*\S[^\n]*")


def rejoined(text: str, tokens: list[Token]) -> list[Token]:
    """The blocks of a list, in which the rows below a blank line or a comment are part of the table above."""
    made, between, table = list[Token](), list[Token](), None
    for token in tokens:
        if table and (token["type"] == "blank_line" or is_comment(text, token)):
            between.append(token)
            continue
        if table and (body := _body(text, table, token)):
            table["children"] += [*between, body]
            table["span"] = table["span"][0], body["span"][1]
        else:
            made += [*between, token]
            table = token if token["type"] == "table" else None
        between = []
    return [*made, *between]


def is_comment(text: str, token: Token) -> bool:
    """Whether a block is a comment and nothing else."""
    raw = text[slice(*token["span"])].strip() if token["type"] == "block_html" else ""
    return raw.startswith("<!--") and raw.find("-->") == len(raw) - 3


def _body(text: str, table: Token, token: Token) -> Token | None:
    """The rows that a paragraph is, if at least half its lines begin as the table's head and have as many cells."""
    span, head = token["span"], table["children"][0]
    columns, barred = len(head["children"]), text[head["span"][0]] == "|"
    if token["type"] != "paragraph" or not (barred or columns >= FEW) or DELIMITED.search(text, *span):
        return None
    rows = [_row(text, line.span()) for line in LINE.finditer(text, *span)]
    alike = [row for row in rows if len(row["children"]) == columns and barred == (text[row["span"][0]] == "|")]
    if 2 * len(alike) < len(rows) or any(text.find("|", *row["span"]) < 0 for row in rows):
        return None
    return {"type": "table_body", "children": rows, "span": (rows[0]["span"][0], rows[-1]["span"][1])}


def _row(text: str, line: Span) -> Token:
    return tables.row(text, line, cells(text, *line), [{"align": None, "head": False}])

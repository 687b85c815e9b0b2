"""Entries that are the rows of a table."""

from __future__ import annotations

import re
from collections import Counter

from lint_awesome.document import Entry, Field, Group
from lint_awesome.marks import Marks, Token
from lint_awesome.shapes import pieces
from lint_awesome.shapes.items import primary, whole_lines
from lint_awesome.shapes.labels import with_value
from lint_awesome.source import Span
from lint_awesome.text.names import label

TITLE = re.compile(r"(?:paper )?titles?|标题|題名|タイトル", re.IGNORECASE)
NAMED = re.compile(
    r"papers?(?: name)?|names?|projects?|tools?|datasets?|models?|api|resources?|论文|名称", re.IGNORECASE
)
NO_TITLE = re.compile(r"(?:date|year|time|#|no\.?|id|rank|stars?)", re.IGNORECASE)


def row_group(marks: Marks, table: Token) -> Group | None:
    """The group that a table is; none where few of its rows lead out of the page."""
    head = [token for token in table["children"] if token["type"] == "table_head"]
    rows = [row for token in table["children"] if token["type"] == "table_body" for row in token["children"]]
    leading = [row for row in rows if any(pieces.outside(link) for link in marks.links_in(row["span"]))]
    if not head or not leading or 2 * len(leading) < len(rows):
        return None
    columns = [label(marks.text[slice(*cell["span"])]) for cell in head[0]["children"]]
    cells = [[cell["span"] for cell in row["children"]] for row in leading]
    titled = title_column(marks, columns, cells)
    return Group(
        "table", tuple(row_entry(marks, r["span"], c, columns, titled) for r, c in zip(leading, cells, strict=True))
    )


def title_column(marks: Marks, columns: list[str], rows: list[list[Span]]) -> int:
    """The column that holds the titles."""
    for index, name in enumerate(columns):
        if TITLE.fullmatch(name):
            return index
    linked: Counter[int] = Counter()
    for row in rows[:200]:
        for index, cell in enumerate(row[: len(columns)]):
            if any(pieces.outside(k) and not k.badge and not pieces.button_word(k.text) for k in marks.links_in(cell)):
                linked[index] += 1
                break
    if linked and linked.most_common(1)[0][1] * 2 > min(len(rows), 200):
        return linked.most_common(1)[0][0]
    named = [i for i, name in enumerate(columns) if NAMED.fullmatch(name)]
    return named[0] if named else next((i for i, name in enumerate(columns) if not NO_TITLE.fullmatch(name)), 0)


def row_entry(marks: Marks, row: Span, cells: list[Span], columns: list[str], titled: int) -> Entry:
    """The entry that a row is."""
    cell = cells[titled] if titled < len(cells) else cells[0]
    title = pieces.title_of(marks, cell)
    fields = tuple(
        _cell(marks, span, name) for i, (span, name) in enumerate(zip(cells, columns, strict=False)) if i != titled
    )
    links = tuple(marks.links_in(row))
    lacking = len(cells) != len(columns)
    return Entry(
        "table",
        whole_lines(marks.text, row),
        row,
        title.span,
        pieces.name_of(marks, title),
        title.link or primary(links),
        None,
        fields,
        links,
        date=next((field.date for field in fields if field.date), None),
        flawed=(lacking and any(end > start for start, end in cells[len(columns) :])) or len(cells) < len(columns),
    )


def _cell(marks: Marks, span: Span, name: str) -> Field:
    return with_value(marks, Field("cell", span, name, None, None, span))

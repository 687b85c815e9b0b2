"""Entries that are the rows of a table."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from lint_awesome.document import Entry, Field, Group, Link, Table
from lint_awesome.markdown import Token
from lint_awesome.reading.marks import Marks
from lint_awesome.reading.shapes import pieces
from lint_awesome.reading.shapes.items import primary
from lint_awesome.reading.shapes.labels import valued
from lint_awesome.source import Span, whole_lines
from lint_awesome.text.identifiers import canonical
from lint_awesome.text.names import label
from lint_awesome.text.patterns import lazy

TITLE = lazy(r"(?:paper )?titles?|标题|題名|タイトル", re.IGNORECASE)
NAMED = lazy(
    r"papers?(?: name)?|names?|projects?|tools?|datasets?|benchmarks?|models?|api|resources?|论文|名称", re.IGNORECASE
)
NO_TITLE = lazy(
    r"(?:date|year|time|#|no\.?|id|rank|stars?|venue|conference|journal|publication|publisher)", re.IGNORECASE
)
COMMENT = lazy(r"<!--(?:(?!-->).)*-->|\[[^\[\]]*\]:\s*(?:#|<>).*", re.DOTALL)
"""What shows nothing: a comment as HTML has it, or in the form of a link's definition."""


def table(token: Token) -> Table:
    """The head, the rows and their cells of a table."""
    head = next(part for part in token["children"] if part["type"] == "table_head")
    rows = [row for part in token["children"] if part["type"] == "table_body" for row in part["children"]]
    cells = tuple(tuple(cell["span"] for cell in row["children"]) for row in rows)
    return Table(head["span"], tuple(cell["span"] for cell in head["children"]), tuple(r["span"] for r in rows), cells)


def row_group(marks: Marks, token: Token) -> Group | None:
    """The group that a table is; none where few of its rows lead out of the page."""
    read = table(token)
    cells = [
        (row, own)
        for row, own in zip(read.rows, read.cells, strict=True)
        if any(pieces.outside(link) for link in marks.links_in(row))
    ]
    if not cells or 2 * len(cells) < len(read.rows):
        return None
    columns = [label(marks.text[slice(*cell)]) for cell in read.columns]
    titled = title_column(marks, columns, [own for _, own in cells])
    return Group("table", tuple(row_entry(marks, row, own, columns, titled) for row, own in cells))


def title_column(marks: Marks, columns: list[str], rows: list[tuple[Span, ...]]) -> int:
    """The column that holds the titles."""
    for index, name in enumerate(columns):
        if TITLE.fullmatch(name):
            return index
    linked: Counter[int] = Counter()
    for row in rows[:200]:
        for index, cell in enumerate(row[: len(columns)]):
            if any(_names(link) and not (index and _is_address(link)) for link in marks.links_in(cell)):
                linked[index] += 1
                break
    if linked and linked.most_common(1)[0][1] * 2 > min(len(rows), 200):
        return linked.most_common(1)[0][0]
    named = [i for i, name in enumerate(columns) if NAMED.fullmatch(name)]
    return named[0] if named else next((i for i, name in enumerate(columns) if not NO_TITLE.fullmatch(name)), 0)


def _names(link: Link) -> bool:
    """Whether a link has words that may be a title: an address alone has none."""
    bare = link.kind in ("bare", "autolink")
    return pieces.outside(link) and not bare and not link.badge and not pieces.button_word(link.text)


def _is_address(link: Link) -> bool:
    """Whether a link shows the address that it leads to, as those to the sites of what the first column names do."""
    return canonical(f"https://{link.text}") == canonical(link.url)


def row_entry(marks: Marks, row: Span, cells: Sequence[Span], columns: list[str], titled: int) -> Entry:
    """The entry that a row is."""
    cell = cells[titled] if titled < len(cells) else cells[0]
    title = pieces.title_of(marks, cell)
    fields = tuple(
        _cell(marks, span, name) for i, (span, name) in enumerate(zip(cells, columns, strict=False)) if i != titled
    )
    links = tuple(marks.links_in(row))
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
        flawed=is_flawed(marks.text, row, cells, len(columns)),
    )


def is_flawed(text: str, row: Span, cells: Sequence[Span], columns: int) -> bool:
    """Whether a row lacks cells or has more, but for empty ones at its end, and for comments.

    Without a bar at its start, a bar at a row's end closes an empty cell.
    """
    if len(cells) > columns:
        return not all(is_bare(text, cell) for cell in cells[columns:])
    open_row = text[row[0]] != "|" and text[row[1] - 1] == "|"
    return len(cells) + open_row < columns


def is_bare(text: str, cell: Span) -> bool:
    """Whether a cell shows nothing: it is empty or a comment."""
    return cell[0] == cell[1] or COMMENT.fullmatch(text, *cell) is not None


def _cell(marks: Marks, span: Span, name: str) -> Field:
    return valued(marks, "cell", span, (name, None, None), span)

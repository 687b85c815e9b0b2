"""A row with more or fewer cells than its table's head, or cut off from it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from msgspec.structs import replace

from lint_awesome.document import Table
from lint_awesome.reading.shapes.rows import is_flawed
from lint_awesome.rule import Edit, Fix, Page, Problem, rule
from lint_awesome.rules.structure.unmade_tables import unmade
from lint_awesome.source import Span, newline, whole_lines
from lint_awesome.text.bars import DELIMITERS
from lint_awesome.text.patterns import lazy

ALIKE = 3
"""So many rows of a table without a bar at their end leave out its last cells on purpose, if they are a quarter."""

DELIMITED = lazy(DELIMITERS)


@rule("error")
def table_row(page: Page) -> Iterator[Problem]:
    """A row of a table has more or fewer cells than the head, goes over two lines, or is cut off from the table."""
    for whole in page.document.tables:
        end = _own(page.text, whole)
        table = replace(whole, rows=whole.rows[:end], cells=whole.cells[:end])
        yield from (_another(page.text, row) for row in whole.rows[end : end + 1])
        yield from _rows(page.text, table)
        yield from _surplus(page.text, table)
        yield from _bars(page.text, table)
        yield from _cut_off(page.text, table)
    yield from unmade(page)


def _own(text: str, table: Table) -> int:
    """How many of its rows are a table's own: behind them come the head of another, with its caption, and its marks."""
    marks = [bool(DELIMITED.match(text[slice(*row)])) for row in table.rows]
    for at, (head, cells) in enumerate(pairwise(table.cells)):
        if len(head) == len(cells) > 1 and marks[at + 1] and not marks[at]:
            start = at
            while start and len(table.cells[start - 1]) == 1 < len(table.columns):
                start -= 1
            return start
    return len(table.rows)


def _another(text: str, row: Span) -> Problem:
    """The first row of another table, which no blank line parts from the one above."""
    line = text.rfind("\n", 0, row[0]) + 1
    edit, quoted = Edit((line, line), newline(text, line), "space"), text[line : row[0]].strip()
    fix = None if quoted else Fix((edit,), "put a blank line above")
    return Problem(row, "another table begins here, and no blank line parts it from the one above", fix)


def _rows(text: str, table: Table) -> Iterator[Problem]:
    columns, broken = len(table.columns), -1
    short = [_is_closed(text, row) for row, cells in _pairs(table) if len(cells) < columns]
    usual = short.count(False) >= ALIKE and 4 * short.count(False) >= len(table.rows)
    often = short.count(True) >= ALIKE and 10 * short.count(True) > len(table.rows)
    for at, (row, cells) in enumerate(_pairs(table)):
        if at == broken or not is_flawed(text, row, cells, columns):
            continue
        following = table.cells[at + 1] if at + 1 < len(table.rows) else ()
        if following and len(cells) + len(following) - 1 == columns and not _is_closed(text, row):
            broken = at + 1
            yield Problem(
                row, f"the row goes on in the next line: {len(cells)} and {len(following)} of {columns} cells"
            )
        elif len(cells) < columns:
            if not usual or _is_closed(text, row):
                message = f"the row has {_cells(len(cells))}, its table has {columns} columns"
                yield Problem(row, message, severity="info" if often and _is_closed(text, row) else None)
        else:
            lost = (cells[columns][0], cells[-1][1])
            yield Problem(
                lost, f"the row has {_cells(len(cells))}, its table has {columns} columns: this one is not shown"
            )


def _pairs(table: Table) -> Iterator[tuple[Span, tuple[Span, ...]]]:
    """The rows of a table, each with its cells."""
    return zip(table.rows, table.cells, strict=True)


def _is_closed(text: str, row: Span) -> bool:
    return text[row[1] - 1] == "|"


def _cells(number: int) -> str:
    return f"{number} cell{'s' if number > 1 else ''}"


def _surplus(text: str, table: Table) -> Iterator[Problem]:
    """Empty cells beyond the last column: harmless, so said once a table."""
    columns = len(table.columns)
    rows = [
        (row, cells)
        for row, cells in _pairs(table)
        if any(start == end for start, end in cells[columns:]) and not is_flawed(text, row, cells, columns)
    ]
    if rows:
        place = rows[0][1][columns][0]
        message = f"an empty cell beyond the last of {columns} columns, in {_lines(len(rows))}"
        yield Problem((place, place), message, severity="info")


def _lines(number: int) -> str:
    return f"{number} rows" if number > 1 else "this row"


def _bars(text: str, table: Table) -> Iterator[Problem]:
    """Rows without the bar at an end, where the others have it."""
    rows = [(row, text[row[0]] == "|", _is_closed(text, row)) for row in table.rows]
    for side in (1, 2):
        lacking = [row for row in rows if not row[side]]
        if not lacking or 10 * len(lacking) > len(rows):
            continue
        for row, cells in _pairs(table):
            place = row[0] if side == 1 else row[1]
            if (text[row[0]] == "|" if side == 1 else _is_closed(text, row)) or len(cells) != len(table.columns):
                continue
            edit = Edit((place, place), "| " if side == 1 else " |", "mark")
            where = "begins" if side == 1 else "ends"
            evidence = f"{len(rows) - len(lacking)} of {len(rows)} rows do"
            yield Problem(
                (place, place), f"the row {where} without a bar ({evidence})", Fix((edit,), "put a bar there")
            )


def _cut_off(text: str, table: Table) -> Iterator[Problem]:
    """Rows below blank lines or a comment, which end the table."""
    marks = text.find("\n", table.head[1]) + 1
    lines = [whole_lines(text, place) for place in ((marks, marks), *table.rows)]
    cut = [at for at, (above, row) in enumerate(pairwise(lines)) if above[1] < row[0]]
    for at, after in pairwise([*cut, len(table.rows)]):
        gap = lines[at][1], lines[at + 1][0]
        rows = f"these {after - at} rows are" if after - at > 1 else "this row is"
        blank = not text[slice(*gap)].strip()
        message = f"the {'blank line' if blank else 'comment'} above ends the table, so {rows} shown as text"
        fix = Fix((Edit(gap, "", "space"),), "take the blank line away") if blank else None
        yield Problem(table.rows[at], message, fix)

"""The groups of entries in each part of a list."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from lint_awesome.document import Entry, Field, Group, Shape
from lint_awesome.markdown import Token
from lint_awesome.reading.marks import Marks
from lint_awesome.reading.outline import Heading
from lint_awesome.reading.rejoining import is_comment
from lint_awesome.reading.shapes import labels, paragraphs, rows, titled
from lint_awesome.reading.shapes.items import item_groups
from lint_awesome.source import Span

READ_AGAIN = ("item", "line")


class Part(Struct):
    """A section in the making: its heading, the headings that are its entries, and the groups found in it."""

    heading: Heading
    entries: list[Heading]
    path: tuple[str, ...]
    shape: Shape
    apart: bool
    groups: list[Group]


def gather(marks: Marks, parts: list[Part], listed: set[Span], *, with_paragraphs: bool) -> None:
    """Gives each part of the list proper its groups; `listed` is where tables of contents stand."""
    for part in parts:
        if part.apart:
            continue
        if part.entries:
            part.groups.append(Group("heading", tuple(titled.heading_entry(marks, one) for one in part.entries)))
        part.groups += _groups(marks, part, listed, with_paragraphs=with_paragraphs)
    _read_again(marks, parts)


def _groups(marks: Marks, part: Part, listed: set[Span], *, with_paragraphs: bool) -> Iterator[Group]:
    """The groups of the lists, tables and paragraphs of a section; blanks and comments part none."""
    run, comments = list[Token](), list[Span]()
    for token in [*part.heading.blocks, {"type": "end"}]:
        kind = token["type"]
        if is_comment(marks.text, token):
            comments.append(token["span"])
            continue
        if kind == "blank_line":
            continue
        if run and (kind != run[0]["type"] or kind == "table"):
            yield from _with_comments(marks, _run_groups(marks, run, part.shape), comments)
            run, comments = [], []
        if kind == "end" or token["span"] in listed:
            continue
        if kind in ("list", "table") or (with_paragraphs and _presents(marks, token)):
            run.append(token)
        else:
            comments = []


def _presents(marks: Marks, token: Token) -> bool:
    return any(paragraphs.presents(marks, span) for span in paragraphs.paragraphs(token))


def _run_groups(marks: Marks, run: list[Token], shape: Shape) -> Iterator[Group]:
    if run[0]["type"] == "list":
        yield from item_groups(marks, run, shape)
    elif run[0]["type"] == "table":
        group = rows.row_group(marks, run[0])
        yield from [group] if group else []
    else:
        spans = [span for token in run for span in paragraphs.paragraphs(token) if paragraphs.presents(marks, span)]
        yield paragraphs.paragraph_group(marks, spans)


def _with_comments(marks: Marks, groups: Iterator[Group], comments: list[Span]) -> Iterator[Group]:
    """The groups, in which a comment line belongs to the entry after it; above the first one it is the group's."""
    if not comments:
        yield from groups
        return
    for group in groups:
        pairs = pairwise(group.entries)
        below = [_with_comment(marks.text, entry, comments, before.block[1]) for before, entry in pairs]
        yield replace(group, entries=(group.entries[0], *below))


def _with_comment(text: str, entry: Entry, comments: list[Span], before: int) -> Entry:
    at = bisect_left(comments, (before, 0))
    if at == len(comments) or comments[at][0] >= entry.block[0]:
        return entry
    return replace(entry, block=(text.rfind("\n", 0, comments[at][0]) + 1, entry.block[1]))


def _read_again(marks: Marks, parts: list[Part]) -> None:
    """Reads unlabelled fields once more, now that the labels of the list are known; a line without is then none."""
    entries = (entry for part in parts for group in part.groups for entry in group.entries)
    fields = (field for entry in entries for field in entry.fields if field.kind in READ_AGAIN)
    uses = Counter(field.name for field in fields if field.label)
    known = {name: count for name, count in uses.items() if count > 1}
    for part in parts:
        part.groups = [Group(g.shape, tuple(_relabelled(marks, e, known) for e in g.entries)) for g in part.groups]


def _relabelled(marks: Marks, entry: Entry, known: dict[str, int]) -> Entry:
    if all(field.label or field.kind not in READ_AGAIN for field in entry.fields):
        return entry
    names = {field.name for field in entry.fields}
    absent = {name: count for name, count in known.items() if name not in names}
    again = [f if f.label or f.kind not in READ_AGAIN else labels.relabelled(marks, f, absent) for f in entry.fields]
    lines = [field.span for field in again if field.kind == "line" and field.label]
    fields = tuple(field for field in again if _stays(field, lines))
    return replace(entry, fields=fields, date=entry.date or next((f.date for f in fields if f.date), None))


def _stays(field: Field, lines: list[Span]) -> bool:
    """Whether a field is one of its own: a line has a label, a button stands in no line that has one."""
    if field.kind == "line":
        return field.label is not None
    return field.kind != "button" or not any(start <= field.span[0] < end for start, end in lines)

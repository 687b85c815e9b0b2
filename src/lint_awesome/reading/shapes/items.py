"""Entries that are list items: one line each, or a line with labelled items below."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise

from msgspec.structs import replace

from lint_awesome.document import Entry, Field, Group, Link, Shape
from lint_awesome.markdown import Token
from lint_awesome.reading.marks import Marks
from lint_awesome.reading.shapes import pieces
from lint_awesome.reading.shapes.description import description_of
from lint_awesome.reading.shapes.labels import LABELLED, labelled
from lint_awesome.reading.shapes.opening import own_span, titles_in
from lint_awesome.reading.shapes.slips import GLUED, MERGED, entries_in, glued, undoubled
from lint_awesome.source import Span, whole_lines


def nested(item: Token) -> list[Token]:
    """The items of the lists inside an item."""
    return [child for token in item["children"] if token["type"] == "list" for child in token["children"]]


def item_groups(marks: Marks, lists: list[Token], shape: Shape) -> Iterator[Group]:
    """The groups that some lists are that follow each other: their entries, and those of lists inside."""
    entries: list[Entry] = []
    inner: list[Group] = []
    known = Counter[str]()
    for token in lists:
        for outer in token["children"]:
            twice = undoubled(marks, outer)
            item = twice or outer
            head, children = own_span(marks, item), nested(item)
            if head and shape == "nested" and entries and LABELLED.match(marks.text, *head):
                known = known or labels_below(marks, lists)
                if fields := stray_fields(marks, item, head, known):
                    entries[-1] = with_fields(marks, entries[-1], item, fields)
                    continue
            if head is None or not is_entry(marks, head, item, children):
                inner += below(marks, item, shape)
            elif not pieces.is_nameless(marks, head):
                titled = 2 * titles_in(marks, children) > len(children)
                entries += entries_of(marks, item, [] if titled else children, shape, flawed=twice is not None)
                inner += below(marks, item, shape) if titled else []
    if entries:
        yield Group(shape, tuple(entries))
    yield from inner


def labels_below(marks: Marks, lists: list[Token]) -> Counter[str]:
    """How often each label stands below the items of some lists."""
    below = (child for token in lists for item in token["children"] for child in nested(item))
    return Counter(field.name for child in below for field in _item_fields(marks, child))


def stray_fields(marks: Marks, item: Token, head: Span, known: Counter[str]) -> list[Field]:
    """The fields that an item and those below it are which stand beside their entry for want of an indent."""
    below = (field for child in nested(item) for field in _item_fields(marks, child))
    fields = [labelled(marks, head, "item", item["span"]), *below]
    return fields if all(field.label and known[field.name] > 1 for field in fields) else []


def with_fields(marks: Marks, entry: Entry, item: Token, fields: list[Field]) -> Entry:
    """An entry with fields that stand beside it, if it lacks them; that is a flaw."""
    if {field.name for field in entry.fields} & {field.name for field in fields}:
        return entry
    block = (entry.block[0], whole_lines(marks.text, item["span"])[1])
    date = entry.date or next((field.date for field in fields if field.date), None)
    links = (*entry.links, *marks.links_in(item["span"]))
    return replace(entry, block=block, fields=(*entry.fields, *fields), links=links, date=date, flawed=True)


def below(marks: Marks, item: Token, shape: Shape) -> list[Group]:
    """The groups in the lists inside an item."""
    return [
        group for token in item["children"] if token["type"] == "list" for group in item_groups(marks, [token], shape)
    ]


def is_entry(marks: Marks, head: Span, item: Token, children: list[Token]) -> bool:
    """Whether an item presents a resource: by a link of its own, or by fields below that hold one."""
    own = marks.links_in(head)
    if any(pieces.outside(link) for link in own):
        return True
    if own or not children or titles_in(marks, children):
        return False
    return any(pieces.outside(link) for link in marks.links_in(item["span"]))


def entries_of(marks: Marks, item: Token, children: list[Token], shape: Shape, *, flawed: bool) -> Iterator[Entry]:
    """The entry that an item is, or the entries that run together in it; the last has the items below."""
    head = own_span(marks, item)
    assert head
    *others, last = entries_in(marks, item, head)
    made = [entry_of(marks, item, other, [], shape) for other in others]
    made.append(entry_of(marks, item, last, children, shape))
    made[1:] = [
        replace(entry, number=number(marks.text, (before.head[1], entry.head[0]))) for before, entry in pairwise(made)
    ]
    if children:
        made += [entry_of(marks, item, span, [], shape) for span in glued(marks.text, item, head)]
    slipped = bool(others) or (bool(children) and GLUED.search(marks.text, *item["span"]) is not None)
    bare = item["marker"][1] == head[0] and not marks.text[slice(*item["marker"])].endswith((" ", "\t"))
    flawed = flawed or bare or slipped or MERGED.search(marks.text, *item["span"]) is not None
    yield from (replace(entry, flawed=True) for entry in made) if flawed else made


def entry_of(marks: Marks, item: Token, head: Span, children: list[Token], shape: Shape) -> Entry:
    """The entry that a stretch of an item is, with the items below."""
    text = marks.text
    title = pieces.title_of(marks, head)
    fields = [field for child in children for field in _item_fields(marks, child)]
    separator, description = description_of(marks, head, title) if title.link else (None, None)
    lines = pieces.line_fields(marks, head, title, description) if shape == "inline" or not fields else []
    lines += _paragraph_fields(marks, item, head)
    date = next((f.date for f in fields if f.date), None) or pieces.entry_date(marks, head, title, lines)
    links = tuple(marks.links_in(item["span"] if children or not nested(item) else head))
    return Entry(
        shape,
        whole_lines(text, item["span"]),
        head,
        title.span,
        pieces.name_of(marks, title),
        title.link or primary(links),
        item["marker"],
        tuple(sorted([*lines, *fields], key=lambda field: field.span) if lines else fields),
        links,
        separator,
        description,
        date,
        number(text, item["marker"]),
    )


def _item_fields(marks: Marks, child: Token) -> Iterator[Field]:
    """The field that an item is, and those that were set one level too deep below it."""
    head = own_span(marks, child)
    if head:
        yield labelled(marks, head, "item", child["span"])
    deeper = (field for inner in nested(child) for field in _item_fields(marks, inner))
    yield from (field for field in deeper if field.label)


def _paragraph_fields(marks: Marks, item: Token, head: Span) -> list[Field]:
    """The paragraphs of an item after its first that open in bold, of which those with a label are fields."""
    below = (token["span"] for token in item["children"] if token["type"] == "paragraph")
    opening = (span for span in below if span[0] > head[0] and marks.text.startswith("**", span[0]))
    return [labelled(marks, span, "line") for span in opening]


def primary(links: Iterable[Link]) -> Link | None:
    """The link of an entry whose title is none: a button for the paper first, else the first that leads out."""
    leading = [link for link in links if pieces.outside(link)]
    papers = (
        link
        for link in leading
        if not link.badge and link.text.strip("[]\\ ").lower() in ("paper", "pdf", "arxiv", "论文")
    )
    return next(papers, None) or next((link for link in leading if not link.badge), None) or next(iter(leading), None)


def number(text: str, marker: Span) -> Span | None:
    """The number that an item is given by hand."""
    raw = text[slice(*marker)]
    digits = raw.strip()
    if not digits[:1].isdigit():
        return None
    start = marker[0] + len(raw) - len(raw.lstrip())
    return start, start + len(digits) - 1

"""From a text to the list that it holds."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from itertools import count

from lint_awesome import markdown
from lint_awesome.document import Contents, Count, Definition, Document, Item, Section, Stars
from lint_awesome.markdown import Token
from lint_awesome.reading import contents, counts
from lint_awesome.reading.bulletless import bulleted
from lint_awesome.reading.grouping import Part, gather
from lint_awesome.reading.marks import Marks, collect
from lint_awesome.reading.outline import Heading, anchors, apart, headings, paths, wholly_apart
from lint_awesome.reading.rejoining import rejoined
from lint_awesome.reading.shapes import choice, rows, titled
from lint_awesome.source import Source, Span
from lint_awesome.text.names import reference_name


def read(source: Source) -> Document:
    """The list that a source holds."""
    text = source.text
    tokens, running = markdown.blocks(text)
    tokens = bulleted(text, rejoined(text, tokens))
    marks = collect(text, tokens, running)
    found = headings(text, tokens, marks)
    parts = _parts(marks, found)
    listed = _contents(marks, parts)
    gather(marks, parts, {one.span for one in listed}, with_paragraphs=choice.has_paragraphs(marks, found))
    sections = _sections(parts, len(text))
    blocks = _entry_blocks(sections)
    return Document(
        source,
        sections,
        tuple(marks.links),
        tuple(_counts(marks, parts, sections, blocks)),
        tuple(listed),
        anchors(found, marks),
        _items(tokens, sections),
        tuple(map(rows.table, marks.tables)),
        tuple(_definition(marks.text, token) for token in marks.definitions),
        tuple(_prose(marks, blocks)),
        tuple(sorted(marks.unread)),
        tuple(tag.span for tag in marks.tags if tag.name == "!--"),
        tuple(tag.span for tag in marks.tags),
        tuple(marks.raw),
        tuple(sorted(marks.bolds)),
        tuple(_stars(marks)),
    )


def _parts(marks: Marks, found: list[Heading]) -> list[Part]:
    """The sections, each with its own headings that are entries."""
    level = titled.entry_level(marks, found)
    shapes, parts = choice.item_shape(marks, found), list[Part]()
    for heading, path, shape in zip(found, paths(found), shapes, strict=True):
        if heading.level == level > 0 and titled.presents(marks, heading):
            parts[-1].entries.append(heading)
            continue
        titles = tuple(found[index].title for index in path)
        aside = bool(titles) and (apart(titles[-1]) or any(wholly_apart(title) for title in titles[:-1]))
        parts.append(Part(heading, [], titles, shape, aside, []))
    return parts


def _contents(marks: Marks, parts: list[Part]) -> list[Contents]:
    listed = []
    for index, part in enumerate(parts):
        for token in part.heading.blocks:
            if token["type"] == "list":
                made = contents.list_contents(marks, token, index)
            elif token["type"] in ("block_html", "paragraph", "table"):
                made = contents.html_contents(marks, token, index)
            else:
                continue
            listed += [made] if made else []
    return listed


def _sections(parts: list[Part], end: int) -> tuple[Section, ...]:
    starts = [*(part.heading.span[0] for part in parts[1:]), end]
    made, reaches = list[Section](), _reaches(parts, end)
    for part, stop, reach in zip(parts, starts, reaches, strict=True):
        h, groups = part.heading, tuple(part.groups)
        made.append(
            Section(
                h.level, h.title, h.span, h.slug, part.path, (h.span[0], stop), (h.span[0], reach), groups, part.apart
            )
        )
    return tuple(made)


def _reaches(parts: list[Part], end: int) -> list[int]:
    """Where the next heading of the same or a higher level begins."""
    reaches, above = [end] * len(parts), list[int]()
    for index, part in enumerate(parts):
        while above and parts[above[-1]].heading.level >= part.heading.level:
            reaches[above.pop()] = part.heading.span[0]
        above.append(index)
    reaches[0] = end
    return reaches


def _entry_blocks(sections: tuple[Section, ...]) -> list[Span]:
    return sorted(entry.block for section in sections for group in section.groups for entry in group.entries)


def _counts(marks: Marks, parts: list[Part], sections: tuple[Section, ...], blocks: list[Span]) -> Iterator[Count]:
    first = blocks[0][0] if blocks else len(marks.text)
    for index, part in enumerate(parts):
        yield from counts.heading_counts(marks, part.heading, index)
        for token in part.heading.blocks:
            if token["type"] == "paragraph" and token["span"][1] <= first:
                yield from counts.prose_counts(marks, token["span"], index)
    yield from counts.badge_counts(marks, first)
    starts = [section.span[0] for section in sections]
    for opened, closed in marks.pairs("summary"):
        at = bisect_right(starts, opened.span[0]) - 1
        yield from counts.summary_counts(marks, (opened.span[1], closed.span[0]), at)


def _items(tokens: list[Token], sections: tuple[Section, ...]) -> tuple[Item, ...]:
    made = list[Item]()
    _take_items(made, tokens, [section.span[0] for section in sections], -1, count(1))
    return tuple(made)


def _take_items(made: list[Item], tokens: list[Token], sections: list[int], parent: int, lists: Iterator[int]) -> None:
    """Adds the items of the lists among some tokens; `sections` is where each begins, `lists` numbers the lists."""
    for token in tokens:
        if token["type"] == "list":
            own, ordered = next(lists), token["attrs"]["ordered"]
            for item in token["children"]:
                section = bisect_right(sections, item["span"][0]) - 1
                made.append(Item(item["marker"], item["span"], parent, own, section, ordered))
                _take_items(made, item["children"], sections, len(made) - 1, lists)
        elif token["type"] == "block_quote":
            _take_items(made, token["children"], sections, parent, lists)


def _definition(text: str, token: Token) -> Definition:
    return Definition(token["span"], token["label"], token["target"], reference_name(text[slice(*token["label"])]))


def _stars(marks: Marks) -> Iterator[Stars]:
    """Stars that were to set words in bold, in order, each with its block."""
    for token in sorted(marks.stars, key=lambda token: token["span"]):
        start = token["span"][0]
        block = marks.blocks[bisect_right(marks.blocks, (start, len(marks.text))) - 1]
        yield Stars(token["span"], block, **token["attrs"])


def _prose(marks: Marks, blocks: list[Span]) -> Iterator[Span]:
    """The stretches of text outside entries."""
    starts = [start for start, _ in blocks]
    for span in marks.blocks:
        at = bisect_right(starts, span[0]) - 1
        if at < 0 or blocks[at][1] <= span[0]:
            yield span

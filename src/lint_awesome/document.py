"""What a list holds: sections, groups, entries, fields and links, as they were meant."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from typing import Literal

from msgspec import Struct

from lint_awesome.source import Source, Span
from lint_awesome.text.dates import Date

Shape = Literal["nested", "inline", "table", "heading", "paragraph"]
LinkKind = Literal["inline", "reference", "autolink", "bare", "image", "html", "html-image", "broken"]
FieldKind = Literal["item", "cell", "button", "tag", "bracket", "line"]
"""What a field stands in: an item below its entry, a cell, a link, a code span, brackets, a line of a paragraph."""


class Flaw(Struct, frozen=True):
    """What is broken at a place, and the one reading that is certain, where there is one."""

    span: Span
    message: str
    text: str | None = None


class Link(Struct, frozen=True):
    """A link or an image: `url` is what was meant, `target` where its address stands.

    `label` is what stands between the brackets; `badge` the image that a link shows in place of words.
    """

    span: Span
    kind: LinkKind
    text: str
    label: Span
    url: str
    target: Span
    badge: Link | None = None
    flaw: Flaw | None = None


class Field(Struct, frozen=True):
    """A labelled value of an entry, or one without label (`name` is then empty).

    `name` is the label without markup and emoji, `label` where that stands; `mark` is all that stands
    between the label and the value: sign, blanks, closing markup. `value` is without outer blanks.
    """

    kind: FieldKind
    span: Span
    name: str
    label: Span | None
    mark: Span | None
    value: Span
    date: Date | None = None
    links: tuple[Link, ...] = ()


class Entry(Struct, frozen=True):
    """What presents one resource.

    `block` is whole lines, with nested items and the comments above: what a move moves. `head` is the
    entry's own text, without bullet and nested items. `marker` is its bullet or number with the blank after.
    `name` is the title's plain text. `separator` stands between the title and the `description`.
    `date` is the date that the entry itself states, outside its title, `number` the one that it is given by hand.
    `flawed` is what a slip in the markup runs together or takes apart.
    """

    shape: Shape
    block: Span
    head: Span
    title: Span
    name: str
    link: Link | None
    marker: Span | None = None
    fields: tuple[Field, ...] = ()
    links: tuple[Link, ...] = ()
    separator: Span | None = None
    description: Span | None = None
    date: Date | None = None
    number: Span | None = None
    flawed: bool = False


class Group(Struct, frozen=True):
    """The entries that stand in one list, or one table, or one run of paragraphs, under one heading."""

    shape: Shape
    entries: tuple[Entry, ...]


class Section(Struct, frozen=True):
    """What stands under one heading, up to the next heading of any level.

    `path` is the titles from the outermost heading to this one; `span` reaches to the next heading,
    `reach` to the next one of the same or a higher level. `apart` tells sections whose entries are no
    evidence: contents, contributing, news, sponsors, related lists. The text before the first heading is
    a section of level 0 without title.
    """

    level: int
    title: str
    heading: Span
    slug: str
    path: tuple[str, ...]
    span: Span
    reach: Span
    groups: tuple[Group, ...]
    apart: bool = False


class Count(Struct, frozen=True):
    """A number that the list states about itself, with the noun beside it and the section that it stands in."""

    span: Span
    number: int
    noun: str
    section: int
    where: Literal["prose", "heading", "badge", "summary"]
    sentence: Span


class Listing(Struct, frozen=True):
    """A line of the contents: its link, or none where only words stand, and how deep it is nested (from 0)."""

    span: Span
    text: str
    link: Link | None
    depth: int


class Contents(Struct, frozen=True):
    """The table of contents: its lines in order, and its place."""

    span: Span
    listings: tuple[Listing, ...]
    section: int


class Item(Struct, frozen=True):
    """A list item anywhere: its bullet or number, what it stands in (by index, -1 for none), and its text."""

    marker: Span
    span: Span
    parent: int
    list: int
    section: int
    ordered: bool


class Definition(Struct, frozen=True):
    """Where the address of reference links stands: `[label]: address`; `name` is the label as it is compared."""

    span: Span
    label: Span
    target: Span
    name: str


class Table(Struct, frozen=True):
    """A table: where its head and each of its rows stand, and the cells of each, without outer blanks."""

    head: Span
    columns: tuple[Span, ...]
    rows: tuple[Span, ...]
    cells: tuple[tuple[Span, ...], ...]


class Stars(Struct, frozen=True):
    """Stars that were to set words in bold and stand on the page: where, in which block, and what they could do."""

    span: Span
    block: Span
    opens: bool
    closes: bool


class Document(Struct, frozen=True):
    """A list as read.

    `sections` in order, `links` in order of place (images too; those in code, comments and front matter
    are none), `anchors` what `#x` can point to with its place, `prose` stretches of text that are neither
    entries nor code, `code` what no rule looks at: code fences and spans, front matter, math; `tags` of HTML
    and comments; `html` blocks of it, in which no Markdown is read; `bolds` the stretches in bold, `stars` what was to
    make one.
    """

    source: Source
    sections: tuple[Section, ...]
    links: tuple[Link, ...]
    counts: tuple[Count, ...]
    contents: tuple[Contents, ...]
    anchors: Mapping[str, Span]
    items: tuple[Item, ...]
    tables: tuple[Table, ...]
    definitions: tuple[Definition, ...]
    prose: tuple[Span, ...]
    code: tuple[Span, ...]
    comments: tuple[Span, ...]
    tags: tuple[Span, ...]
    html: tuple[Span, ...]
    bolds: tuple[Span, ...]
    stars: tuple[Stars, ...]

    def groups(self) -> Iterator[tuple[Section, Group]]:
        """Every group with the section that it stands in."""
        for section in self.sections:
            for group in section.groups:
                yield section, group

    def entries(self) -> Iterator[Entry]:
        """Every entry, in order."""
        for _, group in self.groups():
            yield from group.entries

    def is_code(self, place: int) -> bool:
        """Whether a place is in what no rule looks at: code, front matter, math, comments."""
        return bool(_around(self.code, place) or _around(self.comments, place))

    def comment(self, place: int) -> Span | None:
        """The comment that a place is in."""
        return _around(self.comments, place)

    def slice(self, span: Span) -> str:
        """The text at a place."""
        return self.source.text[span[0] : span[1]]


def _around(spans: tuple[Span, ...], place: int) -> Span | None:
    """The one that holds a place, of some that are in order."""
    at = bisect_left(spans, (place + 1,)) - 1
    return spans[at] if at >= 0 and place < spans[at][1] else None

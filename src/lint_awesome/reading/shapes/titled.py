"""Entries that are headings with what stands under them."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

from lint_awesome.document import Entry, Field
from lint_awesome.markdown import Token
from lint_awesome.reading.marks import Marks
from lint_awesome.reading.outline import Heading
from lint_awesome.reading.shapes import pieces
from lint_awesome.reading.shapes.items import primary
from lint_awesome.reading.shapes.labels import labelled
from lint_awesome.reading.shapes.opening import opens_with_title, own_span, titles_in
from lint_awesome.source import Span
from lint_awesome.text.patterns import lazy

NUMBER = lazy(r"\s*(\d{1,4})(?=[.)]\s)[.)]\s*|\s*[•·]\s*")
FEW, SHORT = 5, 6000


def entry_level(marks: Marks, found: list[Heading]) -> int:
    """The level whose headings are entries, or 0: at least five that hold a link or have only a body of links."""
    for level in range(6, 0, -1):
        those = [heading for heading in found if heading.level == level]
        linked = [heading for heading in those if is_title(marks, heading)]
        if 2 * len(_over_entries(marks, found, level)) > len(linked):
            linked = []
        bodied = _alike(marks, [heading for heading in those if is_body(marks, heading)])
        if len(linked) >= FEW and 2 * len(linked) >= len(those):
            return level
        if level > 2 and len(bodied) >= FEW and 10 * len(bodied) >= 9 * len(those):
            return level
    return 0


def _over_entries(marks: Marks, found: list[Heading], level: int) -> list[Heading]:
    """The headings with a link that stand over a deeper one, over a table or a list of titles: they are sections."""
    below = [(above, heading) for above, heading in pairwise(found) if above.level == level < heading.level]
    return [above for above, heading in below if is_title(marks, above) and _holds_entries(marks, heading)]


def _holds_entries(marks: Marks, heading: Heading) -> bool:
    kinds = {token["type"] for token in heading.blocks}
    lists = (token for token in heading.blocks if token["type"] == "list")
    return "table" in kinds or any(titles_in(marks, token["children"]) > 1 for token in lists)


def presents(marks: Marks, heading: Heading) -> bool:
    """Whether a heading of the entries' level is one."""
    return is_title(marks, heading) or is_body(marks, heading)


def is_title(marks: Marks, heading: Heading) -> bool:
    """Whether a heading holds a link that leads out of the page."""
    return any(pieces.outside(link) and not link.badge for link in marks.links_in(heading.inner))


def is_body(marks: Marks, heading: Heading) -> bool:
    """Whether what stands under a heading presents one resource: a few lines with links, no list of titles."""
    links, size = 0, 0
    for token in heading.blocks:
        if token["type"] not in ("paragraph", "list", "blank_line", "thematic_break"):
            return False
        if token["type"] == "list" and any(opens_with_title(marks, item) for item in token["children"]):
            return False
        size += token["span"][1] - token["span"][0]
        links += sum(pieces.outside(link) for link in marks.links_in(token["span"]))
    return 0 < links <= FEW * 2 and size < SHORT and (_opens_bold(marks, heading) or bool(_labels(marks, heading)))


def _opening(heading: Heading) -> Token | None:
    return next((token for token in heading.blocks if token["type"] != "blank_line"), None)


def _opens_bold(marks: Marks, heading: Heading) -> bool:
    opens = _opening(heading)
    return opens is not None and marks.text.startswith("**", opens["span"][0])


def _labels(marks: Marks, heading: Heading) -> list[str]:
    """The labels of the list that stands under a heading, if each of its items has one."""
    opens = _opening(heading)
    fields = _fields(marks, opens) if opens and opens["type"] == "list" else []
    return [field.name for field in fields] if all(field.label for field in fields) else []


def _alike(marks: Marks, bodied: list[Heading]) -> list[Heading]:
    """Headings with a body, if most that have a list there have a label in common: else the labels are titles."""
    labels = [found for heading in bodied if (found := _labels(marks, heading))]
    uses = Counter(name for found in labels for name in set(found))
    return bodied if not labels or 2 * max(uses.values()) > len(labels) else []


def heading_entry(marks: Marks, heading: Heading) -> Entry:
    """The entry that a heading is with what stands under it."""
    text, span = marks.text, heading.inner
    lead = NUMBER.match(text, *span)
    title = pieces.title_of(marks, (lead.end() if lead else span[0], span[1]))
    fields = [field for token in heading.blocks for field in _fields(marks, token)]
    own = pieces.line_fields(marks, span, title, None)
    links = tuple(marks.links_in((heading.span[0], heading.end)))
    date = next((field.date for field in fields if field.date), None) or pieces.entry_date(marks, span, title, own)
    return Entry(
        "heading",
        (text.rfind("\n", 0, heading.span[0]) + 1, heading.end),
        span,
        title.span,
        pieces.name_of(marks, title),
        title.link or primary(links),
        None,
        tuple(sorted([*own, *fields], key=lambda field: field.span)),
        links,
        date=date,
        number=lead.span(1) if lead and lead[1] else None,
    )


def _fields(marks: Marks, token: Token) -> list[Field]:
    if token["type"] == "list":
        heads = ((own_span(marks, item), item["span"]) for item in token["children"])
        return [labelled(marks, head, "item", span) for head, span in heads if head]
    if token["type"] != "paragraph":
        return []
    return _lines(marks, token["span"])


def _lines(marks: Marks, span: Span) -> list[Field]:
    """The lines of a paragraph that open in bold, of which those with a label are fields, and its buttons."""
    text, at, found = marks.text, span[0], list[Field]()
    while at < span[1]:
        end = text.find("\n", at, span[1])
        end = span[1] if end < 0 else end
        if text.startswith("**", at):
            found.append(labelled(marks, (at, end), "line"))
        at = end + 1
    inside = [field.span for field in found if field.label]
    buttons = [
        link for link in pieces.buttons_in(marks, span) if not any(start <= link.span[0] < end for start, end in inside)
    ]
    return [*found, *(pieces.button(text, link) for link in buttons)]

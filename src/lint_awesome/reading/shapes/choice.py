"""Which shape the entries of each part of a list have: what fits most of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from lint_awesome.document import Shape
from lint_awesome.markdown import Token
from lint_awesome.reading.marks import Marks
from lint_awesome.reading.shapes.items import nested
from lint_awesome.reading.shapes.opening import opens_with_title
from lint_awesome.reading.shapes.paragraphs import paragraphs, presents

if TYPE_CHECKING:
    from lint_awesome.reading.outline import Heading

FEW = 5


def item_shape(marks: Marks, found: Sequence[Heading]) -> list[Shape]:
    """For what stands below each heading: whether its items have labelled items below or are one line each."""
    tallies = [_tally(marks, heading.blocks) for heading in found]
    whole = (sum(t[0] for t in tallies), sum(t[1] for t in tallies))
    return ["nested" if 2 * deep > flat else "inline" for deep, flat in (t if t[1] >= FEW else whole for t in tallies)]


def _tally(marks: Marks, blocks: Iterable[Token]) -> tuple[int, int]:
    """How many items have items below that are no entries, and how many items there are."""
    deep = flat = 0
    for token in blocks:
        if token["type"] == "list":
            for item in token["children"]:
                flat += 1
                children = nested(item)
                deep += bool(children) and not opens_with_title(marks, children[0])
    return deep, flat


def has_paragraphs(marks: Marks, found: Sequence[Heading]) -> bool:
    """Whether paragraphs that open with bold or a link are entries of this list: where most of it is such."""
    opening = others = 0
    for heading in found:
        for token in heading.blocks:
            if token["type"] == "list":
                others += len(token["children"])
            elif token["type"] == "table":
                others += sum(len(part["children"]) for part in token["children"] if part["type"] == "table_body")
            else:
                opening += sum(presents(marks, span) for span in paragraphs(token))
    return opening >= FEW and (2 * opening >= others or (opening >= 4 * FEW and 10 * opening > 3 * others))

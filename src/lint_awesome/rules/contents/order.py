"""Lines of the contents that stand elsewhere than their headings."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from operator import gt

from lint_awesome.habits.ordering import stray
from lint_awesome.rule import Fix, Page, Problem, Related, Transfer
from lint_awesome.rules.contents.listed import Line
from lint_awesome.text.names import order_keys, out_of_order


def displaced(page: Page, lines: list[Line]) -> Iterator[Problem]:
    """Lines that stand elsewhere than their headings, where all others but one or nearly all follow them."""
    asked, out = page.config.convention, set(stray([line.section for line in lines], gt))
    nearly = len(out) <= (1 - asked.share) * len(lines) or (len(out) == 1 and len(lines) > asked.cases)
    turned, meant = _turned(lines), _turned(sorted(lines, key=lambda line: line.section))
    spelt = 2 * len(turned) >= len(lines) and sum(turned) <= min((1 - asked.share) * len(turned), sum(meant))
    if len(lines) < asked.cases or not out or not nearly or spelt:
        return
    sorted_better = sum(turned) < sum(meant) and 4 * sum(turned) <= len(turned)
    in_place = out if sorted_better else _in_place(lines, asked.share)
    others = [line for at, line in enumerate(lines) if at not in out]
    evidence = f"{len(others)} of {len(lines)} lines of the contents follow the headings"
    for at in sorted(out):
        line, section = lines[at], page.document.sections[lines[at].section]
        message = f"'{line.listing.text or section.title}' stands elsewhere than its heading ({evidence})"
        fix = None if at in in_place else _moved(page.text, lines, at, others)
        yield Problem(line.listing.span, message, fix, (Related(section.heading, "the heading"),))


def _turned(lines: Sequence[Line]) -> list[bool]:
    """Of each two neighbours that have a place in the alphabet: whether they are out of order there."""
    keys = [order_keys(line.listing.text) for line in lines]
    return [out_of_order(a, b) for a, b in pairwise(keys) if a and b]


def _in_place(lines: Sequence[Line], share: float) -> set[int]:
    """The lines, by index, that stand by the alphabet as nearly all beside them do: then their headings are astray."""
    found, beside, above = set[int](), defaultdict[int, list[int]](list), list[int]()
    for at, line in enumerate(lines):
        while above and lines[above[-1]].listing.depth >= line.listing.depth:
            above.pop()
        beside[above[-1] if above else -1].append(at)
        above.append(at)
    for those in beside.values():
        out = set(stray([order_keys(lines[at].listing.text) for at in those], out_of_order))
        if len(out) <= (1 - share) * len(those):
            found.update(at for index, at in enumerate(those) if index not in out)
    return found


def _moved(text: str, lines: Sequence[Line], at: int, others: Sequence[Line]) -> Fix | None:
    """A bulleted line without lines below it, moved to where its heading stands among the others, if none is there."""
    line = lines[at]
    place = bisect_right(others, line.section, key=lambda one: one.section)
    if place and others[place - 1].section == line.section:
        return None
    beside = others[min(place, len(others) - 1)]
    block, there = _whole_line(text, line), _whole_line(text, beside)
    deeper = at + 1 < len(lines) and lines[at + 1].listing.depth > line.listing.depth
    if not block or not there or deeper or beside.listing.depth != line.listing.depth:
        return None
    to = there[0] if place < len(others) else there[1]
    return Fix((Transfer(block, to),), "move it to where its heading stands")


def _whole_line(text: str, line: Line) -> tuple[int, int] | None:
    """The line of a listing that is a bullet with its words."""
    start = text.rfind("\n", 0, line.listing.span[0]) + 1
    end = text.find("\n", line.listing.span[1])
    bullet = text[start : line.listing.span[0]].strip()
    return (start, end + 1) if end >= 0 and bullet in ("-", "*", "+") else None

"""A line put into the table of contents, in the form of the lines beside it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lint_awesome.document import Document, Section
from lint_awesome.rule import Edit, Fix
from lint_awesome.rules import marking
from lint_awesome.rules.contents.listed import Line
from lint_awesome.source import newline, whole_lines
from lint_awesome.text.names import unnumbered
from lint_awesome.text.patterns import lazy

ITEM = lazy(r"(?P<indent>[ \t]*)(?P<marker>[-*+]|(?P<number>\d{1,9})[.)])(?P<gap>[ \t]+)")
SIGNS = lazy(r"[\[\]<\n]")
"""What keeps the words of a heading from standing between brackets."""
WAY_UP = lazy(r"\[\W*\]\(#[^()\s]*\)")
"""A link within the page that has no words: it leads from a heading back to the contents."""


def inserted(text: str, document: Document, lines: Sequence[Line], section: Section) -> Fix | None:
    """The fix that lists a heading: after the one before it, or before the one after it."""
    first = dict[int, Line]()
    for one in lines:
        first.setdefault(one.section, one)  # others lead to places within the section
    same = [line for at, line in first.items() if at >= 0 and _are_beside(document.sections[at], section)]
    before = [line for line in same if document.sections[line.section].span[0] < section.span[0]]
    if not same or (before and before[-1].leads is False):
        return None
    beside = before[-1] if before else same[0]
    form, title = _form(text, beside), _title(text, section)
    if unnumbered(document.sections[beside.section].title) == beside.listing.text:
        title = unnumbered(title)
    if not form or not title:
        return None
    marked = _marker(text, form, _peers(lines, beside), beside, after=bool(before))
    if not marked:
        return None
    marker, shifted = marked
    place = _end(text, lines, beside) if before else form.start()
    line = f"{form['indent']}{marker}{form['gap']}[{title}](#{section.slug}){newline(text, place)}"
    return Fix((Edit((place, place), line, "listing"), *shifted), f"list '{title}'")


def _are_beside(one: Section, other: Section) -> bool:
    return one.level == other.level and one.path[:-1] == other.path[:-1]


def _title(text: str, section: Section) -> str:
    """A heading's words as they can stand between brackets."""
    raw = WAY_UP.sub("", text[slice(*marking.words(text, section))])
    title = section.title if SIGNS.search(raw) else raw
    return "" if SIGNS.search(title) else title.strip()


def _form(text: str, line: Line) -> re.Match[str] | None:
    """The bullet or number of a line that is nothing but its link."""
    link, found = line.listing.link, _item(text, line)
    if not found or not link or link.kind != "inline":
        return None
    after = text[link.span[1] : whole_lines(text, link.span)[1]]
    return found if found.end() == link.span[0] and not after.strip() else None


def _item(text: str, line: Line) -> re.Match[str] | None:
    """The bullet or number before a line."""
    start = line.listing.span[0]
    found = ITEM.match(text, text.rfind("\n", 0, start) + 1)
    return found if found and found.end() == start else None


def _peers(lines: Sequence[Line], beside: Line) -> list[Line]:
    """The lines of one list, at one depth, without a shallower one between."""
    found, at = list[Line](), lines.index(beside)
    for line in reversed(lines[:at]):
        if line.contents is not beside.contents or line.listing.depth < beside.listing.depth:
            break
        found += [line] if line.listing.depth == beside.listing.depth else []
    found = [*reversed(found), beside]
    for line in lines[at + 1 :]:
        if line.contents is not beside.contents or line.listing.depth < beside.listing.depth:
            break
        found += [line] if line.listing.depth == beside.listing.depth else []
    return found


def _marker(
    text: str, form: re.Match[str], peers: list[Line], beside: Line, *, after: bool
) -> tuple[str, list[Edit]] | None:
    """What a new line begins with, and the numbers that it shifts, if they differ; None where a line has none."""
    if not form["number"]:
        return form["marker"], []
    items = [_item(text, line) for line in peers]
    places = [item.span("number") for item in items if item and item["number"]]
    if len(places) < len(peers):
        return None
    numbers, at = [int(text[slice(*place)]) for place in places], peers.index(beside)
    alike = len(numbers) > 1 and len(set(numbers)) == 1
    new = numbers[at] if alike else numbers[at] + after
    shifted = [] if alike else range(at + after, len(numbers))
    marker = form["marker"].replace(form["number"], str(new))
    return marker, [Edit(places[one], str(numbers[one] + 1), "number") for one in shifted]


def _end(text: str, lines: Sequence[Line], beside: Line) -> int:
    """Where the line after a line of the contents, and those nested in it, begins."""
    at = lines.index(beside)
    last = beside
    for line in lines[at + 1 :]:
        if line.listing.depth <= beside.listing.depth:
            break
        last = line
    return whole_lines(text, last.listing.span)[1]

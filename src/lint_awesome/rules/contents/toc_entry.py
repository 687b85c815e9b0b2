"""The table of contents against the headings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from operator import gt

from lint_awesome.document import Document, Section
from lint_awesome.habits import siblings
from lint_awesome.habits.ordering import stray
from lint_awesome.rule import Edit, Fix, Page, Problem, Related, Transfer, rule
from lint_awesome.rules import marking
from lint_awesome.rules.contents import listed
from lint_awesome.rules.contents.likeness import is_near, nearly, slips
from lint_awesome.rules.contents.listed import Line
from lint_awesome.rules.contents.listing import inserted
from lint_awesome.text.english import is_word
from lint_awesome.text.names import order_keys, out_of_order

FEW = 3
"""How many of the headings beside it must be listed for one that is not to be missed."""
MANY = 100
"""Where more headings are missed, or more lines lead nowhere, the contents are better made anew."""


@rule("error")
def toc_entry(page: Page) -> Iterator[Problem]:
    """The table of contents lacks a heading, misspells one, leads to another, or has another order."""
    lines = listed.lines(page.document)
    if len(lines) < FEW:
        return
    astray = dict(_astray(page, lines))
    yield from astray.values()
    named = {listed.key(lines[at].listing.text) for at in astray}
    yield from _left_out(page, lines, named | nearly(page.document, lines))
    for at, line in enumerate(lines):
        yield from _misspelt(page, line) if at not in astray else ()
    yield from _unlinked(page, lines)
    yield from _out_of_order(page, [line for at, line in enumerate(lines) if line.leads and at not in astray])


def _left_out(page: Page, lines: list[Line], meant: set[str]) -> Iterator[Problem]:
    """Headings with entries that are not listed, where most of those beside them are."""
    missed = list(_unlisted(page.document, lines, meant))
    for section, evidence in missed:
        fix = inserted(page.text, page.document, lines, section) if len(missed) <= MANY else None
        yield Problem(marking.words(page.text, section), f"not in the contents ({evidence})", fix)


def _unlisted(document: Document, lines: list[Line], meant: set[str]) -> Iterator[tuple[Section, str]]:
    """The headings that are missed, with how many of those beside each are listed."""
    contents = lines[0].contents
    known = {document.sections[at].span[0] for at in listed.named(document, lines)}
    lost = [line.listing.text for line in lines if line.section < 0][:MANY]
    for _, filled in siblings.filled(document):
        beside = [one for one in filled if one.span[0] > contents.span[0]]
        there = [one for one in beside if one.span[0] in known]
        names = {listed.key(one.title) for one in there} | meant
        if len(there) < FEW or 3 * len(there) < 2 * len(beside):
            continue
        for section in beside:
            if listed.key(section.title) not in names and not is_near(section.title, lost):
                yield section, f"{len(there)} of {len(beside)} headings beside it are"


def _misspelt(page: Page, line: Line) -> Iterator[Problem]:
    """A line that differs from its heading in a letter or two: the heading is wrong where only its words are none."""
    section = page.document.sections[line.section]
    pairs = slips(line.listing.text, section.title) if line.leads and line.alone else []
    if not pairs or not line.listing.link:
        return
    label, heading = line.listing.link.label, marking.words(page.text, section)
    if all(is_word(here.casefold()) and not is_word(there.casefold()) for here, there in pairs):
        message = f"'{section.title}' should be '{line.listing.text}', as it is in the contents"
        yield Problem(heading, message, None, (Related(label, "the line of the contents"),))
        return
    title = page.text[slice(*heading)]
    fix = Fix((Edit(label, title, "listing"),), f"write '{title}'") if _is_bare(title) else None
    message = f"'{line.listing.text}' should be '{section.title}', as its heading is"
    yield Problem(label, message, fix, (Related(section.heading, "the heading"),))


def _is_bare(title: str) -> bool:
    return not any(sign in title for sign in "[]<*_`\n")


def _astray(page: Page, lines: list[Line]) -> Iterator[tuple[int, Problem]]:
    """Lines, by their index, that lead to another heading than the one of their name."""
    sections, turns, named = page.document.sections, Counter[str](), dict[str, list[int]]()
    for at, section in enumerate(sections):
        if section.level:
            named.setdefault(listed.key(section.title), []).append(at)
    led = {line.section for line in lines}
    for at, line in enumerate(lines):
        key = listed.key(line.listing.text)
        if not line.leads or not line.alone or key not in named:
            continue
        right, turn = named[key], turns[key]
        turns[key] += 1
        if line.section in right:  # the second line of a name leads to the second heading of it
            right = right[turn : turn + 1] if line.section == right[0] else []
        if len(right) == 1 and right[0] not in led:
            yield at, _led_astray(page, line, sections[right[0]])


def _led_astray(page: Page, line: Line, section: Section) -> Problem:
    assert line.listing.link
    target = line.listing.link.target
    message = f"'{line.listing.text}' leads to another heading than its own: '#{section.slug}'"
    fix = None
    if page.text.startswith("#", target[0]):
        edit = Edit((target[0] + 1, target[1]), section.slug, "anchor")
        fix = Fix((edit,), f"lead to '#{section.slug}'")
    return Problem(target, message, fix, (Related(section.heading, "its own heading"),))


def _unlinked(page: Page, lines: list[Line]) -> Iterator[Problem]:
    """Lines that are no link, of a heading's name, among links."""
    linked = sum(1 for line in lines if line.listing.link)
    for line in lines:
        if line.listing.link or line.section < 0 or linked < page.config.convention.share * len(lines):
            continue
        section, span = page.document.sections[line.section], line.listing.span
        name = page.text[slice(*span)]
        edit = Edit(span, f"[{name}](#{section.slug})", "listing")
        fix = Fix((edit,), "make it a link") if _is_bare(name) else None
        evidence = f"{linked} of {len(lines)} lines of the contents are"
        yield Problem(span, f"'{line.listing.text}' is no link ({evidence})", fix)


def _out_of_order(page: Page, lines: list[Line]) -> Iterator[Problem]:
    """Lines that stand elsewhere than their headings, where nearly all follow them."""
    kept, asked = set(range(len(lines))), page.config.convention
    kept.difference_update(stray([line.section for line in lines], gt))
    if len(lines) < asked.cases or not asked.share * len(lines) <= len(kept) < len(lines):
        return
    if _is_alphabetical(lines, asked.share):
        return
    evidence = f"{len(kept)} of {len(lines)} lines of the contents follow the headings"
    for at, line in enumerate(lines):
        if at not in kept:
            section = page.document.sections[line.section]
            there = (Related(section.heading, "the heading"),)
            message = f"'{line.listing.text or section.title}' stands elsewhere than its heading ({evidence})"
            fix = None if _is_in_place(lines, at, asked.share) else _moved(page.text, lines, at, kept)
            yield Problem(line.listing.span, message, fix, there)


def _is_alphabetical(lines: list[Line], share: float) -> bool:
    keys = [order_keys(line.listing.text) for line in lines]
    pairs = [out_of_order(a, b) for a, b in pairwise(keys) if a and b]
    return bool(pairs) and len(pairs) - sum(pairs) >= share * len(pairs)


def _is_in_place(lines: list[Line], at: int, share: float) -> bool:
    """Whether a line stands by the alphabet, as those beside it do: then its heading is astray."""
    depth = lines[at].listing.depth
    above = next((one for one in range(at, -1, -1) if lines[one].listing.depth < depth), -1)
    below = next((one for one in range(at, len(lines)) if lines[one].listing.depth < depth), len(lines))
    beside = [one for one in range(above + 1, below) if lines[one].listing.depth == depth]
    found = stray([order_keys(lines[one].listing.text) for one in beside], out_of_order)
    return len(found) <= (1 - share) * len(beside) and beside.index(at) not in found


def _moved(text: str, lines: list[Line], at: int, kept: set[int]) -> Fix | None:
    """A bulleted line without lines below it, moved to where its heading stands among the others, if none is there."""
    line, others = lines[at], [lines[one] for one in sorted(kept)]
    if any(one.section == line.section for one in others):
        return None
    after = next((one for one in others if one.section > line.section), None)
    block, beside = _whole_line(text, line), after or others[-1]
    deeper = at + 1 < len(lines) and lines[at + 1].listing.depth > line.listing.depth
    place = _whole_line(text, beside)
    if not block or not place or deeper or beside.listing.depth != line.listing.depth:
        return None
    return Fix((Transfer(block, place[0] if after else place[1]),), "move it to where its heading stands")


def _whole_line(text: str, line: Line) -> tuple[int, int] | None:
    """The line of a listing that is a bullet with its words."""
    start = text.rfind("\n", 0, line.listing.span[0]) + 1
    end = text.find("\n", line.listing.span[1])
    bullet = text[start : line.listing.span[0]].strip()
    return (start, end + 1) if end >= 0 and bullet in ("-", "*", "+") else None

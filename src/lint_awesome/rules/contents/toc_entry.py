"""The table of contents against the headings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from lint_awesome.document import Document, Section
from lint_awesome.habits import siblings
from lint_awesome.rule import Edit, Fix, Page, Problem, Related, rule
from lint_awesome.rules import marking
from lint_awesome.rules.contents import listed
from lint_awesome.rules.contents.likeness import FIRST_SIGN, meant, slipped
from lint_awesome.rules.contents.listed import Line
from lint_awesome.rules.contents.listing import inserted
from lint_awesome.rules.contents.order import displaced
from lint_awesome.text.english import is_word
from lint_awesome.text.names import plain
from lint_awesome.text.patterns import lazy

FEW = 3
"""How many of the headings beside it must be listed for one that is not to be missed."""
WAY_BACK = lazy(r"(?<=\S)\s*\[?\[[^\[\]\n]*\]\(#[^()\s]*\)\]?\s*$")
"""A link within the page that a heading ends in."""
MANY = 100
"""Where more headings are missed, the contents are better made anew."""

OMITTED = lazy(r"<!-- *omit (?:in|from) toc *-->")
"""What editors' tables of contents are told by: https://github.com/yzhang-gh/vscode-markdown#table-of-contents."""


@rule("error")
def toc_entry(page: Page) -> Iterator[Problem]:
    """The table of contents lacks a heading, misspells one, leads to another, or has another order."""
    lines = listed.lines(page.document)
    if len(lines) < FEW:
        return
    astray = dict(_astray(page, lines))
    yield from astray.values()
    yield from _left_out(page, lines, {listed.key(lines[at].listing.text) for at in astray})
    for at, line in enumerate(lines):
        yield from _misspelt(page, line) if at not in astray else ()
    yield from _unlinked(page, lines)
    sure = [line for at, line in enumerate(lines) if line.leads and at not in astray]
    yield from displaced(page, _of_one(page.document, sure))


def _of_one(document: Document, lines: list[Line]) -> list[Line]:
    """The lines whose heading does not stand twice under one parent, so that it is known where it stands."""
    counts = Counter(section.path for section in document.sections)
    return [line for line in lines if counts[document.sections[line.section].path] == 1]


def _left_out(page: Page, lines: list[Line], astray: set[str]) -> Iterator[Problem]:
    """Headings with entries that are not listed, where most of those beside them are."""
    missed = list(_unlisted(page.document, lines, astray))
    for section, evidence in missed:
        fix = inserted(page.text, page.document, lines, section) if len(missed) <= MANY else None
        yield Problem(marking.words(page.text, section), f"not in the contents ({evidence})", fix)


def _unlisted(document: Document, lines: list[Line], astray: set[str]) -> Iterator[tuple[Section, str]]:
    """The headings that are missed, with how many of those beside each are listed."""
    contents = lines[0].contents
    known = {document.sections[at].span[0] for at in listed.named(document, lines)}
    is_meant = meant(document, lines)
    for _, filled in siblings.filled(document):
        beside = [one for one in filled if one.span[0] > contents.span[0]]
        there = [one for one in beside if one.span[0] in known]
        names = {listed.key(one.title) for one in there} | astray
        if len(there) < FEW or 3 * len(there) < 2 * len(beside):
            continue
        for section in beside:
            omitted = OMITTED.search(document.source.text, *section.heading)
            if not omitted and listed.key(section.title) not in names and not is_meant(section):
                yield section, f"{len(there)} of {len(beside)} headings beside it are"


def _misspelt(page: Page, line: Line) -> Iterator[Problem]:
    """A line that differs from its heading in a letter or two: the heading is wrong where only its words are none."""
    section = page.document.sections[line.section]
    heading = marking.words(page.text, section)
    title = page.text[slice(*heading)]
    own = plain(WAY_BACK.sub("", title))
    pairs = slipped(line.listing.text, own) if line.leads and line.alone else []
    if not pairs or not line.listing.link:
        return
    label = line.listing.link.label
    if all(is_word(here) and not is_word(there) for here, there in pairs):
        message = f"'{own}' should be '{line.listing.text}', as it is in the contents"
        yield Problem(heading, message, None, (Related(label, "the line of the contents"),))
        return
    sure = _is_bare(title) and all(there < FIRST_SIGN for _, there in pairs)
    fix = Fix((Edit(label, title, "listing"),), f"write '{title}'") if sure else None
    message = f"'{line.listing.text}' should be '{own}', as its heading is"
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

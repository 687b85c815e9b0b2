"""Links to places of the list that are not there."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from urllib.parse import unquote

from lint_awesome.document import Document, Link
from lint_awesome.rule import Edit, Fix, Page, Problem, rule
from lint_awesome.rules.contents import listed
from lint_awesome.rules.contents.glued_heading import glued
from lint_awesome.text.names import rendered, title_key
from lint_awesome.text.patterns import lazy
from lint_awesome.text.slugs import nearest_of_each, slug

OF_THE_SITE = ("top", "readme", "readme-ov-file", "start-of-content", "user-content-readme", "js-repo-pjax-container")
"""What a repository's page has on its own."""

OUTSIDE = lazy(r"[\s<>()\[\]\"'`|]")
"""What no address holds as it stands."""


@rule("error")
def broken_anchor(page: Page) -> Iterator[Problem]:
    """A link leads to a heading or place that the list does not have."""
    document, anchors = page.document, page.document.anchors
    broken = [link for link in document.links if link.url.startswith("#") and not _is_there(link.url[1:], anchors)]
    if not broken:
        return
    unmade = {slug(rendered(line[2].strip())) for line in glued(document)}
    lower = {anchor.lower(): anchor for anchor in anchors}
    titles = _titles(document)
    near = nearest_of_each([unquote(link.url[1:]) for link in broken], anchors)
    elsewhere = _elsewhere(document)
    for link, other in zip(broken, near, strict=True):
        anchor = unquote(link.url[1:])
        if anchor.lower() in unmade:
            continue  # glued-heading tells why
        if same := lower.get(anchor.lower()):
            message = f"only the case of '#{anchor}' is another than that of '#{same}'"
            yield Problem(link.target, message, _fix(page, link, same), severity="info")
        else:
            named = titles.get(title_key(link.text), [])
            meant = named[0] if len(named) == 1 else other
            yield _problem(page, link, None if elsewhere(link, meant) else meant)


def _is_there(anchor: str, anchors: Mapping[str, object]) -> bool:
    bare = anchor.removeprefix(listed.PREFIX)
    return not bare or anchor in anchors or unquote(bare) in anchors or anchor.lower() in OF_THE_SITE


def _titles(document: Document) -> dict[str, list[str]]:
    """The anchors of the headings by their words."""
    titles = defaultdict[str, list[str]](list)
    for section in document.sections:
        if section.title:
            titles[title_key(section.title)].append(section.slug)
    return titles


def _elsewhere(document: Document) -> Callable[[Link, str | None], bool]:
    """Whether a link surely does not mean an anchor: of the heading it stands in, or that another line leads to."""
    lines, starts = listed.lines(document), [section.heading[0] for section in document.sections]
    of_contents = {line.listing.link.span for line in lines if line.listing.link}
    taken = {document.sections[line.section].slug for line in lines if line.leads}

    def elsewhere(link: Link, anchor: str | None) -> bool:
        section = document.sections[bisect_right(starts, link.span[0]) - 1]
        own = link.span[0] < section.heading[1] and anchor == section.slug
        return own or (link.span in of_contents and anchor in taken)

    return elsewhere


def _problem(page: Page, link: Link, meant: str | None) -> Problem:
    written = page.document.slice(link.target)
    anchor = unquote(written if written.startswith("#") else link.url)
    if not meant:
        return Problem(link.target, f"'{anchor}' leads nowhere: there is no such heading")
    message = f"'{anchor}' leads nowhere: the nearest heading is '#{meant}'"
    return Problem(link.target, message, _fix(page, link, meant))


def _fix(page: Page, link: Link, meant: str) -> Fix | None:
    if not page.document.slice(link.target).startswith("#") or OUTSIDE.search(meant):
        return None
    return Fix((Edit((link.target[0] + 1, link.target[1]), meant, "anchor"),), f"lead to '#{meant}'")

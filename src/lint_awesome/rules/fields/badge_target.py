"""A badge, button or number that names another place than its link leads to."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from lint_awesome.document import Entry, Link
from lint_awesome.rule import Page, Problem, Related, Severity, rule
from lint_awesome.source import Span
from lint_awesome.text.identifiers import identify
from lint_awesome.text.names import alike
from lint_awesome.text.patterns import lazy

SITES = {
    "github": ("github.com", "githubusercontent.com", "github.dev", "git.io", "ghcr.io"),
    "gitlab": ("gitlab.com", "gitlab.io"),
    "arxiv": ("arxiv.org", "ar5iv.org", "alphaxiv.org", "doi.org", "huggingface.co"),
    "hugging face": ("huggingface.co", "hf.co", "hf.space"),
    "huggingface": ("huggingface.co", "hf.co", "hf.space"),
    "youtube": ("youtube.com", "youtu.be", "youtube-nocookie.com"),
    "openreview": ("openreview.net",),
    "kaggle": ("kaggle.com",),
    "bilibili": ("bilibili.com", "b23.tv"),
}
"""What a label that names a site may lead to."""
VEILED = ("4open.science", "tinyurl.com", "bit.ly", "goo.gl", "t.co", "web.archive.org", "archive.org", "forms.gle")
"""Hosts that stand for another one."""
HOST = lazy(r"(?:https?:)?//(?:www\.)?([^/?#\s:]+)", re.IGNORECASE)
COUNTER = lazy(
    r"(?:https?:)?//(?:img\.shields\.io|badgen\.net)/github/"
    r"(?:stars|last-commit|forks|watchers|contributors|issues|license|commit-activity/\w+|v/release|release)"
    r"/([\w.-]+)/([\w.-]+?)(?:\.svg|\.json)?(?=[/?#]|$)"
)
REPOSITORY = lazy(r"(?:https?:)?//(?:www\.)?github\.com/([\w.-]+)/([\w.-]+?)(?:\.git)?(?=[/?#]|$)", re.IGNORECASE)
PREPRINT = lazy(r"(?<![/.\w])arxiv[: ]\s?(\d{4}\.\d{4,5})(?!\d)", re.IGNORECASE)
NEAR = 0.8
"""Names that are so much alike may be one repository's, before and after."""

Repository = tuple[str, str]


@rule("warning")
def badge_target(page: Page) -> Iterator[Problem]:
    """A label that names a site, a counter or an arXiv number that is not that of the link beside it."""
    uses, astray = Counter[str](), list[tuple[str, Link, str]]()
    for entry in page.document.entries():
        for link in entry.links:
            if (name := _site(entry, link)) and (host := _host(link.url)):
                uses[name] += 1
                if not _is_at(host, SITES[name]) and not _is_at(host, VEILED):
                    astray.append((name, link, host))
        yield from _counters(entry)
    wrong = Counter(name for name, _, _ in astray)
    for name, link, host in astray:
        if page.config.convention.allows(wrong[name], uses[name]):
            yield Problem(link.target, f"'{_label(link)}' leads to {host}")
    yield from _preprints(page)


def _label(link: Link) -> str:
    return (link.badge.text if link.badge else link.text).strip("[]() ")


def _site(entry: Entry, link: Link) -> str | None:
    """The site that a link's label names; a title may be about one."""
    name = _label(link).lower()
    if name not in SITES or link.kind in ("image", "html-image"):
        return None
    return None if link.span[0] <= entry.title[0] < link.span[1] else name


def _host(url: str) -> str | None:
    found = HOST.match(url)
    return found[1].lower() if found else None


def _is_at(host: str, sites: tuple[str, ...]) -> bool:
    return any(host == site or host.endswith(f".{site}") for site in sites)


def _repository(pattern: re.Pattern[str], url: str) -> Repository | None:
    found = pattern.match(url)
    return (found[1], found[2]) if found else None


def _preprints(page: Page) -> Iterator[Problem]:
    """The arXiv numbers that are not those of the links beside them, where nearly all others are."""
    stated, wrong = 0, list[Problem]()
    for entry in page.document.entries():
        found = list(PREPRINT.finditer(page.text, *entry.head))
        if len(found) != 1:
            continue
        linked = [(link, one.key) for link in entry.links if (one := identify(link.url)) and one.kind == "arxiv"]
        if not linked:
            continue
        stated, number = stated + 1, found[0][1]
        if number not in {key for _, key in linked}:
            link, key = linked[0]
            related = (Related(link.target, "the link"),)
            wrong.append(Problem(found[0].span(1), f"the number is {number}, the link is to {key}", None, related))
    asked = page.config.convention
    if stated > asked.cases and asked.allows(len(wrong), stated):
        yield from wrong


def _counters(entry: Entry) -> Iterator[Problem]:
    """The counters of an entry that count another repository than the links that they show or stand beside."""
    counters = [(link, one) for link in entry.links if (one := _repository(COUNTER, _counter_url(link)))]
    if not counters:
        return
    linked = [(link, one) for link in entry.links if link.badge is None and (one := _repository(REPOSITORY, link.url))]
    shown, known = {link.badge.span for link, _ in counters if link.badge}, {_folded(one) for _, one in linked}
    for link, counted in counters:
        if link.badge:
            wrapped = _repository(REPOSITORY, link.url)
            if wrapped and _folded(counted) != _folded(wrapped):
                yield _problem(link.badge.target, counted, wrapped, link.target)
        elif link.span not in shown and linked and _folded(counted) not in known:
            yield _problem(link.target, counted, linked[0][1], linked[0][0].target)


def _counter_url(link: Link) -> str:
    if link.badge:
        return link.badge.url
    return link.url if link.kind in ("image", "html-image") else ""


def _folded(one: Repository) -> Repository:
    return one[0].lower(), one[1].lower()


def _problem(place: Span, counted: Repository, linked: Repository, beside: Span) -> Problem:
    """A repository may have been renamed or have moved to another owner: then only a person can tell."""
    one, other = _folded(counted), _folded(linked)
    renamed = one[1] == other[1] or (one[0] == other[0] and alike(one[1], other[1]) > NEAR)
    severity: Severity | None = "info" if renamed else None
    message = f"the badge counts {'/'.join(counted)}, the link is to {'/'.join(linked)}"
    return Problem(place, message, None, (Related(beside, "the link"),), severity)

"""Addresses in another form than the list's, which lead to the same place."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from lint_awesome.conventions import Habit
from lint_awesome.document import Link
from lint_awesome.habits.link_forms import (
    ARXIV,
    ARXIV_LABEL,
    REPOSITORY,
    REPOSITORY_LABEL,
    UNSEEN,
    addresses,
    arxiv_form,
    host_and_scheme,
)
from lint_awesome.rule import Edit, Fix, Page, Problem, rule
from lint_awesome.rules.alike import together
from lint_awesome.source import Span
from lint_awesome.text.identifiers import TRACKING
from lint_awesome.text.patterns import lazy

MAY_BE_LONGER = lazy(r"^http:|(?:\.git|/)$")
MAY_DEPART = lazy(r"^http:|arxiv\.org/|(?:\.git|/)$")
CAMPAIGN = 3
"""From how many links on a tracking part is put there on purpose."""

Found = tuple[str, Problem]
"""A finding with what it is about."""


@rule("warning")
def link_style(page: Page) -> Iterator[Problem]:
    """An address is in another form than the list's others."""
    alike, papers = defaultdict[str, list[Problem]](list), page.conventions.habit("link form", ARXIV_LABEL)
    may_depart = MAY_DEPART if papers.agree < papers.of else MAY_BE_LONGER
    for link in addresses(page.document):
        if link.kind not in UNSEEN and not link.flaw and may_depart.search(link.url):
            found = list(_departures(page, link))
            if found and page.document.slice(link.target) == link.url:
                for about, problem in found:
                    alike[about].append(problem)
    for problems in alike.values():
        yield from together(problems, "so have {} more links")
    yield from _tracked(page)


def _departures(page: Page, link: Link) -> Iterator[Found]:
    at, url, habit = link.target[0], link.url, page.conventions.habit
    if url.startswith("http://") and (host := host_and_scheme(url)):
        https = habit("link form", host[0])
        if https.value == "https":
            evidence = https.evidence(f"links to {host[0]} have 'https'")
            yield host[0], _problem((at, at + 4), "https", f"'http' should be 'https' ({evidence})")
    if found := REPOSITORY.match(url):
        if found[1]:
            span = (at + found.start(1), at + found.end(1))
            yield "git", _problem(span, "", "'.git' is not needed in a link to a repository", "info")
        bare = habit("link form", REPOSITORY_LABEL)
        if found[2] and bare.value == "none" and _is_sure(page, bare):
            evidence = bare.evidence("links to repositories have none")
            yield "slash", _problem((at + found.start(2), at + found.end(2)), "", f"a '/' at the end ({evidence})")
    elif "arxiv.org/" in url and (form := arxiv_form(link)):
        usual = habit("link form", ARXIV_LABEL)
        if usual.value and usual.value != form and _is_sure(page, usual):
            yield ARXIV_LABEL, _arxiv(link, form, usual)


def _is_sure(page: Page, habit: Habit[str]) -> bool:
    """Whether half the departures that are allowed elsewhere bear a habit out, of four times the cases."""
    asked = page.config.convention
    return habit.pinned or (habit.of >= 4 * asked.cases and habit.agree >= habit.of * (1 + asked.share) / 2)


def _problem(span: Span, new: str, message: str, severity: str = "warning") -> Problem:
    fix = Fix((Edit(span, new, "url"),), f"replace with '{new}'" if new else "take it away")
    return Problem(span, message, fix, severity="info" if severity == "info" else None)


def _arxiv(link: Link, form: str, usual: Habit[str]) -> Problem:
    """A link to a paper's PDF among links to pages, or the other way round."""
    found = ARXIV.match(link.url)
    assert found
    at, (start, end) = link.target[0], found.span(1)
    edits = [Edit((at + start, at + start + 3), usual.value or "", "url")]
    if found[3]:
        edits.append(Edit((at + end, at + found.end(3)), "", "url"))
    evidence = usual.evidence(f"arXiv links have '{usual.value}'")
    message = f"'{form}' should be '{usual.value}' ({evidence})"
    return Problem((at + start, at + start + 3), message, Fix(tuple(edits), f"lead to '{usual.value}'"))


def _tracked(page: Page) -> Iterator[Problem]:
    """Parts of addresses that tell a site where its readers come from."""
    marked = [(link, found) for link in page.document.links if "?" in link.url and (found := _tracking(link.url))]
    if not marked:
        return
    campaigns = Counter(link.url[slice(*span)] for link, span in marked)
    hosts = Counter(host for link in page.document.links if (host := host_and_scheme(link.url)))
    tracked = Counter(host_and_scheme(link.url) for link, _ in marked)
    places = {id(link) for entry in page.document.entries() for link in entry.links}
    for link, span in marked:
        host, part = host_and_scheme(link.url), link.url[slice(*span)]
        usual = campaigns[part] >= CAMPAIGN or not host or 1 < hosts[host] == tracked[host]
        if not usual and id(link) in places and page.document.slice(link.target) == link.url:
            place = (link.target[0] + span[0], link.target[0] + span[1])
            yield _problem(place, "", f"'{part}' only tells the site where a reader comes from")


def _tracking(url: str) -> Span | None:
    """The first run of tracking parts in an address's query, with the sign that goes with it."""
    start, stop = url.index("?") + 1, url.find("#")
    parts = url[start : stop if stop > start else len(url)].split("&")
    first = next((at for at, part in enumerate(parts) if TRACKING.fullmatch(part)), len(parts))
    run = parts[first : next((at for at in range(first, len(parts)) if not TRACKING.fullmatch(parts[at])), len(parts))]
    if not run:
        return None
    before = start + sum(len(part) + 1 for part in parts[:first])
    end = before + len("&".join(run))
    followed = first == 0 and len(run) < len(parts)
    return (before, end + 1) if followed else (before - 1, end)

"""The forms that an address can have without leading elsewhere, and which of them each link has."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lint_awesome.document import Document, Link
from lint_awesome.text.patterns import lazy

HTTP = lazy(r"(https?)://([^/?#]+)", re.IGNORECASE)
ARXIV = lazy(r"https?://(?:www\.|export\.)?arxiv\.org/((abs|pdf)/[\w./-]*\d(?:v\d+)?)(\.pdf)?/?$", re.IGNORECASE)
REPOSITORY = lazy(r"https?://(?:www\.)?github\.com/(?!orgs/|apps/|topics/)[\w.-]+/[\w.-]+?(\.git)?(/)?$", re.IGNORECASE)
ARCHIVES = lazy(r"(?:web\.)?archive\.(?:org|is|today|ph)|webcitation\.org|perma\.cc", re.IGNORECASE)
UNSEEN = ("image", "html-image")
ARXIV_LABEL, REPOSITORY_LABEL = "arXiv", "repository"


def addresses(document: Document) -> list[Link]:
    """The links as far as an address stands in them, and the definitions of those in which none does."""
    text = document.source.text
    defined = (
        Link(one.span, "reference", text[slice(*one.label)], one.label, text[slice(*one.target)], one.target)
        for one in document.definitions
    )
    return [*(link for link in document.links if link.kind != "reference"), *defined]


def forms(document: Document) -> Iterator[tuple[str, str]]:
    """Each form that each link has: what it is about (a host, arXiv, repositories), and what is done there."""
    links = addresses(document)
    mixed = {found[2].lower() for link in links if link.url.startswith("http://") and (found := HTTP.match(link.url))}
    for link in links:
        if link.kind in UNSEEN:
            continue
        if mixed and (host := host_and_scheme(link.url)) and host[0] in mixed:
            yield host
        if found := REPOSITORY.match(link.url):
            yield REPOSITORY_LABEL, "slash" if found[2] else "none"
        elif "arxiv.org/" in link.url and (form := arxiv_form(link)):
            yield ARXIV_LABEL, form


def host_and_scheme(url: str) -> tuple[str, str] | None:
    """An address's host and scheme; None for archives, which hold old addresses."""
    found = HTTP.match(url)
    return (found[2].lower(), found[1].lower()) if found and not ARCHIVES.fullmatch(found[2]) else None


def arxiv_form(link: Link) -> str | None:
    """Whether a link leads to a paper's page or to its PDF; None where its words ask for the PDF."""
    found = ARXIV.match(link.url)
    if not found or (found[2].lower() == "pdf" and "pdf" in link.text.lower()):
        return None
    return found[2].lower()

"""What is to be asked about each link of a list; or the verdict, where nothing is."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from fnmatch import fnmatchcase
from urllib.parse import unquote

from msgspec import Struct
from msgspec.structs import replace

from lint_awesome.links.address import Address, Unaskable, parse
from lint_awesome.links.hosts import BADGE_PATHS, Host, needs
from lint_awesome.links.settings import Settings
from lint_awesome.links.verdict import Verdict
from lint_awesome.text.identifiers import NO_OWNER, Identifier, identify

KINDS = {
    "arxiv": "arxiv",
    "doi": "doi",
    "openreview": "openreview",
    "huggingface": "hub",
    "youtube": "video",
}
"""The registry that knows each kind of identifier; repositories are read from the address itself."""
REPOSITORY = re.compile(r"/([\w-]+)/([\w.-]+?)(?:\.git)?(?:/(.*))?", re.ASCII)
FILE = re.compile(r"(?:blob|tree|raw|blame|edit)/([^/]+)/(.+?)/?")
RAW = re.compile(r"/([\w-]+)/([\w.-]+)/(?:refs/(?:heads|tags)/)?([^/]+)/(.+)", re.ASCII)
OF_THE_REPOSITORY = re.compile(
    r"(?:stargazers|watchers|network(?:/.*)?|settings(?:/.*)?|edit/.*|new(?:/.*)?|issues/new(?:/.*)?|fork|subscription)/?"
)
"""Pages that a repository has for those who are logged in: they are there if it is."""


class Target(Struct, frozen=True):
    """What is asked about one or more links.

    `key` is what the cache knows it by, `address` its page, `registry` and `name` who else knows it and under which
    name. What `stands_in` for another page tells that it is alive, but not where it moved. `fragments` says that
    links name places in it.
    """

    key: str
    address: Address
    registry: str = ""
    name: str = ""
    stands_in: bool = False
    fragments: bool = False


Policy = Callable[[Address], Host | Verdict]


def policy(settings: Settings) -> Policy:
    """How each address is to be asked, or what is said about it unasked: the same for a link and for a redirect."""
    ignored = _ignored(settings.ignore)

    def applied(address: Address) -> Host | Verdict:
        host = needs(address.host, settings.hosts)[1]
        if not host.ask and _is_local(address.host) and not settings.allow_private:
            return Verdict("invalid", detail=f"the host '{address.host}' has no dot")
        if ignored(address):
            return Verdict("skipped", detail="ignored by the settings")
        if host.ask == "skip":
            return Verdict("skipped", detail=host.note)
        if any(fnmatchcase(address.path.lower(), pattern) for pattern in BADGE_PATHS):
            return Verdict("skipped", detail="the picture of a badge")
        if host.ask == "never":
            return Verdict("unverified", "blocked", detail=f"not asked; {host.note}".rstrip("; "))
        return host

    return applied


def _is_local(host: str) -> bool:
    """Whether a host is a name that only a network of its own could know."""
    return "." not in host and host[0] != "["


def _ignored(patterns: tuple[str, ...]) -> Callable[[Address], bool]:
    """Whether an address is one that the settings leave out: by its host, or by how it begins."""
    hosts = [pattern.lower() for pattern in patterns if "/" not in pattern and ":" not in pattern]
    starts = [pattern.partition("://")[2] or pattern for pattern in patterns if "/" in pattern or ":" in pattern]
    parts = [re.escape(start).replace(r"\*", ".*") for start in starts]
    begin = re.compile("|".join(parts), re.IGNORECASE) if parts else None

    def applied(address: Address) -> bool:
        if any(fnmatchcase(address.host, pattern) or fnmatchcase(address.host, f"*.{pattern}") for pattern in hosts):
            return True
        return bool(begin and begin.match(address.url.partition("://")[2]))

    return applied


def targets(urls: Iterable[str], settings: Settings) -> dict[str, Target | Verdict]:
    """What is to be asked about each link, or its verdict."""
    applied = policy(settings)
    found = {url: _target(url, applied) for url in urls}
    if not settings.fragments:
        return found
    named = {one.key for url, one in found.items() if isinstance(one, Target) and _names_a_place(url, one)}
    return {
        url: replace(one, fragments=True) if isinstance(one, Target) and one.key in named else one
        for url, one in found.items()
    }


def _names_a_place(url: str, target: Target) -> bool:
    """Whether a link names a place in a page that has its places in its HTML."""
    return "#" in url and not target.registry and not target.address.host.endswith("github.com")


def _target(url: str, applied: Policy) -> Target | Verdict:
    try:
        address = parse(url)
    except Unaskable as error:
        return Verdict("invalid", detail=str(error))
    host = applied(address)
    if isinstance(host, Verdict):
        return host
    if host.registry == "github":
        return _github(address)
    named = identify(url) if host.registry else None
    if named and named.flaw:
        return Verdict("invalid", detail=named.flaw)
    return _named(named, address) if named and named.kind in KINDS else _page(address)


def _page(address: Address) -> Target:
    return Target(address.url, replace(address, fragment=""))


def _named(named: Identifier, address: Address) -> Target:
    """What an identifier names; a paper's page is the one at arXiv, wherever it was linked."""
    registry = KINDS[named.kind]
    page = parse(f"https://arxiv.org/abs/{named.key}") if registry == "arxiv" else replace(address, fragment="")
    return Target(f"{registry}:{named.key}", page, registry, named.key)


def _github(address: Address) -> Target:
    """A repository, or what is in it; issues, wikis, people are pages."""
    if address.host == "raw.githubusercontent.com":
        found = RAW.fullmatch(address.path)
        return _in_repository(address, *found.groups()) if found else _page(address)
    found = REPOSITORY.fullmatch(address.path)
    if not found or NO_OWNER.fullmatch(found[1].lower()) or address.host not in ("github.com", "www.github.com"):
        return _page(address)
    owner, name, rest = found[1], found[2], found[3] or ""
    stands_in = bool(OF_THE_REPOSITORY.fullmatch(rest))
    if not rest or stands_in:
        page = parse(f"https://github.com/{owner}/{name}")
        return Target(f"github:{owner}/{name}".lower() + "#" * stands_in, page, "github", f"{owner}/{name}", stands_in)
    file = FILE.fullmatch(rest)
    return _in_repository(address, owner, name, file[1], file[2]) if file else _page(address)


def _in_repository(address: Address, owner: str, name: str, revision: str, path: str) -> Target:
    page = replace(_page(address).address, query="")
    return Target(address.url, page, "github", unquote(f"{owner}/{name}:{revision}:{path}"))

"""Registries that know whether a paper, a repository, a video is there: each says how it is asked and read."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import TypeVar
from urllib.parse import quote

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from lint_awesome.links.answers import Answer, Call
from lint_awesome.links.targets import Target
from lint_awesome.links.verdict import Verdict

T = TypeVar("T")
LARGE = 2**24
SMALL = 2**20
ALIVE = Verdict("alive", detail="known to the registry")

Read = Mapping[str, Verdict | None]
"""What a registry says by key: a verdict; None for what it does not know; nothing for what it did not speak of."""


class Unclear(Exception):
    """An answer that cannot be read as the registry's."""


class Registry(Struct, frozen=True):
    """How a registry is asked: `size` targets in one call.

    `final` are statuses beside 2xx that say something. `absent` is what is asked next about a target that is not
    known, and `lost` what is asked where there was no answer to go by: another registry, `page`, `witness` (the page
    by GET, as the second to say that it is gone); nothing: the verdict is dead, or unverified. It is asked `after`
    seconds. A call that is unclear is made again in halves where it `halves`.
    """

    host: str
    call: Callable[[Sequence[Target]], Call]
    read: Callable[[Sequence[Target], Answer], Read]
    size: int = 1
    final: tuple[int, ...] = ()
    absent: str = ""
    lost: str = ""
    after: float = 0
    halves: bool = False
    token: bool = False


class Repository(Struct, rename="camel"):
    """What GitHub tells of a repository; `there` is a file in it."""

    name_with_owner: str
    is_archived: bool = False
    is_disabled: bool = False
    pushed_at: datetime | None = None
    there: dict[str, str] | None = None


class Repositories(Struct):
    """GitHub's answer, by alias."""

    data: dict[str, Repository | None] | None = None


def _github_call(targets: Sequence[Target]) -> Call:
    fields = " ".join(f"t{number}:{_github_field(target.name)}" for number, target in enumerate(targets))
    body = msgspec.json.encode({"query": f"query{{{fields}}}"})
    headers = {"Content-Type": "application/json", "Accept": "application/json"}
    return Call("https://api.github.com/graphql", "POST", headers, body, SMALL, known=True)


def _github_field(name: str) -> str:
    repository, _, expression = name.partition(":")
    owner, _, own = repository.partition("/")
    there = f"there:object(expression:{_string(expression)}){{__typename}}" if expression else ""
    return (
        f"repository(owner:{_string(owner)},name:{_string(own)})"
        f"{{nameWithOwner isArchived isDisabled pushedAt {there}}}"
    )


def _string(text: str) -> str:
    """A string of GraphQL, which is written as JSON's."""
    return msgspec.json.encode(text).decode()


def _github_read(targets: Sequence[Target], answer: Answer) -> Read:
    found = _decoded(answer.body, Repositories).data or {}
    named = {f"t{number}": target for number, target in enumerate(targets)}
    return {named[alias].key: _github_verdict(named[alias], one) for alias, one in found.items() if alias in named}


def _github_verdict(target: Target, found: Repository | None) -> Verdict | None:
    """The verdict on a repository or on a file in it; None where it is not there, as far as can be seen."""
    if not found or (":" in target.name and not found.there):
        return None
    if found.is_disabled:
        return Verdict("unverified", "blocked", detail="GitHub has disabled the repository")
    asked, _, _ = target.name.partition(":")
    detail = "last push " + found.pushed_at.date().isoformat() if found.pushed_at else ""
    alive = Verdict("alive", "archived" if found.is_archived else None, detail=detail)
    if found.name_with_owner.lower() == asked.lower() or not re.fullmatch(r"[\w.-]+/[\w.-]+", found.name_with_owner):
        return alive
    rest = target.address.path.split("/", 3)[3:]
    if target.address.host.startswith("raw."):
        return alive
    final = "/".join(("https://github.com", found.name_with_owner, *rest))
    return Verdict("moved", alive.reason, final_url=final, hops=1, detail="the repository has another name")


def _arxiv_call(targets: Sequence[Target]) -> Call:
    ids = ",".join(target.name for target in targets)
    return Call(f"https://export.arxiv.org/api/query?id_list={ids}&max_results={len(targets)}", "GET", limit=LARGE)


ENTRY = re.compile(rb"<id>\s*https?://(?:export\.)?arxiv\.org/(abs|api/errors)[/#]?([^<\s]*?)(?:v\d+)?\s*</id>")


def _arxiv_read(targets: Sequence[Target], answer: Answer) -> Read:
    """The entries of the feed, which come in no order; what has none is not known, and one error spoils all."""
    found = ENTRY.findall(answer.body)
    if b"<feed" not in answer.body or any(kind != b"abs" for kind, _ in found):
        raise Unclear
    known = {name.decode(errors="replace").lower() for _, name in found}
    return {target.key: ALIVE if _plain_number(target.name) in known else None for target in targets}


def _plain_number(name: str) -> str:
    """A number as arXiv gives it back: without the part of an archive."""
    return re.sub(r"\.[a-z-]+/", "/", name.lower())


class Handle(Struct):
    """What the resolver of DOIs answers."""

    code: int = msgspec.field(name="responseCode")


def _doi_call(targets: Sequence[Target]) -> Call:
    return Call(f"https://doi.org/api/handles/{quote(targets[0].name, safe='/')}", "GET", limit=SMALL)


def _doi_read(targets: Sequence[Target], answer: Answer) -> Read:
    """1: there, 100: no such DOI; 200 is one without values, 2 an error (DOI Handbook, REST API response format)."""
    code = _decoded(answer.body, Handle).code
    if code not in (1, 100, 200):
        raise Unclear
    empty = Verdict("unverified", "server-error", answer.status, detail="the DOI is registered, but leads nowhere")
    return {targets[0].key: {1: ALIVE, 100: None, 200: empty}[code]}


def _video_call(targets: Sequence[Target]) -> Call:
    about = quote(targets[0].address.url, safe="")
    return Call(f"https://www.youtube.com/oembed?format=json&url={about}", "GET", limit=SMALL)


def _video_read(targets: Sequence[Target], answer: Answer) -> Read:
    """401: no embedding, but there; 404: gone; 400: no such address can be; a private one answers `Forbidden`."""
    said = {
        401: Verdict("alive", status=401, detail="its owner allows no embedding"),
        400: Verdict("invalid", status=400, detail="no video can have this address"),
        404: None,
    }
    if answer.status in said:
        return {targets[0].key: said[answer.status]}
    private = Verdict("unverified", "login", answer.status, detail="the video is private")
    return {targets[0].key: ALIVE if answer.body.lstrip()[:1] == b"{" else private}


def _hub_call(targets: Sequence[Target]) -> Call:
    kind, _, rest = targets[0].name.partition("/")
    name = targets[0].name if kind in ("datasets", "spaces") else f"models/{kind}/{rest}"
    return Call(f"https://huggingface.co/api/{quote(name, safe='/')}", "HEAD")


def _hub_read(targets: Sequence[Target], answer: Answer) -> Read:
    """401: gated, private or gone, which look alike; a redirect is another name for the same."""
    closed = Verdict("unverified", "login", 401, detail="gated, or gone: the site does not say which")
    return {targets[0].key: {401: closed, 404: None}.get(answer.status or 0, ALIVE)}


class Note(Struct):
    """A submission at OpenReview."""

    id: str


class Notes(Struct):
    """What OpenReview found."""

    notes: list[Note] = []


def _review_call(host: str) -> Callable[[Sequence[Target]], Call]:
    def call(targets: Sequence[Target]) -> Call:
        body = msgspec.json.encode({"ids": [target.name for target in targets]})
        headers = {"Content-Type": "application/json", "Accept": "application/json"}
        return Call(f"https://{host}/notes/search", "POST", headers, body, LARGE)

    return call


def _review_read(targets: Sequence[Target], answer: Answer) -> Read:
    if answer.status == 403:
        closed = Verdict("unverified", "challenge", 403, detail="it shows programs a challenge")
        return dict.fromkeys((target.key for target in targets), closed)
    known = {note.id for note in _decoded(answer.body, Notes).notes}
    return {target.key: ALIVE if target.name in known else None for target in targets}


def _decoded(body: bytes, kind: type[T]) -> T:
    try:
        return msgspec.json.decode(body, type=kind)
    except msgspec.MsgspecError:
        raise Unclear from None


AGAIN = 5.0
"""Seconds before a registry is asked the second time."""
_arxiv = Registry("export.arxiv.org", _arxiv_call, _arxiv_read, 100, halves=True, absent="arxiv-again")
_doi = Registry("doi.org", _doi_call, _doi_read, final=(404,), absent="doi-again")
_video = Registry("www.youtube.com", _video_call, _video_read, final=(400, 401, 404), absent="video-again")
_hub = Registry(
    "huggingface.co", _hub_call, _hub_read, final=(301, 302, 307, 308, 401, 404), absent="hub-again", lost="page"
)
_review = Registry(
    "api2.openreview.net", _review_call("api2.openreview.net"), _review_read, 100, (403,), "openreview-1", "page"
)
REGISTRIES: Mapping[str, Registry] = {
    "github": Registry("api.github.com", _github_call, _github_read, 100, absent="witness", lost="page", token=True),
    "arxiv": _arxiv,
    "arxiv-again": replace(_arxiv, absent="page", after=AGAIN),
    "doi": _doi,
    "doi-again": replace(_doi, absent="", after=AGAIN),
    "video": _video,
    "video-again": replace(_video, absent="", after=AGAIN),
    "hub": _hub,
    "hub-again": replace(_hub, absent="", after=AGAIN),
    "openreview": _review,
    "openreview-1": replace(_review, host="api.openreview.net", call=_review_call("api.openreview.net"), absent="page"),
}

"""What an address names: a paper, a repository, a video; and when two addresses name the same."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Literal
from urllib.parse import unquote

from msgspec import Struct

from lint_awesome.text.patterns import lazy

Kind = Literal["arxiv", "doi", "openreview", "acl", "github", "huggingface", "youtube"]

PARTS = lazy(r"(?:https?:)?//(?:www\d?\.)?([^/?#\s]*)([^?#\s]*)(\?[^#\s]*)?(#\S*)?", re.IGNORECASE | re.ASCII)
"""The host without `www.`, the path, the query and the fragment of an address."""
TRACKING = lazy(
    r"(?:utm_\w+|fbclid|gclid|dclid|msclkid|yclid|mc_cid|mc_eid|igshid|_hsenc|_hsmi|ref_src|ref_url)(?:=.*)?",
    re.IGNORECASE | re.ASCII,
)
"""A part of a query that says where a reader comes from, not what is read."""

ARXIV = lazy(
    r"/(?:abs|pdf|html|format|e-print|ps|src|overview|resources|papers|zh/overview|ftp/arxiv/papers/\d{4})/+"
    r"(?:arxiv:)?((?:[a-z-]+(?:\.[a-z]{2})?/)?[\d.]*\d)(v\d+)?(?:\.pdf)?/?",
    re.IGNORECASE | re.ASCII,
)
NEW = lazy(r"(\d\d)(\d\d)\.(\d{4,5})")
OLD = lazy(r"[a-z-]+(?:\.[a-z]{2})?/(\d\d)(\d\d)\d{3}", re.IGNORECASE | re.ASCII)
DOI = lazy(r"10\.\d{4,9}/[^\s?#&]*[^\s?#&/.]")
DOI_TAIL = lazy(
    r"(?:/(?:full|pdf|epdf|abstract|meta|summary|fulltext|html|references|tables))+$|(?:v\d+)?(?:\.full|\.abstract)?(?:\.pdf|\.html?|-text)?$"
)
ACL = lazy(
    r"(?:^|/)(\d{4}\.[a-z\d_]+-[a-z\d]+\.\d+|[A-Z]\d\d-\d{4})(v\d+)?(?:\.pdf|\.bib)?/?$", re.IGNORECASE | re.ASCII
)
REVIEW = lazy(r"[?&]id=([\w-]{6,16})(?![^&])")
VIDEO = lazy(r"/(?:embed|shorts|live|v)/([\w-]{11})/?")
SHORT_VIDEO = lazy(r"/([\w-]{11})/?")
VIDEO_QUERY = lazy(r"[?&]v=([\w-]{11})(?![\w-])")
LIST = lazy(r"[?&](list=PL[\w-]+)")
NO_MODEL = lazy(r"blog|collections|docs|join|learn|organizations|papers|posts|tasks")
NO_OWNER = lazy(
    r"about|apps|collections|contact|enterprise|explore|features|login|marketplace|notifications|orgs|search|security"
    r"|settings|site|sponsors|stars|topics|trending|users"
)
"""What stands in the place of an owner in addresses of the two sites that name no repository or model."""

ONE_WORK = lazy(
    r"(?:pubmed\.ncbi\.nlm\.nih\.gov|ncbi\.nlm\.nih\.gov/pubmed)/\d+|(?:pmc\.)?ncbi\.nlm\.nih\.gov/(?:pmc/)?articles/PMC\d+"
    r"|ieeexplore\.ieee\.org/(?:abstract/)?document/\d+|sciencedirect\.com/science/article/(?:abs/)?pii/\w+"
    r"|proceedings\.mlr\.press/v\d+/[\w-]+(?:\.html)?|(?:papers\.nips|(?:proceedings|papers)\.neurips)\.cc/paper\S*/\S+"
    r"|openaccess\.thecvf\.com/\S+_paper\.html|(?:ojs\.|www\.)?aaai\.org/\S+/(?:paper|article)/(?:view|download)/\d+\S*"
    r"|hal\.(?:science|archives-ouvertes\.fr|inria\.fr)/hal-\d+\S*|jmlr\.org/papers/v\d+/[\w-]+\.html"
    r"|nature\.com/articles/[\w-]+|usenix\.org/conference/\w+/presentation/[\w-]+|eprint\.iacr\.org/\d{4}/\d+"
    r"|semanticscholar\.org/paper/\S+",
    re.IGNORECASE | re.ASCII,
)
"""Pages of single papers at archives, proceedings and publishers, as their sites name them."""


class Identifier(Struct, frozen=True):
    """What an address names: its kind, the key that all addresses of it share, the time that the key tells.

    `version` is given where the address names one; `flaw` says why there can be no such identifier.
    """

    kind: Kind
    key: str
    year: int | None = None
    month: int | None = None
    version: str | None = None
    flaw: str | None = None


@lru_cache(65536)
def identify(url: str) -> Identifier | None:
    """What an address names, if it is of a kind that is known."""
    parts = PARTS.match(url)
    return READERS.get(parts[1].lower(), _publication)(parts[2], parts[3] or "") if parts else None


def _repository(path: str, _: str) -> Identifier | None:
    names = path.strip("/").lower().split("/")
    if len(names) != 2 or NO_OWNER.fullmatch(names[0]):
        return None
    return Identifier("github", "/".join(names).removesuffix(".git"))


def _hub(path: str, _: str) -> Identifier | None:
    if paper := ARXIV.fullmatch(path):
        return _arxiv(paper[1], paper[2])
    names = path.strip("/").split("/")
    kind = names[0] in ("datasets", "spaces")
    named = len(names) == 2 + kind and not NO_MODEL.fullmatch(names[0])
    return Identifier("huggingface", "/".join(names)) if named else None


def _preprint(path: str, _: str) -> Identifier | None:
    found = ARXIV.fullmatch(path)
    return _arxiv(found[1], found[2]) if found else None


def _arxiv(number: str, version: str | None) -> Identifier:
    if new := NEW.fullmatch(number):
        year, month = 2000 + int(new[1]), int(new[2])
        if year < 2015 and len(new[3]) == 5:
            number = number.replace(".0", ".")  # arXiv takes a nought too many there
        return Identifier("arxiv", number, year, month, version, _new_flaw(year, month, number.partition(".")[2]))
    if old := OLD.fullmatch(number):
        year, month = int(old[1]) + (1900 if int(old[1]) >= 91 else 2000), int(old[2])
        flaw = _month_flaw(month)
        if not flaw and not (1991, 7) <= (year, month) <= (2007, 3):
            flaw = "numbers of this kind are from July 1991 to March 2007"
        return Identifier("arxiv", number.lower(), year, month, version, flaw)
    return Identifier("arxiv", number.lower(), version=version, flaw="no arXiv number is of this form")


def _new_flaw(year: int, month: int, number: str) -> str | None:
    if flaw := _month_flaw(month):
        return flaw
    if (year, month) < (2007, 4):
        return "numbers of this kind begin in April 2007"
    if year >= 2015 and len(number) == 4:
        return "from 2015 on, five digits follow the point"
    if year < 2015 and len(number) == 5:
        return "up to 2014, four digits follow the point"
    return "numbers begin at 1" if int(number) == 0 else None


def _month_flaw(month: int) -> str | None:
    return None if 1 <= month <= 12 else f"there is no month {month}"


def _publication(path: str, query: str) -> Identifier | None:
    found = DOI.search(unquote(path + query))
    return _doi(DOI_TAIL.sub("", found[0].lower(), count=1)) if found else None


def _resolver(path: str, _: str) -> Identifier | None:
    found = DOI.search(unquote(path))
    return _doi(found[0].lower()) if found else None


def _doi(name: str) -> Identifier:
    """What a DOI names: those of arXiv and of the ACL Anthology hold their own identifiers."""
    prefix, _, rest = name.partition("/")
    if prefix == "10.48550" and (arxiv := re.fullmatch(r"arxiv\.(.+?)(v\d+)?", rest)):
        return _arxiv(arxiv[1], arxiv[2])
    paper = _anthology(rest.removeprefix("v1"), "") if prefix == "10.18653" else None
    return paper or Identifier("doi", name)


def _anthology(path: str, _: str) -> Identifier | None:
    found = ACL.search(path)
    if not found:
        return None
    name, short = found[1], int(found[1][1:3])
    year = int(name[:4]) if name[0].isdigit() else short + (1900 if short > 60 else 2000)
    return Identifier("acl", name.lower(), year, version=found[2])


def _review(path: str, query: str) -> Identifier | None:
    paper = path.rstrip("/") in ("/forum", "/pdf") or (path == "/attachment" and query.endswith("&name=pdf"))
    found = REVIEW.search(query) if paper else None
    return Identifier("openreview", found[1]) if found else None


def _video(path: str, query: str) -> Identifier | None:
    return _film((VIDEO_QUERY.search(query) if path == "/watch" else VIDEO.fullmatch(path)), query)


def _short_video(path: str, query: str) -> Identifier | None:
    return _film(SHORT_VIDEO.fullmatch(path), query)


def _film(found: re.Match[str] | None, query: str) -> Identifier | None:
    playlist = LIST.search(query)
    return Identifier("youtube", found[1] + (f"&{playlist[1]}" if playlist else "")) if found else None


Reader = Callable[[str, str], Identifier | None]
ARXIV_HOSTS = "arxiv.org export.arxiv.org browse.arxiv.org cn.arxiv.org xxx.lanl.gov alphaxiv.org beta.alphaxiv.org"
READERS: Mapping[str, Reader] = {
    "github.com": _repository,
    "openreview.net": _review,
    "youtu.be": _short_video,
    **dict.fromkeys(("huggingface.co", "hf.co"), _hub),
    **dict.fromkeys(("doi.org", "dx.doi.org"), _resolver),
    **dict.fromkeys(("youtube.com", "m.youtube.com", "youtube-nocookie.com"), _video),
    **dict.fromkeys((*ARXIV_HOSTS.split(), "ar5iv.org", "ar5iv.labs.arxiv.org"), _preprint),
    **dict.fromkeys(("aclanthology.org", "aclweb.org", "anthology.aclweb.org", "aclanthology.info"), _anthology),
}
"""Who reads the path and query of a host's addresses; of all other hosts only a DOI in them is read."""


@lru_cache(65536)
def canonical(url: str) -> str:
    """The key that all links of one resource share; query and fragment are part of it."""
    found = identify(url)
    if found and found.kind not in ("github", "huggingface"):
        return f"{found.kind}:{found.key}"
    parts = PARTS.match(url)
    if not parts:
        return url
    host, path, query, fragment = parts[1].lower(), parts[2], parts[3] or "", parts[4] or ""
    if host == "github.com":
        path, query, fragment = _case_free(path), query.replace("tab=readme-ov-file", ""), _not_readme(fragment)
    kept = "&".join(part for part in query[1:].split("&") if part and not TRACKING.fullmatch(part))
    return (
        host
        + path.rstrip("/").removesuffix(".git")
        + ("?" + kept if kept else "")
        + (fragment if fragment != "#" else "")
    )


def _case_free(path: str) -> str:
    names = path.split("/")
    return "/".join([name.lower() for name in names[:3]] + names[3:])


def _not_readme(fragment: str) -> str:
    return "" if fragment.lower() in ("#readme", "#readme-ov-file") else fragment


def names_one_work(url: str) -> bool:
    """Whether an address is of one work: a paper by its identifier or its page, or a PDF."""
    found = identify(url)
    if found:
        return found.kind in ("arxiv", "doi", "openreview", "acl")
    bare = url.partition("#")[0].partition("?")[0].rstrip("/")
    return bare.lower().endswith(".pdf") or bool(ONE_WORK.fullmatch(bare.partition("//")[2].removeprefix("www.")))

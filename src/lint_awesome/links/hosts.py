"""What each site needs: one table, data only. An entry stands for a host and all below it; the longest name wins."""

from __future__ import annotations

from collections.abc import Mapping
from fnmatch import fnmatchcase
from functools import lru_cache
from typing import Annotated, Literal

from msgspec import Meta, Struct
from msgspec.structs import asdict, replace

VERSION = 1
"""To be raised with every change of the table that can change a verdict: what is cached goes by it."""

Ask = Literal["page", "get", "never", "skip"]
"""HEAD and then GET, GET at once, no request (`unverified`, for the site never says), no request (`skipped`)."""


class Host(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, rename="kebab"):
    """What a site needs; what is not given is as usual."""

    ask: Annotated[Ask | None, Meta(description="page (HEAD, then GET), get (GET at once), never, skip")] = None
    per_host: Annotated[Annotated[int, Meta(ge=1)] | None, Meta(description="how many requests at a time")] = None
    interval: Annotated[
        Annotated[float, Meta(ge=0)] | None, Meta(description="seconds between the starts of two requests")
    ] = None
    together: Annotated[bool | None, Meta(description="hosts below this name share its limits")] = None
    refusal: Annotated[Literal["blocked", "challenge"] | None, Meta(description="what a refusal is called")] = None
    lenient: Annotated[bool | None, Meta(description="all but 2xx and 404 is a refusal: it turns programs away")] = None
    immortal: Annotated[bool | None, Meta(description="never dead, whatever it answers")] = None
    registry: Annotated[str | None, Meta(description="which registry knows its addresses")] = None
    note: Annotated[str, Meta(description="what is said with a refusal")] = ""


USUAL = Host()
REFUSES = "publishers refuse programs"

PUBLISHER = Host(ask="get", lenient=True, registry="doi", note=REFUSES)
SEARCH = Host(ask="get", refusal="challenge", note="it shows programs a challenge")
SILENT = Host(ask="never", note="it never tells programs")
SLOW = Host(per_host=1)
RESERVED = Host(ask="skip", note="a name that is reserved for examples (RFC 2606, RFC 6761)")
BADGES = Host(ask="skip", note="the picture of a badge")
PREPRINTS = Host(registry="arxiv")
PAPERS = Host(per_host=4)


def _names(names: str) -> frozenset[str]:
    return frozenset(names.split())


def _table(rows: Mapping[str, Host]) -> dict[str, Host]:
    return {name: host for names, host in rows.items() for name in names.split()}


HOSTS = _table(
    {
        # 2026-11: docs.github.com, rate limits; pages are asked 4 a second where there is no token
        "github.com": Host(registry="github", interval=0.25),
        "raw.githubusercontent.com": Host(registry="github", interval=0.25),
        "api.github.com": Host(per_host=1, interval=0.5),
        "gist.github.com gitlab.com codeberg.org": SLOW,
        "github.io": Host(per_host=1, together=True),
        # 2026-11: info.arxiv.org, terms of use for its interfaces: one connection, 3 seconds
        "arxiv.org xxx.lanl.gov alphaxiv.org ar5iv.org ar5iv.labs.arxiv.org": PREPRINTS,
        "export.arxiv.org": Host(registry="arxiv", per_host=1, interval=3),
        "doi.org dx.doi.org": Host(registry="doi"),
        "dl.acm.org link.springer.com onlinelibrary.wiley.com tandfonline.com science.org nature.com": PUBLISHER,
        "academic.oup.com pubs.acs.org ieeexplore.ieee.org sciencedirect.com mdpi.com": PUBLISHER,
        "researchgate.net academia.edu": PUBLISHER,
        "openreview.net": Host(registry="openreview"),
        "api2.openreview.net api.openreview.net": Host(per_host=1, interval=1),
        "semanticscholar.org dblp.org dblp.uni-trier.de scholar.google.*": SEARCH,
        "aclanthology.org proceedings.mlr.press papers.nips.cc openaccess.thecvf.com": PAPERS,
        "huggingface.co hf.co": Host(registry="hub"),
        "medium.com x.com twitter.com linkedin.com facebook.com instagram.com reddit.com quora.com": SILENT,
        "zhihu.com bilibili.com mp.weixin.qq.com": SILENT,
        "youtube.com youtu.be youtube-nocookie.com": Host(registry="video", ask="get"),
        # scripts make these pages: 200 says little, 404 is true
        "notion.site notion.so docs.google.com drive.google.com colab.research.google.com": Host(ask="get"),
        # 429, 5xx and time-outs are common
        "web.archive.org": Host(per_host=1, interval=2, immortal=True, note="an archive that is often busy"),
        "localhost local invalid example example.com example.net example.org": RESERVED,
        "img.shields.io shields.io badgen.net badge.fury.io badges.gitter.im badge.socket.dev": BADGES,
    }
)

BADGE_PATHS = (
    "*/badge.svg",
    "*/badge.png",
    "*/badge/*.svg",
    "*/badge/*.png",
    "*/badges/*.svg",
    "*/badges/*.png",
    "*-badge.svg",
    "*-badge.png",
)
"""The paths of badges' pictures, on any host."""

PARKED = _names("sedo.com sedoparking.com parkingcrew.net bodis.com dan.com afternic.com hugedomains.com parklogic.com")
"""Where names lead that are for sale."""

MEANT_TO_LEAD_ON = _names(
    "doi.org dx.doi.org hdl.handle.net purl.org purl.oclc.org w3id.org identifiers.org n2t.net ark.org aka.ms bit.ly "
    "goo.gl t.co tinyurl.com ow.ly is.gd buff.ly lnkd.in t.ly rb.gy cutt.ly forms.gle amzn.to youtu.be hf.co "
    "discord.gg git.io g.co"
)
"""Shorteners and persistent identifiers: that they redirect is their work."""


def bare(host: str) -> str:
    """A host without `www.`."""
    return host.removeprefix("www.")


@lru_cache(4096)
def known(host: str) -> tuple[str, Host]:
    """The name of the table that a host falls under, with what it says; the host itself where there is none."""
    return under(host, HOSTS) or (host, USUAL)


def under(host: str, table: Mapping[str, Host]) -> tuple[str, Host] | None:
    """The entry of a table that a host falls under."""
    name = bare(host)
    for pattern in (pattern for pattern in table if pattern.endswith("*")):
        if fnmatchcase(name, pattern):
            return pattern, table[pattern]
    while name:
        if name in table:
            return name, table[name]
        name = name.partition(".")[2]
    return None


def needs(host: str, own: Mapping[str, Host]) -> tuple[str, Host]:
    """What a host needs, with the settings' own entries over the table's, and the name that its limits go by."""
    name, given = known(host)
    if own and (found := under(host, own)):
        name, given = found[0] if found[1].together else name, _over(given, found[1])
    return (name if given.together else host), given


def _over(given: Host, own: Host) -> Host:
    """A host as the table has it, with what the settings say about it; how it is asked rules out a registry."""
    changes = {key: value for key, value in asdict(own).items() if value not in (None, "")}
    if own.ask and not own.registry:
        changes["registry"] = None
    return replace(given, **changes)

"""Links checked: from addresses to verdicts, over the cache and over the net."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from urllib.parse import unquote

from msgspec import Struct
from msgspec.structs import replace

from lint_awesome.links.cache import DAY, Cache, News, Remembered, Trouble
from lint_awesome.links.outside import Ended, Outside
from lint_awesome.links.settings import Settings
from lint_awesome.links.targets import Target, targets
from lint_awesome.links.verdict import NOT_REACHED, Verdict

PUSHED = re.compile(r"last push ([0-9-]{10})")
OUR_OWN = ("not-reached", "private-address", "fragment")
"""Reasons that say nothing about whether a link can be reached."""


class Checked(Struct, frozen=True):
    """A verdict for every address, and how the check ended: where it is `offline` they say nothing."""

    verdicts: dict[str, Verdict]
    ended: Ended = "done"


class Asked(Struct, frozen=True):
    """What came of asking: verdicts by key, the tags and anchors of pages."""

    verdicts: Mapping[str, Verdict] = {}
    ended: Ended = "done"
    tags: Mapping[str, Mapping[str, str]] = {}
    anchors: Mapping[str, frozenset[str]] = {}


def check(urls: Iterable[str], settings: Settings | None = None, outside: Outside | None = None) -> dict[str, Verdict]:
    """The verdict on every address, whatever happens."""
    return run(urls, settings or Settings(), outside or Outside()).verdicts


def run(urls: Iterable[str], settings: Settings, outside: Outside) -> Checked:
    """The verdicts, and how the check ended. The first Ctrl-C ends it with what is known, a second one at once."""
    return asyncio.run(checked(urls, settings, outside))


async def checked(urls: Iterable[str], settings: Settings, outside: Outside) -> Checked:
    """The verdicts on addresses, each asked once, and how the check ended."""
    found = targets(urls, settings)
    wanted = {target.key: target for target in found.values() if isinstance(target, Target)}
    cache = Cache(outside.cache, outside.wall(), outside.tell) if outside.cache else None
    hosts = {key: target.address.host for key, target in wanted.items()}
    known = cache.read(hosts, [target.address.url for target in wanted.values()]) if cache else Remembered()
    left = [target for key, target in wanted.items() if target.fragments or key not in known.verdicts]
    asked = await _asked(left, settings, outside, known) if left else Asked()
    verdicts = {**known.verdicts, **dict(_dated(left, asked.verdicts, outside, known.troubles, settings))}
    if cache and asked.ended != "offline":
        news = [News(one.key, one.address.host, verdicts[one.key]) for one in left]
        cache.write((one for one in news if one.verdict.reason not in OUR_OWN), asked.tags)
    if settings.dormant_after:
        verdicts = {key: _rested(one, outside.wall(), settings.dormant_after) for key, one in verdicts.items()}
    return Checked({url: _of(url, one, verdicts, asked.anchors) for url, one in found.items()}, asked.ended)


async def _asked(left: list[Target], settings: Settings, outside: Outside, known: Remembered) -> Asked:
    """Asks over the net; what that needs is only loaded here."""
    from lint_awesome.links.asking import Run
    from lint_awesome.links.request import Web

    async with Web(settings, outside) as web:
        asking = Run(left, settings, outside, web, known)
        ended = await asking.run()
    return Asked(asking.verdicts, ended, asking.tags, asking.pages.anchors)


def _dated(
    left: Iterable[Target],
    verdicts: Mapping[str, Verdict],
    outside: Outside,
    troubles: Mapping[str, Trouble],
    settings: Settings,
) -> Iterator[tuple[str, Verdict]]:
    """The verdict on each target with the time, and since when it has not been reachable."""
    now = outside.wall()
    for target in left:
        verdict = replace(verdicts.get(target.key, NOT_REACHED), checked_at=datetime.fromtimestamp(now, UTC))
        trouble = troubles.get(target.key)
        if trouble and verdict.state in ("dead", "unverified") and verdict.reason not in OUR_OWN:
            verdict = _lasting(verdict, trouble, now, settings.dead_after_days)
        yield target.key, verdict


def _lasting(verdict: Verdict, trouble: Trouble, now: float, days: int) -> Verdict:
    since = datetime.fromtimestamp(trouble.first_seen, UTC).date()
    detail = f"{verdict.detail}; not reachable since {since}, in {trouble.runs + 1} runs"
    return replace(verdict, detail=detail, overdue=bool(days) and now - trouble.first_seen >= days * DAY)


def _rested(verdict: Verdict, now: float, days: int) -> Verdict:
    """A repository in which nothing has come for so many days is dormant."""
    pushed = PUSHED.fullmatch(verdict.detail)
    if verdict.reason or not pushed or now - datetime.fromisoformat(pushed[1]).timestamp() < days * DAY:
        return verdict
    return replace(verdict, reason="dormant")


def _of(
    url: str, found: Target | Verdict, verdicts: Mapping[str, Verdict], anchors: Mapping[str, frozenset[str]]
) -> Verdict:
    """The verdict on an address: its target's, but for an anchor that is not there."""
    if isinstance(found, Verdict):
        return found
    place = unquote(url.partition("#")[2]).partition(":~:")[0]  # what follows that names words, no place
    known = anchors.get(found.key)
    if known is not None and place and place.lower() != "top" and place not in known:  # HTML has the top in any page
        return Verdict("unverified", "fragment", detail=f"the page has no place '{place}'")
    return verdicts[found.key]

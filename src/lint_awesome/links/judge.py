"""From what was seen of a link to the verdict on it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from msgspec.structs import replace

from lint_awesome.links.answers import Answer
from lint_awesome.links.fetch import Told, Trip
from lint_awesome.links.hosts import Host
from lint_awesome.links.moves import astray, is_move
from lint_awesome.links.targets import Target
from lint_awesome.links.verdict import NOT_REACHED, Reason, Verdict
from lint_awesome.links.words import REASONS, said

MANY = 5
"""Where more links than that of one host answer 404 and none is alive, the host hides rather than is empty."""
REFUSALS = (202, 403, 429)
"""What sites that check for robots answer."""


def judged(trip: Trip, host: Host) -> Verdict:
    """The verdict on a link, had it not to be confirmed; `host` is what the site at the redirects' end needs."""
    if trip.unasked:
        return _placed(trip.unasked, trip)
    told = trip.told[-1]
    if told.step == "alive":
        return _alive(trip, told)
    if told.step in ("confirm", "gone"):
        state = Verdict("unverified", _reason(told, host)) if host.immortal else Verdict("dead")
        return _placed(state, trip, said(told.answers) + _noted(host, host.immortal))
    reason = _reason(told, host)
    return _placed(Verdict("unverified", reason), trip, said(told.answers, reason) + _noted(host, not told.last.fault))


def confirmed(first: Trip, second: Trip, host: Host) -> Verdict:
    """The verdict on a link that was gone, after it was asked a second time."""
    verdict = judged(second, host)
    if verdict.state != "dead":
        return verdict
    answers: tuple[Answer, ...] = (*first.told[-1].answers, *second.told[-1].answers)
    same = first.places[-1] == second.places[-1]
    return _placed(Verdict("dead"), second, said(answers if same else second.told[-1].answers))


def _alive(trip: Trip, told: Told) -> Verdict:
    start, end = trip.places[0], trip.places[-1]
    statuses = [one.last.status or 0 for one in trip.told[:-1]]
    reason = astray(start, end) if statuses else None
    if reason:
        return _placed(Verdict("unverified", reason), trip, f"answered {told.last.status} ({REASONS[reason]})")
    if statuses and is_move(start, statuses, end):
        codes = ", ".join(str(status) for status in dict.fromkeys(statuses))
        return Verdict("moved", None, told.last.status, end.url, len(statuses), detail=f"answered {codes}")
    return _placed(Verdict("alive"), trip, f"answered {told.last.status}")


def _reason(told: Told, host: Host) -> Reason:
    """Why there is no verdict, in the words of a site that is known to refuse programs."""
    status = told.last.status
    if status in REFUSALS and host.refusal:
        return host.refusal
    if status and host.lenient:
        return "blocked"
    return told.reason or "blocked"


def _noted(host: Host, wanted: object) -> str:
    return f"; {host.note}" if wanted and host.note else ""


def _placed(verdict: Verdict, trip: Trip, words: str = "") -> Verdict:
    """A verdict with where the redirects led; a query is not repeated, for it may hold secrets."""
    hops = len(trip.places) - 1
    status = trip.told[-1].last.status if trip.told else None
    end = trip.places[-1].place
    detail = words or verdict.detail
    return replace(
        verdict,
        status=status if verdict.status is None else verdict.status,
        final_url=end if hops else None,
        hops=hops,
        detail=f"redirects to {end}, then {detail}" if hops and detail else detail,
    )


def doubted(
    targets: Sequence[Target], verdicts: Mapping[str, Verdict], alive_before: Iterable[str]
) -> dict[str, Verdict]:
    """Dead links that are not certain after all: where a host answers 404 to all, it may as well hide."""
    gone, alive = defaultdict[str, list[str]](list), set(alive_before)
    for target in targets:
        verdict = verdicts.get(target.key, NOT_REACHED)
        if verdict.state in ("alive", "moved"):
            alive.add(target.address.host)
        elif (verdict.state, verdict.status, verdict.source) == ("dead", 404, "page"):
            gone[target.address.host].append(target.key)
    hidden = {host: keys for host, keys in gone.items() if len(keys) > MANY and host not in alive}
    return {key: _doubted(verdicts[key], len(keys)) for keys in hidden.values() for key in keys}


def _doubted(verdict: Verdict, links: int) -> Verdict:
    detail = f"{verdict.detail}; so do all {links} links of this host: it may hide"
    return replace(verdict, state="unverified", reason="blocked", detail=detail)

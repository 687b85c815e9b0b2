"""Verdicts on links by what their own pages answer; what is gone is asked a second time, later."""

from __future__ import annotations

import asyncio

from msgspec.structs import replace

from lint_awesome.links.fetch import Fetch, Trip
from lint_awesome.links.fragments import anchors
from lint_awesome.links.hosts import Host, needs
from lint_awesome.links.judge import confirmed, judged
from lint_awesome.links.pace import Shut
from lint_awesome.links.request import Names
from lint_awesome.links.settings import Settings
from lint_awesome.links.targets import Target
from lint_awesome.links.verdict import NOT_REACHED, Verdict
from lint_awesome.links.words import said

AGAIN = 5.0
"""Seconds between the two times that what is gone is asked."""


class Pages:
    """Asks pages over `fetch`; `anchors` has the places in those that were read, by the target's key."""

    def __init__(self, fetch: Fetch, names: Names, settings: Settings, control: str) -> None:
        self.fetch, self.pace, self.names, self.settings, self.control = fetch, fetch.pace, names, settings, control
        self.nameless: dict[str, asyncio.Future[bool]] = {}
        self.anchors: dict[str, frozenset[str]] = {}

    async def verdict(self, target: Target, *, witness: bool = False) -> Verdict:
        """The verdict on a page; a second witness is asked by GET, and its word that a page is gone is enough."""
        trip = await self.fetch.trip(target.address, again=witness)
        verdict = judged(trip, self._needs(trip))
        if verdict.state == "dead" and not witness and trip.told[-1].step == "confirm":
            verdict = await self._confirmed(target, trip)
        if target.fragments and verdict.state in ("alive", "moved"):
            await self._read(target, trip)
        return verdict

    def _needs(self, trip: Trip) -> Host:
        return needs(trip.places[-1].host, self.settings.hosts)[1]

    async def _confirmed(self, target: Target, trip: Trip) -> Verdict:
        """What a link is that was gone, asked a second time."""
        answers, host = trip.told[-1].answers, trip.places[-1].host
        unnamed = answers[-1].fault == "dns-none"
        once = replace(NOT_REACHED, status=answers[-1].status, detail=f"{said(answers)}; not asked a second time")
        try:
            if unnamed and await self._is_nameless(host):
                return judged(trip, self._needs(trip))
            await self.pace.rest(0 if unnamed else AGAIN)
        except Shut:
            return once
        verdict = confirmed(trip, await self.fetch.trip(target.address, again=True), self._needs(trip))
        if verdict.reason == "not-reached":
            return once
        return replace(verdict, state="unverified", reason="dns") if unnamed and verdict.state == "dead" else verdict

    async def _is_nameless(self, host: str) -> bool:
        """Whether a name is surely not there: its full form fails twice while another name is found."""
        if host not in self.nameless:
            self.nameless[host] = asyncio.get_running_loop().create_future()
            try:
                self.nameless[host].set_result(await self._fails_twice(host))
            except Shut:
                self.nameless[host].set_result(False)
            except BaseException:
                self.nameless[host].cancel()
                raise
        return await asyncio.shield(self.nameless[host])

    async def _fails_twice(self, host: str) -> bool:
        """The form with a dot at its end is not tried with the domains that a system adds to names."""
        for seconds in (0.0, AGAIN):
            await self.pace.rest(seconds)
            if not await self.names.lacks(f"{host}."):
                self.names.missing.pop(host, None)
                return False
        return await self.exists()

    async def exists(self) -> bool:
        """Whether a name is found now that was found before, or else one that surely exists."""
        return await self.names.exists(next(iter(self.names.found), self.control))

    async def _read(self, target: Target, trip: Trip) -> None:
        found = await anchors(self.fetch, trip.places[-1])
        if found is not None:
            self.anchors[target.key] = found

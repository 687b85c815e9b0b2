"""Who may ask which host when: limits for each host and for all, waits that hosts ask for, hosts that are given up."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from heapq import heappop, heappush
from itertools import count
from typing import Any, Literal

from msgspec import Struct

from lint_awesome.links.answers import Fault

Rank = Literal[0, 1, 2]
"""What goes first at a host: what was begun (0), then what is new (1), then what is only to be confirmed (2)."""

CALM = 10
"""After a host was busy, so many good answers put it back to its usual pace."""
BREAK = 5
"""So many addresses in a row without an answer, and a host is left alone but for one probe; so many in a row that it
turns away, and it is left alone."""
PROBE = 30.0
"""Seconds before that probe."""
LONG = 1.0
"""A request that has taken so many seconds does not keep a slowed host's others waiting."""


class Limit(Struct, frozen=True):
    """How many requests at a time, and how many seconds apart."""

    at_once: int
    interval: float


class Shut(Exception):
    """A host that is not asked any more in this run."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault)
        self.fault = fault


Outcome = Literal["good", "busy", "limited", "failed"]
"""How a request fared: answered, answered 503, answered 429, not answered."""
Waiting = tuple[Rank, int, "asyncio.Future[None]"]


class Lane:
    """One host: who waits for it, and what is known of how it fares."""

    def __init__(self, limit: Limit) -> None:
        self.limit = limit
        self.waiting: list[Waiting] = []
        self.started: dict[int, float] = {}
        self.opens = 0.0
        self.slow = 0
        self.failed: set[str] = set()
        self.limited: set[str] = set()
        self.probe_at: float | None = None
        self.probing = False
        self.fault: Fault | None = None
        self.changed = asyncio.Event()
        self.tended = False

    def full(self, now: float) -> bool:
        """Whether no other request may start before one ends."""
        if self.probe_at is not None:
            return bool(self.started)
        if len(self.started) >= self.limit.at_once:
            return True
        return self.slow > 0 and any(now - start < LONG for start in self.started.values())

    @property
    def due(self) -> float:
        """When the next request may start, as far as time is concerned."""
        return max(self.opens, self.probe_at or 0.0)

    def start(self, number: int, now: float) -> None:
        """A request goes."""
        self.started[number] = now
        self.probing = self.probe_at is not None
        self.opens = max(self.opens, now + self.limit.interval * (2 if self.slow else 1))


class Pace:
    """The lanes of all hosts; `limits` gives a host's own, `now` and `sleep` are the clock's."""

    def __init__(
        self,
        limits: Callable[[str], Limit],
        in_flight: int,
        now: Callable[[], float],
        sleep: Callable[[float], Awaitable[None]],
    ) -> None:
        self.limits, self.now, self.sleep = limits, now, sleep
        self.lanes: dict[str, Lane] = {}
        self.free = in_flight
        self.wanted: list[tuple[int, int, asyncio.Future[None]]] = []
        self.numbers = count()
        self.stopped = asyncio.Event()
        self.tending: set[asyncio.Task[None]] = set()

    def lane(self, host: str) -> Lane:
        """The lane of a host."""
        if host not in self.lanes:
            self.lanes[host] = Lane(self.limits(host))
        return self.lanes[host]

    @asynccontextmanager
    async def turn(self, host: str, rank: Rank = 1) -> AsyncIterator[None]:
        """Waits until a host may be asked, and holds its place; raises `Shut`."""
        lane = self.lane(host)
        if lane.fault or self.stopped.is_set():
            raise Shut(lane.fault or "not-reached")
        number, go = next(self.numbers), asyncio.get_running_loop().create_future()
        heappush(lane.waiting, (rank, number, go))
        self._tend(lane)
        try:
            await go
            yield
        finally:
            if lane.started.pop(number, None) is not None:
                self._release()
            lane.changed.set()

    def _tend(self, lane: Lane) -> None:
        if not lane.tended:
            lane.tended = True
            task = asyncio.get_running_loop().create_task(self._let_go(lane))
            self.tending.add(task)
            task.add_done_callback(self.tending.discard)

    async def _let_go(self, lane: Lane) -> None:
        """Lets those who wait at a host go, one after the other."""
        while lane.waiting:
            await self._opened(lane)
            await self._slot(len(lane.waiting))
            now = self.now()
            held = lane.full(now) or lane.due > now  # what was answered meanwhile may have slowed or held the host
            number = None if held else self._next(lane)
            if number is None:
                self._release()
            else:
                lane.start(number, now)
        lane.tended = False

    async def _opened(self, lane: Lane) -> None:
        """Waits until a request may start; returns at once where nobody waits any more."""
        while lane.waiting:
            now = self.now()
            if lane.full(now):
                lane.changed.clear()
                await self._either(lane.changed, LONG if lane.slow else None)
            elif lane.due > now:
                await self._either(None, lane.due - now)
            else:
                return

    async def rest(self, seconds: float) -> None:
        """Waits for a time; raises `Shut` where all is stopped meanwhile."""
        if seconds > 0 and not self.stopped.is_set():
            await self._either(self.stopped, seconds)
        if self.stopped.is_set():
            raise Shut("not-reached")

    async def _either(self, event: asyncio.Event | None, seconds: float | None) -> None:
        """Waits for an event or for a time, whichever is first."""
        if event is None:
            await self.sleep(seconds or 0.0)
            return
        waits: list[asyncio.Future[Any]] = [asyncio.ensure_future(event.wait())]
        waits += [asyncio.ensure_future(self.sleep(seconds))] if seconds is not None else []
        try:
            await asyncio.wait(waits, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for wait in waits:
                wait.cancel()

    def _next(self, lane: Lane) -> int | None:
        """Tells the next who waits that it may go."""
        while lane.waiting:
            _, number, go = heappop(lane.waiting)
            if not go.done():
                go.set_result(None)
                return number
        return None

    async def _slot(self, queue: int) -> None:
        """Waits for one of the places of all hosts together: the longest queue has the first."""
        if self.free:
            self.free -= 1
            return
        place = asyncio.get_running_loop().create_future()
        heappush(self.wanted, (-queue, next(self.numbers), place))
        await place

    def _release(self) -> None:
        while self.wanted:
            place = heappop(self.wanted)[2]
            if not place.done():
                place.set_result(None)
                return
        self.free += 1

    def answered(self, host: str, url: str, outcome: Outcome) -> None:
        """Notes how a host fared with an address."""
        lane = self.lane(host)
        if outcome == "failed":
            self._failed(host, lane, url)
            return
        lane.failed.clear()
        lane.probe_at, lane.probing = None, False
        lane.slow = max(lane.slow - 1, 0) if outcome == "good" else CALM
        lane.limited = lane.limited | {url} if outcome == "limited" else set()
        if len(lane.limited) >= BREAK:
            self.shut(host, "rate-limited")

    def _failed(self, host: str, lane: Lane, url: str) -> None:
        lane.failed.add(url)
        if lane.probing:
            self.shut(host, "not-reached")
        elif lane.probe_at is None and len(lane.failed) >= BREAK:
            lane.probe_at = self.now() + PROBE

    def is_crowded(self, host: str) -> bool:
        """Whether half of what a host is asked at a time is taken by requests that take long."""
        lane, now = self.lane(host), self.now()
        return 2 * sum(1 for start in lane.started.values() if now - start >= LONG) >= lane.limit.at_once

    def hold(self, host: str, seconds: float) -> None:
        """Has a host left alone for a time."""
        lane = self.lane(host)
        lane.opens = max(lane.opens, self.now() + seconds)

    def shut(self, host: str, fault: Fault) -> None:
        """Has a host not asked any more."""
        lane = self.lane(host)
        lane.fault = lane.fault or fault
        for _, _, go in lane.waiting:
            if not go.done():
                go.set_exception(Shut(lane.fault))
        lane.waiting.clear()
        lane.changed.set()

    def stop(self) -> None:
        """Has no host asked any more."""
        self.stopped.set()
        for host in self.lanes:
            self.shut(host, "not-reached")

    def waiting(self) -> int:
        """How many hosts are waited for."""
        return sum(1 for lane in self.lanes.values() if lane.waiting)

    async def close(self) -> None:
        """Ends what runs beside the requests."""
        for task in self.tending:
            task.cancel()
        await asyncio.gather(*self.tending, return_exceptions=True)

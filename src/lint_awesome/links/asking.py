"""A run over many links: each is asked in its turn, and whatever happens, what is known is kept."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Awaitable, Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import zip_longest
from zlib import crc32

from msgspec import Struct

from lint_awesome.links.answers import Answer
from lint_awesome.links.cache import Remembered
from lint_awesome.links.calls import Calls, parts
from lint_awesome.links.fetch import Fetch, Terms
from lint_awesome.links.hosts import needs
from lint_awesome.links.judge import doubted
from lint_awesome.links.network import FIRST, Network
from lint_awesome.links.outside import Count, Ended, Outside
from lint_awesome.links.pace import Limit, Pace
from lint_awesome.links.pages import Pages
from lint_awesome.links.request import Web
from lint_awesome.links.settings import Settings
from lint_awesome.links.sites import REGISTRIES
from lint_awesome.links.targets import Target, policy
from lint_awesome.links.verdict import Verdict

GRACE = 1.5
"""Seconds that requests have to end in when a run is stopped."""
WINDOW = 2000
"""How many links are begun at a time: most of them wait for their turn."""


class Job(Struct, frozen=True):
    """A piece of work, and the host that it begins with."""

    host: str
    key: str
    work: Callable[[], Awaitable[None]]


class Run:
    """Asks targets; `verdicts` has those that are known, by key, `tags` what pages are known by to their servers."""

    def __init__(
        self, targets: Sequence[Target], settings: Settings, outside: Outside, web: Web, known: Remembered
    ) -> None:
        loop = asyncio.get_running_loop()
        self.targets, self.settings, self.outside, self.known = targets, settings, outside, known
        self.verdicts: dict[str, Verdict] = {}
        self.tags: dict[str, dict[str, str]] = {}
        self.unverified = 0
        ends = loop.time() + settings.deadline
        self.pace = Pace(self._limit, settings.in_flight, loop.time, asyncio.sleep)
        terms = Terms(
            policy(settings),
            lane=lambda host: needs(host, settings.hosts)[0],
            timeout=settings.timeout,
            left=lambda: ends - loop.time(),
            wall=outside.wall,
            random=outside.random,
            tags=known.tags,
        )
        self.fetch = Fetch(web.send, self.pace, terms, self._saw)
        self.pages = Pages(self.fetch, web.names, settings, outside.control)
        self.calls = Calls(self.fetch, self._keep, self._page)
        self.jobs = _in_turn(self._jobs())
        self.network = Network([job.host for job in self.jobs], self.pages.exists)
        self.tasks: set[asyncio.Task[None]] = set()

    def _limit(self, name: str) -> Limit:
        host = needs(name, self.settings.hosts)[1]
        interval = self.settings.interval if host.interval is None else host.interval
        return Limit(host.per_host or self.settings.per_host, interval)

    def _jobs(self) -> Iterator[Job]:
        """A job for each page, and one for each call to a registry."""
        known = defaultdict[str, list[Target]](list)
        for target in sorted(self.targets, key=lambda target: target.key):
            if self._has_registry(target):
                known[target.registry].append(target)
            else:
                yield Job(target.address.host, target.key, partial(self._page, target))
        for way, members in known.items():
            registry = REGISTRIES[way]
            for part in parts(members, registry.size):
                yield Job(registry.host, part[0].key, partial(self.calls.call, way, part))

    def _has_registry(self, target: Target) -> bool:
        """Whether a target is asked for at its registry; one that wants a token is of no use without."""
        registry = REGISTRIES.get(target.registry)
        return bool(registry and (not registry.token or self.outside.token(registry.host)))

    async def run(self) -> Ended:
        """Asks all that is to be asked; ends early at the deadline, at Ctrl-C, and where there is no network."""
        self.outside.progress(Count(0, len(self.targets)))
        work, alarm = asyncio.create_task(self._work()), asyncio.create_task(self._alarm())
        try:
            await asyncio.wait({work, alarm}, timeout=self.settings.deadline, return_when=asyncio.FIRST_COMPLETED)
            ended: Ended = "offline" if self.network.gone else "done" if work.done() else "deadline"
        except asyncio.CancelledError:
            ended = "interrupted"
            task = asyncio.current_task()
            assert task
            task.uncancel()
        await self._wind_up(work, alarm, *self.network.asking)
        if ended == "offline":
            self.outside.tell(f"{self.network.gone}: links were not checked")
        self.verdicts |= doubted(self.targets, self.verdicts, self.known.hosts)
        return ended

    async def _work(self) -> None:
        window = asyncio.Semaphore(WINDOW)
        for number, job in enumerate(self.jobs):
            if number == FIRST:
                await self.network.opened()
            if self.network.gone:
                return
            await window.acquire()
            task = asyncio.create_task(self._guarded(job))
            self.tasks.add(task)
            task.add_done_callback(self.tasks.discard)
            task.add_done_callback(lambda _: window.release())
        while self.tasks:
            await asyncio.wait(self.tasks)

    async def _guarded(self, job: Job) -> None:
        """A bug of ours with one link spoils no other."""
        try:
            await job.work()
        except Exception as error:  # noqa: BLE001, whatever it is
            self.outside.tell(f"{job.key}: {self.outside.bug(error)}")

    async def _alarm(self) -> None:
        """Ends where there is no network, and only there."""
        await self.network.decided.wait()
        if not self.network.gone:
            await asyncio.Event().wait()

    async def _wind_up(self, *others: asyncio.Task[None]) -> None:
        """Stops what is left: what waits at once, what is under way after a moment."""
        for other in others:
            other.cancel()
        self.pace.stop()
        for seconds, late in ((GRACE, self.fetch.sending), (0.1, self.tasks)):
            if self.tasks:
                await asyncio.wait(set(self.tasks), timeout=seconds)
            for task in list(late):
                task.cancel()
        await asyncio.gather(*self.tasks, *others, return_exceptions=True)
        await self.pace.close()

    def _saw(self, host: str, answer: Answer) -> None:
        self.network.saw(host, answer)
        found = {name: answer.headers.get(name, "") for name in ("etag", "last-modified")}
        tags = {name: tag for name, tag in found.items() if tag and tag.isascii()}  # else it may be no text at all
        if tags and answer.method == "GET" and answer.status == 200:
            self.tags[answer.url] = tags

    async def _page(self, target: Target, witness: bool = False) -> None:  # noqa: FBT001, FBT002, it is passed on
        self._keep(target, await self.pages.verdict(target, witness=witness))

    def _keep(self, target: Target, verdict: Verdict) -> None:
        """Keeps a verdict; a page that stands in for another tells nothing about where that moved."""
        if target.stands_in and verdict.state == "moved":
            verdict = Verdict("alive", verdict.reason, verdict.status, detail=verdict.detail)
        self.verdicts[target.key] = verdict
        self.unverified += verdict.state == "unverified"
        self.outside.progress(Count(len(self.verdicts), len(self.targets), self.unverified, self.pace.waiting()))


def _in_turn(jobs: Iterable[Job]) -> list[Job]:
    """Jobs with their hosts in turn, the host with the most first: the same whatever the order of the links.

    The jobs of a host are mixed, for neighbours often fare alike: a part of a site that is down is not all of it.
    """
    hosts = defaultdict[str, list[Job]](list)
    for job in sorted(jobs, key=lambda job: (job.host, crc32(job.key.encode()), job.key)):
        hosts[job.host].append(job)
    queues = sorted(hosts.values(), key=lambda queue: -len(queue))
    return [job for turn in zip_longest(*queues) for job in turn if job]

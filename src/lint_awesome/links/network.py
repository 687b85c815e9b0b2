"""Whether there is a network at all: told from the first hosts, before the others are asked."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence

from lint_awesome.links.address import Unaskable, follow, parse
from lint_awesome.links.answers import Answer

FIRST = 5
LONGEST = 3.0
"""Seconds that the others wait for the first hosts to answer."""
NAMES = ("dns-none", "dns-again")
AWAY = (*NAMES, "refused")


class Network:
    """What the first hosts of a run show of the network; `exists` says whether a name that surely exists is known."""

    def __init__(self, hosts: Sequence[str], exists: Callable[[], Awaitable[bool]]) -> None:
        self.hosts, self.exists = frozenset(hosts[:FIRST]), exists
        self.first: dict[str, Answer] = {}
        self.answered = False
        self.decided = asyncio.Event()
        self.gone = ""
        self.asking: list[asyncio.Task[None]] = []

    def saw(self, host: str, answer: Answer) -> None:
        """Takes note of an answer."""
        if self.decided.is_set():
            return
        if host in self.hosts:
            self.first.setdefault(host, answer)
        if answer.fault not in AWAY and not answer.headers.get("location"):
            self.answered = True
            self.decided.set()
        elif len(self.first) == len(self.hosts) and not self.asking:
            self.asking.append(asyncio.get_running_loop().create_task(self._decide()))

    async def _decide(self) -> None:
        """All of the first have failed, or sent us elsewhere."""
        faults = [answer.fault for answer in self.first.values()]
        enough = len(self.hosts) >= FIRST
        if all(fault in NAMES for fault in faults):
            if not await self.exists():
                self.gone = "there is no network"
        elif enough and all(fault in AWAY for fault in faults):
            self.gone = "there is no network"
        elif enough and len({_target(answer) for answer in self.first.values()}) == 1:
            self.gone = "the network leads all hosts to one page: it wants a login"
        self.decided.set()

    async def opened(self) -> None:
        """Waits until the others may be asked."""
        try:
            async with asyncio.timeout(LONGEST):
                await self.decided.wait()
        except TimeoutError:
            return


def _target(answer: Answer) -> str:
    """Where an answer leads to, without its query; the address itself where it leads nowhere."""
    try:
        return follow(parse(answer.url), answer.headers["location"]).place
    except (Unaskable, KeyError):
        return answer.url

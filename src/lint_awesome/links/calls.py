"""Verdicts on links by registries: calls about many at a time, and the next way for what one does not know."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence

from msgspec.structs import replace

from lint_awesome.links.fetch import Fetch
from lint_awesome.links.pace import Shut
from lint_awesome.links.sites import REGISTRIES, Registry, Unclear
from lint_awesome.links.targets import Target
from lint_awesome.links.verdict import Verdict
from lint_awesome.links.words import said

Keep = Callable[[Target, Verdict], None]
Page = Callable[[Target, bool], Awaitable[None]]
"""Asks a target's page, as a second witness or not."""


class Calls:
    """Asks registries over `fetch`; `keep` gets the verdicts, `page` the targets whose pages are to be asked."""

    def __init__(self, fetch: Fetch, keep: Keep, page: Page) -> None:
        self.fetch, self.keep, self.page = fetch, keep, page

    async def call(self, way: str, members: Sequence[Target]) -> None:
        """Asks a registry about some targets, and passes on what it does not know."""
        registry = REGISTRIES[way]
        try:
            await self.fetch.pace.rest(registry.after)
        except Shut:
            return
        told = await self.fetch.ask(registry.call(members), registry.host, final=registry.final)
        if told.step != "alive":
            lost = Verdict("unverified", told.reason or "blocked", told.last.status, detail=said(told.answers))
            await self._on(members, registry.lost, lost)
            return
        try:
            found = registry.read(members, told.last)
        except Unclear:
            await self._unclear(way, members, registry)
        else:
            await self._sort(members, found, registry)

    async def _unclear(self, way: str, members: Sequence[Target], registry: Registry) -> None:
        if registry.halves and len(members) > 1:
            middle = len(members) // 2
            await asyncio.gather(self.call(way, members[:middle]), self.call(way, members[middle:]))
        else:
            unclear = Verdict("unverified", "protocol", detail=f"{registry.host} gave no clear answer")
            await self._on(members, registry.absent if registry.halves else registry.lost, unclear)

    async def _sort(self, members: Sequence[Target], found: Mapping[str, Verdict | None], registry: Registry) -> None:
        """Keeps the verdicts, and goes on with what is absent and with what nothing was said about."""
        for target in members:
            if verdict := found.get(target.key):
                self.keep(target, replace(verdict, source=target.registry))
        absent = [target for target in members if target.key in found and found[target.key] is None]
        rest = [target for target in members if target.key not in found]
        dead = Verdict("dead", status=404, detail=f"not known to {registry.host}, asked twice")
        unsaid = Verdict("unverified", "protocol", detail=f"{registry.host} did not speak of it")
        await asyncio.gather(self._on(absent, registry.absent, dead), self._on(rest, registry.lost, unsaid))

    async def _on(self, members: Sequence[Target], way: str, otherwise: Verdict) -> None:
        """Goes on with some targets; where there is no other way, that is their verdict."""
        if way in REGISTRIES:
            await asyncio.gather(*(self.call(way, part) for part in parts(members, REGISTRIES[way].size)))
        elif way:
            await asyncio.gather(*(self.page(target, way == "witness") for target in members))
        else:
            for target in members:
                self.keep(target, replace(otherwise, source=target.registry))


def parts(members: Sequence[Target], size: int) -> Iterator[Sequence[Target]]:
    """Targets by as many as go into one call."""
    return (members[start : start + size] for start in range(0, len(members), size))

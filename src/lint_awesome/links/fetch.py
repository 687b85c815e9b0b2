"""One address asked until there is an answer to go by, and its redirects followed by hand."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from lint_awesome.links.address import Address, Unaskable, follow
from lint_awesome.links.answers import FAILURES, Answer, Call, Step, meaning, wait_asked_for
from lint_awesome.links.hosts import Host
from lint_awesome.links.pace import Outcome, Pace, Rank, Shut
from lint_awesome.links.verdict import Reason, Verdict

TRIES = (2.0, 8.0)
"""Seconds before the second and the third try."""
SPREAD = 0.3
"""The part by which those seconds vary, so that hosts are not asked in step."""
PATIENCE = 60.0
"""The longest wait that a host may ask for."""
BUDGET = 90.0
"""Seconds that one address may take with all its tries."""
HOPS = 10

Send = Callable[[Call, float], Awaitable[Answer]]
Policy = Callable[[Address], "Host | Verdict"]
"""How an address is to be asked; or what is said about it unasked."""


class Told(Struct, frozen=True):
    """What an address answered, request by request, and what is to be made of the last answer."""

    answers: tuple[Answer, ...]
    step: Step
    reason: Reason | None = None

    @property
    def last(self) -> Answer:
        """The answer that counts."""
        return self.answers[-1]


class Trip(Struct, frozen=True):
    """The addresses that a link leads over, with what each told; `unasked` is why it goes no further."""

    places: tuple[Address, ...]
    told: tuple[Told, ...]
    unasked: Verdict | None = None


class Terms(Struct, frozen=True):
    """How a run asks.

    By which `policy`, in whose `lane` a host is, the `timeout` of a request, the seconds that are `left`, the time of
    day, chance, and the tags that pages are known by to their servers.
    """

    policy: Policy
    lane: Callable[[str], str]
    timeout: float
    left: Callable[[], float]
    wall: Callable[[], float]
    random: Callable[[], float]
    tags: Mapping[str, Mapping[str, str]] = {}


class Fetch:
    """Asks addresses, each once a run; `saw` is told each answer with its host."""

    def __init__(self, send: Send, pace: Pace, terms: Terms, saw: Callable[[str, Answer], None]) -> None:
        self.send, self.pace, self.terms, self.saw = send, pace, terms, saw
        self.pages: dict[tuple[str, bool], asyncio.Future[Told]] = {}
        self.sending: set[asyncio.Task[Any]] = set()

    async def trip(self, start: Address, *, again: bool = False) -> Trip:
        """Follows a link's redirects to their end; `again` asks anew, by GET, after all that is new."""
        places, told = [start], list[Told]()
        while True:
            host = self.terms.policy(places[-1])
            if isinstance(host, Verdict):
                return Trip(tuple(places), tuple(told), host)
            told.append(await self.page(places[-1], host, again=again))
            if told[-1].step != "follow":
                return Trip(tuple(places), tuple(told))
            try:
                target = _target(places, told[-1])
            except Unaskable as error:
                nowhere = Verdict("unverified", "redirects", told[-1].last.status, detail=str(error))
                return Trip(tuple(places), tuple(told), nowhere)
            places.append(target)

    async def page(self, address: Address, host: Host, *, again: bool) -> Told:
        """What an address tells; who asks for one that is being asked waits for the same answer."""
        key = (address.url, again)
        if key not in self.pages:
            self.pages[key] = asyncio.get_running_loop().create_future()
            call = Call(address.url)
            if again or host.ask == "get":
                call = self._by_get(call)
            try:
                told = await self.ask(call, address.host, rank=2 if again else 1)
                self.pages[key].set_result(told)
            except BaseException:
                self.pages[key].cancel()
                raise
        return await asyncio.shield(self.pages[key])

    async def ask(self, call: Call, host: str, *, rank: Rank = 1, final: Sequence[int] = ()) -> Told:
        """Sends a request, and again where that may help; `final` are statuses that say enough as they are."""
        answers, spent, tries, wait = list[Answer](), 0.0, 0, 0.0
        while True:
            try:
                await self.pace.rest(wait)
                answer = await self._sent(call, host, *self._turn(call, host, rank, answers, spent))
            except Shut as shut:
                return _shut(answers, call, shut)
            except asyncio.CancelledError:
                if not self.pace.stopped.is_set():
                    raise
                return _shut(answers, call, Shut("not-reached"))
            answers.append(answer)
            step, reason = meaning(answer) if answer.status not in final else ("alive", None)
            pause = self._pause(answer, step, tries, spent + answer.took)
            if pause is None:
                return Told(tuple(answers), "end" if step in ("retry", "wait") else step, reason)
            wait, spent, tries = pause, spent + answer.took + pause, tries + (step in ("retry", "wait"))
            if step != "wait" and call.method == "HEAD":
                call = self._by_get(call, plain=step == "plain")

    def _by_get(self, call: Call, *, plain: bool = False) -> Call:
        headers = {**self.terms.tags.get(call.url, {}), **({"Accept": "*/*"} if plain else {})}
        return replace(call, method="GET", headers=headers)

    def _turn(self, call: Call, host: str, rank: Rank, answers: Sequence[Answer], spent: float) -> tuple[Rank, float]:
        """In which turn a request goes, and how many seconds it may take.

        What was begun goes first, but what was silent last where others are silent too, so that they hold up no other;
        and silence to HEAD is part of the time that GET has.
        """
        late = answers[-1].took if answers and answers[-1].fault == "timeout" else 0.0
        part = self.terms.timeout / 3
        seconds = part if call.method == "HEAD" else self.terms.timeout - min(late, part)
        crowded = bool(late) and self.pace.is_crowded(self.terms.lane(host))
        turn: Rank = rank if not answers else 2 if crowded else 0
        return turn, min(seconds, max(BUDGET - spent, 1.0))

    async def _sent(self, call: Call, host: str, rank: Rank, seconds: float) -> Answer:
        lane, task = self.terms.lane(host), asyncio.current_task()
        assert task
        async with self.pace.turn(lane, rank):
            self.sending.add(task)
            try:
                answer = await self.send(call, seconds)
            finally:
                self.sending.discard(task)
        self.saw(host, answer)
        if outcome := _outcome(answer):
            self.pace.answered(lane, call.url, outcome)
        if answer.status in (429, 503):
            self._hold(lane, answer)
        return answer

    def _hold(self, lane: str, answer: Answer) -> None:
        """Has the whole host left alone for as long as it asks, or given up where that is too long."""
        asked = wait_asked_for(answer, self.terms.wall())
        if asked is not None and asked > min(PATIENCE, self.terms.left()):
            self.pace.shut(lane, "rate-limited")
        elif asked or answer.status == 429:
            self.pace.hold(lane, TRIES[0] if asked is None else asked)

    def _pause(self, answer: Answer, step: Step, tries: int, spent: float) -> float | None:
        """The seconds before the next request; none where there is to be no other."""
        if step in ("get", "plain"):
            return 0.0
        if step not in ("retry", "wait") or tries >= (1 if answer.fault == "timeout" else len(TRIES)):
            return None
        if answer.fault == "timeout":
            return 0.0
        wait = TRIES[tries] * (1 + SPREAD * (2 * self.terms.random() - 1))
        if step == "wait":
            asked = wait_asked_for(answer, self.terms.wall())
            wait = wait if asked is None else asked
        return wait if wait <= min(PATIENCE, BUDGET - spent, self.terms.left()) else None


def _outcome(answer: Answer) -> Outcome | None:
    """What an answer says of the host; nothing where it says nothing."""
    if answer.fault:
        return "failed" if answer.fault in FAILURES else None
    return "limited" if answer.status == 429 else "busy" if answer.status == 503 else "good"


def _shut(answers: Sequence[Answer], call: Call, shut: Shut) -> Told:
    """What is known of an address whose host is not asked any more: the fault that was seen, if one was."""
    own = Answer(call.method, call.url, fault=shut.fault)
    failed = bool(answers) and (answers[-1].fault or answers[-1].status in (429, 503))
    return Told((*answers, own), "end", meaning(answers[-1] if failed else own)[1])


def _target(places: Sequence[Address], told: Told) -> Address:
    """Where a redirect leads; raises `Unaskable` where that is nowhere, in a circle, or too far."""
    location = told.last.headers.get("location", "")
    if not location:
        raise Unaskable(f"answered {told.last.status} without saying where to")
    target = follow(places[-1], location)
    if any(target.url == place.url for place in places):
        raise Unaskable("the redirects go in a circle")
    if len(places) > HOPS:
        raise Unaskable(f"more than {HOPS} redirects")
    return target

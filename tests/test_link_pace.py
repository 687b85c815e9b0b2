"""How hosts are asked: so many at a time, so far apart, and left alone when they ask for it or do not answer."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from itertools import pairwise
from typing import Any

import pytest
from web import Exchange, Loop, played

from lint_awesome.links.pace import Limit, Outcome, Pace, Shut
from lint_awesome.links.settings import Settings

Scenario = Callable[[Pace], Coroutine[Any, Any, None]]


def paced(scenario: Scenario, *, at_once: int = 4, interval: float = 0.1, in_flight: int = 64) -> float:
    """When a scenario over a pace is over."""

    async def run() -> float:
        loop = asyncio.get_running_loop()
        pace = Pace(lambda _: Limit(at_once, interval), in_flight, loop.time, asyncio.sleep)
        await scenario(pace)
        await pace.close()
        return loop.time()

    with asyncio.Runner(loop_factory=Loop) as runner:
        return runner.run(run())


async def asked(pace: Pace, host: str, number: int, takes: float = 1, outcome: Outcome = "good") -> float:
    """When a request was let go."""
    async with pace.turn(host):
        start = pace.now()
        await pace.sleep(takes)
    pace.answered(host, str(number), outcome)
    return start


def test_so_many_at_a_time_and_so_far_apart() -> None:
    async def scenario(pace: Pace) -> None:
        starts = await asyncio.gather(*(asked(pace, "a", number) for number in range(12)))
        assert [round(start, 3) for start in starts] == [round(n // 4 + n % 4 * 0.1, 3) for n in range(12)]

    paced(scenario)


def test_hosts_do_not_wait_for_each_other() -> None:
    async def scenario(pace: Pace) -> None:
        starts = await asyncio.gather(*(asked(pace, str(number), number) for number in range(64)))
        assert set(starts) == {0}

    assert paced(scenario) == pytest.approx(1)


def test_no_more_in_all_than_is_said_and_the_longest_queue_first() -> None:
    async def scenario(pace: Pace) -> None:
        long = [asked(pace, "long", number) for number in range(6)]
        short = [asked(pace, f"short{number}", number) for number in range(6)]
        starts = await asyncio.gather(*short[:2], *long, *short[2:])
        assert all(sum(one <= start < one + 1 for start in starts) <= 2 for one in starts)
        assert sorted(starts[2:8])[:5] == pytest.approx([1, 2, 3, 4, 5]), "one of the long queue goes whenever one can"

    paced(scenario, at_once=2, interval=0, in_flight=2)


def test_what_was_begun_goes_before_what_is_new() -> None:
    async def scenario(pace: Pace) -> None:
        order: list[str] = []

        async def turn(name: str, rank: Any) -> None:
            async with pace.turn("a", rank):
                order.append(name)
                await pace.sleep(1)

        await asyncio.gather(turn("later", 2), turn("new", 1), turn("newer", 1), turn("begun", 0))
        assert order == ["begun", "new", "newer", "later"]

    paced(scenario, at_once=1)


@pytest.mark.parametrize("outcome", ["busy", "limited"])
def test_a_busy_host_is_asked_one_at_a_time_with_double_spacing_until_it_is_calm(outcome: Outcome) -> None:
    async def scenario(pace: Pace) -> None:
        await asked(pace, "a", 0, 0.01, outcome)
        starts = await asyncio.gather(*(asked(pace, "a", number, 0.5) for number in range(1, 21)))
        gaps = [later - start for start, later in pairwise(starts)]
        assert all(gap >= 0.499 for gap in gaps[:9])
        assert all(gap < 0.4 for gap in gaps[10:13])
        starts = [await asked(pace, "b", 0, 0, outcome), *[await asked(pace, "b", number, 0) for number in range(1, 4)]]
        assert [round(later - start, 3) for start, later in pairwise(starts)] == [0.1, 0.2, 0.2]

    paced(scenario)


def test_a_request_that_takes_long_holds_up_no_other_of_a_slowed_host() -> None:
    async def scenario(pace: Pace) -> None:
        await asked(pace, "a", 0, 0, "busy")
        waits = await asyncio.gather(asked(pace, "a", 1, 60), asked(pace, "a", 2))
        assert waits[1] < 2

    paced(scenario)


def test_a_wait_that_a_host_asks_for_is_kept_by_all() -> None:
    async def scenario(pace: Pace) -> None:
        pace.hold("a", 30)
        starts = await asyncio.gather(*(asked(pace, "a", number) for number in range(3)), asked(pace, "b", 0))
        assert min(starts[:3]) >= 30
        assert starts[3] == 0

    paced(scenario)


def test_a_wait_is_kept_also_where_the_next_has_long_waited_for_a_place_of_all() -> None:
    async def scenario(pace: Pace) -> None:
        async def limited() -> None:
            async with pace.turn("a"):
                await pace.sleep(1)
            pace.hold("a", 30)

        first = asyncio.ensure_future(asyncio.gather(limited(), asked(pace, "b", 0, 5)))
        starts = await asyncio.gather(*(asked(pace, "a", number) for number in range(2)))
        await first
        assert min(starts) >= 31

    paced(scenario, in_flight=2)


def test_a_host_that_does_not_answer_is_given_up_after_a_probe() -> None:
    async def scenario(pace: Pace) -> None:
        found = await asyncio.gather(
            *(asked(pace, "a", number, 0, "failed") for number in range(20)), return_exceptions=True
        )
        starts = [start for start in found if isinstance(start, float)]
        assert len(starts) == 6
        assert starts[5] - starts[4] >= 30
        assert {error.fault for error in found if isinstance(error, Shut)} == {"not-reached"}

    paced(scenario)


def test_a_host_that_answers_its_probe_is_asked_on() -> None:
    async def scenario(pace: Pace) -> None:
        outcomes: list[Outcome] = [*["failed"] * 5, *["good"] * 15]  # type: ignore[list-item]
        found = await asyncio.gather(*(asked(pace, "a", number, 0, outcomes[number]) for number in range(20)))
        assert len(found) == 20

    assert 30 < paced(scenario) < 35


def test_one_address_that_fails_again_and_again_says_nothing_about_its_host() -> None:
    async def scenario(pace: Pace) -> None:
        for _ in range(10):
            await asked(pace, "a", 1, 0, "failed")
        await asked(pace, "a", 2, 0)

    assert paced(scenario) < 2


def test_a_host_that_turns_five_away_in_a_row_is_left_alone() -> None:
    async def scenario(pace: Pace) -> None:
        for number in range(5):
            await asked(pace, "a", number, 0, "limited")
        with pytest.raises(Shut) as shut:
            await asked(pace, "a", 6)
        assert shut.value.fault == "rate-limited"

    paced(scenario)


def test_when_all_is_stopped_nothing_waits() -> None:
    async def scenario(pace: Pace) -> None:
        waiting: list[asyncio.Future[Any]] = [asyncio.ensure_future(asked(pace, "a", number)) for number in range(9)]
        waiting.append(asyncio.ensure_future(pace.rest(60)))
        await pace.sleep(0.5)
        pace.stop()
        found = await asyncio.gather(*waiting, return_exceptions=True)
        assert sum(isinstance(one, Shut) for one in found) == 6
        with pytest.raises(Shut):
            await pace.rest(1)
        with pytest.raises(Shut):
            await asked(pace, "b", 1)

    assert paced(scenario) < 2


def test_who_gives_up_waiting_holds_nobody_up() -> None:
    async def scenario(pace: Pace) -> None:
        first = asyncio.ensure_future(asked(pace, "a", 0))
        gone = [asyncio.ensure_future(asked(pace, "a", number)) for number in range(1, 30)]
        await pace.sleep(0.5)
        for task in gone:
            task.cancel()
        assert await asked(pace, "a", 99) == pytest.approx(1, abs=0.2)
        await first

    paced(scenario, at_once=1)


@pytest.mark.parametrize("at_once", [1, 4])
def test_limits_hold_over_a_connection(at_once: int) -> None:
    script: list[Exchange] = [{"url": f"https://a.test/{number}", "delay": 0.7} for number in range(20)]
    found = played(script, settings=Settings(per_host=at_once, interval=0.25))
    assert found.web.most["a.test"] <= at_once
    starts = found.web.starts("a.test")
    assert all(later - start >= 0.249 for start, later in pairwise(starts))


def test_the_limit_of_all_holds_over_a_connection() -> None:
    script: list[Exchange] = [{"url": f"https://a{number}.test/", "delay": 1} for number in range(20)]
    found = played(script, settings=Settings(in_flight=3))
    starts = sorted(found.web.starts())
    assert all(starts[number + 3] - starts[number] >= 0.999 for number in range(len(starts) - 3))


def test_a_silent_host_is_given_up_and_no_other_waits_for_it() -> None:
    silent: list[Exchange] = [{"url": f"https://a.test/{number}", "error": "hang"} for number in range(40)]
    fine: list[Exchange] = [{"url": f"https://b.test/{number}"} for number in range(40)]
    found = played([*silent, *fine])
    assert {found.verdicts[one["url"]].state for one in fine} == {"alive"}
    assert max(found.web.starts("b.test")) < 10
    reasons = [found.verdicts[one["url"]].reason for one in silent]
    assert set(reasons) == {"timeout", "not-reached"}
    assert len(found.web.starts("a.test")) < 25


def test_silent_pages_hold_up_no_other_of_their_host() -> None:
    silent: list[Exchange] = [{"url": f"https://a.test/silent{number}", "error": "hang"} for number in range(4)]
    fine: list[Exchange] = [{"url": f"https://a.test/{number}"} for number in range(60)]
    found = played([*silent, *fine])
    assert {found.verdicts[one["url"]].state for one in fine} == {"alive"}
    assert {found.verdicts[one["url"]].reason for one in silent} == {"timeout"}
    assert max(request.at for request in found.web.requests if "silent" not in request.url) < 25

"""A whole run: each link has a verdict whatever happens, and nothing is asked more often than it must be."""

from __future__ import annotations

import asyncio
import io
import random
import signal
from collections import Counter
from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import Phase, example, given, settings
from hypothesis import strategies as st
from web import Exchange, Loop, Played, Web, outside, played

from lint_awesome.cli.progress import Progress
from lint_awesome.links import check
from lint_awesome.links.outside import Count
from lint_awesome.links.pages import Pages
from lint_awesome.links.settings import Settings
from lint_awesome.links.verdict import Verdict

STATUSES = [200, 202, 204, 301, 302, 400, 401, 403, 404, 405, 410, 429, 451, 500, 503, 520, 999]
ERRORS = ["reset", "cut", "hang", "garbage"]
WHOLE = ["refused", "dns-none", "dns-again", "tls-expired", "tls-name", "tls-issuer", "tls-chain"]
FEW = settings(
    derandomize=True,
    database=None,
    deadline=None,
    max_examples=40,
    phases=[Phase.explicit, Phase.generate],  # shrinking a script plays it for minutes
)


@st.composite
def scripts(draw: st.DrawFn) -> list[Exchange]:
    """Pages on some hosts that do all that can be done, also several things in turn."""
    script: list[Exchange] = []
    for host in range(draw(st.integers(1, 4))):
        whole = draw(st.sampled_from([None, None, None, *WHOLE]))
        for page in range(draw(st.integers(1, 4))):
            url = f"https://h{host}.test/{page}"
            if whole:
                script.append({"url": url, "error": whole})
            turns = 0 if whole else draw(st.integers(1, 3))
            script.extend({"url": url, **draw(answers())} for _ in range(turns))
    return script


@st.composite
def answers(draw: st.DrawFn) -> Exchange:
    if draw(st.booleans()) and draw(st.booleans()):
        return {"error": draw(st.sampled_from(ERRORS)), "times": draw(st.integers(1, 3))}
    location = f"https://h{draw(st.integers(0, 3))}.test/{draw(st.integers(0, 3))}"
    headers = {"location": location, "retry-after": draw(st.sampled_from(["1", "70", "x"]))}
    answer = {
        "status": draw(st.sampled_from(STATUSES)),
        "headers": headers,
        "delay": draw(st.sampled_from([0, 0, 1, 12])),
    }
    return answer | {"method": draw(st.sampled_from(["*", "HEAD", "GET"])), "times": draw(st.integers(1, 3))}


def urls_of(script: Sequence[Exchange]) -> list[str]:
    return list(dict.fromkeys(one["url"] for one in script))


@FEW
@given(scripts())
def test_every_link_has_a_verdict(script: list[Exchange]) -> None:
    found = played(script)
    assert list(found.verdicts) == urls_of(script)
    assert found.told == [] or found.ended == "offline"
    for verdict in found.verdicts.values():
        assert (verdict.state == "unverified") == (verdict.reason is not None)
        assert verdict.detail


@FEW
@given(scripts(), st.randoms(use_true_random=False))
def test_the_order_of_links_changes_no_verdict(script: list[Exchange], dice: random.Random) -> None:
    urls = urls_of(script)
    mixed = dice.sample(urls, len(urls))
    assert played(script, urls).verdicts == played(script, mixed).verdicts


@FEW
@given(scripts())
def test_nothing_is_asked_without_a_reason(script: list[Exchange]) -> None:
    """HEAD once, but after 429 and 503; GET up to three times, and once more to confirm."""
    found = played(script)
    for (url, method), times in Counter((request.url, request.method) for request in found.web.requests).items():
        assert times <= {"HEAD": 3, "GET": 6}[method], url
    assert all(most <= 4 for most in found.web.most.values())


@pytest.mark.parametrize("status", [200, 204, 403, 405, 404, 410, 429, 451, 500, 503])
def test_the_number_of_requests(status: int) -> None:
    """Two for a link, and what tries and confirmations add."""
    script: list[Exchange] = [{"url": f"https://a{number}.test/", "status": status} for number in range(30)]
    found = played(script)
    more = {404: 1, 429: 1, 500: 2, 503: 1}.get(status, 0)
    assert len(found.web.requests) <= (2 + more) * len(script)
    heads = Counter(request.url for request in found.web.requests if request.method == "HEAD")
    assert set(heads.values()) == {3 if status in (429, 503) else 1}


def test_one_address_is_asked_once_however_often_it_stands_and_redirects_lead_there() -> None:
    script: list[Exchange] = [
        {"url": f"https://a.test/{number}", "status": 302, "headers": {"location": "https://b.test/one"}}
        for number in range(20)
    ]
    urls = [*urls_of(script), "https://b.test/one", "https://b.test/one#x", "https://B.test:443/one"]
    found = played([*script, {"url": "https://b.test/one"}], [*urls, *urls])
    assert {verdict.state for verdict in found.verdicts.values()} == {"alive"}
    assert found.web.asked("https://b.test/one") == ["HEAD"]


def test_a_host_that_hides_is_not_empty() -> None:
    six = [{"url": f"https://a.test/{number}", "status": 404} for number in range(6)]
    found = played(six)
    assert {(verdict.state, verdict.reason) for verdict in found.verdicts.values()} == {("unverified", "blocked")}
    assert "all 6 links of this host" in found.verdicts["https://a.test/0"].detail
    assert {verdict.state for verdict in played(six[:5]).verdicts.values()} == {"dead"}
    one_lives = played([*six, {"url": "https://a.test/alive"}])
    assert Counter(verdict.state for verdict in one_lives.verdicts.values()) == {"dead": 6, "alive": 1}


def stopped(script: list[Exchange], at: float, given: Settings | None = None) -> Played:
    """A check that is interrupted at a moment as by Ctrl-C."""
    with asyncio.Runner(loop_factory=Loop) as runner:

        async def scenario() -> Played:
            loop = asyncio.get_running_loop()
            async with Web(script) as web:
                loop.call_at(at, signal.raise_signal, signal.SIGINT)
                found = await check.checked(urls_of(script), given or Settings(), outside(web))
                return Played(found.verdicts, found.ended, web, [], loop.time())

        return runner.run(scenario())


@pytest.mark.usefixtures("ctrl_c")
@FEW
@given(scripts(), st.floats(0, 60))
@example([{"url": "https://h0.test/0", "status": 404, "delay": 6}], 18)  # while it is asked a second time
def test_ctrl_c_at_any_moment_loses_nothing_known(script: list[Exchange], at: float) -> None:
    whole, found = played(script), stopped(script, at)
    assert found.verdicts.keys() == whole.verdicts.keys()
    if found.ended != "interrupted":
        assert found.verdicts == whole.verdicts
        return
    assert found.at <= at + 2
    answered = {request.url for request in found.web.requests if request.at < at - 15}
    for url in answered:
        alive = whole.verdicts[url].state == "alive" and whole.web.asked(url) == ["HEAD"]
        assert found.verdicts[url].state == "alive" if alive else found.verdicts[url].detail != "not asked any more"


@pytest.mark.usefixtures("ctrl_c")
def test_what_was_seen_before_ctrl_c_is_said() -> None:
    script: list[Exchange] = [
        {"url": "https://a.test/", "status": 404},
        {"url": "https://b.test/"},
        {"url": "https://c.test/", "error": "hang"},
    ]
    found = stopped(script, 3)
    assert (found.ended, found.at <= 5) == ("interrupted", True)
    assert found.verdicts["https://b.test/"].state == "alive"
    gone, silent = found.verdicts["https://a.test/"], found.verdicts["https://c.test/"]
    assert (gone.state, gone.reason, gone.status) == ("unverified", "not-reached", 404)
    assert gone.detail == "answered 404 to HEAD and GET; not asked a second time"
    assert (silent.state, silent.reason) == ("unverified", "not-reached")


@pytest.mark.usefixtures("ctrl_c")
def test_a_second_ctrl_c_ends_at_once() -> None:
    script: list[Exchange] = [{"url": "https://a.test/", "error": "hang"}]
    with asyncio.Runner(loop_factory=Loop) as runner:

        async def scenario() -> None:
            loop = asyncio.get_running_loop()
            async with Web(script) as web:
                for at in (3, 3.5):
                    loop.call_at(at, signal.raise_signal, signal.SIGINT)
                await check.checked(urls_of(script), Settings(), outside(web))

        with pytest.raises(KeyboardInterrupt):
            runner.run(scenario())
        assert runner.get_loop().time() == pytest.approx(3.5)


def test_the_deadline_ends_a_run_with_what_is_known() -> None:
    script: list[Exchange] = [{"url": f"https://a.test/{number}"} for number in range(100)]
    found = played(script, settings=Settings(deadline=3))
    assert (found.ended, found.at < 5) == ("deadline", True)
    states = Counter(verdict.state for verdict in found.verdicts.values())
    assert 20 < states["alive"] < 40
    assert {verdict.reason for verdict in found.verdicts.values() if verdict.state != "alive"} == {"not-reached"}


@pytest.mark.parametrize("error", ["dns-none", "dns-again", "refused"])
def test_no_network_is_said_once(error: str) -> None:
    script: list[Exchange] = [{"url": f"https://a{number}.test/", "error": error} for number in range(30)]
    found = played(script, control="nothing.invalid")
    assert found.ended == "offline"
    assert found.told == ["there is no network: links were not checked"]
    assert found.web.lookups.total() < 12
    assert found.at < 5


@pytest.mark.parametrize("error", ["dns-none", "dns-again"])
def test_no_network_is_seen_with_few_hosts_too(error: str) -> None:
    script: list[Exchange] = [{"url": "https://a.test/", "error": error}]
    assert played(script, control="nothing.invalid").ended == "offline"
    assert played(script).ended == "done", "another name is found"


def test_one_host_that_answers_is_a_network() -> None:
    script: list[Exchange] = [{"url": f"https://a{number}.test/", "error": "refused"} for number in range(9)]
    assert played([*script, {"url": "https://a9.test/"}, {"url": "https://a9.test/more"}]).ended == "done"
    assert played(script[:4]).ended == "done", "so few may all be down"


def test_a_network_that_wants_a_login_is_none() -> None:
    portal = {"status": 302, "headers": {"location": "http://portal.test/login?from=x"}}
    script: list[Exchange] = [{"url": f"http://a{number}.test/", **portal} for number in range(9)]
    found = played([*script, {"url": "http://portal.test/login?from=x", "delay": 1}], urls_of(script))
    assert found.ended == "offline"
    assert found.told == ["the network leads all hosts to one page: it wants a login: links were not checked"]


def test_hosts_that_hang_at_first_do_not_hold_the_others_up_for_long() -> None:
    script: list[Exchange] = [{"url": f"https://a{number}.test/", "error": "hang"} for number in range(5)]
    found = played([*script, *({"url": f"https://b{number}.test/"} for number in range(5))])
    assert all(start < 4 for number in range(5) for start in found.web.starts(f"b{number}.test"))


def test_a_bug_with_one_link_spoils_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    real = Pages.verdict

    async def broken(self: Pages, target: Any, *, witness: bool = False) -> Verdict:
        if target.address.path == "/bad":
            raise ZeroDivisionError("x")
        return await real(self, target, witness=witness)

    monkeypatch.setattr(Pages, "verdict", broken)
    found = played([], ["https://a.test/bad", "https://a.test/good"])
    assert [verdict.reason for verdict in found.verdicts.values()] == ["not-reached", None]
    assert len(found.told) == 1
    assert "ZeroDivisionError" in found.told[0]


def test_progress_is_told_link_by_link() -> None:
    counts: list[Count] = []
    script: list[Exchange] = [{"url": "https://a.test/"}, {"url": "https://b.test/", "status": 403}]
    played(script, progress=counts.append)
    assert [(count.done, count.total) for count in counts] == [(0, 2), (1, 2), (2, 2)]
    assert counts[-1].unverified == 1


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_terminal_has_one_line_that_changes() -> None:
    out, clock = Terminal(), iter([0.0, 0.0, 0.01, 0.5, 0.5])
    progress = Progress(out, now=lambda: next(clock))
    for done in (1, 2, 3):
        progress(Count(done, 3, 1, 4 - done))
    progress.say("a word")
    progress.close()
    states = [
        f"{told} waited for, 1 unverified" for told in ("1 of 3 links asked, 3 hosts", "3 of 3 links asked, 1 host")
    ]
    clear = "\r\x1b[K"
    assert out.getvalue() == f"{clear}{states[0]}{clear}{states[1]}{clear}lint-awesome: a word\n{clear}"


def test_elsewhere_there_is_a_line_at_start_and_end() -> None:
    out = io.StringIO()
    progress = Progress(out)
    for done in range(1, 1235):
        progress(Count(done, 1234, 0, 0))
    progress.close()
    assert (
        out.getvalue() == "lint-awesome: 1,234 links to ask\nlint-awesome: 1,234 of 1,234 links asked, 0 unverified\n"
    )


def test_quiet_is_quiet() -> None:
    for out in (io.StringIO(), Terminal()):
        progress = Progress(out, quiet=True)
        progress(Count(1, 1))
        progress.close()
        assert out.getvalue() == ""

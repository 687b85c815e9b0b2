"""Redirects: what is a move for good, what is none, and what is followed no further."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import pytest
from web import Exchange, Played, played

from lint_awesome.config import Config
from lint_awesome.facts import Facts
from lint_awesome.links.settings import Settings
from lint_awesome.links.verdict import Verdict
from lint_awesome.linting import lint
from lint_awesome.source import Source

OLD, NEW = "https://old.test/papers/one", "https://new.test/one"


def way(*places: str, statuses: Iterable[int] = (), end: int = 200) -> list[Exchange]:
    """A script that leads from place to place."""
    codes = list(statuses) or [301] * (len(places) - 1)
    hops = zip(places, places[1:], codes, strict=False)
    script: list[Exchange] = [{"url": url, "status": code, "headers": {"location": to}} for url, to, code in hops]
    return [*script, {"url": places[-1], "status": end}]


def led(*places: str, statuses: Iterable[int] = (), end: int = 200, settings: Settings | None = None) -> Played:
    return played(way(*places, statuses=statuses, end=end), places[:1], settings)


@pytest.mark.parametrize("statuses", [[301], [308]])
def test_a_move_for_good(statuses: list[int]) -> None:
    found = led(OLD, NEW, statuses=statuses)
    assert (found.one().state, found.one().final_url, found.one().hops) == ("moved", NEW, 1)
    assert found.web.asked() == ["HEAD", "HEAD"]


@pytest.mark.parametrize("statuses", [[302], [303], [307]])
def test_a_move_for_now(statuses: list[int]) -> None:
    assert led(OLD, NEW, statuses=statuses).one().state == "alive"


@pytest.mark.parametrize("statuses", [[301, 302], [302, 301], [308, 307]])
def test_one_step_for_now_is_no_move_for_good(statuses: list[int]) -> None:
    assert led(OLD, "https://mid.test/one", NEW, statuses=statuses).one().state == "alive"


def test_a_move_in_steps() -> None:
    found = led(OLD, "https://mid.test/one", NEW, statuses=[301, 308])
    assert (found.one().state, found.one().final_url, found.one().hops) == ("moved", NEW, 2)


@pytest.mark.parametrize(
    ("start", "end"),
    [
        ("http://a.test/x", "https://a.test/x"),
        ("https://a.test/x", "https://www.a.test/x"),
        ("https://www.a.test/x", "http://a.test/x/"),
        ("https://a.test/x", "https://a.test/x/"),
        ("https://a.test/x/", "https://a.test/x/index.html"),
        ("https://a.test/x", "https://A.test/x/"),
        ("https://a.test/x", "https://a.test/en/x"),
        ("https://a.test/zh-cn/x", "https://a.test/x/"),
        ("https://a.test/x", "https://a.test/x?hl=en"),
        ("https://a.test/x", "https://a.test/x?utm_source=b"),
        ("https://a.test/x", "https://a.test/x;jsessionid=12AB"),
        ("https://a.test/x", "https://a.test/x?PHPSESSID=12"),
        ("https://a.test/x", "https://a.test/cookie-consent?next=%2Fx"),
        ("https://a.test/x", "https://consent.a.test/x"),
        ("https://a.test/x", "https://b.test/y?returnUrl=%2Fx"),
        ("https://purl.org/x", "https://b.test/y"),
        ("https://w3id.org/x", "https://b.test/y"),
        ("https://hdl.handle.net/1/x", "https://b.test/y"),
        ("https://aka.ms/x", "https://b.test/y"),
        ("https://bit.ly/x", "https://b.test/"),
        ("https://a.test/~x", "https://a.test/%7Ex"),
    ],
)
def test_the_same_place_by_another_way(start: str, end: str) -> None:
    assert led(start, end).one().state == "alive"


@pytest.mark.parametrize(
    ("start", "end"),
    [
        ("https://a.test/x", "https://a.test/y"),
        ("https://a.test/x?id=1", "https://a.test/x?id=2"),
        ("https://a.test/", "https://b.test/"),
        ("https://a.test/ai/x", "https://a.test/x"),
    ],
)
def test_another_place(start: str, end: str) -> None:
    assert led(start, end).one().state == "moved"


@pytest.mark.parametrize(
    ("start", "end", "status", "reason"),
    [
        ("https://a.test/x", "https://a.test/", 301, "soft-404"),
        ("https://a.test/x", "https://b.test/", 302, "soft-404"),
        ("https://a.test/x", "https://a.test/en/", 301, "soft-404"),
        ("https://a.test/x?id=1", "https://a.test/404.html", 302, "soft-404"),
        ("https://a.test/x", "https://a.test/page-not-found", 302, "soft-404"),
        ("https://a.test/x", "https://www.hugedomains.com/domain_profile.cfm?d=a", 302, "parked"),
        ("https://a.test/x", "https://a.test/login?next=x", 302, "login"),
        ("https://a.test/x", "https://accounts.b.test/v3", 301, "login"),
        ("https://a.test/x", "https://a.test/users/sign_in", 301, "login"),
    ],
)
def test_astray(start: str, end: str, status: int, reason: str) -> None:
    found = led(start, end, statuses=[status]).one()
    assert (found.state, found.reason) == ("unverified", reason)


@pytest.mark.parametrize(
    ("start", "end"),
    [("https://a.test/", "https://a.test/en/"), ("https://a.test/login", "https://a.test/login/form")],
)
def test_not_astray(start: str, end: str) -> None:
    assert led(start, end, statuses=[302]).one().state == "alive"


def test_a_redirect_that_ends_in_404_is_dead() -> None:
    found = led(OLD, NEW, end=404)
    assert (found.one().state, found.one().status) == ("dead", 404)
    assert found.one().detail == f"redirects to {NEW}, then answered 404 to HEAD and GET twice"
    assert led(OLD, NEW, end=410).one().state == "dead"


@pytest.mark.parametrize(
    "places", [(OLD, OLD), (OLD, NEW, OLD), tuple(f"https://a.test/{number}" for number in range(13))]
)
def test_redirects_without_an_end(places: tuple[str, ...]) -> None:
    found = led(*places)
    assert (found.one().state, found.one().reason) == ("unverified", "redirects")
    assert len(found.web.requests) <= 11


def test_ten_redirects_are_followed() -> None:
    assert led(*(f"https://a.test/x/{number}" for number in range(11))).one().state == "moved"


@pytest.mark.parametrize(
    "location", ["ftp://a.test/x", "javascript:alert(1)", "mailto:a@b.test", "", "https://", "http://a.test:22/"]
)
def test_redirects_to_what_cannot_be_asked(location: str) -> None:
    found = played([{"url": OLD, "status": 301, "headers": {"location": location}}])
    assert (found.one().state, found.one().reason, len(found.web.requests)) == ("unverified", "redirects", 1)


@pytest.mark.parametrize(
    "location", ["/new/one?a=b#c", "../new/one?a=b", "//old.test/new/one?a=b", "HTTPS://OLD.test/new/one?a=b"]
)
def test_redirects_from_where_they_stand(location: str) -> None:
    script: list[Exchange] = [
        {"url": OLD, "status": 301, "headers": {"location": location}},
        {"url": "https://old.test/new/one?a=b"},
    ]
    assert played(script, [OLD]).one().final_url == "https://old.test/new/one?a=b"


def test_what_a_server_sends_is_shown_in_plain_signs() -> None:
    location = "/\x1b[31m\u202e/ü\udcff?q=<x>"
    script: list[Exchange] = [{"url": OLD, "status": 301, "headers": {"location": location}}]
    shown = played(script).one()
    assert shown.state == "moved"
    assert shown.final_url
    assert shown.final_url.isascii()
    assert shown.final_url.isprintable()
    assert not set(shown.final_url + shown.detail) & set("<>\x1b")


def test_every_step_is_under_the_policy() -> None:
    ignore = Settings(ignore=("new.test",))
    assert led(OLD, NEW, settings=ignore).one().state == "skipped"
    assert led("https://doi.test/x", NEW, settings=ignore).web.connections["new.test"] == 0
    assert led(OLD, "https://medium.com/x").one().reason == "blocked"
    assert led(OLD, "https://medium.com/x").web.connections["medium.com"] == 0
    refused = led(OLD, "https://link.springer.com/x", end=403).one()
    assert "publishers refuse programs" in refused.detail
    private = led(OLD, "http://127.0.0.1:8080/x").one()
    assert (private.reason, private.detail) == (
        "private-address",
        "redirects to http://127.0.0.1:8080/x, then a private address",
    )


@pytest.mark.parametrize(
    ("pattern", "ignored"),
    [
        ("a.test", True),
        ("test", True),
        ("b.test", False),
        ("*.test", True),
        ("https://a.test/x", True),
        ("a.test/x", True),
        ("a.test/*y", True),
        ("a.test/y", False),
        ("a.test/x*z", False),
        ("A.Test", True),
        ("https://A.Test/x", True),
        ("a?test/x", False),
    ],
)
def test_patterns_of_what_is_ignored(pattern: str, ignored: bool) -> None:
    found = played([{"url": "https://a.test/x/y"}], settings=Settings(ignore=(pattern,)))
    assert (found.one().state == "skipped") == ignored


def test_the_fragment_is_not_asked() -> None:
    found = played([], ["https://a.test/x#one", "https://a.test/x#two", "https://a.test/x"])
    assert {verdict.state for verdict in found.verdicts.values()} == {"alive"}
    assert [request.url for request in found.web.requests] == ["https://a.test/x"]


PAGE = '<html><a name="two" id="ii"><h2 class="x" id=\'one\'>One</h2><p id=three>'


def test_fragments_are_looked_for_on_demand() -> None:
    page = {"url": "https://a.test/x", "body": PAGE, "headers": {"content-type": "text/html; charset=utf-8"}}
    fine = [
        f"https://a.test/x#{name}" for name in ("one", "two", "ii", "three", "", "Top", ":~:text=One", "one:~:text=One")
    ]
    missing = [f"https://a.test/x#{name}" for name in ("four", "four:~:text=One")]
    found = played([page], fine + missing, Settings(fragments=True))
    assert [found.verdicts[url].reason for url in fine] == [None] * len(fine)
    assert [found.verdicts[url].reason for url in missing] == ["fragment"] * 2
    assert found.verdicts[missing[1]].detail == "the page has no place 'four'"
    assert found.web.asked() == ["HEAD", "GET"]
    github = ["https://github.com/some/repo/issues/1#top"]
    assert played([], github, Settings(fragments=True)).web.asked() == ["HEAD"]


@pytest.mark.parametrize(
    "page",
    [
        {"body": PAGE, "headers": {"content-type": "application/pdf"}},
        {"body": PAGE + "x" * 2**20, "headers": {"content-type": "text/html"}},
    ],
)
def test_pages_that_cannot_be_read_have_every_place(page: Exchange) -> None:
    found = played([{"url": "https://a.test/x", **page}], ["https://a.test/x#four"], Settings(fragments=True))
    assert found.one().state == "alive"


@pytest.mark.parametrize(
    ("written", "new", "mended"),
    [
        ("https://old.test/one", NEW, True),
        ("https://old.test/one", "https://new.test/(one)", False),
        ("https://old.test/&#111;ne", NEW, False),
    ],
)
def test_an_address_that_is_written_in_another_way_is_for_a_person(written: str, new: str, *, mended: bool) -> None:
    facts = Facts(date(2026, 6, 30), verdicts={"https://old.test/one": Verdict("moved", final_url=new)})
    (one,) = lint(Source("README.md", f"[One]({written})\n"), Config(select=("moved-link",)), facts).findings
    assert (one.problem.fix is not None) == mended

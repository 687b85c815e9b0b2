"""Addresses that are not connected to: whatever names them, no connection is opened."""

from __future__ import annotations

import asyncio
import socket
import threading
from contextlib import suppress
from threading import Event

import pytest
from web import Exchange, Web, played

from lint_awesome.links import lookup
from lint_awesome.links.address import Unaskable, follow, parse
from lint_awesome.links.lookup import Place
from lint_awesome.links.private import refused
from lint_awesome.links.settings import Settings

PRIVATE = """
    0.0.0.0 0.1.2.3 10.0.0.1 100.64.0.1 100.127.255.254 127.0.0.1 127.255.255.255 168.63.129.16 169.254.169.254
    172.16.0.1 172.31.255.255 192.0.0.1 192.0.0.192 192.0.2.1 192.88.99.1 192.168.1.1 198.18.0.1 198.19.255.255
    198.51.100.7 203.0.113.9 224.0.0.1 239.255.255.250 240.0.0.1 255.255.255.255
    :: ::1 ::127.0.0.1 ::ffff:127.0.0.1 ::ffff:10.0.0.1 ::ffff:a9fe:a9fe 64:ff9b::7f00:1 64:ff9b::10.1.2.3
    64:ff9b:1::7f00:1 64:ff9b:1::1.1.1.1 100::1 2001::1 2001:0:7f00:1::1 2001:2::1 2001:10::1 2001:db8::1 2002:7f00:1::
    2002:a00:1::1 2002:c0a8:101:: 3fff::1 4000::1 5f00::1 fc00::1 fd00:ec2::254 fe80::1 fe80::1%eth0 fec0::1 ff02::1
"""
PUBLIC = """
    1.1.1.1 9.255.255.255 11.0.0.1 100.63.255.255 100.128.0.1 126.1.1.1 128.0.0.1 168.63.129.17 169.253.1.1 172.15.1.1
    172.32.0.1 192.0.1.1 192.167.1.1 198.17.1.1 198.20.0.1 223.255.255.255 2606:4700::1111 2a00:1450::1 2400:cb00::1
    ::ffff:1.1.1.1 64:ff9b::1.1.1.1 2002:101:101::1
"""


@pytest.mark.parametrize("address", PRIVATE.split())
def test_private(address: str) -> None:
    assert refused(address)


@pytest.mark.parametrize("address", PUBLIC.split())
def test_public(address: str) -> None:
    assert not refused(address)


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1",
        "127.1",
        "2130706433",
        "0x7f000001",
        "0x7f.1",
        "0177.0.0.1",
        "017700000001",
        "127.0.0.1.",
        "１２７.0.0.1",
        "127。0。0。1",
        "[::1]",
        "[::ffff:127.0.0.1]",
        "[::ffff:7f00:1]",
        "[0:0:0:0:0:0:0:1]",
        "[64:ff9b::7f00:1]",
        "[2002:7f00:1::]",
        "[fe80::1%25lo]",
        "0.0.0.0",
        "0",
        "[::]",
        "10.0.0.1",
        "192.168.0.1",
        "169.254.169.254",
    ],
)
@pytest.mark.parametrize("scheme", ["http", "https"])
def test_no_notation_of_a_private_address_is_connected_to(scheme: str, host: str) -> None:
    found = played([{"url": "http://fine.test/"}], [f"{scheme}://{host}:8080/x"], allowed=frozenset())
    assert (found.one().state, found.one().reason) == ("unverified", "private-address")
    assert found.web.connects == []


@pytest.mark.parametrize(
    "places",
    [["127.0.0.99"], ["10.0.0.1"], ["169.254.169.254"], ["::1"], ["fd00::1", "10.0.0.1"], ["::ffff:127.0.0.99"]],
)
def test_no_name_leads_to_a_private_address(places: list[str]) -> None:
    async def resolve(_: str, port: int) -> list[Place]:
        return [Place(place, port) for place in places]

    found = played([{"url": "http://evil.test/"}], resolve=resolve)
    assert (found.one().state, found.one().reason) == ("unverified", "private-address")
    assert found.web.connects == []


def test_no_redirect_leads_to_a_private_address() -> None:
    for inner in (
        "http://127.0.0.99:8000/",
        "http://169.254.169.254/latest/",
        "http://[::1]:8000/",
        "https://inner.test/",
    ):
        script: list[Exchange] = [
            {"url": "http://a.test/", "status": 302, "headers": {"location": inner}},
            {"url": "https://inner.test/"},
        ]
        found = played(script, ["http://a.test/"], before=lambda web: hide(web, "inner.test"))
        assert (found.one().state, found.one().reason) == ("unverified", "private-address")
        assert found.web.connections.keys() == {"a.test"}


def hide(web: Web, host: str) -> None:
    """Has a host's address not be among those that a test lets through."""
    for port in (80, 443):
        place = web.places[host, port]
        del web.places[host, port]
        web.hidden[host] = place


def test_a_name_that_changes_its_address_is_seen_each_time() -> None:
    """Rebinding: the first lookup is harmless, the second is not; what counts is what is connected to."""
    script: list[Exchange] = [{"url": "http://a.test/", "status": 405}]

    def rebind(web: Web) -> None:
        first = web.places["a.test", 80]
        answers = iter([[first]])

        async def resolve(host: str, port: int) -> list[Place]:  # noqa: ARG001
            return next(answers, [Place("127.0.0.99", first.port)])

        web.resolve = resolve  # type: ignore[method-assign]

    found = played(script, before=rebind)
    assert found.web.connections.keys() <= {"a.test"}


def test_private_addresses_are_asked_on_demand() -> None:
    settings = Settings(allow_private=True)
    assert played([{"url": "http://a.test/"}], settings=settings, allowed=frozenset()).one().state == "alive"
    assert played([], ["http://box/"], settings).one().state != "invalid"


@pytest.mark.parametrize(
    "url",
    [
        "http://me@a.test/",
        "http://me:pw@a.test/",
        "http://a.test\\@b.test/",
        "http:///x",
        "http://",
        "ftp://a.test/",
        "file:///etc/passwd",
        "gopher://a.test/",
        "data:text/html,x",
        "http://a.test:22/",
        "http://a.test:6379/",
        "http://a.test:0/",
        "http://a.test:99999/",
        "http://a b.test/",
        "http://a..test/",
        "http://[::1",
        "http://[x]/",
        "http://a_very" + "x" * 300 + ".test/",
        "http://a.test/" + "x" * 9000,
        "x",
        "",
        "#x",
        "/x",
        "http://%00.test/",
        "http://nodot/",
        "http://a.test:x/",
        "http://\u2028.test/",
    ],
)
def test_what_cannot_be_asked_is_invalid(url: str) -> None:
    found = played([], [url])
    assert (found.one().state, found.web.asked()) == ("invalid", [])
    assert found.one().detail


@pytest.mark.parametrize(
    ("url", "asked"),
    [
        ("HTTP://A.Test", "http://a.test/"),
        ("https://a.test:443/x#y", "https://a.test/x"),
        ("https://a.test:8443/x", "https://a.test:8443/x"),
        ("https://a.test./x", "https://a.test/x"),
        ("https://a.test/a b?c d", "https://a.test/a%20b?c%20d"),
        ("https://a.test/ü?q=é", "https://a.test/%C3%BC?q=%C3%A9"),
        ("https://bücher.test/", "https://xn--bcher-kva.test/"),
        ("https://a.test/a/../b/./c/..", "https://a.test/b/"),
        ("https://a.test//a/%2e", "https://a.test//a/%2e"),
        ("//a.test/x", "https://a.test/x"),
        ("https://a.test/%zz", "https://a.test/%zz"),
    ],
)
def test_the_form_in_which_an_address_is_asked(url: str, asked: str) -> None:
    assert parse(url).url == asked
    assert parse(asked).url == asked


def test_redirects_are_parsed_as_strictly() -> None:
    with pytest.raises(Unaskable):
        follow(parse("https://a.test/"), "https://me:pw@b.test/")
    assert follow(parse("https://a.test/x/y"), " z ").url == "https://a.test/x/z"


def test_proxies_are_used_on_demand_only(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", "http://proxy.test:8080")
    monkeypatch.setenv("no_proxy", "direct.test")
    urls = ["http://a.test/x", "http://direct.test/x", "http://127.0.0.99/x", "http://inner.test/"]
    assert played([{"url": "http://a.test/x"}]).web.connections["a.test"] == 1

    def through(web: Web) -> None:
        hide(web, "inner.test")
        web.places["proxy.test", 8080] = web.places["proxy.test", 80]

    script: list[Exchange] = [{"url": "http://proxy.test/x"}, {"url": "http://inner.test/"}]
    found = played(script, urls, Settings(proxy=True), before=through)
    assert [found.verdicts[url].state for url in urls] == ["alive", "alive", "unverified", "unverified"]
    assert {found.verdicts[url].reason for url in urls[2:]} == {"private-address"}
    assert (found.web.connections["proxy.test"], found.web.connections["direct.test"]) == (1, 1)
    assert any("proxy" in line for line in found.told)


def test_the_system_looks_names_up_beside_the_loop() -> None:
    async def looked_up() -> list[Place]:
        return await lookup.system()("127.0.0.1", 80)

    assert asyncio.run(looked_up()) == [Place("127.0.0.1", 80)]


def test_a_lookup_that_outlasts_a_run_says_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    over, ended = Event(), list[object]()
    monkeypatch.setattr(lookup, "_look_up", lambda *_: over.wait())
    monkeypatch.setattr(threading, "excepthook", ended.append)

    async def given_up() -> None:
        with suppress(TimeoutError):
            await asyncio.wait_for(lookup.system()("a.test", 80), 0.01)

    before = set(threading.enumerate())
    asyncio.run(given_up())
    over.set()
    for thread in set(threading.enumerate()) - before:
        thread.join()
    assert ended == []


def test_a_name_that_can_be_none_is_absent() -> None:
    async def looked_up() -> None:
        await lookup.system()("x" * 70 + ".test", 80)

    with pytest.raises(socket.gaierror) as raised:
        asyncio.run(looked_up())
    assert lookup.is_absent(raised.value)

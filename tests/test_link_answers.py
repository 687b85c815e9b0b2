"""What each answer means, seen over a connection: the first table of the design, row by row."""

from __future__ import annotations

from pathlib import Path

import pytest
from web import Exchange, Played, played

URL = "https://a.test/x"
CHALLENGE = {"cf-mitigated": "challenge"}


def to(head: Exchange, get: Exchange, *more: Exchange) -> Played:
    """A page that answers HEAD and GET as given."""
    first = {"url": URL, "method": "HEAD", **head}
    return played([first, *({"url": URL, "method": "GET", **one} for one in (*more, get))])


@pytest.mark.parametrize("status", [200, 201, 203, 204, 205, 206, 226, 300, 304])
def test_alive_to_head(status: int) -> None:
    found = to({"status": status}, {"status": 500})
    assert (found.one().state, found.one().status, found.web.asked()) == ("alive", status, ["HEAD"])


@pytest.mark.parametrize("status", [200, 203, 204, 206, 226, 300, 304])
@pytest.mark.parametrize("head", [{"status": 405}, {"status": 404}])
def test_alive_to_get(status: int, head: Exchange) -> None:
    found = to(head, {"status": status})
    assert (found.one().state, found.web.asked()) == ("alive", ["HEAD", "GET"])


@pytest.mark.parametrize(
    ("status", "reason"),
    [
        (202, "challenge"),
        *((status, "blocked") for status in (400, 405, 406, 409, 412, 415, 416, 417, 418, 421, 422, 424, 426)),
        *((status, "blocked") for status in (428, 431, 501, 403, 999, 600, 444, 305, "000")),
        *((status, "login") for status in (401, 402, 407, 511)),
        (451, "legal"),
    ],
)
def test_no_verdict_after_both(status: int | str, reason: str) -> None:
    found = to({"status": status}, {"status": status})
    expected = "protocol" if status == "000" and found.one().reason == "protocol" else reason
    assert (found.one().state, found.one().reason) == ("unverified", expected)
    assert found.web.asked() == ["HEAD", "GET"]


@pytest.mark.parametrize("status", [202, 400, 401, 403, 404, 405, 410, 418, 451, 500, 501, 502, 999])
def test_head_alone_decides_nothing_bad(status: int) -> None:
    found = to({"status": status}, {"status": 200})
    assert (found.one().state, found.web.asked()) == ("alive", ["HEAD", "GET"])


def test_get_has_no_wishes_where_head_was_refused_for_its_form() -> None:
    assert to({"status": 406}, {}).web.requests[1].headers["accept"] == "*/*"
    assert to({"status": 403}, {}).web.requests[1].headers["accept"] == "text/html,*/*;q=0.8"


@pytest.mark.parametrize("status", [403, 503, 429])
def test_a_check_for_robots_is_told_from_a_refusal(status: int) -> None:
    answer = {"status": status, "headers": CHALLENGE}
    assert (to(answer, answer).one().reason, to(answer, answer).web.asked()) == ("challenge", ["HEAD", "GET"])


def test_404_is_dead_when_it_says_so_again_later_over_a_new_connection() -> None:
    found = to({"status": 404}, {"status": 404})
    assert (found.one().state, found.one().status) == ("dead", 404)
    assert found.one().detail == "answered 404 to HEAD and GET twice"
    assert found.web.asked() == ["HEAD", "GET", "GET"]
    assert found.web.connections["a.test"] == 3
    assert found.web.requests[2].at - found.web.requests[1].at >= 5


def test_404_that_was_a_moment_is_alive() -> None:
    found = to({"status": 404}, {"status": 200}, {"status": 404, "times": 1})
    assert (found.one().state, found.web.asked()) == ("alive", ["HEAD", "GET", "GET"])


def test_404_and_then_something_else_is_no_verdict() -> None:
    found = to({"status": 404}, {"status": 403}, {"status": 404, "times": 1})
    assert (found.one().state, found.one().reason) == ("unverified", "blocked")


def test_410_is_dead_at_once() -> None:
    found = to({"status": 410}, {"status": 410})
    assert (found.one().state, found.web.asked()) == ("dead", ["HEAD", "GET"])


@pytest.mark.parametrize("status", [408, 425, 500, 502, 504, 507, 520, 525, 530])
def test_server_errors_are_tried_three_times(status: int) -> None:
    found = to({"status": status}, {"status": status})
    assert (found.one().state, found.one().reason) == ("unverified", "server-error")
    assert found.web.asked() == ["HEAD", "GET", "GET", "GET"]
    head, first, second, third = (request.at for request in found.web.requests)
    assert second - first == pytest.approx(2, abs=0.5)
    assert third - second == pytest.approx(8, abs=0.5)
    assert first - head < 1


def test_a_server_error_that_passes_is_none() -> None:
    assert to({"status": 500}, {"status": 200}, {"status": 500, "times": 1}).one().state == "alive"


@pytest.mark.parametrize("status", [429, 503])
def test_a_busy_host_is_asked_later_by_the_same_method(status: int) -> None:
    found = played([{"url": URL, "status": status, "times": 1}])
    assert (found.one().state, found.web.asked()) == ("alive", ["HEAD", "HEAD"])
    always = played([{"url": URL, "status": status}])
    assert (always.one().state, always.one().reason) == ("unverified", "rate-limited")
    assert always.web.asked() == ["HEAD"] * 3


@pytest.mark.parametrize("asked", ["7", "Fri, 15 Jan 2027 08:00:17 GMT"])
def test_the_wait_that_a_host_asks_for_is_kept(asked: str) -> None:
    """A date counts from the server's own clock, which may be wrong."""
    headers = {"retry-after": asked, "date": "Fri, 15 Jan 2027 08:00:10 GMT"}
    first, second = played([{"url": URL, "status": 429, "headers": headers, "times": 1}]).web.requests
    assert second.at - first.at == pytest.approx(7, abs=0.2)


@pytest.mark.parametrize("asked", ["soon", "-1", "", "99999999999999999999", "Fri, 99 Foo 2027"])
def test_a_wait_that_makes_no_sense_harms_nothing(asked: str) -> None:
    found = played([{"url": URL, "status": 429, "headers": {"retry-after": asked}, "times": 1}])
    assert found.one().state in ("alive", "unverified")


def test_a_host_that_asks_for_too_long_a_wait_is_not_asked_again() -> None:
    script = [{"url": URL, "status": 429, "headers": {"retry-after": "3600"}}, {"url": "https://a.test/y", "delay": 1}]
    found = played(script, [URL], None)
    assert (found.one().reason, found.web.asked()) == ("rate-limited", ["HEAD"])
    later = [f"https://a.test/{number}" for number in range(9)]
    everything = [{"url": url, "status": 429, "headers": {"retry-after": "3600"}} for url in later]
    found = played(everything)
    assert {verdict.reason for verdict in found.verdicts.values()} == {"rate-limited"}
    assert len(found.web.requests) <= 4


@pytest.mark.parametrize(
    ("error", "reason", "methods"),
    [
        ("refused", "refused", []),
        ("reset", "reset", ["HEAD", "GET", "GET"]),
        ("cut", "reset", ["HEAD", "GET", "GET"]),
        ("hang", "timeout", ["HEAD", "GET"]),
        ("garbage", "protocol", ["HEAD", "GET"]),
        ("dns-again", "dns", []),
        ("dns-hang", "dns", []),
        ("tls-expired", "tls", []),
        ("tls-name", "tls", []),
        ("tls-issuer", "tls", []),
        ("tls-chain", "tls", []),
    ],
)
def test_faults_are_no_verdict(error: str, reason: str, methods: list[str]) -> None:
    found = played([{"url": URL, "error": error}, {"url": "https://fine.test/"}], [URL, "https://fine.test/"])
    verdict = found.verdicts[URL]
    assert (verdict.state, verdict.reason, verdict.status) == ("unverified", reason, None)
    assert found.web.asked(URL) == methods


@pytest.mark.parametrize(
    ("error", "words"),
    [
        ("tls-expired", "the certificate has expired"),
        ("tls-name", "the certificate is for another name"),
        ("tls-issuer", "the certificate's issuer is unknown, or the chain lacks its middle"),
        ("tls-chain", "the certificate's issuer is unknown, or the chain lacks its middle"),
    ],
)
def test_what_is_wrong_with_a_certificate_is_said(error: str, words: str) -> None:
    found = played([{"url": URL, "error": error}])
    assert found.one().detail == words
    assert found.web.connections["a.test"] == 0, "no request goes over it"


@pytest.mark.parametrize("error", ["reset", "cut", "hang", "garbage"])
def test_a_server_that_fails_at_head_alone_is_alive(error: str) -> None:
    assert to({"error": error}, {}).one().state == "alive"


def test_silence_is_waited_for_as_long_as_is_said() -> None:
    found = played([{"url": URL, "error": "hang"}])
    head, get = found.web.requests
    assert get.at - head.at == pytest.approx(10, abs=0.1)
    assert found.at == pytest.approx(30, abs=0.5)
    assert found.one().detail == "did not answer in time, twice"
    assert played([{"url": URL, "delay": 15}]).one().state == "alive"


def test_a_name_that_is_not_there_is_dead_while_another_is() -> None:
    found = played([{"url": URL, "error": "dns-none"}, {"url": "https://fine.test/"}])
    assert (found.verdicts[URL].state, found.verdicts[URL].detail) == ("dead", "there is no such name")
    assert found.web.lookups["a.test."] == 2, "in its full form, twice"
    assert found.at >= 5


def test_a_name_is_looked_up_once_for_all_its_links() -> None:
    urls = [f"https://a.test/{number}" for number in range(20)]
    found = played([{"url": url, "error": "dns-none"} for url in urls] + [{"url": "https://fine.test/"}])
    assert {found.verdicts[url].state for url in urls} == {"dead"}
    assert found.web.lookups["a.test"] <= 4
    assert found.web.lookups["a.test."] == 2


def test_a_name_that_only_its_full_form_has_is_asked_again() -> None:
    """As where a system adds its own domains to names and finds nothing there."""

    found = played([{"url": URL, "error": "dns-short"}])
    assert (found.one().state, found.one().reason) == ("unverified", "dns")


def test_headers_beyond_measure_are_no_answer() -> None:
    """Some pages send 12 KB of who may frame them."""
    for length, number, state in ((12_000, 100, "alive"), (17_000, 1, "unverified"), (10, 130, "unverified")):
        headers = {f"x{at}": "y" * (length if at == 0 else 1) for at in range(number)}
        assert to({"headers": headers}, {"headers": headers}).one().state == state


def test_a_body_is_not_waited_for() -> None:
    found = to({"status": 405}, {"headers": {"content-length": "999999999"}, "body": b"x" * 100_000})
    assert (found.one().state, found.at < 1) == ("alive", True)


def test_we_say_who_we_are_and_nothing_else() -> None:
    found = played([{"url": URL}], repository="someone/list")
    headers = found.web.requests[0].headers
    assert headers.keys() == {"host", "user-agent", "accept", "accept-encoding", "connection"}
    assert headers["accept-encoding"] == "identity"
    assert headers["user-agent"].startswith("lint-awesome/")
    assert headers["user-agent"].endswith("; link check for someone/list)")


def test_passwords_of_the_machine_stay_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "netrc").write_text("machine a.test login me password s3cr3t\ndefault login me password s3cr3t\n")
    monkeypatch.setenv("NETRC", str(tmp_path / "netrc"))
    assert "authorization" not in played([{"url": URL}]).web.requests[0].headers


def test_no_cookie_is_sent_back() -> None:
    next_page = "https://a.test/y"
    first: Exchange = {"url": URL, "status": 302, "headers": {"location": next_page, "set-cookie": "id=1; Path=/"}}
    found = played([first, {"url": next_page}], [URL])
    assert [request.url for request in found.web.requests] == [URL, next_page]
    assert not any("cookie" in request.headers for request in found.web.requests)

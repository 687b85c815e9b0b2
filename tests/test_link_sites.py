"""Registries: what is asked of each, and what its answers mean. All papers, repositories and videos are invented."""

from __future__ import annotations

import gzip
import json
import re
from itertools import pairwise
from typing import Any

import pytest
from web import Exchange, Played, Request, played

from lint_awesome.links.settings import Settings

GRAPHQL = "https://api.github.com/graphql"
ARXIV = "https://export.arxiv.org/api/query"
TOKEN = "s3cr3t-t0k3n"
KNOWN = b'{"data": {"t0": {"nameWithOwner": "some/tool"}}}'


def token(host: str) -> str | None:
    return TOKEN if host == "api.github.com" else None


def repository(name: str, **more: Any) -> dict[str, Any]:
    usual = {"nameWithOwner": name, "isArchived": False, "isDisabled": False, "pushedAt": "2026-05-30T12:00:00Z"}
    return usual | more


def github(*known: dict[str, Any], **renamed: str) -> Exchange:
    """Answers about repositories that are known, by name; `renamed` gives old names with `__` for the slash."""
    names = {one["nameWithOwner"].lower(): one for one in known}
    names |= {old.replace("__", "/"): names[new.lower()] for old, new in renamed.items()}

    def reply(request: Request) -> Exchange:
        query = json.loads(request.body)["query"]
        asked = re.findall(r'(t\d+):repository\(owner:"([^"]*)",name:"([^"]*)"\)', query)
        return {"body": json.dumps({"data": {alias: names.get(f"{a}/{b}".lower()) for alias, a, b in asked}})}

    return {"url": GRAPHQL, "method": "POST", "reply": reply}


def test_repositories_are_asked_a_hundred_at_a_time() -> None:
    known = [repository(f"some/r{number}") for number in range(150)]
    urls = [f"https://github.com/some/r{number}" for number in range(150)]
    found = played([github(*known)], urls, token=token)
    assert {verdict.state for verdict in found.verdicts.values()} == {"alive"}
    assert [request.method for request in found.web.requests] == ["POST", "POST"]
    assert found.verdicts[urls[0]].source == "github"
    assert found.verdicts[urls[0]].detail == "last push 2026-05-30"


@pytest.mark.parametrize(
    ("url", "state", "reason", "final"),
    [
        ("https://github.com/some/Tool", "alive", None, None),
        ("https://github.com/Some/tool.git", "alive", None, None),
        ("https://github.com/some/tool/#readme", "alive", None, None),
        ("https://github.com/old/tool", "moved", None, "https://github.com/new/tool"),
        ("https://github.com/some/past", "alive", "archived", None),
        ("https://github.com/some/bad", "unverified", "blocked", None),
        ("https://github.com/odd/tool", "alive", None, None),
        ("https://github.com/some/tool/stargazers", "alive", None, None),
        ("https://github.com/old/tool/network", "alive", None, None),
        ("https://github.com/some/tool/settings", "alive", None, None),
        ("https://github.com/some/tool/edit/main/README.md", "alive", None, None),
        ("https://github.com/some/tool/new/main", "alive", None, None),
        ("https://github.com/some/tool/issues/new", "alive", None, None),
    ],
)
def test_what_github_knows(url: str, state: str, reason: str | None, final: str | None) -> None:
    past, bad = repository("some/past", isArchived=True), repository("some/bad", isDisabled=True)
    known = (repository("some/tool"), repository("new/tool"), past, bad, repository("../x y"))
    script: list[Exchange] = [github(*known, old__tool="new/tool", odd__tool="../x y")]
    found = played(script, [url], token=token).one()
    assert (found.state, found.reason, found.final_url) == (state, reason, final)


def test_a_file_is_asked_for_by_itself() -> None:
    def reply(request: Request) -> Exchange:
        query = json.loads(request.body)["query"]
        there = {"__typename": "Blob"} if '"main:docs/a.md"' in query else None
        return {"body": json.dumps({"data": {"t0": repository("some/tool", there=there)}})}

    script: list[Exchange] = [{"url": GRAPHQL, "reply": reply}]
    for url in (
        "https://github.com/some/tool/blob/main/docs/a.md#L3-L9",
        "https://github.com/some/tool/blob/main/d%6Fcs/a.md",
        "https://raw.githubusercontent.com/some/tool/main/docs/a.md",
        "https://raw.githubusercontent.com/some/tool/refs/heads/main/docs/a.md",
    ):
        found = played(script, [url], token=token)
        assert (found.one().state, found.web.asked()) == ("alive", ["POST"])
    page: Exchange = {"url": "https://github.com/some/tool/blob/main/docs/b.md", "status": 404}
    found = played([*script, page], [page["url"]], token=token)
    assert (found.one().state, found.web.asked(page["url"])) == ("dead", ["GET"]), "the page is the second witness"
    branch: Exchange = {"url": "https://github.com/some/tool/tree/a/branch/docs", "status": 200}
    assert played([*script, branch], [branch["url"]], token=token).one().state == "alive", (
        "never by the interface alone"
    )


def test_what_github_does_not_know_is_asked_at_its_page() -> None:
    url = "https://github.com/some/gone"
    found = played([github(), {"url": url, "status": 404}], [url], token=token)
    assert (found.one().state, found.web.asked()) == ("dead", ["POST", "GET"])
    assert played([github(), {"url": url, "status": 200}], [url], token=token).one().state == "alive", "hidden from us"


@pytest.mark.parametrize(
    "answer",
    [
        {"status": 401},
        {"status": 403},
        {"status": 502},
        {"status": 200, "body": '{"errors": [{"type": "RATE_LIMITED"}]}'},
        {"status": 200, "body": "<html>"},
        {"status": 302, "headers": {"location": "https://elsewhere.test/"}},
        {"error": "hang"},
    ],
)
def test_without_the_interface_pages_are_asked(answer: Exchange) -> None:
    url = "https://github.com/some/tool"
    found = played([{"url": GRAPHQL, **answer}, {"url": url}], [url], token=token)
    assert found.one().state == "alive"
    assert found.web.asked(url) == ["HEAD"]


def test_without_a_token_pages_are_asked() -> None:
    found = played([{"url": "https://github.com/some/tool"}])
    assert (found.one().state, found.web.asked()) == ("alive", ["HEAD"])
    stands_in = played([{"url": "https://github.com/some/tool"}], ["https://github.com/some/tool/stargazers"])
    assert (stands_in.one().state, stands_in.web.asked()) == ("alive", ["HEAD"])


def test_the_token_goes_to_its_host_alone() -> None:
    urls = ["https://github.com/some/tool", "https://api.github.com/x", "http://api.github.com/y", "https://a.test/z"]
    script: list[Exchange] = [
        {"url": GRAPHQL, "status": 307, "headers": {"location": "https://evil.test/"}},
        {"url": "https://a.test/z", "status": 302, "headers": {"location": "https://api.github.com/w"}},
    ]
    found = played([*script, *({"url": url} for url in urls)], urls, token=token)
    with_token = [request.url for request in found.web.requests if TOKEN in str(request.headers)]
    assert with_token == [GRAPHQL]
    assert not any(TOKEN in request.url or TOKEN.encode() in request.body for request in found.web.requests)
    assert TOKEN not in repr(found.verdicts) + repr(found.told)


@pytest.mark.parametrize(
    "answer",
    [
        {"headers": {"content-encoding": "gzip"}, "body": gzip.compress(KNOWN)},
        {"body": b" " * 2**20 + KNOWN},
    ],
    ids=["compressed", "longer than any"],
)
def test_an_answer_is_read_as_it_is_and_up_to_a_limit(answer: Exchange) -> None:
    script: list[Exchange] = [{"url": GRAPHQL, **answer}, {"url": "https://github.com/some/tool"}]
    found = played(script, ["https://github.com/some/tool"], token=token)
    assert (found.one().state, found.one().source) == ("alive", "page")


def test_a_repository_at_rest_is_dormant_on_demand() -> None:
    script: list[Exchange] = [github(repository("some/tool", pushedAt="2020-01-02T00:00:00Z"))]
    url = "https://github.com/some/tool"
    assert played(script, [url], Settings(dormant_after=365), token=token).one().reason == "dormant"
    assert played(script, [url], token=token).one().reason is None


def feed(*numbers: str) -> str:
    entries = "".join(f"<entry><id>http://arxiv.org/abs/{number}v2</id></entry>" for number in numbers)
    return f"<feed xmlns='http://www.w3.org/2005/Atom'><id>http://arxiv.org/api/x</id>{entries}</feed>"


class Arxiv:
    """arXiv's interface: what it knows, a number that `spoils` a whole answer, or the answer that it `always` gives."""

    def __init__(self, known: list[str], spoils: str = "") -> None:
        self.known, self.spoils, self.calls = known, spoils, list[list[str]]()
        self.always: Exchange = {}

    def reply(self, request: Request) -> Exchange:
        ids = request.url.partition("id_list=")[2].partition("&")[0].split(",")
        self.calls.append(ids)
        if self.always:
            return self.always
        if self.spoils in ids:
            return {"body": feed().replace("</feed>", "<entry><id>http://arxiv.org/api/errors#x</id></entry></feed>")}
        return {"body": feed(*sorted((one for one in ids if one in self.known), reverse=True))}


def asked_of_arxiv(registry: Arxiv, urls: list[str], *more: Exchange) -> Played:
    return played([{"url": f"{ARXIV}*", "reply": registry.reply}, *more], urls)


def test_papers_are_asked_a_hundred_at_a_time_and_slowly() -> None:
    numbers = [f"2401.{number:05}" for number in range(1, 251)]
    registry = Arxiv(numbers)
    found = asked_of_arxiv(registry, [f"https://arxiv.org/abs/{number}" for number in numbers])
    assert {verdict.state for verdict in found.verdicts.values()} == {"alive"}
    assert sorted(len(call) for call in registry.calls) == [50, 100, 100]
    starts = found.web.starts("export.arxiv.org")
    assert all(later - start >= 3 for start, later in pairwise(starts))
    assert found.web.most["export.arxiv.org"] == 1


def test_all_addresses_of_a_paper_are_one_request() -> None:
    urls = [
        "https://arxiv.org/abs/2401.00001",
        "http://arxiv.org/pdf/2401.00001v3.pdf",
        "https://ar5iv.org/abs/2401.00001",
        "https://www.alphaxiv.org/abs/2401.00001",
        "https://huggingface.co/papers/2401.00001",
        "https://doi.org/10.48550/arXiv.2401.00001",
    ]
    registry = Arxiv(["2401.00001"])
    found = asked_of_arxiv(registry, urls)
    assert {verdict.state for verdict in found.verdicts.values()} == {"alive"}
    assert registry.calls == [["2401.00001"]]


def test_old_numbers_come_back_without_the_part_of_their_archive() -> None:
    registry = Arxiv([])
    registry.always = {"body": feed("math/0309136")}
    assert asked_of_arxiv(registry, ["https://arxiv.org/abs/math.GT/0309136"]).one().state == "alive"


@pytest.mark.parametrize(("status", "state"), [(404, "dead"), (200, "alive"), (403, "unverified"), (429, "unverified")])
def test_what_arxiv_does_not_know_is_asked_twice_and_then_at_its_page(status: int, state: str) -> None:
    page = {"url": "https://arxiv.org/abs/2401.00009", "status": status, "headers": {"retry-after": "999"}}
    registry = Arxiv(["2401.00001"])
    urls = ["https://arxiv.org/abs/2401.00001", "https://arxiv.org/pdf/2401.00009"]
    found = asked_of_arxiv(registry, urls, page)
    assert [found.verdicts[url].state for url in urls] == ["alive", state]
    assert registry.calls == [["2401.00001", "2401.00009"], ["2401.00009"]]


def test_one_number_that_spoils_a_call_is_found() -> None:
    numbers = [f"2401.{number:05}" for number in range(1, 65)]
    registry = Arxiv(numbers, spoils="2401.00007")
    urls = [f"https://arxiv.org/abs/{number}" for number in numbers]
    found = asked_of_arxiv(registry, urls, {"url": urls[6], "status": 404})
    assert {url: one.state for url, one in found.verdicts.items() if one.state != "alive"} == {urls[6]: "dead"}
    assert len(registry.calls) <= 1 + 2 * 6 + 1


@pytest.mark.parametrize("answer", [{"status": 503}, {"status": 429}, {"body": "<html>"}, {"error": "hang"}])
def test_silence_of_arxiv_is_no_verdict(answer: Exchange) -> None:
    url = "https://arxiv.org/abs/2401.00001"
    registry = Arxiv([])
    registry.always = answer
    found = asked_of_arxiv(registry, [url], {"url": url, "status": 403})
    assert found.one().state == "unverified"


def test_an_empty_answer_that_passes_is_none() -> None:
    registry = Arxiv(["2401.00001"])
    honest, answers = registry.reply, iter([{"body": feed()}])
    registry.reply = lambda request: next(answers, None) or honest(request)  # type: ignore[method-assign]
    assert asked_of_arxiv(registry, ["https://arxiv.org/abs/2401.00001"]).one().state == "alive"


@pytest.mark.parametrize("number", ["2413.00001", "1501.0001", "2401.123456"])
def test_a_number_that_cannot_be_is_not_asked(number: str) -> None:
    found = played([], [f"https://arxiv.org/abs/{number}"])
    assert (found.one().state, found.web.asked()) == ("invalid", [])


def handle(doi: str, code: int, **more: Any) -> Exchange:
    body = json.dumps({"responseCode": code, "handle": doi})
    return {"url": f"https://doi.org/api/handles/{doi}", "body": body, **more}


@pytest.mark.parametrize(
    ("code", "status", "state", "requests"),
    [(1, 200, "alive", 1), (100, 404, "dead", 2), (200, 200, "unverified", 1), (2, 500, "unverified", 3)],
)
def test_dois_are_asked_at_their_registry(code: int, status: int, state: str, requests: int) -> None:
    url = "https://doi.org/10.5555/Some.1"
    found = played([handle("10.5555/some.1", code, status=status)], [url])
    assert (found.one().state, found.one().source) == (state, "doi")
    assert found.web.asked() == ["GET"] * requests


def test_a_registry_that_knows_none_of_many_does_not_hide() -> None:
    names = [f"10.5555/x{number}" for number in range(8)]
    found = played([handle(name, 100) for name in names], [f"https://doi.org/{name}" for name in names])
    assert {verdict.state for verdict in found.verdicts.values()} == {"dead"}


def test_a_doi_that_comes_late_is_alive() -> None:
    script: list[Exchange] = [handle("10.5555/x1", 100, status=404, times=1), handle("10.5555/x1", 1)]
    assert played(script, ["https://dx.doi.org/10.5555/x1"]).one().state == "alive"


def test_no_answer_about_a_doi_is_no_verdict() -> None:
    found = played(
        [{"url": "https://doi.org/api/handles/10.5555/x1", "body": "<html>"}], ["https://doi.org/10.5555/x1"]
    )
    assert (found.one().state, found.one().reason) == ("unverified", "protocol")


VIDEO = "https://www.youtube.com/oembed?format=json&url=https%3A%2F%2Fwww.youtube.com%2Fwatch%3Fv%3Dabcdefghijk"


@pytest.mark.parametrize(
    ("answer", "state", "reason", "requests"),
    [
        ({"body": '{"title": "x"}'}, "alive", None, 1),
        ({"status": 401, "body": "Unauthorized"}, "alive", None, 1),
        ({"status": 404, "body": "Not Found"}, "dead", None, 2),
        ({"status": 400, "body": "Bad Request"}, "invalid", None, 1),
        ({"status": 200, "body": "Forbidden"}, "unverified", "login", 1),
        ({"status": 403}, "unverified", "blocked", 1),
    ],
)
def test_videos_are_asked_by_what_embeds_them(answer: Exchange, state: str, reason: str | None, requests: int) -> None:
    found = played([{"url": VIDEO, **answer}], ["https://www.youtube.com/watch?v=abcdefghijk"])
    assert (found.one().state, found.one().reason) == (state, reason)
    assert found.web.asked() == ["GET"] * requests


@pytest.mark.parametrize(
    ("url", "asked"),
    [
        ("https://huggingface.co/some/model", "https://huggingface.co/api/models/some/model"),
        ("https://huggingface.co/datasets/some/data", "https://huggingface.co/api/datasets/some/data"),
        ("https://huggingface.co/spaces/some/demo", "https://huggingface.co/api/spaces/some/demo"),
    ],
)
@pytest.mark.parametrize(
    ("status", "state", "reason"),
    [(200, "alive", None), (307, "alive", None), (401, "unverified", "login"), (404, "dead", None)],
)
def test_models_are_asked_at_their_hub(url: str, asked: str, status: int, state: str, reason: str | None) -> None:
    found = played([{"url": asked, "status": status}], [url])
    assert (found.one().state, found.one().reason) == (state, reason)
    assert set(found.web.asked(asked)) == {"HEAD"}
    assert len(found.web.requests) == (2 if state == "dead" else 1)


def notes(host: str, *known: str, **more: Any) -> Exchange:
    body = json.dumps({"notes": [{"id": one, "content": {"title": "x"}} for one in known]})
    return {"url": f"https://{host}/notes/search", "method": "POST", "body": body, **more}


def test_reviewed_papers_are_asked_at_both_interfaces() -> None:
    urls = [f"https://openreview.net/forum?id={name}" for name in ("newPaper01", "oldPaper02", "noPaper003")]
    page = {"url": urls[2], "status": 404}
    found = played([notes("api2.openreview.net", "newPaper01"), notes("api.openreview.net", "oldPaper02"), page], urls)
    assert [found.verdicts[url].state for url in urls] == ["alive", "alive", "dead"]
    assert json.loads(found.web.requests[1].body) == {"ids": ["noPaper003", "oldPaper02"]}


def test_a_challenge_at_openreview_is_one() -> None:
    url = "https://openreview.net/pdf?id=newPaper01"
    found = played([notes("api2.openreview.net", status=403), {"url": url, "status": 200}], [url])
    assert (found.one().state, found.one().reason) == ("unverified", "challenge")

"""What is remembered from run to run, and that no cache, however bad, costs a verdict."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from web import START, Exchange, Played, played

from lint_awesome.links.cache import DAY, NAME
from lint_awesome.links.settings import Settings

ALIVE, MOVED, GONE, BUSY = (f"https://a.test/{name}" for name in ("alive", "moved", "gone", "busy"))
SCRIPT: list[Exchange] = [
    {"url": ALIVE},
    {"url": MOVED, "status": 301, "headers": {"location": "/new"}},
    {"url": GONE, "status": 404},
    {"url": BUSY, "status": 500},
]
URLS = [ALIVE, MOVED, GONE, BUSY]


def later(
    folder: Path, days: float = 0, script: list[Exchange] = SCRIPT, urls: list[str] = URLS, **more: Any
) -> Played:
    """A run some days after the first one."""
    return played(script, urls, cache=folder, wall=lambda: START + days * DAY, **more)


def test_a_second_run_asks_only_what_was_not_good(tmp_path: Path) -> None:
    first, second = later(tmp_path), later(tmp_path, 1)
    assert {request.url for request in second.web.requests} == {GONE, BUSY}
    assert [verdict.state for verdict in second.verdicts.values()] == ["alive", "moved", "dead", "unverified"]
    assert {second.verdicts[url].source for url in (ALIVE, MOVED)} == {"cache"}
    assert second.verdicts[MOVED].final_url == first.verdicts[MOVED].final_url
    assert second.verdicts[ALIVE].checked_at == first.verdicts[ALIVE].checked_at


@pytest.mark.parametrize(
    ("days", "asked"), [(5, set()), (9, {MOVED}), (11, {MOVED}), (17, {ALIVE, MOVED}), (-3, {ALIVE, MOVED})]
)
def test_verdicts_hold_for_their_time(tmp_path: Path, days: float, asked: set[str]) -> None:
    """Moves hold 7 days and what is alive 14, a fifth more or less; what is of the future does not hold."""
    later(tmp_path)
    again = later(tmp_path, days, urls=[ALIVE, MOVED])
    assert {request.url for request in again.web.requests} - {"https://a.test/new"} == asked


def test_a_list_does_not_run_out_on_one_day(tmp_path: Path) -> None:
    urls = [f"https://a{number}.test/" for number in range(60)]
    later(tmp_path, urls=urls, script=[])
    after = len(later(tmp_path, 14, urls=urls, script=[]).web.requests)
    assert 15 < after < 45


def test_papers_hold_longer_and_repositories_shorter(tmp_path: Path) -> None:
    doi = [{"url": "https://doi.org/api/handles/10.5555/x1", "body": '{"responseCode": 1}'}]
    later(tmp_path, urls=["https://doi.org/10.5555/x1"], script=doi)
    assert later(tmp_path, 70, urls=["https://dx.doi.org/10.5555/x1"], script=doi).web.requests == []
    tool = {"nameWithOwner": "some/tool", "isArchived": True}
    script: list[Exchange] = [
        {
            "url": "https://api.github.com/graphql",
            "body": f'{{"data": {{"t0": {tool}}}}}'.replace("'", '"').replace("True", "true"),
        }
    ]
    more: dict[str, Any] = {"urls": ["https://github.com/some/tool"], "script": script, "token": lambda _: "t"}
    assert later(tmp_path, **more).one().reason == "archived"
    assert later(tmp_path, 2, **more).one().reason == "archived"
    assert later(tmp_path, 2, **more).web.requests == []
    assert len(later(tmp_path, 4, **more).web.requests) == 1


def test_troubles_are_remembered_in_words_alone(tmp_path: Path) -> None:
    for days in (0, 10, 20):
        found = later(tmp_path, days)
    assert found.verdicts[BUSY].detail.endswith("; not reachable since 2027-01-15, in 3 runs")
    assert found.verdicts[GONE].detail.endswith("; not reachable since 2027-01-15, in 3 runs")
    assert not found.verdicts[BUSY].overdue
    well = later(tmp_path, 30, script=[])
    assert {verdict.state for verdict in well.verdicts.values()} == {"alive"}
    assert "since" not in later(tmp_path, 60).verdicts[BUSY].detail, "it was well in between"


def test_what_is_not_reachable_for_long_is_overdue_on_demand(tmp_path: Path) -> None:
    settings = Settings(dead_after_days=30)
    assert [later(tmp_path, days, settings=settings).verdicts[BUSY].overdue for days in (0, 29, 30)] == [
        False,
        False,
        True,
    ]


def test_a_host_that_was_alive_may_be_empty_now(tmp_path: Path) -> None:
    urls = [f"https://a.test/{number}" for number in range(8)]
    script: list[Exchange] = [{"url": url, "status": 404} for url in urls]
    assert {verdict.reason for verdict in played(script).verdicts.values()} == {"blocked"}
    later(tmp_path, urls=["https://a.test/other"], script=[])
    assert {verdict.state for verdict in later(tmp_path, 1, urls=urls, script=script).verdicts.values()} == {"dead"}


def test_a_server_is_told_what_we_know_of_a_page(tmp_path: Path) -> None:
    headers = {"etag": '"v1"', "last-modified": "Fri, 15 Jan 2027 08:00:00 GMT"}
    script: list[Exchange] = [{"url": ALIVE, "method": "HEAD", "status": 405}, {"url": ALIVE, "headers": headers}]
    later(tmp_path, urls=[ALIVE], script=script)
    unchanged: list[Exchange] = [script[0], {"url": ALIVE, "status": 304}]
    again = later(tmp_path, 30, urls=[ALIVE], script=unchanged)
    assert again.one().state == "alive"
    assert again.web.requests[1].headers["if-none-match"] == '"v1"'
    assert again.web.requests[1].headers["if-modified-since"] == headers["last-modified"]


def test_a_tag_that_is_no_text_costs_nothing(tmp_path: Path) -> None:
    headers = {"etag": '"v\udcff"', "last-modified": "Fri, 15 Jan 2027 08:00:00 GMT"}
    script: list[Exchange] = [{"url": ALIVE, "method": "HEAD", "status": 405}, {"url": ALIVE, "headers": headers}]
    assert later(tmp_path, urls=[ALIVE], script=script).one().state == "alive"
    again = later(tmp_path, 30, urls=[ALIVE], script=script)
    assert again.one().state == "alive"
    assert "if-none-match" not in again.web.requests[1].headers
    assert again.web.requests[1].headers["if-modified-since"] == headers["last-modified"]


@pytest.mark.parametrize(("days", "kept"), [(190, True), (210, False)])
def test_what_is_older_than_half_a_year_is_forgotten(tmp_path: Path, days: float, kept: bool) -> None:
    """From when it no longer held, 14 days after it was seen, a fifth more or less."""
    later(tmp_path, urls=[ALIVE])
    later(tmp_path, days, urls=["https://other.test/"])
    with closing(sqlite3.connect(tmp_path / NAME)) as base:
        assert bool(base.execute("select count(*) from verdicts where key = ?", (ALIVE,)).fetchone()[0]) == kept


def test_what_was_not_asked_is_not_kept(tmp_path: Path) -> None:
    later(tmp_path, urls=[ALIVE, BUSY], settings=Settings(deadline=0.01, interval=1))
    with closing(sqlite3.connect(tmp_path / NAME)) as base:
        assert base.execute("select count(*) from troubles where reason = 'not-reached'").fetchone() == (0,)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"no database at all" * 100, "is damaged"),
        (b"SQLite format 3\0" + b"\xff" * 2000, "is damaged"),
        (None, "is of a newer version"),
    ],
)
def test_a_cache_of_no_use_is_moved_aside(tmp_path: Path, content: bytes | None, words: str) -> None:
    path = tmp_path / NAME
    if content is None:
        with closing(sqlite3.connect(path)) as base:
            base.execute("pragma user_version = 99")
    else:
        path.write_bytes(content)
    first = later(tmp_path)
    assert [verdict.state for verdict in first.verdicts.values()] == ["alive", "moved", "dead", "unverified"]
    assert len(first.told) == 1
    assert words in first.told[0]
    assert path.with_suffix(".old").exists()
    again = later(tmp_path, 1)
    assert again.told == []
    assert {request.url for request in again.web.requests} == {GONE, BUSY}


def test_a_cache_that_another_run_holds_is_not_waited_for(tmp_path: Path) -> None:
    later(tmp_path)
    with closing(sqlite3.connect(tmp_path / NAME)) as base:
        base.execute("pragma locking_mode = exclusive")
        base.execute("begin exclusive")
        found = later(tmp_path, 1)
    assert [verdict.state for verdict in found.verdicts.values()] == ["alive", "moved", "dead", "unverified"]
    assert len(found.told) == 1
    assert "locked" in found.told[0]


def test_a_folder_that_cannot_be_costs_one_line(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    found = later(tmp_path / "file" / "folder")
    assert (found.verdicts[ALIVE].state, len(found.told)) == ("alive", 1)


def test_two_runs_can_go_on_at_once(tmp_path: Path) -> None:
    later(tmp_path, urls=[ALIVE])
    with closing(sqlite3.connect(tmp_path / NAME)) as base:
        base.execute("begin")
        base.execute("select * from verdicts").fetchall()
        found = later(tmp_path, 1)
    assert found.told == []


def test_no_secret_is_kept(tmp_path: Path) -> None:
    secret = "s3cr3t"
    script: list[Exchange] = [
        {"url": ALIVE, "status": 302, "headers": {"location": f"https://b.test/y?token={secret}"}},
        {"url": "https://b.test/*"},
        {"url": "https://api.github.com/graphql", "body": '{"data": {"t0": {"nameWithOwner": "some/tool"}}}'},
    ]
    found = later(tmp_path, urls=[ALIVE, "https://github.com/some/tool"], script=script, token=lambda _: secret)
    assert {verdict.state for verdict in found.verdicts.values()} == {"alive"}
    assert not any(secret.encode() in path.read_bytes() for path in tmp_path.iterdir())
    assert secret not in repr(found.verdicts)

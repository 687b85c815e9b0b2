"""What the command line gives to a check of links, and what it gets back; the rules' fixes under the guard."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from web import START, played

from lint_awesome import guard
from lint_awesome.cli import asking
from lint_awesome.cli.console import bug
from lint_awesome.cli.options import Options
from lint_awesome.links import check
from lint_awesome.links.cache import DAY
from lint_awesome.links.check import Checked
from lint_awesome.links.outside import Count, Outside
from lint_awesome.links.settings import Settings
from lint_awesome.links.verdict import Verdict, destination
from lint_awesome.reading import read
from lint_awesome.rule import Edit, Fix, Page
from lint_awesome.source import Source

ALIVE = Verdict("alive", detail="answered 200")


class Given:
    """What a check was called with; `back` is what it gives, or raises."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, back: Any) -> None:
        self.urls: list[str] = []
        self.outside = Outside()

        def run(urls: Iterable[str], _: Settings, outside: Outside) -> Checked:
            self.urls, self.outside = list(urls), outside
            outside.progress(Count(1, 1))
            if isinstance(back, BaseException):
                raise back
            return Checked(*back)

        monkeypatch.setattr(asking, "run", run)


def test_the_environment_is_what_a_check_knows(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name, value in (("GITHUB_TOKEN", "t"), ("GITHUB_REPOSITORY", "some/list"), ("XDG_CACHE_HOME", str(tmp_path))):
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(sys, "platform", "linux")
    given = Given(monkeypatch, ({"https://a.test/": ALIVE},))
    found = asking.gather(["https://a.test/"] * 2, Settings(), Options(command="check"))
    assert found == Checked({"https://a.test/": ALIVE})
    assert given.urls == ["https://a.test/"]
    assert (given.outside.repository, given.outside.cache) == ("some/list", tmp_path / "lint-awesome")
    assert given.outside.bug is bug
    assert [given.outside.token(host) for host in ("api.github.com", "github.com", "a.test")] == ["t", None, None]


def test_options_say_where_the_cache_is(monkeypatch: pytest.MonkeyPatch) -> None:
    given = Given(monkeypatch, ({},))
    asking.gather([], Settings(), Options(command="check", cache_dir="here"))
    assert given.outside.cache == Path("here")
    asking.gather([], Settings(), Options(command="check", cache_dir="here", no_cache=True))
    assert given.outside.cache is None


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have other habits")
@pytest.mark.parametrize(
    ("home", "named", "folder"),
    [
        ("/home/a", "", "/home/a/.cache/lint-awesome"),
        ("/home/a", "/b", "/b/lint-awesome"),
        ("/home/a", "b", "/home/a/.cache/lint-awesome"),
        ("a", "", None),
        (None, "", None),
    ],
)
def test_the_cache_is_in_no_folder_that_the_list_is_in(
    monkeypatch: pytest.MonkeyPatch, home: str | None, named: str, folder: str | None
) -> None:
    """A path that does not begin at the root is none; a user may be unknown to the system, and have no home."""
    monkeypatch.setenv("XDG_CACHE_HOME", named)
    monkeypatch.setenv("HOME", home or "")
    if home is None:
        monkeypatch.delenv("HOME")
        monkeypatch.setattr(os, "getuid", lambda: 4_000_000_000)
    assert asking.folder() == (Path(folder) if folder else None)


def test_without_a_network_there_are_no_verdicts(monkeypatch: pytest.MonkeyPatch) -> None:
    Given(monkeypatch, ({"https://a.test/": ALIVE}, "offline"))
    assert asking.gather(["https://a.test/"], Settings(), Options(command="check")) == Checked({}, "offline")


def test_the_end_of_the_time_is_said(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    Given(monkeypatch, ({"https://a.test/": ALIVE}, "deadline"))
    asking.gather(["https://a.test/"], Settings(deadline=90), Options(command="check"))
    assert (
        capsys.readouterr().err.splitlines()[-1]
        == "lint-awesome: links: the time of 90 s is over, the rest was not asked"
    )


def test_ctrl_c_before_the_first_request_is_an_end_as_any_other(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> Checked:
        raise KeyboardInterrupt

    monkeypatch.setattr(asking, "run", interrupted)
    found = asking.gather(["https://a.test/"], Settings(), Options(command="check"))
    assert (found.ended, found.verdicts["https://a.test/"].reason) == ("interrupted", "not-reached")


def test_a_second_ctrl_c_is_passed_on(monkeypatch: pytest.MonkeyPatch) -> None:
    Given(monkeypatch, KeyboardInterrupt())
    with pytest.raises(KeyboardInterrupt):
        asking.gather(["https://a.test/"], Settings(), Options(command="check"))


def test_what_is_wrong_in_its_form_is_not_asked() -> None:
    text = "[a](https://a.test/x) [b](#b) [c](docs/c.md) [d](mailto:d@d.test) ![e](http://e.test/e.png) [f](https://f.test/found,)\n"
    assert list(asking.addresses(read(Source("README.md", text)))) == ["https://a.test/x", "http://e.test/e.png"]


def test_what_the_cache_knows_needs_no_net(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    async def never(*_: object) -> None:
        raise AssertionError

    played([], ["https://a.test/"], cache=tmp_path)
    monkeypatch.setattr(check, "_asked", never)
    again = played([], ["https://a.test/"], cache=tmp_path, wall=lambda: START + DAY)
    assert (again.one().state, again.one().source) == ("alive", "cache")


@pytest.mark.parametrize(
    ("new", "state", "sound"),
    [
        ("https://new.test/y", "moved", True),
        ("https://new.test/y#z", "moved", False),
        ("https://evil.test/y", "moved", False),
        ("https://new.test/y", "alive", False),
    ],
)
def test_an_address_becomes_the_one_that_it_moved_to(
    page: Callable[..., Page], new: str, state: Any, sound: bool
) -> None:
    made = page("[x](https://old.test/x)")
    verdicts = {"https://old.test/x": Verdict(state, final_url="https://new.test/y")}
    made = replace(made, facts=replace(made.facts, verdicts=verdicts))
    assert guard.holds(Fix((Edit((4, 22), new, "url"),), ""), guard.grounds(made)) == sound


def test_a_place_in_a_page_moves_with_it() -> None:
    moved = Verdict("moved", final_url="https://new.test/y")
    assert destination("https://old.test/x#z", moved) == "https://new.test/y#z"
    assert (
        destination("https://old.test/x#z", replace(moved, final_url="https://new.test/y#w")) == "https://new.test/y#w"
    )

"""The command line asks the links of lists, and tells what is gone."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest
from runner import commit, git

from lint_awesome.cli import asking, main
from lint_awesome.cli.options import Options
from lint_awesome.links.check import Checked
from lint_awesome.links.settings import Settings
from lint_awesome.links.verdict import Verdict

LIST = """# Tools

- [Anvil](https://anvil.example.org/) - Shapes metal.
- [Bellows](https://bellows.example.org/) - Feeds the fire.
"""
GONE = Verdict("dead", status=404, detail="answered 404 to GET, twice")


@pytest.fixture
def asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The addresses that a run asks, of which the bellows' is gone; the list is in the folder of the run."""
    seen: list[str] = []

    def gather(urls: Iterable[str], settings: Settings, options: Options) -> Checked:
        assert (settings.allow_private, settings.proxy) == (options.allow_private, False)
        seen.extend(urls)
        verdicts = {url: GONE if "bellows" in url else Verdict("alive") for url in seen}
        return Checked(verdicts, "interrupted" if options.quiet else "done")

    monkeypatch.setattr(asking, "gather", gather)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "README.md").write_text(LIST)
    return seen


def test_dead_links_fail_a_run(asked: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--output-format", "concise"]) == 1
    assert asked == ["https://anvil.example.org/", "https://bellows.example.org/"]
    assert "README.md:4:13: error[dead-link]" in capsys.readouterr().out


def test_private_addresses_are_asked_where_that_is_allowed(asked: list[str]) -> None:
    assert main(["--allow-private"]) == 1
    assert asked


@pytest.mark.parametrize("option", [[], ["--allow-private"]])
@pytest.mark.parametrize("event", ["pull_request", "pull_request_target"])
def test_in_a_pull_request_settings_open_no_private_network(
    asked: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, event: str, option: list[str]
) -> None:
    (tmp_path / ".lint-awesome.toml").write_text("[links]\nallow-private = true\nproxy = true\n")
    monkeypatch.setenv("GITHUB_EVENT_NAME", event)
    assert main(option) == 1
    assert asked


@pytest.mark.parametrize("option", [["--offline"], ["--select", "fields"], ["--ignore", "online"]])
def test_nobody_is_asked_where_no_rule_wants_to_know(asked: list[str], option: list[str]) -> None:
    assert main(option) == 0
    assert asked == []


def test_what_is_known_at_an_interrupt_is_told(asked: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["-q"]) == 130
    assert asked
    assert "dead-link" in capsys.readouterr().out


def test_an_interrupted_baseline_is_not_written(
    asked: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(asking, "gather", lambda *_: Checked({}, "interrupted"))
    assert main(["init", "--baseline", "known.json"]) == 130
    assert asked == []
    assert not (tmp_path / "known.json").exists()


def test_each_list_is_asked_about_by_its_own_settings(
    asked: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[tuple[list[str], tuple[str, ...]]] = []

    def gather(urls: Iterable[str], settings: Settings, _: Options) -> Checked:
        seen.append((list(urls), settings.ignore))
        return Checked(dict.fromkeys(urls, GONE))

    monkeypatch.setattr(asking, "gather", gather)
    for name, ignored in (("a", "x.org"), ("b", "y.org"), ("c", "x.org")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "README.md").write_text(f"# Tools\n\n- [Anvil](https://{name}.org/) - Shapes metal.\n")
        (tmp_path / name / ".lint-awesome.toml").write_text(f"[links]\nignore = ['{ignored}']\n")
    assert main(["a", "b", "c"]) == 1
    assert seen == [(["https://a.org/", "https://c.org/"], ("x.org",)), (["https://b.org/"], ("y.org",))]
    assert asked == []


def test_only_the_links_that_a_change_added_are_asked(asked: list[str], tmp_path: Path) -> None:
    git(tmp_path, "init", "--quiet")
    commit(tmp_path, LIST, "A list")
    (tmp_path / "README.md").write_text(f"{LIST}- [Crucible](https://crucible.example.org/) - Holds what melts.\n")
    assert main(["--since", "HEAD"]) == 0
    assert asked == ["https://crucible.example.org/"]

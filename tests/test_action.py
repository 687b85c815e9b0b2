"""The action on events of all kinds: annotations, summary, outputs, exit status."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from runner import ACTION, GOOD, OLD, Upstream, act, run_step, upstream

pytestmark = pytest.mark.skipif(os.name == "nt" or not shutil.which("git"), reason="needs git and a Unix shell")


@pytest.mark.parametrize(("depth", "moved_on"), [(1, False), (1, True), (2, False), (100, True)])
def test_a_pull_request_is_told_what_it_brings_in(tmp_path: Path, depth: int, moved_on: bool) -> None:
    host = upstream(tmp_path, moved_on=moved_on)
    run = act(host.clone(tmp_path / "list", depth), "pull_request", payload=host.payload())
    assert run.annotations == ["error README.md:20 stray-dash"], run.log
    assert run.status == 1
    assert (run.outputs["errors"], run.outputs["warnings"]) == ("1", "0")
    assert "::notice" not in run.log
    assert run.summary.count("stray-dash.md") == 1


def test_where_the_base_cannot_be_fetched_everything_is_told(tmp_path: Path) -> None:
    host = upstream(tmp_path)
    work = host.clone(tmp_path / "list")
    shutil.rmtree(host.folder)
    run = act(work, "pull_request", payload=host.payload())
    assert run.annotations == ["error README.md:6 stray-dash", "error README.md:20 stray-dash"]
    assert (
        run.log.count("::notice title=lint-awesome::the base of this pull request could not be fetched: everything")
        == 1
    )
    assert (run.status, run.outputs["errors"]) == (1, "2")


def test_a_base_that_does_not_exist_is_one_that_cannot_be_fetched(tmp_path: Path) -> None:
    host = upstream(tmp_path)
    gone = Upstream(host.folder, "0123456789" * 4, host.merge)
    run = act(gone.clone(tmp_path / "list"), "pull_request", payload=gone.payload())
    assert len(run.annotations) == 2
    assert "everything is reported" in run.log


@pytest.mark.parametrize("event", ["schedule", "workflow_dispatch", "push", "pull_request_target"])
def test_any_other_event_is_told_everything(tmp_path: Path, event: str) -> None:
    host = upstream(tmp_path)
    run = act(host.clone(tmp_path / "list"), event)
    assert len(run.annotations) == 2
    assert run.status == 1


@pytest.fixture
def work(tmp_path: Path) -> Callable[[str], Path]:
    """Makes a folder with a list, which is no repository."""

    def made(text: str) -> Path:
        folder = tmp_path / "list"
        folder.mkdir()
        (folder / "README.md").write_text(text, encoding="utf-8")
        return folder

    return made


def test_nothing_wrong_is_a_run_that_passes(work: Callable[[str], Path]) -> None:
    run = act(work(GOOD), "push")
    assert (run.status, run.annotations) == (0, [])
    assert run.summary == "## lint-awesome\n\nnothing to correct in 8 entries\n"
    assert (run.outputs["errors"], run.outputs["warnings"]) == ("0", "0")


def test_the_report_is_for_the_steps_after(work: Callable[[str], Path]) -> None:
    run = act(work(OLD), "push", {"fail-on": "never"})
    assert run.status == 0
    report = json.loads(Path(run.outputs["report"]).read_text(encoding="utf-8"))
    assert [finding["rule"] for finding in report["findings"]] == ["stray-dash"]


def test_a_report_for_code_scanning_is_written(work: Callable[[str], Path]) -> None:
    folder = work(OLD)
    run = act(folder, "push", {"sarif-file": "out/../a b.sarif", "fail-on": "never"})
    assert run.status == 2  # there is no folder `out`
    run = act(folder, "push", {"sarif-file": "a b.sarif", "fail-on": "never"})
    assert run.status == 0
    told = json.loads((folder / "a b.sarif").read_text(encoding="utf-8"))
    assert len(told["runs"][0]["results"]) == 1


def test_arguments_and_lists_are_passed_on_and_nothing_runs_in_them(work: Callable[[str], Path]) -> None:
    folder = work(OLD)
    (folder / "a $(touch x) b.md").write_text(OLD, encoding="utf-8")
    (folder / "json.py").write_text("raise SystemExit('a module of the list was run')", encoding="utf-8")
    lists = "README.md\na $(touch x) b.md\n"
    run = act(folder, "push", {"path": lists, "args": "--select stray-dash\n  --output=concise=$(touch-y).txt *"})
    assert run.status == 2  # `*` is no file's name, and nothing made it one
    assert "*: there is no such file" in run.log
    assert len(run.annotations) == 2
    assert (folder / "$(touch-y).txt").exists()
    assert not (folder / "x").exists()


@pytest.mark.parametrize(("links", "since"), [("true", ""), ("false", ""), ("true", "abc")])
def test_links_are_asked_unless_they_are_not_to_be(
    work: Callable[[str], Path], tmp_path: Path, links: str, since: str
) -> None:
    python = tmp_path / "python"
    python.write_text('#!/bin/sh\nprintf "%s\\n" "$@"\n', encoding="utf-8")
    python.chmod(0o755)
    (lint,) = (step for step in ACTION["runs"]["steps"] if step.get("id") == "lint")
    inputs = {name: one["default"] for name, one in ACTION["inputs"].items()} | {"links": links}
    known = {"install": {"outputs": {"python": str(python)}}, "base": {"outputs": {"since": since} if since else {}}}
    done, _ = run_step(lint, {"inputs": inputs, "steps": known}, work(GOOD), {"RUNNER_TEMP": str(tmp_path)})
    given = done.stdout.splitlines()
    assert given[:4] == ["-I", "-m", "lint_awesome", "check"]
    assert given[-2:] == ["--", "."]
    assert ("--offline" in given) == (links == "false")
    assert (f"--since={since}" in given) == bool(since)


def test_bad_input_is_one_line_and_status_2(work: Callable[[str], Path]) -> None:
    run = act(work(OLD), "push", {"fail-on": "sometimes"})
    assert run.status == 2
    assert len(run.log.strip().splitlines()) == 1
    assert run.outputs == {"errors": "", "warnings": "", "report": ""}


def test_a_missing_list_is_an_error(work: Callable[[str], Path]) -> None:
    run = act(work(OLD), "push", {"path": "none.md"})
    assert run.status == 2
    assert "none.md: there is no such file" in run.log


def test_what_is_known_about_links_is_kept_also_after_a_failure() -> None:
    restore, save = (step for step in ACTION["runs"]["steps"] if "actions/cache" in step.get("uses", ""))
    assert restore["with"].pop("restore-keys") == "lint-awesome-links-"
    assert restore["with"] == save["with"]
    assert restore["with"]["key"].startswith("lint-awesome-links-${{ github.run_id }}")
    assert save["if"] == "${{ !cancelled() && inputs.links == 'true' }}"
    folder = restore["with"]["path"].replace("${{ runner.temp }}", "$RUNNER_TEMP")
    (lint,) = (step for step in ACTION["runs"]["steps"] if step.get("id") == "lint")
    assert f'"--cache-dir={folder}"' in lint["run"]

"""The action and the workflows: each step of `action.yml` that is a script is run as a runner of GitHub runs it.

What the environment holds is what GitHub documents: the event's payload, the files for outputs and the summary, a
clone of one commit that merges a pull request. Only the installation is left out: the steps call this environment.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml
from msgspec import Struct

ROOT = Path(__file__).parents[1]
ACTION: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
OURS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
EXAMPLES = sorted((ROOT / "examples" / "workflows").glob("*.yml"))
SHELL = ["bash", "--noprofile", "--norc", "-eo", "pipefail"]

ENTRIES = [f"- [Paper {n}](https://example.org/{n})\n  - Venue: -\n" for n in range(1, 9)]
GOOD = "# Papers\n\n" + "".join(ENTRIES)
OLD = GOOD.replace(
    "Paper 2](https://example.org/2)\n  - Venue: -", "Paper 2](https://example.org/2)\n  - Venue: - ACL 2023"
)
"""A list with a finding that has long been there."""
NEW = OLD + "- [Paper 9](https://example.org/9)\n  - Venue: - EMNLP 2024\n"
"""The same with one more, on line 20."""

pytestmark = pytest.mark.skipif(os.name == "nt" or not shutil.which("git"), reason="needs git and a Unix shell")


class Run(Struct, frozen=True):
    """What a run of the action gave."""

    status: int
    log: str
    summary: str
    outputs: dict[str, str]

    @property
    def annotations(self) -> list[str]:
        """Where each annotation points, and of which rule it is."""
        found = re.findall(r"^::(\w+) file=([^,]*),line=(\d+).*?,title=([\w-]+)::", self.log, re.MULTILINE)
        return [f"{kind} {path}:{line} {rule}" for kind, path, line, rule in found]


def act(
    work: Path, event: str, inputs: Mapping[str, str] | None = None, payload: Mapping[str, Any] | None = None
) -> Run:
    """The steps of the action that are scripts, in a work tree and for an event."""
    temp = work.parent / "temp"
    temp.mkdir(exist_ok=True)
    (temp / "event.json").write_text(json.dumps(payload or {}), encoding="utf-8")
    contexts: dict[str, Any] = {
        "inputs": {name: one["default"] for name, one in ACTION["inputs"].items()}
        | {"links": "false"}
        | dict(inputs or {}),
        "github": {"event_name": event, "event": payload or {}},
        "steps": {"install": {"outputs": {"python": sys.executable}}},
        "runner": {"temp": str(temp)},
    }
    given = {
        "GITHUB_ACTIONS": "true",
        "GITHUB_EVENT_NAME": event,
        "GITHUB_EVENT_PATH": str(temp / "event.json"),
        "GITHUB_STEP_SUMMARY": str(temp / "summary.md"),
        "GITHUB_SHA": git(work, "rev-parse", "HEAD") if (work / ".git").exists() else "",
        "GITHUB_WORKSPACE": str(work),
        "RUNNER_TEMP": str(temp),
    }
    log, status = "", 0
    for step in ACTION["runs"]["steps"]:
        if "run" in step and step["id"] != "install" and holds(step.get("if", "true"), contexts):
            done, outputs = run_step(step, contexts, work, given)
            contexts["steps"][step["id"]] = {"outputs": outputs}
            log, status = log + done.stdout + done.stderr, done.returncode or status
            if status:
                break
    summary = temp / "summary.md"
    told = {name: evaluated(one["value"], contexts) for name, one in ACTION["outputs"].items()}
    return Run(status, log, summary.read_text(encoding="utf-8") if summary.exists() else "", told)


def run_step(
    step: Mapping[str, Any], contexts: Mapping[str, Any], work: Path, given: dict[str, str]
) -> tuple[subprocess.CompletedProcess[str], dict[str, str]]:
    """A script as the runner calls it, and what it has put out."""
    temp = Path(given["RUNNER_TEMP"])
    (temp / "step.sh").write_text(step["run"], encoding="utf-8")
    (temp / "output").write_text("", encoding="utf-8")
    own = {name: evaluated(value, contexts) for name, value in step.get("env", {}).items()}
    done = subprocess.run(
        [*SHELL, str(temp / "step.sh")],
        cwd=work,
        env=environment() | given | {"GITHUB_OUTPUT": str(temp / "output")} | own,
        text=True,
        capture_output=True,
        check=False,
    )
    pairs = (line.partition("=") for line in (temp / "output").read_text(encoding="utf-8").splitlines())
    return done, {name: value for name, _, value in pairs}


def evaluated(text: str, contexts: Mapping[str, Any]) -> str:
    """A value with its expressions filled in: names with points, and nothing else."""
    return re.sub(r"\$\{\{ ([\w.-]+) \}\}", lambda found: looked_up(found[1], contexts), str(text))


def looked_up(name: str, contexts: Mapping[str, Any]) -> str:
    """What a name stands for: nothing where there is none, as in GitHub's expressions."""
    value: Any = contexts
    for part in name.split("."):
        value = value.get(part, "") if isinstance(value, Mapping) else ""
    return str(value)


def holds(condition: str, contexts: Mapping[str, Any]) -> bool:
    """Whether a step runs: `true`, or a name that is some words."""
    found = re.fullmatch(r"([\w.-]+) == '([^']*)'", condition)
    return looked_up(found[1], contexts) == found[2] if found else condition == "true"


def environment() -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("GIT_", "GITHUB_", "RUNNER_"))}
    names = {f"GIT_{who}_{what}": "a@example.org" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    return kept | names | {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}


def git(folder: Path, *args: str) -> str:
    done = subprocess.run(["git", *args], cwd=folder, env=environment(), text=True, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def commit(folder: Path, text: str, message: str) -> str:
    (folder / "README.md").write_text(text, encoding="utf-8")
    git(folder, "add", ".")
    git(folder, "commit", "--quiet", "-m", message)
    return git(folder, "rev-parse", "HEAD")


class Upstream(Struct, frozen=True):
    """A repository on a host, the commit that merges a pull request from a fork, and its base."""

    folder: Path
    base: str
    merge: str

    def clone(self, place: Path, depth: int = 1) -> Path:
        """What actions/checkout makes of it: only the commits up to the merge, its head loose."""
        place.mkdir()
        git(place, "init", "--quiet")
        git(place, "remote", "add", "origin", f"file://{self.folder}")
        git(
            place,
            "fetch",
            "--quiet",
            "--no-tags",
            f"--depth={depth}",
            "origin",
            f"+{self.merge}:refs/remotes/pull/1/merge",
        )
        git(place, "checkout", "--quiet", "--force", "refs/remotes/pull/1/merge")
        return place

    def payload(self) -> dict[str, Any]:
        """The event of the pull request, as far as it matters."""
        head = {"sha": self.merge, "repo": {"fork": True, "full_name": "somebody/list"}}
        base = {"sha": self.base, "ref": "main", "repo": {"fork": False, "full_name": "owner/list"}}
        return {"action": "synchronize", "number": 1, "pull_request": {"number": 1, "base": base, "head": head}}


def upstream(folder: Path, *, moved_on: bool = False) -> Upstream:
    """A repository with some history and a pull request; its base may have moved on since the event."""
    work, host = folder / "work", folder / "host.git"
    work.mkdir()
    git(work, "init", "--quiet", "--initial-branch=main")
    for number in range(4):
        commit(work, OLD + "\n" * (number % 2), f"Commit {number}")
    base = commit(work, OLD, "Before the fork")
    git(work, "checkout", "--quiet", "-b", "fork")
    commit(work, NEW, "A paper from a fork")
    git(work, "checkout", "--quiet", "main")
    for number in range(2 if moved_on else 0):
        (work / "other.md").write_text(f"{number}\n", encoding="utf-8")
        git(work, "add", ".")
        git(work, "commit", "--quiet", "-m", "Meanwhile")
    git(work, "merge", "--quiet", "--no-ff", "-m", "Merge", "fork")
    merge = git(work, "rev-parse", "HEAD")
    git(folder, "clone", "--quiet", "--bare", str(work), str(host))
    git(host, "config", "uploadpack.allowAnySHA1InWant", "true")
    git(host, "update-ref", "refs/pull/1/merge", merge)
    return Upstream(host, base, merge)


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


def steps(file: Path) -> list[dict[str, Any]]:
    jobs = yaml.safe_load(file.read_text(encoding="utf-8"))["jobs"].values()
    return [step for job in jobs for step in job["steps"]]


@pytest.mark.parametrize("file", EXAMPLES, ids=lambda file: file.stem)
def test_an_example_calls_the_action_as_it_is(file: Path) -> None:
    (ours,) = (step for step in steps(file) if step.get("uses", "").startswith("OWNER/lint-awesome@"))
    assert set(ours.get("with", {})) <= set(ACTION["inputs"])
    named = re.findall(r"steps\.lint\.outputs\.([\w-]+)", file.read_text(encoding="utf-8"))
    assert set(named) <= set(ACTION["outputs"])
    assert "pull_request_target" not in file.read_text(encoding="utf-8")


def test_the_issue_holds_the_report_as_far_as_it_may(work: Callable[[str], Path]) -> None:
    found = steps(ROOT / "examples" / "workflows" / "monthly.yml")
    (cut,) = (step for step in found if "run" in step)
    (ours,) = (step for step in found if step.get("id") == "lint")
    folder = work(OLD)
    assert act(folder, "schedule", ours["with"]).status == 0
    for text in ((folder / "report.md").read_text(encoding="utf-8"), "a line\n" * 20_000):
        (folder / "report.md").write_text(text, encoding="utf-8")
        subprocess.run([*SHELL, "-c", cut["run"]], cwd=folder, check=True)
        issue = (folder / "issue.md").read_text(encoding="utf-8")
        assert issue == text if len(text) < 60_000 else issue.endswith("has all of it.\n")
        assert len(issue) < 65_536


def test_suggestions_are_what_reviewdog_reads(work: Callable[[str], Path]) -> None:
    found = steps(ROOT / "examples" / "workflows" / "suggestions.yml")
    (ours,) = (step for step in found if step.get("uses", "").startswith("OWNER/"))
    folder = work(OLD)
    assert act(folder, "pull_request", ours["with"]).status == 0
    told = json.loads((folder / "suggestions.json").read_text(encoding="utf-8"))
    assert [one["suggestions"][0]["text"] for one in told["diagnostics"]] == [""]
    (comment,) = (step["run"] for step in found if "run" in step)
    assert "-f=rdjson" in comment
    assert "< suggestions.json" in comment


@pytest.mark.parametrize(
    ("schema", "files"),
    [
        ("github-actions", [ROOT / "action.yml"]),
        ("github-workflows", [*OURS, *EXAMPLES]),
        ("dependabot", [ROOT / ".github" / "dependabot.yml"]),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_the_schema_of_github_is_kept(schema: str, files: list[Path]) -> None:
    tool([sys.executable, "-m", "check_jsonschema", "--builtin-schema", f"vendor.{schema}", *map(str, files)])


def test_zizmor_has_nothing_to_say() -> None:
    files = map(str, [ROOT / "action.yml", ROOT / ".github" / "dependabot.yml", *OURS, *EXAMPLES])
    config = ["--config", str(ROOT / ".github" / "zizmor.yml")]
    tool([beside("zizmor"), "--offline", "--no-progress", "--persona=auditor", *config, *files])


def test_shellcheck_has_nothing_to_say(tmp_path: Path) -> None:
    scripts = [
        step["run"] for step in (*ACTION["runs"]["steps"], *(s for f in EXAMPLES for s in steps(f))) if "run" in step
    ]
    for number, script in enumerate(scripts):
        (tmp_path / f"{number}.sh").write_text(script, encoding="utf-8")
    files = map(str, sorted(tmp_path.glob("*.sh")))
    tool([beside("shellcheck"), "--shell=bash", "--severity=style", "--exclude=SC2153", *files])


def beside(name: str) -> str:
    """A program of the environment that these tests run in."""
    return str(Path(sys.executable).with_name(name))


def tool(command: list[str]) -> None:
    done = subprocess.run(command, text=True, capture_output=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("file", [ROOT / "action.yml", *OURS, *EXAMPLES], ids=lambda file: file.stem)
def test_other_actions_are_pinned_by_commit_with_their_version(file: Path) -> None:
    used = re.findall(r"uses: (\S+)(.*)", file.read_text(encoding="utf-8"))
    for name, comment in used:
        if name != "$/" and not name.startswith("OWNER/"):
            assert re.fullmatch(r"[\w.-]+/[\w./-]+@[0-9a-f]{40}", name)
            assert re.fullmatch(r" # v\d+\.\d+\.\d+", comment)

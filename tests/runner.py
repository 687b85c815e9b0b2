"""A runner as far as tests need one: the steps of `action.yml` that are scripts, run as GitHub's runner runs them.

What the environment holds is what GitHub documents: the event's payload, the files for outputs and the summary, a
clone of one commit that merges a pull request. Only the installation is left out: the steps call this environment.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml
from msgspec import Struct

ROOT = Path(__file__).parents[1]
ACTION: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
SHELL = ["bash", "--noprofile", "--norc", "-eo", "pipefail"]

ENTRIES = [f"- [Paper {n}](https://example.org/{n})\n  - Venue: -\n" for n in range(1, 9)]
GOOD = "# Papers\n\n" + "".join(ENTRIES)
OLD = GOOD.replace(
    "Paper 2](https://example.org/2)\n  - Venue: -", "Paper 2](https://example.org/2)\n  - Venue: - ACL 2023"
)
"""A list with a finding that has long been there."""
NEW = OLD + "- [Paper 9](https://example.org/9)\n  - Venue: - EMNLP 2024\n"
"""The same with one more, on line 20."""


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


def environment(**more: str) -> dict[str, str]:
    """What the processes of a person see, without the git or the CI that these tests run in."""
    own = ("GIT_", "GITHUB_", "RUNNER_", "PRE_COMMIT")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(own)}
    names = {f"GIT_{who}_{what}": "a@example.org" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    return kept | names | {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull} | more


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

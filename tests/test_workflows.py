"""The action's and the workflows' files: what others say of them, and what the examples do."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from runner import ACTION, OLD, ROOT, SHELL, act

OURS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
EXAMPLES = sorted((ROOT / "examples" / "workflows").glob("*.yml"))
unix = pytest.mark.skipif(os.name == "nt", reason="needs a Unix shell")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a list in which something is wrong."""
    made = tmp_path / "list"
    made.mkdir()
    (made / "README.md").write_text(OLD, encoding="utf-8")
    return made


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


@unix
def test_the_issue_holds_the_report_as_far_as_it_may(folder: Path) -> None:
    found = steps(ROOT / "examples" / "workflows" / "monthly.yml")
    (cut,) = (step for step in found if "run" in step)
    (ours,) = (step for step in found if step.get("id") == "lint")
    assert act(folder, "schedule", ours["with"]).status == 0
    for text in ((folder / "report.md").read_text(encoding="utf-8"), "a line\n" * 20_000):
        (folder / "report.md").write_text(text, encoding="utf-8")
        subprocess.run([*SHELL, "-c", cut["run"]], cwd=folder, check=True)
        issue = (folder / "issue.md").read_text(encoding="utf-8")
        assert issue == text if len(text) < 60_000 else issue.endswith("has all of it.\n")
        assert len(issue) < 65_536


@unix
def test_suggestions_are_what_reviewdog_reads(folder: Path) -> None:
    found = steps(ROOT / "examples" / "workflows" / "suggestions.yml")
    (ours,) = (step for step in found if step.get("uses", "").startswith("OWNER/"))
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


def test_a_pull_request_is_looked_at_with_a_token_that_may_only_read() -> None:
    text = (ROOT / "examples" / "workflows" / "pull-request.yml").read_text(encoding="utf-8")
    told = yaml.safe_load(text)
    assert list(told[True]) == ["pull_request"]  # `on` is a truth to YAML
    assert [told["permissions"], *(job["permissions"] for job in told["jobs"].values())] == [{}, {"contents": "read"}]
    assert "secrets" not in text


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
    done = subprocess.run(command, encoding="utf-8", capture_output=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("file", [ROOT / "action.yml", *OURS, *EXAMPLES], ids=lambda file: file.stem)
def test_other_actions_are_pinned_by_commit_with_their_version(file: Path) -> None:
    used = re.findall(r"uses: (\S+)(.*)", file.read_text(encoding="utf-8"))
    for name, comment in used:
        if name != "$/" and not name.startswith("OWNER/"):
            assert re.fullmatch(r"[\w.-]+/[\w./-]+@[0-9a-f]{40}", name)
            assert re.fullmatch(r" # v\d+\.\d+\.\d+", comment)

"""The hooks for pre-commit, in a repository of their own: a bad change is refused, mended, and then taken."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from runner import ROOT, environment

HOOKS = {hook["id"]: hook for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))}
GOOD = "# Papers\n\n" + "".join(f"- [Paper {n}](https://example.org/{n})\n  - Venue: -\n" for n in range(1, 7))
BAD = GOOD.replace("  - Venue: -\n- [Paper 6]", "  - Venue: - EMNLP 2024\n- [Paper 6]")
MENDED = BAD.replace(": - EMNLP", ": EMNLP")


def test_both_hooks_look_at_readmes_and_ask_no_network() -> None:
    assert set(HOOKS) == {"lint-awesome", "lint-awesome-fix"}
    for hook in HOOKS.values():
        assert (hook["language"], hook["types"]) == ("python", ["markdown"])
        assert "--offline" in hook["entry"].split()
        found = [
            name
            for name in ("README.md", "a/readme.MD", "READMES.md", "a/xREADME.md")
            if re.search(hook["files"], name)
        ]
        assert found == ["README.md", "a/readme.MD"]
    assert HOOKS["lint-awesome-fix"]["require_serial"]


def test_a_hook_says_nothing_more_than_its_findings(tmp_path: Path) -> None:
    """No bar of progress, no note, and no word where nothing is wrong."""
    (tmp_path / "README.md").write_text(GOOD, encoding="utf-8")
    (tmp_path / "bad.md").write_text(BAD, encoding="utf-8")
    good, bad = (hook("lint-awesome", tmp_path, name) for name in ("README.md", "bad.md"))
    assert (good.returncode, good.stderr) == (0, "")
    assert (bad.returncode, bad.stderr) == (1, "")
    assert "bad.md:12:12: error[stray-dash]" in bad.stdout


def hook(name: str, folder: Path, *files: str) -> subprocess.CompletedProcess[str]:
    """A hook as pre-commit calls it, from the environment of these tests."""
    program, *args = HOOKS[name]["entry"].split()
    command = [sys.executable, "-m", program.replace("-", "_"), *args, *files]
    return subprocess.run(command, cwd=folder, env=environment(), text=True, capture_output=True, check=False)


@pytest.mark.slow
def test_a_bad_change_is_refused_mended_and_taken(tmp_path: Path) -> None:
    build_or_skip(tmp_path)
    revision = clone(tmp_path / "project")
    work = tmp_path / "list"
    work.mkdir()
    git(work, "init", "--quiet")
    (work / "README.md").write_text(GOOD, encoding="utf-8")
    (work / ".pre-commit-config.yaml").write_text(
        configuration(tmp_path / "project", revision, "lint-awesome"), encoding="utf-8"
    )
    git(work, "add", ".")
    home = str(tmp_path / "home")
    run(work, [sys.executable, "-m", "pre_commit", "install"], home=home)
    first = git(work, "commit", "-m", "Begin", check=False, home=home)
    assert first.returncode == 0, first.stdout + first.stderr

    (work / "README.md").write_text(BAD, encoding="utf-8")
    refused = git(work, "commit", "-am", "Add a venue", check=False, home=home)
    assert refused.returncode == 1
    assert (
        "README.md:12:12: error[stray-dash] '-' left before the value 'EMNLP 2024' [--fix]"
        in refused.stdout + refused.stderr
    )

    (work / ".pre-commit-config.yaml").write_text(
        configuration(tmp_path / "project", revision, "lint-awesome-fix", "lint-awesome"), encoding="utf-8"
    )
    mending = git(work, "commit", "-am", "Add a venue", check=False, home=home)
    assert mending.returncode == 1
    assert "files were modified by this hook" in mending.stdout + mending.stderr
    assert (work / "README.md").read_text(encoding="utf-8") == MENDED
    git(work, "commit", "-am", "Add a venue", home=home)
    assert git(work, "show", "HEAD:README.md").stdout == MENDED


def build_or_skip(folder: Path) -> None:
    """Skips where no index of packages can be asked: the hook's environment is built from one."""
    wanted = folder / "wanted"
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", str(wanted), "hatchling"]
    if subprocess.run(command, capture_output=True, check=False).returncode:
        pytest.skip("no index of packages can be reached")


def clone(place: Path) -> str:
    """A repository of this project as it is here, and its revision."""
    kept = git(
        ROOT,
        "ls-files",
        "--cached",
        "--others",
        "--exclude-standard",
        "src",
        "*.toml",
        "*.md",
        ".pre-commit*",
        "LICENSE",
    )
    for name in kept.stdout.splitlines():
        if (ROOT / name).exists():
            (place / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / name, place / name)
    git(place, "init", "--quiet")
    git(place, "add", ".")
    git(place, "commit", "--quiet", "-m", "The project")
    return git(place, "rev-parse", "HEAD").stdout.strip()


def configuration(project: Path, revision: str, *hooks: str) -> str:
    return yaml.safe_dump(
        {"repos": [{"repo": str(project), "rev": revision, "hooks": [{"id": name} for name in hooks]}]}
    )


def git(folder: Path, *args: str, check: bool = True, home: str = "") -> subprocess.CompletedProcess[str]:
    return run(folder, ["git", *args], check=check, home=home)


def run(folder: Path, command: list[str], *, check: bool = True, home: str = "") -> subprocess.CompletedProcess[str]:
    more = {"PRE_COMMIT_HOME": home} if home else {}
    done = subprocess.run(command, cwd=folder, env=environment(**more), text=True, capture_output=True, check=False)
    assert not check or done.returncode == 0, done.stdout + done.stderr
    return done

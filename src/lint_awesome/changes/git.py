"""What git knows: the text that a list had where a change began."""

from __future__ import annotations

import os
from pathlib import Path

from lint_awesome.facts import repository

SHALLOW = "the clone is shallow: fetch more of it (git fetch --unshallow; for actions/checkout fetch-depth: 0)"
OWN = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_COMMON_DIR", "GIT_OBJECT_DIRECTORY")
"""What git tells the hooks that it runs; the list may be of another repository."""


class Unknown(Exception):
    """What git cannot tell; its message is one line for a person."""


def base(folder: Path, revision: str) -> str:
    """The commit where the change of a folder's repository since a revision began: their merge base."""
    if repository(folder.resolve()) is None:
        raise Unknown(f"{folder}: is in no git repository, which --since asks for")
    commit = _commit(folder, revision)
    status, found, _ = _git(folder, "merge-base", commit, "HEAD")
    if status == 0:
        return found.decode().split()[0]
    if _is_shallow(folder):
        raise Unknown(f"where the change since '{revision}' began is not known here; {SHALLOW}")
    raise Unknown(f"'{revision}' has no commit in common with what is checked out")


def _commit(folder: Path, revision: str) -> str:
    if revision and not revision.startswith("-"):
        status, found, error = _git(folder, "rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}")
        if status == 0:
            return found.decode().strip()
        if error.strip():
            raise Unknown(f"git: {_first_line(error)}")
    raise Unknown(f"unknown revision '{revision}'{f'; {SHALLOW}' if _is_shallow(folder) else ''}")


def text(path: Path, commit: str) -> str | None:
    """What a file held at a commit; None where it was not there."""
    folder = path.resolve().parent
    status, found, error = _git(folder, "cat-file", "blob", f"{commit}:./{path.resolve().name}")
    if status == 0:
        return found.decode("utf-8-sig", errors="replace")
    if b"does not exist" in error or b"exists on disk, but not in" in error or b"Not a valid object name" in error:
        return None
    raise Unknown(f"git: {_first_line(error)}")


def _is_shallow(folder: Path) -> bool:
    return _git(folder, "rev-parse", "--is-shallow-repository")[1].strip() == b"true"


def _first_line(error: bytes) -> str:
    lines = error.decode(errors="replace").strip().splitlines() or ["does not answer"]
    return lines[0].removeprefix("fatal: ")


def _git(folder: Path, *arguments: str) -> tuple[int, bytes, bytes]:
    """The exit status of git, and what it says; it is asked in English and changes nothing."""
    import subprocess

    around = {name: value for name, value in os.environ.items() if name not in OWN}
    try:
        ended = subprocess.run(  # noqa: S603, the arguments are fixed but for a revision, and no shell reads them
            ["git", "--no-pager", "-C", os.fspath(folder), *arguments],  # noqa: S607, git is where the user has it
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
            env={**around, "LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0"},
        )
    except FileNotFoundError:
        raise Unknown("--since needs git, which is not there") from None
    return ended.returncode, ended.stdout, ended.stderr

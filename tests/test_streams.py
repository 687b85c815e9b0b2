"""Standard streams that are closed, full or left by their reader: no traceback, and the status that is true."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

GOOD = "# Tools\n\n- [Anvil](https://anvil.example.org) - Shapes metal.\n"
BAD = GOOD.replace("metal.\n", "metal.  \n- [Bench](#nowhere) - Holds work.\n")
FULL = "lint-awesome: error: no space left on device\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "README.md").write_text(BAD, encoding="utf-8")
    return tmp_path


def run(folder: Path, redirected: str, args: str) -> subprocess.CompletedProcess[str]:
    """A run with its streams as a shell redirects them, and buffered as usual."""
    command = f'"$0" -X dev -W error -m lint_awesome {args} {redirected}'
    around = {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}
    return subprocess.run(
        ["sh", "-c", command, sys.executable],
        cwd=folder,
        env=around,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device here is always full")
@pytest.mark.parametrize(
    ("args", "redirected", "status", "said"),
    [
        ("--offline", ">&-", 1, ""),
        ("--offline", "<&- >&- 2>&-", 1, ""),
        ("--offline --output-format json", ">&-", 1, ""),
        ("--offline", ">/dev/full", 2, FULL),
        ("--version", ">/dev/full", 2, FULL),
        ("--offline", ">/dev/full 2>/dev/full", 2, ""),
        ("--offline nowhere.md", "2>&-", 2, ""),
        ("--offline nowhere.md", "2>/dev/full", 2, ""),
        ("init", "2>/dev/full", 0, ""),
        ("--offline -", "<&-", 2, "lint-awesome: error: standard input is closed\n"),
    ],
)
def test_a_stream_that_is_closed_or_full(folder: Path, args: str, redirected: str, status: int, said: str) -> None:
    ended = run(folder, redirected, args)
    assert (ended.returncode, ended.stdout, ended.stderr) == (status, "", said)


def test_nobody_who_listens_changes_no_status(folder: Path) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    command = [sys.executable, "-m", "lint_awesome", "--offline", "nowhere.md"]
    ended = subprocess.run(command, cwd=folder, stdout=subprocess.PIPE, stderr=writer, check=False)
    os.close(writer)
    assert (ended.returncode, ended.stdout) == (2, b"")


def test_what_is_mended_is_written_though_nothing_can_be_said(folder: Path) -> None:
    assert run(folder, ">&- 2>&-", "--offline --fix").returncode == 1
    assert (folder / "README.md").read_text(encoding="utf-8") == BAD.replace("  \n", "\n")


@pytest.mark.parametrize("args", ["rules --output-format json", "export", "--offline --diff"])
def test_what_programs_read_is_utf8_whatever_the_terminal_has(folder: Path, args: str) -> None:
    (folder / "README.md").write_text(BAD.replace("Anvil", "Añvil – 学"), encoding="utf-8")
    command = [sys.executable, "-m", "lint_awesome", *args.split()]
    around = {**os.environ, "PYTHONIOENCODING": "latin-1"}
    ended = subprocess.run(command, cwd=folder, env=around, capture_output=True, check=False)
    assert ended.stdout.decode() == run(folder, "", args).stdout

"""The command line: each file in `cli/` is a run, with its arguments, files and all that must come of it.

A file holds `args`, and where they matter `stdin`, `files` (name and text before), `after` (name and text after),
`environment`, `encoding` (of the terminal), `status`, `stdout` and `stderr`. What is not said must be nothing.
"""

from __future__ import annotations

import io
import os
import subprocess
import sys
import tomllib
from datetime import date
from pathlib import Path

import pytest

from lint_awesome.cli import checking, commands, main
from lint_awesome.cli.checking import Task, run
from lint_awesome.config import Config
from lint_awesome.facts import Facts
from lint_awesome.source import Source

CASES = sorted((Path(__file__).parent / "cli").glob("*.toml"))
KEYS = {"args", "stdin", "files", "after", "environment", "encoding", "status", "stdout", "stderr"}


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_run(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    case = tomllib.loads(path.read_text(encoding="utf-8"))
    assert case.keys() <= KEYS
    for name, text in case.get("files", {}).items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(text.encode())
    monkeypatch.chdir(tmp_path)
    for name in ("NO_COLOR", "FORCE_COLOR", "COLUMNS", "GITHUB_ACTIONS", "GITHUB_STEP_SUMMARY"):
        monkeypatch.delenv(name, raising=False)
    for name, value in case.get("environment", {}).items():
        monkeypatch.setenv(name, value)
    streams = {name: stream(case, name) for name in ("stdin", "stdout", "stderr")}
    for name, one in streams.items():
        monkeypatch.setattr(sys, name, one)
    status = main(offline(case["args"]))
    told = {name: written(streams[name]) for name in ("stdout", "stderr")}
    assert told == {name: case.get(name, "") for name in told}
    assert status == case.get("status", 0)
    there = [path for path in tmp_path.rglob("*") if path.is_file()]
    held = {path.relative_to(tmp_path).as_posix(): path.read_bytes().decode() for path in there}
    assert held == case.get("files", {}) | case.get("after", {})


def offline(args: list[str]) -> list[str]:
    """The arguments of a run that asks nobody."""
    return args if args[:1] and args[0] in commands.COMMANDS.keys() - {"check"} else [*args, "--offline"]


def stream(case: dict[str, str], name: str) -> io.TextIOWrapper:
    return io.TextIOWrapper(
        io.BytesIO(case.get(name, "").encode() if name == "stdin" else b""), case.get("encoding", "utf-8")
    )


def written(one: io.TextIOWrapper) -> str:
    one.flush()
    assert isinstance(one.buffer, io.BytesIO)
    return one.buffer.getvalue().decode()


@pytest.mark.parametrize("command", commands.COMMANDS)
def test_help_fits_a_terminal(
    command: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    assert main([command, "--help"]) == 0
    assert [line for line in capsys.readouterr().out.splitlines() if len(line) > 80] == []


def test_a_broken_pipe_ends_it_quietly() -> None:
    reader, writer = os.pipe()
    os.close(reader)
    command = [sys.executable, "-m", "lint_awesome", "--select", "stray-dash", "-"]
    ended = subprocess.run(command, input=b"# List\n", stdout=writer, stderr=subprocess.PIPE, check=False)
    os.close(writer)
    assert (ended.returncode, ended.stderr) == (141, b"")


def test_ctrl_c_ends_it_quietly(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(checking, "_linted", interrupted)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"# List\n")))
    assert main(["-"]) == 130
    assert capsys.readouterr() == ("", "")


def test_a_bug_in_one_list_spoils_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(task: Task) -> None:
        if task.source.path == "b.md":
            raise ZeroDivisionError("division\nby zero")

    monkeypatch.setattr(checking, "_linted", broken)
    done = list(run([task("a.md"), task("b.md")], 1))
    assert done[0] is None
    assert (
        done[1].failure == "b.md: ZeroDivisionError: division by zero (this is a bug of lint-awesome: please report it)"
    )


def test_several_processes_find_the_same_in_the_same_order(monkeypatch: pytest.MonkeyPatch) -> None:
    tasks = [task(f"{number}.md", "- [A](https://example.org/a)  \n" * (number + 1)) for number in range(3)]
    alone = list(run(tasks, 1))
    monkeypatch.setattr(checking, "WORTH", 0)
    together = list(run(tasks, 2))
    assert together == alone
    assert [one.source.path for one in together] == ["0.md", "1.md", "2.md"]


def task(path: str, text: str = "") -> Task:
    return Task(Source(path, text), Config(), Facts(date(2026, 6, 30)))

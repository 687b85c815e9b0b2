"""Lists whose names hold blanks, line ends, quotation marks, or what is no UTF-8: named truly, and on one line."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from urllib.parse import unquote_to_bytes

import pytest

from lint_awesome.cli import main
from lint_awesome.source import name

BAD = "# Tools\n\n- [Anvil](#nowhere) - Shapes metal.  \n"
MENDED = BAD.replace("  \n", "\n")
NAMES = [b"a b.md", b"new\n::error::.md", b"\xff\xed\xa0\x80.md", b'"\\\t.md', "\u202e\u2028é 学.md".encode()]

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="other systems do not have all of these names")


@pytest.fixture(params=NAMES, ids=repr)
def path(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.chdir(tmp_path)
    path = os.fsdecode(request.param)
    Path(path).write_text(BAD, encoding="utf-8")
    return path


@pytest.mark.parametrize("form", ["text", "concise", "github", "markdown", "junit", "rdjson", "json", "sarif"])
def test_a_report_can_be_read(path: str, form: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--offline", "--isolated", "--output-format", form, path]) == 1
    told = capsys.readouterr()
    assert told.err == ""
    if form in ("concise", "github"):
        assert len(told.out.splitlines()) == 3
    if form == "json":
        assert {one["path"] for one in json.loads(told.out)["findings"]} == {name(path)}
    if form == "sarif":
        places = [one["locations"][0]["physicalLocation"] for one in json.loads(told.out)["runs"][0]["results"]]
        assert {unquote_to_bytes(place["artifactLocation"]["uri"]).removeprefix(b"./") for place in places} == {
            os.fsencode(path)
        }


def test_git_applies_a_diff(path: str) -> None:
    for named in (path, f"./{path}", str(Path.cwd() / path)):
        command = [sys.executable, "-m", "lint_awesome", "--offline", "--isolated", "--diff", named]
        diff = subprocess.run(command, capture_output=True, check=False).stdout
        folder = "" if named != str(Path.cwd() / path) else f"-p{len(Path.cwd().parts)}"
        subprocess.run(["git", "apply", *folder.split(), "-"], input=diff, check=True)
        assert Path(path).read_text(encoding="utf-8") == MENDED
        Path(path).write_text(BAD, encoding="utf-8")


def test_a_baseline_knows_it_in_any_locale(path: str) -> None:
    assert main(["init", "--offline", "--isolated", "--baseline", "known.json", path]) == 0
    command = [sys.executable, "-m", "lint_awesome", "--offline", "--isolated", "--baseline", "known.json", path]
    for locale in ({}, {"LC_ALL": "C", "PYTHONUTF8": "0"}):
        assert subprocess.run(command, env={**os.environ, **locale}, capture_output=True, check=False).returncode == 0

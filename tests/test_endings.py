"""However a write is ended, the list is wholly the old or wholly the new one, and no signal is lost."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

TIMES = 200
OLD = "# Tools\n\n- [Anvil](https://anvil.example.org) - Shapes metal.  \n"
NEW = OLD.replace("  \n", "\n")
STATUS = {"SIGKILL": -9, "SIGTERM": -15, "SIGINT": 130, "SIGHUP": -1}


@pytest.mark.skipif(sys.platform == "win32", reason="has neither fork nor these signals")
def test_a_write_that_is_ended_at_any_moment_leaves_a_whole_file(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text(OLD, encoding="utf-8")
    script = str(Path(__file__).with_name("endings.py"))
    command = [sys.executable, script, str(tmp_path / "README.md"), str(TIMES)]
    told = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)
    assert len(told) == TIMES
    for name, status in STATUS.items():
        endings = [one for one in told if one["signal"] == name]
        assert {one["status"] for one in endings} == {status}, name
        assert {one["text"] for one in endings} == {OLD, NEW}, name
        left = [draft for one in endings for draft in one["left"]]
        assert all(re.fullmatch(r"\.lint-awesome-\w+\.tmp", draft) for draft in left)
        assert (left != []) == (name == "SIGKILL"), "which no process can prepare for"

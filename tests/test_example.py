"""The example list has one defect of each kind, and nothing else is said about it."""

from __future__ import annotations

import shutil
from collections import Counter
from datetime import date
from pathlib import Path

from lint_awesome import files, rules
from lint_awesome.config import Config
from lint_awesome.facts import gather
from lint_awesome.linting import lint

EXAMPLE = Path(__file__).parent.parent / "examples" / "README.md"
ABSENT = {"missing-description"}
"""It asks for a list in which nearly all entries have a description."""
TWICE = {"merge-marker"}


def test_each_rule_has_its_finding(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    copy = Path(shutil.copy(EXAMPLE, tmp_path))
    source = files.read(str(copy))
    findings = lint(source, Config(), gather(source, date(2026, 6, 30))).findings
    counts = Counter(finding.rule for finding in findings)
    default = {rule.name for rule in rules.selected(Config()) if rule.family != "online"} - ABSENT
    assert counts == {name: 2 if name in TWICE else 1 for name in default}

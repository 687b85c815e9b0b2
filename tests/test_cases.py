"""Small cases of what maintainers correct and what they want left alone, where they are at hand beside the project."""

from __future__ import annotations

import csv
from collections import defaultdict
from datetime import date
from pathlib import Path

import pytest

from lint_awesome import rules
from lint_awesome.config import Config
from lint_awesome.facts import gather
from lint_awesome.linting import Finding, lint
from lint_awesome.source import Lines, decode

CASES = Path(__file__).parents[2] / "shared" / "cases"
TODAY = date(2026, 11, 24)
Row = dict[str, str]


def expected() -> dict[str, list[Row]]:
    """The rows of the indices by file; what needs the network is left out."""
    found = defaultdict(list)
    for index in sorted(CASES.glob("INDEX*.tsv")):
        with index.open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
                if not (CASES / row["file"]).with_suffix(".http.toml").exists():
                    found[row["file"]].append(row)
    return found


EXPECTED = expected()
pytestmark = pytest.mark.skipif(not EXPECTED, reason="the cases are not at hand")


@pytest.mark.parametrize("name", list(EXPECTED))
def test_case(name: str) -> None:
    wanted = [row for row in EXPECTED[name] if row["rule"] != "none"]
    if absent := {row["rule"] for row in wanted} - rules.names().keys():
        pytest.skip(f"there is no rule {', '.join(absent)}")
    path = CASES / name
    source = decode(path.read_bytes(), str(path))
    findings = [f for f in lint(source, Config(), gather(source, TODAY)).findings if f.severity != "info"]
    lines = Lines(source.text)
    missed = [row for row in wanted if row["fixable"] not in [fixable(f) for f in findings if is_at(f, row, lines)]]
    beside = [f for f in findings if not any(is_at(f, row, lines) for row in wanted)]
    assert (missed, beside) == ([], [])


def is_at(finding: Finding, row: Row, lines: Lines) -> bool:
    """Whether a finding is of the rule that is wanted and touches its place."""
    start = lines.starts[int(row["line"]) - 1]
    first, last = start + int(row["column"]) - 1, start + int(row["end_column"]) - 1
    span = finding.problem.span
    return finding.rule == row["rule"] and span[0] <= last and first <= max(span[1], span[0] + 1)


def fixable(finding: Finding) -> str:
    """How a finding can be mended, as the index says it."""
    fix = finding.problem.fix
    return "no" if fix is None else "safe" if fix.safe else "unsafe"

"""Cases kept beside this project give the findings that they state; without them nothing is tested here.

`NAME.http.toml` beside a list `NAME.md` is what its links answer; `INDEX-peers.tsv` has the findings.
"""

from __future__ import annotations

import csv
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from web import played

from lint_awesome.cli.asking import addresses
from lint_awesome.config import Config
from lint_awesome.facts import Facts
from lint_awesome.linting import lint
from lint_awesome.reading import read
from lint_awesome.source import Lines, Source

CASES = Path(__file__).resolve().parent.parent.parent / "shared" / "cases"
ONLINE = ("dead-link", "moved-link", "unverified-link", "archived-repository")
Expected = tuple[str, int, int, int]


def expected(name: str) -> Iterator[tuple[Expected, str]]:
    """The findings that are stated, each with the words beside it."""
    with (CASES / "INDEX-peers.tsv").open(encoding="utf-8", newline="") as file:
        for row in csv.reader(file, delimiter="\t"):
            found = next((at for at, cell in enumerate(row) if cell in ONLINE), None)
            if row[0] == f"{name}.md" and found is not None:
                rule, line, start, end, words = row[found : found + 5]
                yield (rule, int(line), int(start), int(end)), words


@pytest.mark.parametrize("script", sorted(CASES.glob("*.http.toml")), ids=lambda path: path.name)
def test_a_case(script: Path) -> None:
    name = script.name.removesuffix(".http.toml")
    source = Source(f"{name}.md", (CASES / f"{name}.md").read_text(encoding="utf-8"))
    exchanges = tomllib.loads(script.read_text(encoding="utf-8"))["exchange"]
    found = played(exchanges, addresses(read(source)))
    findings = lint(source, Config(select=ONLINE), Facts(date(2026, 6, 30), verdicts=found.verdicts)).findings
    lines = Lines(source.text)
    places = {}
    for finding in findings:
        start, end = (lines.position(offset) for offset in finding.problem.span)
        places[finding.rule, start.line, start.column, end.column] = finding
    stated = dict(expected(name))
    assert places.keys() == stated.keys()
    for place, words in stated.items():
        if reason := re.search(r"reason ([a-z-]+)", words):
            assert f"({reason[1]})" in places[place].problem.message
            assert places[place].severity == "info"
        if "no second request" in words:
            host = re.search(r"request to (\S+)", words)
            assert host
            assert len(found.web.starts(host[1])) == 1
        if "404 to GET, twice" in words:
            assert "GET twice" in places[place].problem.message


@pytest.mark.parametrize(
    "module",
    [
        "cli.asking",
        "links",
        "links.verdict",
        "links.settings",
        "links.hosts",
        "links.check",
        "links.cache",
        "links.targets",
        "links.sites",
        "links.pace",
        "links.fetch",
    ],
)
def test_aiohttp_is_not_imported_before_it_is_needed(module: str) -> None:
    code = f"import sys, lint_awesome.{module}; sys.exit('aiohttp' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_one_module_alone_imports_aiohttp() -> None:
    root = Path(__file__).resolve().parent.parent / "src" / "lint_awesome"
    importing = re.compile(r"^\s*(?:import|from) aiohttp", re.MULTILINE)
    found = [
        path.relative_to(root) for path in root.rglob("*.py") if importing.search(path.read_text(encoding="utf-8"))
    ]
    assert found == [Path("links", "request.py")]

"""Lists of which nothing is to be said: each in `silent/` holds a trap, which its first line names."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from lint_awesome.config import Config
from lint_awesome.facts import Facts
from lint_awesome.fix import mend
from lint_awesome.linting import lint
from lint_awesome.source import decode

LISTS = sorted((Path(__file__).parent / "silent").glob("*.md"))
FACTS = Facts(date(2026, 6, 30))


@pytest.mark.parametrize("path", LISTS, ids=lambda path: path.stem)
def test_nothing_is_said(path: Path) -> None:
    source = decode(path.read_bytes(), path.name)
    assert source.text.startswith("<!-- ")
    report = lint(source, Config(), FACTS)
    assert len(list(report.document.entries())) > 5
    assert [finding for finding in report.findings if finding.severity != "info"] == []


@pytest.mark.parametrize("path", LISTS, ids=lambda path: path.stem)
def test_nothing_is_mended(path: Path) -> None:
    source = decode(path.read_bytes(), path.name)
    assert mend(source, Config(), FACTS).source == source

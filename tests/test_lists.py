"""Real lists, where they are at hand beside the project: they are read, linted and mended without harm."""

from __future__ import annotations

import csv
import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from msgspec import Struct
from sound import harm, watched

from lint_awesome.config import Config
from lint_awesome.facts import Facts
from lint_awesome.source import Lines, Source, decode

CORPUS = Path(__file__).parents[2] / "shared" / "corpus"
SEED = "chrisliu298__awesome-llm-unlearning.md"
TODAY = {SEED: date(2025, 3, 1)}
LATER = date(2026, 11, 25)

ENTRIES = {
    "opendilab__awesome-RLHF.md": 170,  # the index counts the points of the introduction too
    "opendilab__awesome-decision-transformer.md": 86,  # the same
    "benedekrozemberczki__awesome-decision-tree-papers.md": 404,  # the links to conferences above the papers
    "EdinburghNLP__awesome-hallucination-detection.md": 163,  # the items of the last three sections
    "zjunlp__KnowledgeEditingPapers.md": 176,  # news and tutorials are left out
    "atfortes__Awesome-LLM-Reasoning.md": 153,  # related lists are left out
    "xinghaochen__awesome-hand-pose-estimation.md": 472,  # rows and items of the data sets
    "lauris__awesome-scala.md": 336,  # books, blogs and podcasts below the tables
    "songys__AwesomeKorean_Data.md": 112,  # points of the introduction that hold links
    "tuteng__Best-websites-a-programmer-should-visit-zh.md": 484,  # entries below others
    "GT-RIPL__Awesome-LLM-Robotics.md": 182,  # the index is short of some
    "WooooDyy__LLM-Agent-Paper-List.md": 325,  # the maintainers, who have links too, are left out
    "junyanz__CatPapers.md": 0,  # HTML tables alone
}
"""How many entries are found where that is not what the index of the lists says, and why."""


def listed() -> list[dict[str, str]]:
    index = CORPUS / "INDEX.tsv"
    if not index.exists():
        return []
    with index.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


LISTED = listed()
pytestmark = pytest.mark.skipif(not LISTED, reason="the lists are not at hand")


class Outcome(Struct):
    """What came of a list: its entries, the findings as line and rule, the lines that changed, and what is wrong."""

    entries: int
    findings: list[tuple[int, str, str]]
    changed: list[int]
    harm: list[str]


def source_of(name: str) -> Source:
    return decode((CORPUS / "lists" / name).read_bytes(), name)


def looked_at(name: str) -> Outcome:
    """A list linted and mended."""
    source, facts = source_of(name), Facts(TODAY.get(name, LATER))
    reports, mended = watched(source, facts, Config())
    first, lines = reports[0], Lines(source.text)
    return Outcome(
        sum(1 for _ in first.document.entries()),
        [(lines.number(f.problem.span[0]), f.rule, f.severity) for f in first.findings],
        changed(source.text, mended.source.text),
        list(harm(reports, mended, facts, Config())),
    )


def changed(old: str, new: str) -> list[int]:
    """The lines that differ; where their number does, that is all that is said."""
    before, after = old.split("\n"), new.split("\n")
    if len(before) != len(after):
        return [-1]
    return [number for number, (a, b) in enumerate(zip(before, after, strict=True), 1) if a != b]


@pytest.mark.parametrize("row", LISTED, ids=[row["file"] for row in LISTED])
def test_a_list_is_read_linted_and_mended(row: dict[str, str]) -> None:
    found = looked_at(row["file"])
    assert found.entries == pytest.approx(ENTRIES.get(row["file"], int(row["approx_entries"])), rel=0.03)
    assert found.harm == []


def test_the_findings_in_a_list_that_was_gone_through_by_hand() -> None:
    expected = {
        "field-name": [404],
        "stray-dash": [319, 398, 433, 434, 448, 553, 588, 683, 684, 731, 732],
        "copied-value": [646],
        "stated-count": [13],
        "empty-link": [4, 5, 6, 7, 8],
        "trailing-space": [173],
        "badge-target": [434],
        "link-style": [379, 727],
    }
    found = looked_at(SEED)
    said = sorted((line, rule) for line, rule, severity in found.findings if severity != "info")
    assert said == sorted((line, rule) for rule, lines in expected.items() for line in lines)
    assert found.changed == [13, 173, 319, 379, 398, 404, 433, 434, 448, 553, 588, 683, 684, 727, 731, 732]


def test_the_order_of_findings_does_not_hang_on_chance() -> None:
    """The same bytes come of processes whose sets have other orders."""
    command = [sys.executable, "-m", "lint_awesome", "--offline", "--no-cache", "--isolated", "--output-format", "json"]
    command += ["--today", "2026-11-25", str(CORPUS / "lists" / "Hannibal046__Awesome-LLM.md")]
    runs = [
        subprocess.run(command, capture_output=True, check=False, env=os.environ | {"PYTHONHASHSEED": seed}).stdout
        for seed in ("1", "2")
    ]
    assert runs[0] == runs[1] != b""

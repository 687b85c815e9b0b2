"""Real lists, where they are at hand beside the project: they are read, linted and mended without harm."""

from __future__ import annotations

import csv
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from msgspec import Struct
from msgspec.structs import replace

from lint_awesome.config import Config
from lint_awesome.document import Document, Entry
from lint_awesome.facts import Facts
from lint_awesome.fix import Mended, mend
from lint_awesome.guard import TOKEN
from lint_awesome.linting import Report, lint
from lint_awesome.patch import apply
from lint_awesome.rule import Edit
from lint_awesome.source import Lines, Source, Span, decode
from lint_awesome.text.identifiers import canonical

CORPUS = Path(__file__).parents[2] / "shared" / "corpus"
SEED = "chrisliu298__awesome-llm-unlearning.md"
TODAY = {SEED: date(2025, 3, 1)}
LATER = date(2026, 11, 25)
LARGE = 150_000

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
    """What came of a list: its entries, the findings as line and rule, and what is wrong."""

    entries: int
    findings: list[tuple[int, str, str]]
    changed: list[int]
    misplaced: list[str]
    lost: list[str]
    restless: list[str]


def source_of(name: str) -> Source:
    return decode((CORPUS / "lists" / name).read_bytes(), name)


def looked_at(name: str) -> Outcome:
    """A list linted and mended."""
    reports: list[Report] = []

    def watched(source: Source, config: Config, facts: Facts) -> Report:
        reports.append(lint(source, config, facts))
        return reports[-1]

    source, facts = source_of(name), Facts(TODAY.get(name, LATER))
    mended = mend(source, Config(), facts, linter=watched)
    first, lines = reports[0], Lines(source.text)
    return Outcome(
        sum(1 for _ in first.document.entries()),
        [(lines.number(f.problem.span[0]), f.rule, f.severity) for f in first.findings],
        changed(source.text, mended.source.text),
        list(misplaced(first)),
        list(lost(reports, source, mended.source)),
        list(restless(mended, reports[-1], facts)),
    )


def restless(mended: Mended, last: Report, facts: Facts) -> Iterator[str]:
    """What another run would change or say otherwise; a large list is linted again only where a fix was refused."""
    if mended.unrest:
        yield f"{mended.unrest} fixes have no end"
    still = last.source == mended.source and not any(f.problem.fix and f.problem.fix.safe for f in last.findings)
    if still and len(mended.source.text) > LARGE:
        return
    again = mend(mended.source, Config(), facts)
    if again.applied:
        yield f"mended once more: {again.applied}"
    if again.report.findings != mended.report.findings:
        yield "the findings are others"


def changed(old: str, new: str) -> list[int]:
    """The lines that differ; where their number does, that is all that is said."""
    before, after = old.split("\n"), new.split("\n")
    if len(before) != len(after):
        return [-1]
    return [number for number, (a, b) in enumerate(zip(before, after, strict=True), 1) if a != b]


def misplaced(report: Report) -> Iterator[str]:
    """The places that are not in the text, or not in what they are a part of."""
    whole = (0, len(report.source.text))
    for about, span, within in places(report, whole):
        if not within[0] <= span[0] <= span[1] <= within[1]:
            yield f"{about} {span}"


def places(report: Report, whole: Span) -> Iterator[tuple[str, Span, Span]]:
    document = report.document
    for finding in report.findings:
        yield finding.rule, finding.problem.span, whole
        yield from (("related", related.span, whole) for related in finding.problem.related)
        for change in finding.problem.fix.changes if finding.problem.fix else ():
            spans = [change.span] if isinstance(change, Edit) else getattr(change, "blocks", [whole])
            yield from ((finding.rule, span, whole) for span in spans)
    for section in document.sections:
        yield "section", section.span, section.reach
        yield "heading", section.heading, section.span
    for entry in document.entries():
        yield from parts(entry, whole)
    for link in document.links:
        yield from ((link.url, span, whole) for span in (link.span, link.target, link.label))
    for about in ("prose", "code", "comments"):
        yield from ((about, span, whole) for span in getattr(document, about))
    yield from (("anchor", span, whole) for span in document.anchors.values())
    yield from (("count", count.span, count.sentence) for count in document.counts if count.where != "badge")
    yield from (("item", item.marker, item.span) for item in document.items)


def parts(entry: Entry, whole: Span) -> Iterator[tuple[str, Span, Span]]:
    yield "block", entry.block, whole
    yield "head", entry.head, entry.block
    yield "title", entry.title, entry.head
    for about in ("separator", "description"):
        if span := getattr(entry, about):
            yield about, span, entry.head
    if entry.marker:
        yield "marker", entry.marker, entry.block
    for field in entry.fields:
        yield field.name, field.span, entry.block
        yield from ((field.name, span, field.span) for span in (field.label, field.mark, field.value) if span)


def lost(reports: list[Report], old: Source, new: Source) -> Iterator[str]:
    """The words that are gone or new, and the addresses, for which no fix accounts."""
    gone, come = declared(reports)
    before, after = Counter(TOKEN.findall(old.text)), Counter(TOKEN.findall(new.text))
    yield from (f"gone: {word}" for word in (before - after - gone))
    yield from (f"new: {word}" for word in (after - before - come))
    was, now = addresses(reports[0].document), addresses(reports[-1].document)
    yield from (f"address gone: {url}" for url in was - now)
    yield from (f"address new: {url}" for url in now - was if url not in old.text)


def declared(reports: list[Report]) -> tuple[Counter[str], Counter[str]]:
    """The words that safe fixes take away and those that they bring."""
    gone, come = Counter[str](), Counter[str]()
    for report in reports:
        fixes = {id(f.problem.fix): f.problem.fix for f in report.findings if f.problem.fix and f.problem.fix.safe}
        for fix in fixes.values():
            if edits := [change for change in fix.changes if isinstance(change, Edit)]:
                old, new = about(report.source.text, edits)
                gone += old - new
                come += new - old
    return gone, come


def about(text: str, edits: list[Edit]) -> tuple[Counter[str], Counter[str]]:
    """The words around some edits, before and after them."""
    start, end = widened(text, (min(edit.span[0] for edit in edits), max(edit.span[1] for edit in edits)))
    old = text[start:end]
    new = apply(old, [replace(edit, span=(edit.span[0] - start, edit.span[1] - start)) for edit in edits])
    return Counter(TOKEN.findall(old)), Counter(TOKEN.findall(new))


def widened(text: str, span: Span) -> Span:
    """A place with all of the words that it touches."""
    start, end = span
    while start and not text[start - 1].isspace():
        start -= 1
    while end < len(text) and not text[end].isspace():
        end += 1
    return start, end


def addresses(document: Document) -> Counter[str]:
    """How often each address is linked; those on the page may be mended."""
    return Counter(canonical(link.url) for link in document.links if not link.url.startswith("#"))


@pytest.mark.parametrize("row", LISTED, ids=[row["file"] for row in LISTED])
def test_a_list_is_read_linted_and_mended(row: dict[str, str]) -> None:
    found = looked_at(row["file"])
    assert found.entries == pytest.approx(ENTRIES.get(row["file"], int(row["approx_entries"])), rel=0.03)
    assert (found.misplaced, found.lost, found.restless) == ([], [], [])


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

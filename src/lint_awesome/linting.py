"""The rules run over a list: from a source to its findings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct
from msgspec.structs import replace

from lint_awesome.config import Config, Level
from lint_awesome.conventions import Conventions
from lint_awesome.document import Document, Entry
from lint_awesome.facts import Facts
from lint_awesome.habits.learning import learn
from lint_awesome.reading import read
from lint_awesome.reading.shapes.pieces import outside
from lint_awesome.rule import Page, Problem, Rule, Severity
from lint_awesome.rules import selected
from lint_awesome.silencing.areas import levels, missing, sections
from lint_awesome.silencing.narrow import narrower
from lint_awesome.silencing.suppress import told
from lint_awesome.source import Source
from lint_awesome.text.suggest import nearest

MANY = 5
"""From so many links on a page is a list."""
SURE = ("structure", "links", "online")
"""The families that speak of an entry even where its structure is broken."""


class Finding(Struct, frozen=True):
    """A problem with the rule that reports it, how severe it is, and the entry that it stands in."""

    rule: str
    severity: Severity
    problem: Problem
    entry: Entry | None


class Report(Struct, frozen=True):
    """A list as linted: the findings are in order of place, the notes are about the run."""

    source: Source
    document: Document
    conventions: Conventions
    findings: tuple[Finding, ...]
    notes: tuple[str, ...] = ()


def lint(source: Source, config: Config, facts: Facts) -> Report:
    """What the rules that a configuration selects report about a list."""
    document = read(source)
    return judge(Page(document, learn(document, config), facts, config), selected(config))


def judge(page: Page, rules: Iterable[Rule]) -> Report:
    """What some rules report about a page."""
    findings, notes = tuple(_findings(page, told(page, list(rules)))), tuple(_notes(page))
    return Report(page.document.source, page.document, page.conventions, findings, notes)


def only(report: Report, kept: Iterable[Finding]) -> Report:
    """A report with but some of its findings; their fixes leave alone what the others speak of."""
    left = {id(finding): finding for finding in kept}
    narrowed = narrower(finding.problem for finding in report.findings if id(finding) not in left)
    findings = (replace(one, problem=narrowed(one.problem, lambda _: False)) for one in left.values())
    return replace(report, findings=tuple(findings))


def _notes(page: Page) -> Iterator[str]:
    """What is to be said of a run: that a list is in a shape which is not understood, or lacks a section."""
    leading = sum(outside(link) for link in page.document.links)
    if leading >= MANY and next(page.document.entries(), None) is None:
        yield f"no entries were recognised among {leading} links: only links, anchors and text are checked"
    titles = [section.title for section in page.document.sections]
    for title in missing(page.document, page.config):
        if meant := nearest(title, titles):  # else it may be one of another list
            yield f"the settings name a section '{title}' that is not there; did you mean '{meant}'?"


def severity(rule: Rule, problem: Problem, levels: Iterable[Mapping[str, Level]]) -> Severity:
    """How severe a problem is: what could not be decided stays `info`, whatever the configuration says.

    `levels` are the severities of rules and families; what the first of them says counts.
    """
    said = (own.get(rule.name) or own.get(rule.family) for own in levels)
    level = next((level for level in said if level), None)
    if level is None or level == "off" or problem.severity == "info":
        return problem.severity or rule.severity
    return level


def _findings(page: Page, found: list[tuple[Rule, Problem]]) -> Iterator[Finding]:
    """The findings in order of place, each once; of a flawed entry only what the families `SURE` say."""
    found.sort(key=lambda one: (one[1].span[0], one[0].name, one[1].span[1]))
    within = owners(page.document, [problem.span[0] for _, problem in found])
    seen, own = set[tuple[str, int, int]](), sections(page.document, page.config)
    for (rule, problem), (entry, flawed) in zip(found, within, strict=True):
        key = (rule.name, *problem.span)
        if key in seen or (flawed and rule.family not in SURE and problem.span[1] <= flawed.block[1]):
            continue
        seen.add(key)
        level = severity(rule, problem, levels(problem.span[0], own, page.config))
        sure = problem if level != "info" else replace(problem, fix=None)  # what could not be decided is not mended
        yield Finding(rule.name, level, sure, entry)


def owners(document: Document, places: list[int]) -> Iterator[tuple[Entry | None, Entry | None]]:
    """For each of some sorted places: the innermost entry that holds it, and the outermost flawed one."""
    coming = sorted(document.entries(), key=lambda entry: (entry.block[0], -entry.block[1]), reverse=True)
    within = list[tuple[Entry, Entry | None]]()
    for place in places:
        while coming and coming[-1].block[0] <= place:
            entry = coming.pop()
            _leave(within, entry.block[0])
            flawed = within[-1][1] if within else None
            within.append((entry, flawed or (entry if entry.flawed else None)))
        _leave(within, place)
        yield within[-1] if within else (None, None)


def _leave(within: list[tuple[Entry, Entry | None]], place: int) -> None:
    while within and within[-1][0].block[1] <= place:
        within.pop()

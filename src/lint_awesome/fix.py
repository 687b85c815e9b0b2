"""Fixes put into a list, pass by pass, until nothing changes."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from msgspec import Struct
from msgspec.structs import replace

from lint_awesome.config import Config
from lint_awesome.facts import Facts
from lint_awesome.guard import Grounds, grounds, holds, touched
from lint_awesome.keeping import keeps_words, new_errors
from lint_awesome.linting import Finding, Report, lint
from lint_awesome.patch import apply
from lint_awesome.rule import Edit, Fix, Page
from lint_awesome.source import Lines, Source, Span

PASSES = 10
TRIALS = 40
"""How often a pass lints again in search of the fixes that break a list; those undecided by then are not applied."""

Linter = Callable[[Source, Config, Facts], Report]
Again = Callable[[str], Report]
Place = tuple[str, str, int]
"""What stays of a finding from pass to pass: its rule, its line, as far as it is near, and its column."""
NEAR = 1000


class Mended(Struct, frozen=True):
    """A list after its fixes: what is left to report, and how many findings of each rule were mended.

    `unrest` is 0, or how many fixes would go on and on: rules that undo each other, which is a bug of ours.
    """

    source: Source
    report: Report
    applied: dict[str, int]
    unrest: int = 0


class Mending(Struct, frozen=True):
    """A fix and the findings that it mends."""

    fix: Fix
    findings: list[Finding]


class Step(Struct, frozen=True):
    """The outcome of a pass: the report after it, the fixes that it kept, and those that broke the list."""

    report: Report
    kept: list[Mending] = []
    broken: list[Mending] = []


def mend(source: Source, config: Config, facts: Facts, *, unsafe: bool = False, linter: Linter = lint) -> Mended:
    """A list with its fixes applied, the unsafe ones too if wanted; what `linter` reports is what is mended."""

    def again(text: str) -> Report:
        return linter(replace(source, text=text), config, facts)

    def judged(report: Report) -> Grounds:
        return grounds(Page(report.document, report.conventions, facts, config))

    outcomes = list(_passes(again(source.text), again, judged, unsafe=unsafe))
    calmest = min(reversed(outcomes), key=lambda outcome: outcome.unrest)
    return _noted(calmest, _fixable(calmest.report, unsafe=unsafe)) if calmest.unrest else calmest


def _noted(outcome: Mended, restless: list[Finding]) -> Mended:
    rules = sorted({one.rule for one in restless})
    note = f"the fixes of {', '.join(rules)} come to no rest (a bug of lint-awesome: please report it)"
    return replace(outcome, report=replace(outcome.report, notes=(*outcome.report.notes, note)))


def _passes(report: Report, again: Again, judged: Callable[[Report], Grounds], *, unsafe: bool) -> Iterator[Mended]:
    """The list before each pass and after the last one.

    What broke the list as it was is tried once more when all else is mended: it may do so no longer.
    """
    applied, barred, seen = Counter[str](), set[Place](), {report.source.text}
    tried = report.source.text
    for _ in range(PASSES + 1):
        sure = _without(report, barred)
        barred |= _places(sure, _unsound(_fixable(sure, unsafe=unsafe), judged(sure)))
        sure = _without(sure, barred)
        fixable = _fixable(sure, unsafe=unsafe)
        yield Mended(sure.source, sure, dict(applied), len(fixable))
        if not fixable and report.source.text == tried:
            return
        if not fixable:
            barred, tried = set(), report.source.text
            continue
        step = _step(sure, _chosen(fixable), again, iter(range(TRIALS)))
        barred |= _places(sure, (finding for mending in step.broken for finding in mending.findings))
        applied.update(finding.rule for mending in step.kept for finding in mending.findings)
        if step.kept and step.report.source.text in seen:
            return
        if step.kept:
            report = step.report
            seen.add(report.source.text)


def _fixable(report: Report, *, unsafe: bool) -> list[Finding]:
    return [one for one in report.findings if one.problem.fix and (one.problem.fix.safe or unsafe)]


def _unsound(findings: list[Finding], by: Grounds) -> Iterator[Finding]:
    """The findings whose fixes are not what they say they are."""
    fixes = {id(one.problem.fix): one.problem.fix for one in findings}
    unsound = {name for name, fix in fixes.items() if fix and not holds(fix, by)}
    return (one for one in findings if id(one.problem.fix) in unsound)


def _places(report: Report, findings: Iterable[Finding]) -> set[Place]:
    lines = Lines(report.source.text)
    return {_place(finding, lines) for finding in findings}


def _place(finding: Finding, lines: Lines) -> Place:
    at = finding.problem.span[0]
    start, end = lines.span(lines.number(at))
    return finding.rule, lines.text[max(start, at - NEAR) : min(end, at + NEAR)], at - start


def _without(report: Report, barred: set[Place]) -> Report:
    """A report in which the findings at barred places have no fix."""
    if not barred:
        return report
    lines = Lines(report.source.text)
    findings = (
        replace(one, problem=replace(one.problem, fix=None)) if _place(one, lines) in barred else one
        for one in report.findings
    )
    return replace(report, findings=tuple(findings))


def _chosen(findings: list[Finding]) -> list[Mending]:
    """The fixes that one pass can apply: moves wait until all is edited, what touches another's place for a pass."""
    taken, chosen = list[tuple[int, int, int]](), list[Mending]()
    edits = [finding for finding in findings if not _moves(finding)]
    for finding in sorted(edits or findings, key=_turn):
        fix = finding.problem.fix
        assert fix
        holder = next((at for at in (_holder(taken, span) for span in touched(fix)) if at is not None), None)
        if holder is None:
            for span in touched(fix):
                insort(taken, (*span, len(chosen)))
            chosen.append(Mending(fix, [finding]))
        elif chosen[holder].fix.changes == fix.changes:
            chosen[holder].findings.append(finding)
    return sorted(chosen, key=lambda mending: mending.findings[0].rule)


def _moves(finding: Finding) -> bool:
    assert finding.problem.fix
    return not all(isinstance(change, Edit) for change in finding.problem.fix.changes)


def _turn(finding: Finding) -> tuple[Span, str]:
    assert finding.problem.fix
    return next(touched(finding.problem.fix), finding.problem.span), finding.rule


def _holder(taken: list[tuple[int, int, int]], span: Span) -> int | None:
    """Whose place a span touches; only two stretches that are not empty may meet at their ends."""
    at = max(bisect_left(taken, (span[0], 0, 0)) - 1, 0)
    while at < len(taken) and taken[at][0] <= span[1]:
        start, end, holder = taken[at]
        empty = start == end or span[0] == span[1]
        if (start < span[1] and span[0] < end) or (empty and span[0] <= end):
            return holder
        at += 1
    return None


def _step(report: Report, chosen: list[Mending], again: Again, trials: Iterator[int]) -> Step:
    """Applies fixes all at once; where that breaks the list, halves of them, so as to leave out those that do."""
    after = _attempt(report, chosen, again, trials)
    if after:
        return Step(after, kept=chosen)
    if len(chosen) == 1:
        return Step(report, broken=chosen)
    middle = len(chosen) // 2
    one = _step(report, chosen[:middle], again, trials)
    two = _step(report, chosen[middle:], again, trials)
    broken = [*one.broken, *two.broken]
    if one.kept and two.kept and (after := _attempt(report, [*one.kept, *two.kept], again, trials)):
        return Step(after, [*one.kept, *two.kept], broken)
    return replace(one if one.kept else two, broken=broken)


def _attempt(report: Report, chosen: list[Mending], again: Again, trials: Iterator[int]) -> Report | None:
    """The report after some fixes; None where they break the list, or no trial is left."""
    if next(trials, None) is None:
        return None
    changes = [change for mending in chosen for change in mending.fix.changes]
    text = apply(report.source.text, changes)
    if not keeps_words(report.source.text, text, changes):
        return None
    errors = (one for mending in chosen for one in mending.findings if one.severity == "error")
    after = again(text)
    return None if new_errors(report, after, Counter(error.rule for error in errors)) else after

"""What was found, in numbers: the last line of a report."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct

from lint_awesome.linting import Finding
from lint_awesome.report.outcome import Outcome


class Summary(Struct, frozen=True):
    """How many files and entries were looked at, what was found, and how much of it the safe fixes mend."""

    files: int
    entries: int
    errors: int
    warnings: int
    infos: int
    fixable: int


def summary(outcomes: Sequence[Outcome]) -> Summary:
    """The numbers of a run."""
    findings = [finding for outcome in outcomes for finding in outcome.findings]
    errors, warnings, infos = (sum(f.severity == s for f in findings) for s in ("error", "warning", "info"))
    entries = sum(outcome.entries for outcome in outcomes)
    return Summary(len(outcomes), entries, errors, warnings, infos, sum(map(fixable, findings)))


def fixable(finding: Finding) -> bool:
    """Whether `--fix` mends a finding."""
    return finding.problem.fix is not None and finding.problem.fix.safe


def sentence(outcomes: Sequence[Outcome], *, verbose: bool) -> str:
    """The summary in words: `19 errors, 4 warnings in 168 entries; 16 can be mended with --fix`."""
    told, mended = summary(outcomes), sum(outcome.mended for outcome in outcomes)
    where = count(told.entries, "entry", "entries") + (f" of {told.files} files" if told.files > 1 else "")
    parts = [f"{_found(told, verbose=verbose)} in {where}"]
    if mended:
        parts.insert(0, f"{count(mended, 'finding')} mended")
    if told.fixable:
        parts.append(f"{told.fixable} can be mended with --fix")
    unsafe = sum(f.problem.fix is not None and not f.problem.fix.safe for o in outcomes for f in o.findings)
    if unsafe:
        parts.append(f"{unsafe}{' more' if told.fixable else ' can be mended'} with --unsafe-fixes")
    if told.infos and not verbose:
        parts.append(f"{count(told.infos, 'info')} (-v to see {'it' if told.infos == 1 else 'them'})")
    return "; ".join(parts)


def _found(told: Summary, *, verbose: bool) -> str:
    numbers = [(told.errors, "error"), (told.warnings, "warning"), (told.infos if verbose else 0, "info")]
    return ", ".join(count(number, noun) for number, noun in numbers if number) or "nothing to correct"


def count(number: int, noun: str, plural: str = "") -> str:
    """A number with its noun: `1 error`, `2,345 entries`."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def shown(findings: Iterable[Finding], *, verbose: bool) -> list[Finding]:
    """The findings that a person is shown: infos only where asked for."""
    return [finding for finding in findings if verbose or finding.severity != "info"]

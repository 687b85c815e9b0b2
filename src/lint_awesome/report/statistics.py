"""How many findings each rule has."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TextIO

from lint_awesome.report.outcome import Outcome
from lint_awesome.report.style import SEVERITY, Style
from lint_awesome.report.summary import fixable, sentence, shown


def write(outcomes: Sequence[Outcome], out: TextIO, style: Style) -> None:
    """Writes a line for each rule that has findings, the most first, and a summary last."""
    findings = [found for outcome in outcomes for found in shown(outcome.findings, verbose=style.verbose)]
    counts = Counter((finding.severity, finding.rule) for finding in findings)
    mendable = Counter((finding.severity, finding.rule) for finding in findings if fixable(finding))
    digits = len(str(max(counts.values(), default=0)))
    for (severity, rule), number in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        kind = style.paint(f"{severity:<7}", SEVERITY[severity])
        fixes = mendable[severity, rule]
        out.write(f"{number:>{digits}} {kind} {rule}" + (f" [{fixes} with --fix]" if fixes else "") + "\n")
    if not style.quiet:
        out.write(f"{sentence(outcomes, verbose=style.verbose)}\n")

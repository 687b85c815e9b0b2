"""Findings as GitHub's workflow commands, which a run of Actions shows beside the lines of a change."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TextIO

from lint_awesome.linting import Finding
from lint_awesome.report import telling
from lint_awesome.report.outcome import Outcome
from lint_awesome.report.style import Style
from lint_awesome.report.summary import sentence
from lint_awesome.report.telling import Found
from lint_awesome.source import Lines

MOST = 10
"""How many annotations of each kind GitHub shows of a step; it drops all others without a word."""
COMMANDS = {"error": "error", "warning": "warning", "info": "notice"}
DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
PROPERTY = DATA | str.maketrans({":": "%3A", ",": "%2C"})


def write(outcomes: Sequence[Outcome], out: TextIO, style: Style) -> None:
    """Writes the worst findings as commands, how many more there are, and a summary last."""
    found = telling.worst_first(telling.findings(outcomes, verbose=style.verbose))
    taken = [one for kind in COMMANDS for one in [one for one in found if one[1].severity == kind][:MOST]]
    out.writelines(_commands(taken))
    if left := len(found) - len(taken):
        out.write(f"and {left:,} more, see the summary\n")
    if not style.quiet:
        out.write(f"{sentence(outcomes, verbose=style.verbose)}\n")


def _commands(taken: Sequence[Found]) -> list[str]:
    lines = telling.lines_of(taken)
    return [_command(finding, telling.tracked(outcome), lines[outcome.source.path]) for outcome, finding in taken]


def _command(finding: Finding, path: str, lines: Lines) -> str:
    """One command; the log shows its message alone, so that names the place and the rule too."""
    (line, column), (last, end) = map(lines.position, telling.visible(lines.text, finding.problem.span))
    given = {"file": path, "line": line, "endLine": last}
    if line == last:  # columns are for findings within a line
        given |= {"col": column, "endColumn": end}
    given["title"] = finding.rule
    told = ",".join(f"{name}={str(value).translate(PROPERTY)}" for name, value in given.items())
    message = "\n".join(telling.told(finding, path, lines))
    return f"::{COMMANDS[finding.severity]} {told}::{message.translate(DATA)}\n"

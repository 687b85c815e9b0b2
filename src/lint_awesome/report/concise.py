"""Findings a line each, for programs that read compilers' messages."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TextIO

from lint_awesome.report.outcome import Outcome
from lint_awesome.report.style import Style
from lint_awesome.report.summary import sentence, shown
from lint_awesome.report.text import headline
from lint_awesome.source import Lines
from lint_awesome.text.cells import plain


def write(outcomes: Sequence[Outcome], out: TextIO, style: Style) -> None:
    """Writes a line for each finding, and a summary last."""
    for outcome in outcomes:
        if findings := shown(outcome.findings, verbose=style.verbose):
            path, lines = plain(outcome.source.path), Lines(outcome.source.text)
            out.writelines(f"{headline(finding, path, lines, style)}\n" for finding in findings)
    if not style.quiet:
        out.write(f"{sentence(outcomes, verbose=style.verbose)}\n")

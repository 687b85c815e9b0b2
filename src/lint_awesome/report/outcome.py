"""What is to be said about one file: all that a report needs, and no more, so that it travels between processes."""

from __future__ import annotations

from msgspec import Struct

from lint_awesome.linting import Finding
from lint_awesome.source import Source, Span


class Outcome(Struct, frozen=True):
    """One file as linted: its text, how many entries it has, what is wrong with it, and how much was mended.

    `rules` are those that ran, `changed` the stretches that a change touched, where that is known; `tracked` is the
    path from the root of the file's repository, where there is one.
    """

    source: Source
    entries: int
    findings: tuple[Finding, ...] = ()
    notes: tuple[str, ...] = ()
    mended: int = 0
    rules: tuple[str, ...] = ()
    changed: tuple[Span, ...] = ()
    tracked: str = ""

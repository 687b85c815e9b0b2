"""The reports of a run: into files, and on the terminal."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from importlib import import_module
from pathlib import Path
from typing import TextIO

from lint_awesome.cli.console import note, style
from lint_awesome.cli.options import Options, Usage
from lint_awesome.cli.streams import utf8
from lint_awesome.report.outcome import Outcome
from lint_awesome.report.style import Style
from lint_awesome.source import Source

FOR_PEOPLE = ("text", "concise", "statistics")
"""The formats that have no encoding of their own."""


def spared(sources: Iterable[Source], options: Options) -> None:
    """Raises `Usage` where a report would be written over a list."""
    lists = {os.path.realpath(source.path) for source in sources}
    for form, path in options.output:
        if os.path.realpath(path) in lists:
            raise Usage(f"--output {form}={path} would write over the list; nothing was written")


def report(outcomes: Sequence[Outcome], options: Options, out: TextIO) -> list[str]:
    """Writes all reports that are asked for; what is wrong with those that cannot be written."""
    if not outcomes:
        return []
    errors = list(_files(outcomes, options))
    _write("statistics" if options.statistics else options.output_format, outcomes, out, style(out, options))
    for outcome in outcomes:
        for words in () if options.quiet else outcome.notes:
            note(f"{outcome.source.path}: {words}")
    return errors


def _files(outcomes: Sequence[Outcome], options: Options) -> Iterator[str]:
    """Writes the reports that go into files, each as far as it can be; a summary is put after what is there."""
    summary = (("markdown", options.summary),) if options.summary else ()
    for form, path in (*options.output, *summary):
        try:
            with Path(path).open("a" if path == options.summary else "w", encoding="utf-8", newline="\n") as file:
                _write(form, outcomes, file, Style(verbose=options.verbose))
        except OSError as error:
            yield f"{path}: {(error.strerror or str(error)).lower()}"


def _write(form: str, outcomes: Sequence[Outcome], out: TextIO, look: Style) -> None:
    if form not in FOR_PEOPLE:
        utf8(out)
    import_module(f"lint_awesome.report.{form}").write(outcomes, out, look)

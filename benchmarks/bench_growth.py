#!/usr/bin/env python3
"""Measures how the time of whole runs grows with what is hard to read: depth, signs in a row, lines, entries, findings.

usage: bench_growth.py [NAME ...]

Each text is made in two sizes and linted, mended, exported, told in JSON. Printed is the power of the size that the
time grows with, beyond that of an empty list: near 1 is as it should be. With a NAME, only those texts that have it in
theirs. Nothing fails.
"""

from __future__ import annotations

import math
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from bench_lint import ENVIRONMENT, row

PROGRAM = [sys.executable, "-m", "lint_awesome"]
CHECK = [*PROGRAM, "--offline", "--no-cache", "--isolated"]
WAYS = {
    "lint": [*CHECK, "-q"],
    "--diff": [*CHECK, "--diff"],
    "JSON": [*CHECK, "--output-format", "json"],
    "SARIF": [*CHECK, "--output-format", "sarif"],
    "conventions": [*PROGRAM, "conventions", "--isolated"],
    "export": [*PROGRAM, "export", "--isolated", "--format", "csv"],
}
"""What is done with each text; the first with all, the others with those that may have much to say."""
FACTOR = 4
HEAD = "| Title | Date |\n|---|---|\n"
Make = Callable[[int], str]


def signs(sign: str) -> Make:
    """An entry of one line, of so many signs."""
    return lambda count: f"# Kites\n\n- [Kite](https://example.org/kite) - {sign * count}\n"


def each(*lines: str) -> Make:
    """A list of so many entries, in which `{n}` is the number of each and `{m}` another one."""
    form = "".join(f"{line}\n" for line in lines)
    return lambda count: (
        "# Kites\n\n## Papers\n\n"
        + "".join(form.format(n=n, m=n * 7919 % count, y=2024 - 20 * n // count) for n in range(count))
    )


def rows(count: int) -> str:
    """A table of so many rows."""
    return each("| [Kite {n}](https://example.org/{n}) | {y}-05 |")(count).replace("\n\n|", f"\n\n{HEAD}|", 1)


def table(columns: int) -> str:
    """A table of so many columns."""
    cells = "".join(f" [a{n}](https://example.org/{n}) |" for n in range(columns))
    return f"# Kites\n\n|{' a |' * columns}\n|{'---|' * columns}\n" + f"|{cells}\n" * 6


def levels(count: int) -> str:
    """A list of so many levels."""
    return "".join(f"{'  ' * n}- [a{n}](https://example.org/{n})\n" for n in range(count))


def contents(count: int) -> str:
    """A table of contents, of which some lines lack and some stand elsewhere than their headings, and these."""
    names = [n * 7919 % count for n in range(count)]
    order = sorted(range(count), key=lambda at: names[at] if at % 25 == 3 else at)
    lines = "".join(f"- [Kite {names[at]}](#kite-{names[at]})\n" for at in order if at % 10)
    return f"# Kites\n\n## Contents\n\n{lines}" + "".join(
        f"\n## Kite {n}\n\n- [a](https://example.org/{n}) - b.\n" for n in names
    )


TITLE = "[Learning Kites {n}](https://example.org/{n})"
SIGNS = {name: signs(name.split()[-1]) for name in ("brackets [", "brackets ]", "brackets (", "ticks `", "bars |")}
SIGNS |= {f"marks {sign}": signs(sign) for sign in ("*", "_", "~", "*a_", "a* ", "**a ")}
SIGNS |= {f"links {part}": signs(part) for part in ("[a](", "[![", "[a][b] ", "<a b=", "https://example.org/a_(b")}
ENTRIES = {
    "entries with labels below": each(f"- {TITLE}", "  - Author(s): Ada N{n}, Bo South", "  - Date: {y}-05"),
    "entries of one line": each(f"- {TITLE} - Flies high."),
    "rows": rows,
    "headings that are entries": each(f"### {TITLE}", "", "- **Date:** {y}-05", ""),
    "paragraphs": each(f"**{TITLE}**<br>", "Date: {y}-05", ""),
    "the same entry": each("- [Kite](https://example.org/kite) - Flies high."),
    "entries out of order": each(f"- {TITLE}", "  - Date: {m}-05"),
    "titles that differ in a letter": each(
        "- [Learning to Fly Kites {n:05x}](https://example.org/{n})", "  - Author: Ada N"
    ),
    "labels": each(f"- {TITLE}", "  - Label{n}: a", "  - Date: 2024-05"),
    "entries with a finding": each(f"- {TITLE} - Flies the the\u200b kite. "),
    "entries with a broken link": each("- [Learning Kites {n}] (htps://example.org/{n} - Flies."),
    "comments that silence": each(f"- {TITLE} - Flies. <!-- lint-awesome disable-line misspelling -->"),
    "sections": each("## Kites {n}", "", f"- {TITLE} - Flies.", ""),
    "links to no place": each("- [Kites {n}](#kites-{n}) - Flies."),
    "definitions": each("[kite{n}]: https://example.org/{n}"),
    "contents": contents,
}
SHAPES = tuple(ENTRIES)[:5]
TEXTS: dict[str, tuple[Make, int, Sequence[str]]] = {
    "levels of quotes": (lambda count: ">" * count + " a\n", 1_000_000, ("lint",)),
    "levels of lists": (levels, 1_000, ("lint",)),
    "columns": (table, 5_000, ("lint", "export")),
    "words in a line": (signs("a word and [a](https://e.org/b) "), 300_000, ("lint", "--diff")),
    **{name: (make, 1_000_000 // len(name.split(maxsplit=1)[1]), ("lint",)) for name, make in SIGNS.items()},
    **{name: (make, 20_000, tuple(WAYS)) for name, make in ENTRIES.items()},
    **{f"many {name}": (ENTRIES[name], 100_000, ("lint", "--diff")) for name in SHAPES},
}
"""How each is made, of how many parts it is at its largest, and what is done with it."""


def worked(command: Sequence[str]) -> float:
    """The seconds of its own that a process works, however busy the machine is."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=ENVIRONMENT)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return usage.ru_utime + usage.ru_stime


def growth(name: str, make: Make, most: int, way: str, path: Path) -> None:
    """Prints the power of growth from a fourth of the size to the whole."""
    path.write_text("", encoding="utf-8")
    start, measured = min(worked([*WAYS[way], str(path)]) for _ in range(3)), []
    for count in (most // FACTOR, most):
        text = make(count)
        path.write_text(text, encoding="utf-8")
        measured.append((len(text), worked([*WAYS[way], str(path)]) - start))
    (less, first), (more, last) = measured
    power = math.log(max(last, 0.001) / max(first, 0.001)) / math.log(more / less)
    row(f"{name}, {most:,}: {way}", f"{first:.2f} s → {last:.2f} s", f"{power:.2f}", "near 1")


def main() -> int:
    """Measures, and prints a table."""
    with tempfile.TemporaryDirectory() as folder:
        for name, (make, most, ways) in TEXTS.items():
            if not sys.argv[1:] or any(given in name for given in sys.argv[1:]):
                for way in ways:
                    growth(name, make, most, way, Path(folder) / "README.md")
    return 0


if __name__ == "__main__":
    sys.exit(main())

#!/usr/bin/env python3
"""Measures whole runs of the linter against mistune alone, and how time and memory grow with a list's size.

usage: bench_lint.py [LIST]

Without a LIST, one is made up: 168 papers with labelled items below, about 54 KB. All times are of whole processes;
those that are compared are measured in turns, the best of several each. What comes out is a table; nothing fails.
"""

from __future__ import annotations

import math
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from time import perf_counter

MISTUNE = """
import sys, mistune
text = open(sys.argv[1], encoding="utf-8").read()
parse = mistune.create_markdown(renderer=None, plugins=["table", "strikethrough", "task_lists", "url"])
parse(text)
"""
LINT = [sys.executable, "-m", "lint_awesome", "--offline", "--no-cache", "--isolated", "-q"]
PARSE = [sys.executable, "-c", MISTUNE]
START = [sys.executable, "-c", "pass"]

ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
"""Modules are compiled once, by the first run, as they are where the linter is installed."""

MB = 1_000_000
ENTRIES = 168
TURNS = 7
BADGE = "[![GitHub](https://img.shields.io/badge/GitHub-181717?style=flat&logo=github&logoColor=white)](https://github.com/{})"


def entries(count: int) -> Iterator[str]:
    """Papers, newest first, each of another title, number and author."""
    for number in range(count):
        month = 12 - number * 12 // count
        title = f"Learning to Fly {number} Kites of the {count - number}th Kind in Wind and Rain over Long Distances"
        code = BADGE.format(f"example/kite-{number}") if number % 3 else "-"
        yield (
            f"- [{title}](https://arxiv.org/abs/24{month:02}.{number % 100000:05})\n"
            f"  - Author(s): Ada North {number}, Bo South, Cy East, Di West\n"
            f"  - Date: 2024-{month:02}\n  - Venue: {'ICKP 2024' if number % 2 else '-'}\n  - Code: {code}\n"
        )


def made_up(count: int) -> str:
    """A list of so many papers."""
    return f"# Awesome Kites\n\nThere are **{count}** papers.\n\n## Papers\n\n{''.join(entries(count))}"


def of_size(size: int) -> str:
    """A list of about so many bytes."""
    return made_up(round(size * ENTRIES / len(made_up(ENTRIES))))


def line_of(part: str, size: int) -> str:
    """An entry of one line, of so many bytes."""
    return f"# Kites\n\n- [Kite](https://example.org/kite) - {part * (size // len(part))}\n"


def run(command: Sequence[str]) -> tuple[float, int]:
    """The seconds that a process takes, and the most memory that it holds, in bytes."""
    start = perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=ENVIRONMENT)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return perf_counter() - start, usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024)


def compared(turns: int, *commands: Sequence[str]) -> list[float]:
    """The best time of each command, in turns, after a first one that does not count."""
    for command in commands:
        run(command)
    times = [[run(command)[0] for command in commands] for _ in range(turns)]
    return [min(column) for column in zip(*times, strict=True)]


def row(what: str, measured: str, ratio: str, bound: str = "") -> None:
    """Prints a line of the table."""
    print(f"{what:52} {measured:28} {ratio:>8}  {bound}".rstrip(), flush=True)


def against_mistune(what: str, path: Path, text: str, turns: int) -> None:
    """How many times as long as mistune alone a run takes."""
    path.write_text(text, encoding="utf-8")
    lint, parse = compared(turns, [*LINT, str(path)], [*PARSE, str(path)])
    size = f"{what}, {len(text.encode()) / 1000:,.0f} KB, of mistune's time"
    row(size, f"{lint * 1000:.0f} ms / {parse * 1000:.0f} ms", f"{lint / parse:.2f}", "at most 3")


def growth(what: str, path: Path, texts: Sequence[str]) -> int:
    """The power of the size that the time grows with, beyond that of an empty list; gives the memory of the last."""
    path.write_text("", encoding="utf-8")
    start, measured = compared(3, [*LINT, str(path)])[0], []
    for text in texts:
        path.write_text(text, encoding="utf-8")
        measured.append(run([*LINT, str(path)]))
    (first, _), (last, memory) = measured[0], measured[-1]
    grown = (last - start) / max(first - start, 0.001)
    power = math.log(max(grown, 1)) / math.log(len(texts[-1]) / len(texts[0]))
    row(f"{what}, power of growth", f"{first:.2f} s → {last:.2f} s", f"{power:.2f}", "near 1")
    return memory


def main() -> int:
    """Measures, and prints a table."""
    given = sys.argv[1] if len(sys.argv) > 1 else ""
    text = Path(given).read_text(encoding="utf-8") if given else made_up(ENTRIES)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "README.md"
        row("", "measured", "ratio", "bound")
        row("an empty process", f"{compared(TURNS, START)[0] * 1000:.0f} ms", "")
        against_mistune("a list", path, text, TURNS)
        against_mistune("20 times that list", path, text * 20, 3)
        memory = growth("a list, 1 MB → 10 MB", path, [of_size(MB), of_size(10 * MB)])
        row("  memory at 10 MB, of the file's size", f"{memory / MB:,.0f} MB", f"{memory / MB / 10:.0f}", "at most 60")
        memory = growth(
            "a line, 1 MB → 10 MB", path, [line_of("a word and [a](https://e.org/b) ", n * MB) for n in (1, 10)]
        )
        row("  memory at 10 MB, of the file's size", f"{memory / MB:,.0f} MB", f"{memory / MB / 10:.0f}", "at most 60")
    return 0


if __name__ == "__main__":
    sys.exit(main())

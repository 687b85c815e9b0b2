#!/usr/bin/env python3
"""Measures a run over each of some lists: the whole process, and the steps within it. The best of five each."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from time import perf_counter

from lint_awesome import files, rules
from lint_awesome.config import Config
from lint_awesome.facts import gather
from lint_awesome.habits.learning import learn
from lint_awesome.linting import judge
from lint_awesome.reading import read
from lint_awesome.rule import Page

RUNS = 5


def best(work: Callable[[], object]) -> float:
    """The shortest of some runs, in milliseconds."""
    return min(_timed(work) for _ in range(RUNS)) * 1000


def _timed(work: Callable[[], object]) -> float:
    start = perf_counter()
    work()
    return perf_counter() - start


def measure(path: str) -> None:
    """Prints how long a list takes, and the slowest rules."""
    command = [sys.executable, "-m", "lint_awesome", "--offline", "--no-cache", path]
    source, config, selected = files.read(path), Config(), rules.selected(Config())
    document = read(source)
    page = Page(document, learn(document, config), gather(source), config)
    steps = {
        "process": best(lambda: subprocess.run(command, capture_output=True, check=False)),
        "read": best(lambda: read(source)),
        "learn": best(lambda: learn(document, config)),
        "rules": best(lambda: judge(page, selected)),
    }
    print(
        f"{path} ({len(source.text):,} characters): " + ", ".join(f"{name} {ms:.0f} ms" for name, ms in steps.items())
    )
    each = {rule.name: best(partial(judge, page, [rule])) for rule in selected}
    slowest = sorted(each.items(), key=lambda item: -item[1])[:5]
    print("  slowest rules: " + ", ".join(f"{name} {ms:.1f} ms" for name, ms in slowest))


def main() -> int:
    """Measures each list that is named."""
    for path in sys.argv[1:]:
        measure(str(Path(path)))
    return 0


if __name__ == "__main__":
    sys.exit(main())

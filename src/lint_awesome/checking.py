"""Lists linted or mended, one after the other or in several processes."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator, Sequence

from msgspec import Struct

from lint_awesome.config import Config
from lint_awesome.console import bug
from lint_awesome.facts import Facts
from lint_awesome.report.outcome import Outcome
from lint_awesome.source import Source

WORTH = 200_000
"""How many characters there must be for other processes to pay."""


class Task(Struct, frozen=True):
    """A list to be looked at with its settings and facts, and whether fixes, even unsafe ones, are applied."""

    source: Source
    config: Config
    facts: Facts
    fix: bool = False
    unsafe: bool = False


class Done(Struct, frozen=True):
    """What has come of a task: what is to be said, and the text with its fixes; or how it failed."""

    outcome: Outcome | None
    source: Source
    failure: str = ""


def run(tasks: Sequence[Task], jobs: int) -> Iterator[Done]:
    """What comes of each task, in their order."""
    jobs = min(jobs or _cores(), len(tasks))
    if jobs > 1 and sum(len(task.source.text) for task in tasks) > WORTH:
        return _pooled(tasks, jobs)
    return map(do, tasks)


def do(task: Task) -> Done:
    """What comes of one task; a failure of ours spoils no other."""
    try:
        return _mended(task) if task.fix else _linted(task)
    except Exception as error:  # noqa: BLE001, whatever it is, the other lists are to be looked at
        return Done(None, task.source, f"{task.source.path}: {bug(error)}")


def _linted(task: Task) -> Done:
    from lint_awesome.linting import lint

    report = lint(task.source, task.config, task.facts)
    entries = sum(1 for _ in report.document.entries())
    return Done(Outcome(task.source, entries, report.findings, report.notes, rules=_rules(task)), task.source)


def _mended(task: Task) -> Done:
    from lint_awesome.fix import mend

    mended = mend(task.source, task.config, task.facts, unsafe=task.unsafe)
    report = mended.report
    entries = sum(1 for _ in report.document.entries())
    applied = sum(mended.applied.values())
    outcome = Outcome(mended.source, entries, report.findings, report.notes, applied, _rules(task))
    return Done(outcome, mended.source)


def _rules(task: Task) -> tuple[str, ...]:
    """The rules that ran."""
    from lint_awesome.rules import selected

    return tuple(rule.name for rule in selected(task.config))


def _pooled(tasks: Sequence[Task], jobs: int) -> Iterator[Done]:
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import active_children, get_context

    context = get_context("fork" if sys.platform == "linux" else None)
    with ProcessPoolExecutor(jobs, context, _end_quietly) as pool:
        try:
            yield from pool.map(do, tasks)
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            for child in active_children():
                child.terminate()
            raise


def _end_quietly() -> None:
    """Has a process end at Ctrl-C without a word."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1

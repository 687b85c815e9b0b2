"""Lists linted or mended, one after the other or in several processes."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from msgspec import Struct

from lint_awesome.changes.fingerprint import Traits
from lint_awesome.cli.console import bug
from lint_awesome.config import Config
from lint_awesome.facts import Facts
from lint_awesome.linting import Report
from lint_awesome.report.outcome import Outcome
from lint_awesome.source import Source, Span

Linter = Callable[[Source, Config, Facts], Report]

WORTH = 200_000
"""How many characters there must be for other processes to pay."""


class Task(Struct, frozen=True):
    """A list to be looked at with its settings and facts, and whether fixes, even unsafe ones, are applied.

    `old` is its text where the change began of which alone is told, `known` what a baseline holds of it.
    """

    source: Source
    config: Config
    facts: Facts
    fix: bool = False
    unsafe: bool = False
    old: str | None = None
    known: Counter[Traits] | None = None


class Done(Struct, frozen=True):
    """What has come of a task: what is to be said, and the text with its fixes; or how it failed."""

    outcome: Outcome | None
    source: Source
    failure: str = ""


def run(tasks: Sequence[Task], jobs: int) -> Iterator[Done]:
    """What comes of each task, in their order."""
    jobs = min(jobs or _cores(), len(tasks))
    if jobs > 1 and sum(len(task.source.text) for task in tasks) > WORTH:
        from lint_awesome.cli.pool import spread

        return spread(do, tasks, jobs)
    return map(do, tasks)


def do(task: Task) -> Done:
    """What comes of one task; a failure of ours spoils no other."""
    try:
        return _mended(task) if task.fix else _linted(task)
    except Exception as error:  # noqa: BLE001, whatever it is, the other lists are to be looked at
        return Done(None, task.source, f"{task.source.path}: {bug(error)}")


def _linted(task: Task) -> Done:
    return Done(_outcome(task, _linter(task)(task.source, task.config, task.facts), 0), task.source)


def _mended(task: Task) -> Done:
    from lint_awesome.fix import mend

    mended = mend(task.source, task.config, task.facts, unsafe=task.unsafe, linter=_linter(task))
    return Done(_outcome(task, mended.report, sum(mended.applied.values())), mended.source)


def _linter(task: Task) -> Linter:
    """What lints a list, and leaves out what is not to be told."""
    from lint_awesome.linting import lint

    def linted(source: Source, config: Config, facts: Facts) -> Report:
        report = lint(source, config, facts)
        if task.old is not None:
            from lint_awesome.changes.since import caused

            report = caused(report, task.old, config, facts)
        if task.known is not None:
            from lint_awesome.changes.baseline import beyond

            report = beyond(report, task.known)
        return report

    return linted


def _outcome(task: Task, report: Report, applied: int) -> Outcome:
    entries, changed = sum(1 for _ in report.document.entries()), tuple[Span, ...]()
    if task.old is not None:
        from lint_awesome.changes.difference import added

        changed = tuple(added(task.old, report.source.text))
    return Outcome(
        report.source, entries, report.findings, report.notes, applied, _rules(task), changed, task.facts.path
    )


def _rules(task: Task) -> tuple[str, ...]:
    """The rules that ran."""
    from lint_awesome.rules import selected

    return tuple(rule.name for rule in selected(task.config))


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1

"""What each command does; all return an exit status."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from importlib import import_module
from pathlib import Path

from msgspec.structs import replace

from lint_awesome import files, rules
from lint_awesome.cli import FAILED, INTERRUPTED, gathering
from lint_awesome.cli.checking import Done, Task, run
from lint_awesome.cli.console import complain, note, style
from lint_awesome.cli.gathering import STDIN, UNNAMED
from lint_awesome.cli.options import Options, Usage
from lint_awesome.cli.reporting import report, spared
from lint_awesome.cli.streams import utf8
from lint_awesome.report.outcome import Outcome
from lint_awesome.settings import config_file
from lint_awesome.source import Source

GOOD, FOUND = 0, 1
FAILING = {"error": ("error",), "warning": ("error", "warning"), "never": ()}


def check(options: Options) -> int:
    """Lints lists, mends them where asked to, and reports."""
    sources, errors = gathering.sources(options)
    spared(sources, options)
    tasks, interrupted = gathering.asked(gathering.tasks(sources, options), options)
    done = list(run(tasks, options.jobs))
    errors += [one.failure for one in done if one.failure]
    if options.diff:
        status = _print_changes(tasks, done)
    else:
        outcomes, unwritten = _keep(tasks, done, options)
        out = sys.stderr if STDIN in options.paths and (options.fix or options.unsafe_fixes) else sys.stdout
        errors += unwritten + report(outcomes, options, out)
        status = _status(outcomes, options)
    for error in errors:
        complain(error)
    return INTERRUPTED if interrupted else FAILED if errors else status


def _print_changes(tasks: Iterable[Task], done: Iterable[Done]) -> int:
    """Prints what fixes change, as a diff."""
    from lint_awesome.changes.unified import diff

    changes = [diff(task.source.text, one.source.text, task.source.path) for task, one in zip(tasks, done, strict=True)]
    utf8(sys.stdout)
    sys.stdout.writelines(changes)
    return FOUND if any(changes) else GOOD


def _keep(tasks: Iterable[Task], done: Iterable[Done], options: Options) -> tuple[list[Outcome], list[str]]:
    """Writes what was mended; what is to be said about the lists, and what is wrong with those not written."""
    outcomes, errors = list[Outcome](), list[str]()
    for task, one in zip(tasks, done, strict=True):
        try:
            if task.fix:
                _put(task.source, one.source, options)
        except files.Unwritable as error:
            errors.append(str(error))
        else:
            outcomes += [one.outcome] if one.outcome else []
    return outcomes, errors


def _put(old: Source, new: Source, options: Options) -> None:
    if STDIN in options.paths and new.path == (options.stdin_path or UNNAMED):
        sys.stdout.buffer.write(new.encode())
        sys.stdout.buffer.flush()
    elif new.text != old.text:
        files.write(new, old.encode())


def _status(outcomes: Iterable[Outcome], options: Options) -> int:
    failing = FAILING[options.fail_on]
    return FOUND if any(f.severity in failing for outcome in outcomes for f in outcome.findings) else GOOD


def explain(options: Options) -> int:
    """Prints a rule's manual."""
    from lint_awesome import manual
    from lint_awesome.report import manual as page

    page.write(rules.load(options.rule), manual.read(options.rule), sys.stdout, style(sys.stdout, options))
    return GOOD


def list_rules(options: Options) -> int:
    """Prints all rules."""
    from lint_awesome.report import rules as table

    found = [rules.load(name) for name in rules.names()]
    if options.output_format == "json":
        utf8(sys.stdout)
        table.write_json(found, sys.stdout)
    else:
        table.write_text(found, sys.stdout, style(sys.stdout, options))
    return GOOD


def conventions(options: Options) -> int:
    """Prints what lists do by habit."""
    from lint_awesome.habits.learning import learn
    from lint_awesome.reading import read
    from lint_awesome.report import conventions as told

    sources, errors = gathering.sources(options)
    for source in sources:
        document = read(source)
        learned = learn(document, gathering.settings(Path(source.path).parent, options))
        told.write(document, learned, sys.stdout, style(sys.stdout, options))
    for error in errors:
        complain(error)
    return FAILED if errors else GOOD


def init(options: Options) -> int:
    """Writes the settings that a list goes by, or a baseline of lists."""
    sources, errors = gathering.sources(options)
    if errors:
        raise Usage(errors[0])
    return _baseline(sources, options) if options.baseline else _configuration(sources, options)


def _baseline(sources: Sequence[Source], options: Options) -> int:
    from lint_awesome.changes import baseline

    baseline.spared(Path(options.baseline))
    tasks, interrupted = gathering.asked(gathering.tasks(sources, replace(options, baseline="")), options)
    if interrupted:  # what was not asked would come up as new later
        return INTERRUPTED
    done = list(run(tasks, options.jobs))
    for one in done:
        if one.failure:
            raise Usage(one.failure)
    lists = [(one.source.path, one.source.text, one.outcome.findings) for one in done if one.outcome]
    count = baseline.write(Path(options.baseline), lists)
    note(f"{options.baseline}: holds {count} findings, which --baseline {options.baseline} does not tell again")
    return GOOD


def _configuration(sources: Sequence[Source], options: Options) -> int:
    from lint_awesome.settings.initial import initial

    if len(sources) > 1 or sources[0].path == UNNAMED:
        raise Usage("init writes the settings of one list, which is a file")
    folder = Path(sources[0].path).parent
    file = config_file.find(folder)
    if file:
        raise Usage(f"{file}: is there already; nothing was written")
    file = folder / config_file.NAME
    files.put(file, initial(sources[0], gathering.facts(sources[0], options)))
    note(f"{file}: holds what {sources[0].path} does by habit")
    return GOOD


def export(options: Options) -> int:
    """Prints a list as data."""
    from lint_awesome.reading import read

    if len(options.paths) > 1:
        raise Usage("export takes one list")
    sources, errors = gathering.sources(options)
    utf8(sys.stdout)
    for source in sources:
        form = import_module(f"lint_awesome.export.{options.format}")
        form.write(read(source), sys.stdout, gathering.settings(Path(source.path).parent, options))
    for error in errors:
        complain(error)
    return FAILED if errors else GOOD


COMMANDS = {
    "check": check,
    "explain": explain,
    "rules": list_rules,
    "conventions": conventions,
    "init": init,
    "export": export,
}

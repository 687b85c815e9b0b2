"""What each command does; all return an exit status."""

from __future__ import annotations

import io
import os
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from importlib import import_module
from pathlib import Path

from msgspec.structs import replace

from lint_awesome import files, rules
from lint_awesome.changes.fingerprint import Traits
from lint_awesome.cli.checking import Done, Task, run
from lint_awesome.cli.console import complain, note, style
from lint_awesome.cli.options import Options, Usage
from lint_awesome.cli.reporting import report
from lint_awesome.config import Config
from lint_awesome.facts import Facts, gather, latest_date
from lint_awesome.report.outcome import Outcome
from lint_awesome.settings import config_file
from lint_awesome.source import LIMIT, Source, Unreadable, decode
from lint_awesome.text.suggest import suggestion

GOOD, FOUND, FAILED, INTERRUPTED = 0, 1, 2, 130
STDIN, UNNAMED = "-", "<stdin>"
FAILING = {"error": ("error",), "warning": ("error", "warning"), "never": ()}


def check(options: Options) -> int:
    """Lints lists, mends them where asked to, and reports."""
    sources, errors = _sources(options)
    tasks, interrupted = _asked(_tasks(sources, options), options)
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


def _asked(tasks: list[Task], options: Options) -> tuple[list[Task], bool]:
    """The tasks with the verdicts on their links, and whether asking was broken off; asks only what rules look at."""
    asking = [task for task in tasks if not options.offline and _is_online(task.config)]
    if not asking:
        return tasks, False
    from lint_awesome.links import running

    links = asking[0].config.links
    wanted = [url for task in asking for url in _addresses(task)]
    if not wanted:
        return tasks, False
    own = replace(links, allow_private=links.allow_private or options.allow_private)
    checked = running.gather(wanted, own, options)
    told = [
        replace(task, facts=replace(task.facts, verdicts=checked.verdicts)) if task in asking else task
        for task in tasks
    ]
    return told, checked.ended == "interrupted"


def _is_online(config: Config) -> bool:
    return any(rule.family == "online" for rule in rules.selected(config))


def _addresses(task: Task) -> list[str]:
    """The addresses of a list, or those that a change added to it."""
    from lint_awesome.links.running import addresses
    from lint_awesome.reading import read

    new = addresses(read(task.source))
    old = set(addresses(read(replace(task.source, text=task.old)))) if task.old is not None else set()
    return [url for url in new if url not in old]


def _sources(options: Options) -> tuple[list[Source], list[str]]:
    """The lists that are named, each once, sorted by path, and what is wrong with the others."""
    sources, errors = dict[str, Source](), list[str]()
    for path in options.paths or (".",):
        try:
            source = _stdin(options) if path == STDIN else files.read(files.find([path])[0])
        except Unreadable as error:
            errors.append(str(error))
        else:
            sources.setdefault(os.path.normpath(source.path), source)
    return sorted(sources.values(), key=lambda source: source.path), errors


def _stdin(options: Options) -> Source:
    return decode(sys.stdin.buffer.read(LIMIT + 1), options.stdin_path or UNNAMED)


def _tasks(sources: Sequence[Source], options: Options) -> list[Task]:
    """What is to be done with each list."""
    configs = {folder: settings(folder, options) for folder in {Path(source.path).parent for source in sources}}
    fix = options.fix or options.unsafe_fixes or options.diff
    olds, known = _olds(sources, options), _known(sources, options)
    return [
        Task(source, configs[Path(source.path).parent], _facts(source, options), fix, options.unsafe_fixes, old, holds)
        for source, old, holds in zip(sources, olds, known, strict=True)
    ]


def _olds(sources: Sequence[Source], options: Options) -> Sequence[str | None]:
    """The text of each list where the change began; nothing where the list is new, None where all is told."""
    if options.since is None:
        return [None] * len(sources)
    from lint_awesome.changes import git

    if any(source.path == UNNAMED for source in sources):
        raise Usage("--since with standard input asks for --stdin-path")
    try:
        folders = {Path(source.path).parent for source in sources}
        bases = {folder: git.base(folder, options.since) for folder in folders}
        return [git.text(Path(source.path), bases[Path(source.path).parent]) or "" for source in sources]
    except git.Unknown as error:
        raise Usage(str(error)) from None


def _known(sources: Sequence[Source], options: Options) -> Sequence[Counter[Traits] | None]:
    """What the baseline holds of each list."""
    if not options.baseline:
        return [None] * len(sources)
    from lint_awesome.changes import baseline

    file = Path(options.baseline)
    known = baseline.read(file)
    return [baseline.of(known, file, source.path) for source in sources]


def _facts(source: Source, options: Options) -> Facts:
    today = options.today or latest_date()
    return Facts(today) if source.path == UNNAMED else gather(source, today)


def settings(folder: Path, options: Options) -> Config:
    """The settings for the lists in a folder: of a file, and of the command line."""
    names = rules.names()
    known = frozenset((*names, *map(rules.family, names.values())))
    file = Path(options.config) if options.config else None if options.isolated else config_file.find(folder)
    if file and options.verbose:
        note(f"configuration: {file}")
    config = config_file.read(file, known) if file else Config()
    for name in (*options.select, *options.extend_select, *options.ignore):
        if name not in known:
            raise Usage(f"unknown rule '{name}'{suggestion(name, known)}")
    return replace(
        config,
        select=options.select or config.select,
        extend_select=options.extend_select + (() if options.select else config.extend_select),
        ignore=options.ignore + config.ignore,
    )


def _print_changes(tasks: Iterable[Task], done: Iterable[Done]) -> int:
    """Prints what fixes change, as a diff."""
    from lint_awesome.fix import diff

    changes = [diff(task.source.text, one.source.text, task.source.path) for task, one in zip(tasks, done, strict=True)]
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
        table.write_json(found, sys.stdout)
    else:
        table.write_text(found, sys.stdout, style(sys.stdout, options))
    return GOOD


def conventions(options: Options) -> int:
    """Prints what lists do by habit."""
    from lint_awesome.habits.learning import learn
    from lint_awesome.reading import read
    from lint_awesome.report import conventions as told

    sources, errors = _sources(options)
    for source in sources:
        document = read(source)
        learned = learn(document, settings(Path(source.path).parent, options))
        told.write(document, learned, sys.stdout, style(sys.stdout, options))
    for error in errors:
        complain(error)
    return FAILED if errors else GOOD


def init(options: Options) -> int:
    """Writes the settings that a list goes by, or a baseline of lists."""
    sources, errors = _sources(options)
    if errors:
        raise Usage(errors[0])
    return _baseline(sources, options) if options.baseline else _configuration(sources, options)


def _baseline(sources: Sequence[Source], options: Options) -> int:
    from lint_awesome.changes import baseline

    tasks, _ = _asked(_tasks(sources, replace(options, baseline="")), options)
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
    file.write_text(initial(sources[0], _facts(sources[0], options)), encoding="utf-8", newline="\n")
    note(f"{file}: holds what {sources[0].path} does by habit")
    return GOOD


def export(options: Options) -> int:
    """Prints a list as data."""
    from lint_awesome.reading import read

    if len(options.paths) > 1:
        raise Usage("export takes one list")
    sources, errors = _sources(options)
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", newline="")
    for source in sources:
        form = import_module(f"lint_awesome.export.{options.format}")
        form.write(read(source), sys.stdout, settings(Path(source.path).parent, options))
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

"""What a run is to look at: the lists that are named, with their settings, facts and the verdicts on their links."""

from __future__ import annotations

import gc
import os
import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from pathlib import Path

from msgspec import json
from msgspec.structs import replace

from lint_awesome import files, rules
from lint_awesome.changes.fingerprint import Traits
from lint_awesome.cli.checking import Task
from lint_awesome.cli.console import note
from lint_awesome.cli.options import Options, Usage
from lint_awesome.config import Config
from lint_awesome.facts import Facts, gather, latest_date
from lint_awesome.links.settings import Settings
from lint_awesome.links.verdict import Verdict
from lint_awesome.settings import config_file
from lint_awesome.source import LIMIT, Source, Unreadable, decode
from lint_awesome.text.suggest import suggestion

STDIN, UNNAMED = "-", "<stdin>"
FOREIGN = ("pull_request", "pull_request_target")
"""The events of GitHub in which the settings may be another's than the repository's."""


def sources(options: Options) -> tuple[list[Source], list[str]]:
    """The lists that are named, each once, sorted by path, and what is wrong with the others."""
    found, errors = dict[str, Source](), list[str]()
    for path in options.paths or (".",):
        try:
            source = _stdin(options) if path == STDIN else files.read(files.find([path])[0])
        except Unreadable as error:
            errors.append(str(error))
        else:
            found.setdefault(os.path.normpath(source.path), source)
    return sorted(found.values(), key=lambda source: source.path), errors


def _stdin(options: Options) -> Source:
    if sys.stdin is None:
        raise Unreadable("standard input is closed")
    return decode(sys.stdin.buffer.read(LIMIT + 1), options.stdin_path or UNNAMED)


def tasks(sources: Sequence[Source], options: Options) -> list[Task]:
    """What is to be done with each list; the day is the same for all, though it may end in the meantime."""
    options = replace(options, today=options.today or latest_date())
    configs = {folder: settings(folder, options) for folder in {Path(source.path).parent for source in sources}}
    fix = options.fix or options.unsafe_fixes or options.diff
    olds, known = _olds(sources, options), _known(sources, options)
    return [
        Task(source, configs[Path(source.path).parent], facts(source, options), fix, options.unsafe_fixes, old, holds)
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


def facts(source: Source, options: Options) -> Facts:
    """What is known about a list from outside, but for its links."""
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


def asked(tasks: list[Task], options: Options) -> tuple[list[Task], bool]:
    """The tasks with the verdicts on their links, and whether asking was broken off; asks only what rules look at."""
    online = sorted((task for task in tasks if not options.offline and _is_online(task.config)), key=_links)
    if not online:
        return tasks, False
    from lint_awesome.cli import asking

    gc.enable()  # many requests leave much of it behind, see cli/__init__.py
    told, interrupted = dict[str, Mapping[str, Verdict]](), False
    for _, members in groupby(online, key=_links):  # lists of different settings are asked about apart
        some = list(members)
        wanted = {task.source.path: _addresses(task) for task in some}
        if any(wanted.values()) and not interrupted:
            urls = [url for own in wanted.values() for url in own]
            checked = asking.gather(urls, _allowed(some[0].config.links, options), options)
            told |= {path: _of(own, checked.verdicts) for path, own in wanted.items()}
            interrupted = checked.ended == "interrupted"
    known = (replace(task.facts, verdicts=told.get(task.source.path, {})) for task in tasks)
    return [replace(task, facts=facts) for task, facts in zip(tasks, known, strict=True)], interrupted


def _of(urls: Iterable[str], verdicts: Mapping[str, Verdict]) -> Mapping[str, Verdict]:
    """The verdicts on some addresses; with those of all lists a task would be slow to hand on."""
    return {url: verdicts[url] for url in urls if url in verdicts}


def _links(task: Task) -> bytes:
    """How the links of a list are to be checked, in a form that can be compared."""
    return json.encode(task.config.links)


def _allowed(links: Settings, options: Options) -> Settings:
    """How links are checked as far as that may be: in a pull request a stranger may have written the settings."""
    if os.environ.get("GITHUB_EVENT_NAME") in FOREIGN:
        links = replace(links, allow_private=False, proxy=False)
    return replace(links, allow_private=links.allow_private or options.allow_private)


def _is_online(config: Config) -> bool:
    return any(rule.family == "online" for rule in rules.selected(config))


def _addresses(task: Task) -> list[str]:
    """The addresses of a list, or those that a change added to it."""
    from lint_awesome.cli.asking import addresses
    from lint_awesome.reading import read

    new = addresses(read(task.source))
    old = set(addresses(read(replace(task.source, text=task.old)))) if task.old is not None else set()
    return [url for url in new if url not in old]

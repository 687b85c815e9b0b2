"""A baseline: the findings of a first day, in a file, so that only what comes later is told."""

from __future__ import annotations

import os
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path

from msgspec import Struct, json

from lint_awesome.changes.fingerprint import Traits, fresh, traits
from lint_awesome.files import put
from lint_awesome.linting import Finding, Report, only
from lint_awesome.settings.config_file import Misconfigured
from lint_awesome.source import name

VERSION = 1
MARK = b'"version"'
"""What every baseline has near its beginning, also an old one and one that git could not merge."""

Known = Counter[Traits]


class Entry(Struct, frozen=True):
    """A finding that is known: the list by its path from the file's folder, and what it is known by."""

    path: str
    rule: str
    entry: str
    text: str


class Baseline(Struct, frozen=True, forbid_unknown_fields=True):
    """What stands in the file."""

    version: int
    findings: tuple[Entry, ...]


def spared(file: Path) -> None:
    """Raises `Misconfigured` where another file than a baseline would be written over."""
    if file.is_file() and file.stat().st_size and MARK not in file.read_bytes()[:100]:
        raise Misconfigured(f"{file}: is there and is no baseline; nothing was written")


def write(file: Path, lists: Iterable[tuple[str, str, Iterable[Finding]]]) -> int:
    """Writes the findings of lists (path, text, findings); how many these are."""
    found = [Entry(_path(file, path), *traits(finding, text)) for path, text, findings in lists for finding in findings]
    lines = ",\n".join(f"  {json.encode(one).decode()}" for one in found)
    text = f'{{"version": {VERSION}, "findings": [\n{lines}\n]}}\n'
    put(file, text)
    return len(found)


def read(file: Path) -> Mapping[str, Known]:
    """What is known of each list, by its path from the file's folder; raises `Misconfigured`."""
    from msgspec import DecodeError

    try:
        baseline = json.decode(file.read_bytes(), type=Baseline)
    except OSError as error:
        raise Misconfigured(f"{file}: {(error.strerror or 'cannot be read').lower()}") from None
    except DecodeError as error:
        raise Misconfigured(f"{file}: is no baseline ({error}); write it with lint-awesome init --baseline") from None
    if baseline.version != VERSION:
        raise Misconfigured(f"{file}: is a baseline of version {baseline.version}, not {VERSION}; write it anew")
    known = defaultdict[str, Known](Counter)
    for one in baseline.findings:
        known[one.path][Traits(one.rule, one.entry, one.text)] += 1
    return known


def of(known: Mapping[str, Known], file: Path, path: str) -> Known:
    """What is known of one list."""
    return known.get(_path(file, path), Counter())


def beyond(report: Report, known: Known) -> Report:
    """Of a report what is not known."""
    return only(report, list(fresh(report.findings, report.source.text, known)))


def _path(file: Path, path: str) -> str:
    """The path of a list from the folder of the file."""
    try:
        return name(os.path.relpath(Path(path).resolve(), file.resolve().parent)).replace(os.sep, "/")
    except ValueError:  # on another drive
        return name(Path(path).resolve().as_posix())

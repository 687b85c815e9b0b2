"""Finding and reading the settings of a list: `.lint-awesome.toml`, or a table in `pyproject.toml`."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import msgspec

from lint_awesome.config import Config, ForSection
from lint_awesome.facts import repository
from lint_awesome.text.patterns import lazy
from lint_awesome.text.suggest import suggestion

Keys = tuple[str, ...]

NAME, SHARED, TABLE = ".lint-awesome.toml", "pyproject.toml", ("tool", "lint-awesome")
HEADER = lazy(r"""\s*\[\[?\s*((?:"[^"]*"|'[^']*'|[^\]"'])+?)\s*\]""")
KEY = lazy(r"""\s*((?:"[^"]*"|'[^']*'|[\w-]+)(?:\s*\.\s*(?:"[^"]*"|'[^']*'|[\w-]+))*)\s*=""")
PART = lazy(r""""[^"]*"|'[^']*'|[^\s."']+""")


class Misconfigured(Exception):
    """A configuration that cannot be used; its message is one line for a person."""


def find(folder: Path) -> Path | None:
    """The file that configures a list in a folder: there, or above it up to the repository's root."""
    folder = folder.resolve()
    root = repository(folder) or folder
    for place in (folder, *folder.parents):
        if os.path.lexists(place / NAME):  # what is no file is refused when it is read
            return _nearer(place / NAME)
        if _has_table(place / SHARED):
            return _nearer(place / SHARED)
        if place == root:
            break
    return None


def _nearer(path: Path) -> Path:
    """A path from the current folder, where it leads downwards."""
    return path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path


def _has_table(path: Path) -> bool:
    """Whether a file that other tools share holds settings of ours; it is not parsed where it does not name us."""
    if not os.path.isfile(path) or b"lint-awesome" not in path.read_bytes():  # noqa: PTH113, pathlib raises where a folder above may not be seen
        return False
    return bool(_table(_parsed(path, _text(path))))


def read(path: Path, known: Iterable[str]) -> Config:
    """The settings in a file; `known` are the rules and families that it may name. Raises `Misconfigured`."""
    text = _text(path)
    table = TABLE if path.name == SHARED else ()
    data = _parsed(path, text)
    if table:
        data = _table(data)
    try:
        config = msgspec.convert(data, Config)
    except msgspec.ValidationError:
        from lint_awesome.settings.misfit import misfit

        keys, words = misfit(data, Config)
        shown = words.format(key=".".join(keys or table))
        raise Misconfigured(f"{path}:{_line(text, (*table, *keys))}: {shown}") from None
    _check_names(config, known, path, text, table)
    return config


def _text(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise Misconfigured(f"{path}: {(error.strerror or 'cannot be read').lower()}") from None
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise Misconfigured(f"{path}:{line}: is no UTF-8") from None


def _parsed(path: Path, text: str) -> dict[str, Any]:
    import tomllib

    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        words, _, place = str(error).partition(" (at ")
        numbers = re.findall(r"\d+", place) or [str(text.rstrip().count("\n") + 1)]
        raise Misconfigured(f"{path}:{':'.join(numbers)}: no TOML: {words[:1].lower()}{words[1:]}") from None


def _table(data: Mapping[str, Any]) -> Any:
    """What stands at our place in a file that other tools share; nothing where there is no such place."""
    tools = data.get("tool")
    return tools.get("lint-awesome", {}) if isinstance(tools, dict) else {}


def _check_names(config: Config, known: Iterable[str], path: Path, text: str, table: Keys) -> None:
    """Sees to it that each rule and family that is named exists."""
    known = frozenset(known)
    for keys, name in _named(config):
        if name not in known:
            line = _line(text, (*table, *keys, name))
            raise Misconfigured(f"{path}:{line}: unknown rule '{name}'{suggestion(name, known)}")


def _named(config: Config) -> Iterator[tuple[Keys, str]]:
    """The rules and families that are named, with the place of each."""
    for key in ("select", "extend-select"):
        yield from (((key,), name) for name in getattr(config, key.replace("-", "_")))
    sections = ((("per-section", title), own) for title, own in config.per_section.items())
    tables: tuple[tuple[Keys, Config | ForSection], ...] = (((), config), *sections)
    for keys, own in tables:
        yield from (((*keys, "ignore"), name) for name in own.ignore)
        yield from (((*keys, "severity"), name) for name in own.severity)


def _line(text: str, keys: Keys) -> int:
    """The line that the value at some keys stands on, or that of the nearest table or list around it."""
    best, line_of_best, inside = 0, 1, False
    header: Keys = ()
    for number, line in enumerate(text.splitlines(), 1):
        here: Keys = ()
        if found := HEADER.match(line):
            here = header = _split(found[1])
        elif found := KEY.match(line):
            here = (*header, *_split(found[1]))
            inside = here == keys[:-1]
        if inside and re.search(rf"""["']{re.escape(keys[-1])}["']""", line):
            return number
        if len(here) > best and here == keys[: len(here)]:
            best, line_of_best = len(here), number
    return line_of_best


def _split(dotted: str) -> Keys:
    """The keys of `a."b.c".d`."""
    return tuple(part.strip("\"'") for part in PART.findall(dotted))

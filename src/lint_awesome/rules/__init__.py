"""The rules: each is a module `<family>/<name>.py` with its manual `<name>.md` beside it, found by listing the folders.

What only the rules of a family share is a module without manual there.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from functools import cache
from importlib import import_module
from typing import cast

from lint_awesome.config import Config
from lint_awesome.rule import ON_DEMAND, Rule
from lint_awesome.text.suggest import suggestion


class UnknownRule(ValueError):
    """A name that is no rule's and no family's; its message names the nearest one that is."""

    def __init__(self, name: str, known: dict[str, str]) -> None:
        nearest = suggestion(name, {*known, *map(family, known.values())})
        super().__init__(f"there is no rule or family '{name}'{nearest}")
        self.name = name


@cache
def names() -> dict[str, str]:
    """Each rule's name and module, by family and name; nothing is imported for it."""
    return {file.replace("_", "-"): f"{__name__}.{family}.{file}" for family, file in sorted(_listed())}


def _listed() -> Iterator[tuple[str, str]]:
    for root in __path__:
        for family in _plain(root):
            if family.is_dir():
                yield from ((family.name, file.name[:-3]) for file in _plain(family.path) if file.name.endswith(".md"))


def _plain(folder: str) -> list[os.DirEntry[str]]:
    with os.scandir(folder) as entries:
        return [entry for entry in entries if not entry.name.startswith(("_", "."))]


def family(path: str) -> str:
    """The family of a rule's module."""
    return path.split(".")[-2]


def module(name: str) -> str:
    """The module of a rule; raises `UnknownRule` where there is no such rule."""
    known = names()
    if name not in known:
        raise UnknownRule(name, known)
    return known[name]


def load(name: str) -> Rule:
    """The rule of a name; raises `UnknownRule` where there is none."""
    return _load(module(name))


def _load(path: str) -> Rule:
    return cast(Rule, getattr(import_module(path), path.rpartition(".")[2]))


def selected(config: Config) -> list[Rule]:
    """The rules that a configuration asks for; what is ignored or off is out, whoever selects it."""
    known = names()
    wanted = _expanded(config.select, known) if config.select else _default(known)
    wanted |= _expanded(config.extend_select, known)
    wanted |= _expanded([ON_DEMAND], known) if config.preset and not config.select else set()
    wanted -= _expanded(config.ignore, known)
    wanted -= {rule for name, level in config.severity.items() for rule in _expanded([name], known) if level == "off"}
    return [_load(path) for name, path in known.items() if name in wanted]


def _default(known: dict[str, str]) -> set[str]:
    return {name for name, path in known.items() if family(path) != ON_DEMAND}


def _expanded(asked: Iterable[str], known: dict[str, str]) -> set[str]:
    """The rules that names of rules and families stand for."""
    found = set[str]()
    for name in asked:
        members = {name} if name in known else {rule for rule, path in known.items() if family(path) == name}
        if not members:
            raise UnknownRule(name, known)
        found |= members
    return found

#!/usr/bin/env python3
"""Writes what is generated from the rules: the table in the README. With `--check`, says what is stale and exits 1."""

from __future__ import annotations

import sys
from itertools import groupby
from pathlib import Path

from lint_awesome import manual, rules
from lint_awesome.rule import Rule

ROOT = Path(__file__).resolve().parent.parent
BEGIN, END = "<!-- begin: rules -->", "<!-- end: rules -->"


def generated() -> dict[Path, str]:
    """Each generated file and what it should hold."""
    readme = ROOT / "README.md"
    before, _, rest = readme.read_text(encoding="utf-8").partition(BEGIN)
    _, _, after = rest.partition(END)
    return {readme: f"{before}{BEGIN}\n\n{table()}\n{END}{after}"}


def table() -> str:
    """The rules by family, a table for each."""
    found = [rules.load(name) for name in rules.names()]
    families = groupby(found, key=lambda rule: rule.family)
    return "\n".join(_family(family, list(members)) for family, members in families)


def _family(name: str, members: list[Rule]) -> str:
    rows = [
        f"| [`{rule.name}`]({_path(rule)}) | {rule.severity} | {remedy(rule)} | {_cell(rule)} |" for rule in members
    ]
    head = [f"**{name}**", "", "| rule | severity | fix | reports |", "| --- | --- | --- | --- |"]
    return "\n".join([*head, *rows, ""])


def _path(rule: Rule) -> str:
    return manual.path(rule.name).relative_to(ROOT).as_posix()


def _cell(rule: Rule) -> str:
    return rule.summary.rstrip(".").replace("|", "\\|")


def remedy(rule: Rule) -> str:
    """What kind of fix the examples of a rule's manual show."""
    examples = manual.read(rule.name).examples
    if any(example.fixed is not None for example in examples):
        return "safe"
    return "unsafe" if any(example.unsafe is not None for example in examples) else "–"


def main() -> int:
    """The exit status: 1 where `--check` finds something stale."""
    stale = {path: text for path, text in generated().items() if path.read_text(encoding="utf-8") != text}
    for path, text in stale.items():
        print(f"{path.relative_to(ROOT)}: {'is stale; run make generate' if '--check' in sys.argv else 'written'}")
        if "--check" not in sys.argv:
            path.write_text(text, encoding="utf-8", newline="\n")
    return 1 if stale and "--check" in sys.argv else 0


if __name__ == "__main__":
    sys.exit(main())

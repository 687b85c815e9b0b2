#!/usr/bin/env python3
"""Writes what is generated from the rules: the README's table and the pages of `docs/rules`.

With `--check` it writes nothing, says what is stale, and exits 1 where there is any.
"""

from __future__ import annotations

import sys
from itertools import groupby
from pathlib import Path

from lint_awesome import manual, rules
from lint_awesome.report.manual import remedy
from lint_awesome.rule import Rule

ROOT = Path(__file__).resolve().parent.parent
README, PAGES = ROOT / "README.md", ROOT / "docs" / "rules"
BEGIN, END = "<!-- begin: rules -->", "<!-- end: rules -->"


def generated() -> dict[Path, str]:
    """Each generated file and what it should hold; nothing for a file that should not be."""
    found = [rules.load(name) for name in rules.names()]
    gone = dict.fromkeys(PAGES.glob("*.md"), "")
    return gone | {README: readme(found)} | {PAGES / f"{rule.name}.md": page(rule) for rule in found}


def readme(found: list[Rule]) -> str:
    """The README with the rules by family, a table for each."""
    before, _, rest = README.read_text(encoding="utf-8").partition(BEGIN)
    families = groupby(found, key=lambda rule: rule.family)
    tables = "\n".join(_table(family, list(members)) for family, members in families)
    return f"{before}{BEGIN}\n\n{tables}\n{END}{rest.partition(END)[2]}"


def _table(family: str, members: list[Rule]) -> str:
    head = [f"**{family}**", "", "| rule | severity | fix | reports |", "| --- | --- | --- | --- |"]
    return "\n".join([*head, *map(_row, members), ""])


def _row(rule: Rule) -> str:
    summary = rule.summary.rstrip(".").replace("|", "\\|")
    fix = remedy(manual.read(rule.name)) or "–"
    return f"| [`{rule.name}`](docs/rules/{rule.name}.md) | {rule.severity} | {fix} | {summary} |"


def page(rule: Rule) -> str:
    """The manual of a rule with a line that says what it is."""
    told = manual.read(rule.name)
    fix = {"safe": "mended by `--fix`", "unsafe": "mended by `--unsafe-fixes`"}.get(remedy(told), "not mended")
    runs = "" if rule.default else " Runs only where it is selected."
    title, _, body = told.text.partition("\n")
    about = f"*{rule.severity.capitalize()}, of the family `{rule.family}`, {fix}.*{runs}"
    return f"{title}\n\n{about}\n{body}"


def main() -> int:
    """The exit status: 1 where `--check` finds something stale."""
    check = "--check" in sys.argv
    stale = {path: text for path, text in generated().items() if not path.exists() or path.read_text("utf-8") != text}
    for path, text in stale.items():
        print(f"{path.relative_to(ROOT)}: {'stale; run make generate' if check else 'written' if text else 'removed'}")
        if not check:
            _put(path, text)
    return 1 if stale and check else 0


def _put(path: Path, text: str) -> None:
    if text:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    else:
        path.unlink()


if __name__ == "__main__":
    sys.exit(main())

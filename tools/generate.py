#!/usr/bin/env python3
"""Writes what is generated: the tables and pages of the rules, the settings' page and schema, the README's picture.

With `--check` it writes nothing, says what is stale, and exits 1 where there is any.
"""

from __future__ import annotations

import sys
from importlib import import_module
from itertools import groupby
from pathlib import Path

import msgspec
from picture import picture

from lint_awesome import manual, rules
from lint_awesome.config import Config
from lint_awesome.report.manual import remedy
from lint_awesome.rule import Rule
from lint_awesome.settings import documented

ROOT = Path(__file__).resolve().parent.parent
PAGES, RULES = ROOT / "docs" / "rules", ROOT / "docs" / "rules" / "README.md"
SETTINGS, SCHEMA = ROOT / "docs" / "configuration.md", ROOT / "docs" / "schema.json"
PICTURE = ROOT / "docs" / "output.svg"


def generated() -> dict[Path, str]:
    """Each generated file and what it should hold; nothing for a file that should not be."""
    found = [rules.load(name) for name in rules.names()]
    gone = dict.fromkeys(PAGES.glob("*.md"), "")
    pages = {PAGES / f"{rule.name}.md": page(rule) for rule in found}
    return gone | pages | {RULES: index(found), SETTINGS: settings(), SCHEMA: schema(found), PICTURE: picture()}


def between(path: Path, name: str, text: str) -> str:
    """A file with another text between its marks of a name."""
    begin, end = f"<!-- begin: {name} -->", f"<!-- end: {name} -->"
    before, _, rest = path.read_text(encoding="utf-8").partition(begin)
    return f"{before}{begin}\n\n{text}\n{end}{rest.partition(end)[2]}"


def index(found: list[Rule]) -> str:
    """The page of all rules by family, a table for each."""
    families = groupby(found, key=lambda rule: rule.family)
    return between(RULES, "rules", "\n".join(_table(family, list(members)) for family, members in families))


def _table(family: str, members: list[Rule]) -> str:
    about = (import_module(f"{rules.__name__}.{family}").__doc__ or "").removeprefix("Rules about ")
    head = [f"## {family}", "", about[:1].upper() + about[1:], ""]
    table = ["| rule | severity | fix | reports |", "| --- | --- | --- | --- |", *map(_row, members)]
    return "\n".join([*head, *table, ""])


def _row(rule: Rule) -> str:
    summary = rule.summary.rstrip(".").replace("|", "\\|")
    fix = remedy(manual.read(rule.name)) or "–"
    return f"| [`{rule.name}`]({rule.name}.md) | {rule.severity} | {fix} | {summary} |"


def page(rule: Rule) -> str:
    """The manual of a rule with a line that says what it is."""
    found = manual.read(rule.name)
    fix = {"safe": "mended by `--fix`", "unsafe": "mended by `--unsafe-fixes`"}.get(remedy(found), "not mended")
    runs = "" if rule.default else " Runs only where it is selected."
    title, _, body = found.told.partition("\n")
    about = f"*{rule.severity.capitalize()}, of the family `{rule.family}`, {fix}.*{runs}"
    return f"{title}\n\n{about}\n{body}"


def settings() -> str:
    """The page about the settings with all keys, a table for each table."""
    return between(SETTINGS, "settings", "\n".join(map(_keys, documented.tables())))


def _keys(table: documented.Table) -> str:
    name = ".".join(f"<{key.lower()}>" if key == documented.NAME else key for key in table.path)
    title = f"### `[{name}]`\n\n{table.about[:1].upper()}{table.about[1:].rstrip('.')}." if name else table.about
    head = ["", "| key | type | default | what it is |", "| --- | --- | --- | --- |"]
    return "\n".join([title, *head, *map(_key, table.settings), ""])


def _key(setting: documented.Setting) -> str:
    default = f"`{setting.default}`" if setting.default else "–"
    return f"| `{setting.path[-1]}` | {setting.kind} | {default} | {setting.about} |".replace("*", "\\*")


def schema(found: list[Rule]) -> str:
    """The JSON Schema of the settings, which knows the names of the rules and families."""
    made = msgspec.json.schema(Config)
    names = {"enum": sorted({rule.name for rule in found} | {rule.family for rule in found})}
    for table in (made["$defs"]["Config"], made["$defs"]["ForSection"]):
        for key in ("select", "extend-select", "ignore"):
            if key in table["properties"]:
                table["properties"][key]["items"] = names
        table["properties"]["severity"]["propertyNames"] = names
    whole = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "lint-awesome", **made}
    return msgspec.json.format(msgspec.json.encode(whole, order="sorted")).decode() + "\n"


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

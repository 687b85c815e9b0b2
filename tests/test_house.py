"""How the house is built: imports run one way, and what is heavy stays where it belongs."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

SOURCE = Path(__file__).parent.parent / "src" / "lint_awesome"
LAYERS = (
    ("source", "text"),
    ("markdown",),
    ("document",),
    ("reading",),
    ("conventions", "links", "config", "facts", "rule"),
    ("habits",),
    ("silencing", "rules", "manual"),
    ("linting", "patch", "files"),
    ("guard", "keeping", "fix", "changes"),
    ("settings", "report", "export"),
    ("cli",),
)
"""What may import what: a part those on its own and the earlier lines."""
RULES = {"source", "text", "document", "conventions", "rule", "reading", "habits", "facts", "config", "rules", "links"}
"""What a rule may look at; and at `silencing`, the one that speaks of what silences."""
RANK = {part: rank for rank, parts in enumerate(LAYERS) for part in parts}
BACK = {
    ("rule", "silencing"),  # a page holds what is silenced
    ("changes", "settings"),  # a baseline that cannot be read is refused as settings are
}
"""The imports that go the other way, each for a reason."""


def modules() -> Iterator[tuple[str, Path]]:
    for path in sorted(SOURCE.rglob("*.py")):
        part = path.relative_to(SOURCE).parts[0].removesuffix(".py")
        if not part.startswith("__"):
            yield part, path


def imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{name.name}" for name in node.names)
        elif isinstance(node, ast.Import):
            yield from (name.name for name in node.names)


def parts(path: Path) -> set[str]:
    """The parts of this package that a module imports."""
    names = {name.split(".")[1] for name in imported(path) if name.startswith("lint_awesome.")}
    return names & RANK.keys()


@pytest.mark.parametrize(("part", "path"), list(modules()), ids=lambda one: one.stem if isinstance(one, Path) else one)
def test_imports_run_one_way(part: str, path: Path) -> None:
    later = {other for other in parts(path) if RANK[other] > RANK[part] and (part, other) not in BACK}
    assert later == set()


def test_rules_look_at_values_only() -> None:
    for part, path in modules():
        if part == "rules" and path.parent != SOURCE / "rules":
            assert parts(path) - {"silencing"} <= RULES, path


@pytest.mark.parametrize(("library", "home"), [("mistune", "markdown"), ("aiohttp", "links")])
def test_a_library_has_one_home(library: str, home: str) -> None:
    users = {part for part, path in modules() if any(name.split(".")[0] == library for name in imported(path))}
    assert users == {home}


def test_a_run_offline_brings_in_nothing_that_it_does_not_need(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("# Tools\n\n- [Anvil](https://anvil.example.org) - Shapes metal.\n")
    heavy = "{'aiohttp', 'asyncio', 'rich', 'sqlite3', 'ssl', 'json', 'difflib', 'dateutil', 'rapidfuzz'}"
    code = (
        "import sys; from lint_awesome.cli import main; status = main(['--offline', 'README.md']);"
        f"print(sorted(({heavy}) & sys.modules.keys())); sys.exit(status)"
    )
    ended = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert ended.stdout.splitlines()[-1] == "[]", ended.stderr

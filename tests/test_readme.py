"""What the pages tell people to do can be done: commands run, hooks, inputs, settings and pages exist."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
import textwrap
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import msgspec
import pytest
import yaml
from jsonschema import Draft202012Validator
from msgspec import Struct

from lint_awesome import files, rules
from lint_awesome.cli import main
from lint_awesome.cli.options import COMMANDS
from lint_awesome.config import Config
from lint_awesome.document import Document
from lint_awesome.facts import gather
from lint_awesome.linting import lint
from lint_awesome.reading import read
from lint_awesome.settings import config_file
from lint_awesome.source import Source

ROOT = Path(__file__).parent.parent
EXAMPLE = ROOT / "examples" / "README.md"
README = ROOT / "README.md"
DOCS = sorted((ROOT / "docs").glob("*.md"))
PAGES = [README, ROOT / "CONTRIBUTING.md", ROOT / "SECURITY.md", ROOT / "CHANGELOG.md", *DOCS]
WRITTEN = [*PAGES, *sorted((ROOT / "docs" / "rules").glob("*.md"))]
PROJECT = "https://github.com/OWNER/lint-awesome"
FENCE = re.compile(r"^(?P<indent> *)```(?P<kind>\w+)\n(?P<text>.*?)(?:^(?P=indent)```$|\Z)", re.MULTILINE | re.DOTALL)
HOOKS = {hook["id"]: hook for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))}
INPUTS = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))["inputs"]
OURS, PYTHON = "lint-awesome", ".venv/bin/python"


class Block(Struct, frozen=True):
    """A block of code in a page, and the line that it begins in."""

    page: Path
    line: int
    kind: str
    text: str

    def __str__(self) -> str:
        return f"{self.page.relative_to(ROOT)}:{self.line}"


def blocks(page: Path) -> list[Block]:
    text = page.read_text(encoding="utf-8")
    return [
        Block(page, text.count("\n", 0, found.start()) + 2, found["kind"], found["text"])
        for found in FENCE.finditer(text)
    ]


@cache
def document(page: Path) -> Document:
    return read(Source(page.name, page.read_text(encoding="utf-8")))


def of_kind(*kinds: str) -> list[Block]:
    return [block for page in (*PAGES, EXAMPLE) for block in blocks(page) if block.kind in kinds]


def said(block: Block) -> list[list[str]]:
    """The commands of a block, in words, without their comments."""
    lines = (shlex.split(line, comments=True) for line in block.text.splitlines())
    return [list(words) for line in lines for words in parted(line)]


def parted(words: list[str]) -> list[list[str]]:
    """The commands of one line."""
    found: list[list[str]] = [[]]
    for word in words:
        if word == "&&":
            found.append([])
        else:
            found[-1].append(word)
    return [command for command in found if command]


def offline(command: list[str]) -> list[str]:
    """The arguments of a command of ours, so that it asks no links."""
    arguments = command[1:]
    asks = not arguments or arguments[0] not in COMMANDS or arguments[0] == "check"
    return arguments if "--offline" in arguments or not asks else [*arguments, "--offline"]


SHELL = [(block, command) for block in of_kind("sh") for command in said(block)]
MINE = [command for _, command in SHELL if command[0] == OURS]


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A list in a repository, with a baseline."""
    folder = tmp_path_factory.mktemp("home")
    shutil.copy(EXAMPLE, folder / "README.md")
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    names = {f"GIT_{who}_{what}": "a@example.org" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    for command in (["init", "--quiet", "--initial-branch=main"], ["add", "."], ["commit", "--quiet", "-m", "Begin"]):
        env = kept | names | {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
        subprocess.run(["git", *command], cwd=folder, env=env, check=True)
    assert main(["init", "--baseline", str(folder / "known.json"), str(folder)]) == 0
    return folder


@pytest.fixture
def here(home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of that folder, as the one that commands run in."""
    folder = Path(shutil.copytree(home, tmp_path / "list"))
    monkeypatch.chdir(folder)
    for name in ("GITHUB_ACTIONS", "GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"):
        monkeypatch.delenv(name, raising=False)
    return folder


@pytest.mark.parametrize("command", MINE, ids=" ".join)
@pytest.mark.usefixtures("here")
def test_a_command_runs(command: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    status = main(offline(command))
    out, err = capsys.readouterr()
    assert status in (0, 1), err
    assert out or err or "--baseline" in command or "--since" in command


def test_other_commands_name_what_exists() -> None:
    targets = re.findall(r"^(\w+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    others = [command for _, command in SHELL if command[0] != OURS]
    assert {command[0] for command in others} == {"make", "git", "cd", "pip", "pre-commit", PYTHON}
    for command in others:
        if command[0] == "make":
            assert {word for word in command[1:] if "=" not in word} <= set(targets)
    named = {url.removesuffix(".git") for _, command in SHELL for word in command for url in re.findall("http.*", word)}
    assert named == {PROJECT}


@pytest.mark.parametrize("command", [command for _, command in SHELL if command[0] == PYTHON], ids=" ".join)
def test_a_tool_runs(command: list[str], home: Path) -> None:
    arguments = [str(home) if word == "path/to/lists" else word for word in command[1:]]
    done = subprocess.run([sys.executable, *arguments], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert "README.md" in done.stdout


def test_the_rule_that_is_shown_passes_its_tests(tmp_path: Path) -> None:
    page = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    paths = re.findall(r"^\d\. `(src/.*?)`", page, re.MULTILINE)
    shown = re.findall(r"^   (`{3,})(?:python|md)\n(.*?)^   \1$", page, re.MULTILINE | re.DOTALL)
    for name in ("src", "tests"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    for path, (_, text) in zip(paths, shown, strict=True):
        (tmp_path / path).write_text(textwrap.dedent(text), encoding="utf-8")
    env = {**os.environ, "PYTHONPATH": str(tmp_path / "src")}
    for tool in (
        f"ruff check {paths[0]}",
        f"ruff format --check {paths[0]}",
        "pytest tests/test_rules.py -k doubled-stop",
    ):
        command = [sys.executable, "-m", *tool.split()]
        done = subprocess.run(command, cwd=tmp_path, env=env, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout


def test_the_picture_is_shown_and_asks_no_other_host() -> None:
    assert re.findall(r"!\[[^]]+\]\((.*?)\)", README.read_text(encoding="utf-8")) == ["docs/output.svg"]
    picture = (ROOT / "docs" / "output.svg").read_text(encoding="utf-8")
    assert re.findall(r"(?:href|src)=|url\((?!#)|@import", picture) == []


def test_the_readme_names_every_family() -> None:
    named = re.findall(r"\(docs/rules/README\.md#(\w+)\)", README.read_text(encoding="utf-8"))
    assert sorted(named) == sorted({rules.family(module) for module in rules.names().values()})


@pytest.mark.parametrize("block", of_kind("yaml"), ids=str)
@pytest.mark.usefixtures("here")
def test_yaml_names_hooks_and_inputs_that_exist(block: Block) -> None:
    told: Any = yaml.safe_load(block.text)
    if "repos" in told:
        (ours,) = (one for one in told["repos"] if one["repo"] == PROJECT)
        for hook in ours["hooks"]:
            program, *arguments = HOOKS[hook["id"]]["entry"].split()
            assert program == OURS
            assert main([*arguments, *hook.get("args", ()), "README.md"]) in (0, 1)
    else:
        steps = told if isinstance(told, list) else [step for job in told["jobs"].values() for step in job["steps"]]
        (step,) = (step for step in steps if step.get("uses", "").startswith(f"OWNER/{OURS}@"))
        assert set(step.get("with", ())) <= set(INPUTS)


def test_the_workflow_that_is_shown_is_the_example() -> None:
    (shown,) = (block for block in blocks(README) if block.kind == "yaml" and "jobs:" in block.text)
    example = (ROOT / "examples" / "workflows" / "pull-request.yml").read_text(encoding="utf-8")
    assert example.endswith(shown.text)
    assert set(example.removesuffix(shown.text).splitlines()) == set(re.findall(r"^#.*", example, re.MULTILINE))


@pytest.mark.parametrize("block", of_kind("toml"), ids=str)
def test_toml_is_a_configuration(block: Block, tmp_path: Path) -> None:
    known = frozenset((*rules.names(), *map(rules.family, rules.names().values())))
    path = tmp_path / ".lint-awesome.toml"
    path.write_text(block.text, encoding="utf-8")
    assert config_file.read(path, known) != Config()
    schema = msgspec.json.decode((ROOT / "docs" / "schema.json").read_bytes())
    assert list(Draft202012Validator(schema).iter_errors(msgspec.toml.decode(block.text))) == []


@pytest.mark.parametrize("page", WRITTEN, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_to_files_and_headings_that_exist(page: Path) -> None:
    for link in document(page).links:
        if "://" not in link.url and link.kind not in ("bare", "broken"):
            path, _, anchor = link.url.partition("#")
            file = page.parent / path if path else page
            assert file.exists(), link.url
            assert not anchor or anchor in {section.slug for section in document(file).sections}, link.url


@pytest.mark.parametrize("page", WRITTEN, ids=lambda page: str(page.relative_to(ROOT)))
def test_a_page_has_nothing_to_correct(page: Path) -> None:
    source = files.read(str(page))
    assert lint(source, Config(), gather(source, date(2026, 6, 30))).findings == ()


def test_options_that_are_named_exist(capsys: pytest.CaptureFixture[str]) -> None:
    for command in ("check", "init", "export"):
        assert main([command, "--help"]) == 0
    known = set(re.findall(r"--[a-z-]+", capsys.readouterr().out))
    for page in WRITTEN:
        inline = re.findall(r"`([^`\n]+)`", FENCE.sub("", page.read_text(encoding="utf-8")))
        named = {option for code in inline for option in re.findall(r"(?<![\w-])--[a-z][a-z-]+", code)}
        assert named <= known, page.name


@pytest.mark.parametrize("word", ["pypi", "pip install lint-awesome"])
def test_no_page_claims_an_index_of_packages(word: str) -> None:
    assert not [page.name for page in WRITTEN if word in page.read_text(encoding="utf-8").lower()]

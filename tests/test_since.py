"""What a change caused is told, and nothing that was there before; git is asked where it began."""

from __future__ import annotations

import io
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from lint_awesome.changes import git
from lint_awesome.changes.since import caused
from lint_awesome.cli import main
from lint_awesome.config import Config, Pin
from lint_awesome.facts import Facts
from lint_awesome.fix import mend
from lint_awesome.linting import Report, lint
from lint_awesome.source import Source

FACTS = Facts(date(2026, 6, 30))
NAMES = (
    "Quiet Gradients", "Sparse Memory", "Rivers of Tokens", "Small Steps", "Long Roads", "Open Seas",
    "Deep Wells", "Warm Starts", "Late Trains", "Glass Towers", "Paper Boats", "Iron Birds",
    "Blue Lanterns", "Stone Bridges", "Wild Orchards", "Silver Needles", "Hidden Valleys", "Copper Kettles",
    "Early Frost", "Tall Grasses", "Amber Rooms", "Broken Clocks", "Distant Thunder", "Woven Baskets",
)  # fmt: skip


def entry(name: str, age: int, *lines: str) -> str:
    """An entry so many months before the end of 2025."""
    slug, (year, month) = name.lower().replace(" ", "-"), divmod(12 * 2026 - 1 - age, 12)
    fields = "".join(f"  - {line}\n" for line in lines or ("Venue: -", "Code: -"))
    return f"- [{name}](https://example.org/{slug})\n  - Date: {year}-{month + 1:02}\n{fields}"


OLD = f"# Papers\n\nThere are **{len(NAMES)}** papers here.\n\n## Works\n\n" + "".join(
    entry(name, at, f"Venue: {'- ' * (at == 1)}ICML 2024", "Code: -") for at, name in enumerate(NAMES)
)
"""One entry, Sparse Memory, has a dash left before its venue."""
NEW = entry("New Winds", 24)
LAST = entry(NAMES[-1], 23, "Venue: ICML 2024", "Code: -")


def report(old: str, new: str, config: Config | None = None) -> Report:
    config = config or Config()
    return caused(lint(Source("README.md", new), config, FACTS), old, config, FACTS)


def told(old: str, new: str, config: Config | None = None) -> list[tuple[str, int]]:
    return [(one.rule, new.count("\n", 0, one.problem.span[0]) + 1) for one in report(old, new, config).findings]


def line(text: str, words: str) -> int:
    return text.count("\n", 0, text.index(words)) + 1


def test_what_was_there_before_is_not_told() -> None:
    assert [one.rule for one in lint(Source("README.md", OLD), Config(), FACTS).findings] == ["stray-dash"]
    assert told(OLD, OLD) == []
    assert told(OLD, f"# Heading\n\n{OLD}".replace("# Heading\n\n# Papers", "# Papers\n\nNew words.")) == []


def test_the_whole_list_is_new_where_there_was_none() -> None:
    assert told("", OLD) == [("stray-dash", line(OLD, "- ICML"))]


def test_an_entry_that_is_added_is_told_with_the_count_that_it_upsets() -> None:
    new = OLD + NEW.replace("Venue: -", "Venue: - ICML 2024")
    assert told(OLD, new) == [("stated-count", 3), ("stray-dash", new.count("\n") - 1)]


def test_an_old_finding_in_an_entry_that_is_touched_is_told() -> None:
    new = OLD.replace("sparse-memory)\n", "sparse-memory-2)\n")
    assert told(OLD, new) == [("stray-dash", line(new, "- ICML"))]
    assert told(OLD, OLD.replace("quiet-gradients)", "quiet-gradients-2)")) == []


def test_an_entry_that_others_are_put_beside_is_not_touched() -> None:
    new = OLD.replace("- [Rivers", f"{entry('New Winds', 1)}- [Rivers").replace("**24**", "**25**")
    assert told(OLD, new) == []


def test_an_entry_that_lost_a_line_is_touched() -> None:
    new = OLD.replace("Venue: - ICML 2024\n  - Code: -\n", "Venue: - ICML 2024\n")
    assert told(OLD, new) == [("missing-field", line(new, "Sparse")), ("stray-dash", line(new, "- ICML"))]


def test_a_count_that_was_wrong_before_is_not_told_again() -> None:
    old = OLD.replace("**24**", "**23**")
    assert told(old, old + NEW) == []
    assert told(OLD, OLD.removesuffix(LAST)) == [("stated-count", 3)]


def test_what_is_added_is_told_and_not_what_is_alike_beside_it() -> None:
    old = OLD.replace("There are", "One \ntwo \nthere are")
    new = old.replace("One", "Three \nOne")
    assert told(old, new) == [("trailing-space", 3)]


@pytest.mark.parametrize("between", ["", "\n"])
def test_an_entry_that_is_taken_away_touches_none_of_its_name(between: str) -> None:
    old = OLD.replace("[Rivers of Tokens]", "[Sparse Memory]").replace("- [", f"{between}- [")
    start, end = old.index("- [Sparse Memory](https://example.org/rivers"), old.index("- [Small Steps]")
    assert told(old, (old[:start] + old[end:]).replace("**24**", "**23**")) == []


def test_a_finding_that_moved_is_not_new() -> None:
    start, end = OLD.index("- [Sparse"), OLD.index("- [Rivers")
    moved = OLD[:start] + OLD[end:] + OLD[start:end]
    assert told(OLD, moved) == [("entry-order", line(moved, "[Sparse"))]
    assert told(moved, OLD) == []
    assert told(moved, moved.replace("# Papers", "# Papers\n\nWords.")) == []


def test_an_entry_that_comes_before_its_twin_has_the_twin_told() -> None:
    new = OLD.replace("- [Quiet", f"{LAST.replace('2024-01', '2025-12')}- [Quiet", 1).replace("**24**", "**25**")
    assert told(OLD, new) == [("duplicate-entry", line(new, "2024-01") - 1)]


def test_what_is_told_is_mended_and_nothing_else() -> None:
    config = Config(pin=Pin(order="newest first"))
    first, head = entry(NAMES[0], 0, "Venue: ICML 2024", "Code: -"), OLD[: OLD.index("- [")]
    old = head + OLD.removeprefix(head + first).replace("- [Iron", f"{first}- [Iron")
    assert [(one.rule, one.problem.span[0]) for one in lint(Source("README.md", old), config, FACTS).findings] == [
        ("stray-dash", old.index("- ICML")),
        ("entry-order", old.index("Quiet G")),
    ]
    moved = entry("New Winds", 11)
    new = old.replace("**24**", "**25**") + moved
    assert told(old, new, config) == [("entry-order", line(new, "[New Winds"))]
    mended = mend(Source("README.md", new), config, FACTS, linter=lambda s, c, f: caused(lint(s, c, f), old, c, f))
    assert mended.source.text == new.removesuffix(moved).replace("- [Blue", f"{moved}- [Blue")


def run(folder: Path, *arguments: str) -> str:
    ended = subprocess.run(["git", *arguments], cwd=folder, check=True, capture_output=True, text=True)
    return ended.stdout.strip()


def commit(folder: Path, text: str, name: str = "README.md") -> str:
    (folder / name).parent.mkdir(exist_ok=True)
    (folder / name).write_bytes(text.encode())
    run(folder, "add", ".")
    run(folder, "commit", "--quiet", "--message", "x")
    return run(folder, "rev-parse", "HEAD")


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with a commit, whatever the one who runs the tests has set."""
    for name, value in {
        "GIT_CONFIG_GLOBAL": "/dev/null",
        "GIT_CONFIG_SYSTEM": "/dev/null",
        "GIT_AUTHOR_NAME": "A",
        "GIT_AUTHOR_EMAIL": "a@example.org",
        "GIT_COMMITTER_NAME": "A",
        "GIT_COMMITTER_EMAIL": "a@example.org",
    }.items():
        monkeypatch.setenv(name, value)
    folder = tmp_path / "repository"
    folder.mkdir()
    run(folder, "init", "--quiet", "--initial-branch", "main")
    commit(folder, "# List\n")
    return folder


def test_a_change_began_at_the_merge_base(repository: Path) -> None:
    first = run(repository, "rev-parse", "HEAD")
    run(repository, "checkout", "--quiet", "-b", "change")
    commit(repository, "# List\n\nmine\n")
    run(repository, "checkout", "--quiet", "main")
    commit(repository, "# List\n\ntheirs\n")
    run(repository, "checkout", "--quiet", "change")
    assert git.base(repository, "main") == first
    assert git.text(repository / "README.md", first) == "# List\n"
    assert git.text(repository / "docs.md", first) is None


def test_a_list_in_a_folder_is_found_there(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = commit(repository, "# Docs\r\n", "docs/Read me.md")
    monkeypatch.setenv("GIT_DIR", ".git")
    assert git.base(repository / "docs", "HEAD") == made
    assert git.text(repository / "docs" / "Read me.md", made) == "# Docs\r\n"


@pytest.mark.parametrize("revision", ["nothing", "--help", "", "main:README.md"])
def test_an_unknown_revision_is_said(repository: Path, revision: str) -> None:
    with pytest.raises(git.Unknown, match=rf"^unknown revision '{revision}'$"):
        git.base(repository, revision)


def test_a_folder_without_repository_is_said(tmp_path: Path) -> None:
    with pytest.raises(git.Unknown, match="is in no git repository, which --since asks for"):
        git.base(tmp_path, "main")


def test_histories_of_their_own_are_said(repository: Path) -> None:
    run(repository, "checkout", "--quiet", "--orphan", "other")
    commit(repository, "# Other\n")
    with pytest.raises(git.Unknown, match=r"^'main' has no commit in common with what is checked out$"):
        git.base(repository, "main")


def test_a_shallow_clone_without_the_base_is_said(repository: Path, tmp_path: Path) -> None:
    first = run(repository, "rev-parse", "HEAD")
    run(repository, "checkout", "--quiet", "-b", "change")
    commit(repository, "# List\n\nmine\n")
    clone = tmp_path / "clone"
    run(tmp_path, "clone", "--quiet", "--depth", "1", f"file://{repository}", str(clone))
    with pytest.raises(git.Unknown, match=rf"^unknown revision '{first}'; the clone is shallow: fetch more of it"):
        git.base(clone, first)
    run(clone, "fetch", "--quiet", "--depth", "1", "origin", first)
    with pytest.raises(git.Unknown, match=rf"^where the change since '{first}' began is not known here"):
        git.base(clone, first)
    run(clone, "fetch", "--quiet", "--unshallow")
    assert git.base(clone, first) == first


def test_what_git_itself_says_is_passed_on(repository: Path) -> None:
    (repository / ".git/config").write_text("[\n")
    with pytest.raises(git.Unknown, match=r"^git: bad config line 1 in file "):
        git.base(repository, "main")


@pytest.mark.skipif(sys.platform == "win32", reason="a script stands for git")
@pytest.mark.parametrize(("said", "told"), [("", "does not answer"), ("fatal: first\\nsecond\\n", "first")])
def test_the_first_line_of_what_git_says_is_passed_on(
    repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, said: str, told: str
) -> None:
    (tmp_path / "git").write_text(f"#!/bin/sh\nprintf '{said}' >&2\nexit 1\n")
    (tmp_path / "git").chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(git.Unknown, match=rf"^git: {told}$"):
        git.text(repository / "README.md", "HEAD")


def test_without_git_that_is_said(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(git.Unknown, match=r"^--since needs git, which is not there$"):
        git.base(repository, "main")


def test_the_command_tells_what_a_change_caused(
    repository: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    commit(repository, OLD)
    run(repository, "checkout", "--quiet", "-b", "change")
    commit(repository, OLD + NEW.replace("Venue: -", "Venue: - ICML 2024"))
    commit(repository, OLD.replace("[Quiet", "[quiet"), "other/README.md")
    monkeypatch.chdir(repository)
    asked = ["--since", "main", "--offline", "--output-format", "concise", "--today", "2026-06-30"]
    assert main([*asked, "README.md"]) == 1
    first, second, _ = capsys.readouterr().out.splitlines()
    assert first.startswith("README.md:3:13: error[stated-count]")
    assert second.startswith(f"README.md:{len((OLD + NEW).splitlines()) - 1}:12: error[stray-dash]")
    assert main([*asked, "other"]) == 1, "a list that was not there is told whole"
    assert "stray-dash" in capsys.readouterr().out
    assert main([*asked, "--fix", "README.md"]) == 0
    assert (repository / "README.md").read_text() == (OLD + NEW).replace("**24**", "**25**").replace(
        f"{NEW.partition('  - Venue')[0]}  - Venue: -", f"{NEW.partition('  - Venue')[0]}  - Venue: ICML 2024"
    )


def test_the_text_on_standard_input_is_compared(
    repository: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    commit(repository, OLD)
    monkeypatch.chdir(repository)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO((OLD + NEW).encode())))
    asked = ["-", "--stdin-path", "README.md", "--since", "HEAD", "--offline", "--output-format", "concise"]
    assert main(asked) == 1
    assert capsys.readouterr().out.startswith("README.md:3:13: error[stated-count]")

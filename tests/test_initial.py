"""`init` writes what a list does: read again, it has the same reported."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from lint_awesome import rules
from lint_awesome.cli import main
from lint_awesome.config import Config, Pin
from lint_awesome.facts import Facts
from lint_awesome.linting import lint
from lint_awesome.settings import config_file
from lint_awesome.settings.initial import initial
from lint_awesome.source import Source, decode

FACTS = Facts(date(2026, 6, 30))
KNOWN = frozenset((*rules.names(), *map(rules.family, rules.names().values())))
LISTS = Path(__file__).parent.parent.parent / "shared" / "corpus" / "lists"
SOME = (
    "chrisliu298__awesome-llm-unlearning",
    "vinta__awesome-python",
    "safe-graph__graph-fraud",
    "jobbole__awesome-python-cn",
)
"""Lists of four kinds: nested items, lines, tables, and another script."""

PAPERS = "# Papers\n" + "".join(
    f"\n- [Paper {number:02}](https://arxiv.org/abs/24{12 - number:02}.0000{number})\n"
    f"  - Authors: Ann Lee, Bo Chen{' and Cy Dee' * (number == 3)}\n"
    f"  - Date: {'2024/09' if number == 3 else f'2024-{12 - number:02}'}\n"
    f"  - Venue{':' if number == 5 else ': '}{'TBD' if number == 8 else '-'}\n"
    for number in range(10)
)
TOOLS = "# Tools\n\n" + "".join(
    f"- [{name}](https://example.org/{name.lower()}) {'–' if name == 'Echo' else '-'} A tool for {name.lower()}s"
    f"{'' if name == 'Golf' else '.'}\n"
    for name in (
        "Alpha",
        "Bravo",
        "Charlie",
        "Delta",
        "Echo",
        "Foxtrot",
        "Golf",
        "Hotel",
        "India",
        "Juliet",
        "Kilo",
        "Lima",
    )
)


def settings(source: Source, folder: Path) -> tuple[str, Config]:
    text = initial(source, FACTS)
    (folder / ".lint-awesome.toml").write_text(text, encoding="utf-8")
    return text, config_file.read(folder / ".lint-awesome.toml", KNOWN)


def told(source: Source, config: Config) -> list[object]:
    return [(one.rule, one.severity, one.problem.span, one.problem.fix) for one in lint(source, config, FACTS).findings]


@pytest.mark.parametrize(
    ("text", "pin"),
    [
        (
            PAPERS,
            Pin(
                order="newest first",
                required=("Authors", "Date", "Venue"),
                labels=("Authors", "Date", "Venue"),
                mark=": ",
                placeholder="-",
                date="YYYY-MM",
                authors=", ",
                title="link",
                arxiv="abs",
            ),
        ),
        (TOOLS, Pin(order="by the alphabet", separator=" - ", start="upper", end="stop", title="link")),
        ("", Pin()),
    ],
    ids=["papers", "tools", "nothing"],
)
def test_what_a_list_does_is_pinned(tmp_path: Path, text: str, pin: Pin) -> None:
    source = Source("README.md", text)
    _, config = settings(source, tmp_path)
    assert config.pin == pin
    assert told(source, config) == told(source, Config())


def test_what_not_all_sections_do_stands_in_a_comment(tmp_path: Path) -> None:
    source = Source("README.md", f"{TOOLS.replace('#', '##')}\n##{PAPERS.removeprefix('#')}")
    text, config = settings(source, tmp_path)
    assert "not everywhere, so it is not set\n# required = [" in text
    assert config.pin.required is None
    assert told(source, config) == told(source, Config())


def test_all_other_settings_stand_in_it_with_their_defaults(tmp_path: Path) -> None:
    text, _ = settings(Source("README.md", ""), tmp_path)
    uncommented = re.sub(r"^# ((?:[a-z-]+ = |\[).*)", r"\1", text, flags=re.MULTILINE)
    path = tmp_path / "all.toml"
    path.write_text(uncommented.replace('preset = "awesome"', ""), encoding="utf-8")
    found = config_file.read(path, KNOWN)
    assert ({*found.links.hosts}, {*found.per_section}) == ({"name"}, {"NAME"})  # hosts have no case
    assert (found.select, found.convention, found.duplicates) == ((), Config().convention, Config().duplicates)


@pytest.mark.skipif(not LISTS.is_dir(), reason="the lists are not here")
@pytest.mark.parametrize("name", SOME)
def test_real_lists_are_told_the_same(name: str, tmp_path: Path) -> None:
    path = next(LISTS.glob(f"{name}*.md"))
    source = decode(path.read_bytes(), "README.md")
    _, config = settings(source, tmp_path)
    assert config.pin != Pin()
    assert told(source, config) == told(source, Config())


def test_the_command_writes_them_beside_the_list(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "README.md").write_text(TOOLS, encoding="utf-8")
    check = ["docs", "--offline", "--output-format", "concise"]
    assert main(check) == 0
    before = capsys.readouterr().out
    assert main(["init", "docs"]) == 0
    assert capsys.readouterr().err == "lint-awesome: docs/.lint-awesome.toml: holds what docs/README.md does by habit\n"
    assert (tmp_path / "docs" / ".lint-awesome.toml").read_text(encoding="utf-8") == initial(Source("x", TOOLS), FACTS)
    assert main(check) == 0
    after = capsys.readouterr().out
    assert [line.split("]")[0] for line in after.splitlines()] == [line.split("]")[0] for line in before.splitlines()]
    assert "set in the configuration" in after

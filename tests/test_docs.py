"""What the pages show is so: settings are read, code runs, and all that is generated is fresh."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import get_args

import msgspec
from jsonschema import Draft202012Validator

from lint_awesome import __version__, rules
from lint_awesome.config import Config
from lint_awesome.links.hosts import BADGES, HOSTS, RESERVED
from lint_awesome.links.request import agent
from lint_awesome.links.verdict import Reason
from lint_awesome.settings import config_file
from lint_awesome.settings.documented import tables

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
KNOWN = frozenset((*rules.names(), *map(rules.family, rules.names().values())))


def blocks(name: str, kind: str) -> list[str]:
    return re.findall(rf"^```{kind}\n(.*?)^```$", (DOCS / name).read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)


def test_what_is_generated_is_fresh() -> None:
    ended = subprocess.run(
        [sys.executable, ROOT / "tools" / "generate.py", "--check"], capture_output=True, text=True, check=False
    )
    assert (ended.returncode, ended.stdout) == (0, "")


def test_the_settings_that_are_shown_are_read_and_fit_the_schema(tmp_path: Path) -> None:
    (shown,) = blocks("configuration.md", "toml")
    path = tmp_path / ".lint-awesome.toml"
    path.write_text(shown, encoding="utf-8")
    assert config_file.read(path, KNOWN) != Config()
    schema = msgspec.json.decode((DOCS / "schema.json").read_bytes())
    check = Draft202012Validator(schema)
    check.check_schema(schema)
    assert list(check.iter_errors(tomllib.loads(shown))) == []
    for wrong in ('ignroe = ["dates"]', 'ignore = ["date"]', "[pin]\nend = 3", '[severity]\ndatse = "off"'):
        assert len(list(check.iter_errors(tomllib.loads(wrong)))) == 1


def test_every_setting_says_what_it_is() -> None:
    for table in tables():
        assert table.about
        for setting in table.settings:
            assert setting.about, setting.path
            assert setting.about[0].islower() or setting.about[0] == "`"


def test_the_page_about_links_tells_of_each_kind_of_site() -> None:
    page = (DOCS / "links.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (`.*?`.*?) \|", page, re.MULTILINE)
    named = [re.findall(r"`([\w.*-]+)`", row) for row in rows]
    assert all(len({HOSTS[name] for name in names} - {RESERVED, BADGES}) <= 1 for names in named)
    told = {HOSTS[name] for names in named for name in names}
    assert {host for name, host in HOSTS.items() if not name.startswith(("api", "export."))} == told


def test_the_page_about_links_names_us_as_we_do() -> None:
    assert f"`{agent('').replace(__version__, 'VERSION')}`" in (DOCS / "links.md").read_text(encoding="utf-8")


def test_the_page_names_every_reason_that_a_link_has_no_verdict() -> None:
    named = re.findall(r"`([\w-]+)`", (DOCS / "rules" / "unverified-link.md").read_text(encoding="utf-8"))
    assert set(get_args(Reason)) - {"archived", "dormant"} <= set(named)


def test_the_code_that_is_shown_prints_what_is_shown() -> None:
    (code,), (printed,) = blocks("python.md", "python"), blocks("python.md", "text")
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ended.stdout == printed

"""Settings are found beside a list or above it, and what is wrong with them is said in one line that helps."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from lint_awesome.config import Config, Convention
from lint_awesome.settings.config_file import Misconfigured, find, read

KNOWN = ("field-name", "field-order", "dates", "fields")

ORDERS = (
    "'newest first', 'oldest first', 'by the alphabet', "
    "'by arXiv number, newest first' or 'by arXiv number, oldest first'"
)
WRONG = [
    ('ignroe = ["field-name"]', "1: unknown key 'ignroe'; did you mean 'ignore'?"),
    ("\n[convention]\nshre = 0.8", "3: unknown key 'shre'; did you mean 'share'?"),
    ("[convention]\nshare = 0.9\n[severty]", "3: unknown key 'severty'; did you mean 'severity'?"),
    ("xyz = 1", "1: unknown key 'xyz'"),
    ('select = "dates"', "1: 'select' must be a list, not a string"),
    ("select = [\n  1,\n]", "1: each of 'select' must be a string, not a whole number"),
    ('[convention]\ncases = "5"', "2: 'convention.cases' must be a whole number, not a string"),
    ("[convention]\nshare = 1.5", "2: 'convention.share' must be a number <= 1.0"),
    ("convention.cases = 0", "1: 'convention.cases' must be a whole number >= 1"),
    ("convention = 3", "1: 'convention' must be a table, not a whole number"),
    (
        '[severity]\nfield-name = "off"\n"dates" = "fatal"',
        "3: 'severity.dates' must be off, info, warning or error, not 'fatal'",
    ),
    ("[severity]\ndates = 1", "2: 'severity.dates' must be off, info, warning or error, not 1"),
    (
        'select = ["dates"]\nignore = [\n  "fields",\n  "feild-name",\n]',
        "4: unknown rule 'feild-name'; did you mean 'field-name'?",
    ),
    ('[severity]\nfield-odrer = "off"', "2: unknown rule 'field-odrer'; did you mean 'field-order'?"),
    ('preset = "awsome"', "1: 'preset' must be awesome, not 'awsome'"),
    ('[pin]\nordre = "newest first"', "2: unknown key 'ordre'; did you mean 'order'?"),
    (
        '[pin]\norder = "newest"',
        f"2: 'pin.order' must be {ORDERS}, not 'newest'",
    ),
    ('[pin]\ndate = "ISO"', "2: 'pin.date' must be a string matching regex 'YYYY'"),
    ("[pin]\nrequired = 3", "2: 'pin.required' must be a list, not a whole number"),
    ("[duplicates]\nallow = [1]", "2: each of 'duplicates.allow' must be a string, not a whole number"),
    ("[links]\ntimeuot = 3", "2: unknown key 'timeuot'; did you mean 'timeout'?"),
    ('[links.hosts."example.org"]\nper_host = 1', "2: unknown key 'per_host'; did you mean 'per-host'?"),
    (
        '[links.hosts."example.org"]\nask = "nevr"\n',
        "2: 'links.hosts.example.org.ask' must be page, get, never or skip, not 'nevr'",
    ),
    ('[per-section."A. B"]\nignroe = []', "2: unknown key 'ignroe'; did you mean 'ignore'?"),
    (
        '[per-section."A. B".severity]\n\ndates = "eror"',
        "3: 'per-section.A. B.severity.dates' must be off, info, warning or error, not 'eror'",
    ),
    (
        '[per-section.A]\nignore = ["feild-name"]',
        "2: unknown rule 'feild-name'; did you mean 'field-name'?",
    ),
    ('[per-section]\n"{A}" = 3', "2: 'per-section.{A}' must be a table, not a whole number"),
    ("[severity]\n'{' = 'x'", "2: 'severity.{' must be off, info, warning or error, not 'x'"),
    ("select = [\n", "1: no TOML: invalid value"),
    ("a = 1\nb = = 2", "2:5: no TOML: invalid value"),
]


@pytest.mark.parametrize(("text", "message"), WRONG)
def test_what_is_wrong_is_said_with_file_line_and_the_right_word(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / ".lint-awesome.toml"
    path.write_text(text)
    with pytest.raises(Misconfigured) as caught:
        read(path, KNOWN)
    assert str(caught.value) == f"{path}:{message}"


def test_lines_are_those_of_the_whole_pyproject(tmp_path: Path) -> None:
    path = tmp_path / "pyproject.toml"
    path.write_text('[project]\nname = "x"\nignroe = 1\n[tool.lint-awesome]\nignroe = []\n')
    with pytest.raises(Misconfigured, match=r"pyproject\.toml:5: unknown key 'ignroe'"):
        read(path, KNOWN)


def test_a_table_that_is_none_is_said_to_be_one(tmp_path: Path) -> None:
    path = tmp_path / "pyproject.toml"
    path.write_text("[tool]\nlint-awesome = 3\n")
    with pytest.raises(Misconfigured, match=r"pyproject\.toml:2: 'tool\.lint-awesome' must be a table"):
        read(path, KNOWN)


def test_all_settings_are_read(tmp_path: Path) -> None:
    path = tmp_path / ".lint-awesome.toml"
    path.write_text(
        '\ufeffselect = ["fields"]\nextend-select = ["dates"]\nignore = ["field-order"]\n'
        '[severity]\nfield-name = "warning"\n[convention]\nshare = 0.8\ncases = 10\n',
        encoding="utf-8",
    )
    assert read(path, KNOWN) == Config(
        select=("fields",),
        extend_select=("dates",),
        ignore=("field-order",),
        severity={"field-name": "warning"},
        convention=Convention(share=0.8, cases=10),
    )


@pytest.mark.parametrize(
    ("data", "message"), [(None, ": no such file or directory"), (b"a = 1\nb = '\xff'", ":2: is no UTF-8")]
)
def test_a_file_that_cannot_be_read_is_said_to_be_one(tmp_path: Path, data: bytes | None, message: str) -> None:
    path = tmp_path / "own.toml"
    if data is not None:
        path.write_bytes(data)
    with pytest.raises(Misconfigured) as caught:
        read(path, KNOWN)
    assert str(caught.value) == f"{path}{message}"


def test_the_nearest_configuration_up_to_the_root_of_the_repository_counts(tmp_path: Path) -> None:
    root, deep = tmp_path / "repository", tmp_path / "repository" / "docs" / "deep"
    deep.mkdir(parents=True)
    (tmp_path / ".lint-awesome.toml").touch()
    assert find(root) is None, "without a repository only the list's own folder counts"
    (root / ".git").mkdir()
    assert find(deep) is None, "what is above the repository is none of it"
    (root / "pyproject.toml").write_text("[tool.lint-awesome]\nignore = []\n")
    (root / "docs" / "pyproject.toml").write_text("[tool.other]\n")
    assert find(deep) == root / "pyproject.toml"
    (root / "docs" / "pyproject.toml").write_text('[dependency-groups]\ndev = ["lint-awesome"]\n')
    assert find(deep) == root / "pyproject.toml", "a file that only names us does not configure us"
    (root / "docs" / ".lint-awesome.toml").touch()
    assert find(deep) == root / "docs" / ".lint-awesome.toml"


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (Path.mkdir, "is a directory"),
        (lambda path: path.symlink_to("gone"), "no such file or directory"),
    ],
    ids=["folder", "link"],
)
def test_a_configuration_that_is_no_file_is_not_passed_over(
    tmp_path: Path, make: Callable[[Path], None], message: str
) -> None:
    make(tmp_path / ".lint-awesome.toml")
    found = find(tmp_path)
    assert found
    with pytest.raises(Misconfigured, match=rf"\.lint-awesome\.toml: {message}$"):
        read(found, KNOWN)

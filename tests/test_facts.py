"""What is known about the files beside a list."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from lint_awesome.facts import gather, latest_date
from lint_awesome.source import Source

DAY = date(2026, 6, 30)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    for path in (
        "README.md",
        "LICENSE",
        "papers/Guide.md",
        "papers/img/a b.png",
        "papers/list/README.md",
        "other/deep/x.md",
    ):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).touch()
    (tmp_path / ".git").mkdir()
    return tmp_path


def known(path: Path, text: str) -> set[str]:
    return set(gather(Source(str(path), text), DAY).files)


def test_the_folders_that_links_lead_to_are_looked_into(repository: Path) -> None:
    top = {"README.md", "LICENSE", "papers", "other", ".git"}
    readme = repository / "README.md"
    assert known(readme, "[a](NO.md)") == top
    papers = {"papers/Guide.md", "papers/img", "papers/list"}
    assert known(readme, "[a](PAPERS/guide.md)") == top | papers, "whatever the case, for that can be mended"
    assert known(readme, '<img src="./papers/img/a%20b.png">') == top | papers | {"papers/img/a b.png"}
    assert known(readme, "[a]: papers/img/x.png") == top | papers | {"papers/img/a b.png"}


def test_paths_lead_from_the_list(repository: Path) -> None:
    facts = gather(Source(str(repository / "papers" / "list" / "README.md"), "[a](../Guide.md) [b](/LICENSE)"), DAY)
    assert {"../Guide.md", "../../LICENSE", "../img"} <= facts.files
    assert (facts.root, facts.path) == ("../../", "papers/list/README.md")


@pytest.mark.parametrize(
    "text", ["[a](https://example.org/papers/x)", "[a](#papers)", "no link", "[a](//example.org/papers/x)"]
)
def test_without_relative_links_only_the_usual_folders_are_looked_into(repository: Path, text: str) -> None:
    (repository / "docs").mkdir()
    (repository / "docs" / "CONTRIBUTING.md").touch()
    files = known(repository / "README.md", text)
    assert {"LICENSE", "docs/CONTRIBUTING.md"} <= files
    assert not any(path.startswith(("papers/", "other/")) for path in files)


def test_nothing_above_the_repository_is_looked_at(repository: Path) -> None:
    (repository / ".git").rmdir()
    (repository / "papers" / ".git").mkdir()
    assert not any(path.startswith("..") for path in known(repository / "papers" / "Guide.md", "[a](../LICENSE)"))


def test_outside_of_a_repository_a_list_may_be_a_lone_copy(repository: Path) -> None:
    (repository / ".git").rmdir()
    assert known(repository / "README.md", "[a](NO.md)") == set()
    assert gather(Source(str(repository / "papers" / "Guide.md"), "[a](../LICENSE)"), DAY).path == ""
    assert "LICENSE" in known(repository / "README.md", "[a](NO.md) [b](LICENSE)")


def test_the_day_is_that_of_the_earliest_place_on_earth() -> None:
    assert (latest_date() - date.today()).days in (0, 1, 2)  # noqa: DTZ011, the local day is what it is compared with
    assert gather(Source("README.md", "")).today == latest_date()

"""What other programs use: two functions and the values that they give, imported when they are needed."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable

import pytest

import lint_awesome
from lint_awesome.rules import UnknownRule

TEXT = """\
# Tools

- [Harbor](https://example.org/harbor) - Keeps boats.
- [Lantern](htps://example.org/lantern) - Lights boats.
"""


def test_a_text_is_linted() -> None:
    report = lint_awesome.lint(TEXT)
    assert isinstance(report, lint_awesome.Report)
    (finding,) = report.findings
    assert (finding.rule, finding.severity, report.source.path) == ("malformed-link", "error", "README.md")
    assert lint_awesome.Lines(TEXT).position(finding.problem.span[0]) == (4, 13)
    assert finding.entry is not None
    assert finding.entry.name == "Lantern"


def test_settings_and_a_path_are_taken() -> None:
    report = lint_awesome.lint(TEXT, path="docs/list.md", config=lint_awesome.Config(ignore=("links",)))
    assert (report.findings, report.source.path) == ((), "docs/list.md")
    with pytest.raises(UnknownRule, match="there is no rule or family 'link'; did you mean 'links'"):
        lint_awesome.lint(TEXT, config=lint_awesome.Config(ignore=("link",)))
    assert issubclass(UnknownRule, ValueError)


def test_a_text_is_parsed() -> None:
    document = lint_awesome.parse(TEXT)
    assert isinstance(document, lint_awesome.Document)
    assert [(entry.name, entry.link.url if entry.link else "") for entry in document.entries()] == [
        ("Harbor", "https://example.org/harbor"),
        ("Lantern", "https://example.org/lantern"),
    ]


@pytest.mark.parametrize("look", [lint_awesome.lint, lint_awesome.parse])
def test_a_text_that_no_list_may_be_is_refused(look: Callable[[str], object], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("lint_awesome.source.LIMIT", 20)
    assert look("# " + "深" * 6)
    with pytest.raises(ValueError, match=r"^README\.md: 23 bytes are more than the 20 that a list may have$"):
        look("# " + "深" * 7)
    with pytest.raises(ValueError, match=r"^README\.md: character 2 is no Unicode text$"):
        look("# \ud800")


def test_all_that_is_public_is_there() -> None:
    assert lint_awesome.__all__ == sorted(lint_awesome.__all__)
    for name in lint_awesome.__all__:
        assert getattr(lint_awesome, name) is not None
    with pytest.raises(AttributeError, match="module 'lint_awesome' has no attribute 'Nothing'"):
        getattr(lint_awesome, "Nothing")  # noqa: B009, a type checker knows that it is not there


def test_importing_it_imports_nothing_else() -> None:
    code = "import sys; before = set(sys.modules); import lint_awesome; print(*sorted(set(sys.modules) - before))"
    told = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout
    assert set(told.split()) <= {"lint_awesome", "__future__"}


def test_no_state_is_left() -> None:
    first = lint_awesome.lint(TEXT)
    lint_awesome.lint(TEXT, config=lint_awesome.Config(select=("dates",)))
    assert lint_awesome.lint(TEXT) == first

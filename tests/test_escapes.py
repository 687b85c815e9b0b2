"""A list that tries to break out of a report: no format lets it."""

from __future__ import annotations

import json
import re
from html import unescape
from typing import Any

import hypothesis.strategies as st
import mistune
import pytest
from hypothesis import example, given
from outcomes import CONTROL, nasty, written

from lint_awesome.report import markdown
from lint_awesome.report.style import Style
from lint_awesome.text.cells import plain

FORMS = ["concise", "github", "json", "junit", "markdown", "rdjson", "sarif", "statistics", "text"]


@pytest.mark.parametrize("form", FORMS)
def test_nothing_hidden_gets_out(form: str) -> None:
    out = written(form, nasty(), style=Style(verbose=True))
    assert not CONTROL.search(out)
    out.encode()


@pytest.mark.parametrize("form", ["rdjson", "sarif"])
def test_nothing_is_hidden_in_what_people_are_shown(form: str) -> None:
    told = texts(json.loads(written(form, nasty())))
    assert len(told) > len(nasty().findings) / 2
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


def test_workflow_commands_are_a_line_each_and_as_many_as_are_shown() -> None:
    lines = written("github", nasty()).splitlines()
    parsed = [re.fullmatch(r"::(error|warning) ([^:]*)::(.*)", line) for line in lines[:20]]
    assert [found and found[1] for found in parsed] == ["error"] * 10 + ["warning"] * 10
    for found in filter(None, parsed):
        given = dict(pair.split("=") for pair in found[2].split(","))
        assert given["file"] == r"a%2Cb%3Ac%25/</testsuite>|`@x\x1b.md"
        assert given.keys() <= {"file", "line", "endLine", "col", "endColumn", "title"}
        assert len(found[3]) < 20_000
    assert re.fullmatch(r"and \d+ more, see the summary", lines[20])
    assert len(lines) == 22


def test_a_summary_has_a_row_for_each_finding_and_five_cells() -> None:
    page = written("markdown", nasty())
    html = str(mistune.create_markdown(escape=False, plugins=["table", "strikethrough"])(page))
    (table,) = re.findall(r"<tbody>(.*?)</tbody>", html, re.DOTALL)
    rows = re.findall(r"<tr>(.*?)</tr>", table, re.DOTALL)
    assert len(rows) == sum(finding.severity != "info" for finding in nasty().findings)
    for row in rows:
        assert len(re.findall(r"<td[ >]", row)) == 5
        assert not re.search(r"<(?!/?(?:td|br|code|a|p)\b|!-- -->)", row)
    assert not re.search(r"[@#]\w", re.sub(r"https://\S+", "", page).replace("### ", ""))


@given(st.text())
@example("https://x.test/a <b> [c](d) #1 @e")
def test_markdown_shows_any_text_as_it_is(text: str) -> None:
    html = str(
        mistune.create_markdown(escape=False, plugins=["table", "strikethrough", "url"])(
            f"| x |\n| --- |\n| {markdown.escaped(text)} |\n"
        )
    )
    (cell,) = re.findall(r"<td>(.*?)</td>", html, re.DOTALL) or [""]
    assert unescape(cell.replace("<!-- -->", "")).split() == plain(text).split()

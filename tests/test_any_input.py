"""Whatever the input: no failure, the same twice, places in the text, fixes that keep every word and come to rest."""

from __future__ import annotations

import io
import json
import sys
from contextlib import redirect_stderr, redirect_stdout
from datetime import date
from importlib import import_module
from unittest.mock import patch
from xml.etree import ElementTree as ET

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from sound import harm, watched
from texts import BYTES, TEXTS

from lint_awesome.changes.since import caused
from lint_awesome.changes.unified import diff
from lint_awesome.cli import main
from lint_awesome.cli.options import FORMATS
from lint_awesome.config import Config
from lint_awesome.facts import Facts
from lint_awesome.fix import mend
from lint_awesome.linting import Report, lint
from lint_awesome.reading import read
from lint_awesome.report import conventions
from lint_awesome.report.outcome import Outcome
from lint_awesome.report.style import Style
from lint_awesome.settings.initial import initial
from lint_awesome.source import Source, Unreadable, decode

FACTS, CONFIG = Facts(date(2026, 6, 30)), Config(extend_select=("official",))
FOUND = {
    "a title without words": "#\n",
    "a wide line that ends in CR at the end of the text": "(https://example.org/)：" + "锻造工具，" * 12 + "。\r",
    "two sections of one name": "- []()\n" * 5 + "## Kites\n- (http://a\n- []()\n- ](http://b)\n" + "- []()\n" * 2
    + "## Kites\n- http://c",
    "a link whose words begin in another row": "a||\n|-|-\n[\nb](https://example.org/b)",
    "a link whose words begin in another paragraph": "- [\n\nb](https://example.org/b)",
    "a paragraph before a line of a hard blank": "](http://a)\n# \n**b**[]()\n\n[]()\n\n](http://c)\n\n[]()\n\xa0",
    "a box of a task that ends the text": "#\n- [ ]",
    "a control character in an address": '[a](http://a\x01 ""',
    "a control character at the end of an address": "[a](http://t/\x0e)",
    "many brackets that close nothing": "[]()))))))))))))))))",
    "a fix that is none until another is made": "-[*2](a>)\n-[**2024**](<http://e.org>)\n0) `g`[2024](http://e.org)",
    "a label whose values are all gone": "- http://a\n" + "  - Date:2024\n" * 3 + "- http://b\n" + "  - Date:2024\n" * 2
    + "  - Date:Kites!.",
    "a bar above a box of a task that ends the text": "|---|---|\n- [ ] ",
    "a bar above a blank that is none to Markdown": "|a\n\x0b",
    "Markdown in CDATA, which no blank line ends": "# Kites\n<![CDATA[a\n- [b](http://c)\n\n- [d](http://e)\n",
    "a star where bold was to be closed": "- **[a](http://b)** c\n" * 6 + "- **[d](http://e)*o f\n"
    + "- **[g](http://h)o i\n",
    "dashes below dashes under a table": "| Kite | Day |\n| - | - |\n| [A](http://a) | 1 |\n--- |\n---|",
}  # fmt: skip
"""Texts that did harm once."""
EXAMPLES = settings(
    derandomize=True,
    database=None,
    deadline=None,
    max_examples=40,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)


def told(report: Report) -> Outcome:
    return Outcome(report.source, sum(1 for _ in report.document.entries()), report.findings, report.notes)


def written(form: str, report: Report) -> str:
    out = io.StringIO()
    import_module(f"lint_awesome.report.{form}").write([told(report)], out, Style(verbose=True))
    return out.getvalue()


def exported(form: str, report: Report) -> str:
    out = io.StringIO(newline="")
    import_module(f"lint_awesome.export.{form}").write(report.document, out, CONFIG)
    return out.getvalue()


def whole(text: str) -> None:
    """Runs all that a list can be put through."""
    source = Source("README.md", text)
    reports, mended = watched(source, FACTS, CONFIG)
    report = lint(source, CONFIG, FACTS)
    assert (report.findings, report.notes, report.document) == (reports[0].findings, reports[0].notes, read(source))
    assert list(harm(reports, mended, FACTS, CONFIG)) == []
    assert mend(source, CONFIG, FACTS, unsafe=True).unrest == 0
    assert caused(report, text, CONFIG, FACTS).findings == ()
    caused(report, text[: len(text) // 2], CONFIG, FACTS)
    assert bool(diff(text, mended.source.text, "README.md")) == (text != mended.source.text)
    for form in (*FORMATS, "statistics"):
        assert written(form, report).encode()
    json.loads(written("json", report)), json.loads(written("sarif", report)), json.loads(written("rdjson", report))
    ET.fromstring(written("junit", report))
    json.loads(exported("json", report))
    assert isinstance(exported("csv", report) + exported("bibtex", report), str)
    conventions.write(report.document, report.conventions, io.StringIO(), Style())
    assert initial(source, FACTS)


@pytest.mark.parametrize("text", FOUND.values(), ids=FOUND)
def test_what_did_harm_once(text: str) -> None:
    whole(text)


@EXAMPLES
@given(TEXTS)
def test_any_text(text: str) -> None:
    whole(text)


def ran(data: bytes) -> tuple[int, list[str]]:
    """The exit status of a run over standard input, and the lines of what is wrong with it."""
    given, wrong = io.TextIOWrapper(io.BytesIO(data)), io.StringIO()
    with patch.object(sys, "stdin", given), redirect_stdout(io.StringIO()), redirect_stderr(wrong):
        status = main(["--offline", "--isolated", "--quiet", "-"])
    return status, wrong.getvalue().splitlines()


def refused(data: bytes) -> str:
    """Why some bytes are no list, if they are none."""
    try:
        assert decode(data, "<stdin>").encode() == data
    except Unreadable as error:
        return str(error)
    return ""


@EXAMPLES
@given(BYTES)
def test_any_bytes(data: bytes) -> None:
    status, wrong = ran(data)
    why = refused(data)
    assert wrong == ([f"lint-awesome: error: {why}"] if why else [])
    assert (status == 2) == bool(why)


def test_what_is_too_large_is_refused_before_it_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    given = io.BytesIO(b"- " * 100)
    for module in ("source", "cli.gathering"):
        monkeypatch.setattr(f"lint_awesome.{module}.LIMIT", 100)
    monkeypatch.setattr("lint_awesome.markdown.blocks", None)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(given))
    assert main(["--offline", "--isolated", "-"]) == 2
    assert given.tell() == 101

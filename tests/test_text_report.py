"""What a person sees: whole outputs of the text report."""

from __future__ import annotations

import io

import hypothesis.strategies as st
import pytest
from hypothesis import given

from lint_awesome.linting import Finding
from lint_awesome.report import concise, statistics, text
from lint_awesome.report.excerpt import excerpt
from lint_awesome.report.outcome import Outcome
from lint_awesome.report.style import Style
from lint_awesome.rule import Edit, Fix, Problem, Related, Severity
from lint_awesome.source import Source
from lint_awesome.text.cells import width


def finding(source: str, marked: str, message: str, severity: Severity = "error", fix: Fix | None = None) -> Finding:
    """A finding about the first place where some text stands."""
    start = source.index(marked)
    return Finding("some-rule", severity, Problem((start, start + len(marked)), message, fix), None)


def put(source: str, marked: str, new: str) -> Fix:
    """The fix that puts something else in the place of some text."""
    start = source.index(marked)
    return Fix((Edit((start, start + len(marked)), new, "label"),), f"replace with '{new}'")


def shown(source: str, *findings: Finding, style: Style | None = None, mended: int = 0) -> str:
    out = io.StringIO()
    text.write([Outcome(Source("README.md", source), 3, findings, mended=mended)], out, style or Style())
    return out.getvalue()


def test_a_finding_is_shown_with_its_line_and_what_should_stand_there() -> None:
    source = "- [A](https://example.org)\n  - Cdoe: -\n"
    assert shown(
        source,
        finding(
            source, "Cdoe", "'Cdoe' should be 'Code' (9 of 10 entries have 'Code')", fix=put(source, "Cdoe", "Code")
        ),
    ) == (
        "README.md:2:5: error[some-rule] 'Cdoe' should be 'Code' (9 of 10 entries have 'Code') [--fix]\n"
        "  |\n"
        "2 |   - Cdoe: -\n"
        "  |     ^^^^ Code\n"
        "  |\n"
        "1 error in 3 entries; 1 can be mended with --fix\n"
    )


def test_a_related_place_is_named_with_its_line() -> None:
    source = "\n" * 6 + "- [A](https://example.org)\n\n- [A](https://example.org)\n"
    start = source.rindex("[A]")
    problem = Problem((start, start + 3), "'A' is listed twice", related=(Related((7, 10), "first listed here"),))
    assert shown(source, Finding("some-rule", "error", problem, None)) == (
        "README.md:9:3: error[some-rule] 'A' is listed twice\n"
        "  |\n"
        "9 | - [A](https://example.org)\n"
        "  |   ^^^\n"
        "  |\n"
        "  = see line 7: first listed here\n"
        "1 error in 3 entries\n"
    )


def test_the_rest_of_several_lines_is_counted() -> None:
    source = "a\n<<<<<<< one\nb\n=======\nc\n"
    assert shown(source, finding(source, "<<<<<<< one\nb\n=======\n", "left by a merge")) == (
        "README.md:2:1: error[some-rule] left by a merge\n"
        "  |\n"
        "2 | <<<<<<< one\n"
        "  | ^^^^^^^^^^^ … 2 more lines\n"
        "  |\n"
        "1 error in 3 entries\n"
    )


def test_an_unsafe_fix_is_said_to_be_one() -> None:
    source = "- the the list"
    fix = Fix((Edit((5, 9), "", "text"),), "remove the second 'the'", safe=False)
    assert shown(source, finding(source, "the the", "doubled", "warning", fix=fix)) == (
        "README.md:1:3: warning[some-rule] doubled [--unsafe-fixes]\n"
        "  |\n"
        "1 | - the the list\n"
        "  |   ^^^^^^^ remove the second 'the'\n"
        "  |\n"
        "1 warning in 3 entries; 1 can be mended with --unsafe-fixes\n"
    )


@pytest.mark.parametrize(
    ("line", "marked", "carets"),
    [
        ("- 深度学习: x", "x", "            ^"),
        ("- 深度学习: x", "学习", "      ^^^^"),
        ("- 👩‍👩‍👧 x", "x", "     ^"),
        ("- ❤️ x", "x", "     ^"),
        ("- 👍🏽 x", "x", "     ^"),
        ("- 🇫🇷 x", "x", "     ^"),
        ("- e\u0301e\u0301 x", "x", "     ^"),
        ("- 각각 x", "x", "       ^"),
        ("a\tb x", "x", "      ^"),
    ],
)
def test_carets_stand_under_wide_narrow_and_joined_characters(line: str, marked: str, carets: str) -> None:
    assert shown(line, finding(line, marked, "here")).split("\n")[3] == f"  | {carets}"


def test_what_cannot_be_seen_is_written_out() -> None:
    line = "- a\u202eb\x1b[31m\u200bc"
    lines = shown(line, finding(line, "\u202e", "a \u202e in \x1b[31m red")).split("\n")
    assert lines[0] == r"README.md:1:4: error[some-rule] a \u202e in \x1b[31m red"
    assert lines[2:4] == [r"1 | - a\u202eb\x1b[31m\u200bc", "  |    ^^^^^^"]


@pytest.mark.parametrize(
    ("before", "after", "line", "carets"),
    [
        (5, 60, "1 | aaaaaMARKbbbbbbbbbbbbbbbbb…", "  |      ^^^^"),
        (60, 3, "1 | …aaaaaaaaaaaaaaaaaaaMARKbbb", "  |                     ^^^^"),
        (60, 60, "1 | …aaaaaaaMARKbbbbbbbbbbbbbbb…", "  |         ^^^^"),
        (5, 10, "1 | aaaaaMARKbbbbbbbbbb", "  |      ^^^^"),
    ],
)
def test_a_long_line_is_cut_around_the_place(before: int, after: int, line: str, carets: str) -> None:
    source = "a" * before + "MARK" + "b" * after
    assert shown(source, finding(source, "MARK", "here"), style=Style(width=32)).split("\n")[2:4] == [line, carets]


def test_a_cut_leaves_no_accent_without_its_letter() -> None:
    source = "x\u0301" * 40 + "MARK" + "b" * 40
    lines = shown(source, finding(source, "MARK", "here"), style=Style(width=32)).split("\n")
    assert lines[2].startswith("1 | …x\u0301")


@given(st.text(st.characters(exclude_characters="\n"), max_size=90), st.data())
def test_an_excerpt_fits_and_its_mark_stands_in_it(line: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(line)))
    end = data.draw(st.integers(start, len(line)))
    room = data.draw(st.integers(20, 100))
    part = excerpt(line, start, end, room)
    shown = width(part.text)
    assert shown <= room
    assert 1 <= part.width <= room
    assert part.column + part.width <= shown + 1


def test_a_mark_longer_than_the_line_ends_with_it() -> None:
    source = "a" * 30 + "M" * 10**6
    lines = shown(source, finding(source, "M" * 10**6, "here"), style=Style(width=32)).split("\n")
    assert lines[2:4] == ["1 | …" + "M" * 26 + "…", "  |  " + "^" * 26]


def test_an_empty_place_has_one_caret() -> None:
    problem = Problem((3, 3), "no line end")
    assert shown("abc", Finding("some-rule", "warning", problem, None)).split("\n")[3] == "  |    ^"


def test_infos_are_counted_and_shown_on_demand() -> None:
    source = "- a b"
    told = finding(source, "a", "who knows", "info")
    assert shown(source, told) == "nothing to correct in 3 entries; 1 info (-v to see it)\n"
    assert shown(source, told, style=Style(verbose=True)).splitlines()[-1] == "1 info in 3 entries"


@pytest.mark.parametrize(
    ("severities", "entries", "files", "line"),
    [
        ((), 1, 1, "nothing to correct in 1 entry"),
        (("error",), 1200, 1, "1 error in 1,200 entries"),
        (("warning", "warning", "error"), 2, 1, "1 error, 2 warnings in 2 entries"),
        (("info", "info"), 2, 1, "nothing to correct in 2 entries; 2 infos (-v to see them)"),
        (("error",), 2, 3, "3 errors in 6 entries of 3 files"),
    ],
)
def test_the_summary_counts(severities: tuple[Severity, ...], entries: int, files: int, line: str) -> None:
    findings = tuple(finding("- a b", "a", "here", severity) for severity in severities)
    out = io.StringIO()
    text.write([Outcome(Source("README.md", "- a b"), entries, findings)] * files, out, Style())
    assert out.getvalue().splitlines()[-1] == line


def test_what_was_mended_is_said_first() -> None:
    assert shown("- a", mended=2) == "2 findings mended; nothing to correct in 3 entries\n"


def test_colours_frame_what_matters() -> None:
    source = "- Cdoe: -"
    lines = shown(
        source, finding(source, "Cdoe", "wrong", fix=put(source, "Cdoe", "Code")), style=Style(color=True)
    ).split("\n")
    assert lines[0] == ("\x1b[1mREADME.md:1:3:\x1b[0m \x1b[1;31merror[some-rule]\x1b[0m wrong \x1b[32m[--fix]\x1b[0m")
    assert lines[3] == "  \x1b[36m|\x1b[0m   \x1b[1;31m^^^^\x1b[0m \x1b[32mCode\x1b[0m"


def test_concise_is_a_line_for_each_finding() -> None:
    source = "- a b"
    findings = (finding(source, "a", "first", fix=put(source, "a", "x")), finding(source, "b", "second", "warning"))
    out = io.StringIO()
    concise.write([Outcome(Source("README.md", source), 1, findings)], out, Style(quiet=True))
    assert out.getvalue() == (
        "README.md:1:3: error[some-rule] first [--fix]\nREADME.md:1:5: warning[some-rule] second\n"
    )


def test_statistics_count_rules_the_most_first() -> None:
    source = "- a b"
    findings = [
        Finding("b-rule", "warning", Problem((0, 1), "x"), None),
        *[Finding("a-rule", "error", Problem((0, 1), "x", Fix((), "mend")), None)] * 10,
    ]
    out = io.StringIO()
    statistics.write([Outcome(Source("README.md", source), 1, tuple(findings))], out, Style(quiet=True))
    assert out.getvalue() == "10 error   a-rule [10 with --fix]\n 1 warning b-rule\n"

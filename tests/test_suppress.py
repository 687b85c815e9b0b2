"""Comments silence rules on their lines, and it is known what came of each of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date

import pytest

from lint_awesome import rules
from lint_awesome.config import Config, Duplicates, ForSection
from lint_awesome.facts import Facts
from lint_awesome.fix import mend
from lint_awesome.guard import grounds, holds
from lint_awesome.linting import Report, lint
from lint_awesome.reading import read
from lint_awesome.rule import Edit, Fix, Page, Problem, Related, Reorder, Rule, Transfer
from lint_awesome.silencing.comments import lines, silences
from lint_awesome.silencing.narrow import narrower
from lint_awesome.silencing.suppress import told
from lint_awesome.source import Source, Span

Pages = Callable[..., Page]
FACTS = Facts(date(2026, 6, 30))


def reporting(name: str, word: str, *, fix: bool = False) -> Rule:
    """A rule that reports a word wherever it stands."""

    def check(page: Page) -> Iterator[Problem]:
        for found in re.finditer(word, page.text):
            yield Problem(found.span(), word, Fix((Edit(found.span(), "", "text"),), "") if fix else None)

    return Rule(name, rules.family(rules.module(name)), "", "error", check)


RUN = [
    reporting("stray-dash", "DASH"),
    reporting("field-name", "NAME"),
    reporting("future-date", "DATE"),
    rules.load("unused-suppression"),
]


def said(text: str) -> list[tuple[str, int]]:
    """What is reported, with the line of each."""
    document = read(Source("README.md", text))
    page = Page(document, lint(Source("", ""), Config(), FACTS).conventions, FACTS, Config())
    return sorted((rule.name, text.count("\n", 0, problem.span[0]) + 1) for rule, problem in told(page, RUN))


STACKED = """
<!-- lint-awesome disable-next-line stray-dash -->
<!-- other -->
<!-- lint-awesome disable-next-line field-name -->
DASH NAME
DASH
"""
COVERED = [
    ("DASH <!-- lint-awesome disable-line stray-dash -->", []),
    ("DASH NAME <!-- lint-awesome disable-line stray-dash -->", [("field-name", 1)]),
    ("DASH NAME DATE <!-- lint-awesome disable-line stray-dash, field-name -->", [("future-date", 1)]),
    ("DASH NAME DATE <!-- lint-awesome disable-line fields -->", [("future-date", 1)]),
    ("DASH NAME <!-- lint-awesome disable-line fields stray-dash,-->", []),
    ("DASH <!--lint-awesome disable-line stray-dash-->\nDASH", [("stray-dash", 2)]),
    ("DASH\n\n<!-- lint-awesome disable-next-line stray-dash -->\nDASH\nDASH", [("stray-dash", 1), ("stray-dash", 5)]),
    ("<!-- lint-awesome disable-next-line stray-dash -- as it was sent, DATE -->\nDASH", [("future-date", 1)]),
    ("<!-- lint-awesome disable-next-line stray-dash -->\n\n\nDASH\nDASH", [("stray-dash", 5)]),
    ("<!-- lint-awesome disable-next-line stray-dash -->\n<!-- other --> DASH\nDASH", [("stray-dash", 3)]),
    (
        STACKED,
        [("stray-dash", 6)],
    ),
    ("<!-- lint-awesome disable stray-dash -->\n\nDASH\n\nNAME", [("field-name", 5)]),
    (
        "DASH\n\n<!-- lint-awesome disable fields -->\n\nDASH\n\n<!-- lint-awesome enable stray-dash -->\n\nDASH NAME",
        [("stray-dash", 1), ("stray-dash", 9)],
    ),
    ("<!-- lint-awesome disable stray-dash -->\n\nDASH\n\n<!-- lint-awesome enable -->\n\nDASH", [("stray-dash", 7)]),
    ("DASH <!-- lint-awesome disable stray-dash -->\n\nDASH\n\n<!-- lint-awesome enable -->\n", [("stray-dash", 1)]),
    ("<!-- lint-awesome disable fields -->\n\nDASH\n\n<!-- lint-awesome enable --> DASH\n", [("stray-dash", 5)]),
    ("<!-- lint-awesome disable dates -->\n\nDATE <!-- lint-awesome disable-line dates -->\n\nDATE", []),
    ("DASH\nNAME\n\n<!-- lint-awesome disable-file stray-dash -->", [("field-name", 2)]),
    ("`<!-- lint-awesome disable-file stray-dash -->` DASH", [("stray-dash", 1)]),
    ("<!-- lint-awesome -->\n\n<!-- lint-awesome begin: table -->\n\nDASH", [("stray-dash", 5)]),
    ("DASH DATE <!-- lint-awesome disable-line -->", [("unused-suppression", 1)]),
]


@pytest.mark.parametrize(("text", "expected"), COVERED)
def test_what_a_comment_covers_is_not_told(text: str, expected: list[tuple[str, int]]) -> None:
    assert said(text) == expected
    assert said(text.replace("\n", "\r\n")) == expected


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("<!-- lint-awesome disable-line stray-dash -->", ["silences nothing: 'stray-dash' is not reported here"]),
        (
            "NAME <!-- lint-awesome disable-line stray-dash, field-name -->",
            ["'stray-dash' is not reported here"],
        ),
        (
            "<!-- lint-awesome disable-file stray-dahs -->",
            ["there is no rule 'stray-dahs'; did you mean 'stray-dash'?"],
        ),
        ("<!-- lint-awesome disable-file qqq, zzz -->", ["silences nothing: there is no rule 'qqq' or 'zzz'"]),
        ("DASH <!-- lint-awesome disable-line qqq, stray-dash -->", ["there is no rule 'qqq'"]),
        ("<!-- lint-awesome disable-line -->", ["names no rule, so that it silences all"]),
        (
            "DASH <!-- lint-awesome disable-line -->",
            ["names no rule, so that it silences all; here that is 'stray-dash'"],
        ),
        (
            "<!-- lint-awesome disable-lines stray-dash -->",
            ["'lint-awesome disable-lines' silences nothing; did you mean 'lint-awesome disable-line'?"],
        ),
        (
            "<!-- lint-awesome-disable-file stray-dash -->",
            ["'lint-awesome-disable-file' silences nothing; did you mean 'lint-awesome disable-file'?"],
        ),
        (
            "<!-- lint-awesome disable-lines x -->\n\n<!-- lint-awesome disable-line stray-dash -->",
            [
                "'lint-awesome disable-lines' silences nothing; did you mean 'lint-awesome disable-line'?",
                "silences nothing: 'stray-dash' is not reported here",
            ],
        ),
        ("<!-- lint-awesome enable -->", ["nothing is silenced that this could end"]),
        ("<!-- lint-awesome enable qqq -->", ["ends nothing: there is no rule 'qqq'"]),
        (
            "<!-- lint-awesome disable stray-dash -->\n\nDASH\n\n<!-- lint-awesome enable stray-dash, field-name -->",
            ["'field-name' is not silenced here"],
        ),
        (
            "DASH <!-- lint-awesome disable-line stray-dash --> <!-- lint-awesome disable-file stray-dash -->",
            ["silences nothing: 'stray-dash' is not reported here"],
        ),
        ("<!-- lint-awesome disable-file unused-suppression -->\n\n<!-- lint-awesome disable-line stray-dash -->", []),
        ("<!-- lint-awesome disable-line dead-link, dates, entry-order -->", []),
    ],
)
def test_a_comment_of_no_use_is_told(text: str, words: list[str]) -> None:
    document = read(Source("README.md", text))
    page = Page(document, lint(Source("", ""), Config(), FACTS).conventions, FACTS, Config())
    assert [problem.message for rule, problem in told(page, RUN) if rule.name == "unused-suppression"] == words


REMOVED = [
    ("- a <!-- lint-awesome disable-line stray-dash -->\n", "- a\n"),
    ("- a <!-- lint-awesome disable-line stray-dash -->  \nb\n", "- a  \nb\n"),
    ("- a <!-- lint-awesome disable-line stray-dash --> b\r\n", "- a b\r\n"),
    ("<!-- lint-awesome disable-line stray-dash --> b\n", "b\n"),
    ("- a\n<!-- lint-awesome disable-next-line stray-dash -->\n- b\n", "- a\n- b\n"),
    ("a\n<!-- lint-awesome disable-next-line stray-dash -->\nb\n", "a\n\nb\n"),
    ("a\r\n<!-- lint-awesome disable-next-line stray-dash -->\r\nb\r\n", "a\r\n\r\nb\r\n"),
    ("a\n\n<!-- lint-awesome disable-next-line stray-dash -->\nb\n", "a\n\nb\n"),
    ("a\n<!-- lint-awesome disable-file stray-dash -->", "a\n"),
    ("a\n\n<!-- lint-awesome\n     disable-file\n     stray-dash -->\nb\n", "a\n\nb\n"),
    ("| a |\n|---|\n| b <!-- lint-awesome disable-line stray-dash --> |\n", "| a |\n|---|\n| b |\n"),
    ("| a |\n|---|\n| b | <!-- lint-awesome disable-line stray-dash -->\n", "| a |\n|---|\n| b |\n"),
    ("a <!-- lint-awesome disable-line entry-order, stray-dash, field-name -->\n", "a\n"),
]


@pytest.mark.parametrize(("text", "expected"), REMOVED)
def test_a_comment_of_no_use_is_taken_away(text: str, expected: str) -> None:
    config = Config(select=("unused-suppression", "stray-dash", "field-name", "entry-order", "table-row"))
    mended = mend(Source("README.md", text), config, FACTS)
    assert (mended.source.text, mended.report.findings) == (expected, ())


def problems(page: Page, *found: Problem) -> list[Problem]:
    """What is left of some problems."""

    def check(_: Page) -> Iterator[Problem]:
        yield from found

    return [problem for _, problem in told(page, [Rule("stray-dash", "fields", "", "error", check)])]


TEXT = "a1\nb2\nc3 <!-- lint-awesome disable-line stray-dash -->\nd4\n"
A, B, C, D = ((TEXT.index(word), TEXT.index(word) + 2) for word in ("a1", "b2", "c3", "d4"))


def page_of(text: str, made: Pages) -> Page:
    page = made(text)
    return Page(read(Source("README.md", text)), page.conventions, page.facts, page.config)


def test_related_places_that_are_covered_are_struck(page: Pages) -> None:
    made = page_of(TEXT, page)
    one, other = Related(A, "x"), Related(C, "y")
    assert problems(made, Problem(D, "m", None, (one, other))) == [Problem(D, "m", None, (one,))]
    assert problems(made, Problem(D, "m", None, (other,))) == []
    assert problems(made, Problem(C, "m", None, (one,))) == []
    assert problems(made, Problem((B[0], D[0]), "over several lines")) == []
    assert problems(made, Problem((D[0] - 1, D[0] - 1), "at the end of a line")) == []


def test_what_is_silenced_is_not_mended(page: Pages) -> None:
    made = page_of(TEXT, page)
    edits = tuple(Edit(span, "", "text") for span in (A, C, D))
    left = problems(made, Problem(A, "m", Fix(edits, ""), (Related(C, "x"), Related(D, "x"))))
    assert [problem.fix for problem in left] == [Fix((edits[0], edits[2]), "")]


def test_what_is_beside_a_silenced_place_is_mended(page: Pages) -> None:
    fix = Fix(tuple(Edit(span, "", "text") for span in ((0, 1), (1, 2), (3, 3), (4, 5))), "")
    silenced = [Problem(span, "m", fix, (Related(C, "x"),)) for span in ((0, 1), (3, 3))]
    (left,) = problems(page_of(TEXT, page), *silenced, Problem(D, "m", fix))
    assert left.fix == Fix(fix.changes[1::2], "")


@pytest.mark.parametrize(
    ("gone", "edit", "stays"),
    [
        ((3, 6), (0, 3), True),
        ((3, 6), (2, 4), False),
        ((3, 6), (3, 3), False),
        ((3, 6), (4, 5), False),
        ((3, 6), (5, 7), False),
        ((3, 6), (0, 9), False),
        ((3, 6), (6, 6), True),
        ((3, 6), (6, 8), True),
        ((3, 3), (0, 3), True),
        ((3, 3), (2, 4), False),
        ((3, 3), (3, 3), False),
        ((3, 3), (4, 4), True),
    ],
)
def test_an_edit_is_left_out_that_has_a_place_in_common_with_what_is_silenced(
    gone: Span, edit: Span, *, stays: bool
) -> None:
    fix = Fix((Edit(edit, "", "text"),), "")
    narrowed = narrower([Problem(gone, "m", fix)])
    assert narrowed(Problem((0, 9), "m", fix), lambda _: False).fix == (fix if stays else None)


def test_a_move_that_is_shared_leaves_alone_what_is_silenced(page: Pages) -> None:
    blocks = tuple((start, TEXT.index("\n", start) + 1) for start, _ in (A, B, C, D))
    fix = Fix((Reorder(blocks, (2, 3, 0, 1)),), "")
    left = problems(page_of(TEXT, page), Problem(A, "m", fix), Problem(C, "m", fix), Problem(D, "m", fix))
    assert [problem.fix for problem in left] == [Fix((Reorder(blocks, (3, 0, 2, 1)),), "")] * 2
    swap = Fix((Reorder(blocks, (0, 2, 1, 3)),), "")
    assert [one.fix for one in problems(page_of(TEXT, page), Problem(B, "", swap), Problem(C, "", swap))] == [None]


SPLIT = "- a\n- b\n<!-- lint-awesome disable field-name -->\n- c\n- d\n"
BEGIN, END = SPLIT.index("<"), len(SPLIT)
BLOCKS = ((0, 4), (4, BEGIN), (BEGIN, END - 4), (END - 4, END))


@pytest.mark.parametrize(
    ("move", "kept"),
    [
        (Reorder(BLOCKS[:3], (2, 1, 0)), False),
        (Reorder(BLOCKS[:2], (1, 0)), True),
        (Reorder(BLOCKS[2:], (1, 0)), False),  # the comment would move too
        (Transfer(BLOCKS[0], END), False),
        (Transfer(BLOCKS[0], BEGIN), True),
        (Transfer(BLOCKS[3], 0), False),
        (Transfer(BLOCKS[3], END - 8), True),
    ],
)
def test_no_move_crosses_where_a_stretch_that_is_silent_begins(
    page: Pages, move: Reorder | Transfer, *, kept: bool
) -> None:
    (left,) = problems(page_of(SPLIT, page), Problem((0, 1), "m", Fix((move,), "")))
    assert (left.fix is not None) == kept


LIST = """# List

## Kites

- [Kite Works](https://example.org/kites) - Builds kites.
- [Wind Atlas](https://example.org/wind) - Maps wind.

## Favourites

### Old

- [Line Book](https://example.org/line) - Knots  and lines.
- [Kite Works](https://example.org/kites) - Builds kites.
- [Line Book](https://example.org/line) - Knots and lines.

## Boats

- [Hull Notes](https://example.org/hull) - Hulls and  keels.
"""


def linted(text: str, config: Config) -> Report:
    return lint(Source("README.md", text), config, FACTS)


def spoken(config: Config) -> list[tuple[str, str, int]]:
    return [
        (one.rule, one.severity, LIST.count("\n", 0, one.problem.span[0]) + 1) for one in linted(LIST, config).findings
    ]


@pytest.mark.parametrize(
    ("own", "expected"),
    [
        ({}, [("duplicate-entry", "info", 13), ("duplicate-entry", "error", 14)]),
        ({"Old": ForSection(ignore=("duplicates",))}, []),
        ({"favourites": ForSection(ignore=("duplicate-entry",))}, []),
        ({"Kites": ForSection(ignore=("duplicates",))}, [("duplicate-entry", "error", 14)]),
        ({"Favourites": ForSection(severity={"duplicates": "off"})}, []),
        (
            {"Favourites": ForSection(severity={"duplicates": "warning"})},
            [("duplicate-entry", "info", 13), ("duplicate-entry", "warning", 14)],
        ),
        (
            {
                "Favourites": ForSection(severity={"duplicates": "error"}),
                "Old": ForSection(severity={"duplicate-entry": "info"}),
            },
            [("duplicate-entry", "info", 13), ("duplicate-entry", "info", 14)],
        ),
    ],
)
def test_sections_have_settings_of_their_own(own: dict[str, ForSection], expected: list[tuple[str, str, int]]) -> None:
    assert spoken(Config(select=("duplicate-entry",), per_section=own)) == expected


@pytest.mark.parametrize(
    ("own", "expected"),
    [
        ({}, [("Kites", "warning"), ("Boats", "warning")]),
        ({"Kites": ForSection(ignore=("empty-section",))}, [("Boats", "warning")]),
        ({"Kites": ForSection(severity={"contents": "error"})}, [("Kites", "error"), ("Boats", "warning")]),
    ],
)
def test_a_section_begins_with_its_heading(own: dict[str, ForSection], expected: list[tuple[str, str]]) -> None:
    filled = "".join(f"Part {n}\n------\n\n- [Tool {n}](https://example.org/{n})\n\n" for n in range(20))
    report = linted(f"{filled}Kites\n-----\n\nBoats\n-----\n", Config(select=("empty-section",), per_section=own))
    found = [(report.document.slice(one.problem.span), one.severity) for one in report.findings]
    assert found == expected


def test_a_section_that_is_not_there_is_said() -> None:
    notes = linted(LIST, Config(per_section={"Kite": ForSection()})).notes
    assert notes == ("the settings name a section 'Kite' that is not there; did you mean 'Kites'?",)


@pytest.mark.parametrize(
    ("allow", "expected"),
    [
        (("line book",), [13]),
        (("https://example.org/k*",), [14]),
        (("*",), []),
        (("Boats", "Kite"), [13, 14]),
    ],
)
def test_what_may_stand_twice_is_no_duplicate(allow: tuple[str, ...], expected: list[int]) -> None:
    config = Config(select=("duplicate-entry",), duplicates=Duplicates(allow=allow))
    assert [line for _, _, line in spoken(config)] == expected


def test_a_heading_may_stand_twice_where_its_words_are_allowed() -> None:
    text = "# List\n" + "".join(f"\n## {title}\n\n{n}\n" for n, title in enumerate(["Kites", "Boats"] * 2))
    config = Config(select=("duplicate-heading",), duplicates=Duplicates(allow=("kites",)))
    report = linted(text, config)
    assert [report.document.slice(one.problem.span) for one in report.findings] == ["Boats"]


def test_many_comments_cost_little(page: Pages) -> None:
    count = 3000
    text = "<!-- lint-awesome disable-next-line stray-dash -->\n" * count
    made = page_of(text, page)
    assert set(lines(text, made.document.comments).values()) == {(len(text), len(text))}
    assert len(list(silences(text, made.document.comments))) == count


@pytest.mark.parametrize(("family", "told"), [("text", True), ("dates", True), ("online", False)])
def test_a_family_is_of_no_use_where_all_its_rules_have_run(family: str, *, told: bool) -> None:
    text = f"# List <!-- lint-awesome disable-line {family} -->\n"
    found = lint(Source("README.md", text), Config(), FACTS).findings
    assert [one.rule for one in found] == ["unused-suppression"] * told


@pytest.mark.parametrize("rule", ["missing-file", "contributing-guide"])
def test_a_rule_that_lacks_what_it_asks_for_says_nothing_of_a_comment(rule: str) -> None:
    text = f"# List <!-- lint-awesome disable-line {rule} -->\n\n[a](b.md)\n"
    for files, expected in ((frozenset[str](), []), (frozenset(("b.md", "contributing.md")), ["unused-suppression"])):
        config = Config(select=(rule, "unused-suppression"))
        found = lint(Source("README.md", text), config, Facts(date(2026, 6, 30), files)).findings
        assert [one.rule for one in found] == expected


@pytest.mark.parametrize(
    ("text", "span", "sound"),
    [
        ("a <!-- lint-awesome disable-line x -->\n", (1, 38), True),
        ("a <!-- lint-awesome disable-line x, y -->\n", (33, 35), True),
        ("a <!-- lint-awesome disable-line x -->\n", (0, 38), False),
        ("a <!-- other -->\n", (1, 16), False),
    ],
)
def test_only_comments_of_ours_are_taken_away(page: Pages, text: str, span: tuple[int, int], *, sound: bool) -> None:
    fix = Fix((Edit(span, "", "comment"),), "")
    assert holds(fix, grounds(page_of(text, page))) == sound

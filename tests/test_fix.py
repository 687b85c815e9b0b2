"""Fixes are applied pass by pass until nothing changes, and none of them changes what the list says."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Literal

import pytest

from lint_awesome.config import Config
from lint_awesome.facts import Facts
from lint_awesome.fix import Linter, Mended, mend
from lint_awesome.linting import Report, judge
from lint_awesome.rule import Change, Edit, Fix, Page, Problem, Reorder, Rule, Severity
from lint_awesome.source import Source

Pages = Callable[..., Page]
Mends = Callable[..., Mended]
Says = Callable[[str], Iterator[Problem]]


def linter(page: Pages, **rules: Says) -> Linter:
    """What lints by some functions from texts to problems; names end in the severity where it is no error."""

    def made(name: str, says: Says) -> Rule:
        level: Severity = "warning" if name.endswith("warning") else "error"
        return Rule(name.replace("_", "-"), "text", "", level, lambda of: says(of.text))

    def lint(source: Source, config: Config, _: Facts) -> Report:
        return judge(page(source.text, config=config), [made(name, says) for name, says in rules.items()])

    return lint


def swap(pattern: str, new: str, change: Change | Literal["text"] = "mark", *, safe: bool = True) -> Says:
    """A rule that has each match of a pattern replaced."""

    def says(text: str) -> Iterator[Problem]:
        for found in re.finditer(pattern, text):
            yield Problem(found.span(), "x", Fix((Edit(found.span(), new, change),), "", safe))

    return says


def ends(text: str) -> Iterator[Problem]:
    """A rule that wants full stops at both ends: one fix for the two."""
    if text[0] == text[-1] == ";":
        places = (0, 1), (len(text) - 1, len(text))
        yield Problem(places[0], "x", Fix(tuple(Edit(place, ".", "mark") for place in places), ""))


def watched(texts: list[str]) -> Says:
    """A rule that reports nothing and remembers what it was shown."""

    def says(text: str) -> Iterator[Problem]:
        texts.append(text)
        return iter(())

    return says


def in_order(text: str) -> Iterator[Problem]:
    """A rule that wants lines in order: one fix for all that are not."""
    blocks = tuple(found.span() for found in re.finditer(r".*\n", text))
    order = tuple(sorted(range(len(blocks)), key=lambda number: text[slice(*blocks[number])].strip("-")))
    fix = Fix((Reorder(blocks, order),), "")
    for place, (number, block) in enumerate(zip(order, blocks, strict=True)):
        if place != number:
            yield Problem(block, "x", fix)


@pytest.fixture
def mended(page: Pages, facts: Facts) -> Mends:
    """Mends a text by some rules."""
    return lambda text, **rules: mend(Source("README.md", text), Config(), facts, linter=linter(page, **rules))


def test_a_list_without_fixes_stays(mended: Mends) -> None:
    done = mended("a\n", one=lambda _: iter([Problem((0, 1), "x")]))
    assert (done.source.text, done.applied, done.unrest, len(done.report.findings)) == ("a\n", {}, 0, 1)


@pytest.mark.parametrize(
    ("text", "rules", "passes", "expected"),
    [
        ("a,,;b", {"one": swap(",,", ","), "two": swap(",;", ",")}, 2, "a,b"),
        ("a;b", {"one": swap(";", "."), "two": swap("(?<=[;.])(?=b)", "*")}, 2, "a.*b"),
        ("a,;,b", {"one": swap(",;,", ".;."), "two": swap(";", "-")}, 2, "a.-.b"),
        ("a;,b", {"one": swap(";", "."), "two": swap(",", "-")}, 1, "a.-b"),
        ("a;b,c", {"one": swap(";", "."), "two": swap(",", "-")}, 1, "a.b-c"),
        ("a;b", {"one": swap("(?<=a)(?=;)", "*"), "two": swap(";", ".")}, 2, "a*.b"),
        ("a;b-c", {"one": swap(";", "."), "two": swap("(?<=-)(?=c)", "*")}, 1, "a.b-*c"),
        (";b,;", {"one": ends, "two": swap(",", "-")}, 1, ".b-."),
        (";b,;", {"one": ends, "two": swap("(?<=b)(?=,)", "*")}, 1, ".b*,."),
    ],
)
def test_an_edit_that_touches_another_waits_for_the_next_pass(
    mended: Mends, text: str, rules: dict[str, Says], passes: int, expected: str
) -> None:
    texts = list[str]()
    done = mended(text, watched=watched(texts), **rules)
    assert (done.source.text, done.applied, done.report.findings) == (expected, {"one": 1, "two": 1}, ())
    assert len(texts) == passes + 1


def test_a_move_waits_for_the_edits_in_its_blocks(mended: Mends) -> None:
    done = mended("c\n--a\nb\n", order=in_order, edit=swap("--", "-"))
    assert (done.source.text, done.applied) == ("-a\nb\nc\n", {"order": 3, "edit": 1})


def test_a_move_waits_for_edits_elsewhere_too_as_they_may_be_of_headings(mended: Mends) -> None:
    texts = list[str]()
    rules = {"order": lambda text: in_order(text.partition("!")[0]), "edit": swap("--", "-")}
    mended("c\na\n!--", watched=watched(texts), **rules)
    assert texts == ["c\na\n!--", "c\na\n!-", "a\nc\n!-"]


def test_unsafe_fixes_are_applied_where_asked_for(page: Pages, facts: Facts) -> None:
    lint = linter(page, one=swap("a", "A", "case"), two=swap("b", "c", "text", safe=False))
    safe, unsafe = (mend(Source("", "ab"), Config(), facts, unsafe=wanted, linter=lint) for wanted in (False, True))
    assert (safe.source.text, [one.rule for one in safe.report.findings]) == ("Ab", ["two"])
    assert safe.report.findings[0].problem.fix
    assert (unsafe.source.text, unsafe.report.findings) == ("Ac", ())


def test_a_fix_that_is_not_what_it_says_is_taken_from_its_finding(mended: Mends) -> None:
    done = mended("abc", one=swap("a", "b", "space"), two=swap("c", "C", "case"))
    assert (done.source.text, done.applied) == ("abC", {"two": 1})
    assert [(one.rule, one.problem.fix) for one in done.report.findings] == [("one", None)]


def test_a_fix_that_joins_words_is_taken_from_its_finding(mended: Mends) -> None:
    done = mended("a  b c", one=swap("  ", " ", "space"), two=swap(r"(?<=b) ", "", "space"))
    assert (done.source.text, done.applied) == ("a b c", {"one": 1})
    assert [(one.rule, one.problem.fix) for one in done.report.findings] == [("two", None)]


def test_a_fix_that_makes_an_error_is_taken_from_its_finding(mended: Mends) -> None:
    rules = {"good": swap("[acd]", "-", "text"), "bad": swap("b", "B", "text"), "error": swap("B", "B?", "number")}
    done = mended("abcd", **rules)
    assert (done.source.text, done.applied) == ("-b--", {"good": 3})
    assert [(one.rule, one.problem.fix) for one in done.report.findings] == [("bad", None)]


def test_what_is_sound_of_two_halves_is_applied_at_once(mended: Mends) -> None:
    texts = list[str]()
    rules = {"a": swap("a", "A", "case"), "b": swap("b", "B", "case"), "c": swap("c", "C", "case")}
    mended("abc", watched=watched(texts), **rules, error=swap("B", "B?", "number"))
    assert texts[:7] == ["abc", "ABC", "Abc", "aBC", "aBc", "abC", "AbC"]


def test_an_error_that_is_written_anew_is_not_a_new_one(mended: Mends) -> None:
    def says(text: str) -> Iterator[Problem]:
        yield Problem((1, 2), "x")
        if text[0] == "a":
            yield Problem((0, 1), "x", Fix((Edit((0, 1), "A", "case"),), ""), severity="warning")

    texts = list[str]()
    done = mended("ab", watched=watched(texts), one=says, two=swap("b", "B", "case"))
    assert (texts, done.applied) == (["ab", "AB"], {"one": 1, "two": 1})


@pytest.mark.parametrize("name", ["entry_order", "date_section", "stated_count", "other_warning"])
def test_order_sections_counts_and_warnings_may_follow_from_fixes(mended: Mends, name: str) -> None:
    done = mended("b", one=swap("b", "B", "case"), **{name: swap("B", "x", "number")})
    assert (done.source.text, done.applied) == ("B", {"one": 1})


def test_fixes_that_break_the_list_only_together_are_not_applied_together(mended: Mends) -> None:
    rules = {"one": swap("a", "A", "case"), "two": swap("b", "B", "case"), "error": swap("AB", "x", "number")}
    done = mended("ab", **rules)
    assert (done.source.text, done.applied) == ("Ab", {"one": 1})
    assert [(one.rule, one.problem.fix) for one in done.report.findings] == [("two", None)]


def test_many_bad_fixes_do_not_take_for_ever(mended: Mends) -> None:
    texts = list[str]()
    done = mended("b " * 500, watched=watched(texts), bad=swap("b", "B", "case"), error=swap("B", "x", "number"))
    assert (done.source.text, done.applied) == ("b " * 500, {})
    assert len(texts) < 50


def test_rules_that_undo_each_other_come_to_an_end_and_are_told_of(mended: Mends) -> None:
    undoing = {"one_warning": swap("a", "A", "case"), "two_warning": swap("A", "a", "case")}
    done = mended("a,b", **undoing, three=swap(",", ";"), unsafe=swap("b", "c", "text", safe=False))
    assert (done.source.text.lower(), done.unrest) == ("a;b", 1)
    assert done.report.notes[0].startswith("the fixes of one-warning come to no rest")


def test_a_fix_without_end_is_stopped(mended: Mends) -> None:
    done = mended("-", one=swap("-$", "--"))
    assert (done.source.text, done.unrest) == ("-" * 11, 1)


def test_equal_fixes_are_applied_once_and_counted_for_each_finding(mended: Mends) -> None:
    done = mended("a;;", one=swap(";;", ";"), two=swap(";;", ";"))
    assert (done.source.text, done.applied) == ("a;", {"one": 1, "two": 1})


def test_a_pass_lints_once(mended: Mends) -> None:
    texts = list[str]()
    mended("a a a", watched=watched(texts), one=swap("a", "A", "case"))
    assert texts == ["a a a", "A A A"]

"""What is no harmless change is told from what is, edit by edit and pass by pass."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable

import pytest
from msgspec.structs import replace

from lint_awesome.conventions import Conventions, Habit, Schema
from lint_awesome.document import Entry
from lint_awesome.guard import grounds, holds
from lint_awesome.keeping import keeps_words, new_errors
from lint_awesome.links.verdict import Verdict
from lint_awesome.linting import Finding, judge
from lint_awesome.patch import apply
from lint_awesome.rule import Change, Edit, Fix, Page, Problem, Reorder, Transfer
from lint_awesome.source import Span

Pages = Callable[..., Page]


@pytest.mark.parametrize(
    ("change", "old", "new", "sound"),
    [
        ("space", "a  b", "a b", True),
        ("space", "a\u00a0b\u200b", "a b", True),
        ("space", "ab", "ac", False),
        ("mark", "- - x", "- x", True),
        ("mark", "[x](y", "[x](y)", True),
        ("mark", "x", "y", False),
        ("case", "GitHUB", "GitHub", True),
        ("case", "GitHub", "GitLab", False),
        ("number", "1,024", "1,025", True),
        ("number", "3.", "4.", True),
        ("number", "3", "three", False),
        ("date", "2024/07", "2024-07", True),
        ("date", "July 2024", "2024-07", True),
        ("date", "2024-07", "2024-08", False),
        ("date", "2024-07-01", "2024-07", False),
        ("date", "soon", "2024-07", False),
        ("date", "2024-07", "soon", False),
        ("placeholder", "N/A", "-", True),
        ("placeholder", "- ", "", True),
        ("placeholder", "EMNLP", "-", False),
        ("placeholder", "-", "EMNLP", False),
        ("separator", " – ", " - ", True),
        ("separator", ", and ", ", ", True),
        ("separator", " with ", ", ", False),
        ("text", "a", "b", True),
    ],
)
def test_an_edit_keeps_the_meaning(page: Pages, change: Change, old: str, new: str, sound: bool) -> None:
    assert keeps(page(old), Edit((0, len(old)), new, change)) == sound


def keeps(of: Page, *changes: Edit | Reorder | Transfer) -> bool:
    return holds(Fix(changes, ""), grounds(of))


@pytest.mark.parametrize(
    ("old", "new", "sound"),
    [
        ("htps://example.org/a", "https://example.org/a", True),
        ("https://https://example.org/a", "https://example.org/a", True),
        ("linkhttp://example.org", "http://example.org", True),
        ("example.org/a", "https://example.org/a", True),
        ("http://example.org/a", "https://example.org/a", True),
        ("https://arxiv.org/2407.16951", "https://arxiv.org/abs/2407.16951", True),
        ("https://arxiv.org/pdf/2407.16951", "https://arxiv.org/abs/2407.16951", True),
        ("https://github.com/a/b.git", "https://github.com/a/b", True),
        ("https://example.org/%20a", "https://example.org/a", True),
        ("https://me@example.org/a", "https://example.org/a", True),
        ("https://example.org/a.", "https://example.org/a", True),
        ("https://example.orga/b", "https://example.org/a/b", True),
        ("https://example.org/ab", "https://example.org/a/b", False),
        ("docs/a.md.", "docs/a.md", True),
        ("https://example.org/a", "https://example.org/b", False),
        ("https://example.org/a", "https://example.com/a", False),
        ("https://arxiv.org/abs/2407.16951", "https://arxiv.org/abs/2407.16952", False),
        ("docs/a.md", "a.md", False),
        (":///" * 50 + "1https://example.org", "https://example.org", False),
        ("https://example.org/a", "", False),
    ],
)
def test_an_address_stays_the_same(page: Pages, old: str, new: str, sound: bool) -> None:
    assert keeps(page(f"[x]({old})"), Edit((4, 4 + len(old)), new, "url")) == sound


def test_a_part_of_an_address_is_judged_in_the_whole(page: Pages) -> None:
    text = "[w](https://example.org) [x](https://arxiv.org/2407.16951) [y](https://example.org)"
    assert keeps(page(text), Edit((47, 47), "abs/", "url"))
    assert not keeps(page(text), Edit((56, 57), "7", "url"))
    assert keeps(page("example.org/a"), Edit((0, 11), "https://example.org", "url"))
    assert keeps(page("example.org/a"), Edit((13, 13), "/", "url"))


@pytest.mark.parametrize(
    ("verdict", "new", "sound"),
    [
        (Verdict("moved", final_url="https://example.com/b"), "https://example.com/b#c", True),
        (Verdict("moved", final_url="https://example.com/b"), "https://example.com/d#c", False),
        (Verdict("alive", final_url="https://example.com/b"), "https://example.com/b#c", False),
    ],
)
def test_an_address_may_become_the_one_that_it_moved_to(page: Pages, verdict: Verdict, new: str, sound: bool) -> None:
    old = "https://example.org/a#c"
    plain = page(f"[x]({old})")
    made = replace(plain, facts=replace(plain.facts, verdicts={old: verdict}))
    assert keeps(made, Edit((4, 4 + len(old)), new, "url")) == sound


def test_a_label_becomes_another_label_of_the_list(page: Pages) -> None:
    schema = Schema("", "nested", (), (), {"Code": 9}, {"Cdoe": "Code"}, {}, (), {})
    known = Conventions(schemas=(schema,), order=Habit(None, 0, 0), habits={})
    plain = page("- Cdoe: -")
    made = Page(plain.document, known, plain.facts, plain.config)
    assert keeps(made, Edit((2, 6), "Code", "label"))
    assert not keeps(made, Edit((2, 6), "Node", "label"))
    assert not keeps(made, Edit((0, 1), "Code", "label"))


@pytest.mark.parametrize(("to", "sound"), [("#tools", True), ("#toys", False), ("other.md#tools", False)])
def test_an_anchor_has_its_target(page: Pages, to: str, sound: bool) -> None:
    made = page("[x](#tool)")
    made.document.anchors["tools"] = (0, 0)  # type: ignore[index]
    assert keeps(made, Edit((4, 9), to, "anchor")) == sound


@pytest.mark.parametrize(
    ("text", "span", "new", "sound"),
    [
        ("in the the list", (7, 11), "", True),
        ("in the the list", (3, 7), "", True),
        ("in the shade of old trees " * 6, (0, 78), "", True),
        ("in the shade of old trees " * 6, (78, 156), "", True),
        ("in the the list", (7, 11), "a ", False),
        ("in the.  list", (7, 9), "", False),
        ("in the the list", (11, 15), "", False),
        ("to lathe the wood", (9, 13), "", False),
        ("the theory", (0, 4), "", False),
    ],
)
def test_what_is_taken_away_stands_beside(page: Pages, text: str, span: Span, new: str, sound: bool) -> None:
    assert keeps(page(text), Edit(span, new, "repeat")) == sound


@pytest.mark.parametrize(("line", "sound"), [(0, False), (1, True), (2, False), (3, True), (4, False)])
def test_a_line_that_an_entry_has_twice_is_taken_away(page: Pages, line: int, sound: bool) -> None:
    own = ["- x\n", "  - a: b\n", "  - c: d\n", "  - a: b\n", "  - c: dd\n"]
    start, end = (len("".join(own[:number])) for number in (line, line + 1))
    whole = (0, len("".join(own)))
    entry = Entry("nested", whole, whole, whole, "x", None)
    assert keeps(page("".join(own) + "- y\n  - c: d\n", entry), Edit((start, end), "", "repeat")) == sound


def test_the_line_is_looked_for_in_the_innermost_entry(page: Pages) -> None:
    text = "- x\n  - a: b\n  - y\n    - a: b\n"
    outer, inner = (Entry("nested", block, block, block, "", None) for block in ((0, len(text)), (13, len(text))))
    assert keeps(page(text, outer), Edit((19, len(text)), "", "repeat"))
    assert not keeps(page(text, outer, inner), Edit((19, len(text)), "", "repeat"))
    assert keeps(page(text, outer, replace(inner, block=(13, 19))), Edit((19, len(text)), "", "repeat"))
    below = f"{text}\nWords.\n\n- a: b\n"
    assert not keeps(page(below, outer), Edit((len(below) - 7, len(below)), "", "repeat"))


@pytest.mark.parametrize(
    ("old", "new", "sound"),
    [
        (" <!-- lint-awesome disable-line stray-dash, fields -->", "", True),
        ("stray-dash, ", "", True),
        ("stray-dash", "", True),
        ("stray-dash", "fields", False),
        ("fields -->\n- y", "", False),
        (" <!-- as sent -->", "", False),
        ("x ", "", False),
    ],
)
def test_a_comment_is_taken_away_where_it_is_one_that_silences(page: Pages, old: str, new: str, sound: bool) -> None:
    made = page("- x <!-- lint-awesome disable-line stray-dash, fields -->\n- y <!-- as sent -->\n")
    comments = tuple(found.span() for found in re.finditer("<!--.*?-->", made.text))
    made = replace(made, document=replace(made.document, comments=comments))
    start = made.text.index(old)
    assert keeps(made, Edit((start, start + len(old)), new, "comment")) == sound


@pytest.mark.parametrize(
    ("new", "sound"),
    [
        ("- [Tools](#tools)\n", True),
        ("  2. [Part 1. Tools - old](#tools)\n- [Tools](#tools)\n", True),
        ("- [Toys](#tools)\n", False),
        ("- [Tools](#tools)\n- [Toys](#tools)\n", False),
        ("", True),
    ],
)
def test_the_contents_have_the_words_of_headings(page: Pages, new: str, sound: bool) -> None:
    made = page("# Tools\n")
    sections = tuple(replace(made.document.sections[0], title=title) for title in ("Tools", "Part 1. Tools - old"))
    made = replace(made, document=replace(made.document, sections=sections))
    assert keeps(made, Edit((0, 0), new, "listing")) == sound


@pytest.mark.parametrize(("new", "sound"), [("[Old tools](#tools)", True), ("[Tools](#tools)", True), ("Toys", False)])
def test_the_contents_keep_the_words_that_they_have(page: Pages, new: str, sound: bool) -> None:
    made = page("- Old tools\n")
    sections = (replace(made.document.sections[0], title="Tools"),)
    made = replace(made, document=replace(made.document, sections=sections))
    assert keeps(made, Edit((2, 11), new, "listing")) == sound


def test_changes_of_one_fix_do_not_overlap_and_moves_move_whole_lines(page: Pages) -> None:
    made = page("ab\ncd\n")
    assert not keeps(made, Edit((0, 2), "", "text"), Edit((1, 3), "", "text"))
    assert keeps(made, Edit((0, 2), "", "text"), Edit((2, 2), "x", "text"))
    assert keeps(made, Reorder(((0, 3), (3, 6)), (1, 0)))
    assert keeps(page("ab\ncd"), Reorder(((0, 3), (3, 5)), (1, 0)))
    assert not keeps(made, Reorder(((0, 3), (3, 6)), (1, 1)))
    assert not keeps(made, Reorder(((0, 2), (3, 6)), (1, 0)))
    assert not keeps(made, Reorder(((1, 3), (3, 6)), (1, 0)))
    assert keeps(made, Transfer((0, 3), 6))
    assert not keeps(made, Transfer((1, 3), 6))
    assert not keeps(made, Transfer((3, 6), 1))
    assert not keeps(made, Transfer((0, 6), 3))


@pytest.mark.parametrize(
    ("old", "changes", "kept"),
    [
        ("a  b", [Edit((1, 2), "", "space")], True),
        ("a b", [Edit((1, 2), "", "space")], False),
        ("a\u200bb", [Edit((1, 2), "", "space")], True),
        ("a\x01b", [Edit((1, 2), "", "space")], True),
        ("a\x7fb", [Edit((1, 2), "", "space")], True),
        ("a-b", [Edit((1, 2), "", "mark")], False),
        ("https://a.org/b.", [Edit((15, 16), "", "mark")], False),
        ("a b", [Edit((1, 2), "", "text")], True),
        ("a b c", [Edit((1, 2), "", "space"), Edit((4, 5), "d", "text")], False),
        ("b\na\n", [Reorder(((0, 2), (2, 4)), (1, 0)), Edit((0, 0), "-", "mark")], True),
        ("b\na\n", [Reorder(((0, 2), (2, 4)), (1, 1))], False),
    ],
)
def test_a_pass_changes_the_words_that_it_says(old: str, changes: list[Edit | Reorder], kept: bool) -> None:
    assert keeps_words(old, apply(old, changes), changes) == kept


def test_what_an_entry_with_a_flaw_kept_unsaid_is_no_new_error(page: Pages) -> None:
    flawed, sound = (Entry("inline", block, block, block, f"{block}", None) for block in ((0, 4), (4, 8)))
    before = judge(page("- x\n- y\n", replace(flawed, flawed=True), sound), [])
    said = (Finding(f"of-{one.name[1]}", "error", Problem(one.block, ""), one) for one in (flawed, sound))
    after = replace(before, findings=tuple(said))
    assert new_errors(before, after, Counter()) == {"of-4"}


@pytest.mark.parametrize(("mended", "new"), [({}, set()), ({"a": 1}, {"a"})])
def test_an_error_that_is_at_another_place_is_new_where_one_was_to_be_gone(
    page: Pages, mended: dict[str, int], new: set[str]
) -> None:
    empty = judge(page("xy"), [])
    before, after = (
        replace(empty, findings=(Finding("a", "error", Problem(span, ""), None),)) for span in ((0, 1), (1, 2))
    )
    assert new_errors(before, after, Counter(mended)) == new

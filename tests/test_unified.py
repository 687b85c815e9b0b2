"""What differs between two texts is told as other programs apply it."""

from __future__ import annotations

import re

import hypothesis.strategies as st
import pytest
from hypothesis import given

from lint_awesome.changes.unified import diff

LINES = st.lists(st.sampled_from(["a", "b", "c", "d", "", "  - e", "\f"]), max_size=30)
HEAD = re.compile(r"@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@")


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("a\n", "a\n", ""),
        ("a\n", "b\n", "@@ -1 +1 @@\n-a\n+b\n"),
        ("a\r\n", "b\r\n", "@@ -1 +1 @@\n-a\r\n+b\r\n"),
        ("a", "a\n", "@@ -1 +1 @@\n-a\n\\ No newline at end of file\n+a\n"),
        ("a\u2028\x0cb\n", "a\n", "@@ -1 +1 @@\n-a\u2028\x0cb\n+a\n"),
        ("a\nb", "a\nc", "@@ -1,2 +1,2 @@\n a\n-b\n\\ No newline at end of file\n+c\n\\ No newline at end of file\n"),
    ],
)
def test_a_diff_is_one_that_other_programs_apply(old: str, new: str, expected: str) -> None:
    head = "--- a/docs/README.md\n+++ b/docs/README.md\n" if expected else ""
    assert diff(old, new, "docs/README.md") == head + expected


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("a123456b", "c123456d", "@8@8-a+c 1 2 3 4 5 6-b+d"),
        ("a1234567b", "c1234567d", "@4@4-a+c 1 2 3@6,4@6,4 5 6 7-b+d"),
        ("a12b3456", "c12d3456", "@7@7-a+c 1 2-b+d 3 4 5"),
        ("x-=p-=A-=q", "y-=st-=A-=uv", "@10@12-x---=-p+y+-+=+s+t - = A - =-q+u+v"),
    ],
)
def test_what_stays_is_shown_around_what_differs(old: str, new: str, expected: str) -> None:
    before, after = ("".join(f"{line}\n" for line in text) for text in (old, new))
    told = diff(before, after, "README.md").split("\n", 2)[2]
    assert re.sub(r"@@ -(?:1,)?(.*) \+(?:1,)?(.*) @@", r"@\1@\2", told).replace("\n", "") == expected


@pytest.mark.parametrize(
    ("path", "named"),
    [
        ("a b.md", "a/a b.md\t"),
        ("\u00e9.md", "a/\u00e9.md"),
        ("a\x7f.md", r'"a/a\177.md"'),
        ('a"b.md', r'"a/a\042b.md"'),
        ("\x7f\\ ~\x1f\u00e9.md", r'"a/\177\134 ~\037\303\251.md"'),
    ],
)
def test_a_name_is_written_as_git_has_it(path: str, named: str) -> None:
    assert diff("a\n", "b\n", path).startswith(f"--- {named}\n")


@given(LINES, LINES)
def test_a_diff_makes_one_text_of_the_other(old: list[str], new: list[str]) -> None:
    told = diff("".join(f"{line}\n" for line in old), "".join(f"{line}\n" for line in new), "README.md")
    assert applied(old, told.split("\n")[2:-1]) == new


def applied(old: list[str], told: list[str]) -> list[str]:
    """Lines with a diff applied to them, of which each part must be where it says."""
    new, at = list[str](), 0
    for line in told:
        if head := HEAD.fullmatch(line):
            start, to = (int(head[n]) - (head[n + 1] != "0") for n in (1, 3))
            new += old[at:start]
            at = start
            assert len(new) == to
        else:
            assert line[0] == "+" or old[at] == line[1:]
            new += [line[1:]] if line[0] != "-" else []
            at += line[0] != "+"
    return new + old[at:]

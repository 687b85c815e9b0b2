"""What `conventions` prints."""

from __future__ import annotations

import io
from collections.abc import Callable

from lint_awesome.conventions import Conventions, Habit, Schema
from lint_awesome.document import Entry, Group
from lint_awesome.report import conventions
from lint_awesome.report.style import Style
from lint_awesome.rule import Page

Pages = Callable[..., Page]

ENTRIES = tuple(Entry("nested", (at, at + 1), (at, at + 1), (at, at + 1), f"{at}", None) for at in range(10))
GROUP = Group("nested", ENTRIES)
SCHEMA = Schema(
    title="Papers",
    shape="nested",
    groups=(GROUP,),
    entries=ENTRIES,
    known={"Date": 10, "深度": 7},
    meant={},
    required={"Date": Habit(value=True, agree=10, of=10)},
    labels=("Date", "深度", "Daet"),
    habits={
        ("bullet", ""): Habit("-", 9, 10),
        ("title", ""): Habit("link", 10, 10),
        ("date", "Date"): Habit("YYYY-MM", 9, 9),
        ("end", ""): Habit(None, 6, 10),
        ("mark", "Daet"): Habit(None, 1, 1),
        ("gap", ""): Habit("1", 10, 10),
        ("variant", ""): Habit(None, 6, 10),
    },
)


def written(page: Pages, learned: Conventions) -> str:
    out = io.StringIO()
    conventions.write(page(" " * 10, *ENTRIES).document, learned, out, Style())
    return out.getvalue()


def test_what_is_usual_is_told_with_its_evidence(page: Pages) -> None:
    learned = Conventions((SCHEMA,), Habit("newest first", 30, 31), {("identifier", ""): Habit("same", 40, 41)})
    assert written(page, learned) == (
        """\
README.md: 10 entries

Papers: 10 entries, items with labelled lines below
  entry   '-' as bullet             9 of 10
          its title is a link       10 of 10
  labels  Date, 深度
  Date    in every entry            10 of 10
          dates written as YYYY-MM  9 of 9
  深度    in some entries           7 of 10
  no convention: end (6 of 10)

The whole list
  order  entries stand newest first             30 of 31 neighbours
  dates  dates agree with the numbers in links  40 of 41
"""
    )


def test_a_list_without_conventions_says_what_it_has(page: Pages) -> None:
    assert written(page, Conventions((), Habit(None, 0, 0), {})) == "README.md: 10 entries\n"

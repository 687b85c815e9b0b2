"""What a part of the entries has, or lacks: what needs long lists to be seen."""

from __future__ import annotations

from datetime import date

import pytest

from lint_awesome.config import Config, Convention
from lint_awesome.facts import Facts
from lint_awesome.linting import lint
from lint_awesome.source import Source


def entries(first: int, count: int, more: str) -> str:
    numbers = range(first, first + count)
    return "".join(f"- [Tool {at}](https://example.org/{at}){more.replace('N', str(at))}\n" for at in numbers)


def count(text: str, rule: str) -> int:
    return len(lint(Source("README.md", text), Config(select=(rule,)), Facts(date(2026, 6, 30))).findings)


@pytest.mark.parametrize(
    ("size", "empty", "found"),
    [
        (100, "[code N]()", 0),
        (150, "[code N]()", 0),
        (151, "[code N]()", 3),
        (151, "[code]()", 0),
        (100, '<a href="">code</a>', 3),
    ],
)
def test_empty_links_of_two_in_a_hundred_entries_or_of_one_name_are_meant(size: int, empty: str, found: int) -> None:
    text = entries(0, size - 3, " - Bends metal.") + entries(size - 3, 3, f" [{empty}]")
    assert count(f"# Tools\n\n{text}", "empty-link") == found
    assert (
        count(f"# Tools\n\n{text}\n## More\n\nThere are [more](), [more]() and [more]().\n", "empty-link") == found + 3
    )


@pytest.mark.parametrize(
    ("whole", "short", "closed", "found"), [(9, 3, 0, 0), (10, 3, 0, 3), (0, 2, 0, 2), (4, 2, 1, 3)]
)
def test_rows_that_leave_out_cells_and_are_a_quarter_of_a_table_are_meant(
    whole: int, short: int, closed: int, found: int
) -> None:
    rows = [
        f"| [Tool {at}](https://example.org/{at}) | {more}\n"
        for at, more in enumerate(["2 | 3 | 4 |"] * whole + ["2"] * short + ["2 |"] * closed)
    ]
    assert count(f"| Name | Two | Three | Four |\n|-|-|-|-|\n{''.join(rows)}", "table-row") == found


@pytest.mark.parametrize(
    ("line", "more", "found"),
    [
        ("- Code: none", "", 1),
        ("- Kept by hand", "", 0),
        (10 * "- Kept\n" + " - by hand", "", 0),
        ("", "- Code: none", 0),
    ],
)
def test_a_line_with_a_label_is_astray_before_the_entries_and_not_in_another_section(
    line: str, more: str, found: int
) -> None:
    tools = entries(0, 12, "\n  - Code: none")
    words = f"# Words\n\n{more}\n\nAll:\n\n{entries(100, 5, ' - Bends.')}"
    assert count(f"{words}\n# Tools\n\n{line}\n{tools}", "indentation") == found


@pytest.mark.parametrize(("alone", "found"), [(15, 0), (16, 2)])
def test_two_lines_of_two_entries_are_a_slip_where_nearly_all_others_have_one(alone: int, found: int) -> None:
    joined = "".join(entries(at, 2, " - Bends.").replace(".\n- ", ".- ", 1) for at in (1000, 1002))
    assert count(f"# Tools\n\n{joined}{entries(0, alone, ' - Bends.')}", "run-together") == found


@pytest.mark.parametrize(("closed", "found"), [(8, 0), (9, 1)])
def test_nearly_all_rows_end_in_a_bar(closed: int, found: int) -> None:
    rows = "".join(f"| [Tool {at}](https://example.org/{at}) | 2 |\n" for at in range(closed))
    assert count(f"| Name | Two |\n|-|-|\n| [Tool](https://example.org) | 2\n{rows}", "table-row") == found


NUMBER = "- [Kite](https://arxiv.org/abs/2401.{0:05}) (arXiv:2401.{0:05})\n"
SITE = "- [Kite {0}](https://example.org/{0}) [[GitHub](https://github.com/example/{0})]\n"
COPY = "- [The Old Kites of {0} Hills](https://example.org/{0})\n  - Makers: Ada Brook, Tim Vale\n"


@pytest.mark.parametrize(
    ("rule", "line", "change"),
    [
        ("badge-target", NUMBER, ("arXiv:2401", "arXiv:2402")),
        ("badge-target", SITE, ("github.com", "github.example.org")),
        ("copied-value", COPY, ("Ada Brook, Tim Vale", "The Old Kites of {0} Hills")),
    ],
)
@pytest.mark.parametrize(("right", "wrong", "found"), [(5, 1, 1), (17, 2, 0), (18, 2, 2)])
def test_what_nine_in_ten_others_do_is_no_choice(
    rule: str, line: str, change: tuple[str, str], *, right: int, wrong: int, found: int
) -> None:
    lines = [line] * right + [line.replace(*change)] * wrong
    assert count("# Kites\n\n" + "".join(one.format(at) for at, one in enumerate(lines)), rule) == found


@pytest.mark.parametrize(
    ("groups", "cases", "said"),
    [
        (((33, 1),), 5, 1),
        (((32, 1),), 5, 0),
        (((24, 0), (9, 1)), 5, 1),
        (((25, 0), (8, 1)), 5, 0),
        (((35, 1),), 9, 1),
        (((34, 1),), 9, 0),
        (((96, 4), (9, 1)), 5, 0),
    ],
)
def test_nearly_all_others_have_one(groups: tuple[tuple[int, int], ...], cases: int, said: int) -> None:
    """Groups of so many entries that have a description and that have none; so many cases make a convention."""
    text = "# Tools\n"
    text += entries(900, 20, " - Has lines.\n  - Code: none") + entries(950, 1, "\n  - Code: none")
    for at, (having, lacking) in enumerate(groups):
        described = [f"- [Tool {n}](https://example.org/{at}/{n}) - Does {n}.\n" for n in range(having)]
        bare = [f"- [Thing {n}](https://example.org/{at}/bare/{n})\n" for n in range(lacking)]
        text += "".join([f"\n## Group {at}\n\n", *described, *bare])
    config = Config(select=("missing-description",), convention=Convention(cases=cases))
    assert len(lint(Source("README.md", text), config, Facts(date(2026, 6, 30))).findings) == said

"""Findings that are alike and many are one finding, which tells their number and mends them all."""

from __future__ import annotations

from datetime import date

import pytest

from lint_awesome.config import Config
from lint_awesome.facts import Facts
from lint_awesome.fix import mend
from lint_awesome.linting import lint
from lint_awesome.source import Source

FACTS = Facts(date(2026, 6, 30))
DEFINED = "[anvil]: https://anvil.example.org\n\n- [Anvil]\n"


def listed(good: int, bad: int, line: str, wrong: tuple[str, str]) -> str:
    """A list of entries like `line` (`N` is their number), in the last ones of which something is wrong."""
    lines = [line.replace("N", str(at)) for at in range(good + bad)]
    lines[good:] = [one.replace(*wrong) for one in lines[good:]]
    return "# Tools\n\n" + "\n".join(lines) + "\n"


@pytest.mark.parametrize(
    ("rule", "line", "wrong", "most"),
    [
        ("link-style", "- [tool N](https://github.com/example/N)", (")", "/)"), 5),
        ("link-style", "- [tool N](https://example.org/N)", ("https", "http"), 5),
        ("bullet-style", "- [tool N](https://example.org/N)", ("- ", "* "), 5),
        ("trailing-space", "- [tool N](https://example.org/N)", (")", ") "), 20),
    ],
)
def test_many_are_one(rule: str, line: str, wrong: tuple[str, str], most: int) -> None:
    config = Config(select=(rule,))
    few = lint(Source("README.md", listed(200, most, line, wrong)), config, FACTS).findings
    assert [one.rule for one in few] == [rule] * most
    source = Source("README.md", listed(200, most + 1, line, wrong))
    (one,) = lint(source, config, FACTS).findings
    assert f"{most} more" in one.problem.message
    assert mend(source, config, FACTS).source.text == listed(200 + most + 1, 0, line, wrong)


def test_the_form_of_a_broken_link_is_not_told() -> None:
    text = listed(30, 1, "- [tool N](https://example.org/N)", ("https", "http"))
    config = Config(select=("link-style",))
    assert len(lint(Source("README.md", text), config, FACTS).findings) == 1
    assert not lint(Source("README.md", text.replace("/30)", "/30 - of iron")), config, FACTS).findings


def test_many_definitions_of_no_use_are_one() -> None:
    config = Config(select=("unused-definition",))
    few, many = (
        Source("README.md", listed(count, 0, "[tool N]: https://example.org/N", ("", "")) + DEFINED)
        for count in (20, 21)
    )
    told = [one.problem.message for one in lint(few, config, FACTS).findings]
    assert told == [f"no link refers to 'tool {at}'" for at in range(20)]
    (one,) = lint(many, config, FACTS).findings
    assert "21 definitions" in one.problem.message
    assert mend(many, config, FACTS).source == many
    assert mend(many, config, FACTS, unsafe=True).source.text == f"# Tools\n\n{DEFINED}"


def test_forms_of_links_are_asked_of_twenty() -> None:
    line, wrong = "- [tool N](https://github.com/example/N)", (")", "/)")
    config = Config(select=("link-style",))
    assert lint(Source("README.md", listed(19, 1, line, wrong)), config, FACTS).findings
    assert not lint(Source("README.md", listed(18, 1, line, wrong)), config, FACTS).findings
    assert not lint(Source("README.md", listed(28, 2, line, wrong)), config, FACTS).findings


@pytest.mark.parametrize(("rule", "wrong"), [("bullet-style", ("- ", "* ")), ("indentation", ("- ", " - "))])
def test_what_three_in_four_do_is_no_habit(rule: str, wrong: tuple[str, str]) -> None:
    text = listed(30, 10, "- [tool N](https://example.org/N)", wrong)
    assert not lint(Source("README.md", text), Config(select=(rule,)), FACTS).findings


def test_items_beside_the_entries_may_have_bullets_of_their_own() -> None:
    above = "* Code: where the page has it.\n\nNewest first:\n\n"
    text = listed(30, 0, "- [tool N](https://example.org/N)\n  - Code: none", ("", "")).replace("- [", above + "- [", 1)
    assert not lint(Source("README.md", text), Config(select=("bullet-style",)), FACTS).findings


def test_a_slash_that_all_links_have_is_no_departure() -> None:
    text = listed(1, 20, "- [tool N](https://github.com/example/N)", (")", "/)"))
    assert not lint(Source("README.md", text), Config(select=("link-style",)), FACTS).findings


@pytest.mark.parametrize(("size", "missed", "fixes"), [(300, 100, 100), (303, 101, 0)])
def test_contents_that_lack_very_many_headings_are_not_mended(size: int, missed: int, fixes: int) -> None:
    contents = "".join(f"- [Tool {at}](#tool-{at})\n" for at in range(size) if at % 3)
    sections = "".join(f"\n## Tool {at}\n\n- [tool](https://example.org/{at})\n" for at in range(size))
    source = Source("README.md", f"# Tools\n\n{contents}{sections}")
    found = [one.problem.fix for one in lint(source, Config(select=("toc-entry",)), FACTS).findings]
    assert (len(found), len(list(filter(None, found)))) == (missed, fixes)

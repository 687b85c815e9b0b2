"""What stands in a list twice: what needs long lists to be seen."""

from __future__ import annotations

from datetime import date

from lint_awesome.config import Config
from lint_awesome.facts import Facts
from lint_awesome.linting import Finding, lint
from lint_awesome.source import Source


def listed(*sections: tuple[str, list[str]]) -> tuple[Finding, ...]:
    text = "# Tools\n" + "".join(
        f"\n## {title}\n\n" + "".join(f"{line}\n" for line in lines) for title, lines in sections
    )
    return lint(Source("README.md", text), Config(select=("duplicates",)), Facts(date(2026, 6, 30))).findings


def tools(*numbers: int) -> list[str]:
    return [f"- [tool{n:04}](https://example.org/{n}) - Does {n}." for n in numbers]


def test_an_entry_of_two_topics_may_be_meant() -> None:
    (found,) = listed(("Images", tools(*range(220))), ("Sound", tools(5, 1000, 1001)))
    assert (found.rule, found.severity) == ("duplicate-entry", "info")


def test_twice_under_one_topic() -> None:
    (found,) = listed(("Images", tools(1, 2, 3, 1)), ("Sound", tools(4, 5)))
    assert (found.severity, found.problem.message) == ("error", "the same link as on line 5 ('Tools › Images')")


def test_of_one_title_those_of_its_own_topic_are_named() -> None:
    addresses = ("arxiv.org/abs/2310.08266", "openreview.net/forum?id=example", "doi.org/10.5555/12345678")
    lines = [f"- [Sparse Memory for Long Walks](https://{address})" for address in addresses]
    *_, last = listed(("Memory", lines[:1]), ("Planning", lines[1:]))
    assert (last.severity, last.problem.message) == (
        "error",
        "the same title as on line 9 ('Tools › Planning'), with another link",
    )


def test_an_entry_without_title_is_marked_as_a_whole() -> None:
    line = "- `MIT` - [The Licence](https://licences.example.org/mit)"
    (found,) = listed(("Licences", [line, *tools(1, 2), line]))
    assert found.problem.span[1] - found.problem.span[0] == len(line) - len("- ")


def test_a_button_of_a_broken_link_is_none_that_stands_twice() -> None:
    line = "- [anvil](https://example.org/anvil) [[demo](https://example.org/demo)] [[demo](https://example.org/demo"
    told = lint(Source("README.md", f"# Tools\n\n{line}\n"), Config(), Facts(date(2026, 6, 30))).findings
    assert [one.rule for one in told] == ["malformed-link"]


def test_an_entry_is_held_against_few_others() -> None:
    lines = [f"- [A paper of its own number {n} here](https://arxiv.org/abs/2310.06895)" for n in range(60)]
    found = listed(("Papers", lines))
    assert len(found) == 59
    assert max(len(one.problem.related) for one in found) < 10

"""How many numbers may be out of step, and how they are written anew."""

from __future__ import annotations

from datetime import date

import pytest

from lint_awesome.config import Config
from lint_awesome.facts import Facts
from lint_awesome.fix import mend
from lint_awesome.linting import Finding, lint
from lint_awesome.source import Source

CONFIG, FACTS = Config(select=("entry-number",)), Facts(date(2026, 6, 30))


def kites(*numbers: object, more: str = "") -> str:
    return "# Kites\n\n" + "".join(
        f"{number}. [Kite {at}](https://example.org/{at})\n{more}" for at, number in enumerate(numbers)
    )


def found(text: str) -> tuple[Finding, ...]:
    return lint(Source("README.md", text), CONFIG, FACTS).findings


def numbers(text: str) -> list[str]:
    """The numbers after `--fix`."""
    mended = mend(Source("README.md", text), CONFIG, FACTS).source.text
    return [line.partition(".")[0] for line in mended.splitlines() if "[" in line]


@pytest.mark.parametrize(
    ("given", "wrong"),
    [
        ([1, 3], []),
        ([1, 2, 4], ["4"]),
        ([*range(1, 18), 17, 17], []),  # 2 of 19 are more than one in ten
        ([*range(1, 20), 19, 20], ["19"]),
        ([1, 2, 2, *range(4, 19), 18, 20], ["2", "18"]),
        ([1, 2, 2, *range(4, 18), 17, 19], []),
    ],
)
def test_few_numbers_may_be_out_of_step(given: list[int], wrong: list[str]) -> None:
    text = kites(*given)
    assert [text[slice(*one.problem.span)] for one in found(text)] == wrong


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ([7, 2, 3], "'7' should be '1', '2' follows it"),
        ([2, 2, 3], "'2' should be '1', '2' follows it"),
        ([0, 2, 3], "'0' should be '1', '2' follows it"),
        ([1, 2, 2, 4], "'2' should be '3', it follows '2'"),
        ([5, 6, 9, 8], "'9' should be '7', it follows '6'"),
    ],
)
def test_the_number_beside_it_is_named(given: list[int], words: str) -> None:
    assert [one.problem.message for one in found(kites(*given))] == [words]


@pytest.mark.parametrize(
    ("given", "mended", "words"),
    [
        (["1", "2", "2", "3"], ["1", "2", "3", "4"], "write 2 numbers anew"),
        (["1", "2", "2", "4"], ["1", "2", "3", "4"], "write 1 number anew"),
        (["01", "02", "02", "04"], ["01", "02", "03", "04"], "write 1 number anew"),
    ],
)
def test_numbers_are_written_as_they_were(given: list[str], mended: list[str], words: str) -> None:
    text = kites(*given)
    assert numbers(text) == mended
    assert {one.problem.fix.message for one in found(text) if one.problem.fix} == {words}


def test_lines_that_hang_by_a_number_are_left_where_they_are() -> None:
    hanging = "   Flies high.\n"
    assert numbers(kites(1, 2, 2, 4, more=hanging)) == ["1", "2", "3", "4"]
    assert numbers(kites(*range(1, 10), 9, 11)) == [str(number) for number in range(1, 12)]
    wider = kites(*range(1, 10), 9, 11, more=hanging + " " + hanging)
    assert found(wider)
    assert numbers(wider) == [*map(str, range(1, 10)), "9", "11"]

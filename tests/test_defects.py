"""A defect put into a list without a fault is found at its place by its rule, alone, and mended where that is sure."""

from __future__ import annotations

from datetime import date
from importlib import import_module
from random import Random

import pytest
from defects import DEFECTS, Clean, Defect, Spoilt
from hypothesis import HealthCheck, Phase, assume, given, settings
from hypothesis import strategies as st
from invented import KINDS

from lint_awesome.config import Config
from lint_awesome.facts import Facts
from lint_awesome.fix import mend
from lint_awesome.linting import lint
from lint_awesome.source import Source, Span

for name in ("fields", "dates", "listing", "markup", "words"):
    import_module(f"defects.{name}")

FACTS = Facts(date(2026, 6, 30))
EXAMPLES = settings(
    derandomize=True,
    database=None,
    deadline=None,
    max_examples=4,
    phases=[Phase.generate],  # shrinking finds no simpler list, and takes long
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)

ALL = [(one, kind, f"{one.make.__name__}-{kind}") for one in DEFECTS for kind in one.kinds.split()]
CASES = [pytest.param(one, kind, id=name) for one, kind, name in ALL]
SAFE = {kind: [one for one, its, _ in ALL if its == kind and one.mends == "safe"] for kind in KINDS}

APART = 300
"""How far from each other two defects are no longer of one entry."""


@pytest.mark.parametrize("kind", KINDS)
@EXAMPLES
@given(chance=st.randoms(use_true_random=False))
def test_nothing_is_said_of_a_list_without_a_fault(kind: str, chance: Random) -> None:
    source = Source("README.md", KINDS[kind](chance))
    assert said(source.text) == []
    assert mend(source, Config(), FACTS, unsafe=True).source == source


@pytest.mark.parametrize(("one", "kind"), CASES)
@EXAMPLES
@given(chance=st.randoms(use_true_random=False))
def test_a_defect_is_found_and_mended(one: Defect, kind: str, chance: Random) -> None:
    clean = Clean(KINDS[kind](chance))
    spoilt = one.make(clean, chance)
    found = said(spoilt.text)
    assert [rule for rule, _ in found] == one.rule.split()
    (start, end), place = found[0][1], spoilt.place
    assert place[0] <= start <= end <= place[1], spoilt.text[start:end]
    if one.rule == one.rule.split()[0]:
        mended = mend(Source("README.md", spoilt.text), Config(), FACTS, unsafe=one.mends == "unsafe").source.text
        assert mended == (spoilt.text if one.mends == "no" else clean.text)


@pytest.mark.parametrize(
    ("one", "kind"), [pytest.param(one, kind, id=name) for one, kind, name in ALL if one in SAFE[kind]]
)
@settings(EXAMPLES, max_examples=2)
@given(chance=st.randoms(use_true_random=False))
def test_two_defects_are_mended_at_once(one: Defect, kind: str, chance: Random) -> None:
    clean = Clean(KINDS[kind](chance))
    spoilt = one.make(clean, chance)
    other = chance.choice([each for each in SAFE[kind] if each.rule != one.rule])
    twice = other.make(Clean(spoilt.text), chance)
    assume(abs(spoilt.place[0] - twice.place[0]) > APART and line_of(spoilt) in twice.text)
    assert mend(Source("README.md", twice.text), Config(), FACTS).source.text == clean.text


def line_of(spoilt: Spoilt) -> str:
    """The lines in which a defect stands, with their ends."""
    start, end = spoilt.text.rfind("\n", 0, spoilt.place[0]) + 1, spoilt.text.find("\n", spoilt.place[1])
    return spoilt.text[start : end + 1 or None]


def said(text: str) -> list[tuple[str, Span]]:
    """The errors and warnings about a list: their rules, in order of name, and places."""
    findings = lint(Source("README.md", text), Config(), FACTS).findings
    return sorted((one.rule, one.problem.span) for one in findings if one.severity != "info")

"""Every rule has a manual, and every example of a manual holds; `lint_awesome.manual` says how they are written."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from datetime import date

import msgspec
import pytest

from lint_awesome import manual, rules
from lint_awesome.config import Config
from lint_awesome.facts import Facts
from lint_awesome.fix import Mended, mend
from lint_awesome.linting import Finding, lint
from lint_awesome.manual import Example
from lint_awesome.report.manual import remedy
from lint_awesome.rule import Problem, Rule
from lint_awesome.source import Lines, Source, Span

TODAY = date(2026, 6, 30)
CONVENTION = msgspec.to_builtins(manual.CONVENTION)
SIGN = re.compile(r"⟨U\+[0-9A-F]{4,6}⟩|.")


def examples() -> Iterator[object]:
    for name in rules.names():
        try:
            found = manual.read(name).examples
        except (OSError, ValueError):
            continue  # test_manual says what is wrong
        for example in found:
            yield pytest.param(name, example, id=f"{name}:{example.line}")


@pytest.mark.parametrize("name", list(rules.names()))
def test_manual(name: str) -> None:
    made, page = rules.load(name), manual.read(name)
    assert isinstance(made, Rule)
    assert (made.name, page.title) == (name, name)
    assert made.summary.endswith(".")
    assert page.summary
    assert {example.bad for example in page.examples} == {True, False}


@pytest.mark.parametrize(("name", "example"), list(examples()))
def test_example(name: str, example: Example) -> None:
    said = [one for one in found(name, example) if one.severity != "info" or one.rule == name]
    assert annotated(example, said, name) == example.shown
    assert any(one.rule == name for one in said) == example.bad


@pytest.mark.parametrize("name", list(rules.names()))
def test_the_remedy_that_is_told_is_the_rule_s_own(name: str) -> None:
    found = manual.read(name)
    runs = (lint(Source("README.md", one.text), config(one, name), facts(one)).findings for one in found.examples)
    fixes = [one.problem.fix for said in runs for one in said if one.rule == name and one.problem.fix]
    assert remedy(found) == ("safe" if any(fix.safe for fix in fixes) else "unsafe" if fixes else "")


@pytest.mark.parametrize(("name", "example"), list(examples()))
def test_fixed_example(name: str, example: Example) -> None:
    safe, unsafe = (mended(name, example, unsafe=unsafe) for unsafe in (False, True))
    shown = (example.text if example.fixed is None else example.fixed, example.unsafe)
    assert safe.source.text == shown[0]
    assert unsafe.source.text == (shown[0] if shown[1] is None else shown[1])


def found(name: str, example: Example) -> tuple[Finding, ...]:
    """What is reported about an example of a rule's manual."""
    findings = lint(Source("README.md", example.text), config(example, name), facts(example)).findings
    spans = (place for one in findings for place in (one.problem.span, *(other.span for other in one.problem.related)))
    assert all(start <= end for start, end in spans)
    return findings


def mended(name: str, example: Example, *, unsafe: bool) -> Mended:
    """The example with its fixes, which another run of them leaves as it is."""
    settings, known = config(example, name), facts(example)
    once = mend(Source("README.md", example.text), settings, known, unsafe=unsafe)
    again = mend(once.source, settings, known, unsafe=unsafe)
    assert (once.unrest, again.source, again.applied) == (0, once.source, {})
    assert once.report.findings == lint(once.source, settings, known).findings
    return once


@pytest.mark.parametrize(
    "shown",
    [
        "abc\n^ x [0, 1]\n ^^ x [1, 3]\n",
        "abc\n   ^ x [3, 4]\nd\n",
        "abc\n^^^^ x [0, 4]\n",
        "abc\n ^^\nde\n^ x [1, 5]\n",
        "abc\n ^^\n\nde\n^^^ x [1, 8]\n",
        "abc\n^ x [4, 4]\n",
        "abc␄\n   ^ x [3, 3]\n",
        "a⟨U+200B⟩c\n ^^^^^^^^ x [1, 2]\n         ^ x [2, 3]\n",
        "a␠\n ^ x [1, 2]\nb\n^ info: x [3, 4]\n^ other: x [3, 4]\n",
        "␄\n^ x [0, 0]\n",
    ],
)
def test_carets_stand_under_what_is_wrong(shown: str) -> None:
    example = Example(1, bad=True, shown=shown)
    findings = []
    for level, name, message in re.findall(r"\^ (info: )?(other: )?(x .+)", shown):
        start, end = map(int, re.findall(r"\d+", message))
        problem = Problem((start, end), message)
        findings.append(Finding("other" if name else "own", "info" if level else "error", problem, None))
    assert annotated(example, findings, "own") == shown


def config(example: Example, name: str) -> Config:
    given = tomllib.loads(example.config)
    convention = CONVENTION | given.get("convention", {})
    selected = [*given.get("extend-select", []), name]
    return msgspec.convert(given | {"convention": convention, "extend-select": selected}, Config)


def facts(example: Example) -> Facts:
    return msgspec.convert({"today": TODAY} | tomllib.loads(example.facts), Facts)


def annotated(example: Example, findings: list[Finding], name: str) -> str:
    """An example with a line of carets for each finding, as its manual is to show it."""
    shown, lines = manual.bare(example.shown), Lines(example.text)
    carets: list[list[str]] = [[] for _ in lines.starts]
    for finding in findings:
        rule = "" if finding.rule == name else f"{finding.rule}: "
        parts = list(places(lines, finding.problem.span))
        for number, span in parts:
            start, end = columns(shown[number - 1 : number], span)
            carets[number - 1].append(" " * start + "^" * (end - start))
        carets[parts[-1][0] - 1][-1] += f" {'info: ' * (finding.severity == 'info')}{rule}{finding.problem.message}"
    pairs = zip([*shown, *[None] * (len(carets) - len(shown))], carets, strict=True)
    return "".join(f"{line}\n" for text, under in pairs for line in ([] if text is None else [text]) + under)


def places(lines: Lines, span: Span) -> Iterator[tuple[int, Span]]:
    """The lines that a span is in, and from where to where in each; of a line end only the last one is shown."""
    first, last = lines.number(span[0]), lines.number(max(span[1] - 1, span[0]))
    for number in range(first, last + 1):
        start = lines.starts[number - 1]
        end = span[1] if number == last else lines.starts[number] - 1
        part = (max(span[0] - start, 0), end - start)
        if part[0] < part[1] or first == last:
            yield number, part


def columns(shown: list[str], span: Span) -> Span:
    """Where a part of a line stands in it as it is shown; an empty part is as wide as one caret."""
    starts = [sign.start() for sign in SIGN.finditer("".join(shown)) if sign[0] != "␄"]
    end = len("".join(shown).rstrip("␄"))
    starts += [end, end + 1]
    return starts[span[0]], max(starts[span[1]], starts[span[0]] + 1)

"""That no rule, guard, report or difference takes longer than a list grows: four times the list, four times as long."""

from __future__ import annotations

import gc
import io
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache
from importlib import import_module
from time import process_time

import pytest

from lint_awesome import rules
from lint_awesome.changes.difference import difference
from lint_awesome.config import Config
from lint_awesome.facts import Facts
from lint_awesome.guard import grounds, holds
from lint_awesome.habits.learning import learn
from lint_awesome.linting import Report, judge
from lint_awesome.reading import read
from lint_awesome.report.outcome import Outcome
from lint_awesome.report.style import Style
from lint_awesome.rule import Page
from lint_awesome.source import Source


@pytest.fixture(scope="module", autouse=True)
def no_garbage_is_looked_for() -> Iterator[None]:
    """Looking for garbage takes longer the more other tests have left, and would be measured too."""
    gc.collect()
    gc.disable()
    yield
    gc.enable()


def each(form: str, count: int) -> str:
    return "".join(form.format(n=n, m=n * 7919 % count) for n in range(count))


def contents(count: int) -> str:
    """Lines of which some are not there, lead nowhere or stand elsewhere than their headings, in no alphabet."""
    names = [n * 7919 % count for n in range(count)]
    order = sorted(range(count), key=lambda at: names[at] if at % 25 == 3 else at)
    listed = "".join(f"- [Kite {names[at]}](#kite-{names[at]}{'x' * (at % 7 == 0)})\n" for at in order if at % 10)
    return f"# K\n\n## Contents\n\n{listed}" + each("\n## Kite {m}\n\n- [a](https://example.org/{n}) - b.\n", count)


def dated(count: int) -> str:
    entry = "- [Kite {n}](https://example.org/{n})\n  - Label{n}: a\n  - Date: {m}-05\n"
    return "# K\n\n## Papers\n\n" + each(entry, count)


def silenced(count: int) -> str:
    entry = "- [Kite {n}](https://example.org/{n}) - Flies. <!-- lint-awesome disable-line brand-name -->\n\n"
    return "# K\n\n" + each(f"<!-- a -->\n\n{entry}", count)


def sorted_but(count: int) -> str:
    """Names in order, of which one of thirty comes too late."""
    names = (f"{'zz' if n % 30 == 5 else ''}{n:06}" for n in range(count))
    return "# K\n\n" + "".join(f"- [Kite {name}](https://example.org/{name}) - Flies.\n" for name in names)


def twice(count: int) -> str:
    """Two labels of one entry that come again and again."""
    plain = each("- [Kite {n}](https://example.org/{n})\n  - Date: 2024-05\n  - Venue: X\n", 20)
    return f"# K\n\n{plain}- [Kite](https://example.org)\n" + "  - Date: 2024-05\n  - Venue: X\n" * count


def slipped(count: int) -> str:
    """Entries without a bullet, with one that is glued, on the line of others; rows apart from their table."""
    entry = "- [Kite {n}](https://example.org/{n}) - Flies. - [Kit {n}](https://example.org/{m}) - Flies.\n" * 20
    glued = "[Kite {n}](https://example.org/a/{n}) - Flies.\n*[Kit {n}](https://example.org/b/{n}) - Flies.\n"
    return "# K\n\n" + each(f"{entry}{glued}\n", count // 20) + "| A | B |\n|-|-|\n" + each("| {n} | {m} |\n\n", count)


def unclosed(count: int) -> str:
    return "# K\n\n" + "`" * 10 * count


TEXTS = (contents, dated, silenced, sorted_but, twice, slipped, unclosed)
SIZES = (400, 1600)
CONFIG = Config(extend_select=("official",))


@cache
def page(make: Callable[[int], str], size: int) -> Page:
    document = read(Source("README.md", make(size)))
    return Page(document, learn(document, CONFIG), Facts(date(2026, 6, 30)), CONFIG)


@cache
def report(make: Callable[[int], str], size: int) -> Report:
    return judge(page(make, size), rules.selected(CONFIG))


def seconds(work: Callable[[int], object], size: int) -> float:
    start = process_time()
    work(size)
    return process_time() - start


def grows(work: Callable[[int], object]) -> bool:
    """Whether the time of some work on lists of both sizes grows much more than these do."""
    short, long = (min(seconds(work, size), seconds(work, size)) for size in SIZES)
    return long > 9 * short + 0.02


@pytest.mark.parametrize("make", TEXTS)
def test_rules(make: Callable[[int], str]) -> None:
    for size in SIZES:
        report(make, size)
    run = rules.selected(CONFIG)
    slow = [one.name for one in run if grows(lambda size: list(one.check(page(make, size))))]  # noqa: B023, called at once
    assert slow == []


@pytest.mark.parametrize("make", TEXTS)
def test_guards(make: Callable[[int], str]) -> None:
    def judged(size: int) -> list[bool]:
        by, fixes = grounds(page(make, size)), [one.problem.fix for one in report(make, size).findings]
        return [holds(fix, by) for fix in {id(fix): fix for fix in fixes if fix}.values()]

    judged(SIZES[0])
    assert not grows(judged)


@pytest.mark.parametrize("form", ["json", "rdjson", "sarif", "export.csv"])
@pytest.mark.parametrize("make", [dated, sorted_but])
def test_reports(make: Callable[[int], str], form: str) -> None:
    def written(size: int) -> None:
        told = report(make, size)
        if form == "export.csv":
            import_module("lint_awesome.export.csv").write(told.document, io.StringIO(newline=""), CONFIG)
        else:
            outcome = Outcome(told.source, size, told.findings)
            import_module(f"lint_awesome.report.{form}").write([outcome], io.StringIO(), Style(verbose=True))

    written(SIZES[0])
    for size in SIZES:
        report(make, size)
    assert not grows(written)


@pytest.mark.parametrize("entry", ["- Kite {n}\n  - Code: -\n", "- Kite\n"])
def test_differences(entry: str) -> None:
    def compared(size: int) -> None:
        entries = [entry.format(n=n) for n in range(10 * size)]
        found = difference("# K\n" + "".join(entries), "".join(reversed(entries)))
        assert (set(found.added), set(found.removed)) == (set(), {0})

    assert not grows(compared)

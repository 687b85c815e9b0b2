"""What the settings pin holds, whatever the list does."""

from __future__ import annotations

from datetime import date

import pytest

from lint_awesome.config import Config, Pin
from lint_awesome.facts import Facts
from lint_awesome.linting import lint
from lint_awesome.rules import selected
from lint_awesome.source import Source

TEXT = """\
# Papers

- [Quiet Gradients](https://arxiv.org/pdf/2401.00001)
  - Authors: Ann Lee; Bo Chen
  - Date: 2024/01
  - Venue - none
- [Sparse Memory](https://arxiv.org/abs/2402.00002)
  - Date: 2024/02
  - Authors: Cy Dee, Di Eng
  - Code: -
"""
LINES = """\
# Tools

- [Harbor](https://example.org/harbor) – keeps  boats and the harbor where boats are, as boats do, and boats will
- [Lantern](https://example.org/lantern) – lights boats, and what boats need, with boats in it
- Rivers - [site](https://example.org/rivers) – Finds rivers.
"""


def told(text: str, config: Config, rule: str) -> list[str]:
    findings = lint(Source("README.md", text), config, Facts(date(2026, 6, 30))).findings
    return [
        f"{text.count(chr(10), 0, one.problem.span[0]) + 1}: {one.problem.message}"
        for one in findings
        if one.rule == rule
    ]


PINNED = [
    (Pin(date="YYYY-MM"), "date-format", ["5: '2024/01' should be '2024-01'", "8: '2024/02' should be '2024-02'"]),
    (Pin(authors=", "), "author-list", ["4: '; ' between authors should be ', '"]),
    (Pin(arxiv="abs"), "link-style", ["3: 'pdf' should be 'abs'"]),
    (Pin(placeholder="none"), "placeholder", ["10: '-' should be 'none'"]),
    (Pin(order="newest first"), "entry-order", []),
    (Pin(required=("Date", "Code")), "missing-field", ["3: no 'Code'"]),
    (Pin(labels=("Authors", "Date")), "field-order", ["8: 'Date' should stand after 'Authors'"]),
]


@pytest.mark.parametrize(("pin", "rule", "expected"), PINNED)
def test_what_is_pinned_needs_no_convention(pin: Pin, rule: str, expected: list[str]) -> None:
    assert told(TEXT, Config(), rule) == []
    assert told(TEXT, Config(pin=pin), rule) == [f"{one} (set in the configuration)" for one in expected]


def test_what_is_pinned_is_told_of_entries_that_depart_alike() -> None:
    alike = "# Tools\n\n" + "".join(f"- [Tool {n}](https://example.org/{n}) – In Go\n" for n in range(3))
    pinned = Config(pin=Pin(separator=" - ", end="stop"))
    assert [len(told(alike, pinned, rule)) for rule in ("separator", "description-end")] == [3, 3]


def test_the_preset_pins_how_entries_are_written_and_selects_the_guidelines() -> None:
    config = Config(preset="awesome")
    assert {"awesome-badge", "stray-dash"} <= {rule.name for rule in selected(config)}
    assert [one[:2] for one in told(LINES, config, "separator")] == ["3:", "4:"]
    assert [one[:2] for one in told(LINES, config, "description-end")] == ["3:", "4:"]
    assert [one[:2] for one in told(LINES, config, "entry-format")] == ["5:"]
    own = Config(preset="awesome", pin=Pin(separator=" – "))
    assert told(LINES, own, "separator") == []
    assert {rule.name for rule in selected(Config(preset="awesome", select=("stray-dash",)))} == {"stray-dash"}

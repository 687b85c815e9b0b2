"""What reports are made of: a small list with a finding of each kind, and one that tries to break out of them."""

from __future__ import annotations

import io
import re
from functools import cache
from importlib import import_module

from lint_awesome.cli.checking import Task, do
from lint_awesome.config import Config
from lint_awesome.document import Entry
from lint_awesome.facts import Facts, latest_date
from lint_awesome.linting import Finding
from lint_awesome.report.outcome import Outcome
from lint_awesome.report.style import Style
from lint_awesome.rule import Edit, Fix, Problem, Related, Reorder
from lint_awesome.source import Source

TEXT = """# 深 papers

- [Rivers](https://example.org/rivers)
  - Cdoe: -
- [Quiet 深 Steps](https://example.org/steps)
  - Code: - 深度: [x](https://example.org/x)
- [Roads | Paths](https://example.org/roads)
"""
FIRST, SECOND, THIRD = (TEXT.index(f"- [{name}") for name in ("Rivers", "Quiet", "Roads"))
ENTRY = Entry("nested", (FIRST, SECOND), (FIRST + 2, SECOND), (FIRST + 3, FIRST + 9), "Rivers", None)


def place(marked: str) -> tuple[int, int]:
    start = TEXT.index(marked)
    return start, start + len(marked)


def put(*pairs: tuple[str, str], safe: bool = True) -> Fix:
    return Fix(tuple(Edit(place(old), new, "label") for old, new in pairs), f"write '{pairs[0][1]}'", safe)


def small() -> Outcome:
    """A list with a finding of each kind: fixes of one place, of several, of whole lines, of blocks that move."""
    blocks = ((FIRST, SECOND), (SECOND, THIRD), (THIRD, len(TEXT)))
    move = Fix((Reorder(blocks, (2, 0, 1)),), "move the entry")
    related = (Related(place("Rivers"), "the first one"),)
    both = put(("深度", "a"), ("[x]", "[y]"), safe=False)
    found = (
        Finding("field-name", "error", Problem(place("Cdoe"), "'Cdoe' should be 'Code'", put(("Cdoe", "Code"))), ENTRY),
        Finding("entry-order", "error", Problem(place("Quiet 深 Steps"), "out of order", move, related), None),
        Finding("stray-dash", "warning", Problem(place("- 深度"), "'-' left over", put(("- 深度", "深度"))), None),
        Finding("link-style", "warning", Problem(place("[x](https://example.org/x)"), "see [x](1)", both), None),
        Finding("similar-title", "info", Problem(place("Roads | Paths"), "like `Rivers`, 100% alike"), None),
        Finding("entry-order", "error", Problem(place("Roads | Paths"), "out of order", move), None),
        Finding("trailing-space", "warning", Problem(place(TEXT[THIRD:]), "one line", put((TEXT[THIRD:], ""))), None),
    )
    run = ("field-name", "entry-order", "stray-dash", "link-style", "similar-title", "trailing-space", "date-format")
    return Outcome(Source("lists/a b/README.md", TEXT), 3, found, ("a note with a | in it",), rules=run)


def written(form: str, *outcomes: Outcome, style: Style | None = None) -> str:
    out = io.StringIO()
    import_module(f"lint_awesome.report.{form}").write(outcomes, out, style or Style())
    return out.getvalue()


ADVERSARY = (
    "# Nasty [x](https://example.org/<script>alert(1)</script>)\n\n## Papers\n\n"
    + "".join(
        f"- [{title}](https://example.org/{number}) - About it.\n  - Venue: -\n  - Date: 2024-0{number % 9 + 1}\n"
        for number, title in enumerate(
            (
                "\x1b[31mRed\x1b[0m \x1b]0;title\x07 \x9b31m",
                "::error::bad ::warning file=x::y ##[error]z %0A%0D",
                "</testsuite></failure>]]>&amp;&#0; \ufffe\uffff",
                "a | b || `c` ``d`` ``` e <!-- f --> </details>",
                "\u202eright to left\u202c \u200f\u2066 \u200b",
                "T" * 10_000,
                "@everyone #1 owner/repo#2 GH-3 :smile: $x$ ~y~ **z** _w_ \\",
                "[x](0) [y](javascript:alert) {0} {1}",
            )
        )
    )
    + "- [::error::bad](https://example.org/1)\n  - Venue: - \x1b[31m|`</failure>\n  - Dtae: 2099-99\n"
    + "- [\u202eright to left](htps://example.org/4 - A | B.\n- [T](https://example.org/5)]]>\n"
)
MARKS = (
    "\x1b[31m",
    "::error::x\r\n::error::y",
    "</failure></testsuite>",
    "| a | `b`",
    "\u202e",
    "x" * 9000,
    "@all #1 [x](1)",
)
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069]")


@cache
def nasty() -> Outcome:
    """A list that tries to break out, as it is linted, and as messages and paths that quote it."""
    source = Source("a,b:c%/</testsuite>|`@x\x1b.md", ADVERSARY)
    outcome = do(Task(source, Config(), Facts(latest_date()))).outcome
    assert outcome
    assert len(outcome.findings) > 5
    start = ADVERSARY.index("- [T")
    fix = Fix((Edit((start, start + 1), "\x1b</failure>::error::|`", "text"),), "\x1b|", safe=False)
    quoted = [
        Finding("stray-dash", severity, Problem((start, start + 3), f"'{mark}'", fix, (Related((0, 3), mark),)), None)
        for mark in MARKS
        for severity in ("error", "warning", "warning", "info")
    ]
    return Outcome(source, outcome.entries, (*outcome.findings, *quoted), MARKS, rules=("stray-dash",))

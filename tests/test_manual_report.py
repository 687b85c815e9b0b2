"""What `explain` and `rules` print."""

from __future__ import annotations

import io
from collections.abc import Iterator

import msgspec

from lint_awesome import manual
from lint_awesome.report import manual as report
from lint_awesome.report import rules
from lint_awesome.report.style import Style
from lint_awesome.rule import Page, Problem, Rule

TEXT = """\
# loose-label

Reports a label that is loose, in a sentence that is long enough to be wrapped where the terminal's eighty columns end.

## Why

- one reason, which is long as well, so that it needs more than a line and hangs under its first word, as it should
- another

| what | how |
| --- | --- |

```toml config
select = ["fields"]
```

```md bad
- Labl : x
  ^^^^ a message that stays on its line however long it is, for carets and columns would not fit otherwise
```

```md fixed
- Label: x
```
"""


def check(_: Page) -> Iterator[Problem]:
    yield from ()


def rule(name: str, family: str, *, default: bool = True) -> Rule:
    return Rule(name, family, "A label is loose.", "warning", check, default)


def test_a_manual_is_wrapped_and_its_examples_are_named() -> None:
    out = io.StringIO()
    report.write(rule("loose-label", "fields"), manual.parse(TEXT), out, Style(width=200))
    assert out.getvalue() == (
        """\
loose-label: warning, of the family fields, mended by --fix

Reports a label that is loose, in a sentence that is long enough to be wrapped
where the terminal's eighty columns end.

Why

- one reason, which is long as well, so that it needs more than a line and hangs
  under its first word, as it should
- another

| what | how |
| --- | --- |

With this configuration:
    select = ["fields"]

Reported:
    - Labl : x
      ^^^^ a message that stays on its line however long it is, for carets and columns would not fit otherwise

After --fix:
    - Label: x
"""
    )


def test_it_is_said_that_less_makes_a_convention_in_an_example() -> None:
    page, out = TEXT.replace("```toml config", "## Examples\n\n```toml config"), io.StringIO()
    counted = page.replace("a message", "a message (2 of 3 labels are close)")
    report.write(rule("loose-label", "fields"), manual.parse(page), out, Style())
    assert "Examples are short" not in out.getvalue()
    report.write(rule("loose-label", "fields"), manual.parse(counted), out, Style())
    assert "make a convention where 60% agree, in a list 5 where 90% do." in " ".join(out.getvalue().split())


def test_rules_are_listed_by_family() -> None:
    out = io.StringIO()
    rules.write_text([rule("a", "dates"), rule("longer", "dates"), rule("b", "official", default=False)], out, Style())
    assert out.getvalue() == (
        "dates\n"
        "  a       warning  A label is loose.\n"
        "  longer  warning  A label is loose.\n"
        "official\n"
        "  b       warning  A label is loose. (on demand)\n"
    )


def test_a_terminal_is_shown_long_lines_in_parts() -> None:
    out = io.StringIO()
    out.isatty = lambda: True  # type: ignore[method-assign]
    long = msgspec.structs.replace(rule("a", "dates"), summary="A label is loose, and so is what follows it.")
    rules.write_text([long, rule("longer", "dates")], out, Style(width=50))
    assert out.getvalue() == (
        "dates\n"
        "  a       warning  A label is loose, and so is\n"
        "                   what follows it.\n"
        "  longer  warning  A label is loose.\n"
    )


def test_rules_are_told_to_programs() -> None:
    out = io.StringIO()
    rules.write_json([rule("a", "dates")], out)
    assert out.getvalue() == (
        """\
{
  "version": 1,
  "rules": [
    {
      "name": "a",
      "family": "dates",
      "severity": "warning",
      "default": true,
      "summary": "A label is loose.",
      "url": "https://github.com/OWNER/lint-awesome/blob/main/docs/rules/a.md"
    }
  ]
}
"""
    )

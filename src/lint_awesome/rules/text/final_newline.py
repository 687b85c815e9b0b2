"""The end of the file."""

from __future__ import annotations

from collections.abc import Iterator

from lint_awesome.rule import Edit, Fix, Page, Problem, rule
from lint_awesome.source import Span, newline
from lint_awesome.text.patterns import lazy

SURPLUS = lazy(r"\n((?:\r?\n)+)\Z")


@rule("warning")
def final_newline(page: Page) -> Iterator[Problem]:
    """The last line has no end, or empty lines come after it."""
    text, end = page.text, len(page.text)
    if text and text[-1] not in "\n \t":
        fix = _fix((end, end), newline(text, end), "end the line")
        yield Problem((end, end), "the last line has no line end", fix)
    elif surplus := SURPLUS.search(text, len(text.rstrip("\r\n"))):
        span, count = surplus.span(1), surplus[1].count("\n")
        lines = f"{count} empty lines" if count > 1 else "an empty line"
        yield Problem(span, f"{lines} at the end", _fix(span, "", f"take the line{'s' * (count > 1)} away"))


def _fix(span: Span, new: str, message: str) -> Fix:
    return Fix((Edit(span, new, "space"),), message)

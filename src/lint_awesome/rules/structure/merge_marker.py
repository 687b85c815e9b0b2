"""Lines that a merge left behind."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lint_awesome.rule import Page, Problem, rule
from lint_awesome.text.patterns import lazy

MARKER = lazy(r"^(?:<{7}(?= )|={7}(?=\r?$)|>{7}(?= )|\|{7}(?= )).*?(?=\r?$)", re.MULTILINE)
OPENING, CLOSING = "<", ">"


@rule("error")
def merge_marker(page: Page) -> Iterator[Problem]:
    """A merge left its marks in the list: `<<<<<<<`, `=======`, `>>>>>>>`."""
    if OPENING * 7 not in page.text and CLOSING * 7 not in page.text:
        return
    found = [match for match in MARKER.finditer(page.text) if not page.document.is_code(match.start())]
    signs = ["", *(match[0][0] for match in found), ""]
    for before, match, after in zip(signs, found, signs[2:], strict=False):
        if match[0][0] != "=" or before in (OPENING, "|") or after == CLOSING:  # else it underlines a heading
            words = f"'{match[0][:7]}' is left of a merge: choose what stays, and take the mark away"
            yield Problem(match.span(), words)

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
    found = list(MARKER.finditer(page.text))
    signs = [match[0][0] for match in found]
    if OPENING not in signs and CLOSING not in signs:
        return  # seven equals signs alone underline a heading
    for match in found:
        if not page.document.is_code(match.start()):
            yield Problem(
                match.span(), f"'{match[0][:7]}' is left of a merge: choose what stays, and take the mark away"
            )

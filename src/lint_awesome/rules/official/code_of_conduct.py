"""The code of conduct."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lint_awesome.rule import Page, Problem, rule
from lint_awesome.rules.text.running import holds
from lint_awesome.text.patterns import lazy

BLANK = lazy(r"\\?\[INSERT (?:CONTACT METHOD|CONTACT|EMAIL ADDRESS|E-?MAIL)\\?\]", re.IGNORECASE)
"""What the templates of codes of conduct have in the place of an address."""


@rule("warning")
def code_of_conduct(page: Page) -> Iterator[Problem]:
    """A code of conduct is left as its template has it, without an address to write to."""
    for blank in BLANK.finditer(page.text):
        if not holds(page.document.code, blank.start()):
            yield Problem(blank.span(), f"'{blank[0]}' is left from the template of a code of conduct")

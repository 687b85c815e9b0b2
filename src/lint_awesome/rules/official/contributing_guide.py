"""The guide for contributors."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lint_awesome.facts import Facts
from lint_awesome.rule import Page, Problem, rule
from lint_awesome.rules import marking
from lint_awesome.rules.official import opening
from lint_awesome.text.patterns import lazy

GUIDE = lazy(r"(?:.*/)?contributing(?:[._-]\w+)*", re.IGNORECASE)
FOLDERS = (".github", "docs")
"""Where else the guide may be."""


@rule("warning")
def contributing_guide(page: Page) -> Iterator[Problem]:
    """No file beside the list says how to contribute."""
    section = opening.title(page.document)
    if not section or not page.facts.files or any(map(GUIDE.fullmatch, page.facts.files)):
        return
    linked = any(GUIDE.fullmatch(link.url.partition("#")[0]) for link in page.document.links)
    if not linked and not any(_is_unknown(page.facts, folder) for folder in FOLDERS):
        yield Problem(marking.heading(page.text, section), "there is no file 'contributing.md' beside the list")


def _is_unknown(facts: Facts, folder: str) -> bool:
    """Whether a folder is there whose files are not known."""
    path = facts.root + folder
    return path in facts.files and not any(file.startswith(f"{path}/") for file in facts.files)

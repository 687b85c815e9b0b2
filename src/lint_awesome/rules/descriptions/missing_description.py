"""Entries without a description."""

from __future__ import annotations

from collections.abc import Iterator

from lint_awesome.document import Group
from lint_awesome.rule import Page, Problem, rule

LIST, GROUP = 0.97, 0.9
"""The parts of the list's and of the group's entries that must have a description."""


@rule("info")
def missing_description(page: Page) -> Iterator[Problem]:
    """An entry has no description, where nearly all others have one."""
    entries = [entry for schema in page.conventions.schemas for entry in schema.entries if entry.shape == "inline"]
    having = sum(entry.description is not None for entry in entries)
    if len(entries) < 4 * page.config.convention.cases or having < LIST * len(entries):
        return
    for _, group in page.document.groups():
        if group.shape == "inline" and _mostly(group):
            for entry in group.entries:
                if not entry.description:
                    evidence = f"{having} of {len(entries)} entries have one"
                    yield Problem(entry.title, f"'{entry.name}' has no description ({evidence})")


def _mostly(group: Group) -> bool:
    return sum(entry.description is not None for entry in group.entries) >= GROUP * len(group.entries)

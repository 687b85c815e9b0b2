"""Repositories that nobody works on any more."""

from __future__ import annotations

from collections.abc import Iterator

from lint_awesome.rule import Page, Problem, rule

SAID = {"archived": "the repository is archived", "dormant": "the repository is dormant"}


@rule("info")
def archived_repository(page: Page) -> Iterator[Problem]:
    """A repository that its owner has archived, or in which nothing has come for long."""
    for link, verdict in page.facts.asked(page.document.links):
        if verdict.reason in SAID:
            pushed = f" ({verdict.detail})" if verdict.detail else ""
            yield Problem(link.target, f"{SAID[verdict.reason]}{pushed}", severity="info")

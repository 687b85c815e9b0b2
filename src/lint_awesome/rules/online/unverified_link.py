"""Links that were asked and gave no clear answer."""

from __future__ import annotations

from collections.abc import Iterator

from lint_awesome.rule import Page, Problem, rule


@rule("info")
def unverified_link(page: Page) -> Iterator[Problem]:
    """A link that gave no clear answer."""
    for link, verdict in page.facts.asked(page.document.links):
        if verdict.state == "unverified":
            message = f"not verified ({verdict.reason}): {verdict.detail}"
            yield Problem(link.target, message, severity="warning" if verdict.overdue else "info")

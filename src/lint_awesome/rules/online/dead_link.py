"""Links to what is certainly gone."""

from __future__ import annotations

from collections.abc import Iterator

from lint_awesome.rule import Page, Problem, rule


@rule("error")
def dead_link(page: Page) -> Iterator[Problem]:
    """A link to what is certainly gone."""
    for link, verdict in page.facts.asked(page.document.links):
        if verdict.state == "dead":
            yield Problem(link.target, f"the link is dead: {verdict.detail}")

"""Links to what is for good at another place."""

from __future__ import annotations

from collections.abc import Iterator

from lint_awesome.document import Link
from lint_awesome.links.verdict import Verdict, destination
from lint_awesome.rule import Edit, Fix, Page, Problem, rule
from lint_awesome.text.patterns import lazy

UNFIT = lazy(r"""[\s()<>\[\]|\\"'`]""")
"""What would have to be written in another way in one place or another of a list."""


@rule("warning")
def moved_link(page: Page) -> Iterator[Problem]:
    """A link to what is for good at another place."""
    for link, verdict in page.facts.asked(page.document.links):
        if verdict.state == "moved" and verdict.final_url:
            yield Problem(link.target, f"moved for good to {verdict.final_url}", _fix(page.text, link, verdict))


def _fix(text: str, link: Link, verdict: Verdict) -> Fix | None:
    url = destination(link.url, verdict)
    if UNFIT.search(url) or text[slice(*link.target)] != link.url:
        return None
    return Fix((Edit(link.target, url, "url"),), "write the address that it has now")

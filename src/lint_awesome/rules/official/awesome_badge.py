"""The Awesome badge."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lint_awesome.document import Link
from lint_awesome.rule import Page, Problem, rule
from lint_awesome.rules import marking
from lint_awesome.rules.official import opening
from lint_awesome.text.patterns import lazy

BADGE = lazy(r"awesome\.re/\S*badge|sindresorhus/awesome/\S*/badge|/badge/-?awesome\b", re.IGNORECASE)
HOME = lazy(r"https?://(?:www\.)?(?:awesome\.re|github\.com/sindresorhus/awesome)(?=[/?#]|$)", re.IGNORECASE)


@rule("warning")
def awesome_badge(page: Page) -> Iterator[Problem]:
    """The title has no Awesome badge beside or below it that links back to the list of lists."""
    document = page.document
    section = opening.title(document)
    if not section:
        return
    badges = [link for link in document.links if link.span[1] <= opening.place(section)[1] and _is_badge(link)]
    if not badges:
        yield Problem(marking.heading(page.text, section), "the Awesome badge is missing below the title")
    elif not any(link.badge and HOME.match(link.url) for link in badges):
        yield Problem(badges[0].span, "the Awesome badge should link to https://awesome.re")


def _is_badge(link: Link) -> bool:
    """Whether a link shows the badge or, with a picture of the list's own, leads where the badge does."""
    image = link if link.kind in ("image", "html-image") else link.badge
    return bool(image and (BADGE.search(image.url) or HOME.match(link.url)))

"""Badges about the list's own checks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lint_awesome.document import Link
from lint_awesome.rule import Page, Problem, rule
from lint_awesome.rules.official import opening
from lint_awesome.text.patterns import lazy

CI = lazy(
    r"//(?:[\w-]+\.)?(?:travis-ci\.(?:org|com)|circleci\.com|ci\.appveyor\.com|dev\.azure\.com|cloud\.drone\.io|semaphoreci\.com"
    r"|app\.codeship\.com|badge\.buildkite\.com)/"
    r"|github\.com/[^/]+/[^/]+/(?:actions/)?workflows/|gitlab\.com/.+/badges/.+/pipeline\.svg"
    r"|shields\.io/(?:travis|circleci|appveyor|azure-devops|drone|buildkite|github/(?:actions/)?workflow|github/checks-status"
    r"|gitlab/pipeline)",
    re.IGNORECASE,
)


@rule("warning")
def ci_badge(page: Page) -> Iterator[Problem]:
    """A badge shows whether the list's own checks pass."""
    section, past = opening.title(page.document), 0
    end = opening.place(section)[1] if section else 0
    for link in page.document.links:
        if past <= link.span[0] < end and _is_check(link):
            past = link.span[1]
            yield Problem(link.span, "a badge of the list's own checks says nothing to its readers")


def _is_check(link: Link) -> bool:
    image = link if link.kind in ("image", "html-image") else link.badge
    return bool(image and CI.search(image.url))

"""Links to files that are not there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from posixpath import normpath
from urllib.parse import unquote

from lint_awesome.document import Link
from lint_awesome.facts import Facts
from lint_awesome.rule import Edit, Fix, Page, Problem, rule
from lint_awesome.text.patterns import lazy

ELSEWHERE = lazy(r"[a-zA-Z][\w+.-]*:|//|#|\?|$|\{|\$|<")
"""How an address begins that leads to no file beside the list."""
MACHINE = lazy(r"file:|[A-Za-z]:[\\/]|/(?:home|Users|mnt|tmp|var|root)/")


@rule("error")
def missing_file(page: Page) -> Iterator[Problem]:
    """A link or a picture leads to a file that is not there."""
    lower = {name.lower(): name for name in page.facts.files}
    for link in page.document.links:
        if MACHINE.match(link.url) and link.kind != "bare":
            yield Problem(link.target, f"'{link.url}' is a place on somebody's own machine")
        elif lower and not ELSEWHERE.match(link.url):
            yield from _missing(page.facts, link, lower)


def _missing(facts: Facts, link: Link, lower: dict[str, str]) -> Iterator[Problem]:
    written = re.split(r"[?#]", link.url)[0]
    path = unquote(written)
    path = normpath(facts.root + path.lstrip("/") if path.startswith("/") else path)
    outside = path.count("../") > facts.root.count("../") or path in (".", "..")
    if outside or any(path + end in facts.files for end in ("", ".md", ".html", "/index.md", "/README.md")):
        return
    near = lower.get(path.lower())
    if near is None:
        yield Problem(link.target, f"there is no file '{path}'")
        return
    fix = Fix((Edit(link.target, link.url.replace(written, near, 1), "case"),), f"write '{near}'")
    yield Problem(link.target, f"there is no file '{path}', but '{near}'", fix if len(near) == len(written) else None)

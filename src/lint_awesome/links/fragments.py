"""The anchors that a page has."""

from __future__ import annotations

import re

from lint_awesome.links.address import Address
from lint_awesome.links.answers import Call
from lint_awesome.links.fetch import Fetch

LARGEST = 2**20
ANCHOR = re.compile(rb"""\s(?:id|name)\s*=\s*(?:"([^"<>]{1,200})"|'([^'<>]{1,200})'|([^\s"'<>=`]{1,200}))""")
"""What names a place, wherever it stands: to take some words for one is better than to miss one."""


async def anchors(fetch: Fetch, page: Address) -> frozenset[str] | None:
    """The names that a page's static HTML has; None where it is no HTML, or longer than is read."""
    told = await fetch.ask(Call(page.url, "GET", limit=LARGEST), page.host, rank=2)
    html = told.last.headers.get("content-type", "").startswith("text/html")
    if told.step != "alive" or not html or len(told.last.body) >= LARGEST:
        return None
    return frozenset(b"".join(found).decode(errors="replace") for found in ANCHOR.findall(told.last.body))

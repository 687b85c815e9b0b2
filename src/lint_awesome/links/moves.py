"""Redirects: when what they lead to is another place for good, and when it is none at all."""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import unquote

from lint_awesome.links.address import Address
from lint_awesome.links.hosts import MEANT_TO_LEAD_ON, PARKED, bare
from lint_awesome.links.verdict import Reason
from lint_awesome.text.identifiers import TRACKING

PERMANENT = (301, 308)
"""RFC 9110, 15.4.2 and 15.4.9: links ought to be changed; after 302, 303 and 307 they ought not."""

LOCALE = re.compile(
    r"(?:ar|bg|bn|ca|cs|da|de|el|en|es|et|fa|fi|fr|he|hi|hr|hu|id|it|ja|ko|lt|lv|ms|nb|nl|no|pl|pt|ro|ru|sk|sl|sr|sv|th"
    r"|tr|uk|vi|zh)(?:[-_][a-z]{2,4})?",
    re.IGNORECASE,
)
DEFAULT = re.compile(r"(?:index|default|home)\.(?:html?|php|aspx?|jsp)", re.IGNORECASE)
SESSION = re.compile(
    r"(?:jsessionid|phpsessid|aspsessionid\w*|sid|session_?id|_ga|_gl|hl|lang|locale|language|cookie\w*)(?:=.*)?",
    re.IGNORECASE,
)
"""Parts of a query that say who reads, and in which language, not what is read."""
LOGIN = re.compile(
    r"https?://(?:accounts|login|signin|sso|auth|idp)\.|https?://[^?]*/(?:users?/)?(?:log[-_]?in|sign[-_]?in|sso"
    r"|logon|signup|sign[-_]up)(?:[/.?]|$)",
    re.IGNORECASE,
)
CONSENT = re.compile(
    r"https?://consent\.|https?://[^?]*/(?:[\w-]*consent|cookies?(?:-\w+)?|gdpr)(?:[/.?]|$)"
    r"|.*[?&](?:return_?url|return_?to|redirect_?ur[il])=",
    re.IGNORECASE,
)
NOTHING = re.compile(
    r"(?:/\w{2}(?:-\w+)?)?/(?:errors?/)?(?:404|not[-_]?found|page[-_]?not[-_]?found)(?:\.\w+)?/?", re.IGNORECASE
)


def is_move(start: Address, statuses: Sequence[int], end: Address) -> bool:
    """Whether redirects say that a page is for good at another place: the end is known to be alive."""
    return (
        all(status in PERMANENT for status in statuses)
        and bare(start.host) not in MEANT_TO_LEAD_ON
        and not (LOGIN.match(end.url) or CONSENT.match(end.url))
        and _place(start) != _place(end)
    )


def astray(start: Address, end: Address) -> Reason | None:
    """Why the page that redirects end at is not the one that was linked."""
    if any(end.host == name or end.host.endswith("." + name) for name in PARKED):
        return "parked"
    if LOGIN.match(end.url) and not LOGIN.match(start.url):
        return "login"
    if NOTHING.fullmatch(end.path) and not NOTHING.fullmatch(start.path):
        return "soft-404"
    deep = not is_root(start) and bare(start.host) not in MEANT_TO_LEAD_ON
    return "soft-404" if deep and is_root(end) else None


def is_root(address: Address) -> bool:
    """Whether an address is of a whole site."""
    _, path, query = _place(address)
    return not path and not query


def _place(address: Address) -> tuple[str, str, tuple[str, ...]]:
    """What is left of an address when all is taken away that may be another way to the same page."""
    path = unquote(address.path).partition(";jsessionid=")[0]
    names = [name for name in path.split("/") if name and not LOCALE.fullmatch(name)]
    if names and DEFAULT.fullmatch(names[-1]):
        names.pop()
    parts = (part for part in address.query.split("&") if part)
    kept = tuple(part for part in parts if not TRACKING.fullmatch(part) and not SESSION.fullmatch(part))
    port = "" if address.port in (80, 443) else f":{address.port}"
    return bare(address.host) + port, "/".join(names), kept

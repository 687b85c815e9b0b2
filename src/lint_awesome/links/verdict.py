"""What is known about a link after it was asked."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from msgspec import Struct

State = Literal["alive", "moved", "dead", "unverified", "skipped", "invalid"]
"""`moved` is alive at another place for good, `dead` certainly gone, `skipped` not asked on purpose,
`invalid` what cannot be asked; `unverified` is all else, with a reason."""

Reason = Literal[
    "blocked", "challenge", "login", "rate-limited", "server-error", "timeout", "refused", "reset", "dns", "tls",
    "redirects", "legal", "private-address", "protocol", "soft-404", "parked", "not-reached", "fragment",
    "archived", "dormant",
]  # fmt: skip
"""Why there is no verdict; `archived` and `dormant` go with what is alive or moved: a repository at rest."""


class Verdict(Struct, frozen=True):
    """What became of a link.

    `status` is the last answer's, `final_url` where the redirects ended after so many `hops`, `source` who said it
    (`page`, a registry such as `github`, or `cache`), `detail` what was seen, in words. `overdue` says that it has
    not been reachable for longer than the settings allow.
    """

    state: State
    reason: Reason | None = None
    status: int | None = None
    final_url: str | None = None
    hops: int = 0
    checked_at: datetime | None = None
    source: str = "page"
    detail: str = ""
    overdue: bool = False


NOT_REACHED = Verdict("unverified", "not-reached", detail="not asked any more")
"""The verdict on a link that a run did not come to."""


def destination(url: str, verdict: Verdict) -> str:
    """The address that a link has now, with the place in the page that it names."""
    place = url.partition("#")[2]
    final = verdict.final_url or url
    return f"{final}#{place}" if place and "#" not in final else final

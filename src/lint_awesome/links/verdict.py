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

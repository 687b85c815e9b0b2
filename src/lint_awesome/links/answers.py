"""What an answer means: the table of statuses and faults, as data."""

from __future__ import annotations

from collections.abc import Mapping
from email.utils import parsedate_to_datetime
from typing import Literal

from msgspec import Struct

from lint_awesome.links.verdict import Reason

Method = Literal["HEAD", "GET", "POST"]
Fault = Literal[
    "dns-none", "dns-again", "refused", "reset", "timeout", "tls", "protocol", "private-address", "not-reached",
    "rate-limited",
]  # fmt: skip
"""Why there was no answer; the last two are our own doing: the host was not asked any more."""
Step = Literal["alive", "follow", "get", "plain", "confirm", "gone", "retry", "wait", "end"]
"""What comes next: nothing more (`alive`, `gone` for good, `end` without a verdict), the redirect's target, GET,
GET without wishes, another time later (`confirm`), once more soon (`retry`), once more when the host says (`wait`)."""


class Call(Struct, frozen=True):
    """One request: `limit` bytes of the body are wanted, `known` says that a token may go with it."""

    url: str
    method: Method = "HEAD"
    headers: Mapping[str, str] = {}
    body: bytes | None = None
    limit: int = 0
    known: bool = False


class Answer(Struct, frozen=True):
    """What came of one request: a status with the headers and the body that matter, or a fault in words."""

    method: Method
    url: str
    status: int | None = None
    fault: Fault | None = None
    words: str = ""
    headers: Mapping[str, str] = {}
    body: bytes = b""
    took: float = 0


class Meaning(Struct, frozen=True):
    """What an answer means to HEAD and to any other method, and the reason where it is no verdict."""

    head: Step
    other: Step
    reason: Reason | None = None


ALIVE = Meaning("alive", "alive")
FOLLOW = Meaning("follow", "follow")
REFUSAL = Meaning("get", "end", "blocked")
WISHES = Meaning("plain", "end", "blocked")
LOGIN = Meaning("get", "end", "login")
BUSY = Meaning("wait", "wait", "rate-limited")
BROKEN = Meaning("get", "retry", "server-error")

ROWS: tuple[tuple[tuple[int, ...], Meaning], ...] = (
    (tuple(code for code in range(200, 300) if code != 202), ALIVE),
    ((202,), Meaning("get", "end", "challenge")),  # a page that is made while one waits, or a check for robots
    ((300, 304), ALIVE),
    ((301, 302, 303, 307, 308), FOLLOW),
    ((404,), Meaning("get", "confirm")),
    ((410,), Meaning("get", "gone")),  # RFC 9110, 15.5.11: for good
    ((400, 405, 406, 409, 412, 415, 416, 417, 418, 421, 422, 424, 426, 428, 431, 501), WISHES),
    ((401, 402, 407), LOGIN),
    ((403, 999), REFUSAL),
    ((451,), Meaning("get", "end", "legal")),  # RFC 7725: true of one place
    ((429, 503), BUSY),
    ((408, 425), BROKEN),
    (tuple(code for code in range(500, 600) if code not in (501, 503, 511)), BROKEN),
    ((511,), LOGIN),  # RFC 6585, 6: the network itself asks for a login
)
STATUSES: Mapping[int, Meaning] = {status: meaning for statuses, meaning in ROWS for status in statuses}
FAULTS: Mapping[Fault, Meaning] = {
    "dns-none": Meaning("confirm", "confirm", "dns"),
    "dns-again": Meaning("retry", "retry", "dns"),
    "refused": Meaning("retry", "retry", "refused"),
    "reset": Meaning("retry", "retry", "reset"),
    "timeout": Meaning("retry", "retry", "timeout"),
    "tls": Meaning("get", "end", "tls"),
    "protocol": Meaning("get", "end", "protocol"),
    "private-address": Meaning("end", "end", "private-address"),
    "not-reached": Meaning("end", "end", "not-reached"),
    "rate-limited": Meaning("end", "end", "rate-limited"),
}
FAILURES = frozenset(("dns-again", "refused", "timeout", "tls"))
"""The faults that say something about a whole host."""

CHALLENGES = (("cf-mitigated", "challenge"), ("x-amzn-waf-action", "c"), ("x-vercel-mitigated", "c"))
"""Headers that tell a check for robots (a challenge, a captcha) from a refusal, with what their value begins with."""
KEPT = frozenset(
    ("location", "retry-after", "date", "etag", "last-modified", "content-type", *(name for name, _ in CHALLENGES))
)
"""The headers that are looked at."""


def meaning(answer: Answer) -> tuple[Step, Reason | None]:
    """What comes after an answer, and the reason should nothing better come."""
    found = FAULTS[answer.fault] if answer.fault else STATUSES.get(answer.status or 0, REFUSAL)
    step = found.head if answer.method == "HEAD" else found.other
    if found in (REFUSAL, BUSY) and is_challenge(answer):
        return ("get" if answer.method == "HEAD" else "end"), "challenge"
    return step, found.reason


def is_challenge(answer: Answer) -> bool:
    """Whether an answer is a check for robots."""
    return any(answer.headers.get(name, "-").lower().startswith(value) for name, value in CHALLENGES)


def wait_asked_for(answer: Answer, wall: float) -> float | None:
    """The seconds that an answer asks to wait (RFC 9110, 10.2.3); a date is taken against the server's own clock."""
    asked = answer.headers.get("retry-after", "").strip()
    if asked.isascii() and asked.isdigit():
        return float(asked[:9])
    at, now = _seconds(asked), _seconds(answer.headers.get("date", ""))
    return None if at is None else max(at - (wall if now is None else now), 0.0)


def _seconds(date: str) -> float | None:
    try:
        return parsedate_to_datetime(date).timestamp()
    except (ValueError, TypeError, OverflowError):
        return None

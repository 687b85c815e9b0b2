"""What was seen of a link, in words; nothing that a server sent is repeated but numbers."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from lint_awesome.links.answers import Answer, Fault
from lint_awesome.links.verdict import Reason

FAULTS: dict[Fault, str] = {
    "dns-none": "there is no such name",
    "dns-again": "the name could not be looked up",
    "refused": "refused the connection",
    "reset": "broke the connection off",
    "timeout": "did not answer in time",
    "tls": "no safe connection",
    "protocol": "answered what is no HTTP",
    "private-address": "a private address",
    "not-reached": "not asked any more",
    "rate-limited": "not asked any more",
}
REPEATED = ("dns-again", "refused", "reset", "timeout")
REASONS: dict[Reason, str] = {
    "challenge": "a check for robots",
    "login": "it wants a login",
    "rate-limited": "it turns requests away for now",
    "legal": "withheld for legal reasons where this ran",
    "soft-404": "which is not the page that was linked",
    "parked": "where names are for sale",
    "redirects": "the redirects come to no end",
}
CERTIFICATES = {
    9: "the certificate is not valid yet",
    10: "the certificate has expired",
    18: "the certificate is signed by itself",
    19: "the certificate's chain ends in one that is signed by itself",
    20: "the certificate's issuer is unknown, or the chain lacks its middle",
    21: "the certificate's issuer is unknown, or the chain lacks its middle",
    62: "the certificate is for another name",
}
"""What is wrong with a certificate, by OpenSSL's number."""
TIMES = {1: "", 2: "twice", 3: "three times"}


def said(answers: Sequence[Answer], reason: Reason | None = None) -> str:
    """What was answered to which requests: `answered 405 to HEAD, then 404 to GET twice`."""
    shown = _joined([_part(what, list(same)) for what, same in groupby(answers, _what)])
    remark = REASONS.get(reason or "blocked")
    return f"{shown} ({remark})" if remark and answers and not answers[-1].fault else shown


def _what(answer: Answer) -> str:
    return answer.words or FAULTS[answer.fault] if answer.fault else f"answered {answer.status}"


def _part(what: str, same: Sequence[Answer]) -> str:
    """One thing that was seen: a status with the methods that it was an answer to, a fault with how often it came."""
    if same[0].fault:
        return f"{what}, {_times(len(same))}" if len(same) > 1 and same[0].fault in REPEATED else what
    methods = [(method, len(list(some))) for method, some in groupby(answer.method for answer in same)]
    return f"{what} to " + " and ".join(f"{method} {_times(count)}".rstrip() for method, count in methods)


def _times(count: int) -> str:
    return TIMES.get(count, f"{count} times")


def _joined(parts: Sequence[str]) -> str:
    """Parts that begin alike share the word."""
    rest = [part.removeprefix("answered ") if parts[0].startswith("answered ") else part for part in parts[1:]]
    return ", then ".join([*parts[:1], *rest])

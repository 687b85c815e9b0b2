"""What a finding is known by again: its rule, its entry and what it marks, wherever these have moved to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from lint_awesome.linting import Finding

LONG = 200
"""Longer texts are known by their beginning and a checksum."""


class Fingerprint(NamedTuple):
    """A rule, the name of the entry that a finding stands in, and the text that it marks."""

    rule: str
    entry: str
    text: str


def fingerprint(finding: Finding, text: str) -> Fingerprint:
    """The fingerprint of a finding in a text; findings that are alike share theirs."""
    entry = finding.entry.name if finding.entry else ""
    return Fingerprint(finding.rule, _short(entry), _short(text[slice(*finding.problem.span)]))


def _short(text: str) -> str:
    """A text without its line ends and blanks, as far as they may change; a long one is cut."""
    bare = " ".join(text.split())
    if len(bare) <= LONG:
        return bare
    from hashlib import sha256

    return f"{bare[:60]}… {sha256(bare.encode(errors='replace')).hexdigest()[:32]}"


def checksums(findings: Sequence[Finding], text: str) -> Iterator[str]:
    """For each finding of a list a word that no other one has, and that stays while nothing but places change."""
    from hashlib import sha256

    seen = Counter[Fingerprint]()
    for finding in findings:
        own = fingerprint(finding, text)
        seen[own] += 1
        yield sha256("\n".join((*own, str(seen[own]))).encode(errors="replace")).hexdigest()[:32]


def fresh(findings: Iterable[Finding], text: str, known: Counter[Fingerprint]) -> Iterator[Finding]:
    """The findings that are not among those that are known; of several alike, the last ones."""
    left = known.copy()
    for finding in findings:
        own = fingerprint(finding, text)
        if left[own]:
            left[own] -= 1
        else:
            yield finding

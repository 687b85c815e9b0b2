"""What a finding is known by again: its rule, its entry and what it marks, wherever these have moved to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from lint_awesome.linting import Finding

LONG = 200
"""Longer texts are known by their beginning and a checksum."""


class Traits(NamedTuple):
    """A rule, the name of the entry that a finding stands in, and the text that it marks."""

    rule: str
    entry: str
    text: str


def traits(finding: Finding, text: str) -> Traits:
    """What a finding in a text is known by; findings that are alike share it."""
    entry = finding.entry.name if finding.entry else ""
    return Traits(finding.rule, _short(entry), _short(text[slice(*finding.problem.span)]))


def fingerprint(finding: Finding, text: str) -> str:
    """The same as one word."""
    return _checksum("\n".join(traits(finding, text)))


def fresh(findings: Iterable[Finding], text: str, known: Counter[Traits]) -> Iterator[Finding]:
    """The findings that are not among those that are known; of several alike, the last ones."""
    left = known.copy()
    for finding in findings:
        own = traits(finding, text)
        if left[own]:
            left[own] -= 1
        else:
            yield finding


def _short(text: str) -> str:
    """A text in which blanks and line ends are one blank each; a long one is cut."""
    bare = " ".join(text.split())
    return bare if len(bare) <= LONG else f"{bare[:60]}… {_checksum(bare)}"


def _checksum(text: str) -> str:
    from hashlib import sha256

    return sha256(text.encode(errors="replace")).hexdigest()[:32]

"""What makes a finding the same one after its lines have moved: its rule, its entry and the marked text."""

from __future__ import annotations

from lint_awesome.linting import Finding
from lint_awesome.text.identifiers import canonical
from lint_awesome.text.names import title_key


def fingerprint(finding: Finding, text: str) -> str:
    """A short name for a finding, in which no place has a part."""
    from hashlib import sha256

    entry, marked = finding.entry, text[slice(*finding.problem.span)]
    key = "" if entry is None else canonical(entry.link.url) if entry.link else title_key(entry.name)
    return sha256("\0".join((finding.rule, key, marked)).encode()).hexdigest()[:16]

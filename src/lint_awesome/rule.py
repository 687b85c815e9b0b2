"""What a rule takes and gives: a page in, problems and their fixes out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Literal

from msgspec import Struct

from lint_awesome.config import Config
from lint_awesome.conventions import Conventions
from lint_awesome.document import Document
from lint_awesome.facts import Facts
from lint_awesome.silencing.comments import Silence
from lint_awesome.source import Span

ON_DEMAND = "official"
"""The family whose rules run only where they are selected."""

Severity = Literal["error", "warning", "info"]
Change = Literal[
    "space", "mark", "label", "case", "number", "date", "placeholder", "separator", "url", "anchor", "repeat",
    "listing", "comment",
]  # fmt: skip
"""What an edit does to the meaning: each kind has a guard in `guard.py`; `text` (no guard) is for unsafe fixes."""


class Edit(Struct, frozen=True):
    """New text for a place."""

    span: Span
    text: str
    change: Change | Literal["text"]


class Reorder(Struct, frozen=True):
    """Blocks of whole lines put into another order: `order[i]` is the index of the block that comes to stand i-th."""

    blocks: tuple[Span, ...]
    order: tuple[int, ...]


class Transfer(Struct, frozen=True):
    """A block of whole lines moved to another place, the start of a line."""

    block: Span
    to: int


class Fix(Struct, frozen=True):
    """How to mend a problem: all changes or none."""

    changes: tuple[Edit | Reorder | Transfer, ...]
    message: str
    safe: bool = True


class Related(Struct, frozen=True):
    """Another place that a problem speaks of."""

    span: Span
    message: str


class Problem(Struct, frozen=True):
    """What a rule reports: the wrong characters, what is wrong with the evidence, and how to mend it.

    `severity` is only given where it departs from the rule's own.
    """

    span: Span
    message: str
    fix: Fix | None = None
    related: tuple[Related, ...] = ()
    severity: Severity | None = None


class Page(Struct, frozen=True):
    """All that a rule may know; what came of the comments that silence rules is known when all others have spoken."""

    document: Document
    conventions: Conventions
    facts: Facts
    config: Config
    silences: tuple[Silence, ...] = ()

    @property
    def text(self) -> str:
        """The whole text."""
        return self.document.source.text


Check = Callable[[Page], Iterator[Problem]]


class Rule(Struct, frozen=True):
    """A rule: its name, the family that it belongs to, and the function that checks a page."""

    name: str
    family: str
    summary: str
    severity: Severity
    check: Check
    default: bool = True


def rule(severity: Severity) -> Callable[[Check], Rule]:
    """Makes the rule of a function: named as the function, of its folder's family, summed up by its docstring."""

    def made(check: Check) -> Rule:
        family = check.__module__.split(".")[-2]
        summary = (check.__doc__ or "").strip().partition("\n")[0]
        return Rule(check.__name__.replace("_", "-"), family, summary, severity, check, family != ON_DEMAND)

    return made

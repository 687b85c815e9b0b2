"""The settings of a run: one struct, from which come validation, the documentation and the JSON Schema.

Each key has its type, its default and a line that says what it is; `description` is for people.
"""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta, Struct

from lint_awesome.conventions import OrderKey
from lint_awesome.links.settings import Settings

Level = Literal["off", "info", "warning", "error"]
Severities = Annotated[dict[str, Level], Meta(description="how severe what a rule or family reports is")]


class Convention(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """When something that entries do is a convention of the list: what share of how many cases bear it out."""

    share: Annotated[float, Meta(gt=0.5, le=1, description="the share of the cases that must agree")] = 0.9
    cases: Annotated[int, Meta(ge=1, description="how many cases there must be")] = 5

    def allows(self, departing: int, of: int) -> bool:
        """Whether one case departs, or so few that what the others do is a convention."""
        return departing <= 1 or of - departing >= self.share * of


class Pin(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, rename="kebab"):
    """What the list does, set instead of learned; what is not set is learned."""

    order: Annotated[OrderKey | None, Meta(description="how the entries of a group are ordered")] = None
    required: Annotated[tuple[str, ...] | None, Meta(description="the labels that every entry has")] = None
    labels: Annotated[tuple[str, ...] | None, Meta(description="the labels of an entry in their order")] = None
    mark: Annotated[str | None, Meta(description="what stands between a label and its value, with its blanks")] = None
    placeholder: Annotated[str | None, Meta(description="what stands for 'none'")] = None
    date: Annotated[
        Annotated[str, Meta(pattern="YYYY")] | None,
        Meta(description="the form of dates: `YYYY-MM`, `D Month YYYY`, `Mon YYYY` and the like"),
    ] = None
    authors: Annotated[str | None, Meta(description="what stands between two authors, with its blanks")] = None
    separator: Annotated[str | None, Meta(description="what stands between title and description, with its blanks")] = (
        None
    )
    start: Annotated[Literal["upper", "lower"] | None, Meta(description="the first letter of descriptions")] = None
    end: Annotated[Literal["stop", "none"] | None, Meta(description="whether descriptions end in a full stop")] = None
    title: Annotated[Literal["link", "plain"] | None, Meta(description="whether titles are links")] = None
    arxiv: Annotated[
        Literal["abs", "pdf"] | None, Meta(description="whether links to arXiv lead to the page or the PDF")
    ] = None


class Duplicates(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What may stand in a list twice."""

    allow: Annotated[
        tuple[str, ...], Meta(description="titles, addresses and headings; * is anything, case does not count")
    ] = ()


class ForSection(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is another in one section, and in those below it."""

    ignore: Annotated[tuple[str, ...], Meta(description="the rules and families that say nothing there")] = ()
    severity: Severities = {}


class Config(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, rename="kebab"):
    """All settings, with their defaults. Rules are named singly or by family."""

    preset: Annotated[
        Literal["awesome"] | None,
        Meta(description="`awesome` is what sindresorhus/awesome asks of a list: its rules and its form of entries"),
    ] = None
    select: Annotated[
        tuple[str, ...], Meta(description="the rules and families that run; none stands for all but `official`")
    ] = ()
    extend_select: Annotated[tuple[str, ...], Meta(description="the rules and families that run besides")] = ()
    ignore: Annotated[tuple[str, ...], Meta(description="the rules and families that do not run")] = ()
    severity: Severities = {}
    convention: Convention = Convention()
    pin: Pin = Pin()
    duplicates: Duplicates = Duplicates()
    links: Settings = Settings()
    per_section: Annotated[
        dict[str, ForSection], Meta(description="settings for a section and all below it, by its title, in any case")
    ] = {}

"""The settings of a run: one struct."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta, Struct

Level = Literal["off", "info", "warning", "error"]


class Convention(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """When something that entries do is a convention of the list: what share of how many cases bear it out."""

    share: Annotated[float, Meta(gt=0.5, le=1)] = 0.9
    cases: Annotated[int, Meta(ge=1)] = 5


class Config(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, rename="kebab"):
    """All settings, with their defaults. Rules are named singly or by family; `select` replaces the default."""

    select: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: dict[str, Level] = {}
    convention: Convention = Convention()

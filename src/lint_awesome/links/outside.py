"""What a check of links needs from outside; tests give their own."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from pathlib import Path
from ssl import SSLContext
from typing import Literal

from msgspec import Struct

from lint_awesome.links.lookup import Resolve

Ended = Literal["done", "deadline", "interrupted", "offline"]
"""How a check came to its end."""


class Count(Struct, frozen=True):
    """How far a check has come: links with a verdict, all links, those unverified, hosts that are waited for."""

    done: int
    total: int
    unverified: int = 0
    hosts: int = 0


def no_token(_: str) -> str | None:
    """There is none for any host."""
    return None


class Outside(Struct, frozen=True, kw_only=True):
    """The world as a check sees it.

    `resolve` looks names up (the system, where none is given), `ssl` trusts (the system's authorities), `allowed` are
    addresses that are asked though they are private, `token` gives a host's token, `control` is a name that
    surely exists. `wall` is the time of day, `random` is from 0 to 1. `cache` is a folder. `repository` names the list
    in the requests. `progress` is told each time a link is done, `tell` what a person should know; `bug` puts into
    words what should not have happened.
    """

    resolve: Resolve | None = None
    ssl: SSLContext | None = None
    allowed: frozenset[str] = frozenset()
    token: Callable[[str], str | None] = no_token
    control: str = "github.com"
    wall: Callable[[], float] = time.time
    random: Callable[[], float] = random.random
    cache: Path | None = None
    repository: str = ""
    progress: Callable[[Count], None] = lambda _: None
    tell: Callable[[str], None] = lambda _: None
    bug: Callable[[Exception], str] = repr

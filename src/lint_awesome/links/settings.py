"""How links are checked: the table `[links]` of the settings."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta, Struct
from msgspec.structs import force_setattr

from lint_awesome.links.hosts import Host


class Settings(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, rename="kebab"):
    """How links are checked."""

    timeout: Annotated[float, Meta(gt=0, description="seconds that one request may take; HEAD has a third")] = 30
    deadline: Annotated[float, Meta(gt=0, description="seconds that the whole check may take")] = 600
    per_host: Annotated[int, Meta(ge=1, description="requests at a time to one host")] = 4
    interval: Annotated[float, Meta(ge=0, description="seconds between two requests to one host")] = 0.1
    in_flight: Annotated[int, Meta(ge=1, le=200, description="requests at a time in all")] = 64
    ignore: Annotated[
        tuple[str, ...],
        Meta(description="what is not asked: a host with all below it, or how an address begins; * is anything"),
    ] = ()
    allow_private: Annotated[bool, Meta(description="ask private addresses too")] = False
    fragments: Annotated[bool, Meta(description="look for the anchors that links name on other pages")] = False
    dead_after_days: Annotated[
        int, Meta(ge=0, description="from so many days without an answer on, warn; 0: never")
    ] = 0
    dormant_after: Annotated[
        int, Meta(ge=0, description="days without a push after which a repository is dormant; 0: never")
    ] = 0
    proxy: Annotated[bool, Meta(description="go through the proxy that HTTPS_PROXY and HTTP_PROXY name")] = False
    hosts: Annotated[dict[str, Host], Meta(description="what sites need, over the table that is built in")] = {}

    def __post_init__(self) -> None:
        """Hosts are known by lower case, however they were written."""
        force_setattr(self, "hosts", {name.lower(): host for name, host in self.hosts.items()})

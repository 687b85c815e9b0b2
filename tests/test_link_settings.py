"""The table `[links]` of the settings."""

from __future__ import annotations

import tomllib

import msgspec
import pytest

from lint_awesome.links.hosts import HOSTS, Host
from lint_awesome.links.settings import Settings
from lint_awesome.links.sites import REGISTRIES
from lint_awesome.links.targets import KINDS

DEFAULTS = {
    "timeout": 30,
    "deadline": 600,
    "per-host": 4,
    "interval": 0.1,
    "in-flight": 64,
    "ignore": (),
    "allow-private": False,
    "fragments": False,
    "dead-after-days": 0,
    "dormant-after": 0,
    "proxy": False,
    "hosts": {},
}


def read(text: str) -> Settings:
    return msgspec.convert(tomllib.loads(text), Settings)


def test_each_setting_has_a_default_and_a_line_of_documentation() -> None:
    assert msgspec.to_builtins(Settings()) == DEFAULTS
    for kind in (Settings, Host):
        (schema,) = msgspec.json.schema(kind)["$defs"].keys() & {kind.__name__}
        for name, field in msgspec.json.schema(kind)["$defs"][schema]["properties"].items():
            assert field.get("description"), name


def test_settings_are_read() -> None:
    found = read("per-host = 1\nignore = ['a.test']\n[hosts.'b.test']\nask = 'get'\nper-host = 2\ninterval = 0.5")
    assert (found.per_host, found.ignore) == (1, ("a.test",))
    assert found.hosts == {"b.test": Host(ask="get", per_host=2, interval=0.5)}


@pytest.mark.parametrize(
    "text",
    [
        "per_host = 1",
        "timeout = 0",
        "per-host = 0",
        "in-flight = 500",
        "deadline = -1",
        "hosts.a.aks = 'get'",
        "hosts.a.ask = 'head'",
        "dead-after-days = -1",
        "ignore = 'a'",
    ],
)
def test_what_makes_no_sense_is_refused(text: str) -> None:
    with pytest.raises(msgspec.ValidationError):
        read(text)


def test_the_table_names_registries_that_there_are() -> None:
    assert {host.registry for host in HOSTS.values() if host.registry} == {*KINDS.values(), "github"}
    assert {*KINDS.values(), "github"} <= REGISTRIES.keys()
    ways = {way for registry in REGISTRIES.values() for way in (registry.absent, registry.lost) if way}
    assert ways <= {*REGISTRIES, "page", "witness"}

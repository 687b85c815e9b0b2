"""Addresses that are never connected to: a list may name what only this machine can reach."""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterable
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address
from typing import Any

AddressInfo = tuple[Any, Any, Any, str, tuple[Any, ...]]
"""What `getaddrinfo` gives: family, type, protocol, name, socket address."""

REFUSED_4 = tuple(
    map(
        IPv4Network,
        (
            "0.0.0.0/8",  # this network (RFC 791); a connection to it is one to this machine
            "10.0.0.0/8",  # private (RFC 1918), so the next but four
            "100.64.0.0/10",  # shared by carriers (RFC 6598)
            "127.0.0.0/8",  # loopback (RFC 1122)
            "168.63.129.16/32",  # a cloud's own services, on a public number
            "169.254.0.0/16",  # link-local (RFC 3927), with the clouds' metadata
            "172.16.0.0/12",
            "192.0.0.0/24",  # protocol assignments (RFC 6890)
            "192.0.2.0/24",  # documentation (RFC 5737), so 198.51.100 and 203.0.113
            "192.88.99.0/24",  # relays of 6to4 (RFC 7526)
            "192.168.0.0/16",
            "198.18.0.0/15",  # benchmarks (RFC 2544)
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/4",  # multicast (RFC 5771)
            "240.0.0.0/4",  # reserved (RFC 1112), with broadcast
        ),
    )
)
GLOBAL_6 = IPv6Network("2000::/3")
"""What is given out as global unicast (RFC 4291); all else is refused, but for what wraps an IPv4 address."""
REFUSED_6 = tuple(
    map(
        IPv6Network,
        (
            "2001::/23",  # protocol assignments (RFC 2928), with Teredo (RFC 4380) and the benchmarks' block
            "2001:db8::/32",  # documentation (RFC 3849)
            "3fff::/20",  # documentation (RFC 9637)
        ),
    )
)
WRAPPED = (
    (IPv6Network("::ffff:0:0/96"), 0),  # mapped (RFC 4291)
    (IPv6Network("64:ff9b::/96"), 0),  # translated (RFC 6052); 64:ff9b:1::/48 (RFC 8215) is of local use: refused
    (IPv6Network("2002::/16"), 80),  # 6to4 (RFC 3056)
)
"""Networks whose addresses hold an IPv4 address, and how many bits stand after it."""


class Private(OSError):
    """An address that is not connected to."""


def refused(address: str) -> bool:
    """Whether an address, as numbers, is one that is not connected to."""
    found = ip_address(address.partition("%")[0])
    if isinstance(found, IPv4Address):
        return _refused_4(found)
    for network, after in WRAPPED:
        if found in network:
            return _refused_4(IPv4Address((int(found) >> after) & 0xFFFFFFFF))
    return _refused_6(found)


def _refused_4(address: IPv4Address) -> bool:
    return any(address in network for network in REFUSED_4)


def _refused_6(address: IPv6Address) -> bool:
    return address not in GLOBAL_6 or any(address in network for network in REFUSED_6)


def sockets(allowed: Iterable[str], *, private: bool) -> Callable[[AddressInfo], socket.socket]:
    """Makes the sockets of all connections, and raises `Private` for an address that is refused.

    It sees every address that is connected to, whether it came of a name or stood in the link. `allowed` are let
    through whatever they are; `private` lets all through.
    """
    exempt = frozenset(allowed)

    def made(info: AddressInfo) -> socket.socket:
        family, kind, protocol, _, (address, *_) = info
        if not private and address not in exempt and refused(address):
            raise Private("a private address")
        return socket.socket(family, kind, protocol)

    return made

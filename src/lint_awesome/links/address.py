"""Addresses of links: what can be asked, in the form in which it is asked."""

from __future__ import annotations

import re
from socket import inet_aton, inet_ntoa
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from msgspec import Struct

WEB = {"http": 80, "https": 443}
LONGEST = 8000
SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
NAME = re.compile(r"(?=.{1,253}$)[a-z0-9_-]{1,63}(?:\.[a-z0-9_-]{1,63})*", re.IGNORECASE)
NUMBER = re.compile(r"\d+|0x[\da-f]*", re.IGNORECASE)
SAFE = "%/:@!$&'()*+,;=~|[]"
DOTS = re.compile(r"/\.\.?(?:/|$)")
SERVICES = frozenset((
    1433, 1434, 1521, 1719, 1720, 1723, 2049, 2375, 2376, 2379, 2380, 3306, 3389, 3659, 4045, 4190, 5060, 5061, 5432,
    5672, 5900, 5984, 5985, 5986, 6000, 6379, 6443, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697, 7001, 8500, 9042,
    9200, 9300, 10080, 10250, 11211, 15672, 27017, 27018, 50070,
))  # fmt: skip
"""Ports from 1024 on that services other than the web's are known by."""


class Unaskable(Exception):
    """An address that cannot be asked; its message says why."""


class Address(Struct, frozen=True):
    """An address as it is asked, without its fragment; `host` is in lower case and ASCII."""

    url: str
    scheme: str
    host: str
    port: int
    path: str
    query: str
    fragment: str = ""

    @property
    def place(self) -> str:
        """What is shown of it: no query, for that may hold secrets."""
        return self.url.partition("?")[0]


def parse(url: str) -> Address:
    """The address that a link's text stands for; raises `Unaskable`."""
    if len(url) > LONGEST:
        raise Unaskable(f"the address has more than {LONGEST:,} characters")
    text = "https:" + url if url.startswith("//") else url
    scheme = SCHEME.match(text)
    if not scheme or scheme[1].lower() not in WEB:
        raise Unaskable(f"'{scheme[1][:20]}:' is not asked" if scheme else "no address of the web")
    try:
        parts = urlsplit(text)
        host, port = _host(parts.netloc, parts.hostname or ""), parts.port
    except ValueError:
        raise Unaskable("the address has no host that could be") from None
    return _made(parts, host, _port(port, parts.scheme))


def follow(base: Address, location: str) -> Address:
    """Where a redirect leads; raises `Unaskable`."""
    try:
        return parse(urljoin(base.url, location.strip()))
    except ValueError:
        raise Unaskable("the redirect leads nowhere") from None


def _made(parts: SplitResult, host: str, port: int) -> Address:
    scheme, path = parts.scheme, _encoded(parts.path or "/", SAFE)
    if DOTS.search(path):
        path = _undotted(path)
    query = _encoded(parts.query, SAFE + "?")
    shown = host + (f":{port}" if port != WEB[scheme] else "")
    url = f"{scheme}://{shown}{path}" + (f"?{query}" if query else "")
    return Address(url, scheme, host, port, path, query, parts.fragment)


def _undotted(path: str) -> str:
    """A path without `.` and `..` (RFC 3986, 5.2.4)."""
    kept, names = list[str](), path.split("/")[1:]
    for name in names:
        if name == "..":
            del kept[-1:]
        elif name != ".":
            kept.append(name)
    return "/" + "/".join(kept) + ("/" if kept and names[-1] in (".", "..") else "")


def _encoded(text: str, safe: str) -> str:
    return quote(text, safe=safe, errors="surrogateescape")


def _host(netloc: str, host: str) -> str:
    if "@" in netloc:
        raise Unaskable("the address names a user")
    if "[" in netloc:
        return f"[{_bracketed(host)}]"
    host = host.rstrip(".")
    if not host.isascii():
        host = _idna(host)
    if not NAME.fullmatch(host):
        raise Unaskable("the address has no host that could be" if host else "the address has no host")
    return _numbers(host) if NUMBER.fullmatch(host.rpartition(".")[2]) else host.lower()


def _numbers(host: str) -> str:
    """An IPv4 address in its usual form, whatever form it was written in."""
    try:
        return inet_ntoa(inet_aton(host))
    except OSError:
        raise Unaskable("the address has no host that could be") from None


def _bracketed(host: str) -> str:
    from ipaddress import IPv6Address

    return str(IPv6Address(host.partition("%")[0]))


def _idna(host: str) -> str:
    from yarl import URL  # as aiohttp itself does it

    return (URL.build(scheme="http", host=host).raw_host or "").rstrip(".")


def _port(port: int | None, scheme: str) -> int:
    port = WEB[scheme] if port is None else port
    if port not in WEB.values() and (port < 1024 or port in SERVICES):
        raise Unaskable(f"port {port} is not asked")
    return port

"""A web for tests: names on loopback addresses, one scripted server for all of them, and a clock that jumps.

A script is a list of exchanges: `url` (a `*` at its end is anything), `method` (any where none is given), `times` (for
ever), then `status` (200), `headers`, `body`, `delay` in seconds, or `error`:
- `reset` (after the request), `cut` (in the middle of the headers), `hang`, `garbage`;
- of a whole host: `refused`, `dns-none`, `dns-again`, `dns-hang`, `dns-short` (found with a dot at its end only),
  `tls-expired`, `tls-name`, `tls-issuer`, `tls-chain`.
The first exchange that fits and is not used up is played; where there is none, the answer is 200.
"""

from __future__ import annotations

import asyncio
import re
import selectors
import socket
import ssl
import struct
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from contextlib import AsyncExitStack, suppress
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from itertools import count
from typing import Any, NamedTuple, Self
from urllib.parse import urlsplit

import trustme

from lint_awesome.links.check import checked
from lint_awesome.links.lookup import Place
from lint_awesome.links.outside import Outside
from lint_awesome.links.settings import Settings
from lint_awesome.links.verdict import Verdict

Exchange = dict[str, Any]
CONTROL = "control.test"
HOST = re.compile(r"[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}")
START = 1_800_000_000.0
NAMELESS = ("dns-none", "dns-again", "dns-hang", "dns-short")
GRACE = 0.002


class Jumping(selectors.DefaultSelector):
    """A selector for which time passes at once when nothing is to be read or written."""

    now = 0.0

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        events: list[tuple[selectors.SelectorKey, int]] = super().select(0)
        if events or timeout is None or timeout <= 0:
            return events or (super().select(0.05) if timeout is None else [])
        if timeout > 0.2:  # what the kernel still holds comes before a long jump
            events = super().select(GRACE)
        if not events:
            self.now += timeout
        return events


class Loop(asyncio.SelectorEventLoop):
    """An event loop whose clock jumps."""

    def __init__(self) -> None:
        self.jumping = Jumping()
        self.connects: list[Any] = []
        super().__init__(self.jumping)

    def time(self) -> float:
        return self.jumping.now

    async def sock_connect(self, sock: socket.socket, address: Any) -> None:
        self.connects.append(address)
        await super().sock_connect(sock, address)


class Request(NamedTuple):
    """A request as the server saw it."""

    at: float
    method: str
    url: str
    headers: dict[str, str]
    body: bytes


class Web:
    """Servers for the hosts that a script names; what they saw is kept."""

    def __init__(self, script: Iterable[Exchange], hosts: Iterable[str] = ()) -> None:
        self.script = [dict(exchange) for exchange in script]
        named = (urlsplit(exchange["url"]).hostname or "" for exchange in self.script)
        self.hosts = [host for host in dict.fromkeys([*named, *hosts]) if HOST.fullmatch(host)]
        self.left = Counter({number: one["times"] for number, one in enumerate(self.script) if "times" in one})
        self.requests: list[Request] = []
        self.connections: Counter[str] = Counter()
        self.lookups: Counter[str] = Counter()
        self.running: Counter[str] = Counter()
        self.most: Counter[str] = Counter()
        self.places: dict[tuple[str, int], Place] = {}
        self.hidden: dict[str, Place] = {}
        self.stack = AsyncExitStack()
        self.talks: set[asyncio.Task[None]] = set()

    async def __aenter__(self) -> Self:
        self.connects: list[Any] = getattr(asyncio.get_running_loop(), "connects", [])
        for number, host in zip(count(2), self.hosts, strict=False):
            address = f"127.0.{number // 250}.{number % 250 + 2}"
            for port, context in ((80, None), (443, self._context(host))):
                self.places[host, port] = Place(address, await self._listen(address, host, port, context))
        return self

    async def __aexit__(self, *_: object) -> None:
        for talk in self.talks:
            talk.cancel()
        await asyncio.gather(*self.talks, return_exceptions=True)
        await self.stack.aclose()

    async def _listen(self, address: str, host: str, port: int, context: ssl.SSLContext | None) -> int:
        if self._error(host, "refused"):
            bound = self.stack.enter_context(socket.socket())
            bound.bind((address, 0))
            return int(bound.getsockname()[1])

        def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            task = asyncio.get_running_loop().create_task(self._talk(host, port, reader, writer))
            self.talks.add(task)
            task.add_done_callback(self.talks.discard)

        server = await asyncio.start_server(talk, address, 0, ssl=context, limit=2**20)
        self.stack.callback(server.close)
        return int(server.sockets[0].getsockname()[1])

    def _error(self, host: str, *errors: str) -> str | None:
        """What is wrong with a whole host."""
        found = (one for one in self.script if urlsplit(one["url"]).hostname == host)
        return next((one["error"] for one in found if one.get("error") in errors), None)

    def _context(self, host: str) -> ssl.SSLContext:
        return context(host, self._error(host, "tls-expired", "tls-name", "tls-issuer", "tls-chain") or "")

    async def resolve(self, host: str, port: int) -> list[Place]:
        """Where a name leads."""
        name = host.rstrip(".")
        self.lookups[host] += 1
        error = self._error(name, *NAMELESS)
        if error == "dns-hang":
            await asyncio.sleep(1e6)
        if error in ("dns-none", "dns-again") or (error == "dns-short" and name == host):
            raise socket.gaierror(socket.EAI_AGAIN if error == "dns-again" else socket.EAI_NONAME, error)
        if name == CONTROL:
            return [Place("127.0.0.250", port)]
        if (name, port) in self.places:
            return [self.places[name, port]]
        if name in self.hidden:
            return [self.hidden[name]]
        found = socket.getaddrinfo(name, port, type=socket.SOCK_STREAM, flags=socket.AI_NUMERICHOST)
        return [Place(str(address[0]), port) for *_, address in found]

    async def _talk(self, host: str, port: int, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connections[host] += 1
        with suppress(OSError, asyncio.IncompleteReadError, asyncio.LimitOverrunError):
            request = await self._request(host, port, reader)
            self.requests.append(request)
            self.running[host] += 1
            self.most[host] = max(self.most[host], self.running[host])
            play = asyncio.ensure_future(self._play(self._exchange(request), request, writer))
            left = asyncio.ensure_future(reader.read(1))
            try:
                await asyncio.wait((play, left), return_when=asyncio.FIRST_COMPLETED)
            finally:
                self.running[host] -= 1
                play.cancel()
                left.cancel()
                await asyncio.gather(play, left, return_exceptions=True)
        writer.close()

    async def _request(self, host: str, port: int, reader: asyncio.StreamReader) -> Request:
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
        method, path, _ = head[0].split(" ")
        headers = {name.lower(): value for name, _, value in (line.partition(": ") for line in head[1:] if line)}
        body = await reader.readexactly(int(headers.get("content-length", 0)))
        url = f"{'https' if port == 443 else 'http'}://{host}{path}"
        return Request(asyncio.get_running_loop().time(), method, url, headers, body)

    def _exchange(self, request: Request) -> Exchange:
        for number, one in enumerate(self.script):
            begin, more, _ = one["url"].partition("*")
            same = request.url.startswith(begin) if more else request.url == begin
            fits = same and one.get("method", "*") in ("*", request.method)
            if fits and ("times" not in one or self.left[number] > 0):
                self.left[number] -= 1
                return one
        return {}

    async def _play(self, one: Exchange, request: Request, writer: asyncio.StreamWriter) -> None:
        if "reply" in one:
            one = one["reply"](request)
        if delay := one.get("delay"):
            await asyncio.sleep(delay)
        error = one.get("error")
        if error == "hang":
            await asyncio.sleep(1e6)
        elif error == "reset":
            writer.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            writer.transport.abort()
        elif error in ("garbage", "cut"):
            writer.write(b"\0\1 no http\r\n\r\n" if error == "garbage" else b"HTTP/1.1 200 OK\r\nContent-")
        else:
            writer.write(answer(one, request.method))
        await writer.drain()

    def asked(self, url: str = "") -> list[str]:
        """The methods that an address was asked by, in order; all requests where none is given."""
        return [request.method for request in self.requests if request.url == url or not url]

    def starts(self, host: str = "") -> list[float]:
        """When a host was asked; all hosts where none is given."""
        return [request.at for request in self.requests if urlsplit(request.url).hostname == host or not host]


def answer(one: Exchange, method: str) -> bytes:
    """An answer as bytes."""
    body = one.get("body", b"")
    body = body.encode() if isinstance(body, str) else body
    headers = {"content-length": str(len(body)), "connection": "close", **one.get("headers", {})}
    head = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
    line = f"HTTP/1.1 {one.get('status', 200)} Words\r\n"
    return f"{line}{head}\r\n".encode("utf-8", "surrogateescape") + (b"" if method == "HEAD" else body)


@lru_cache
def authority(name: str) -> trustme.CA:
    """One that issues certificates."""
    return trustme.CA(organization_name=name)


@lru_cache
def trust() -> ssl.SSLContext:
    """What trusts our own authority alone."""
    found = ssl.create_default_context()
    authority("own").configure_trust(found)
    return found


@lru_cache(1024)
def context(host: str, fault: str = "") -> ssl.SSLContext:
    """What a host serves TLS by."""
    issuer = authority("another" if fault == "tls-issuer" else "own")
    if fault == "tls-chain":
        issuer = issuer.create_child_ca()
    ends = datetime.now(UTC) - timedelta(days=1) if fault == "tls-expired" else None
    issued = issuer.issue_cert("other.test" if fault == "tls-name" else host, not_after=ends)
    found = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    if fault == "tls-chain":
        with issued.private_key_and_cert_chain_pem.tempfile() as path:
            pass
        leaf = trustme.Blob(issued.private_key_pem.bytes() + issued.cert_chain_pems[0].bytes())
        with leaf.tempfile() as path:
            found.load_cert_chain(path)
    else:
        issued.configure_cert(found)
    return found


def outside(web: Web, **given: Any) -> Outside:
    """The world of a test: its names, its authority, its clock."""
    loop = asyncio.get_running_loop()
    usual: dict[str, Any] = {
        "resolve": web.resolve,
        "ssl": trust(),
        "allowed": frozenset(place.address for place in web.places.values()),
        "control": CONTROL,
        "wall": lambda: START + loop.time(),
        "random": lambda: 0.5,
    }
    return Outside(**usual | given)


def _host(url: str) -> str:
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


class Played(NamedTuple):
    """What came of a check: verdicts, how it ended, what the servers saw, what was told, when it was over."""

    verdicts: dict[str, Verdict]
    ended: str
    web: Web
    told: list[str]
    at: float

    def one(self) -> Verdict:
        """The only verdict."""
        (verdict,) = self.verdicts.values()
        return verdict


def played(
    script: Sequence[Exchange],
    urls: Iterable[str] = (),
    settings: Settings | None = None,
    before: Callable[[Web], None] | None = None,
    **given: Any,
) -> Played:
    """What comes of checking addresses (those of the script, where none are given) on the clock that jumps."""
    wanted = list(urls) or list(dict.fromkeys(one["url"] for one in script))
    told: list[str] = []

    async def scenario() -> Played:
        async with Web(script, map(_host, wanted)) as web:
            if before:
                before(web)
            world = outside(web, **{"tell": told.append} | given)
            found = await checked(wanted, settings or Settings(), world)
            return Played(found.verdicts, found.ended, web, told, asyncio.get_running_loop().time())

    with asyncio.Runner(loop_factory=Loop) as runner:
        return runner.run(scenario())

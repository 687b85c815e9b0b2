"""One request over the net: an answer in, whatever happens; what aiohttp would do by itself is kept from it."""

from __future__ import annotations

import asyncio
import errno
import socket
import ssl
from collections.abc import Mapping
from types import TracebackType
from typing import Any, Self

import aiohttp
from aiohttp.abc import AbstractResolver, ResolveResult
from yarl import URL

from lint_awesome import HOME, __version__
from lint_awesome.links.answers import KEPT, Answer, Call, Fault
from lint_awesome.links.lookup import Place, is_absent, system
from lint_awesome.links.outside import Outside
from lint_awesome.links.private import Private, refused, sockets
from lint_awesome.links.settings import Settings
from lint_awesome.links.words import CERTIFICATES

SOCKETS = 200
LINE, HEADERS, BUFFER = 2**14, 128, 2**16
"""The longest line of an answer (Node.js allows as much), the most headers (aiohttp's own), bytes at a time."""
CONNECT, LOOKUP = 10.0, 8.0
"""The most seconds for a connection and for a name's lookup."""
WISHES = {"Accept": "text/html,*/*;q=0.8", "Accept-Encoding": "identity"}


class Broken(Exception):
    """A connection that broke off; of its own kind, so that aiohttp does not ask a second time by itself."""


KINDS: tuple[tuple[tuple[type[Exception], ...], Fault], ...] = (
    ((Private,), "private-address"),
    ((ConnectionResetError, ConnectionAbortedError, BrokenPipeError, Broken, aiohttp.ClientPayloadError), "reset"),
    ((OSError,), "refused"),
)
"""What the causes of errors stand for; all else is what cannot be understood."""


class Names(AbstractResolver):
    """aiohttp's way to look names up, over ours; it remembers which names exist."""

    def __init__(self, outside: Outside) -> None:
        self.lookup = outside.resolve or system()
        self.found: dict[str, None] = {}
        self.missing: dict[str, OSError] = {}

    async def places(self, host: str, port: int) -> list[Place]:
        """Where a name leads; raises `socket.gaierror`, also where that takes too long."""
        try:
            async with asyncio.timeout(LOOKUP):
                places = await self.lookup(host, port)
        except TimeoutError:
            raise socket.gaierror(socket.EAI_AGAIN, "no answer in time") from None
        self.found[host] = None
        return places

    async def exists(self, name: str) -> bool:
        """Whether a name is found now."""
        try:
            await self.places(name, 443)
        except OSError:
            return False
        return True

    async def lacks(self, name: str) -> bool:
        """Whether it is said now that there is no such name."""
        try:
            await self.places(name, 443)
        except OSError as error:
            return is_absent(error)
        return False

    async def resolve(self, host: str, port: int = 0, family: int = socket.AF_INET) -> list[ResolveResult]:  # noqa: ARG002
        """The places of a name as aiohttp wants them; a name that is not there is looked up once."""
        if host in self.missing:
            raise self.missing[host]
        try:
            places = await self.places(host, port)
        except OSError as error:
            if is_absent(error):
                self.missing[host] = error
            raise
        return [
            ResolveResult(
                hostname=host,
                host=place.address,
                port=place.port,
                family=socket.AF_INET6 if ":" in place.address else socket.AF_INET,
                proto=0,
                flags=socket.AI_NUMERICHOST,
            )
            for place in places
        ]

    async def close(self) -> None:
        """Nothing is held."""


class Web:
    """Sends requests: no cookies, no redirects, no second try, no connection used twice."""

    def __init__(self, settings: Settings, outside: Outside) -> None:
        self.settings, self.outside = settings, outside
        self.names = Names(outside)
        self.proxies = _proxies() if settings.proxy else {}
        self.direct: aiohttp.ClientSession
        self.through: aiohttp.ClientSession

    async def __aenter__(self) -> Self:
        """Opens what requests go through."""
        if self.proxies and not self.settings.allow_private:
            self.outside.tell("links are asked through a proxy: of private addresses only those seen here are refused")
        self.direct = self._session(private=self.settings.allow_private)
        self.through = self._session(private=True)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Closes all connections."""
        await self.direct.close()
        await self.through.close()

    def _session(self, *, private: bool) -> aiohttp.ClientSession:
        connector = aiohttp.TCPConnector(
            resolver=self.names,
            ssl=self.outside.ssl or True,
            limit=SOCKETS,
            ttl_dns_cache=None,
            force_close=True,
            socket_factory=sockets(self.outside.allowed, private=private),
        )
        return aiohttp.ClientSession(
            connector=connector,
            cookie_jar=aiohttp.DummyCookieJar(),
            headers=WISHES | {"User-Agent": agent(self.outside.repository)},
            auto_decompress=False,
            trust_env=False,
            timeout=aiohttp.ClientTimeout(total=None, sock_connect=self._connect(), ceil_threshold=float("inf")),
            read_bufsize=BUFFER,
            max_line_size=LINE,
            max_field_size=LINE,
            max_headers=HEADERS,
            middlewares=(_once,),
        )

    def _connect(self) -> float:
        return min(CONNECT, self.settings.timeout / 3)

    async def send(self, call: Call, seconds: float) -> Answer:
        """What comes of a request within some seconds."""
        now = asyncio.get_running_loop().time
        start = now()
        try:
            async with asyncio.timeout(seconds):
                return await self._sent(call, start)
        except (aiohttp.ClientError, OSError, ValueError, Broken) as error:  # TimeoutError is an OSError
            fault, words = _fault(error)
            return Answer(call.method, call.url, fault=fault, words=words, took=now() - start)

    async def _sent(self, call: Call, start: float) -> Answer:
        url = URL(call.url, encoded=True)
        proxy = self.proxies.get(url.scheme) if not _direct(url) else None
        if proxy and not self.settings.allow_private:
            await self._refuse(url)
        session = self.through if proxy else self.direct
        response = await session.request(
            call.method, url, headers=self._headers(call, url), data=call.body, allow_redirects=False, proxy=proxy
        )
        try:
            body = await _read(response, call.limit)
        finally:
            response.close()
        took = asyncio.get_running_loop().time() - start
        return Answer(call.method, call.url, response.status, headers=_kept(response.headers), body=body, took=took)

    def _headers(self, call: Call, url: URL) -> dict[str, str]:
        """The headers of a request; a token goes to the host that it is for, over TLS, and nowhere else."""
        token = self.outside.token(url.host or "") if call.known and url.scheme == "https" else None
        return {**call.headers, **({"Authorization": f"Bearer {token}"} if token else {})}

    async def _refuse(self, url: URL) -> None:
        """Raises `Private` for what a proxy would reach for us though it is private, as far as can be seen here."""
        try:
            places = await self.names.places(url.raw_host or "", url.port or 0)
        except OSError:
            return
        if any(refused(place.address) and place.address not in self.outside.allowed for place in places):
            raise Private("a private address")


async def _once(request: aiohttp.ClientRequest, handler: aiohttp.ClientHandlerType) -> aiohttp.ClientResponse:
    """Has a request that breaks off not sent again."""
    try:
        return await handler(request)
    except aiohttp.ClientConnectorError:
        raise
    except (aiohttp.ClientOSError, aiohttp.ServerDisconnectedError) as error:
        raise Broken from error


def agent(repository: str) -> str:
    """How we name ourselves."""
    purpose = f"; link check for {repository}" if repository else "; link check"
    return f"lint-awesome/{__version__} (+{HOME}{purpose})"


async def _read(response: aiohttp.ClientResponse, limit: int) -> bytes:
    """The body, as far as it is wanted."""
    parts, room = list[bytes](), limit
    while room and (part := await response.content.read(room)):
        parts.append(part)
        room -= len(part)
    return b"".join(parts)


def _kept(headers: Mapping[str, str]) -> dict[str, str]:
    return {name.lower(): value for name, value in headers.items() if name.lower() in KEPT}


def _fault(error: Exception) -> tuple[Fault, str]:
    """What went wrong, and the words for it where they say more."""
    cause: Any = getattr(error, "os_error", None) or error
    if certificate := _certificate(error):
        return "tls", certificate
    if isinstance(error, aiohttp.ClientConnectorDNSError):
        return ("dns-none" if is_absent(cause) else "dns-again"), ""
    late = isinstance(error, TimeoutError) or getattr(cause, "errno", None) == errno.ETIMEDOUT
    return "timeout" if late else next((fault for kinds, fault in KINDS if isinstance(cause, kinds)), "protocol"), ""


def _certificate(error: Any) -> str:
    """What is wrong with TLS, in words; nothing where it is something else."""
    cause = getattr(error, "certificate_error", None) or getattr(error, "os_error", None) or error
    if isinstance(cause, ssl.SSLCertVerificationError):
        return CERTIFICATES.get(cause.verify_code, "the certificate is not trusted")
    return "no safe connection comes about" if isinstance(cause, ssl.SSLError | ssl.CertificateError) else ""


def _proxies() -> dict[str, str]:
    from urllib.request import getproxies_environment

    found = getproxies_environment()
    return {scheme: found[scheme] for scheme in ("http", "https") if scheme in found}


def _direct(url: URL) -> bool:
    from urllib.request import proxy_bypass

    return bool(proxy_bypass(url.host or ""))

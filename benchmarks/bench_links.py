#!/usr/bin/env python3
"""Measures a check of many links against a server on this machine, in a process of its own.

`bench_links.py mixed` is 2,000 links on 20 hosts, some of them gone, moved, busy, silent; `bench_links.py many` is
10,000 links on 500 hosts. It says what must hold and exits 1 where something does not.
"""

from __future__ import annotations

import argparse
import asyncio
import multiprocessing
import random
import resource
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping
from multiprocessing.connection import Connection

from lint_awesome.links.check import Checked, run
from lint_awesome.links.lookup import Place
from lint_awesome.links.outside import Outside
from lint_awesome.links.settings import Settings

LATENCY = 0.05
KINDS = {"gone": 0.05, "moved": 0.03, "busy": 0.02, "limited": 0.01, "silent": 0.01, "headless": 0.05}
"""What part of the links is of each kind; all others answer 200."""


class Talk(asyncio.Protocol):
    """One connection: a request, a while, an answer."""

    def __init__(self, seen: Seen) -> None:
        self.seen, self.data, self.host = seen, b"", ""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """A connection begins."""
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport
        self.seen.open += 1
        self.seen.most_open = max(self.seen.most_open, self.seen.open)

    def connection_lost(self, _: Exception | None) -> None:
        """A connection ends."""
        self.seen.open -= 1
        self.seen.running[self.host] -= 1

    def data_received(self, data: bytes) -> None:
        """A request, or a part of one."""
        self.data += data
        if b"\r\n\r\n" in self.data:
            method, path, _ = self.data.split(b"\r\n", 1)[0].decode().split(" ")
            self.host = host = self.data.lower().partition(b"host: ")[2].partition(b"\r\n")[0].decode()
            self.seen.begin(host)
            if path.startswith("/silent"):
                asyncio.get_running_loop().call_later(60, self.transport.abort)
            else:
                asyncio.get_running_loop().call_later(LATENCY, self.answer, host, method, path)

    def answer(self, host: str, method: str, path: str) -> None:
        """Answers, and ends."""
        head = f"HTTP/1.1 {self.seen.status(host, method, path)}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n"
        self.transport.write(head.encode())
        self.transport.close()


class Seen:
    """What the server saw."""

    def __init__(self) -> None:
        self.running: Counter[str] = Counter()
        self.most: Counter[str] = Counter()
        self.starts: dict[str, list[float]] = defaultdict(list)
        self.times: Counter[tuple[str, str]] = Counter()
        self.open = self.most_open = 0

    def begin(self, host: str) -> None:
        """A request to a host begins."""
        self.running[host] += 1
        self.most[host] = max(self.most[host], self.running[host])
        self.starts[host].append(time.monotonic())

    def status(self, host: str, method: str, path: str) -> str:
        """The status of an answer, with headers where it has some."""
        kind = path.split("/")[1]
        self.times[host, path] += 1
        if kind == "headless":
            return "405 No" if method == "HEAD" else "200 OK"
        if kind == "moved":
            return f"301 Moved\r\nlocation: /new{path}"
        if self.times[host, path] > 1 and kind in ("busy", "limited"):
            return "200 OK"
        return {"gone": "404 No", "busy": "503 Busy", "limited": "429 No\r\nretry-after: 1"}.get(kind, "200 OK")

    def summary(self) -> dict[str, float]:
        """The numbers that must keep their bounds."""
        a_second = 0
        for starts in self.starts.values():
            for number, start in enumerate(starts):
                a_second = max(a_second, sum(1 for other in starts[number : number + 30] if other - start < 1))
        return {
            "at a time": max(self.most.values()),
            "a second": a_second,
            "connections": self.most_open,
            "requests": sum(len(starts) for starts in self.starts.values()),
        }


def serve(hosts: int, pipe: Connection) -> None:
    """Serves until told to end, and then says what was seen."""

    async def served() -> None:
        seen, loop = Seen(), asyncio.get_running_loop()
        places = [address(number) for number in range(hosts)]
        servers = [await loop.create_server(lambda: Talk(seen), place, 0, backlog=500) for place in places]
        pipe.send([server.sockets[0].getsockname()[1] for server in servers])
        await loop.run_in_executor(None, pipe.recv)
        pipe.send(seen.summary())

    asyncio.run(served())


def address(number: int) -> str:
    """The loopback address of a host."""
    return f"127.1.{number // 250}.{number % 250 + 1}"


def links(hosts: int, each: int, kinds: dict[str, float]) -> list[str]:
    """Addresses of all kinds, dealt to the hosts evenly and then mixed."""
    wanted = [kind for kind, part in kinds.items() for _ in range(round(hosts * each * part))]
    wanted += ["fine"] * (hosts * each - len(wanted))
    urls = [f"http://h{number % hosts}.test/{kind}/{number}" for number, kind in enumerate(wanted)]
    random.Random(1).shuffle(urls)  # noqa: S311, no secret
    return urls


def measure(hosts: int, urls: list[str], settings: Settings) -> tuple[Checked, dict[str, float]]:
    """What comes of a check, with how long it took, what it needed, and what the server saw."""
    ours, theirs = multiprocessing.Pipe()
    server = multiprocessing.get_context("spawn").Process(target=serve, args=(hosts, theirs), daemon=True)
    server.start()
    ports = ours.recv()
    before, start = memory(), time.perf_counter()
    checked = run(urls, settings, outside(ports))
    numbers = {"seconds": time.perf_counter() - start, "MB in all": memory(), "MB more": memory() - before}
    ours.send(None)
    numbers |= ours.recv()
    server.join()
    return checked, numbers


def outside(ports: list[int]) -> Outside:
    """The world of a measurement."""
    places = {f"h{number}.test": Place(address(number), port) for number, port in enumerate(ports)}

    async def resolve(host: str, _: int) -> list[Place]:
        return [places[host]]

    return Outside(resolve=resolve, allowed=frozenset(place.address for place in places.values()), tell=print)


def memory() -> float:
    """The most memory that this process has had, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def mixed() -> bool:
    """2,000 links on 20 hosts, some of each kind."""
    urls = links(20, 100, KINDS)
    checked, numbers = measure(20, urls, Settings(timeout=6))  # a silent link that comes last is waited for so long
    expected = {"gone": "dead", "moved": "moved", "silent": "unverified"}
    wrong = [url for url in urls if checked.verdicts[url].state != expected.get(url.split("/")[3], "alive")]
    for url in wrong[:5]:
        print(f"  wrong: {url}: {checked.verdicts[url]}")
    bounds = {"seconds": 30, "MB in all": 100, "at a time": 4, "a second": 12}
    return told("2,000 links on 20 hosts", numbers, bounds) and not wrong


def many() -> bool:
    """10,000 links on 500 hosts."""
    urls = links(500, 20, {})
    checked, numbers = measure(500, urls, Settings())
    bounds = {"seconds": 20, "MB more": 150, "connections": 200}
    alive = all(verdict.state == "alive" for verdict in checked.verdicts.values())
    return told("10,000 links on 500 hosts", numbers, bounds) and alive


def told(what: str, numbers: dict[str, float], bounds: Mapping[str, float]) -> bool:
    """Says the numbers; whether all keep their bounds."""
    print(what + ": " + ", ".join(f"{value:,.1f} {name}" for name, value in numbers.items()))
    broken = [name for name, most in bounds.items() if numbers[name] > most]
    for name in broken:
        print(f"  {name}: more than {bounds[name]}")
    return not broken


def main() -> int:
    """Measures what is named, or all."""
    all_of: dict[str, Callable[[], bool]] = {"mixed": mixed, "many": many}
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("what", nargs="*", choices=[*all_of, []], help="what is measured, else all")
    held = [all_of[name]() for name in parser.parse_args().what or all_of]
    return 0 if all(held) else 1


if __name__ == "__main__":
    sys.exit(main())

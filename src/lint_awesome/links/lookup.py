"""Names and their addresses: looked up beside the loop, in threads that hold nothing up at the end."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Awaitable, Callable
from contextlib import suppress
from threading import Thread

from msgspec import Struct

AT_ONCE = 32
NOT_THERE = (socket.EAI_NONAME, getattr(socket, "EAI_NODATA", socket.EAI_NONAME))


class Place(Struct, frozen=True):
    """Where a name leads: an address as numbers, and a port."""

    address: str
    port: int


Resolve = Callable[[str, int], Awaitable[list[Place]]]
"""Gives the places of a name; raises `socket.gaierror`."""


def is_absent(error: OSError) -> bool:
    """Whether an error of a lookup says that there is no such name, not that it failed for now."""
    return isinstance(error, socket.gaierror) and error.errno in NOT_THERE


def system() -> Resolve:
    """Looks names up as the system does."""
    turns = asyncio.Semaphore(AT_ONCE)

    async def resolve(host: str, port: int) -> list[Place]:
        async with turns:
            return await _in_thread(host, port)

    return resolve


async def _in_thread(host: str, port: int) -> list[Place]:
    """A thread of its own for each lookup: a pool's threads would be waited for at exit, however long they take."""
    loop = asyncio.get_running_loop()
    found: asyncio.Future[list[Place]] = loop.create_future()

    def tell(places: list[Place] | OSError) -> None:
        if found.done():
            return
        if isinstance(places, OSError):
            found.set_exception(places)
        else:
            found.set_result(places)

    def work() -> None:
        try:
            places: list[Place] | OSError = _look_up(host, port)
        except OSError as error:
            places = error
        except UnicodeError:  # the codec's word for a label that can be no name
            places = socket.gaierror(socket.EAI_NONAME, "no such name")
        with suppress(RuntimeError):  # nobody waits any more, and the loop is closed
            loop.call_soon_threadsafe(tell, places)

    Thread(target=work, daemon=True).start()
    return await found


def _look_up(host: str, port: int) -> list[Place]:
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_ADDRCONFIG)
    return [Place(str(address[0]), port) for *_, address in found]

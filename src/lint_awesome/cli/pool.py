"""Work spread over several processes; none of them outlives this one for long, whatever ends it."""

from __future__ import annotations

import gc
import signal
import sys
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Generic, TypeVar

from msgspec import Struct, field

T = TypeVar("T")
R = TypeVar("R")

FORK = sys.platform == "linux"
"""Whether a process begins as a copy of this one, with all that this one has open; elsewhere it begins anew."""


class Share(Struct, Generic[R], eq=False):
    """What one process has to do: where its results come from while it goes on, and those that wait to be taken."""

    process: BaseProcess | None = None
    results: Connection | None = None
    waiting: deque[R] = field(default_factory=deque)


def spread(work: Callable[[T], R], pieces: Sequence[T], jobs: int) -> Iterator[R]:
    """What comes of each piece, in their order: each process has every n-th.

    What is left where a process is killed, or cannot be had, is done in this one.
    """
    shares = list[Share[R]]()
    try:
        for number in range(jobs):
            shares.append(_begun(work, pieces[number::jobs], shares))
        for number, piece in enumerate(pieces):
            share = shares[number % jobs]
            while share.results and not share.waiting:
                _take(shares)
            yield share.waiting.popleft() if share.waiting else work(piece)
    finally:
        for share in shares:
            if share.process:
                share.process.terminate()
                share.process.join()


def _begun(work: Callable[[T], R], pieces: Sequence[T], others: Sequence[Share[R]]) -> Share[R]:
    """A process that has begun with its share; none where there is no memory, file or process to be had for it."""
    context = get_context("fork" if FORK else None)
    try:
        results, out = context.Pipe(duplex=False)
    except OSError:
        return Share()
    inherited = (results, *(share.results for share in others)) if FORK else ()
    process = context.Process(target=_do, args=(work, pieces, out, inherited), daemon=True)
    try:
        process.start()
    except OSError:
        results.close()
        return Share()
    finally:
        out.close()
    return Share(process, results)


def _take(shares: Sequence[Share[R]]) -> None:
    """Takes what has come from any process, so that none waits for another; notes which have come to their end."""
    ready = wait([share.results for share in shares if share.results])
    for share in shares:
        if share.results in ready:
            try:
                share.waiting.append(share.results.recv())
            except (EOFError, OSError):
                share.results.close()
                share.results = None


def _do(work: Callable[[T], R], pieces: Sequence[T], out: Connection, inherited: Sequence[Connection | None]) -> None:
    """What a process does; without a word it ends at Ctrl-C, where nobody takes its results, or where it fails."""
    if signal.getsignal(signal.SIGINT) != signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    gc.disable()  # there is no garbage to speak of
    for results in filter(None, inherited):
        results.close()  # else it would not be seen that nobody takes them
    with suppress(Exception):  # what is left is done where a failure can be told
        for piece in pieces:
            out.send(work(piece))

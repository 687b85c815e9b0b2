"""Work spread over processes: all is done and comes in order, whatever becomes of them, and none is left behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from multiprocessing import active_children

import pytest

from lint_awesome.cli.pool import spread

HERE = os.getpid()

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="has no such signals")


def large(number: int) -> tuple[int, bytes]:
    """More than waits in a pipe."""
    return number, b"x" * 200_000


def deadly(number: int) -> int:
    """Kills the process that does it, if that is not the first one, at a number of each share."""
    if number in (4, 5) and os.getpid() != HERE:
        os.kill(os.getpid(), signal.SIGKILL)
    return number


def failing(number: int) -> int:
    if number == 3 and os.getpid() != HERE:
        raise MemoryError
    return number


@pytest.mark.parametrize("jobs", [1, 2, 7, 30])
def test_all_is_done_in_order(jobs: int) -> None:
    assert list(spread(large, range(20), jobs)) == [large(number) for number in range(20)]
    assert active_children() == []


@pytest.mark.parametrize("work", [deadly, failing])
def test_what_a_process_leaves_undone_is_done_here(work: Callable[[int], int]) -> None:
    assert list(spread(work, range(20), 2)) == list(range(20))


@pytest.mark.parametrize("call", ["fork", "pipe"])
def test_where_no_process_can_be_had_one_does_it_all(monkeypatch: pytest.MonkeyPatch, call: str) -> None:
    def refused(*_: object) -> None:
        raise BlockingIOError(11, "Resource temporarily unavailable")

    monkeypatch.setattr(os, call, refused)
    assert list(spread(deadly, range(20), 2)) == list(range(20))


def test_who_takes_no_more_leaves_no_process() -> None:
    results = spread(large, range(20), 2)
    assert next(results) == large(0)
    del results
    assert active_children() == []


ENDED = """
import os, sys
from lint_awesome.cli.pool import spread
for _ in spread(lambda number: bytes(1_000_000), range(1000), 2):
    os.kill(os.getpid(), int(sys.argv[1]))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere a process does not begin as a copy")
@pytest.mark.parametrize("sign", [signal.SIGTERM, signal.SIGKILL])
def test_a_process_that_is_ended_leaves_no_other(sign: signal.Signals) -> None:
    """All of them hold the end of a pipe, which is only read to its end when the last of them has ended."""
    command = [sys.executable, "-c", ENDED, str(int(sign))]
    ended = subprocess.run(command, capture_output=True, timeout=60, check=False)
    assert (ended.returncode, ended.stdout, ended.stderr) == (-sign, b"", b"")

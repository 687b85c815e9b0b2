"""A run of `--fix` on a list, ended in the middle of its write: in many ways, what came of each is told as JSON.

The run goes up to the write once, and makes a process for each ending there. Such a process writes, sends itself a
signal at one of the steps that a write is made of (its calls, and their returns), and goes on as any run does.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import Any
from unittest.mock import patch

from lint_awesome import files
from lint_awesome.cli import main

SIGNALS = (signal.SIGKILL, signal.SIGTERM, signal.SIGINT, signal.SIGHUP)

Step = Callable[..., object]


def stepwise(step: Step, *arguments: Any) -> None:
    sys.setprofile(step)
    try:
        write(*arguments)
    finally:
        sys.setprofile(None)


def steps(new: Any, old: bytes) -> int:
    """How many steps a write has."""
    counted = count()
    stepwise(lambda *_: next(counted), new, old)
    readme.write_bytes(old)
    return next(counted)


def signalling(sign: int, at: int) -> Step:
    """Sends a signal at one of the steps."""
    counted = count()
    return lambda *_: os.kill(os.getpid(), sign) if next(counted) == at else None


def ended(child: int, old: bytes) -> dict[str, Any]:
    """How a process ended, and what it left in the folder, which is as before then."""
    status, text = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), readme.read_text(encoding="utf-8")
    others = [path for path in readme.parent.iterdir() if path != readme]
    for path in others:
        path.unlink()
    readme.write_bytes(old)
    return {"status": status, "text": text, "left": [path.name for path in others]}


def in_many_ways(new: Any, old: bytes) -> None:
    told, (_, all_steps) = [], (steps(new, old), steps(new, old))  # the first time modules are brought in too
    for number in range(times):
        sign = SIGNALS[number % len(SIGNALS)]
        if child := os.fork():
            told.append({"signal": sign.name, **ended(child, old)})
            continue
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        return stepwise(signalling(sign, number * all_steps // times), new, old)
    sys.stdout.write(json.dumps(told))
    sys.stdout.flush()
    os._exit(0)


if __name__ == "__main__":
    readme, times, write = Path(sys.argv[1]), int(sys.argv[2]), files.write
    signal.signal(signal.SIGINT, signal.default_int_handler)  # whoever started this may be deaf to it
    for one in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(one, signal.SIG_DFL)
    with (
        patch.object(files, "write", in_many_ways),
        patch.object(os, "fsync"),
    ):  # a sync is slow
        sys.exit(main(["--fix", "--offline", "--isolated", str(readme)]))

"""The standard streams as a run finds them: closed, full, left by their reader, in any encoding."""

from __future__ import annotations

import io
import os
import sys
from contextlib import suppress
from typing import TextIO


def ready() -> None:
    """Has a stream that is closed lead nowhere, and all others escape what their encoding lacks."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            nowhere = os.open(os.devnull, os.O_WRONLY)
            setattr(sys, name, os.fdopen(nowhere, "w", encoding="utf-8", closefd=False))
        stream = getattr(sys, name)
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def tell(words: str) -> None:
    """Says something on standard error; what cannot be said there changes nothing else."""
    with suppress(OSError):
        sys.stderr.write(words)
        sys.stderr.flush()


def utf8(out: TextIO) -> None:
    """Has what programs read go out in UTF-8 and with its own line ends, whatever a terminal would have."""
    if isinstance(out, io.TextIOWrapper):
        out.reconfigure(encoding="utf-8", newline="")


def settle() -> None:
    """Lets go of what cannot be written, lest Python try once more at its end, complain and change the status."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())

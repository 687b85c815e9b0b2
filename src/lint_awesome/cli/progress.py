"""What a person sees while links are checked: a line that changes on a terminal, elsewhere one at start and end."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import suppress
from typing import TextIO

from lint_awesome.links.outside import Count
from lint_awesome.report.summary import count as counted
from lint_awesome.text.cells import plain

OFTEN = 0.1
"""Seconds between two states of the line."""
CLEAR = "\r\x1b[K"


class Progress:
    """Tells how far a check of links has come; `quiet` tells nothing."""

    def __init__(self, out: TextIO, *, quiet: bool = False, now: Callable[[], float] = time.monotonic) -> None:
        self.out, self.quiet, self.now = out, quiet, now
        self.changes = out.isatty()
        self.last: Count | None = None
        self.shown = float("-inf")

    def __call__(self, count: Count) -> None:
        """A link is done."""
        first, self.last = self.last is None, count
        if self.quiet:
            return
        if not self.changes:
            if first:
                self._line(f"{counted(count.total, 'link')} to ask")
        elif self.now() - self.shown >= OFTEN:
            self.shown = self.now()
            self._write(CLEAR + _state(count))

    def say(self, words: str) -> None:
        """Says what a person should know, beside the line."""
        if self.changes and self.shown > float("-inf"):
            self._write(CLEAR)
        self._line(words)

    def close(self) -> None:
        """Clears the line of a terminal; elsewhere says how it ended."""
        if self.quiet or not self.last:
            return
        if self.changes:
            self._write(CLEAR)
        else:
            self._line(_state(self.last))

    def _line(self, words: str) -> None:
        self._write(f"lint-awesome: {plain(words)}\n")

    def _write(self, text: str) -> None:
        with suppress(OSError):  # what cannot be said changes nothing else
            self.out.write(text)
            self.out.flush()


def _state(count: Count) -> str:
    hosts = f", {counted(count.hosts, 'host')} waited for" if count.hosts else ""
    return f"{count.done:,} of {counted(count.total, 'link')} asked{hosts}, {count.unverified:,} unverified"

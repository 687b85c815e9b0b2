"""The terminal: how wide it is, whether it has colours, and what is said on standard error."""

from __future__ import annotations

import os
from typing import TextIO

from lint_awesome.cli.options import Options
from lint_awesome.cli.streams import tell
from lint_awesome.report.style import Style
from lint_awesome.text.cells import plain


def complain(error: str) -> None:
    """Says what could not be done."""
    tell(f"lint-awesome: error: {plain(error)}\n")


def bug(error: Exception) -> str:
    """What is said about an error that the machine or a bug made; LINT_AWESOME_DEBUG shows where it came from."""
    if "LINT_AWESOME_DEBUG" in os.environ:
        from traceback import print_exception

        print_exception(error)
    if isinstance(error, MemoryError):
        return "there is not enough memory"
    if isinstance(error, OSError) and error.strerror:
        return error.strerror.lower()
    words = " ".join(str(error).split())
    return f"{type(error).__name__}: {words} (this is a bug of lint-awesome: please report it)"


def note(words: str) -> None:
    """Says what is good to know."""
    tell(f"lint-awesome: {plain(words)}\n")


def style(out: TextIO, options: Options) -> Style:
    """How reports look on a stream."""
    return Style(_width(out), _colored(out, options.color), options.verbose, options.quiet)


def _width(out: TextIO) -> int:
    columns = os.environ.get("COLUMNS", "")
    if columns.isdecimal() and int(columns):
        return int(columns)
    try:
        return os.get_terminal_size(out.fileno()).columns or Style().width
    except (OSError, ValueError):
        return Style().width


def _colored(out: TextIO, choice: str) -> bool:
    if choice != "auto":
        return choice == "always"
    if os.environ.get("NO_COLOR"):
        return False
    return bool(os.environ.get("FORCE_COLOR")) or (out.isatty() and os.environ.get("TERM") != "dumb")

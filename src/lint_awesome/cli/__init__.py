"""The command line: arguments in, an exit status out, and never a traceback."""

from __future__ import annotations

import atexit
import gc
import sys
from collections.abc import Sequence

from lint_awesome.cli import streams

INTERRUPTED, BROKEN_PIPE = 130, 141
FAILED = 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs a command; the exit status."""
    if arguments is None:
        _collect_no_garbage()
    streams.ready()
    status = _ended(sys.argv[1:] if arguments is None else arguments)
    streams.settle()
    return status


def _ended(arguments: Sequence[str]) -> int:
    """The exit status of a command, however it ends."""
    try:
        status = _run(arguments)
        sys.stdout.flush()
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        return BROKEN_PIPE
    except OSError as error:
        where = error.filename or ("the current folder" if isinstance(error, FileNotFoundError) else "")
        return _failed(f"{where}{': ' if where else ''}{(error.strerror or str(error)).lower()}")
    except Exception as error:  # noqa: BLE001, never a traceback
        from lint_awesome.cli.console import bug

        return _failed(bug(error))
    return status


def _collect_no_garbage() -> None:
    """Spares a process that soon ends, and makes no cycles worth speaking of, a fifth of its time."""
    gc.disable()
    atexit.register(gc.freeze)  # else all is searched once more at the end


def _run(arguments: Sequence[str]) -> int:
    from lint_awesome.cli.options import Usage, parse
    from lint_awesome.rules import UnknownRule
    from lint_awesome.settings.config_file import Misconfigured

    try:
        options = parse(arguments)
        from lint_awesome.cli import commands  # after the arguments, for it brings in all the rest

        return commands.COMMANDS[options.command](options)
    except (Usage, Misconfigured, UnknownRule) as error:
        return _failed(str(error))
    except SystemExit as end:  # argparse's way to end after --help and --version
        return int(end.code or 0)


def _failed(error: str) -> int:
    from lint_awesome.cli.console import complain

    complain(error)
    return FAILED

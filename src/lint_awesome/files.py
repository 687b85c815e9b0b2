"""Lists on disk: finding, reading and writing them."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from lint_awesome.source import LIMIT, Source, Unreadable, decode

README = "readme.md"
KINDS = ((stat.S_ISFIFO, "a pipe"), (stat.S_ISSOCK, "a socket"), (stat.S_ISCHR, "a device"), (stat.S_ISBLK, "a device"))


class Unwritable(Exception):
    """A list that cannot be written back; its message is one line for a person."""


def find(paths: Iterable[str]) -> list[str]:
    """The files that some paths stand for, each once: a folder is the README in it."""
    return list(dict.fromkeys(map(_file, paths)))


def _file(path: str) -> str:
    if not path:
        raise Unreadable("an empty path names no file")
    return _readme(path) if Path(path).is_dir() else path


def _readme(folder: str) -> str:
    try:
        entries = sorted(os.listdir(folder))  # noqa: PTH208, names are all that is needed
    except OSError as error:
        raise Unreadable(f"{folder}: {_reason(error)}") from None
    for name in entries:
        path = os.path.normpath(Path(folder, name))
        if name.lower() == README and not Path(path).is_dir():
            return path
    raise Unreadable(f"{folder}: there is no README.md in this folder")


def read(path: str) -> Source:
    """The list in a file; raises `Unreadable` for what is none."""
    try:
        _refuse(path, Path(path).stat())
        return decode(Path(path).read_bytes(), path)
    except FileNotFoundError:
        missing = "a link to a file that is not there" if Path(path).is_symlink() else "there is no such file"
        raise Unreadable(f"{path}: {missing}") from None
    except OSError as error:
        raise Unreadable(f"{path}: {_reason(error)}") from None
    except Unreadable:
        raise
    except ValueError as error:  # a name that no file can have
        raise Unreadable(f"{path!r}: {error}") from None


def _refuse(path: str, status: os.stat_result) -> None:
    """Raises `Unreadable` for what must not be opened: it is no file, or too large."""
    if stat.S_ISDIR(status.st_mode):
        raise Unreadable(f"{path}: a folder, not a file")
    for is_kind, kind in KINDS:
        if is_kind(status.st_mode):
            raise Unreadable(f"{path}: {kind}, not a file")
    if status.st_size > LIMIT:
        raise Unreadable(f"{path}: {status.st_size:,} bytes are more than the {LIMIT:,} that a list may have")


def _reason(error: OSError) -> str:
    return (error.strerror or str(error)).lower()


def write(source: Source, old: bytes) -> None:
    """Puts a list in the place of what was read from its file, whole or not at all; raises `Unwritable`.

    A link stays, the file that it leads to is written. The mode stays, the owner where that is allowed.
    """
    path, data = Path(source.path).resolve(), source.encode()
    try:
        status = path.stat()
        if not status.st_mode & 0o222 or not os.access(path, os.W_OK):
            raise Unwritable(f"{source.path}: is read-only; nothing was written")
        if path.read_bytes() != old:
            raise Unwritable(f"{source.path}: has changed since it was read; nothing was written")
        if data != old:
            _replace(path, data, status)
    except OSError as error:
        raise Unwritable(f"{source.path}: {_reason(error)}; nothing was written") from None


def put(path: Path, text: str) -> None:
    """Writes a file of ours in the place of what is there, whole or not at all; a pipe or a device is written to."""
    status = path.stat() if path.exists() else None
    if status and not stat.S_ISREG(status.st_mode):
        path.write_text(text, encoding="utf-8", newline="\n")
        return
    try:
        _replace(path.resolve(), text.encode(), status)
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(path)) from None


def _replace(path: Path, data: bytes, status: os.stat_result | None) -> None:
    draft = path.with_name(f".lint-awesome-{os.urandom(8).hex()}.tmp")
    with _undisturbed():
        try:
            _fill(draft, data, status)
            draft.replace(path)
        except BaseException:
            draft.unlink(missing_ok=True)
            raise
        _settle(path.parent)


def _fill(draft: Path, data: bytes, status: os.stat_result | None) -> None:
    """Writes a new file to the disk itself; one of a mode and owner is read by nobody else before it has them."""
    draft.touch(0o600 if status else 0o666, exist_ok=False)
    with draft.open("wb") as file:
        file.write(data)
        if status:
            with suppress(OSError, AttributeError):  # no right to, or a system without owners
                os.chown(draft, status.st_uid, status.st_gid)
            draft.chmod(stat.S_IMODE(status.st_mode))
        file.flush()
        os.fsync(file.fileno())


def _settle(folder: Path) -> None:
    """Has a new name in a folder reach the disk, on systems that know how."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Holds back Ctrl-C and a polite end until a write is through or undone."""
    import signal

    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGTERM, signal.SIGHUP})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)

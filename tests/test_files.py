"""Lists on disk are found and read, or refused with one line; writing is whole or not at all."""

from __future__ import annotations

import os
import re
import signal
import socket
from collections.abc import Callable
from pathlib import Path

import pytest

from lint_awesome.cli import main
from lint_awesome.files import Unwritable, find, put, read, write
from lint_awesome.source import LIMIT, Source, Unreadable


def test_a_folder_stands_for_its_readme(tmp_path: Path) -> None:
    (tmp_path / "notes.md").mkdir()
    readme = tmp_path / "notes.md" / "Readme.MD"
    readme.write_text("# A\n")
    assert find([str(tmp_path / "notes.md"), str(readme), "other.md", "-"]) == [str(readme), "other.md", "-"]


def test_the_readme_here_has_a_plain_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "README.md").touch()
    monkeypatch.chdir(tmp_path)
    assert find(["."]) == ["README.md"]


def test_a_folder_without_a_readme_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "README.md").mkdir()
    (tmp_path / "README.txt").touch()
    with pytest.raises(Unreadable, match=r"there is no README\.md in this folder$"):
        find([str(tmp_path)])


def test_an_empty_path_is_an_error() -> None:
    with pytest.raises(Unreadable, match="names no file"):
        find([""])


@pytest.mark.parametrize("data", [b"", b"a\r\nb\rc\n\n", b"\xef\xbb\xbf# A\n", "é\u2028\x0c".encode()])
def test_what_is_read_is_written_back(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "README.md"
    path.write_bytes(data)
    source = read(str(path))
    write(Source(source.path, f"{source.text}x", source.bom), data)
    assert path.read_bytes() == data + b"x"


def missing(path: Path) -> None:
    assert not path.exists()


def a_broken_link(path: Path) -> None:
    path.symlink_to(path.with_name("nowhere.md"))


def a_link_to_itself(path: Path) -> None:
    path.symlink_to(path)


def a_pipe(path: Path) -> None:
    os.mkfifo(path)


def a_socket(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as made:
        made.bind(str(path))


def too_large(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(LIMIT + 1)


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (missing, "there is no such file"),
        (Path.mkdir, "a folder, not a file"),
        (a_broken_link, "a link to a file that is not there"),
        (a_link_to_itself, "too many levels of symbolic links"),
        (a_pipe, "a pipe, not a file"),
        (a_socket, "a socket, not a file"),
        (too_large, "20,000,001 bytes are more than the 20,000,000 that a list may have"),
    ],
)
def test_what_is_no_list_is_refused(tmp_path: Path, make: Callable[[Path], None], message: str) -> None:
    path = tmp_path / "x.md"
    make(path)
    with pytest.raises(Unreadable) as refused:
        read(str(path))
    assert str(refused.value) == f"{path}: {message}"


@pytest.mark.parametrize("path", ["a\0b", "/dev/null", "x" * 5000, "README.md/README.md"])
def test_a_path_that_leads_to_no_file_is_one_line(path: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "README.md").touch()
    monkeypatch.chdir(tmp_path)
    with pytest.raises(Unreadable) as refused:
        read(path)
    assert len(str(refused.value).splitlines()) == 1


def test_an_unreadable_file_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "x.md"
    path.touch()

    def denied(_: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", denied)
    with pytest.raises(Unreadable, match=r"permission denied$"):
        read(str(path))


@pytest.fixture
def readme(tmp_path: Path) -> Path:
    path = tmp_path / "README.md"
    path.write_bytes(b"old\n")
    return path


def left(path: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in path.parent.iterdir()}


def test_writing_keeps_the_mode(readme: Path) -> None:
    readme.chmod(0o664)
    write(Source(str(readme), "new\n"), b"old\n")
    assert left(readme) == {"README.md": b"new\n"}
    assert readme.stat().st_mode & 0o777 == 0o664


def test_writing_through_a_link_keeps_the_link(readme: Path) -> None:
    link = readme.with_name("docs.md")
    link.symlink_to(readme.name)
    write(Source(str(link), "new\n"), b"old\n")
    assert (link.is_symlink(), readme.read_bytes()) == (True, b"new\n")


def test_equal_text_is_not_written(readme: Path) -> None:
    before = readme.stat()
    write(Source(str(readme), "old\n"), b"old\n")
    assert readme.stat().st_ino == before.st_ino


def test_a_file_that_changed_in_between_is_left_alone(readme: Path) -> None:
    readme.write_bytes(b"someone else's\n")
    with pytest.raises(Unwritable, match="has changed since it was read"):
        write(Source(str(readme), "new\n"), b"old\n")
    assert left(readme) == {"README.md": b"someone else's\n"}


def test_a_read_only_file_is_left_alone(readme: Path) -> None:
    readme.chmod(0o444)
    with pytest.raises(Unwritable, match="is read-only"):
        write(Source(str(readme), "new\n"), b"old\n")
    assert left(readme) == {"README.md": b"old\n"}


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may look everywhere")
def test_a_list_is_read_where_the_folders_above_may_not_be_seen(
    readme: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    readme.write_text("# Tools\n", encoding="utf-8")
    monkeypatch.chdir(readme.parent)
    readme.parent.parent.chmod(0)
    try:
        assert main(["--offline", "README.md"]) == 0
    finally:
        readme.parent.parent.chmod(0o700)
    assert capsys.readouterr().err == ""


def test_a_file_that_went_away_is_not_made_anew(readme: Path) -> None:
    readme.unlink()
    with pytest.raises(Unwritable, match="no such file"):
        write(Source(str(readme), "new\n"), b"old\n")
    assert left(readme) == {}


@pytest.mark.parametrize("call", ["fsync", "replace", "chmod"])
def test_a_full_disk_leaves_the_old_file_and_nothing_else(
    readme: Path, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, call, full)
    with pytest.raises(Unwritable, match=r"no space left on device; nothing was written$"):
        write(Source(str(readme), "new\n"), b"old\n")
    assert left(readme) == {"README.md": b"old\n"}


def test_an_interruption_leaves_the_old_file_and_nothing_else(readme: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write(Source(str(readme), "new\n"), b"old\n")
    assert left(readme) == {"README.md": b"old\n"}


def test_signals_arrive_again_after_writing(readme: Path) -> None:
    write(Source(str(readme), "new\n"), b"old\n")
    assert signal.pthread_sigmask(signal.SIG_BLOCK, []) == set()


def test_a_file_of_ours_is_as_open_as_any_new_one_and_stays_as_it_was_made(readme: Path) -> None:
    ours, any_new = readme.with_name("baseline.json"), readme.with_name("any")
    any_new.touch()
    put(ours, "first\n")
    assert ours.stat().st_mode == any_new.stat().st_mode
    ours.chmod(0o640)
    put(ours, "second\n")
    assert (ours.read_bytes(), ours.stat().st_mode & 0o777) == (b"second\n", 0o640)


def test_a_file_of_ours_is_whole_or_as_it_was(readme: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match=f"No space left on device: '{re.escape(str(readme))}'$"):
        put(readme, "new\n")
    assert left(readme) == {"README.md": b"old\n"}


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="a system without pipes in folders")
def test_a_pipe_is_written_to_and_stays(readme: Path) -> None:
    pipe = readme.with_name("pipe")
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    try:
        put(pipe, "new\n")
        assert (os.read(reader, 100), pipe.is_fifo()) == (b"new\n", True)
    finally:
        os.close(reader)

"""What is known from outside the list, gathered before the rules run."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from urllib.parse import unquote

from msgspec import Struct

from lint_awesome.document import Link
from lint_awesome.links.verdict import Verdict
from lint_awesome.source import Source
from lint_awesome.text.patterns import lazy

TARGET = lazy(r"""[\]"'](?:(?<!\])|\(|:[ \t])[ \t]*<?(?![a-zA-Z][\w+.-]{0,20}:|//|[#?])([^\s"'<>)#?]+)""")
"""What may be the address of a file beside the list; it may find too many, for it only says where to look."""


class Facts(Struct, frozen=True):
    """The day that 'future' is measured from, the files beside the list, and what became of its links.

    `files` are the files and folders that stand where the list's relative links lead to, by their path from the
    list's folder, `/` between, `../x` for those above; it is empty where nothing is known about them.
    `root` leads from there to the repository's root, whose files `/x` means: nothing, or `../`, `../../`; `path` leads
    from that root to the list, and is empty where there is no repository.
    `verdicts` are those on the addresses that were asked, as they stand in the list.
    """

    today: date
    files: frozenset[str] = frozenset()
    root: str = ""
    path: str = ""
    verdicts: Mapping[str, Verdict] = {}

    def asked(self, links: Iterable[Link]) -> Iterator[tuple[Link, Verdict]]:
        """The links that were asked, each with its verdict."""
        return ((link, self.verdicts[link.url]) for link in links if link.url in self.verdicts)


USUAL = (".github", "docs")
"""Folders in which GitHub looks for a repository's guides."""


def latest_date() -> date:
    """The date that it is where the day begins first."""
    return (datetime.now(UTC) + timedelta(hours=14)).date()


def repository(folder: Path) -> Path | None:
    """The root of the repository that a folder is in: the nearest one with `.git`, as far as that may be seen."""
    return next((place for place in (folder, *folder.parents) if os.path.exists(place / ".git")), None)  # noqa: PTH110


def gather(source: Source, today: date | None = None) -> Facts:
    """What is known about a list on disk: the names in the folders that its relative links lead to.

    Outside of a repository a list may be a lone copy: its files are known only where one that it names is there.
    """
    today = today or latest_date()
    path = Path(source.path).resolve()
    folder = path.parent
    targets = {unquote(target.removeprefix("./")) for target in TARGET.findall(source.text)}
    root = repository(folder)
    if not targets and not root:
        return Facts(today)
    files = frozenset(_files(folder, root or folder, targets))
    own = path.relative_to(root).as_posix() if root else ""
    return Facts(today, files if root or files & targets else frozenset(), "../" * own.count("/"), own)


def _files(folder: Path, root: Path, targets: set[str]) -> Iterator[str]:
    own = f"{folder.relative_to(root).as_posix()}/".removeprefix("./")
    for path in _listed(str(root), "", {*USUAL, *_folders(folder, root, targets)}):
        below = path.startswith(own)  # asked first, for a folder may hold thousands
        yield path[len(own) :] if below else os.path.relpath(root / path, folder).replace(os.sep, "/")


def _folders(folder: Path, root: Path, targets: set[str]) -> Iterator[str]:
    """The folders that targets are in, from the root and in lower case, with all above them."""
    for target in targets:
        start = root if target.startswith("/") else folder
        path = os.path.relpath(os.path.normpath(start / target.lstrip("/")), root).replace(os.sep, "/").lower()
        while "/" in path and not path.startswith("../"):
            path = path.rpartition("/")[0]
            yield path


def _listed(place: str, name: str, wanted: set[str]) -> Iterator[str]:
    """The paths from the root of what is in a folder, and in those of its folders that are wanted."""
    try:
        with os.scandir(place) as entries:
            found = [(entry.name, f"{name}{entry.name}") for entry in entries]
    except OSError:
        return
    for own, path in found:
        yield path
        if path.lower() in wanted:
            yield from _listed(f"{place}/{own}", f"{path}/", wanted)

"""Links checked for the command line: with what the environment gives, and with a line that says how far it is."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from lint_awesome.cli.console import bug
from lint_awesome.cli.options import Options
from lint_awesome.cli.progress import Progress
from lint_awesome.document import Document
from lint_awesome.links.check import Checked, run
from lint_awesome.links.outside import Outside
from lint_awesome.links.settings import Settings
from lint_awesome.links.verdict import NOT_REACHED

API = "api.github.com"


def addresses(document: Document) -> Iterator[str]:
    """The addresses of a list that can be asked: those of the web; what is wrong in their form is said offline."""
    from lint_awesome.text.addresses import mend

    for link in document.links:
        if link.url[:8].lower().startswith(("http://", "https://")) and not link.flaw and not mend(link.url):
            yield link.url


def gather(urls: Iterable[str], settings: Settings, options: Options) -> Checked:
    """The verdicts on addresses and how the check ended; none where there is no network, which is said."""
    wanted = list(dict.fromkeys(urls))
    progress = Progress(sys.stderr, quiet=options.quiet)
    try:
        checked = run(wanted, settings, _outside(progress, options))
    except KeyboardInterrupt:
        if progress.last:
            raise  # a second one: at once
        checked = Checked(dict.fromkeys(wanted, NOT_REACHED), "interrupted")
    finally:
        progress.close()
    if checked.ended == "deadline":
        progress.say(f"links: the time of {settings.deadline:g} s is over, the rest was not asked")
    return Checked({}, "offline") if checked.ended == "offline" else checked


def _outside(progress: Progress, options: Options) -> Outside:
    return Outside(
        token=_token,
        cache=None if options.no_cache else Path(options.cache_dir) if options.cache_dir else folder(),
        repository=os.environ.get("GITHUB_REPOSITORY", ""),
        progress=progress,
        tell=progress.say,
        bug=bug,
    )


def _token(host: str) -> str | None:
    """The token for a host: there is only GitHub's."""
    return (os.environ.get("GITHUB_TOKEN") or os.environ.get("GH_TOKEN")) if host == API else None


def folder() -> Path | None:
    """Where a program keeps what it can do without, by the habits of the system; None for a user without a home."""
    home = Path(os.path.expanduser("~"))  # noqa: PTH111, pathlib raises where there is none
    if os.name == "nt":
        place = Path(os.environ.get("LOCALAPPDATA") or home / "AppData" / "Local") / "lint-awesome" / "cache"
    elif sys.platform == "darwin":
        place = home / "Library" / "Caches" / "lint-awesome"
    else:
        named = Path(os.environ.get("XDG_CACHE_HOME", ""))  # which counts where it is absolute
        place = (named if named.is_absolute() else home / ".cache") / "lint-awesome"
    return place if place.is_absolute() else None

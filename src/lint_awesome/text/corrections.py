"""Common misspellings, from codespell's dictionary, where that is installed."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.util import find_spec
from pathlib import Path


@cache
def corrections() -> Mapping[str, tuple[str, ...]]:
    """What each misspelt word may have been meant to be; nothing without codespell.

    A line of the dictionary is `wrong->right`, or `wrong->right, other,` where several are possible.
    """
    package = find_spec("codespell_lib")
    if not package or not package.origin:
        return {}
    lines = Path(package.origin).with_name("data").joinpath("dictionary.txt").read_text(encoding="utf-8").split("\n")
    pairs = (line.split("->", 1) for line in lines if "->" in line)
    return {wrong: tuple(right.strip().strip(",").split(", ")) for wrong, right in pairs}

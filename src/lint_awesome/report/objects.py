"""Objects of JSON, written so that what is hidden in their texts cannot act on a terminal or deceive a reader."""

from __future__ import annotations

from typing import Any, TextIO

from msgspec import json

from lint_awesome.text.cells import HIDDEN


def write(value: Any, out: TextIO) -> None:
    """Writes an object, indented, with escapes for hidden characters: the same object to every program."""
    text = json.format(json.encode(value), indent=2).decode()
    out.write(HIDDEN.sub(lambda char: f"\\u{ord(char[0]):04x}", text) + "\n")

"""How a report looks: width, colours, how much is said."""

from __future__ import annotations

from msgspec import Struct

BOLD, GREEN, RED, MAGENTA, CYAN = "1", "32", "1;31", "1;35", "36"
SEVERITY = {"error": RED, "warning": MAGENTA, "info": CYAN}
"""Colours that can be read on a light and on a dark ground."""


class Style(Struct, frozen=True):
    """How wide a line may be (in cells), whether colours, infos and the summary are shown."""

    width: int = 80
    color: bool = False
    verbose: bool = False
    quiet: bool = False

    def paint(self, text: str, color: str) -> str:
        """The text in a colour, where colours are shown."""
        return f"\x1b[{color}m{text}\x1b[0m" if self.color and text else text

"""Short texts with all that Markdown has."""

from __future__ import annotations

from pathlib import Path

SAMPLES = (Path(__file__).parent / "markdown" / "samples.md").read_text(encoding="utf-8")


def samples() -> list[str]:
    """The texts; blanks that an editor could drop are written as pictures."""
    return [text.translate({0x2420: " ", 0x2409: "\t", 0x240C: "\f"}) for text in SAMPLES.split("%%%\n")]

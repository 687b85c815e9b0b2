"""The picture in the README: what a run over the example list prints, as SVG."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from io import StringIO
from pathlib import Path

from rich.console import Console
from rich.text import Text

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
SHOWN = ("stated-count", "field-name", "stray-dash", "duplicate-entry")
COMMAND, WIDTH = "lint-awesome --offline", 96
FRAME = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img">
<title>What lint-awesome prints</title>
<style>
.{unique_id}-matrix {{
  font: {char_height}px/{line_height}px ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace;
}}
{styles}
</style>
<defs>
<clipPath id="{unique_id}-clip-terminal"><rect width="{terminal_width}" height="{terminal_height}"/></clipPath>
{lines}
</defs>
{chrome}
<g transform="translate({terminal_x}, {terminal_y})">
{backgrounds}
<g class="{unique_id}-matrix">
{matrix}
</g>
</g>
</svg>
"""
"""What rich fills in; its own frame asks another host for its font, which a page at GitHub may not."""


def picture() -> str:
    """The picture: the command, some of its findings, and the last line of its report."""
    *findings, end = re.split(r"^(?=\x1b\[1mREADME\.md|\d+ errors)", printed(), flags=re.MULTILINE)[1:]
    parts = [part for part in findings if any(f"[{rule}]" in part for rule in SHOWN)]
    console = Console(record=True, width=WIDTH, file=StringIO(), color_system="standard", _environ={})
    console.print(Text(f"$ {COMMAND}"))
    console.print(Text.from_ansi("…\n".join([*parts, end]).rstrip()))
    svg = console.export_svg(title="", code_format=FRAME, unique_id="output")
    return re.sub(r"[ \t]+$", "", svg, flags=re.MULTILINE)


def printed() -> str:
    """What the command prints in the folder of the example, in colour."""
    arguments = [*COMMAND.split()[1:], "--isolated", "--today=2026-06-30", "--output-format=text", "--color=always"]
    env = {**os.environ, "COLUMNS": str(WIDTH), "PYTHONUTF8": "1"}
    program = [sys.executable, "-m", "lint_awesome", *arguments]
    return subprocess.run(program, cwd=EXAMPLES, env=env, capture_output=True, encoding="utf-8", check=False).stdout

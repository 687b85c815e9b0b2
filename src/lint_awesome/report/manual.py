"""A rule's manual, for a terminal."""

from __future__ import annotations

import re
from collections.abc import Iterator
from textwrap import wrap
from typing import TextIO

from lint_awesome.report.style import BOLD, CYAN, SEVERITY, Style
from lint_awesome.rule import Rule

CAPTIONS = {
    "md bad": "Reported:",
    "md good": "Not reported:",
    "md fixed": "After --fix:",
    "md fixed unsafe": "After --unsafe-fixes:",
    "toml config": "With this configuration:",
    "toml facts": "Where this is known:",
}
"""What is said above an example."""
FENCE = re.compile(r"(`{3,}|~{3,})(.*)")
ITEM = re.compile(r"(\s*(?:[-*+]|\d+[.)])\s+)(.*)")
ALONE = re.compile(r"\s*$|#|\s*(?:[-*+]|\d+[.)])\s|\|")


def write(rule: Rule, text: str, out: TextIO, style: Style) -> None:
    """Writes a heading with what the rule is, and the manual."""
    severity = style.paint(rule.severity, SEVERITY[rule.severity])
    mended = {"safe": ", mended by --fix", "unsafe": ", mended by --unsafe-fixes"}.get(remedy(text), "")
    out.write(f"{style.paint(rule.name, BOLD)}: {severity}, of the family {rule.family}{mended}\n\n")
    out.writelines(f"{line}\n" for line in _lines(text, style))


def remedy(text: str) -> str:
    """What kind of fix a manual shows: safe, unsafe or (empty) none."""
    fences = {line.strip("`~ ") for line in text.splitlines() if FENCE.match(line)}
    return "safe" if "md fixed" in fences else "unsafe" if "md fixed unsafe" in fences else ""


def _lines(text: str, style: Style) -> Iterator[str]:
    fence, lines = "", iter(text.splitlines())
    paragraph = list[str]()
    for line in lines:
        found = FENCE.match(line)
        if fence:
            if found and found[0] == fence:
                fence = ""
            else:
                yield f"    {line}".rstrip()
            continue
        if found or ALONE.match(line):
            yield from _flushed(paragraph, style)
        if found:
            fence = found[1]
            yield style.paint(CAPTIONS.get(found[2].strip(), "For example:"), CYAN)
        elif line.startswith("#"):
            yield style.paint(line.lstrip("# "), BOLD)
        elif line.strip() and not line.startswith("|"):
            paragraph.append(line)
        else:
            yield line
    yield from _flushed(paragraph, style)


def _flushed(paragraph: list[str], style: Style) -> list[str]:
    """The lines of a paragraph or a list item, wrapped; the paragraph is then empty."""
    item = ITEM.match(paragraph[0]) if paragraph else None
    first = item[1] if item else ""
    words = " ".join(line.strip() for line in paragraph)[len(first.lstrip()) :]
    paragraph.clear()
    return wrap(words, min(style.width, 80), initial_indent=first, subsequent_indent=" " * len(first))

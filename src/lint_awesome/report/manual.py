"""A rule's manual, for a terminal."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import TextWrapper
from typing import TextIO

from lint_awesome.manual import Manual
from lint_awesome.report.style import BOLD, CYAN, SEVERITY, Style
from lint_awesome.rule import Rule
from lint_awesome.text.patterns import lazy

CAPTIONS = {
    "md bad": "Reported:",
    "md good": "Not reported:",
    "md fixed": "After --fix:",
    "md fixed unsafe": "After --unsafe-fixes:",
    "toml config": "With this configuration:",
    "toml facts": "Where this is known:",
}
"""What is said above an example."""
FENCE = lazy(r"(`{3,}|~{3,})(.*)")
ITEM = lazy(r"(\s*(?:[-*+]|\d+[.)])\s+)(.*)")
ALONE = lazy(r"\s*$|#|\s*(?:[-*+]|\d+[.)])\s|\|")


def write(rule: Rule, manual: Manual, out: TextIO, style: Style) -> None:
    """Writes a heading with what the rule is, and the manual."""
    severity = style.paint(rule.severity, SEVERITY[rule.severity])
    mended = {"safe": ", mended by --fix", "unsafe": ", mended by --unsafe-fixes"}.get(remedy(manual), "")
    out.write(f"{style.paint(rule.name, BOLD)}: {severity}, of the family {rule.family}{mended}\n\n")
    body = manual.told.removeprefix(f"# {manual.title}\n").lstrip("\n")
    out.writelines(f"{line}\n" for line in _lines(body, style))


def remedy(manual: Manual) -> str:
    """What kind of fix the examples of a manual show: safe, unsafe or (empty) none."""
    if any(example.fixed is not None for example in manual.examples):
        return "safe"
    return "unsafe" if any(example.unsafe is not None for example in manual.examples) else ""


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
    return TextWrapper(
        width=min(style.width, 80),
        initial_indent=first,
        subsequent_indent=" " * len(first),
        break_long_words=False,
        break_on_hyphens=False,
    ).wrap(words)

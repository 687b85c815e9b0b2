"""All rules, for a person or a program."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from itertools import groupby
from textwrap import wrap
from typing import TextIO

from lint_awesome.report import objects
from lint_awesome.report.json import VERSION, manual_url
from lint_awesome.report.style import BOLD, SEVERITY, Style
from lint_awesome.rule import Rule


def write_text(rules: Sequence[Rule], out: TextIO, style: Style) -> None:
    """Writes a line for each rule, by family; a terminal is shown the rest of a long one below its beginning."""
    width = max((len(rule.name) for rule in rules), default=0)
    below = "\n" + " " * (width + 13)
    room = max(20, style.width - len(below) + 1) if out.isatty() else sys.maxsize
    for family, members in groupby(rules, key=lambda rule: rule.family):
        out.write(f"{style.paint(family, BOLD)}\n")
        for rule in members:
            severity = style.paint(f"{rule.severity:<7}", SEVERITY[rule.severity])
            about = wrap(rule.summary + ("" if rule.default else " (on demand)"), room)
            out.write(f"  {rule.name:<{width}}  {severity}  {below.join(about)}\n")


def write_json(rules: Sequence[Rule], out: TextIO) -> None:
    """Writes one object."""
    told = [
        {
            "name": rule.name,
            "family": rule.family,
            "severity": rule.severity,
            "default": rule.default,
            "summary": rule.summary,
            "url": manual_url(rule.name),
        }
        for rule in rules
    ]
    objects.write({"version": VERSION, "rules": told}, out)

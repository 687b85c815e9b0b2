"""All rules, for a person or a program."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import TextIO

from lint_awesome.report import objects
from lint_awesome.report.json import VERSION, manual_url
from lint_awesome.report.style import BOLD, SEVERITY, Style
from lint_awesome.rule import Rule


def write_text(rules: Sequence[Rule], out: TextIO, style: Style) -> None:
    """Writes a line for each rule, by family."""
    width = max((len(rule.name) for rule in rules), default=0)
    for family, members in groupby(rules, key=lambda rule: rule.family):
        out.write(f"{style.paint(family, BOLD)}\n")
        for rule in members:
            severity = style.paint(f"{rule.severity:<7}", SEVERITY[rule.severity])
            out.write(f"  {rule.name:<{width}}  {severity}  {rule.summary}{'' if rule.default else ' (on demand)'}\n")


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

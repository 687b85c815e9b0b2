"""Brackets and quotation marks that do not pair up."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lint_awesome.rule import Page, Problem, rule
from lint_awesome.rules.text.running import holds
from lint_awesome.source import Span
from lint_awesome.text.patterns import lazy

PAIRS = {")": "(", "]": "[", "}": "{", "）": "（", "】": "【", "」": "「", "”": "“", '"': '"'}
SIGN = lazy(r'[()\[\]{}（）【】「」“”]|(?<!\d)"')
ALONE = lazy(
    r"\\[()\[\]{}\"]|(?<!\w)[:;=8x]'?-?[()\[\]]+|\b[0-9a-z]{1,2}\)|[\[(]-?[\d.∞]+, ?-?[\d.∞]+[\])]"
    r"|„[^“”„\n]{0,300}[“”]",
    re.IGNORECASE,
)
"""Signs that need no partner: escaped ones, smileys, `1)`, intervals, what closes a low quotation mark."""


@rule("warning")
def unbalanced_punctuation(page: Page) -> Iterator[Problem]:
    """A bracket or a quotation mark in a description lacks its partner."""
    targets = sorted(link.target for link in page.document.links)
    for entry in page.document.entries():
        if entry.description and not any(link.flaw for link in entry.links):
            for at in _lonely(page, targets, entry.description)[:1]:
                yield Problem((at, at + 1), f"'{page.text[at]}' lacks its partner")


def _lonely(page: Page, targets: list[Span], description: Span) -> list[int]:
    """The signs without partner, in order."""
    opened, lonely = list[int](), list[int]()
    for sign in SIGN.finditer(page.text, *description):
        at, opener = sign.start(), PAIRS.get(sign[0])
        if holds(targets, at) or holds(page.document.code, at):
            continue
        if opened and opener == page.text[opened[-1]]:
            opened.pop()
        elif opener in (None, sign[0]):
            opened.append(at)
        else:
            lonely.append(at)
    alone = [found.span() for found in ALONE.finditer(page.text, *description)]
    return [at for at in sorted(lonely + opened) if not holds(alone, at)]

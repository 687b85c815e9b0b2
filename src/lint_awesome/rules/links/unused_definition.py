"""Definitions that nothing refers to."""

from __future__ import annotations

from collections.abc import Iterator

from lint_awesome.document import Definition
from lint_awesome.rule import Edit, Fix, Page, Problem, Related, rule
from lint_awesome.source import Span
from lint_awesome.text.names import reference_name

MANY = 20
"""From so many on, they are one finding for the list."""


@rule("warning")
def unused_definition(page: Page) -> Iterator[Problem]:
    """A definition, `[y]: address`, that no link refers to."""
    text, seen = page.text, dict[str, Definition]()
    used = {reference_name(text[slice(*k.target)]) for k in page.document.links if _is_reference(text, k.target)}
    unused = [one for one in page.document.definitions if one.name not in used and not _is_comment(text, one)]
    if len(unused) > MANY:
        changes = tuple(_taken(text, one) for one in unused)
        fix = Fix(changes, "take the lines away", safe=False)
        yield Problem(_brackets(unused[0]), f"no link refers to {len(unused)} definitions, this one is the first", fix)
    for one in unused if len(unused) <= MANY else ():
        fix = Fix((_taken(text, one),), "take the line away", safe=False)
        yield Problem(_brackets(one), f"no link refers to '{text[slice(*one.label)]}'", fix)
    for one in page.document.definitions:
        first = seen.setdefault(one.name, one)
        if first is not one and one.name in used:
            fix = Fix((_taken(text, one),), "take the line away", safe=False)
            related = (Related(first.label, "defined here first"),)
            message = f"'{text[slice(*one.label)]}' is defined once more: only the first one counts"
            yield Problem(_brackets(one), message, fix, related)


def _taken(text: str, one: Definition) -> Edit:
    start, end = text.rfind("\n", 0, one.span[0]) + 1, text.find("\n", one.span[1])
    return Edit((start, len(text) if end < 0 else end + 1), "", "text")


def _is_reference(text: str, target: Span) -> bool:
    return text[target[0] - 1 : target[0]] == "["


def _brackets(one: Definition) -> Span:
    return one.label[0] - 1, one.label[1] + 1


def _is_comment(text: str, one: Definition) -> bool:
    """`[//]: # (words)`, a way to write what is not shown."""
    return text[slice(*one.target)].strip("<>") in ("#", "") or one.name.startswith("/")

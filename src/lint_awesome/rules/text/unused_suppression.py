"""Comments that were to silence a rule and do not."""

from __future__ import annotations

from collections.abc import Iterator

from lint_awesome.rule import Edit, Fix, Page, Problem, rule
from lint_awesome.silencing.comments import Name, Silence, line
from lint_awesome.source import Span
from lint_awesome.text.patterns import lazy

USELESS = ("unused", "unknown")
APART = lazy(r"[ \t>]*(?:\r?\n|\Z|(?:[-*+]|\d{1,9}[.)])[ \t]|#|<!--)")
"""What does not become one with the line before: a blank line, an item, a heading, a comment."""


@rule("warning")
def unused_suppression(page: Page) -> Iterator[Problem]:
    """A comment silences nothing, or names no rule."""
    for one in page.silences:
        if one.meant:
            fix = Fix((Edit(one.place, one.meant, "text"),), f"write '{one.meant}'", safe=False)
            yield Problem(one.place, f"'{one.kind}' silences nothing; did you mean '{one.meant}'?", fix)
        elif one.state in USELESS and not any(name.meant for name in one.names):
            yield Problem(one.comment, _nothing(one), Fix((removal(page.text, one.comment),), "take the comment away"))
        elif one.names:
            yield from (_problem(one, name) for name in one.names if name.state in USELESS)
        elif one.kind != "enable":
            yield Problem(one.place, _all(one))


def _nothing(one: Silence) -> str:
    """What is said of a comment that is of no use at all."""
    if one.state == "unknown":
        return f"{'ends' if one.kind == 'enable' else 'silences'} nothing: there is no rule {_quoted(one)}"
    if one.kind == "enable":
        return "nothing is silenced that this could end"
    return f"silences nothing: {_quoted(one)} is not reported here" if one.names else "silences nothing"


def _quoted(one: Silence) -> str:
    return " or ".join(f"'{name.name}'" for name in one.names)


def _all(one: Silence) -> str:
    """What is said of a comment that silences those rules too that nobody has thought of."""
    silenced = " and ".join(f"'{name}'" for name in one.silenced)
    return f"names no rule, so that it silences all{f'; here that is {silenced}' if silenced else ''}"


def _problem(one: Silence, name: Name) -> Problem:
    """A name that is of no use in a comment that is."""
    if name.meant:
        fix = Fix((Edit(name.span, name.meant, "text"),), f"write '{name.meant}'", safe=False)
        return Problem(name.span, f"there is no rule '{name.name}'; did you mean '{name.meant}'?", fix)
    fix = Fix((Edit(_with_comma(one, name), "", "comment"),), f"take '{name.name}' away")
    if name.state == "unknown":
        return Problem(name.span, f"there is no rule '{name.name}'", fix)
    return Problem(name.span, f"'{name.name}' is not {'silenced' if one.kind == 'enable' else 'reported'} here", fix)


def _with_comma(one: Silence, name: Name) -> Span:
    """A name with what parts it from its neighbour: the one behind it, up to the first that stays."""
    at = one.names.index(name)
    stays = any(other.state not in USELESS or other.meant for other in one.names[:at])
    if stays:
        return one.names[at - 1].span[1], name.span[1]
    return name.span[0], one.names[at + 1].span[0]


def removal(text: str, comment: Span) -> Edit:
    """A comment taken away with its blanks, or with its line, where the lines around it do not become one by that."""
    start, end = comment
    begin, stop = line(text, start)[0], line(text, end)[1]
    before, after = text[begin:start].strip(" \t>"), text[end:stop].strip()
    if after and not before:
        return Edit((start, end + len(text[end:stop]) - len(text[end:stop].lstrip())), "", "comment")
    if before:
        return Edit((begin + len(text[begin:start].rstrip()), end), "", "comment")
    above = text[line(text, begin - 1)[0] : begin].strip(" \t>\r\n") if begin else ""
    if not above or APART.match(text, stop + 1):
        return Edit((begin, min(stop + 1, len(text))), "", "comment")
    return Edit((start, end), "", "comment")

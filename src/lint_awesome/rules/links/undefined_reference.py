"""References without a definition."""

from __future__ import annotations

from collections.abc import Iterator

from lint_awesome.rule import Page, Problem, rule
from lint_awesome.text.names import reference_name
from lint_awesome.text.patterns import lazy

REFERENCE = lazy(r"(?<![\w\])}>\\])!?\[(?![ xX]\])([^\[\]\n^!]{1,200})(?<!\\)\]\[([^\[\]\n]{0,100})(?<!\\)\]")


@rule("error")
def undefined_reference(page: Page) -> Iterator[Problem]:
    """A reference link names a definition that is not there: `[x][y]` without `[y]: …`."""
    names = {definition.name for definition in page.document.definitions}
    if not names:
        return  # a list without definitions means its brackets as they stand
    links = {link.span[0] for link in page.document.links}
    for found in REFERENCE.finditer(page.text) if "][" in page.text else ():
        name, place = found[2] or found[1], found.start()
        if reference_name(name) not in names and place not in links and not page.document.is_code(place):
            message = f"'{name}' is not defined: the page has no line '[{name}]: …'"
            yield Problem(found.span(2) if found[2] else found.span(1), message)

"""A dash that was left before a value."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from lint_awesome.document import Document, Field
from lint_awesome.rule import Edit, Fix, Page, Problem, rule
from lint_awesome.text.names import plain
from lint_awesome.text.patterns import lazy

STRAY = lazy(r"[-–—](?:[ \t]+(?=[^\s\-–—(（])|(?=[\[!<]))")
"""A dash that something follows: after blanks, or a link or an image at once; a remark in brackets is of the dash."""
KINDS = ("item", "line", "cell")


@rule("error")
def stray_dash(page: Page) -> Iterator[Problem]:
    """A dash that stood for 'none' is left before a value."""
    text, fields = page.text, list(_fields(page.document))
    strays = [field for field in fields if STRAY.match(text, *field.value) and _is_filled(text, field)]
    strays_of = Counter(field.name for field in strays)
    all_of = Counter(field.name for field in fields if field.name in strays_of and _is_filled(text, field))
    for field in strays:
        if 2 * strays_of[field.name] <= all_of[field.name]:
            yield _problem(text, field)


def _fields(document: Document) -> Iterator[Field]:
    for entry in document.entries():
        yield from (field for field in entry.fields if field.name and field.kind in KINDS)


def _is_filled(text: str, field: Field) -> bool:
    """Whether a field has a value, in the line of its label: a list of values below a label begins with a bullet."""
    label = field.label or field.value
    return field.value[0] < field.value[1] and "\n" not in text[label[1] : field.value[0]]


def _problem(text: str, field: Field) -> Problem:
    start, end = field.value
    found = STRAY.match(text, start, end)
    assert found
    words = plain(text[found.end() : end])
    value = f"the value '{words}'" if words else "a badge"
    fix = Fix((Edit(found.span(), "", "placeholder"),), f"take the '{text[start]}' away")
    return Problem(found.span(), f"'{text[start]}' left before {value}", fix)

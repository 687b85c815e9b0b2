"""A label that is written otherwise than the others'."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from lint_awesome.conventions import Habit, Schema
from lint_awesome.document import Entry, Field
from lint_awesome.habits.meaning import link_words, named_links
from lint_awesome.habits.values import is_badge
from lint_awesome.rule import Edit, Fix, Page, Problem, rule
from lint_awesome.source import Span
from lint_awesome.text.brands import WRONG
from lint_awesome.text.names import label


@rule("error")
def field_name(page: Page) -> Iterator[Problem]:
    """A label is a misspelling or a variant of the one that other entries have."""
    for schema in page.conventions.schemas:
        if schema.meant:
            uses = Counter(name for entry in schema.entries for name in {field.name for field in entry.fields})
            for entry in schema.entries:
                for field, right in _misnamed(schema, entry):
                    noun = "entries have" if right in schema.required else "such labels are"
                    evidence = _evidence(schema.meant, uses, right).evidence(f"{noun} '{right}'")
                    yield _problem(page.text, field.name, field.label or field.span, right, evidence)
    yield from _links(page)


def _misnamed(schema: Schema, entry: Entry) -> Iterator[tuple[Field, str]]:
    """The fields whose label stands for another one that the entry lacks; a remark is no part of a label."""
    present = {field.name for field in entry.fields}
    for field in entry.fields:
        right = schema.meant.get(field.name)
        if right and field.label and not is_badge(field) and right not in present and _is_other(field.name, right):
            yield field, right


def _is_other(name: str, right: str) -> bool:
    """Whether a label departs from the right one by more than a remark; a brand's own letters are never wrong."""
    return label(name) != right and WRONG.get(right) != name


def _links(page: Page) -> Iterator[Problem]:
    """Links whose words are a slip of those that the list has often, whether these are labels or not."""
    meant = page.conventions.links
    uses = link_words(page.document) if meant else Counter[str]()
    for link in named_links(page.document) if meant else ():
        right = meant.get(name := label(link.text))
        if right and _is_other(name, right):
            evidence = _evidence(meant, uses, right).evidence(f"such links are '{right}'")
            yield _problem(page.text, name, link.label, right, evidence)


def _evidence(meant: Mapping[str, str], uses: Mapping[str, int], right: str) -> Habit[str]:
    slips = sum(uses[name] for name, other in meant.items() if other == right)
    return Habit(right, uses[right], uses[right] + slips)


def _problem(text: str, name: str, place: Span, right: str, evidence: str) -> Problem:
    """What is said of a label; its words stand at its place without the brackets and signs around them."""
    start = text.find(name, *place)
    span = (start, start + len(name)) if start >= 0 else place
    fix = Fix((Edit(span, right, "label"),), f"replace with '{right}'") if start >= 0 else None
    return Problem(span, f"'{name}' should be '{right}' ({evidence})", fix)

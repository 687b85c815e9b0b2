"""Fields in another order than the others'."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from operator import gt

from lint_awesome.conventions import Habit, Schema
from lint_awesome.document import Entry, Field
from lint_awesome.habits.ordering import stray
from lint_awesome.habits.values import is_labelled, pair
from lint_awesome.rule import Fix, Page, Problem, Reorder, rule
from lint_awesome.source import whole_lines

MANY = 50
"""An entry with more fields is no entry."""


@rule("error")
def field_order(page: Page) -> Iterator[Problem]:
    """Fields stand in another order than in the other entries."""
    for schema in page.conventions.schemas:
        rank = {name: place for place, name in enumerate(schema.labels)}
        for entry in schema.entries if len(rank) > 1 else ():
            fields = [field for field in _once(schema, entry) if schema.key(field.name) in rank]
            places = [rank[schema.key(field.name)] for field in fields]
            if len(fields) <= MANY and places != sorted(places):
                yield from _problems(page.text, schema, fields, places)


def _once(schema: Schema, entry: Entry) -> Iterator[Field]:
    """The labelled fields of an entry, but for those that are too many: a second one of a label that entries have once.

    A label that is much like another one of its entry is not misspelt for it.
    """
    fields, seen = list(filter(is_labelled, entry.fields)), set[str]()
    names = {field.name for field in fields}
    for field in fields:
        name = schema.key(field.name)
        again = name in seen or (name != field.name and name in names)
        if not again or schema.habit("repeat", name).value != "once":
            yield field
        seen.add(name)


def _problems(text: str, schema: Schema, fields: list[Field], places: list[int]) -> Iterator[Problem]:
    fix, names = _sorted(text, fields, places), [schema.key(field.name) for field in fields]
    for index in stray(places, gt):
        wrong = [at for at in range(len(fields)) if _is_wrong(schema, names, at, index)]
        if wrong:
            other = min(wrong) if min(wrong) < index else max(wrong)
            side = "before" if other < index else "after"
            habit = _habit(schema, names[index], names[other])
            evidence = habit.evidence(f"entries with both have '{habit.value}' first")
            label = fields[index].label or fields[index].span
            yield Problem(label, f"'{names[index]}' should stand {side} '{names[other]}' ({evidence})", fix)


def _habit(schema: Schema, one: str, other: str) -> Habit[str]:
    return schema.habit("order", pair(one, other))


def _is_wrong(schema: Schema, names: Sequence[str], at: int, index: int) -> bool:
    """Whether two fields stand the other way round than they do elsewhere."""
    if names[at] == names[index]:
        return False
    return _habit(schema, names[at], names[index]).value == names[max(at, index)]


def _sorted(text: str, fields: list[Field], places: list[int]) -> Fix | None:
    """The lines of the fields in the usual order, where each field has lines of its own."""
    blocks = tuple(whole_lines(text, field.span) for field in fields)
    if any(field.kind != "item" for field in fields) or any(a[1] > b[0] for a, b in pairwise(blocks)):
        return None
    order = tuple(sorted(range(len(fields)), key=places.__getitem__))
    return Fix((Reorder(blocks, order),), "put the fields in the usual order")

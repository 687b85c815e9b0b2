"""What a change caused: findings on what it added or changed, and in the whole list what was not there before."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import chain

from msgspec.structs import replace

from lint_awesome.changes.difference import difference
from lint_awesome.changes.fingerprint import fresh, traits
from lint_awesome.config import Config
from lint_awesome.conventions import Conventions
from lint_awesome.document import Document, Entry, Group, Shape
from lint_awesome.facts import Facts
from lint_awesome.habits.learning import tops
from lint_awesome.linting import Finding, Report, judge, only, owners
from lint_awesome.reading import read
from lint_awesome.rule import Page
from lint_awesome.rules import selected
from lint_awesome.source import Lines, Span


def caused(report: Report, old: str, config: Config, facts: Facts) -> Report:
    """Of a report what the change since an old text of the list caused.

    Both texts are judged by the conventions that the list has now. A finding that only moved is not new.
    """
    document = report.document
    before = read(replace(report.source, text=old))
    conventions = rebased(report.conventions, document, before)
    known = judge(Page(before, conventions, facts, config), selected(config)).findings
    touched = set(map(id, touching(report.findings, document, before)))
    others = [finding for finding in report.findings if id(finding) not in touched]
    new = set(map(id, fresh(others, report.source.text, Counter(traits(finding, old) for finding in known))))
    return only(report, (finding for finding in report.findings if id(finding) in touched | new))


def touching(findings: Iterable[Finding], document: Document, before: Document) -> Iterator[Finding]:
    """The findings on lines that were added or changed, and in entries that were."""
    lines = Lines(document.source.text)
    changed = difference(before.source.text, document.source.text)
    blocks = {entry.block for entry in _of(document, lines, changed.added)}
    shorter = {entry.name for entry in _shortened(before, changed.removed)}
    blocks |= {entry.block for entry in document.entries() if entry.name in shorter} if shorter else set()
    for finding in findings:
        within = finding.entry is not None and finding.entry.block in blocks
        if within or any(number in changed.added for number in _numbers(lines, finding.problem.span)):
            yield finding


def _numbers(lines: Lines, span: Span) -> range:
    """The lines, from 0, that a place is in."""
    return range(lines.number(span[0]) - 1, lines.number(max(span[0], span[1] - 1)))


def _of(document: Document, lines: Lines, numbers: Iterable[int]) -> Iterator[Entry]:
    """The innermost entries that some lines belong to."""
    found = owners(document, [lines.starts[number] for number in sorted(numbers)])
    return (entry for entry, _ in found if entry)


def _shortened(before: Document, removed: frozenset[int]) -> Iterator[Entry]:
    """The entries that lost a line, but not all they had."""
    lines = Lines(before.source.text)
    for entry in _of(before, lines, removed):
        own = _numbers(lines, entry.block)
        if any(number not in removed and before.slice(lines.span(number + 1)).strip() for number in own):
            yield entry


def rebased(conventions: Conventions, document: Document, before: Document) -> Conventions:
    """The conventions of a list for an earlier text of it: what they say stays, the entries are that text's."""
    schemas = conventions.schemas
    by_group = {id(group): at for at, schema in enumerate(schemas) for group in schema.groups}
    by_place = {place: by_group[id(group)] for place, group in _placed(document) if id(group) in by_group}
    by_size = sorted(range(len(schemas)), key=lambda at: len(schemas[at].entries))
    by_shape = {schemas[at].shape: at for at in by_size}
    filled = defaultdict[int | None, list[Group]](list)
    for place, group in _placed(before):
        filled[by_place.get(place, by_shape.get(group.shape))].append(group)
    made = (
        replace(schema, groups=tuple(filled[at]), entries=tuple(chain.from_iterable(one.entries for one in filled[at])))
        for at, schema in enumerate(schemas)
    )
    return replace(conventions, schemas=tuple(made))


def _placed(document: Document) -> Iterator[tuple[tuple[str, Shape], Group]]:
    """Each group with the anchor of the top-level section that it is in, and its shape."""
    for section, top in zip(document.sections, tops(document), strict=True):
        yield from (((f"#{top.slug}" if top.level else "", group.shape), group) for group in section.groups)

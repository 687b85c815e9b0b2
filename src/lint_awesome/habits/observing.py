"""What each entry does: the observations that habits are learned from, as (topic, label, what is done)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import combinations

from lint_awesome.conventions import Topic
from lint_awesome.document import Document, Entry, Field, Section
from lint_awesome.habits import dating, describing, link_forms, siblings, years
from lint_awesome.habits.values import (
    author_spans,
    button_form,
    buttons,
    has_gap,
    is_labelled,
    is_placeholder,
    kind_of,
    mark_of,
    pair,
    title_end,
)
from lint_awesome.habits.variants import variants
from lint_awesome.text.dates import Date
from lint_awesome.text.people import authors_signs

Seen = tuple[Topic, str, str]
MANY = 50
"""An entry with more labels has none."""


def entries(document: Document, sound: Iterable[Entry]) -> Iterator[Seen]:
    """What is seen in the entries of one schema."""
    text = document.source.text
    for entry in sound:
        for field in entry.fields:
            if field.kind != "button":
                yield from field_seen(text, field)
        yield from labels_seen(tuple([field.name for field in entry.fields if is_labelled(field)]))
        yield from entry_seen(text, entry)


def field_seen(text: str, field: Field) -> Iterator[Seen]:
    """What is seen in a field: its mark, and its value's kind, date form or placeholder."""
    name, value = field.name, text[slice(*field.value)]
    if field.mark and value:
        mark = mark_of(text, field)
        yield "mark", name, mark
        yield "mark", "", mark
    if is_placeholder(value):
        yield "placeholder", name, value
        yield "placeholder", "", value
        return
    yield "kind", name, kind_of(text, field)
    if field.date and not field.date.flaw:
        yield "date", name, field.date.form


@lru_cache(1024)
def labels_seen(labels: tuple[str, ...]) -> tuple[Seen, ...]:
    """What is seen of an entry's labels: which of each two comes first, and which it has once more."""
    names = Counter(labels)
    seen: list[Seen] = [("repeat", name, "once" if count == 1 else "again") for name, count in names.items()]
    for first, second in combinations(names, 2) if len(names) < MANY else ():
        seen.append(("order", pair(first, second), first))
    return tuple(seen)


def entry_seen(text: str, entry: Entry) -> Iterator[Seen]:
    """What is seen in an entry's own line."""
    yield "title", "", title_form(entry)
    if (closed := title_end(text, entry)) is not None:
        yield "title end", "", closed
    for name, span in author_spans(text, entry):
        if signs := authors_signs(text[slice(*span)]):
            yield "authors", name, signs
            yield "between", name, "|".join(sorted({sign.strip() for sign in signs.split("|")}))
    yield "gap", "", "some" if has_gap(text, entry) else "none"
    if entry.date and not entry.date.flaw and not any(field.date == entry.date for field in entry.fields):
        yield "date", "", entry.date.form
    yield "description", "", "yes" if entry.description else "no"
    yield from describing.seen(text, entry)
    yield from (("variant", one.family, one.form) for one in variants(text, entry))
    for field in buttons(entry):
        yield "button", "", button_form(text, field)
    if entry.marker:
        yield "bullet", "", text[slice(*entry.marker)].strip()


def title_form(entry: Entry) -> str:
    """How a title is written: as a link, or not."""
    start, end = entry.title
    links = (entry.link, *entry.links)
    return "link" if any(link and link.span[0] <= start <= end <= link.span[1] for link in links) else "plain"


def whole(document: Document) -> Iterator[Seen]:
    """What is seen in the list as a whole."""
    yield from (("link form", about, form) for about, form in link_forms.forms(document))
    for section in document.sections:
        for group in section.groups:
            for entry in group.entries:
                if entry.date and not entry.date.flaw and not entry.flawed:
                    yield from date_seen(section, entry, entry.date)
    for run, there in siblings.filled(document):
        yield from (("order", "years", order) for order in siblings.order_of_years(there))
        yield from (("order", f"level {run[0].level}", order) for order in siblings.order_of_words(there))


def date_seen(section: Section, entry: Entry, date: Date) -> Iterator[Seen]:
    """What is seen of an entry's date: whether its section is of its year, and its link's number of its month.

    The month is asked for itself, and (label 'near') give or take one: that is how long a paper may wait.
    """
    if years.named(section.path):
        yield "year section", "", "other" if dating.is_misplaced(section, date) else dating.OWN
    found = dating.identifier(entry)
    lag = dating.lag(date, found) if found else None
    if lag is not None:
        yield "identifier", "", "other" if lag else "same"
        yield "identifier", "near", "same" if abs(lag) < dating.FAR else "other"
        yield "identifier", "late", "late" if lag >= dating.FAR else "not late"

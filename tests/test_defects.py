"""One defect put into a list without a fault is found at its place by its rule, alone, and mended where that is sure.

Each function below makes a defect: it is given a list and a source of chance, and gives the list with the defect, and
the place within which the finding must stand.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from random import Random
from typing import Literal, NamedTuple

import invented
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from msgspec import Struct

from lint_awesome.config import Config
from lint_awesome.document import Document, Entry, Field, Link
from lint_awesome.facts import Facts
from lint_awesome.fix import mend
from lint_awesome.linting import lint
from lint_awesome.reading import read
from lint_awesome.source import Source, Span

FACTS = Facts(date(2026, 6, 30))
EXAMPLES = settings(
    derandomize=True,
    database=None,
    deadline=None,
    max_examples=6,
    phases=[Phase.generate],  # shrinking finds no simpler list, and takes long
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
Mends = Literal["safe", "unsafe", "no"]


class Spoilt(NamedTuple):
    """A list with a defect, and the place within which that is to be reported."""

    text: str
    place: Span


class Clean:
    """A list without a fault, and ways to spoil it."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.document: Document = read(Source("README.md", text))
        self.entries = list(self.document.entries())

    def put(self, span: Span, new: str, place: Span | None = None) -> Spoilt:
        """The list with another text at a place; the defect is there, or at a place in that text."""
        start, end = place or (0, len(new))
        return Spoilt(self.text[: span[0]] + new + self.text[span[1] :], (span[0] + start, span[0] + end))

    def of(self, span: Span) -> str:
        return self.text[slice(*span)]

    def entry(self, chance: Random, among: Callable[[Entry], bool] = bool) -> Entry:
        return chance.choice([entry for entry in self.entries if among(entry)])

    def field(self, chance: Random, name: str, among: Callable[[str], bool] = bool) -> Field:
        """A field of a name whose value is of some kind."""
        found = [field for entry in self.entries for field in entry.fields if field.name == name]
        return chance.choice([field for field in found if among(self.of(field.value))])

    def line(self, span: Span) -> Span:
        """The whole line that a place is in."""
        return self.text.rfind("\n", 0, span[0]) + 1, self.text.index("\n", span[1]) + 1

    def link(self, entry: Entry) -> Link:
        assert entry.link
        return entry.link


class Defect(Struct):
    """How a defect is made, in which kinds of lists, and what is to come of it."""

    make: Callable[[Clean, Random], Spoilt]
    kinds: str
    rule: str
    mends: Mends


DEFECTS: list[Defect] = []


def defect(kinds: str, rule: str, mends: Mends) -> Callable[[Callable[[Clean, Random], Spoilt]], None]:
    """Makes a defect of a function."""
    return lambda make: DEFECTS.append(Defect(make, kinds, rule, mends))


def is_real(value: str) -> bool:
    return value != "-"


def is_none(value: str) -> bool:
    return value == "-"


# Labels and fields


@defect("nested", "field-name", "safe")
def letters_of_a_label_swapped(clean: Clean, chance: Random) -> Spoilt:
    label = clean.field(chance, chance.choice(("Date", "Venue", "Code"))).label
    assert label
    word, at = clean.of(label), chance.randint(0, 2)
    swapped = word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    return clean.put(label, swapped)


@defect("nested", "field-name", "safe")
def case_of_a_label(clean: Clean, chance: Random) -> Spoilt:
    label = clean.field(chance, chance.choice(("Date", "Venue", "Code"))).label
    assert label
    return clean.put(label, chance.choice((str.lower, str.upper))(clean.of(label)))


@defect("nested headed", "field-name", "safe")
def label_in_the_singular(clean: Clean, chance: Random) -> Spoilt:
    fields = [field for entry in clean.entries for field in entry.fields if field.name.startswith("Author")]
    label = chance.choice(fields).label
    assert label
    return clean.put(label, "Author")


@defect("lined", "field-name", "safe")
def letters_of_a_button_swapped(clean: Clean, chance: Random) -> Spoilt:
    label = clean.field(chance, chance.choice(("paper", "code"))).label
    assert label
    word = clean.of(label)
    return clean.put(label, word[0] + word[2] + word[1] + word[3:])


@defect("nested headed", "unknown-field", "no")
def label_that_no_other_has(clean: Clean, chance: Random) -> Spoilt:
    field = clean.field(chance, "Venue")
    line = clean.of(clean.line(field.span))
    assert field.label
    start = clean.line(field.span)[1]
    new = line.replace("Venue", "Loudness", 1)
    return clean.put((start, start), new, (0, len(new) - 1))


@defect("nested headed", "field-order", "safe")
def fields_swapped(clean: Clean, chance: Random) -> Spoilt:
    first = clean.line(clean.field(chance, "Date").span)
    second = clean.line((first[1], first[1]))
    return clean.put((first[0], second[1]), clean.of(second) + clean.of(first))


@defect("nested headed", "missing-field", "no")
def field_left_out(clean: Clean, chance: Random) -> Spoilt:
    entry = clean.entry(chance)
    field = next(field for field in entry.fields if field.name == "Venue")
    spoilt = clean.put(clean.line(field.span), "")
    return Spoilt(spoilt.text, entry.title)


@defect("nested headed", "duplicate-field", "safe")
def field_twice(clean: Clean, chance: Random) -> Spoilt:
    line = clean.line(clean.field(chance, chance.choice(("Date", "Venue"))).span)
    return clean.put(line, clean.of(line) * 2, (line[1] - line[0], 2 * (line[1] - line[0])))


@defect("nested headed", "field-format", "safe")
def colon_of_a_label(clean: Clean, chance: Random) -> Spoilt:
    field = clean.field(chance, chance.choice(("Date", "Venue")))
    assert field.label
    assert field.mark
    colon = clean.text.index(":", *field.mark)
    new = chance.choice((" :", "：", ":  " if clean.text[colon + 1] == " " else " :"))
    end = colon + 1 + (new == ":  ")
    spoilt = clean.put((colon, end), new)
    return Spoilt(spoilt.text, (field.label[0] - 2, field.value[0] + 2))


@defect("nested", "field-format", "safe")
def semicolon_after_a_label(clean: Clean, chance: Random) -> Spoilt:
    field = clean.field(chance, chance.choice(("Venue", "Code")))
    assert field.mark
    return clean.put((field.mark[0], field.mark[0] + 1), ";", (-8, 2))


@defect("nested", "empty-field", "safe")
def value_left_out(clean: Clean, chance: Random) -> Spoilt:
    field = clean.field(chance, chance.choice(("Venue", "Code")), is_none)
    return clean.put((field.value[0] - 1, field.value[1]), "", (-10, 1))


@defect("nested table", "placeholder", "safe")
def other_word_for_none(clean: Clean, chance: Random) -> Spoilt:
    return clean.put(clean.field(chance, "Venue", is_none).value, chance.choice(("N/A", "–", "TBD", "None")))


@defect("nested", "stray-dash", "safe")
def dash_left_before_a_value(clean: Clean, chance: Random) -> Spoilt:
    value = clean.field(chance, chance.choice(("Venue", "Code")), is_real).value
    return clean.put((value[0], value[0]), chance.choice(("- ", "-" if clean.text[value[0]] == "[" else "- ")))


@defect("nested", "copied-value", "no")
def authors_that_are_the_title(clean: Clean, chance: Random) -> Spoilt:
    entry = clean.entry(chance)
    return clean.put(entry.fields[0].value, entry.name)


@defect("nested", "value-kind", "no")
def venue_under_code(clean: Clean, chance: Random) -> Spoilt:
    return clean.put(clean.field(chance, "Code", is_real).value, "ICKP 2024")


@defect("nested", "author-list", "safe")
def and_between_authors(clean: Clean, chance: Random) -> Spoilt:
    value = clean.field(chance, "Author(s)").value
    comma = clean.text.index(",", *value)
    return clean.put((comma, comma + 1), chance.choice((" and", " &", ";")), (-1, 6))


@defect("nested", "badge-target", "no")
def badge_that_leads_elsewhere(clean: Clean, chance: Random) -> Spoilt:
    field = clean.field(chance, "Code", is_real)
    link = next(link for link in field.links if link.badge)
    spoilt = clean.put(link.target, "https://kites.example.org/code/")
    return Spoilt(spoilt.text, field.span)


# Dates


@defect("nested table headed", "date-format", "safe")
def date_in_another_form(clean: Clean, chance: Random) -> Spoilt:
    value = clean.field(chance, "Date").value
    return clean.put(value, clean.of(value).replace("-", chance.choice(("/", "."))))


@defect("lined", "date-format", "safe")
def date_in_another_form_on_a_line(clean: Clean, chance: Random) -> Spoilt:
    value = clean.field(chance, "date").value
    return clean.put(value, clean.of(value).replace("/", "-"))


@defect("nested table", "invalid-date", "no")
def date_that_cannot_be(clean: Clean, chance: Random) -> Spoilt:
    value = clean.field(chance, "Date").value
    return clean.put(value, clean.of(value)[:5] + chance.choice(("13", "00", "20")))


@defect("nested table", "future-date", "no")
def date_to_come(clean: Clean, chance: Random) -> Spoilt:
    value = clean.field(chance, "Date").value
    return clean.put(value, chance.choice(("2026-08", "2031-01", "2104-05")))


@defect("nested", "date-section", "unsafe")
def entry_under_another_year(clean: Clean, chance: Random) -> Spoilt:
    first, second = chance.sample([group.entries for _, group in list(clean.document.groups())[:4]], 2)
    block, to = chance.choice(first[1:]).block, second[0].block[0]
    moved = clean.of(block)
    if to < block[0]:
        text = clean.text[:to] + moved + clean.text[to : block[0]] + clean.text[block[1] :]
        return Spoilt(text, (to, to + len(moved)))
    text = clean.text[: block[0]] + clean.text[block[1] : to] + moved + clean.text[to:]
    return Spoilt(text, (to - len(moved), to))


@defect("nested table", "date-identifier", "no")
def number_of_another_year(clean: Clean, chance: Random) -> Spoilt:
    entry = clean.entry(chance)
    assert entry.date
    target = clean.link(entry).target
    year = entry.date.year % 100 + chance.choice((-3, -4))
    number = clean.text.index("abs/", *target) + 4
    spoilt = clean.put((number, number + 2), f"{year:02}")
    return Spoilt(spoilt.text, entry.block)


# Order and doubles


@defect("nested lined classic table headed", "entry-order", "safe")
def entry_out_of_order(clean: Clean, chance: Random) -> Spoilt:
    groups = [group.entries for _, group in clean.document.groups() if len(group.entries) > 6]
    entries = chance.choice(groups)
    if clean.of(entries[0].block).endswith("\n\n"):
        entries = entries[:-1]  # the last one has no blank line that could be moved
    first = chance.randint(0, len(entries) - 4)
    moved, last = entries[first], entries[chance.randint(first + 3, len(entries) - 1)]
    text, between = clean.text, (moved.block[1], last.block[1])
    spoilt = text[: moved.block[0]] + text[slice(*between)] + text[slice(*moved.block)] + text[last.block[1] :]
    return Spoilt(spoilt, (last.block[1] - (moved.block[1] - moved.block[0]), last.block[1]))


def again(clean: Clean, entry: Entry, url: str) -> Spoilt:
    """An entry once more, just after itself, with another form of its address."""
    target = clean.link(entry).target
    text = clean.text[entry.block[0] : target[0]] + url + clean.text[target[1] : entry.block[1]]
    return clean.put((entry.block[1], entry.block[1]), text)


@defect("nested lined table headed", "duplicate-entry", "no")
def entry_twice(clean: Clean, chance: Random) -> Spoilt:
    entry = clean.entry(chance)
    return again(clean, entry, clean.link(entry).url)


@defect("nested table", "duplicate-entry", "no")
def entry_twice_as_another_version(clean: Clean, chance: Random) -> Spoilt:
    entry = clean.entry(chance)
    return again(clean, entry, clean.link(entry).url + "v2")


@defect("headed", "duplicate-entry", "no")
def entry_twice_as_a_file_in_a_short_list(clean: Clean, chance: Random) -> Spoilt:
    entry = clean.entry(chance)
    return again(clean, entry, clean.link(entry).url.replace("/abs/", "/pdf/"))


@defect("nested lined table", "duplicate-entry link-style", "no")
def entry_twice_as_a_file(clean: Clean, chance: Random) -> Spoilt:
    entry = clean.entry(chance)
    return again(clean, entry, clean.link(entry).url.replace("/abs/", "/pdf/") + chance.choice((".pdf", "v3", "")))


@defect("classic", "duplicate-entry link-style", "no")
def tool_twice_under_another_address(clean: Clean, chance: Random) -> Spoilt:
    entry = clean.entry(chance)
    url = clean.link(entry).url
    return again(clean, entry, chance.choice((url + "/", url.replace("https", "http"))))


@defect("nested table", "one-link-two-titles", "no")
def link_of_another_entry(clean: Clean, chance: Random) -> Spoilt:
    first, second = sorted(chance.sample(clean.entries, 2), key=lambda entry: entry.block)
    label, target = clean.link(second).label, clean.link(second).target
    new = f"Why Zebras Wander Home Alone]({clean.of(clean.link(first).target)}"
    return clean.put((label[0], target[1]), new)


# Counts and contents


@defect("nested", "stated-count", "safe")
def count_that_is_off(clean: Clean, chance: Random) -> Spoilt:
    count = chance.choice(clean.document.counts)
    return clean.put(count.span, str(count.number + chance.choice((-2, -1, 1, 3))))


@defect("nested classic", "toc-entry", "safe")
def line_of_the_contents_gone(clean: Clean, chance: Random) -> Spoilt:
    listings = clean.document.contents[0].listings
    line = chance.choice([listing for listing in listings if listing.text not in ("Papers", "Surveys")])
    spoilt = clean.put(clean.line(line.span), "")
    heading = next(section.heading for section in clean.document.sections if section.title == line.text)
    gone = len(clean.text) - len(spoilt.text)
    return Spoilt(spoilt.text, (heading[0] - gone, heading[1] - gone))


@defect("nested classic", "broken-anchor", "safe")
def anchor_that_leads_nowhere(clean: Clean, chance: Random) -> Spoilt:
    links = [listing.link for listing in clean.document.contents[0].listings if listing.link]
    link = chance.choice([link for link in links if not link.url[1:].isdigit()])
    start, end = link.target
    return clean.put((end - 1, end), chance.choice(("", clean.text[end - 1] * 2, "-" + clean.text[end - 1])), (start - end, 4))


# Blanks and signs


@defect("nested classic table headed", "trailing-space", "safe")
def blank_at_an_end(clean: Clean, chance: Random) -> Spoilt:
    end = chance.choice([found.start() for found in re.finditer(r"(?<=[^\n|])\n", clean.text)][:-1])
    return clean.put((end, end), chance.choice((" ", "\t")))


def unseen(clean: Clean, chance: Random) -> Spoilt:
    title = clean.entry(chance).title
    at = chance.randint(title[0] + 1, title[1] - 1)
    return clean.put((at, at), chance.choice("\u200b\u2060\u00ad\ufeff\u202a"))


@defect("nested lined classic table", "invisible-character", "safe")
def sign_that_is_not_seen(clean: Clean, chance: Random) -> Spoilt:
    return unseen(clean, chance)


@defect("headed", "invisible-character", "no")
def sign_that_is_not_seen_in_a_heading(clean: Clean, chance: Random) -> Spoilt:
    return unseen(clean, chance)  # its anchor would be another


@defect("nested classic", "invisible-character", "safe")
def blank_that_is_none_after_the_hashes(clean: Clean, chance: Random) -> Spoilt:
    section = chance.choice([section for section in clean.document.sections if section.level == 2])
    at = section.heading[0] + 2
    return clean.put((at, at + 1), "\u00a0")


@defect("nested lined classic table headed", "final-newline", "safe")
def end_of_the_file(clean: Clean, chance: Random) -> Spoilt:
    more = chance.choice(("", "\n\n"))
    return clean.put((len(clean.text) - 1, len(clean.text)), more, (-1000, 4))


# Links


@defect("nested lined classic table headed", "malformed-link", "safe")
def scheme_of_an_address(clean: Clean, chance: Random) -> Spoilt:
    link = clean.link(clean.entry(chance))
    bent = chance.choice(("htps://", "https//", "https:/", "https:// ", "https://https://", "linkhttps://", "ttps://"))
    return clean.put((link.target[0], link.target[0] + 8), bent, (-1, len(clean.of(link.target)) + 9))


@defect("nested table headed", "malformed-link", "safe")
def number_without_abs(clean: Clean, chance: Random) -> Spoilt:
    link = clean.link(clean.entry(chance))
    at = clean.text.index("abs/", *link.target)
    return clean.put((at, at + 4), "", (link.target[0] - at, link.target[1] - at - 4))


@defect("nested lined classic table headed", "malformed-link", "safe")
def blank_in_an_address(clean: Clean, chance: Random) -> Spoilt:
    target = clean.link(clean.entry(chance)).target
    at = clean.text.index("/", target[0] + 8)
    return clean.put((at + 1, at + 1), "%20", (target[0] - at - 1, target[1] - at + 3))


@defect("nested classic table headed", "malformed-link", "safe")
def brackets_of_a_link(clean: Clean, chance: Random) -> Spoilt:
    link = clean.link(clean.entry(chance))
    start, end = link.span
    title, url = clean.of(link.label), clean.of(link.target)
    bent = chance.choice((f"({title})[{url}]", f"[{title}] ({url})", f"[{title}]{url}"))
    return clean.put((start, end), bent)


@defect("nested classic headed", "malformed-link", "safe")
def link_left_open(clean: Clean, chance: Random) -> Spoilt:
    link = clean.link(clean.entry(chance))
    end = link.span[1]
    return clean.put((end - 1, end), "", (link.span[0] - end, 1))


@defect("nested lined classic table headed", "empty-link", "no")
def link_without_address(clean: Clean, chance: Random) -> Spoilt:
    link = clean.link(clean.entry(chance))
    return clean.put(link.target, "", (link.span[0] - link.target[0], 1))


@defect("classic", "link-style", "safe")
def address_in_another_form(clean: Clean, chance: Random) -> Spoilt:
    target = clean.link(clean.entry(chance)).target
    url = clean.of(target)
    return clean.put(target, chance.choice((url + "/", url.replace("https", "http"), url + "?utm_source=x")))


# Bullets, indents, lines


@defect("nested lined classic", "bullet-style", "safe")
def other_bullet(clean: Clean, chance: Random) -> Spoilt:
    marker = clean.entry(chance).marker
    assert marker
    return clean.put((marker[0], marker[0] + 1), chance.choice("*+"))


@defect("nested lined classic", "doubled-bullet", "safe")
def bullet_twice(clean: Clean, chance: Random) -> Spoilt:
    marker = clean.entry(chance).marker
    assert marker
    return clean.put(marker, "- - ")


@defect("classic nested", "missing-bullet", "safe")
def bullet_glued_to_its_link(clean: Clean, chance: Random) -> Spoilt:
    groups = [group.entries for _, group in clean.document.groups()]
    marker = chance.choice(chance.choice(groups)[1:]).marker
    assert marker
    return clean.put(marker, "-", (-1, 200))


@defect("classic", "missing-bullet", "safe")
def bullet_left_out(clean: Clean, chance: Random) -> Spoilt:
    groups = [group.entries for _, group in clean.document.groups() if len(group.entries) > 9]
    marker = chance.choice(chance.choice(groups)[1:-1]).marker
    assert marker
    return clean.put(marker, "", (0, 200))


@defect("classic", "run-together", "unsafe")
def entries_on_one_line(clean: Clean, chance: Random) -> Spoilt:
    groups = [group.entries for _, group in clean.document.groups()]
    block = chance.choice(chance.choice(groups)[1:]).block
    return clean.put((block[0] - 1, block[0]), " ", (-1, block[1] - block[0] + 1))


@defect("nested", "indentation", "safe")
def indent_of_a_field(clean: Clean, chance: Random) -> Spoilt:
    line = clean.line(clean.field(chance, chance.choice(("Date", "Venue"))).span)
    return clean.put((line[0], line[0] + 2), chance.choice(("", "   ", "    ")), (0, line[1] - line[0] + 4))


@defect("classic", "indentation", "safe")
def indent_of_an_entry(clean: Clean, chance: Random) -> Spoilt:
    groups = [group.entries for _, group in clean.document.groups()]
    block = chance.choice(chance.choice(groups)[1:]).block
    return clean.put((block[0], block[0]), " ", (0, block[1] - block[0] + 1))


@defect("table", "table-row", "no")
def cell_left_out(clean: Clean, chance: Random) -> Spoilt:
    entry = clean.entry(chance)
    bar = clean.text.rindex("|", *(entry.head[0], entry.head[1] - 2))
    return clean.put((bar, entry.head[1] - 1), "", (entry.head[0] - bar, 1))


@defect("nested lined classic", "merge-marker", "no")
def mark_of_a_merge(clean: Clean, chance: Random) -> Spoilt:
    at = clean.entry(chance).block[0]
    return clean.put((at, at), "<<<<<<< HEAD\n")


# Titles, descriptions, headings


@defect("nested classic headed", "entry-format", "no")
def title_that_is_no_link(clean: Clean, chance: Random) -> Spoilt:
    link = clean.link(clean.entry(chance))
    return clean.put(link.span, f"{clean.of(link.label)} [link]({link.url})")


@defect("classic", "separator", "safe")
def other_separator(clean: Clean, chance: Random) -> Spoilt:
    separator = clean.entry(chance).separator
    assert separator
    return clean.put(separator, chance.choice((" – ", ": ", " ")), (-1, 4))


@defect("classic", "description-end", "safe")
def no_full_stop(clean: Clean, chance: Random) -> Spoilt:
    description = clean.entry(chance).description
    assert description
    end = description[1]
    return clean.put((end - 1, end), "", (description[0] - end, 2))


@defect("classic", "missing-field", "no")
def no_tag(clean: Clean, chance: Random) -> Spoilt:
    entry = clean.entry(chance)
    tag = entry.fields[-1].span
    spoilt = clean.put((tag[0] - 1, tag[1]), "")
    return Spoilt(spoilt.text, entry.title)


@defect("nested classic", "duplicate-heading", "no")
def heading_twice(clean: Clean, chance: Random) -> Spoilt:
    entries = chance.choice([(section, group.entries) for section, group in clean.document.groups()])
    section, at = entries[0], entries[1][4].block[0]
    heading = clean.of(section.heading)
    return clean.put((at, at), f"\n{heading}\n\n", (1, len(heading) + 1))


CASES = [
    pytest.param(one, kind, id=f"{one.make.__name__}-{kind}") for one in DEFECTS for kind in one.kinds.split()
]


@pytest.mark.parametrize("kind", invented.KINDS)
@EXAMPLES
@given(chance=st.randoms(use_true_random=False))
def test_nothing_is_said_of_a_list_without_a_fault(kind: str, chance: Random) -> None:
    source = Source("README.md", invented.KINDS[kind](chance))
    assert said(source.text) == []
    assert mend(source, Config(), FACTS, unsafe=True).source == source


@pytest.mark.parametrize(("one", "kind"), CASES)
@EXAMPLES
@given(chance=st.randoms(use_true_random=False))
def test_a_defect_is_found_and_mended(one: Defect, kind: str, chance: Random) -> None:
    clean = Clean(invented.KINDS[kind](chance))
    spoilt = one.make(clean, chance)
    found = said(spoilt.text)
    assert [rule for rule, _ in found] == one.rule.split()
    (start, end), place = found[0][1], spoilt.place
    assert place[0] <= start <= end <= place[1], spoilt.text[start:end]
    if one.rule == one.rule.split()[0]:
        mended = mend(Source("README.md", spoilt.text), Config(), FACTS, unsafe=one.mends == "unsafe").source.text
        assert mended == (spoilt.text if one.mends == "no" else clean.text)


def said(text: str) -> list[tuple[str, Span]]:
    """The errors and warnings about a list: their rules, in order of name, and places."""
    findings = lint(Source("README.md", text), Config(), FACTS).findings
    return sorted((one.rule, one.problem.span) for one in findings if one.severity != "info")

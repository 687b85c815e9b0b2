"""Dates."""

from __future__ import annotations

from random import Random

from defects import Clean, Spoilt, defect


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

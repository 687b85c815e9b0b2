"""Labels and values."""

from __future__ import annotations

from random import Random

from defects import Clean, Spoilt, defect, is_none, is_real


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
    fields = clean.entry(chance).fields
    at = chance.randrange(len(fields))
    line = clean.of(clean.line(fields[at].span))
    end = clean.line(chance.choice(fields[at:]).span)[1]
    return clean.put((end, end), line, (0, len(line) - 1))


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


@defect("nested", "value-variant", "unsafe")
def venue_without_its_blank(clean: Clean, chance: Random) -> Spoilt:
    value = clean.field(chance, "Venue", is_real).value
    return clean.put(value, clean.of(value).replace(" ", ""))

"""Titles, descriptions, headings."""

from __future__ import annotations

from random import Random

from defects import Clean, Spoilt, defect


@defect("nested classic headed", "entry-format", "no")
def title_that_is_no_link(clean: Clean, chance: Random) -> Spoilt:
    link = clean.link(clean.entry(chance))
    return clean.put(link.span, f"{clean.of(link.label)} [link]({link.url})")


@defect("lined", "entry-format", "no")
def no_stop_after_the_title(clean: Clean, chance: Random) -> Spoilt:
    end = clean.entry(chance).title[1]
    spoilt = clean.put((end - 1, end), "")
    return Spoilt(spoilt.text, (spoilt.text.rindex("**", 0, end - 2), end + 2))


@defect("lined", "entry-format", "no")
def button_in_other_brackets(clean: Clean, chance: Random) -> Spoilt:
    field = clean.field(chance, chance.choice(("paper", "code")))
    return clean.put(field.span, f"([{field.name}]({field.links[0].url}))")


@defect("nested lined classic headed", "entry-format", "safe")
def blank_twice_in_a_title(clean: Clean, chance: Random) -> Spoilt:
    entry = clean.entry(chance, lambda entry: " " in entry.name or entry.description is not None)
    span = entry.title if " " in entry.name else entry.description
    assert span
    at = clean.text.index(" ", *span)
    return clean.put((at, at), " ", (0, 2))


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


@defect("nested classic headed", "glued-heading", "safe")
def heading_glued_to_its_signs(clean: Clean, chance: Random) -> Spoilt:
    section = chance.choice([section for section, _ in clean.document.groups()])
    signs = clean.of(section.heading).split(" ")[0]
    at = section.heading[0] + len(signs)
    return clean.put((section.heading[0], at + 1), signs)

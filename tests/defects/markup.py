"""Blanks, signs, links and bullets."""

from __future__ import annotations

import re
from random import Random

from defects import Clean, Spoilt, defect


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
    bent = chance.choice((f"({title})[{url}]", f"[{title}] ({url})", f"[{title}]{url}", f"[[{title}]({url})"))
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


@defect("classic nested", "missing-bullet", "safe")
def bullet_left_out(clean: Clean, chance: Random) -> Spoilt:
    marker = clean.entry(chance).marker
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


@defect("table", "table-row", "safe")
def row_below_a_blank_line(clean: Clean, chance: Random) -> Spoilt:
    at = clean.entry(chance).block[0]
    return clean.put((at, at), "\n" * chance.randint(1, 3), (0, len(clean.text)))


@defect("nested lined classic", "merge-marker", "no")
def mark_of_a_merge(clean: Clean, chance: Random) -> Spoilt:
    at = clean.entry(chance).block[0]
    return clean.put((at, at), "<<<<<<< HEAD\n")

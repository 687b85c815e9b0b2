"""The order of entries, entries that are there twice, counts and contents."""

from __future__ import annotations

from random import Random

from defects import Clean, Spoilt, defect
from lint_awesome.document import Entry


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


@defect("nested lined classic", "empty-item", "safe")
def bullet_of_nothing(clean: Clean, chance: Random) -> Spoilt:
    entry = clean.entry(chance, lambda entry: entry.marker is not None and not clean.of(entry.block).endswith("\n\n"))
    return clean.put((entry.block[1], entry.block[1]), f"-{chance.choice(('', ' ', '  '))}\n")


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
    return clean.put(
        (end - 1, end), chance.choice(("", clean.text[end - 1] * 2, "-" + clean.text[end - 1])), (start - end, 4)
    )

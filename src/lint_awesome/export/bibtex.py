"""A list as entries of BibTeX, each work once."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import TextIO

from lint_awesome.config import Config
from lint_awesome.document import Document
from lint_awesome.export import tex
from lint_awesome.export.records import Record, records
from lint_awesome.habits.values import is_placeholder
from lint_awesome.text.identifiers import Identifier, canonical, identify
from lint_awesome.text.names import title_key

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
VENUE = re.compile(r"venue|conference|journal|proceedings|publi(?:cation|shed)|会议|期刊|発表|학회", re.IGNORECASE)
SMALL = frozenset(("a", "an", "and", "are", "as", "at", "by", "for", "from", "in", "is", "of", "on", "the", "to"))
"""Words that tell little of a title."""
WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
SUFFIX = re.compile(r"\s+(?:jr|sr|i{2,3}|iv)\.?$", re.IGNORECASE)

Work = tuple[str, str]
"""What makes two entries one work: where the link leads, and the title."""


def write(document: Document, out: TextIO, _config: Config) -> None:
    """Writes an entry for each work, in the order of the list."""
    works = dict[Work, Record]()
    for record in records(document):
        if record.title:
            works.setdefault(_work(record), record)
    keys = dict(_keys(works))
    out.write("\n".join(_entry(keys[work], record) for work, record in works.items()))


def _work(record: Record) -> Work:
    return canonical(record.url) if record.url else "", title_key(record.title)


def _entry(key: str, record: Record) -> str:
    fields = ",\n".join(f"  {name} = {value}" for name, value in _fields(record))
    return f"@misc{{{key},\n{fields}\n}}\n"


def _fields(record: Record) -> Iterator[tuple[str, str]]:
    found = list(_identifiers(record))
    yield "title", f"{{{{{tex.text(record.title)}}}}}"  # the inner braces keep the case of letters
    if record.authors:
        names = [_name(name) for name in record.authors] + (["others"] if record.others else [])
        yield "author", f"{{{' and '.join(names)}}}"
    if year := _year(record, found):
        yield "year", f"{{{year}}}"
    if record.date and len(record.date) > 4:
        yield "month", MONTHS[int(record.date[5:7]) - 1]
    if venue := _venue(record):
        yield "howpublished", f"{{{tex.text(venue)}}}"
    for one in found:
        if one.kind == "arxiv":
            yield "eprint", f"{{{tex.address(one.key)}}}"
            yield "archivePrefix", "{arXiv}"
        else:
            yield "doi", f"{{{tex.address(one.key)}}}"
    if url := record.url or next((link.url for link in record.links if link.url), ""):
        yield "url", f"{{{tex.address(url)}}}"
    if record.section:
        yield "keywords", f"{{{', '.join(tex.text(title) for title in record.section)}}}"


def _identifiers(record: Record) -> Iterator[Identifier]:
    """The arXiv number and the DOI of an entry: those of its title's link before those of others."""
    urls = [record.url or "", *(link.url for link in record.links)]
    known = [one for one in map(identify, urls) if one and not one.flaw]
    for kind in ("arxiv", "doi"):
        yield from [one for one in known if one.kind == kind][:1]


def _name(name: str) -> str:
    """A name; one that holds the word that parts names is kept together."""
    words = tex.text(name)
    return f"{{{words}}}" if re.search(r"\band\b", words, re.IGNORECASE) else words


def _year(record: Record, found: Iterable[Identifier]) -> str:
    if record.date:
        return record.date[:4]
    return next((str(one.year) for one in found if one.year), "")


def _venue(record: Record) -> str:
    for field in record.fields:
        if VENUE.search(field.label) and field.value and not is_placeholder(field.value):
            return field.value
    return ""


def _keys(works: dict[Work, Record]) -> Iterator[tuple[Work, str]]:
    """A key for each work: of its oldest bearer alone the words, of all others with a mark of the work itself.

    So a key depends on no place in the list, and a newer work does not take it.
    """
    alike = defaultdict[str, list[Work]](list)
    for work, record in works.items():
        alike[_words(record)].append(work)
    for words, those in alike.items():
        those.sort(key=lambda work: (works[work].date or "9999", work))
        yield from ((work, f"{words}-{_mark(work)}" if at else words) for at, work in enumerate(those))


def _mark(work: Work) -> str:
    from hashlib import sha256

    return sha256("\n".join(work).encode()).hexdigest()[:8]


def _words(record: Record) -> str:
    """The first author's name, the year and the first word of the title that says something."""
    title = [tex.ascii_word(word) for word in WORD.findall(record.title)]
    telling = [word for word in title if word and word not in SMALL] or [word for word in title if word]
    first = tex.ascii_word(SUFFIX.sub("", record.authors[0]).rpartition(" ")[2]) if record.authors else ""
    year = _year(record, _identifiers(record))
    parts = (first, year, *telling[:1]) if first else (*telling[:1], year, *telling[1:2])
    return "".join(parts) or f"work-{_mark(_work(record))}"

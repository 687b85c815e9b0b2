"""Dates as lists write them."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from functools import lru_cache

from msgspec import Struct

from lint_awesome.source import Span
from lint_awesome.text.patterns import lazy


class Date(Struct, frozen=True):
    """A date in a text: its numbers, how it is written, and what is impossible about it.

    `form` is the pattern in letters: `YYYY-MM`, `YYYY/MM`, `YYYY.M`, `D Mon YYYY`, `Month YYYY`, `Mon., YYYY`, ...
    """

    span: Span
    year: int
    month: int | None
    day: int | None
    form: str
    flaw: str | None = None


MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)

LETTER = "[A-Za-z0-9À-ÿ]"  # in other scripts, letters touch numbers; a larger set is slow to compile
LEFT = rf"(?<!{LETTER})(?<!{LETTER}[_.,'])(?<![-/.=?&#%@~+$\\])"
RIGHT = rf"(?!{LETTER}|[-/._:+]{LETTER}|%)"
WORD = (
    r"((?i:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?))"
)
NTH = r"([0-9]{1,2})(st|nd|rd|th)?"

PLACE = lazy(r"https?://[^\s<>)\]]*|\]\([^\s()]*|<[A-Za-z/!][^<>\n]*>|1[89][0-9][0-9]|2[01][0-9][0-9]")
"""A year, or what no date is looked for in: addresses and tags."""
AFTER = lazy(rf"[0-9]{{4}}([-/.])([0-9]{{1,2}})(?:\1([0-9]{{1,2}}))?{RIGHT}")
GLYPHS = lazy(r"[0-9]{4}(\s?[年년]\s?)([0-9]{1,2})(\s?[月월])(?:(\s?)([0-9]{1,2})(\s?[日号號일]))?")
BEFORE = lazy(rf"{LEFT}(?:([0-9]{{1,2}})([-/.]))?([0-9]{{1,2}})(?(2)\2|([-/.]))$")
WORDS = lazy(rf"{LEFT}(?:{NTH}(\.?[ \xa0]|-))?{WORD}(\.?)(?:([ \xa0]?){NTH})?(,?[ \xa0]{{1,2}}|-|,|(?<=\.))$")
YEAR = lazy(rf"[0-9]{{4}}{RIGHT}")
FREE = lazy(LEFT)
BARE_YEAR = lazy(r"((?:1[89]|2[01])[0-9][0-9])([年년]?)")
COMPACT = lazy(r"(2[01][0-9][0-9])([01][0-9])([0-3][0-9])")
YEAR_FIRST = lazy(rf"([12][0-9]{{3}})(,?[ \xa0]|-){WORD}(\.?)(?:([ \xa0]|-){NTH})?")
NUMBERS = frozenset("0123456789-/.")
OUTSIDE = " \t\r\n\xa0*_`()[]（）【】「」,;"
TOKEN = lazy(r"YYYY|Month|MONTH|month|Mon|MON|mon|MM|M|Dth|DD|D")


def find(text: str, start: int, end: int, *, years: bool = False) -> Iterator[Date]:
    """All dates in a stretch; years alone only where they are asked for."""
    at = start
    while place := PLACE.search(text, at, end):
        at = place.end()
        if not place[0].isdigit():
            continue
        date = _around(text, place.start(), (start, end), strict=True)
        if date or (years and (date := _alone(text, place.start(), end))):
            yield date
            at = date.span[1]


def parse(text: str, start: int, end: int) -> Date | None:
    """The date that a whole stretch is, without the blanks, brackets and emphasis around it; also a year alone."""
    stretch = text[start:end]
    start += len(stretch) - len(stretch.lstrip(OUTSIDE))
    end = start + len(stretch.strip(OUTSIDE))
    if not 4 <= end - start <= 40:
        return None
    if found := BARE_YEAR.fullmatch(text, start, end):
        return _made(found.span(), found[1], None, None, "YYYY" + found[2])
    if found := COMPACT.fullmatch(text, start, end):
        date = _made(found.span(), found[1], found[2], found[3], "YYYYMMDD")
        return None if date.flaw else date
    if not NUMBERS.issuperset(text[start:end]) and (found := YEAR_FIRST.fullmatch(text, start, end)):
        return _year_first(found)
    for place in PLACE.finditer(text, start, end):
        whole = _around(text, place.start(), (start, end), strict=False)
        if whole and whole.span == (start, end):
            return whole
    return None


def _around(text: str, at: int, within: Span, *, strict: bool) -> Date | None:
    """The date that the year at a place belongs to; a strict reading leaves out what may be something else."""
    start, end = within
    if at > start and text[at - 1].isdigit():
        return None
    if (found := AFTER.match(text, at, end)) and FREE.match(text, at):
        date = _after(found)
        return None if strict and _doubtful(date) else date
    if found := GLYPHS.match(text, at, end):
        return _glyphs(found)
    return _before(text, at, within, strict=strict) if YEAR.match(text, at, end) else None


def _before(text: str, at: int, within: Span, *, strict: bool) -> Date | None:
    """The date that ends in the year at a place."""
    low, year = max(within[0], at - 32), text[at : at + 4]
    if found := WORDS.search(text, low, at):
        return _words(found, year)
    if found := BEFORE.search(text, low, at):
        date = _numbers(found, year)
        return None if strict and date.flaw else date
    return None


def _alone(text: str, at: int, end: int) -> Date | None:
    free = FREE.match(text, at) and YEAR.match(text, at, end)
    return _made((at, at + 4), text[at : at + 4], None, None, "YYYY") if free else None


def _doubtful(date: Date) -> bool:
    """Whether an impossible date may be another thing: years (`2023-24`), a number (`2024.50`, `1840-2`)."""
    years = date.day is None and date.month is not None and date.month > date.year % 100
    return bool(date.flaw) and (years or "." in date.form or date.year < 1900)


def _after(found: re.Match[str]) -> Date:
    mark, month, day = found.groups()
    padded = len(month) == 2 and (day is None or len(day) == 2)
    form = f"YYYY{mark}{'MM' if padded or month[0] == '0' else 'M'}"
    if day:
        form += mark + ("DD" if padded or day[0] == "0" else "D")
    return _made(found.span(), found[0][:4], month, day, form)


def _numbers(found: re.Match[str], year: str) -> Date:
    """A date whose year comes last: months first or days first, or it cannot be told."""
    first, mark, second, single = found.groups()
    span = (found.start(), found.end() + 4)
    if first is None:
        return _made(span, year, second, None, f"{'M' * len(second)}{single}YYYY")
    if mark == "." or int(first) > 12:
        return _made(span, year, second, first, f"{'D' * len(first)}{mark}{'M' * len(second)}{mark}YYYY")
    if int(second) > 12:
        return _made(span, year, first, second, f"{'M' * len(first)}{mark}{'D' * len(second)}{mark}YYYY")
    return Date(span, int(year), None, None, f"NN{mark}NN{mark}YYYY")


def _glyphs(found: re.Match[str]) -> Date:
    year_sign, month, month_sign, gap, day, day_sign = found.groups()
    form = "YYYY" + year_sign + ("MM" if month[0] == "0" else "M") + month_sign
    if day:
        form += gap + ("DD" if day[0] == "0" else "D") + day_sign
    return _made(found.span(), found[0][:4], month, day, form)


def _words(found: re.Match[str], year: str) -> Date:
    before, nth, gap, word, dot, blank, after, nth_after, last = found.groups()
    form = _day_form(before, nth) + gap if before else ""
    form += _month_form(word) + dot
    form += blank + _day_form(after, nth_after) if after else ""
    span = (found.start(), found.end() + 4)
    return _made(span, year, str(_read_month(word)), after or before, f"{form}{last}YYYY")


def _year_first(found: re.Match[str]) -> Date:
    year, gap, word, dot, blank, day, nth = found.groups()
    form = "YYYY" + gap + _month_form(word) + dot
    if day:
        form += blank + _day_form(day, nth)
    return _made(found.span(), year, str(_read_month(word)), day, form)


def _day_form(day: str, nth: str | None) -> str:
    return "Dth" if nth else "DD" if day[0] == "0" else "D"


def _month_form(word: str) -> str:
    form = "Month" if word.title() in MONTHS else "Mon"
    return form.upper() if word.isupper() else form.lower() if word.islower() else form


@lru_cache(256)
def _read_month(word: str) -> int:
    """The month that a word names."""
    from dateutil.parser import parse as read

    return read(f"1 {word} 2000").month


def _made(span: Span, year: str, month: str | None, day: str | None, form: str) -> Date:
    y, m, d = int(year), int(month) if month else None, int(day) if day else None
    return Date(span, y, m, d, form, _flaw(y, m, d))


def _flaw(year: int, month: int | None, day: int | None) -> str | None:
    if year < 1900:
        return "before 1900"
    if month is not None and not 1 <= month <= 12:
        return f"there is no month {month}"
    if month is None or day is None:
        return None
    if day == 0:
        return "there is no day 0"
    last = (dt.date(year + month // 12, month % 12 + 1, 1) - dt.timedelta(1)).day
    return f"{MONTHS[month - 1]} {year} has {last} days" if day > last else None


def forms(date: Date) -> tuple[str, ...]:
    """All forms that a date is written in, its own first: `2024.11` is `YYYY.MM` and `YYYY.M`, May is `Mon` too."""
    pairs = (
        [("MM", "M")] if (date.month or 0) >= 10 else [("Month", "Mon"), ("MONTH", "MON")] if date.month == 5 else []
    )
    if (date.day or 0) >= 10:
        pairs.append(("DD", "D"))
    result = [date.form]
    for one, other in pairs:
        result += [_swapped(form, one, other) for form in result]
    return tuple(dict.fromkeys(result))


def _swapped(form: str, one: str, other: str) -> str:
    return TOKEN.sub(lambda token: {one: other, other: one}.get(token[0], token[0]), form)


def write(date: Date, form: str) -> str | None:
    """The same date in another form; None where it is not precise enough or impossible."""
    needed = TOKEN.findall(form)
    lacks = date.flaw or "NN" in form
    lacks = lacks or (date.month is None and any(token[0] in "Mm" for token in needed))
    if lacks or (date.day is None and any(token[0] == "D" for token in needed)):
        return None
    return TOKEN.sub(lambda token: _token(date, token[0]), form)


def _token(date: Date, token: str) -> str:
    month, day = date.month or 0, date.day or 0
    name = MONTHS[month - 1]
    match token:
        case "YYYY":
            return str(date.year)
        case "MM" | "M":
            return f"{month:0{len(token)}}"
        case "DD" | "D":
            return f"{day:0{len(token)}}"
        case "Dth":
            return str(day) + ("th" if 11 <= day <= 13 else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th"))
    name = name if token.lower() == "month" else name[:3]
    return name.upper() if token.isupper() else name.lower() if token.islower() else name


def key(date: Date) -> tuple[int, ...]:
    """The numbers of a date, as far as they are given."""
    if date.month is None:
        return (date.year,)
    return (date.year, date.month) if date.day is None else (date.year, date.month, date.day)


def compare(a: Date, b: Date) -> int:
    """Below, at or above 0 as one date is before, at or after another, to their common precision."""
    first, second = key(a), key(b)
    if len(first) != len(second):
        both = min(len(first), len(second))
        first, second = first[:both], second[:both]
    return (first > second) - (first < second)


def first_day(date: Date) -> dt.date | None:
    """The first day that a date can mean; None for an impossible one."""
    if date.flaw:
        return None
    return dt.date(date.year, date.month or 1, date.day or 1)

"""What must hold of whatever is linted and mended: places in the text, no word lost, rest after the fixes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from msgspec.structs import replace

from lint_awesome.config import Config
from lint_awesome.document import Document, Entry
from lint_awesome.facts import Facts
from lint_awesome.fix import Mended, mend
from lint_awesome.keeping import INVISIBLE, TOKEN
from lint_awesome.linting import Report, lint
from lint_awesome.patch import apply
from lint_awesome.rule import Edit
from lint_awesome.source import Source, Span
from lint_awesome.text.identifiers import canonical

LARGE = 150_000


def watched(source: Source, facts: Facts, config: Config) -> tuple[list[Report], Mended]:
    """A list mended, and the reports that were made on the way."""
    reports: list[Report] = []

    def linter(source: Source, config: Config, facts: Facts) -> Report:
        reports.append(lint(source, config, facts))
        return reports[-1]

    return reports, mend(source, config, facts, linter=linter)


def harm(reports: list[Report], mended: Mended, facts: Facts, config: Config) -> Iterator[str]:
    """All that is wrong with what was said of a list and with how it was mended."""
    yield from misplaced(reports[0])
    yield from lost(reports, reports[0].source, mended.source)
    yield from restless(mended, reports[-1], facts, config)


def restless(mended: Mended, last: Report, facts: Facts, config: Config) -> Iterator[str]:
    """What another run would change or say otherwise; a large list is linted again only where a fix was refused."""
    if mended.unrest:
        yield f"{mended.unrest} fixes have no end"
    still = last.source == mended.source and not any(f.problem.fix and f.problem.fix.safe for f in last.findings)
    if still and len(mended.source.text) > LARGE:
        return
    again = mend(mended.source, config, facts)
    if again.applied:
        yield f"mended once more: {again.applied}"
    if again.report.findings != mended.report.findings:
        yield "the findings are others"


def misplaced(report: Report) -> Iterator[str]:
    """The places that are not in the text, or not in what they are a part of."""
    whole = (0, len(report.source.text))
    for about, span, within in places(report, whole):
        if not within[0] <= span[0] <= span[1] <= within[1]:
            yield f"{about} {span}"


def places(report: Report, whole: Span) -> Iterator[tuple[str, Span, Span]]:
    document = report.document
    for finding in report.findings:
        yield finding.rule, finding.problem.span, whole
        yield from (("related", related.span, whole) for related in finding.problem.related)
        for change in finding.problem.fix.changes if finding.problem.fix else ():
            spans = [change.span] if isinstance(change, Edit) else getattr(change, "blocks", [whole])
            yield from ((finding.rule, span, whole) for span in spans)
    for section in document.sections:
        yield "section", section.span, section.reach
        yield "heading", section.heading, section.span
    for entry in document.entries():
        yield from parts(entry, whole)
    for link in document.links:
        yield from ((link.url, span, whole) for span in (link.span, link.target, link.label))
    for about in ("prose", "code", "comments"):
        yield from ((about, span, whole) for span in getattr(document, about))
    yield from (("anchor", span, whole) for span in document.anchors.values())
    yield from (("count", count.span, count.sentence) for count in document.counts if count.where != "badge")
    yield from (("item", item.marker, item.span) for item in document.items)


def parts(entry: Entry, whole: Span) -> Iterator[tuple[str, Span, Span]]:
    yield "block", entry.block, whole
    yield "head", entry.head, entry.block
    yield "title", entry.title, entry.head
    for about in ("separator", "description"):
        if span := getattr(entry, about):
            yield about, span, entry.head
    if entry.marker:
        yield "marker", entry.marker, entry.block
    for field in entry.fields:
        yield field.name, field.span, entry.block
        yield from ((field.name, span, field.span) for span in (field.label, field.mark, field.value) if span)


def lost(reports: list[Report], old: Source, new: Source) -> Iterator[str]:
    """The words that are gone or new, and the addresses, for which no fix accounts."""
    gone, come = declared(reports)
    before, after = words(old.text), words(new.text)
    yield from (f"gone: {word}" for word in (before - after - gone))
    yield from (f"new: {word}" for word in (after - before - come))
    was, now = addresses(reports[0].document), addresses(reports[-1].document)
    yield from (f"address gone: {url}" for url in was - now)
    raw = words("\n".join(old.text[start:end] for start, end in reports[0].document.html))
    shown = {url for word in raw for url in now if url in word}
    yield from (f"address new: {url}" for url in now - was if url not in old.text and url not in shown)


def declared(reports: list[Report]) -> tuple[Counter[str], Counter[str]]:
    """The words that safe fixes take away and those that they bring."""
    gone, come = Counter[str](), Counter[str]()
    for report in reports:
        fixes = {id(f.problem.fix): f.problem.fix for f in report.findings if f.problem.fix and f.problem.fix.safe}
        for fix in fixes.values():
            if edits := [change for change in fix.changes if isinstance(change, Edit)]:
                old, new = about(report.source.text, edits)
                gone += old - new
                come += new - old
    return gone, come


def about(text: str, edits: list[Edit]) -> tuple[Counter[str], Counter[str]]:
    """The words around some edits, before and after them."""
    start, end = widened(text, (min(edit.span[0] for edit in edits), max(edit.span[1] for edit in edits)))
    old = text[start:end]
    new = apply(old, [replace(edit, span=(edit.span[0] - start, edit.span[1] - start)) for edit in edits])
    return words(old), words(new)


def words(text: str) -> Counter[str]:
    """The words of a text, and its addresses, in whatever form they are written."""
    return Counter(canonical(word) if "://" in word else word for word in TOKEN.findall(text))


def widened(text: str, span: Span) -> Span:
    """A place with all of the words that it touches."""
    start, end = span
    while start and not text[start - 1].isspace():
        start -= 1
    while end < len(text) and not text[end].isspace():
        end += 1
    return start, end


def addresses(document: Document) -> Counter[str]:
    """How often each address is linked, without what no reader sees; those on the page may be mended."""
    urls = (INVISIBLE.sub("", link.url) for link in document.links)
    return Counter(canonical(url) for url in urls if not url.startswith("#"))

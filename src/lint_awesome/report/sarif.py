"""Findings as SARIF 2.1.0 (OASIS), which code scanning and editors read."""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, TextIO

from lint_awesome import HOME, __version__, manual, rules
from lint_awesome.changes.fingerprint import fingerprint
from lint_awesome.linting import Finding
from lint_awesome.report import objects, telling
from lint_awesome.report.json import manual_url
from lint_awesome.report.outcome import Outcome
from lint_awesome.report.style import Style
from lint_awesome.report.telling import Found
from lint_awesome.rule import Fix
from lint_awesome.source import Lines, Span
from lint_awesome.text.cells import plain
from lint_awesome.text.patterns import lazy

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
MOST = 5000
"""How many results code scanning shows of a run."""
LEVELS = {"error": "error", "warning": "warning", "info": "note"}
PRINT = "lintAwesome/v1"
"""The name of our fingerprint; `primaryLocationLineHash` is GitHub's own, which warns of any other value there."""
LINK = lazy(r"\[[^\[\]]*\]\(")

Object = dict[str, Any]


def write(outcomes: Sequence[Outcome], out: TextIO, _style: Style) -> None:
    """Writes the log, indented."""
    found = telling.findings(outcomes, verbose=True)
    kept = found if len(found) <= MOST else _kept(found)
    whole = {"$schema": SCHEMA, "version": "2.1.0", "runs": [_run(kept, len(found) - len(kept))]}
    objects.write(whole, out)


def _kept(found: Sequence[Found]) -> list[Found]:
    """The worst findings, as many as there may be, in their order."""
    worst = {id(finding) for _, finding in telling.worst_first(found)[:MOST]}
    return [one for one in found if id(one[1]) in worst]


def _run(found: Sequence[Found], left: int) -> Object:
    names = sorted({finding.rule for _, finding in found})
    driver = {
        "name": "lint-awesome",
        "version": __version__,
        "semanticVersion": __version__,
        "informationUri": HOME,
        "rules": [_rule(name) for name in names],
    }
    said = [{"level": "warning", "message": {"text": f"{left:,} more findings are left out"}}] if left else []
    return {
        "tool": {"driver": driver},
        "invocations": [{"executionSuccessful": True, "toolExecutionNotifications": said}],
        "columnKind": "unicodeCodePoints",
        "results": list(_results(found, {name: at for at, name in enumerate(names)})),
    }


def _rule(name: str) -> Object:
    rule, told = rules.load(name), manual.read(name)
    return {
        "id": name,
        "shortDescription": {"text": rule.summary},
        "fullDescription": {"text": " ".join(told.summary.split())},
        "help": {"text": told.text, "markdown": told.text},
        "helpUri": manual_url(name),
        "defaultConfiguration": {"level": LEVELS[rule.severity]},
        "properties": {"tags": [rule.family]},
    }


def _results(found: Sequence[Found], rules: dict[str, int]) -> Iterator[Object]:
    lines, seen, moves = telling.lines_of(found), Counter[tuple[str, str]](), set[int]()
    for outcome, finding in found:
        path, fix = outcome.source.path, finding.problem.fix
        same = fingerprint(finding, outcome.source.text)
        seen[path, same] += 1
        told = _result(outcome, finding, lines[path])
        told |= {"ruleIndex": rules[finding.rule], "partialFingerprints": {PRINT: f"{same}:{seen[path, same]}"}}
        if fix and id(fix) not in moves:  # a move of blocks is long, and many findings share it
            told["fixes"] = [_fix(outcome, fix, lines[path])]
            moves |= set() if telling.is_local(fix) else {id(fix)}
        yield told


def _result(outcome: Outcome, finding: Finding, lines: Lines) -> Object:
    problem = finding.problem
    related = [
        {"id": number, "message": _message(other.message), **_location(outcome, other.span, lines)}
        for number, other in enumerate(problem.related[: telling.MOST])
    ]
    return {
        "ruleId": finding.rule,
        "level": LEVELS[finding.severity],
        "message": _message(problem.message),
        "locations": [_location(outcome, problem.span, lines)],
        **({"relatedLocations": related} if related else {}),
    }


def _message(text: str) -> Object:
    """A message; brackets that would be read as a link of SARIF's own are escaped (2.1.0, 3.11.6)."""
    words = telling.short(plain(text))
    return {"text": re.sub(r"([\[\]\\])", r"\\\1", words) if LINK.search(words) else words}


def _location(outcome: Outcome, span: Span, lines: Lines) -> Object:
    return {"physicalLocation": {"artifactLocation": _artifact(outcome), "region": _region(span, lines)}}


def _artifact(outcome: Outcome) -> Object:
    """Which file it is: from the root of its repository, from where code scanning counts."""
    from urllib.parse import quote

    path = outcome.tracked or outcome.source.path
    if Path(path).is_absolute():
        return {"uri": Path(path).as_uri()}
    name = path.replace(os.sep, "/")
    return {"uri": ("./" if ":" in name.partition("/")[0] else "") + quote(os.fsencode(name))}


def _region(span: Span, lines: Lines) -> Object:
    start, end = map(lines.position, span)
    return {"startLine": start.line, "startColumn": start.column, "endLine": end.line, "endColumn": end.column}


def _fix(outcome: Outcome, fix: Fix, lines: Lines) -> Object:
    replacements = [
        {"deletedRegion": _region((start, end), lines), "insertedContent": {"text": new}}
        for start, end, new in telling.edits(outcome.source.text, fix)
    ]
    return {
        "description": {"text": telling.short(plain(fix.message))},
        "artifactChanges": [{"artifactLocation": _artifact(outcome), "replacements": replacements}],
        "properties": {"safety": "safe" if fix.safe else "unsafe"},
    }

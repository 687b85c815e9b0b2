"""What a pass of fixes keeps: all words and addresses but those that it declares, and that it makes no errors."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from lint_awesome.guard import UNSEEN
from lint_awesome.linting import Report
from lint_awesome.patch import apply
from lint_awesome.rule import Edit, Reorder, Transfer
from lint_awesome.text.patterns import lazy

SILENT = ("space", "mark")
"""The kinds of edits that leave every word and every address as it is; a separator may be an 'and'."""
FOLLOWING = ("entry-order", "section-order", "date-section", "entry-number", "stated-count", "toc-entry", "field-order")
"""The rules whose errors may come of other fixes: they tell where things stand, and a mended heading may show it."""
INVISIBLE = lazy(f"[{UNSEEN}]+")
TOKEN = lazy(r"(?:https?://|www\.)[^\s<>\"'`|\\^{}()\[\]（），。、]*[\w/#=&%~+@$*.-]|\w+")


def keeps_words(old: str, new: str, changes: Sequence[Edit | Reorder | Transfer]) -> bool:
    """Whether nothing but what the changes declare is another in a new text: no word, no address, no line."""
    loud = [change for change in changes if not (isinstance(change, Edit) and change.change in SILENT)]
    moved = [change for change in loud if not isinstance(change, Edit)]
    expected = new if len(loud) == len(changes) else apply(old, loud)
    if moved:
        edited = apply(old, [change for change in loud if isinstance(change, Edit)])
        if sorted(_tokens(edited)) != sorted(_tokens(expected)):
            return False
    return expected is new or _tokens(expected) == _tokens(new)


def _tokens(text: str) -> list[str]:
    return TOKEN.findall(INVISIBLE.sub("", text))


def new_errors(before: Report, after: Report, mended: Counter[str]) -> set[str]:
    """The rules that report errors which are not in the report before; `mended` counts those meant to be gone.

    What was left unsaid about an entry because its structure was broken is not new.
    """
    flawed = {entry.name for entry in before.document.entries() if entry.flawed}
    old, new = _errors(before, set()), _errors(after, flawed)
    counts = Counter(rule for rule, _ in old.elements())
    now = Counter(rule for rule, _ in new.elements())
    return {rule for rule, _ in new - old if now[rule] > counts[rule] - mended[rule]}


def _errors(report: Report, without: set[str]) -> Counter[tuple[str, str]]:
    """How often each rule reports each text as an error."""
    return Counter(
        (finding.rule, report.source.text[slice(*finding.problem.span)])
        for finding in report.findings
        if finding.severity == "error" and finding.rule not in FOLLOWING
        if not (finding.entry and finding.entry.name in without)
    )

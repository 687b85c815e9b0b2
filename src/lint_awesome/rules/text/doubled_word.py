"""Words that stand twice in a row."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lint_awesome.rule import Edit, Fix, Page, Problem, rule
from lint_awesome.rules.text.running import running
from lint_awesome.text.patterns import lazy

SMALL = frozenset((
    "a", "an", "and", "are", "as", "at", "by", "for", "from", "in", "is", "of", "or", "our",
    "the", "their", "to", "with", "your",
))  # fmt: skip
"""Words that no sentence needs twice, but for what is `SENSIBLE`."""
ANYWHERE = frozenset(("and", "by", "for", "from", "of", "the", "their", "to", "with"))
"""Those that no title or words of a link need twice either."""
TWICE = lazy(r"[\s(]([a-z]{1,5})(?:(?:[ \t]++|[ \t]*+\r?\n[ \t>]*+)\1\b){1,2}(?![\w'’@/=-]|\.\w)")
"""A word with itself behind it: blanks and at most one line's end are between."""
NEVER = lazy(r"(?!)")
SENSIBLE = {
    "in": (
        lazy(r"(?:ed|build|built|log|opt|plug|sign|zoom) +$"),
        lazy(r" (?:silico|situ|utero|vitro|vivo)\b"),
    ),
    "is": (lazy(r"\b(?:as|it|that|this|what|where|who)\b[^.!?]*$", re.IGNORECASE), NEVER),
}
"""What stands before and after words that are needed twice: `logged in in time`, `what it is is unknown`."""
FAR = 80


@rule("warning")
def doubled_word(page: Page) -> Iterator[Problem]:
    """A small word stands twice in a row."""
    found = {pair.start(1): pair for pair in TWICE.finditer(page.text) if pair[1] in SMALL and _is_slip(pair)}
    free = set(running(page.document, found))
    for at, pair in found.items():
        if at in free or (pair[1] in ANYWHERE and not page.document.is_code(at)):
            yield _problem(pair)


def _is_slip(pair: re.Match[str]) -> bool:
    """Whether a word stands twice, not three times, where no sentence needs it to."""
    (start, end), text = (pair.start(1), pair.end()), pair.string
    if text[start:end].split() != [pair[1]] * 2:
        return False
    before, after = SENSIBLE.get(pair[1], (NEVER, NEVER))
    return not before.search(text[max(start - FAR, 0) : start]) and not after.match(text, end)


def _problem(pair: re.Match[str]) -> Problem:
    word, start, end = pair[1], pair.start(1), pair.end()
    fix = Fix((Edit((start + len(word), end), "", "repeat"),), f"leave one '{word}'", safe=False)
    return Problem((start, end), f"'{word}' stands twice", fix)

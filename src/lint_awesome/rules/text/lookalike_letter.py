"""Letters of another script that look like those around them."""

from __future__ import annotations

from collections.abc import Iterator

from lint_awesome.rule import Edit, Fix, Page, Problem, rule
from lint_awesome.rules.text.running import holds
from lint_awesome.text.patterns import lazy

ALIKE = dict(zip("АВЕЅІЈКМНОРСТУХаеорсухіјѕ", "ABESIJKMHOPCTYXaeopcyxijs", strict=True))
"""Cyrillic letters, and the Latin ones that they look like (Unicode's table of confusables, UTS 39)."""
LETTER = lazy(rf"(?<![^\W\d_A-Za-z])[{''.join(ALIKE)}](?=[A-Za-z])")
"""One that a Latin letter follows: behind Latin words it may be the ending that Russian gives them."""


@rule("warning")
def lookalike_letter(page: Page) -> Iterator[Problem]:
    """A Cyrillic letter stands within a Latin word, and looks like one of its own."""
    text, document = page.text, page.document
    if text.isascii():
        return
    targets = sorted(link.target for link in document.links)
    for found in LETTER.finditer(text):
        at, letter = found.start(), found[0]
        if not any(holds(spans, at) for spans in (targets, document.code, document.tags)):
            right, span = ALIKE[letter], (at, at + 1)
            message = f"'{letter}' is a Cyrillic letter (U+{ord(letter):04X}) within a Latin word; write '{right}'"
            yield Problem(span, message, Fix((Edit(span, right, "text"),), f"write '{right}'", safe=False))

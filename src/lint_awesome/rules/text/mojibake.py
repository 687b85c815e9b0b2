"""Text that was decoded wrongly."""

from __future__ import annotations

from collections.abc import Iterator

from lint_awesome.rule import Edit, Fix, Page, Problem, rule
from lint_awesome.rules.text.running import holds
from lint_awesome.text.mojibake import garbled


@rule("warning")
def mojibake(page: Page) -> Iterator[Problem]:
    """Letters are shown as the signs that their bytes are in another encoding."""
    targets = sorted(link.target for link in page.document.links)
    for span, right in garbled(page.text):
        if not holds(page.document.code, span[0]) and not holds(targets, span[0]):
            fix = Fix((Edit(span, right, "text"),), f"replace with '{right}'", safe=False)
            wrong = page.text[slice(*span)]
            yield Problem(span, f"'{wrong}' should be '{right}': it was decoded wrongly", fix)

"""Headings out of order."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

from lint_awesome import years
from lint_awesome.document import Section
from lint_awesome.ordering import Wrong, stray
from lint_awesome.rule import Page, Problem, rule
from lint_awesome.text.names import order_keys, out_of_order

CASES = 8
"""Fewer pairs of headings may be in an alphabetical order by chance."""


@rule("warning")
def section_order(page: Page) -> Iterator[Problem]:
    """A heading that is out of the order of its siblings: years, or the alphabet."""

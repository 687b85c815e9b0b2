"""That large and odd texts are read in time that grows as they do, and in bounded depth."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from time import process_time

import pytest

from lint_awesome.markdown import parse, walk


@pytest.fixture(scope="module", autouse=True)
def no_garbage_is_looked_for() -> Iterator[None]:
    """Looking for garbage takes longer the more other tests have left, and would be measured too."""
    gc.collect()
    gc.disable()
    yield
    gc.enable()


SLOW = {
    "open brackets": "[",
    "brackets": "[]",
    "links never closed": "[a](b",
    "images never closed": "![a](",
    "references": "[a][",
    "ticks": "`a",
    "emphasis never closed": "*a ",
    "emphasis never opened": "a* ",
    "emphasis": "*a* ",
    "emphasis in emphasis": "*a **b _c ",
    "signs": "*_",
    "tildes": "~~a ",
    "tags": "<a ",
    "comments": "a <!-- ",
    "bars": "|a",
    "addresses": "http://a](b ",
    "escapes": "\\*",
    "blanks": "a     ",
    "heading": "# ",
    "quotes": "> ",
    "bullets": "- ",
    "lines": "a b\n",
    "quoted lines": "> a\n",
    "items": "- a\n",
    "items with more": "- a\n  b\n",
    "item and quote": "> a\n- b\n",
    "definitions": "[a]: b\n- [c]: d\n",
    "rows": "|a|b|\n",
    "tables": "a\n:-\n\n",
    "footnotes": "[^a]: b\n",
    "fences": "```\n\n",
    "tags on lines": "<div>\n\n",
}


def seconds(text: str) -> float:
    start = process_time()
    parse(text)
    return process_time() - start


@pytest.mark.parametrize("piece", SLOW.values(), ids=SLOW)
def test_four_times_the_text_takes_about_four_times_as_long(piece: str) -> None:
    short, long = (piece * (size // len(piece)) for size in (4_000, 16_000))
    assert seconds(long) < 10 * min(seconds(short), seconds(short)) + 0.02


@pytest.mark.parametrize("piece", ["[", "`a", "*a* ", "http://a ", "a b\n  ", "a     "])
def test_the_same_in_an_item_of_a_list(piece: str) -> None:
    short, long = ("- a\n  - " + piece * (size // len(piece)) for size in (8_000, 32_000))
    assert seconds(long) < 10 * min(seconds(short), seconds(short)) + 0.02


@pytest.mark.parametrize("mark", [">", "> ", "- ", "1. ", "> - "])
def test_depth_is_bounded(mark: str) -> None:
    assert len(list(walk(parse(mark * 10_000 + "a")))) < 100


def test_many_levels_of_lists() -> None:
    text = "".join("  " * level + "- a\n" for level in range(400))
    assert sum(token["type"] == "text" for token in walk(parse(text))) >= 20

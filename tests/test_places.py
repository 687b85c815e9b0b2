"""Where the tokens of a text stand: at the place of each stands what it says, in any line ends, in quotes and items."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from samples import samples

from lint_awesome.markdown import Token, parse, walk
from lint_awesome.source import Span

LISTS = Path(__file__).parents[2] / "shared" / "corpus" / "lists"
TEXTS = [
    *samples(),
    "---\na: b\n---\n\n$$\nc\n$$\n",
    "a[^1] `b\nc`\n\n[^1]: d\n    e\n\n    - f\n",
    "| a | b |\n|---|---|\n| `c` | [d](/e) |\n|| **f** | g\n\n- h\n\n  i | j\n  --|--\n  k | l\n",
    "see https://e.org/a_(b), www.e.org.\n\n- [ ] box https://e.org\n  - [x] [a](b)\n",
]
WAYS: dict[str, Callable[[str], str]] = {
    "as it is": lambda text: text,
    "CRLF": lambda text: text.replace("\n", "\r\n"),
    "CR": lambda text: text.replace("\n", "\r"),
    "mixed": lambda text: "\r".join(text.replace("\n\n", "\n\r\n").rsplit("\n", 3)),
    "no last line end": lambda text: text.rstrip("\n"),
    "in a quote": lambda text: re.sub("^", "> ", text, flags=re.MULTILINE),
    "in an item": lambda text: "10. x\n\n" + re.sub("^", "    ", text, flags=re.MULTILINE),
    "deep": lambda text: (
        "- x\n\n  > 1. y\n  >\n" + re.sub("^", "  >    ", text, flags=re.MULTILINE).replace("\n", "\r\n")
    ),
}


def said(text: str) -> str:
    """What a text as written says, without its escapes."""
    return re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", text)


def squeezed(text: str) -> str:
    """A text without blanks and without the marks of quotes."""
    return re.sub(r"[\s>]+", "", text)


def between(text: str, token: Token) -> bool:
    """Whether a link's or image's places are those of its brackets and its address."""
    written, label, target = (text[slice(*token[key])] for key in ("span", "label", "target"))
    if token["form"] == "bare":
        return written == label == target
    if token["form"] == "autolink":
        return written == f"<{label}>" and label == target
    opening, closing = "!["[token["type"] == "link" :], {"inline": ")", "reference": "]"}[token["form"]]
    return written.startswith(f"{opening}{label}]") and written.endswith(closing) and target in written


def marked(written: str, *marks: str) -> bool:
    """Whether a text is put between two of the same marks."""
    return any(written.startswith(mark) and written.endswith(mark) and len(written) > 2 * len(mark) for mark in marks)


IS: dict[str, Callable[[str, Token, str], bool]] = {
    "text": lambda written, token, _: token["raw"] in (written, said(written)),
    "codespan": lambda written, token, _: (
        marked(written, "`") and squeezed(token["raw"]) in squeezed(written.replace("\\|", "|"))
    ),
    "emphasis": lambda written, _, __: marked(written, "*", "_"),
    "strong": lambda written, _, __: marked(written, "**", "__"),
    "strikethrough": lambda written, _, __: marked(written, "~~"),
    "link": lambda _, token, text: between(text, token),
    "image": lambda _, token, text: between(text, token),
    "inline_html": lambda written, token, _: squeezed(written) == squeezed(token["raw"]) and written[0] == "<",
    "softbreak": lambda written, _, __: squeezed(written) == "" and bool(re.search("[\r\n]", written)),
    "linebreak": lambda written, _, __: squeezed(written) in ("", "\\") and bool(re.search("[\r\n]", written)),
    "footnote_ref": lambda written, token, _: written == f"[^{token['raw']}]",
    "footnote_definition": lambda written, token, text: written.startswith(f"[{text[slice(*token['label'])]}]:"),
    "definition": lambda written, token, text: (
        written.startswith(f"[{text[slice(*token['label'])]}]:") and text[slice(*token["target"])] in written
    ),
    "heading": lambda written, token, _: written[0] == "#" if token["style"] == "atx" else written[-1] in "=-",
    "thematic_break": lambda written, _, __: not written.strip("*-_ \t"),
    "list": lambda _, token, __: token["span"] == (token["children"][0]["span"][0], token["children"][-1]["span"][1]),
    "list_item": lambda _, token, text: is_item(text, token),
    "task_list_item": lambda _, token, text: is_item(text, token),
    "block_quote": lambda written, _, __: written[0] == ">",
    "block_code": lambda written, token, _: squeezed(token["raw"]) in squeezed(written),
    "block_html": lambda written, token, _: squeezed(token["raw"]) == squeezed(written),
    "block_math": lambda written, token, _: marked(written, "$$") and squeezed(token["raw"]) in squeezed(written),
    "front_matter": lambda written, _, __: marked(written, "---"),
    "table_head": lambda written, token, _: is_row(written, token),
    "table_row": lambda written, token, _: is_row(written, token),
    "table_cell": lambda written, _, __: written == written.strip() and "\n" not in written,
}
"""What must stand at the place of a token of each type."""


def is_item(text: str, token: Token) -> bool:
    """Whether an item begins with its marker, and its words where that ends."""
    start, end = token["marker"]
    whole = start == token["span"][0] and re.fullmatch(r"([-*+]|\d+[.)])[ \t]*", text[start:end])
    if not whole or not token["children"] or "attrs" in token:
        return bool(whole)
    first = token["children"][0]["span"][0]
    return first == end or token["children"][0]["type"] == "blank_line" or bool(re.search("[\r\n]", text[start:first]))


def is_row(written: str, token: Token) -> bool:
    """Whether a row is one line, with as many bars as its cells want."""
    bars = len(re.findall(r"(?<!\\)\|", written.strip("|")))
    return not re.search("[\r\n]", written) and bars + 1 - written.strip().startswith("||") <= len(token["children"])


def flaws(text: str) -> Iterator[tuple[str, Span, str]]:
    """The tokens that are not what stands at their place, or do not stand in order in the one they are part of."""
    tokens = parse(text)
    for token in walk([{"type": "all", "span": (0, len(text)), "children": tokens}]):
        start, end = token["span"]
        written = text[start:end]
        check = IS.get(token["type"])
        if check and not check(written, token, text):
            yield token["type"], token["span"], written
        for child in token.get("children", ()):
            if child["type"] != "blank_line":
                if not start <= child["span"][0] <= child["span"][1] <= end:
                    yield child["type"], child["span"], f"out of place in {token['type']}"
                start = child["span"][1]


@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS)
def test_at_the_place_of_a_token_stands_what_it_is(way: Callable[[str], str]) -> None:
    texts = [way(text) for text in TEXTS]
    assert {text: found for text in texts if (found := list(flaws(text)))} == {}


@pytest.mark.skipif(not LISTS.exists(), reason="no real lists here")
@pytest.mark.parametrize("way", ["as it is", "CRLF"])
def test_places_in_real_lists(way: str) -> None:
    texts = [WAYS[way](path.read_text(encoding="utf-8")[:20_000]) for path in sorted(LISTS.glob("*.md"))]
    assert [found for text in texts for found in flaws(text)] == []


def test_every_type_is_seen() -> None:
    seen = {token["type"] for text in TEXTS for token in walk(parse(text))}
    assert seen - {"paragraph", "block_text", "blank_line", "table", "table_body"} == set(IS)


def test_line_ends_change_nothing_but_places() -> None:
    for text in TEXTS:
        ways = [WAYS[way](text) for way in ("as it is", "CRLF", "CR", "no last line end")]
        kinds = [
            [
                (token["type"], token.get("raw", "").rstrip("\n"))
                for token in walk(parse(one))
                if token["type"] != "blank_line"
            ]
            for one in ways
        ]
        assert kinds[1:] == kinds[:1] * 3


@pytest.mark.parametrize(
    ("text", "marker", "item"),
    [
        ("- a\n", "- ", "- a"),
        ("  10)   a b  \n", "10)   ", "10)   a b"),
        ("-\n", "-", "-"),
        ("-   \n\na\n", "-", "-"),
        ("-\n  a\n", "-", "-\n  a"),
        ("* a\n  * b\n\n    c\n\nd\n", "* ", "* a\n  * b\n\n    c"),
        ("- [x] a\n", "- ", "- [x] a"),
        ("-\ta\r\n\r\n\tb \r\n", "-\t", "-\ta\r\n\r\n\tb"),
        ("-     a\n", "-     ", "-     a"),
    ],
)
def test_an_item_and_its_marker(text: str, marker: str, item: str) -> None:
    found = parse(text)[0]["children"][0]
    assert text[slice(*found["marker"])] == marker
    assert text[slice(*found["span"])] == item


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("|a||c|\n|-|-|-|\n", [(1, 2), (3, 3), (4, 5)]),
        ("|  | |a\n|-|-|-|\n", [(2, 2), (4, 4), (6, 7)]),
        ("> - |  a  | b\n>   |-|-|\n", [(7, 8), (12, 13)]),
    ],
)
def test_cells_and_the_places_of_empty_ones(text: str, cells: list[Span]) -> None:
    assert [token["span"] for token in walk(parse(text)) if token["type"] == "table_cell"] == cells


def test_words_are_as_written_or_escapes() -> None:
    (paragraph,) = parse(r"a \*\_b &amp; *c\**")
    words = [token for token in walk([paragraph]) if token["type"] == "text"]
    assert [(token["raw"], token["span"]) for token in words] == [
        ("a ", (0, 2)),
        ("*_", (2, 6)),
        ("b &amp; ", (6, 14)),
        ("c", (15, 16)),
        ("*", (16, 18)),
    ]

"""What is read of a text: mistune's tree where that is right, and what GitHub makes of it where that is more."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from mistune import Markdown
from mistune.block_parser import BlockParser
from mistune.inline_parser import InlineParser
from mistune.plugins.formatting import strikethrough
from mistune.plugins.table import table
from mistune.plugins.task_lists import task_lists
from samples import samples

from lint_awesome.markdown import Token, parse, walk

LISTS = Path(__file__).parents[2] / "shared" / "corpus" / "lists"
OURS = re.compile(r"^[ >]*\|?[ ]*:?-+:?[ ]*\||\[\^|^ {0,3}(?:>|</?[a-z])|\$\$|^ {5,}$", re.MULTILINE)
"""What tells that a part of a list has what we do not read as mistune does."""
SAME = ("type", "raw", "attrs", "style", "bullet", "tight", "ref")


def parts() -> Iterator[str]:
    """Every fifth section of real lists."""
    for path in sorted(LISTS.glob("*.md")):
        found = re.split(r"^(?=#+ )", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
        yield from (part for part in found[::5] if not OURS.search(part))


def plain(text: str) -> list[Token]:
    tokens = Markdown(None, BlockParser(), InlineParser(), [table, strikethrough, task_lists]).parse(text)[0]
    assert isinstance(tokens, list)
    return tokens


def tree(tokens: list[Token]) -> list[Token]:
    """The tokens without what we add, without bare addresses, and with words in a row as one."""
    made = list[Token]()
    for token in tokens:
        kept: Token = {key: token[key] for key in SAME if key in token}
        if "children" in token:
            kept["children"] = tree(token["children"])
        if token.get("form") == "bare":
            kept = kept["children"][0]
        if kept["type"] == "text" and made and made[-1]["type"] == "text":
            made[-1]["raw"] += kept["raw"]
        elif kept["type"] != "definition" and kept.get("raw") != "":
            made.append(kept)
    return made


def shape(tokens: list[Token]) -> str:
    """The types of tokens, with those inside in brackets; words in quotes."""
    return " ".join(_shape(token) for token in tokens if token["type"] != "blank_line")


def _shape(token: Token) -> str:
    if token["type"] == "text":
        return repr(token["raw"])
    return f"{token['type']}[{shape(token['children'])}]" if "children" in token else str(token["type"])


@pytest.mark.parametrize("text", samples())
def test_the_tree_is_mistunes(text: str) -> None:
    assert tree(parse(text)) == tree(plain(text))


@pytest.mark.skipif(not LISTS.exists(), reason="no real lists here")
def test_the_tree_of_real_lists_is_mistunes() -> None:
    assert [part for part in parts() if tree(parse(part)) != tree(plain(part))] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("> a\n# b\n", "block_quote[paragraph['a']] heading['b']"),
        ("> a\n<div>\nb\n", "block_quote[paragraph['a']] block_html"),
        ("- a\n<details>\nb\n", "list[list_item[block_text['a']]] block_html"),
        ("- a\n</details>\n\n- b\n", "list[list_item[block_text['a']]] block_html list[list_item[block_text['b']]]"),
        ("- a\n<br>\n", "list[list_item[block_text['a']]] block_html"),
        ("- a\n<b>c</b>\n", "list[list_item[block_text['a' softbreak inline_html 'c' inline_html]]]"),
        ("> a\n- b\n# c\n", "block_quote[paragraph['a']] list[list_item[block_text['b']]] heading['c']"),
        ("- a\n===\n", "list[list_item[block_text['a' softbreak '===']]]"),
        ("a\n        \nb\n", "paragraph['a'] paragraph['b']"),
        ("a\n--==\n", "paragraph['a' softbreak '--==']"),
        ("[*a* <https://e.org>](/u)\n", "paragraph[link[emphasis['a'] ' <https://e.org>']]"),
    ],
)
def test_the_tree_is_githubs_where_mistunes_is_not(text: str, expected: str) -> None:
    assert shape(parse(text)) == expected


def rows(text: str) -> list[list[str]]:
    """What stands at the places of the cells of a text's tables."""
    found = [token for token in walk(parse(text)) if token["type"] in ("table_head", "table_row")]
    return [[text[slice(*cell["span"])] for cell in row["children"]] for row in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("| a | b |\n|---|---|\n| c | d |\n", [["a", "b"], ["c", "d"]]),
        ("a | b\n-|-\nc | d\ne\n", [["a", "b"], ["c", "d"], ["e"]]),
        ("a | b |\n---|:-:|\n| c | d\n", [["a", "b"], ["c", "d"]]),
        ("| a |\n|-|\n", [["a"]]),
        ("a\n:-\nb\n", [["a"], ["b"]]),
        ("|a|b|\n|-|-|\n|c|\n|d|e|f|\n", [["a", "b"], ["c"], ["d", "e", "f"]]),
        ("|a|b|\n|-|-|\n| \\| | `c\\|d` |\n|`e|f`|\n", [["a", "b"], ["\\|", "`c\\|d`"], ["`e", "f`"]]),
        ("|a|b|\n|-|-|\n|  | |\n||x|\n", [["a", "b"], ["", ""], ["", "x"]]),
        ("|a|b|\n|-|-|\n| [c|d](/e) | f |\n", [["a", "b"], ["[c", "d](/e)", "f"]]),
        ("text\na | b\n-|-\nc | d\n", [["a", "b"], ["c", "d"]]),
        ("|a|\n|-|\n|b|\n\n|c|\n", [["a"], ["b"]]),
        ("|a|\n|-|\n|b|\n# c\n", [["a"], ["b"]]),
        ("|a|\n|-|\n|b|\n- c\n", [["a"], ["b"]]),
        ("|a|\n|-|\n|b|\n> c\n", [["a"], ["b"]]),
        ("|a|\n|-|\n|b|\n```\nc\n```\n", [["a"], ["b"]]),
        ("|a|\n|-|\n|b|\n</details>\n", [["a"], ["b"]]),
        ("|a|\n|-|\n|b|\n    c\n", [["a"], ["b"]]),
        ("> |a|\n> |-|\n> |b|\n", [["a"], ["b"]]),
        ("- |a|\n  |-|\n  |b|\n", [["a"], ["b"]]),
        ("  |a|\r\n  |-|\r\n  | b |\r\n", [["a"], ["b"]]),
        ("|a|b|\n|-|\n", []),
        ("|a|\n|-x|\n", []),
        ("|a|\n\n|-|\n", []),
        ("a | b\n- | -\n", []),
        ("- a | b\n--|--\n", []),
    ],
)
def test_tables(text: str, expected: list[list[str]]) -> None:
    assert rows(text) == expected


def test_a_row_of_a_table_tells_its_columns() -> None:
    (found,) = parse("|a|b|c|\n|:-|-:|-|\n|d|e|f|g|\n")
    head, body = found["children"]
    assert [cell["attrs"] for cell in head["children"]] == [
        {"align": align, "head": True} for align in ("left", "right", None)
    ]
    assert [cell["attrs"]["align"] for cell in body["children"][0]["children"]] == ["left", "right", None, None]


def test_code_in_a_cell_has_its_bars() -> None:
    assert [token["raw"] for token in walk(parse("|a|\n|-|\n|`b\\|c`|\n")) if token["type"] == "codespan"] == ["b|c"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a[^1]\n\n[^1]: b\n", "paragraph['a' footnote_ref] footnote_definition[paragraph['b']]"),
        (
            "[^1]: b\n    c\n\n    d\n\ne\n",
            "footnote_definition[paragraph['b' softbreak 'c'] paragraph['d']] paragraph['e']",
        ),
        ("[^1]: b\n[^2]: c\n", "footnote_definition[paragraph['b']] footnote_definition[paragraph['c']]"),
        ("a\n[^1]: b\n", "paragraph['a'] footnote_definition[paragraph['b']]"),
        (
            "- a[^x]\n\n[^x]:\n    - b\n",
            "list[list_item[block_text['a' footnote_ref]]] footnote_definition[list[list_item[block_text['b']]]]",
        ),
        (
            "[^a]: /b\n\n![^a] [^a](/c)\n",
            "footnote_definition[paragraph['/b']] paragraph['!' footnote_ref ' ' link['^a']]",
        ),
        ("a[^1] [^2]: b\n", "paragraph['a[^1] [^2]: b']"),
        ("[^a b]: /c\n", "definition"),
    ],
)
def test_footnotes(text: str, expected: str) -> None:
    assert shape(parse(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("see https://e.org/a_(b)_c, or http://e.org.", ["https://e.org/a_(b)_c", "http://e.org"]),
        ("(https://e.org/a) (https://e.org/(a))", ["https://e.org/a", "https://e.org/(a)"]),
        ("www.e.org/a! (www.e.org) *www.e.org* x:www.e.org", ["www.e.org/a", "www.e.org", "www.e.org"]),
        ('"https://e.org" **https://e.org** ~~https://e.org~~', ["https://e.org"] * 3),
        (
            "https://e.org/a&amp; https://e.org/?a=b&c; https://e.org/b;",
            ["https://e.org/a", "https://e.org/?a=b", "https://e.org/b"],
        ),
        ("HTTPS://E.ORG xhttps://e.org https:// http://.", ["HTTPS://E.ORG"]),
        (
            "参见https://e.org/a。以及（https://e.org/b）、https://e.org/ü",
            ["https://e.org/a", "https://e.org/b", "https://e.org/ü"],
        ),
        (
            "https://e.org/a](b https://e.org/[a]b https://e.org[a](b)",
            ["https://e.org/a", "https://e.org/[a]b", "https://e.org"],
        ),
        ("[https://e.org] [a (https://e.org)", ["https://e.org", "https://e.org"]),
        ("https://e.org/*a*_b_ https://e.org<br>", ["https://e.org/*a*_b", "https://e.org"]),
        ("[a https://e.org](/b) ![https://e.org](/c) [~~https://e.org~~](/d)", []),
        ("`https://e.org` <a href='https://e.org'>https://e.org</a> <!-- https://e.org -->", []),
        ("<A\nhref='https://e.org'>https://e.org</A\n> https://e.org/b", ["https://e.org/b"]),
        ("\n    https://e.org\n", []),
    ],
)
def test_bare_addresses(text: str, expected: list[str]) -> None:
    found = [token for token in walk(parse(text)) if token.get("form") == "bare"]
    assert [text[slice(*token["span"])] for token in found] == expected


def test_a_bare_address_without_scheme_is_given_one() -> None:
    assert parse("www.e.org")[0]["children"][0]["attrs"] == {"url": "http://www.e.org"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("---\ntitle: a\n---\nb\n", "front_matter paragraph['b']"),
        ("---\n# remark\n\na b: [c]\n...\n", "front_matter"),
        ("---\r\ntitle: a\r\n---\r\n# b\r\n", "front_matter heading['b']"),
        ("---\n\nnote\n\n---\n", "thematic_break paragraph['note'] thematic_break"),
        ("---\ntitle: a\n", "thematic_break paragraph['title: a']"),
        ("\n---\ntitle: a\n---\n", "thematic_break heading['title: a']"),
    ],
)
def test_front_matter(text: str, expected: str) -> None:
    assert shape(parse(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("$$\na *b* c\n$$\n", ["a *b* c"]),
        ("a\n$$ b $$\n\n- c\n\n  $$\n  d\n  $$\n", [" b ", "d"]),
        ("$$\na\n", []),
        ("a $$ b $$\n", []),
    ],
)
def test_formulas(text: str, expected: list[str]) -> None:
    assert [token["raw"] for token in walk(parse(text)) if token["type"] == "block_math"] == expected


def test_a_definition_is_kept() -> None:
    text = "- [Lamp]:\n  <https://e.org/a b> 'its title'\n"
    (found,) = (token for token in walk(parse(text)) if token["type"] == "definition")
    assert found["attrs"] == {"label": "Lamp", "url": "https://e.org/a%20b", "title": "its title"}
    assert text[slice(*found["label"])] == "Lamp"
    assert text[slice(*found["target"])] == "https://e.org/a b"
    assert text[slice(*found["span"])] == text[2:-1]


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        (
            "[a](b) [c] [d][c] [c][] <https://e.org> https://e.org\n\n[c]: e\n",
            ["inline", *["reference"] * 3, "autolink", "bare"],
        ),
        ("![a](b) ![c]\n\n[c]: e\n", ["inline", "reference"]),
    ],
)
def test_the_forms_of_links(text: str, forms: list[str]) -> None:
    assert [token["form"] for token in walk(parse(text)) if token["type"] in ("link", "image")] == forms

"""Tags, comments and attributes in raw HTML, and where they stand."""

from __future__ import annotations

from time import process_time

import pytest

from lint_awesome.text.html import Tag, tags


def found(text: str) -> list[Tag]:
    return list(tags(text, 0, len(text)))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('<a href="x">t</a>', ['<a href="x">', "</a>"]),
        ("<BR><br/><br />", ["<BR>", "<br/>", "<br />"]),
        ("a <!-- <b> --> <!--> <!---> <i>", ["<!-- <b> -->", "<!-->", "<!--->", "<i>"]),
        ("<b> <!-- not closed <i>", ["<b>", "<!-- not closed <i>"]),
        ('<img\n  alt="a > b"\n  src=c>', ['<img\n  alt="a > b"\n  src=c>']),
        ("<h3 id='x' >y</h3\n>", ["<h3 id='x' >", "</h3\n>"]),
        ("<my-tag a><x:y>", ["<my-tag a>", "<x:y>"]),
        ('<a href="b <i> <3 a<b x> < p> </> <1>', ["<i>", "<b x>"]),
        ('<a b="c"d> <a "x"> <a =x> <p>', ["<p>"]),
        ("<script>if (a<b) '<a>'</script><i>", ["<script>", "</script>", "<i>"]),
        ("<style><a></STYLE ><b>", ["<style>", "</STYLE >", "<b>"]),
        ("<script><b>", ["<script>"]),
        ("<a", []),
        ("<a ", []),
    ],
)
def test_tags_and_comments(text: str, expected: list[str]) -> None:
    assert [text[slice(*tag.span)] for tag in found(text)] == expected


def test_names_are_in_lower_case() -> None:
    assert [(tag.name, tag.closing) for tag in found("<DIV></Div><!-- x --><Br/>")] == [
        ("div", False),
        ("div", True),
        ("!--", False),
        ("br", False),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('<a href="x y">', {"href": ("x y", "x y")}),
        ("<a href='x\"y'>", {"href": ('x"y', 'x"y')}),
        ("<a href=x/y?z>", {"href": ("x/y?z", "x/y?z")}),
        ("<a HREF = 'x'>", {"href": ("x", "x")}),
        ("<a href\n=\n'x\ny'>", {"href": ("x\ny", "x\ny")}),
        ('<a href="x?a&amp;b">', {"href": ("x?a&b", "x?a&amp;b")}),
        ("<a hidden href>", {"hidden": ("", ""), "href": ("", "")}),
        ('<a href="">', {"href": ("", "")}),
        ("<a href=1 href=2>", {"href": ("1", "1")}),
        ("<img src=a / alt=b/>", {"src": ("a", "a"), "alt": ("b/", "b/")}),
        ("<a data-x='1' @y:z.w=2>", {"data-x": ("1", "1"), "@y:z.w": ("2", "2")}),
        ("<a>", {}),
    ],
)
def test_attributes(text: str, expected: dict[str, tuple[str, str]]) -> None:
    (tag,) = found(text)
    assert {name: (one.value, text[slice(*one.span)]) for name, one in tag.attributes.items()} == expected


def test_only_what_stands_between_two_places_is_read() -> None:
    text = "<a><b><i x><u>"
    assert [tag.name for tag in tags(text, 3, 11)] == ["b", "i"]
    assert [tag.name for tag in tags(text, 3, 9)] == ["b"]
    assert [tag.span for tag in tags("<!-- a --> b", 0, 8)] == [(0, 8)]


PIECES = ["<a ", "<a b", '<a b="', "<a b='c\"", "<a b=\n", "<!--", "<a/", "<", "<script>", "</a ", '<a t="<a t=" x']


@pytest.mark.parametrize("piece", PIECES)
def test_broken_tags_are_read_in_time_that_grows_as_they_do(piece: str) -> None:
    short, long = (min(seconds(piece * (size // len(piece))) for _ in range(2)) for size in (20_000, 80_000))
    assert long < 10 * short + 0.02


@pytest.mark.parametrize("piece", [" ", " b", "/", " b=c", "\n="])
def test_so_is_a_long_tag_that_never_closes(piece: str) -> None:
    short, long = (min(seconds("<a" + piece * (size // len(piece))) for _ in range(2)) for size in (20_000, 80_000))
    assert long < 10 * short + 0.02


def seconds(text: str) -> float:
    start = process_time()
    for _ in tags(text, 0, len(text)):
        pass
    return process_time() - start

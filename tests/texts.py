"""Any text that a list may be: pieces of lists in all shapes, in any order, with junk among them, and any bytes."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from hypothesis import strategies as st
from invented import KINDS

Text = st.SearchStrategy[str]


def words(text: str) -> Text:
    return st.sampled_from([word.replace("_", " ") for word in text.split()])


def joined(*parts: Text | str) -> Text:
    """The parts of a text, one after the other."""
    return st.tuples(*(st.just(part) if isinstance(part, str) else part for part in parts)).map("".join)


TITLE = words("Anvil Learning_Kites A_Survey_of_Sails 风筝的学习 Bo:_the_Boat anvil `code` Kite_[v2] C++_&_C# 2024")
LABEL = words("Author(s) Date Venue Code Cdoe 作者 日期 Paper TL;DR **Code**")
VALUE = words(
    "- N/A 无 - Ada_North,_Bo_South Ada_North_and_Bo_South Ada_North;_Bo_South 2024-05 2024/05/01 May_2024 2024-13 "
    "KITE_2024 [code](https://example.org/code) [![GitHub](https://img.shields.io/badge/Git)](https://github.com/a/b) "
    "-_x https://example.org/a `x` [1]"
) | st.just("")
URL = words(
    "https://example.org/a https://example.org/b https://arxiv.org/abs/2405.12345 http://arxiv.org/pdf/2405.12345v2 "
    "github.com/a/b htps://example.org #kites # img/x.png https://example.org/a_b https://example.org/a_(b) "
    "<https://example.org> https://doi.org/10.1000/x"
) | st.just("")
MARK = st.sampled_from(["- ", "* ", "+ ", "1. ", "2) ", "-", "-   ", "-\t", "• ", "- [ ] ", ""])
INDENT = st.sampled_from(["  ", "    ", "\t", " ", ""])
SIGN = st.sampled_from([" - ", ": ", ":", " – ", "：", " -", "- ", ""])
SENTENCE = words(
    "Shapes_metal. a_tool It_is_the_the_tool! 锻造工具。 github_and_javascript recieve_mail. Metal_(and_wood. "
    "See_[more](https://example.org). *Fine*_`tool`."
)
NAME = words("Contents Papers 2024 2023 May Tools Contributing Kites kites 论文 Papers_(3) A_&_B News 2024-05 Related")
JUNK = st.sampled_from(
    [
        *("", " ", "---", "***", "```", "~~~", "    code", "$$", "|", "[", "](", ")", "**", "`", "<", "\\", "&nbsp;"),
        *("> quote", "> - [a](https://e.org)", "<details>", "<summary>x</summary>", "</details>", "<br>", "<h2>x</h2>"),
        *("<!-- x -->", "<!-- lint-awesome disable -->", "<!-- lint-awesome enable -->", "<!--", "-->"),
        *("<!-- lint-awesome disable-line field-name -->", "<!-- lint-awesome disable-next-line -->"),
        *('<a name="x"></a>', "<table><tr><td>", '<a href="https://e.org">x</a>', "<img src=x>"),
        *("[1]: https://e.org", "[^1]: note", "a [a][1] and [b][]", "![x](y.png)", "[![a](b)](c)", "\\[x\\](y)"),
        *("<<<<<<< HEAD", "=======", ">>>>>>> x", "There are **12** papers.", "Kites\n===", "Kites\n---"),
        *("\u200b", "\x1b[31m", "\u202ex", "\ufeff", "\xa0", "\x0c", "\u2028", "\x85", "a  ", "Ã©", "â€™", "]()))))))"),
    ]
)  # fmt: skip
LINE_END = st.sampled_from(["\n"] * 4 + ["\r\n", "\r"])


def link(url: Text = URL) -> Text:
    """A link, sound or broken."""
    sound = joined("[", TITLE, "](", url, ")")
    broken = joined("[", TITLE, "](", url) | joined("[", TITLE, "] (", url, ")") | joined(TITLE, "](", url, ")")
    return sound | sound | joined("**[", TITLE, "](", url, ")**") | broken | joined(TITLE, " <", url, ">")


def lines(one: Text, most: int = 9) -> Text:
    """Some lines, as a rule alike, with junk among them."""
    return st.lists(one | one | one | joined(JUNK, SENTENCE) | JUNK, max_size=most).map("\n".join)


FIELD = joined(INDENT, MARK, LABEL, SIGN, VALUE)
USUAL = joined("  - ", LABEL, ": ", VALUE)
NESTED = lines(joined(MARK, link(), "\n", st.lists(USUAL | USUAL | FIELD, max_size=4).map("\n".join)))
INLINE = lines(joined(MARK, link(), SIGN, SENTENCE) | joined("- [2024/05] ", link(), " [[code](", URL, ")]"))
CELLS = st.lists(link() | VALUE, max_size=4).map(" | ".join)
TABLE = joined("| ", LABEL, " | ", LABEL, " |\n|---|---|\n", lines(joined("| ", CELLS, " |") | CELLS))
BELOW = st.lists(joined("- **", LABEL, ":** ", VALUE), max_size=3).map("\n".join)
HEADED = lines(joined("### ", link(), "\n\n", BELOW))
PARAGRAPHS = lines(joined("**", link(), "**<br>\n", LABEL, ": ", VALUE, "\n"))
LISTINGS = lines(joined(INDENT, "- [", NAME, "](#", NAME.map(str.lower), ")"))
HEADING = joined(st.sampled_from(["# ", "## ", "### ", "##"]), NAME, "\n\n") | st.just("#\n") | st.just("")
BLOCK = NESTED | INLINE | TABLE | HEADED | PARAGRAPHS | LISTINGS | lines(JUNK)
"""Entries of each of the five shapes, contents, and what is neither."""


def ended(parts: list[str], line_end: str, last: str) -> str:
    return "\n\n".join(parts).replace("\n", line_end) + last


def spoilt(make: Callable[[Random], str], chance: Random, changes: list[tuple[int, int, str]]) -> str:
    """A list that has habits, of which some lines are gone and others come."""
    lines = make(chance).split("\n")
    for place, gone, come in changes:
        at = place % len(lines)
        lines[at : at + gone] = [come]
    return "\n".join(lines)


PARTS = st.lists(joined(HEADING, BLOCK), min_size=1, max_size=5)
LISTS = st.builds(ended, PARTS, LINE_END, st.sampled_from(["\n", "", " \n", "\n\n\n"]))
CHANGES = st.lists(st.tuples(st.integers(0, 500), st.integers(0, 2), BLOCK | JUNK | USUAL), max_size=8)
SPOILT = st.builds(spoilt, st.sampled_from(list(KINDS.values())), st.randoms(use_true_random=False), CHANGES)
SIGNS = st.text(st.sampled_from("[]()*_~`|<>!#-+:.,&\\/\"'^=$ \t\r\n a1你\xa0\u200b\x1b"), max_size=200)
ANY = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"))
TEXTS = LISTS | SPOILT | SIGNS | ANY


def broken(text: str, put: bytes, place: int) -> bytes:
    data = text.encode()
    return data[:place] + put + data[place:]


BYTES = st.binary(max_size=200) | st.builds(broken, LISTS, st.binary(max_size=3), st.integers(0, 200))

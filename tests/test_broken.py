"""Links with broken brackets: what they were meant to be, and what is no link at all."""

from __future__ import annotations

import pytest

from lint_awesome.document import Link
from lint_awesome.reading import read
from lint_awesome.source import Source

URL = "https://x.test/a"

BROKEN = [
    ("[anvil](URL - of iron", "[anvil](URL", "[anvil](URL)"),
    ("[anvil](URL, of iron", "[anvil](URL", "[anvil](URL)"),
    ("[anvil](URL_(b) of iron", "[anvil](URL_(b)", "[anvil](URL_(b))"),
    ("[[anvil](URL] of iron", "[anvil](URL", "[anvil](URL)"),
    ("[[anvil](URL]] of iron", "[anvil](URL]", "[anvil](URL)"),
    ("[anvil](URL] of iron", "[anvil](URL]", "[anvil](URL)"),
    ("[anvil](URL> of iron", "[anvil](URL>", "[anvil](URL)"),
    ("[anvil](URL）of iron", "[anvil](URL）", "[anvil](URL)"),
    ('[anvil](URL "of iron" and', '[anvil](URL "of iron"', '[anvil](URL "of iron")'),
    ('[anvil](URL "of iron)', "[anvil](URL", None),
    ("[anvil](URL [die](https://y.test) too", "[anvil](URL", "[anvil](URL)"),
    ("[anvil](#anvil and more", "[anvil](#anvil", "[anvil](#anvil)"),
    ("[anvil] (URL) of iron", " ", ""),
    ("[anvil]\n(URL) of iron", "\n", ""),
    ("[[anvil]] (URL) of iron", " ", ""),
    ("[anvil] (#anvil) of iron", " ", ""),
    ("(anvil)[URL] of iron", "(anvil)[URL]", "[anvil](URL)"),
    ("([anvil])[URL] of iron", "([anvil])[URL]", "[[anvil]](URL)"),
    ("[anvil](URL/\x0e) of iron", "URL/\x0e", None),
    ("[anvil](URL/ \x0eb) of iron", "URL/ \x0eb", "URL/\x0eb"),
    ("[anvil]URL, of iron", "[anvil]URL", "[anvil](URL)"),
    ("[anvil]URL) of iron", "[anvil]URL)", "[anvil](URL)"),
    ("[anvil][URL] of iron", "[anvil][URL]", "[anvil](URL)"),
    ("[anvil]（URL）of iron", "[anvil]（URL）", "[anvil](URL)"),
    ("[anvil]((URL) of iron", "[anvil]((URL)", "[anvil](URL)"),
    ("[anvil(URL)] of iron", "[anvil(URL)]", "[anvil](URL)"),
    ("[[anvil(URL)] of iron", "[anvil(URL)", "[anvil](URL)"),
    ("[[anvil(URL)]] of iron", "[anvil(URL)]", "[anvil](URL)"),
    ("[anvil (URL) of iron", "[anvil (URL)", "[anvil](URL)"),
    ("(anvil](URL) of iron", "(anvil](URL)", "[anvil](URL)"),
    ("(anvil](URL)) of iron", "anvil](URL)", "[anvil](URL)"),
    ("anvil](URL) of iron", "anvil](URL)", None),
    ("[anvil］(URL) of iron", "[anvil］(URL)", "[anvil](URL)"),
    ("[anvil【big】(URL) of iron", "[anvil【big】(URL)", "[anvil【big】](URL)"),
    ("[3.65](URL of iron", "[3.65](URL", "[3.65](URL)"),
    ("[`anvil`](URL of iron", "[`anvil`](URL", "[`anvil`](URL)"),
    ("[![anvil](https://y.test)](URL", "[![anvil](https://y.test)](URL", "[![anvil](https://y.test)](URL)"),
    ("[anvil (big)(URL) of iron", "[anvil (big)(URL)", "[anvil (big)](URL)"),
    ("(anvil (big))[URL] of iron", "(anvil (big))[URL]", "[anvil (big)](URL)"),
    ("see [[URL)] of iron", "[URL)", None),
    ("[anvil](https://x.test/\na) of iron", "https://x.test/\na", URL),
    ("[anvil](https://x.test/ a) of iron", "https://x.test/ a", URL),
    ("[anvil](URL of iron) and", "URL of iron", None),
    ("[anvil [die](https://y.test) too](URL)", "[anvil [die](https://y.test) too](URL)", None),
    ("theURL of iron", "URL", " URL"),
    ("[anvil]（URL) of iron", "[anvil]（URL)", "[anvil](URL)"),
    ("[anvil](URL /b) of iron", "URL /b", "URL/b"),
    ("[anvil](URL\nb) of iron", "URL\nb", "URLb"),
    ("[anvil](URL/ b c) of iron", "URL/ b c", None),
    ("# [anvil](URL\nof iron) and", "[anvil](URL", "[anvil](URL)"),
    ("| a |\n|---|\n| [anvil](URL\n|of) |", "[anvil](URL", "[anvil](URL)"),
    ("[die](https://y.test), anvil](URL) of iron", "anvil](URL)", None),
    ("(see) anvil](URL) of iron", "anvil](URL)", None),
    ("Of [iron\n\n<!-- so -->\n\nanvil](URL)", "anvil](URL)", None),
    ("([anvil]URL) of iron", "[anvil]URL", "[anvil](URL)"),
    ("[anvil(URL)] of iron\n\n[", "[anvil(URL)]", "[anvil](URL)"),
]


def links(text: str) -> list[Link]:
    return [link for link in read(Source("README.md", text)).links if link.flaw]


@pytest.mark.parametrize(("text", "wrong", "fixed"), BROKEN)
@pytest.mark.parametrize("lead", ["", "- ", "> ", "| a |\n|---|\n| "])
def test_what_was_meant(text: str, wrong: str, fixed: str | None, lead: str) -> None:
    if lead and "\n" in text:
        pytest.skip("goes over lines")
    whole = lead + text.replace("URL", URL)
    found = links(whole)
    assert len(found) == 1
    flaw = found[0].flaw
    assert flaw
    assert whole[slice(*flaw.span)] == wrong.replace("URL", URL)
    assert flaw.text == (None if fixed is None else fixed.replace("URL", URL))


@pytest.mark.parametrize(("text", "fixed"), [(text, fixed) for text, _, fixed in BROKEN])
def test_words_and_address(text: str, fixed: str | None) -> None:
    whole = text.replace("URL", URL)
    link = links(whole)[0]
    assert link.url.startswith(("https://x.test/a", "#anvil")) or fixed is None
    assert whole[slice(*link.target)].replace("\n", "").replace(" ", "").startswith(link.url.replace(" ", ""))
    assert all(word in whole for word in link.text.split())


def test_a_link_on_two_lines_of_which_the_first_is_a_heading() -> None:
    link = links(f"## [An anvil\nof iron]({URL})\n")[0]
    assert (link.text, link.url) == ("An anvil of iron", URL)
    assert link.flaw
    assert link.flaw.text == f"[An anvil of iron]({URL})"


def test_an_address_on_two_lines_of_a_heading() -> None:
    link = links("## [anvil](https://x.test/\na)\n")[0]
    assert (link.url, link.flaw and link.flaw.text) == (URL, URL)


@pytest.mark.parametrize(("rest", "what"), [("\x0e", "control character"), ("\x0eof iron", "blank")])
def test_what_in_an_address_is_too_much_is_named(rest: str, what: str) -> None:
    flaw = links(f"[anvil]({URL}{rest}) and")[0].flaw
    assert flaw
    assert flaw.message == f"a {what} in the address"


def test_a_mark_at_the_end_of_the_page_makes_no_image() -> None:
    assert links(f"[anvil]({URL} of iron!")[0].kind == "broken"


def test_a_badge_that_is_left_open() -> None:
    link = links(f"[![stars](https://x.test/s.svg]({URL})")[0]
    assert (link.text, link.url, link.badge and link.badge.url) == ("stars", URL, "https://x.test/s.svg")
    assert link.flaw
    assert link.flaw.text == "[stars](https://x.test/s.svg)"


def test_an_image_without_words_that_is_left_open() -> None:
    assert [(link.kind, link.url) for link in links(f"![]({URL} of iron")] == [("image", URL)]


@pytest.mark.parametrize("words", [f"![stars] ({URL}/s)", f"!(stars)[{URL}/s]", f"![stars]({URL}/ s)"])
def test_a_broken_badge(words: str) -> None:
    link = links(f"[{words}]({URL})")[0]
    assert (link.text, link.url, link.badge and link.badge.url) == ("stars", URL, f"{URL}/s")


def test_a_link_whose_words_are_an_image_and_not_closed() -> None:
    (link,) = links(f"[![stars]({URL}/s)({URL})")
    assert (link.url, link.flaw and link.flaw.text) == (URL, f"[![stars]({URL}/s)]({URL})")


@pytest.mark.parametrize("bent", ["https:/x.test/a", "htps://x.test/a", "https//x.test/a", "https:x.test/a"])
@pytest.mark.parametrize("around", ["see: {}, of iron", "地址：{}。", "{}"])
def test_a_bare_address_whose_scheme_is_misspelt(bent: str, around: str) -> None:
    (link,) = links(around.format(bent))
    assert (link.kind, link.text, link.flaw and link.flaw.text) == ("bare", bent, URL)


def test_one_address_is_one_link() -> None:
    found = read(Source("README.md", f"- [anvil] ({URL}) and {URL}/b\n")).links
    assert [(link.kind, link.url) for link in found] == [("broken", URL), ("bare", f"{URL}/b")]


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("[anvil](URL))", ")"),
        ("[anvil](URL)of-iron)", ")"),
        ("[anvil](URL)]", "]"),
        ("[anvil](URL)] [[die](URL)]", "]"),
        ("[anvil](URL)] [[anvil](URL)]", "[anvil](URL)]"),
        ("see[anvil](URL)] [[anvil](URL)]", "]"),
        ("[[anvil](URL)]([anvil](URL))", "]("),
        ("[anvil]([https://y.test](URL))", "[https://y.test](URL)"),
        ("[anvil]([URL)", "[URL"),
        ("[[anvil](URL) of iron", "["),
        ("（[anvil](URL)) of iron", ")"),
        ("[[anvil](URL)】 of iron", "】"),
        ("【[anvil](URL) of iron", "【"),
        ("[[anvil](URL), \\[[die](URL)\\]", "["),
        ("a [[anvil](URL)", "["),
        ("[[anvil](URL) [[anvil](URL)]", "[[anvil](URL)"),
        ("[[anvil](URL) of iron [[anvil](URL)]", "["),
        ("([anvil](URL) of iron", "("),
        ("[[anvil](URL)) of iron", ")"),
        ("([anvil](URL)] of iron", "]"),
        ("[![anvil(URL)](URL)", "("),
        ("] [anvil](URL)]", "]"),
        ("[anvil](URL%20))", ")"),
    ],
)
def test_what_stands_around_a_good_link(text: str, wrong: str) -> None:
    whole = text.replace("URL", URL)
    found = links(whole)
    assert [whole[slice(*link.flaw.span)] for link in found if link.flaw] == [wrong.replace("URL", URL)]
    assert found[0].url == URL


@pytest.mark.parametrize(
    "text",
    [
        "[x] URL",
        "- [ ] (URL)",
        "[1] (URL), [2]URL and [^3] (URL)",
        "[EB/OL]URL",
        "array[i](j), f(x)[0] and [see] (2020)",
        "([anvil](URL)), (see [anvil](URL)) :)",
        "[see [anvil](URL)], [[anvil](URL), [die](URL)], [[[anvil](URL)]]",
        "[[anvil](URL),\n[die](URL)], ([anvil](URL)\n\nof iron)",
        "（see [anvil](URL)), 【[anvil](URL)】,【see [anvil](URL)]",
        "\\[[anvil](URL), [[0, 1)](URL), [[anvil](URL)\\], \\([anvil](URL))",
        "1) [anvil](URL) 2) [die](URL)",
        "`[anvil] (URL)` <!-- [anvil] (URL) -->",
        "```\n[anvil] (URL)\n```",
        "\\[anvil](URL) \\[die\\](URL)",
        "https://web.archive.org/web/2010/http://x.test/a",
        "view-source:URL git+URL x=URL",
        "HTTP/2.0/3 http:x.y http//x http://x.test/a https://x.test/https:/x.test/a `https:/x.test/a`",
        "[see the anvil, here (URL)]",
        "see (URL) or [note: URL] or <URL>",
        "[anvil\nof iron](URL)",
        "[[anvil]](URL)",
        "mend [this] (#123)",
        "[anvil][die] (URL)\n\n[die]: URL",
        "[anvil][die]\n\n[die]: URL%20",
        "[anvil] [URL) of iron",
        "[anvil] (URL of iron",
        "the[anvil] (URL) of iron",
        "[anvil][URL) of iron",
        "[anvil]（URL of iron",
        "[anvil （URL) of iron",
        "[anvil]-(URL) of iron",
        "anvil]((URL) of iron",
        "[anvil]((URL of iron",
        "[anvil ((URL) of iron",
        "anvil)[URL] of iron",
        "(anvil)[URL of iron",
        "the(anvil)[URL] of iron",
        "(1)[URL] of iron",
        "the ([URL) of iron",
        "[the anvil (URL of iron",
        "[12 (URL) of iron",
        "[the 12] anvil (URL) of iron",
        "[anvil(URL) of iron] and",
        "[[anvil(URL) of iron",
        "the[anvil]URL of iron",
        '<a href="URL">[anvil] (URL)</a>',
    ],
)
def test_no_broken_link(text: str) -> None:
    assert not links(text.replace("URL", URL))


@pytest.mark.parametrize(
    ("unit", "each"),
    [
        ("[ab](https://a.b ", 1),
        ("](https://a.b", 0),
        ("[ab(https://a.b)", 1),
        ("(((https://a.b", 0),
        ("[[[[https://a.b]]", 0),
        ("[ab] ( ", 0),
    ],
)
def test_many_of_them(unit: str, each: int) -> None:
    assert len(links(unit * 5000)) == 5000 * each


def test_the_first_address_has_nothing_before_it() -> None:
    assert len(links("http://a..b/x\n\nis less <")) == 1


def test_blanks_without_end() -> None:
    assert len(links(("[ab](https://a.b" + " " * 500) * 200)) == 200

import pytest

from lint_awesome.text.addresses import mend


@pytest.mark.parametrize(
    ("url", "message", "meant", "part"),
    [
        ("htps://a.example.org/x", "'htps://' should be 'https://'", "https://a.example.org/x", "htps://"),
        ("http//a.example.org/x", "'http//' should be 'http://'", "http://a.example.org/x", "http//"),
        ("https:/a.example.org", "'https:/' should be 'https://'", "https://a.example.org", "https:/"),
        ("https:a.example.org/x", "'https:' should be 'https://'", "https://a.example.org/x", "https:"),
        ("hhtps://a.example.org", "'hhtps://' should be 'https://'", "https://a.example.org", "hhtps://"),
        ("https://https://a.example.org/x", "the scheme stands twice", "https://a.example.org/x", "https://"),
        ("http://http:/a.example.org/x", "the scheme stands twice", "http://a.example.org/x", "http://"),
        ("linkhttps://a.example.org/", "'link' before the scheme", "https://a.example.org/", "link"),
        ("(https://a.example.org/x)", "'(' before the scheme", "https://a.example.org/x", "("),
        (" https://a.example.org/x", "a blank before the address", "https://a.example.org/x", " "),
        ("https://a.example.org/x ", "a blank after the address", "https://a.example.org/x", " "),
        ("https://a.example.org/x y", "a blank in the address", None, " "),
        ("https://a.example.org/ x", "a blank in the address", "https://a.example.org/x", " "),
        ("https://a.example.org/lo\n  ng", "a line break in the address", "https://a.example.org/long", "\n  "),
        ("arxiv.org/abs/2407.16951", "the address lacks its scheme", "https://arxiv.org/abs/2407.16951", None),
        ("www.a.example.org/start", "the address lacks its scheme", "https://www.a.example.org/start", None),
        ("www.lämpchen.de/x", "the address lacks its scheme", "https://www.lämpchen.de/x", None),
        ("lamps.com", "the address lacks its scheme", "https://lamps.com", None),
        ("docs.lamps.org", "the address lacks its scheme", "https://docs.lamps.org", None),
        (
            "https://github.comada/lamps",
            "'/' is missing after 'github.com'",
            "https://github.com/ada/lamps",
            "github.comada",
        ),
        ("lamps.ai/x?y#z", "the address lacks its scheme", "https://lamps.ai/x?y#z", None),
        ("ada@lamps.example.org", "'mailto:' is missing before the address", "mailto:ada@lamps.example.org", None),
        (
            "git@github.com:example/kites.git",
            "an address for git, which leads to no page",
            "https://github.com/example/kites",
            None,
        ),
        (
            "https://arxiv.org/2407.16951",
            "'abs/' is missing before the arXiv number",
            "https://arxiv.org/abs/2407.16951",
            "2407.16951",
        ),
        (
            "https://arxiv.org/abs/2413.12345",
            "there can be no arXiv number 2413.12345: there is no month 13",
            None,
            "2413.12345",
        ),
        ("https://a.example.org/x)", "')' is no part of the address", "https://a.example.org/x", ")"),
        ("https://a.example.org/x).", "').' is no part of the address", "https://a.example.org/x", ")."),
        ("https://a.example.org/wells.", "'.' is no part of the address", "https://a.example.org/wells", "."),
        ("https://github.com/ada/LAMP.", "'.' is no part of the address", "https://github.com/ada/LAMP", "."),
        ("https://a.example.org/x,", "',' is no part of the address", "https://a.example.org/x", ","),
        ("https://a.example.org/x，", "'，' is no part of the address", "https://a.example.org/x", "，"),
        ("https://github.com/%20example/x", "'%20' is no part of the address", "https://github.com/example/x", "%20"),
        ("https://github.com/example/x%20", "'%20' is no part of the address", "https://github.com/example/x", "%20"),
        ("https://github/example/x", "the host 'github' has no dot", None, "github"),
        ("https:///x", "the address has no host", None, ""),
        ("https://a..example.org/", "there can be no host 'a..example.org'", None, "a..example.org"),
        ("https://a.example.org/[b](https://b.example.org)", "another link begins in the address", None, "]"),
        ("https://ada:pw@a.example.org/x", "a user name in the address", None, "ada:pw@"),
        (
            "https://www.google.com/search?q=https://a.example.org/x&hl=en",
            "the link leads through another site",
            "https://a.example.org/x",
            "https://www.google.com/search?q=",
        ),
        (
            "https://www.google.com/url?sa=t&url=https%3A%2F%2Fa.example.org%2Fx",
            "the link leads through another site",
            "https://a.example.org/x",
            "https://www.google.com/url?sa=t&url=",
        ),
        ("https://https:// a.example.org", "the scheme stands twice", "https://a.example.org", "https://"),
        ("http://https://ada@a.example.org", "the scheme stands twice", None, "http://"),
    ],
)
def test_what_is_wrong_and_what_was_meant(url: str, message: str, meant: str | None, part: str | None) -> None:
    found = mend(url)
    assert found
    assert (found.message, found.url, url[slice(*found.part)]) == (message, meant, url if part is None else part)
    assert found.url is None or mend(found.url) is None


@pytest.mark.parametrize(
    "url",
    [
        "https://a.example.org/x_(y)",
        "https://a.example.org?x=1",
        "https://a.example.org:8080/x/y.html#z",
        "https://example.org/lamps#:~:text=made%20of,to%20last.",
        "https://web.archive.org/web/2013/http://a.example.org/x",
        "https://en.wikipedia.example/wiki/Lamps,_Inc.",
        "https://a.example.org/x...",
        "https://a.example.org/compare/v1...v2",
        "https://a.example.org/a%20b/c",
        "https://a.example.org/@ada",
        "https://github.community/ada",
        "https://github.com.example.org/ada",
        "https://www.google.com/search?q=lamps",
        "http://localhost:8080/x",
        "http://127.0.0.1/",
        "https://[::1]/x",
        "https://a.example.org/灯",
        "https://arxiv.org/abs/9711.04212",
        "https://arxiv.org/list/cs.CL/recent",
        "mailto:ada@example.org",
        "ftp://a.example.org/x",
        "irc://a.example.org/x",
        "git+https://a.example.org/x",
        "view-source:https://a.example.org",
        "magnet:?xt=urn:btih:0",
        "tel:+100",
        "data:image/png;base64,AA",
        "#lamps",
        "./lamp.md",
        "//a.example.org/x",
        "/docs/x.html",
        "docs/x.html",
        "papers.yaml",
        "README.org",
        "README.org#oil",
        "LICENSE",
        "lamp.md",
        "lamp@2x.png",
        "lamp.py",
        "example/lamp",
        "httpd/lamp.html",
        "",
    ],
)
def test_what_is_right_is_silent(url: str) -> None:
    assert mend(url) is None


@pytest.mark.parametrize(
    "part", ["https://", "https:// ", ")", "%20", "https://google.com/url?q=https://", "a ", "a@", "a."]
)
def test_long_nonsense_is_read_quickly(part: str) -> None:
    mend("https://a.example.org/" + part * 50_000)
    mend(part * 50_000)

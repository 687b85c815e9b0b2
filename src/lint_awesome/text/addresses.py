"""What is wrong with the address of a link, and the one address that was surely meant."""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import unquote

from msgspec import Struct

from lint_awesome.source import Span
from lint_awesome.text.identifiers import identify
from lint_awesome.text.patterns import lazy
from lint_awesome.text.slips import are_within


class Mend(Struct, frozen=True):
    """A flaw of an address: which of its characters are wrong, and the address that was meant, if one is certain."""

    message: str
    url: str | None
    part: Span


SITES = r"(?:www\.)?(?:(?:github|gitlab|youtube|twitter|medium)\.com|(?:arxiv|bitbucket|doi)\.org|openreview\.net)"
FINE = lazy(
    rf"https?://(?!(?:www\.)?arxiv\.org/|{SITES}[\w-])[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+(?::[0-9]+)?(?:/[\w/~+.=&?#-]*)?(?<![.\s])"
)
"""An address in which nothing can be wrong: most are, so nothing more is asked of them."""
HOST = r"(?:[\w-]+\.)+[^\W\d_]{2,}(?::[0-9]+)?(?=[/?#]|$)"
TWICE = lazy(r"https?:?/{0,3}(?=https?(?::/|//))", re.IGNORECASE | re.ASCII)
GLUED = lazy(r"(?:[^\W\d_]{1,20}|[\s(\[{<\"'`*|,;-]{1,3})(?=https?://[^\s/])", re.IGNORECASE | re.ASCII)
SCHEME = lazy(rf"([a-z]{{2,7}})(:/?|:///+|:?\\\\|//|[;.]//|://)(?={HOST})", re.IGNORECASE | re.ASCII)
WEB = lazy(r"https?://", re.IGNORECASE | re.ASCII)
BARE_ENDS = r"com|net|edu|gov|io|dev|(?:ac|co)\.(?:uk|jp|kr|nz)|(?:com|edu|org|net)\.(?:cn|au|br|tw)"
PATH_ENDS = (
    r"org|ai|be|biz|blog|ca|cc|ch|club|cn|co|cz|de|dk|es|eu|fi|fm|fr|gg|gl|hk|il|im|in|info|is|it|jp|kr|la|ly|me|news"
    r"|nl|no|online|page|ru|se|site|so|space|tech|to|tv|tw|uk|us|wiki|world|xyz"
)
NO_SCHEME = lazy(
    rf"(?:www\.(?:[\w\u00a1-\uffdc-]+\.)+[a-z]{{2,}}|(?:[\w-]+\.)+(?:{BARE_ENDS})|(?:[\w-]+\.){{2,}}org"
    rf"|(?:(?:[\w-]+\.)+(?:{PATH_ENDS})|(?:docs|lib)\.rs)(?=(?::[0-9]+)?/))(?::[0-9]+)?(?:[/?#]\S*)?",
    re.IGNORECASE | re.ASCII,
)
"""What is surely a host: a name whose end is no kind of file, `.org` among others only before a path."""
MAIL = lazy(rf"[\w.+-]+@(?:[\w-]+\.)+(?:{BARE_ENDS}|org|{PATH_ENDS})", re.IGNORECASE | re.ASCII)
"""An address to write to; `icon@2x.png` is a file."""
CLONE = lazy(r"(?:ssh://)?git@(github\.com|gitlab\.com|bitbucket\.org)[:/]([\w.-]+/[\w.-]+?)(?:\.git)?/?", re.ASCII)
"""What git clones from, where a reader wants the page."""
AUTHORITY = lazy(r"https?://([^/?#]*)", re.IGNORECASE | re.ASCII)
SITE = lazy(rf"{SITES}(?!munity|pany|puter|pare)(?=[\w-]+\Z)")
"""A site, with what should be its path glued to it: there is no `.comexample`."""
BLANK = lazy(r"\s+")
CODED = lazy(r"(?<=[^/:]/)(?:%20|%0[9ad]){1,9}|(?:%20|%0[9ad]|\\n){1,9}(?=/?$)", re.IGNORECASE | re.ASCII)
NUMBER_ONLY = lazy(
    r"(https?://(?:www\.)?arxiv\.org/)((?:arxiv:)?(?:\d{4}\.\d{4,5}|[a-z-]+(?:\.[a-z]{2})?/\d{7})(?:v\d+)?)(\.pdf)?/?",
    re.IGNORECASE | re.ASCII,
)
THROUGH = lazy(
    r"https?://(?:(?:www\.)?google\.[a-z.]+/(?:search|url)\?(?:\S*?&)?(?:q|url)=|(?:www\.)?bing\.com/search\?(?:\S*?&)?q="
    r"|(?:\w+\.)?duckduckgo\.com/(?:l/)?\?(?:\S*?&)?(?:q|uddg)=|link\.zhihu\.com/\?target=)(https?(?::|%3A)[^&\s+#]+)(?:[&#]\S*)?",
    re.IGNORECASE | re.ASCII,
)
NESTED = lazy(r"\](?=\(https?://)", re.IGNORECASE | re.ASCII)
"""Where the words of a link end, and its address begins."""
PAIRS = {")": "(", "]": "[", "}": "{", "）": "（", "】": "【"}
QUOTED = "#:~:text="
"""What a browser puts before the words of a page that a link leads to: https://wicg.github.io/scroll-to-text-fragment/."""
WORDLY = lazy(r"https?://(?:[^/?#]+|github\.com/[\w-]+/[\w.-]*\w)|.*(?:/|[^\W_A-Z]{4}|[0-9]{4})", re.DOTALL)


def mend(url: str) -> Mend | None:
    """The flaw of an address, if it has one; anchors, files and other schemes have none."""
    found = _flaw(url)
    if not found or not found.url:
        return found
    meant = found.url
    for _ in range(3):  # what is meant may have a flaw of its own
        again = _flaw(meant)
        if not again:
            return Mend(found.message, meant, found.part)
        if not again.url:
            break
        meant = again.url
    return Mend(found.message, None, found.part)


def _flaw(url: str) -> Mend | None:
    if FINE.fullmatch(url) or not url or url[0] in "#./?":
        return None
    return next((found for check in (WEB_FLAWS if WEB.match(url) else OTHER_FLAWS) if (found := check(url))), None)


def _glued(url: str) -> Mend | None:
    if not (found := GLUED.match(url)):
        return None
    rest, before = url[found.end() :], found[0].strip()
    meant = None if "](" in rest else rest
    return Mend(f"'{before}' before the scheme" if before else "a blank before the address", meant, found.span())


def _twice(url: str) -> Mend | None:
    if not (found := TWICE.match(url)):
        return None
    return Mend("the scheme stands twice", url[found.end() :], found.span())


def _scheme(url: str) -> Mend | None:
    found = SCHEME.match(url)
    if not found or not _like_web(found[1]):
        return None
    meant = "https://" if "s" in found[1].lower() else "http://"
    return Mend(f"'{found[0]}' should be '{meant}'", meant + url[found.end() :], found.span())


def _like_web(name: str) -> bool:
    return any(are_within(name.lower(), scheme, 1) for scheme in ("http", "https"))


def _no_scheme(url: str) -> Mend | None:
    return Mend("the address lacks its scheme", "https://" + url, (0, len(url))) if NO_SCHEME.fullmatch(url) else None


def _mail(url: str) -> Mend | None:
    if not MAIL.fullmatch(url):
        return None
    return Mend("'mailto:' is missing before the address", "mailto:" + url, (0, len(url)))


def _clone(url: str) -> Mend | None:
    if not (found := CLONE.fullmatch(url)):
        return None
    return Mend("an address for git, which leads to no page", f"https://{found[1]}/{found[2]}", (0, len(url)))


def _blank(url: str) -> Mend | None:
    found = BLANK.search(url)
    if not found:
        return None
    if found.end() == len(url):
        return Mend("a blank after the address", url[: found.start()], found.span())
    broken = "\n" in found[0]
    certain = broken or url[found.start() - 1] in ":/" or url[found.end()] == "/"
    mended = url[: found.start()] + url[found.end() :]
    return Mend(f"a {'line break' if broken else 'blank'} in the address", mended if certain else None, found.span())


def _authority(url: str) -> Mend | None:
    found = AUTHORITY.match(url)
    assert found
    host, span = found[1], found.span(1)
    if "@" in host:
        return Mend("a user name in the address", None, (span[0], span[0] + host.rindex("@") + 1))
    bare = host.partition(":")[0].lower()
    if host.startswith("[") or bare == "localhost":
        return None
    if site := SITE.match(bare):
        meant = url[: span[0] + site.end()] + "/" + url[span[0] + site.end() :]
        return Mend(f"'/' is missing after '{site[0]}'", meant, span)
    if "." not in bare.strip("."):
        return Mend(f"the host '{host}' has no dot" if host else "the address has no host", None, span)
    if ".." in bare or bare[0] == "." or "," in bare:
        return Mend(f"there can be no host '{host}'", None, span)
    return None


def _nested(url: str) -> Mend | None:
    found = NESTED.search(url)
    return Mend("another link begins in the address", None, found.span()) if found else None


def _end(url: str) -> Mend | None:
    """What the sentence around an address left at its end."""
    end = len(url)
    while end > len(url) - 5 and _surplus(url[:end]):
        end -= 1
    if end == len(url) or url.endswith(("...", "…")) or QUOTED in url:
        return None
    return Mend(f"'{url[end:]}' is no part of the address", url[:end], (end, len(url)))


def _surplus(url: str) -> bool:
    last = url[-1]
    if last in PAIRS:
        return url.count(last) > url.count(PAIRS[last])
    if last in ",;":
        return "?" not in url and "#" not in url
    if last == ".":
        return "/wiki/" not in url and (bool(WORDLY.fullmatch(url[:-1])) or (url[-2] in ")]," and _surplus(url[:-1])))
    return last in '，。；、>"`|'


def _coded(url: str) -> Mend | None:
    path = url.partition("?")[0].partition("#")[0]
    if not (found := CODED.search(path)):
        return None
    mended = url[: found.start()] + url[found.end() :]
    return Mend(f"'{found[0]}' is no part of the address", mended, found.span())


def _through(url: str) -> Mend | None:
    if not (found := THROUGH.fullmatch(url)):
        return None
    return Mend("the link leads through another site", unquote(found[1]), (0, found.start(1)))


def _number(url: str) -> Mend | None:
    if found := NUMBER_ONLY.fullmatch(url):
        kind = "pdf/" if found[3] else "abs/"
        return Mend(f"'{kind}' is missing before the arXiv number", found[1] + kind + found[2], found.span(2))
    named = identify(url)
    if not named or named.kind != "arxiv" or not named.flaw:
        return None
    at = max(url.lower().find(named.key), 0)
    return Mend(f"there can be no arXiv number {named.key}: {named.flaw}", None, (at, at + len(named.key)))


Check = Callable[[str], Mend | None]
WEB_FLAWS: tuple[Check, ...] = (_twice, _blank, _nested, _authority, _through, _end, _coded, _number)
OTHER_FLAWS: tuple[Check, ...] = (_glued, _scheme, _no_scheme, _mail, _clone)

"""The headings of a list and what stands under each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec import Struct, field

from lint_awesome.markdown import Token
from lint_awesome.reading.marks import Marks
from lint_awesome.source import Span
from lint_awesome.text.html import Tag
from lint_awesome.text.names import plain, rendered
from lint_awesome.text.patterns import lazy
from lint_awesome.text.slugs import numbered, slug

ATX = lazy(r"[ ]{0,3}(#{1,6})\s*")
BENT = lazy(r"(#{1,6})(?![ \t\n])[^\S\n]")
"""The start of a heading whose blank is none to Markdown, so that it is a paragraph."""
ATX_END = lazy(r"(?<![ \t])[ \t]+#+[ \t]*$")

APART = lazy(
    r"how to contribut|contribut\w*(?: guid\w+)?|(?:our |backers and )?sponsors?(?:hip)?|licen[cs]e|citations?"
    r"|cit(?:e|ing)(?: (?:us|this)\b.*)?|ac?knowl\w*|star(?:gazers?|s)?(?: over time|[- ]history)?"
    r"|(?:latest |recent |what's )?(?:news|updates?|new)|change ?log|footnotes?|disclaimer|credits?"
    r"|(?:other |related |similar |more )(?:awesome |curated )?lists?|contact(?: us)?"
    r"|(?:other|related|similar|more) (?:awesome|curated)\b.*"
    r"|(?:c[oó]mo )?(?:contribu(?:ir|er|ição|ições|ción|ciones)|colaborar)|comment contribuer"
    r"|mitmachen|mitwirken|beitragen|licen[çc]a|licencia|lizenz|agradecimentos|agradecimientos"
    r"|remerciements|как (?:внести вклад|помочь)|лицензия|đóng góp|giấy phép|katkı.*|lisans"
    r"|(?:project )?(?:maintainers?|contributors?)(?: (?:&|and) (?:maintainers?|contributors?))?"
    r"|(?:贡献|貢獻|许可|許可|赞助|贊助|引用|致谢|鸣谢|更新|ライセンス|貢献|기여|라이선스).*",
)
"""Titles of sections whose items are no entries of the list, in small letters."""
WHOLE = lazy(
    r"contribut\w*.*|(?:our |backers and )?sponsors?(?:hip)?|(?:other|related|similar) (?:awesome )?lists?",
)
"""Those of them that hold for the sections below too."""
SYMBOLS = lazy(r"^\W+|(?<!\W)\W+$")
CONTAINERS = ("block_quote", "list", "list_item", "task_list_item")


def apart(title: str) -> bool:
    """Whether what stands below a heading is no part of the list proper."""
    return bool(APART.fullmatch(SYMBOLS.sub("", title).lower()))


def wholly_apart(title: str) -> bool:
    """Whether that holds for the sections below too."""
    return bool(WHOLE.fullmatch(SYMBOLS.sub("", title).lower()))


class Heading(Struct):
    """A heading: where it stands, its own text, its level.

    `blocks` is what stands below, up to the next heading, `inside` the headings within that: in quotes and items.
    """

    span: Span
    inner: Span
    level: int
    title: str
    slug: str = ""
    blocks: list[Token] = field(default_factory=list)
    inside: list[Heading] = field(default_factory=list)
    end: int = 0


def inner_of(text: str, span: Span) -> Span:
    """Where the words of a heading stand: without its marks."""
    start, end = span
    if opened := ATX.match(text, start, end):
        closed = ATX_END.search(text, opened.end(), end)
        return opened.end(), closed.start() if closed else end
    line = text.rfind("\n", start, end)
    return start, line if line > start else end


def headings(text: str, tokens: list[Token], marks: Marks) -> list[Heading]:
    """The headings in order, with the blocks below each; the first is that of the text before any heading."""
    found = [Heading((0, 0), (0, 0), 0, "")]
    for token in tokens:
        if token["type"] == "heading":
            found.append(_markdown(text, token))
        elif token["type"] == "block_html" and (made := list(_written(text, token, marks))):
            found += made
        elif token["type"] == "paragraph" and BENT.match(text, token["span"][0]):
            found.append(_bent(text, token))
        else:
            found[-1].blocks.append(token)
            found[-1].inside += _inside(text, token)
    slugged = list(_all(found))
    for one, name in zip(slugged, numbered([_slug_text(text, heading) for heading in slugged]), strict=True):
        one.slug = name
    for one, following in zip(found, [*found[1:], None], strict=True):
        one.end = following.span[0] if following else len(text)
    return found


def _inside(text: str, token: Token) -> Iterator[Heading]:
    """The headings within a quote or a list."""
    for child in token["children"] if token["type"] in CONTAINERS else ():
        if child["type"] == "heading":
            yield _markdown(text, child)
        else:
            yield from _inside(text, child)


def _all(found: list[Heading]) -> Iterator[Heading]:
    """All headings in order, with those inside of others' blocks."""
    for heading in found:
        yield from [heading] if heading.level else []
        yield from heading.inside


def _markdown(text: str, token: Token) -> Heading:
    span = token["span"]
    inner = inner_of(text, span)
    return Heading(span, inner, token["attrs"]["level"], plain(text[inner[0] : inner[1]]))


def _bent(text: str, token: Token) -> Heading:
    """The heading that a paragraph was meant to be: its first line."""
    start, end = token["span"]
    line = text.find("\n", start, end)
    span = (start, line if line > 0 else end)
    inner = inner_of(text, span)
    level = len(text[start : inner[0]].rstrip())
    return Heading(span, inner, level, plain(text[inner[0] : inner[1]]))


def _written(text: str, token: Token, marks: Marks) -> Iterator[Heading]:
    """The headings that are written as HTML in a block."""
    raw = text[token["span"][0] : token["span"][1]]
    if "<h" not in raw and "<H" not in raw:
        return
    opened: Tag | None = None
    for tag in marks.tags_in(token["span"]):
        if len(tag.name) == 2 and tag.name[0] == "h" and tag.name[1] in "123456":
            if tag.closing and opened:
                yield _tagged(text, opened, tag.span)
            opened = None if tag.closing else tag
    if opened:
        end = text.find("\n", opened.span[1])
        end = token["span"][1] if end < 0 else min(end, token["span"][1])
        yield _tagged(text, opened, (end, end))


def _tagged(text: str, opened: Tag, closed: Span) -> Heading:
    inner = (opened.span[1], closed[0])
    return Heading((opened.span[0], closed[1]), inner, int(opened.name[1]), plain(text[inner[0] : inner[1]]))


def _slug_text(text: str, heading: Heading) -> str:
    """What GitHub makes a heading's anchor of."""
    return slug(rendered(text[slice(*heading.inner)].strip()))


def anchors(found: list[Heading], marks: Marks) -> Mapping[str, Span]:
    """All that an address `#x` can lead to, and where that stands."""
    places = {heading.slug: heading.span for heading in _all(found)}
    for tag in marks.tags:
        for name in ("id", "name"):
            if (value := tag.attributes.get(name)) and not tag.closing:
                places.setdefault(value.value, tag.span)
                places.setdefault("user-content-" + value.value, tag.span)
    return places


def paths(found: list[Heading]) -> list[tuple[int, ...]]:
    """For each heading, the indices of those that it stands under, outermost first, and its own."""
    result, stack = [], list[int]()
    for index, heading in enumerate(found):
        while stack and found[stack[-1]].level >= heading.level:
            stack.pop()
        stack.append(index)
        result.append(tuple(i for i in stack if i))
    return result

"""What a line of an entry is made of: title, buttons, tags, date, separator, description."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from lint_awesome.document import Field, Link
from lint_awesome.reading.marks import Marks
from lint_awesome.source import Span
from lint_awesome.text import dates
from lint_awesome.text.dates import Date
from lint_awesome.text.names import label, plain
from lint_awesome.text.patterns import lazy

BUTTON = lazy(
    r"(?:the |official |unofficial )?(?:papers?|pdf|codes?|links?|projects?|project pages?|github|gitlab|git|arxiv"
    r"|demos?|web(?:site|page)?s?|home(?:page)?|pages?|slides?|videos?|posters?|data(?:sets?)?|blogs?|bib(?:tex)?"
    r"|appendix|supp(?:lementary)?|repo(?:sitory)?|models?|docs?|doc(?:umentation)?|official (?:code|site|website|page)"
    r"|source(?: code)?|tweets?|twitter|x|media|abs(?:tract)?|html|download|openreview|hugging ?face|hf|colab"
    r"|notebooks?|youtube|talk|pytorch|tensorflow|jax|keras|python|tf|review|report|api|wiki|benchmark|playground|app"
    r"|leaderboard|checkpoints?|weights?"
    r"|官网|论文|代码|链接|主页|项目|文档|地址|源码|下载|公式|論文|コード)(?: ?\(.*\))?s?",
)
"""The words of buttons, in small letters: to read capitals as these makes the pattern slow to compile."""
EMOJI = r"\u200b-\u200f\u2060\u2190-\u2bff\u3030\u303d\u3297\u3299\ufe0f\U0001f000-\U0001faff\U000e0000-\U000e007f"
SHORTCODE = r":[\w+-]{2,40}:"
"""An emoji by its name, which GitHub shows as a picture."""
TAG = r"<(?=[/!A-Za-z])(?!https?:|a\s[^>\n]{0,100}?href)[^>\n]{0,200}>"
BEFORE = lazy(rf"(?:[\s>•·{EMOJI}]|{SHORTCODE}|{TAG}|&\w+;|\\(?=[\s\[])|~~)+")
BRACKET = lazy(r"[\[(【]([^\[\]()\n【】]{1,40})[\])】](?![\[(])")
REMARK = lazy(r"\([^()\n]{1,200}\)[ \t]+(?=\*\*)")
"""What stands in brackets before a bold title, however long."""
YEAR = lazy(r"(?:19|20)\d\d")
NEXT_LINE = lazy(r"[ \t\\]*\r?\n[ \t>]*")
NUMBERS = lazy(r"\d{1,4}(?: ?[-–./,&+] ?\d{1,4})*")
"""Days or a number before what is the title: `2-6: [title](…)`."""
VENUE_ENDS = lazy(r"\][ \t]+[A-Z0-9\"“\u00c0-\uffdc]")
"""What follows a link in brackets before a title: `[[VLDB 2024](address)] A Title`."""
TICKED = lazy(r"\[[ xX]\][ \t]+")
QUOTED = lazy(r'(?:\s*\([^()\n]{1,60}\))?\s*[:：]\s*(["“])')
QUOTES = {'"': '"', "“": "”", "「": "」", "『": "』", "《": "》", "‘": "’", "<": ">"}
STOP = lazy(r"<br|<!--|\n|\[\[|\s\[[*_]{0,3}`|\s[*_]{1,2}\S|\s[\[(]?https?://", re.IGNORECASE)
TRAIL = ' \t\r\n.,:;：，。、-–—|/([{"“*_\\>'


class Title(Struct, frozen=True):
    """An entry's title: where it stands, its link where it is one, where all of it (marks too) ends, what is before."""

    span: Span
    link: Link | None
    end: int
    before: Span


def before_comments(text: str, span: Span) -> Span:
    """A stretch without the comments that it ends in."""
    start, end = span
    last = text[end - 1 : end]
    if last != ">" and not last.isspace():
        return span
    bare = _bare_end(text, start, end)
    while text.endswith("-->", start, bare) and (at := text.rfind("<!--", start, bare)) >= 0:
        end = bare = _bare_end(text, start, at)
    return start, end


def _bare_end(text: str, start: int, end: int) -> int:
    """The end of a stretch without the blanks there."""
    while end > start and text[end - 1].isspace():
        end -= 1
    return end


def outside(link: Link) -> bool:
    """Whether a link leads out of the page; pictures do not."""
    return link.kind not in ("image", "html-image") and not link.url.startswith("#")


def button_word(text: str) -> bool:
    """Whether a link's text is one that many lists use for a button."""
    return bool(BUTTON.fullmatch(label(text).lower()))


def title_of(marks: Marks, head: Span) -> Title:
    """The title of an entry whose own text stands at `head`."""
    text, (at, end) = marks.text, head
    links = {link.span[0]: link for link in marks.links_in(head) if link.label[1] <= end}
    while at < end:
        if (skipped := _skip(marks, links, at, end)) > at:
            at = skipped
        elif (bold := marks.bold_at(at)) and not _label_like(text, bold):
            return _bold_title(marks, links, bold, (head[0], at), end)
        elif at + 1 < end and (text[at] in "*_" or (text[at] in ":：" and at > head[0]) or _is_loose(text, links, at)):
            at += 1
        else:
            break
    return _plain_title(marks, links, at, end, head[0])


def is_nameless(marks: Marks, head: Span) -> bool:
    """Whether an item's own text holds nothing that could be a title: a date in brackets over a list of links."""
    title = title_of(marks, head)
    return title.span[0] >= title.span[1] and title.link is None and not marks.links_in(head)


def _label_like(text: str, bold: Span) -> bool:
    """A short name in bold brackets before the title: `**[V0]**`."""
    return text[bold[0] + 2] == "[" and text[bold[1] - 3] == "]"


def _skip(marks: Marks, links: dict[int, Link], at: int, end: int) -> int:
    """Past what may stand before a title, or the same place."""
    text = marks.text
    if (blank := BEFORE.match(text, at, end)) or (blank := TICKED.match(text, at, end)):
        return blank.end()
    if link := links.get(at):
        return link.span[1] if link.badge or link.kind in ("image", "html-image") else at
    if (bold := marks.bold_at(at)) and _label_like(text, bold):
        return bold[1]
    if (bracket := BRACKET.match(text, at, end) or REMARK.match(text, at, end)) and bracket.end() < end:
        return bracket.end()
    return _skip_marked(marks, links, at, end)


def _skip_marked(marks: Marks, links: dict[int, Link], at: int, end: int) -> int:
    """Past a code span, or a link in brackets, before a title."""
    text = marks.text
    if text[at] == "`":
        return next((span[1] for span in marks.codes_in((at, at + 1)) if span[1] < end), at)
    link = links.get(at + 1) if text[at] == "[" else None
    return link.span[1] + 1 if link and VENUE_ENDS.match(text, link.span[1], end) else at


def _is_loose(text: str, links: dict[int, Link], at: int) -> bool:
    """Whether a bracket stands before a link for no good."""
    link = links.get(at + 1) if text[at] == "[" else None
    return bool(link and link.flaw and not link.span[0] <= link.flaw.span[0] < link.span[1])


def _bold_title(marks: Marks, links: dict[int, Link], bold: Span, before: Span, end: int) -> Title:
    text, start, stop = marks.text, bold[0] + 2, bold[1] - 2
    inner = BEFORE.match(text, start, stop)
    start = inner.end() if inner else start
    start += _is_loose(text, links, start)
    if (link := links.get(start)) and not button_word(link.text):
        return Title(link.label, link, max(link.span[1], bold[1]), before)
    quoted = QUOTED.match(text, bold[1], end)
    if quoted:
        close = text.find(QUOTES[quoted[1]], quoted.end(), end)
        if close > 0:
            return Title((quoted.end(), close), None, close + 1, before)
    while (more := NEXT_LINE.match(text, bold[1], end)) and (following := marks.bold_at(more.end())):
        bold = following  # the title goes on, bold again
    return Title((start, bold[1] - 2), None, bold[1], before)


def _plain_title(marks: Marks, links: dict[int, Link], at: int, end: int, start: int) -> Title:
    text, before = marks.text, (start, at)
    if at < end and text[at] in QUOTES and (text[at] != "<" or at + 1 in links):
        close = _closing(marks, at, end)
        if (link := links.get(at + 1)) and link.span[1] <= (close if close > 0 else end):
            return Title(link.label, link, close + 1 if close > 0 else link.span[1], before)
        if close > 0:
            return Title((at + 1, close), None, close + 1, before)
    link = links.get(at)
    if link and outside(link) and not link.badge and not button_word(link.text):
        stray = link.flaw and link.flaw.span[0] == link.span[1]  # a bracket that is none of the description's
        return Title(link.label, link, link.flaw.span[1] if link.flaw and stray else link.span[1], before)
    stops = [s for s, one in links.items() if s >= at and one.kind != "html-image"]
    found = STOP.search(text, at, min([end, *stops]))
    stop = found.start() if found else min([end, *stops])
    bare = max(at, at + len(text[at:stop].rstrip(TRAIL)))
    if bare == at and link and outside(link) and not link.badge and not link.text.startswith("["):
        return Title(link.label, link, link.span[1], before)  # a name that is a button's word elsewhere
    link = links.get(stop)
    if link and outside(link) and not link.badge and not button_word(link.text) and NUMBERS.fullmatch(text, at, bare):
        return Title(link.label, link, link.span[1], (start, stop))
    return Title((at, bare), None, bare, before)


def _closing(marks: Marks, at: int, end: int) -> int:
    """Where the quotes that open at a place close; of two quotes, one is the title's own."""
    text, quote = marks.text, QUOTES[marks.text[at]]
    if text[at + 1 : at + 2] != quote:
        return text.find(quote, at + 1, end)
    link = next(iter(marks.links_in((at, end))), None)
    return text.rfind(quote, at + 2, link.span[0] if link else end)


def button(text: str, link: Link) -> Field:
    """The field that a link button is, with the brackets around it."""
    start, end = _boxed(text, link.span)
    name = label(link.badge.text if link.badge else link.text)
    return Field("button", (start, end), name, link.label, None, link.target, None, (link,))


def _boxed(text: str, link: Span) -> Span:
    """A link with the square brackets around it, where it has them; both may be escaped."""
    start, end = link
    escaped = text.endswith("\\[", 0, start) and text.startswith("\\]", end)
    closed = start > 0 and text[start - 1] == "[" and text.startswith("]", end)
    return (start - 1 - escaped, end + 1 + escaped) if escaped or closed else link


def is_button(text: str, link: Link) -> bool:
    """Whether a link in an entry's line is a labelled button, not a word of its text."""
    if not outside(link):
        return False
    bracketed = _boxed(text, link.span) != link.span
    return bracketed or link.badge is not None or link.text.startswith("[") or button_word(link.text)


def buttons_in(marks: Marks, span: Span) -> list[Link]:
    """The link buttons in a stretch; a broken link may go on after it."""
    return [link for link in marks.links_in(span) if link.span[1] <= span[1] and is_button(marks.text, link)]


def line_fields(marks: Marks, head: Span, title: Title, description: Span | None) -> list[Field]:
    """The fields in an entry's line: buttons, dates in brackets, and tags outside the description."""
    text, (start, end) = marks.text, description or (head[1], head[1])
    found = [button(text, link) for link in buttons_in(marks, (title.end, head[1]))]
    found += [tag(text, one) for one in marks.codes_in((title.end, head[1])) if not start <= one[0] < end]
    found += _bracket_dates(text, head, title)
    found.sort(key=lambda field: field.span)
    return found


def tag(text: str, span: Span) -> Field:
    """The field that a code span after the title is."""
    inner = (span[0] + 1, span[1] - 1)
    word = text[inner[0] : inner[1]].strip("` ")
    return Field("tag", span, "year" if YEAR.fullmatch(word) else "tag", None, None, inner)


def _bracket_dates(text: str, head: Span, title: Title) -> Iterator[Field]:
    for stretch in (title.before, (title.end, head[1])):
        for match in BRACKET.finditer(text, *stretch):
            if any(map(str.isdigit, match[1])) and (date := dates.parse(text, *match.span(1))):
                yield Field("bracket", match.span(), "date", None, None, match.span(1), date)


def entry_date(marks: Marks, head: Span, title: Title, fields: list[Field]) -> Date | None:
    """The date that an entry's own line states: in brackets first, else the first outside title and links."""
    for field in fields:
        if field.date:
            return field.date
    text, at = marks.text, title.end
    for link in [*marks.links_in((title.end, head[1])), None]:
        stop = link.span[0] if link else head[1]
        if stop > at and any(char.isdigit() for char in text[at:stop]):
            for found in dates.find(text, at, stop):
                return found
        at = max(at, link.span[1] if link else at)
    return None


def name_of(marks: Marks, title: Title) -> str:
    """A title's plain text; where it goes on in the next line, bold again, the marks around it are not its own."""
    words = marks.text[title.span[0] : title.span[1]]
    return plain(f"**{words}**" if "**" in words and marks.text.endswith("**", 0, title.span[0]) else words)

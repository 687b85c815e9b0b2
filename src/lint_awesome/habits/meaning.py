"""What misspelt labels, and misspelt words of links, stand for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from lint_awesome.config import Convention
from lint_awesome.document import Document, Entry, FieldKind, Link
from lint_awesome.habits.values import VALUED, is_badge
from lint_awesome.reading.shapes.pieces import button_word, outside
from lint_awesome.text.brands import WRONG
from lint_awesome.text.english import is_word
from lint_awesome.text.names import fold, label, misspelling, near_button

MANY = 2000
"""So many labels no list has."""
RARE = 2
"""How many links of a list may have the same slip."""


def of_labels(entries: Sequence[Entry], asked: Convention) -> dict[str, str]:
    """What each rare label of some entries stands for; a button's words must be surer."""
    labels = meanings(_uses(entries, VALUED), misspelling, asked)
    return labels | meanings(_uses(entries, ("button",)), near_button, _surer(asked))


def of_links(document: Document, asked: Convention) -> dict[str, str]:
    """What each rare word of links stands for, wherever these stand: the words of a button, but for a slip."""
    counts, surer = link_words(document), _surer(asked)
    often = {name: count for name, count in counts.items() if count >= surer.cases and button_word(name)}
    lengths = {len(name) + more for name in often for more in (-1, 0, 1)}
    rare = {name: count for name, count in counts.items() if count <= RARE and len(name) in lengths}
    found = meanings(often | rare, near_button, surer)
    return {name: right for name, right in found.items() if name in rare and _is_slip(name, right)}


def link_words(document: Document) -> Counter[str]:
    """How often the words of links stand."""
    counts = Counter[str]()
    for text, count in Counter(link.text for link in named_links(document)).items():
        counts[label(text)] += count
    return counts


def named_links(document: Document) -> Iterator[Link]:
    """The links that lead out of the page, but for badges, and titles that have no brackets of their own."""
    titles = {entry.title[0] for entry in document.entries()}
    for link in document.links:
        if outside(link) and not link.badge and (link.label[0] not in titles or link.text.startswith("[")):
            yield link


def _surer(asked: Convention) -> Convention:
    return Convention(share=asked.share, cases=2 * asked.cases - 1)


def _uses(entries: Iterable[Entry], kinds: tuple[FieldKind, ...]) -> Counter[str]:
    """In how many entries each label of some kinds stands; what a badge shows is no label."""
    return Counter(
        name
        for entry in entries
        for name in dict.fromkeys(field.name for field in entry.fields if field.kind in kinds and not is_badge(field))
        if name
    )


def meanings(uses: Mapping[str, int], near: Callable[[str, str], bool], asked: Convention) -> dict[str, str]:
    """What each rare label stands for: the frequent label that it is a misspelling or a variant of."""
    found = dict[str, str]()
    frequent = [(name, count) for name, count in Counter(uses).most_common() if count >= asked.cases]
    if len(uses) > MANY:
        return found  # these are no labels
    for name, rare in uses.items():
        right = (k for k, n in frequent if n >= asked.share * (n + rare) and (fold(k) == fold(name) or near(name, k)))
        if (meant := next(right, name)) != name:
            found[name] = meant
    return found


def _is_slip(name: str, right: str) -> bool:
    """Whether words are no words, or others in another case; how brands are written is told elsewhere."""
    if name in WRONG or name in WRONG.values() or not name.replace(" ", "").isalpha():
        return False
    return name.casefold() == right.casefold() or not is_word(name.casefold())

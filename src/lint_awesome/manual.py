"""The manuals of the rules: `<family>/<name>.md` beside each rule, prose with examples that are its tests.

An example is a fenced block: `md bad`, `md good`, `md fixed` (what `--fix` makes of the bad one before it, given
wherever that is another text), `md fixed unsafe` (what the unsafe fixes make of it, where that differs), and, for
the examples after it up to the next heading, `toml config` (settings) and `toml facts` (what is known from outside).

A line of carets under a line of a bad example is one expected problem: it has a caret under each wrong
character, then a blank and the message, `info: ` before it where the problem is one. An empty place is
shown as one caret; a problem over several lines has carets under each, the message after the last; what is
at the end of a list has its carets past it. The problem of another rule has that rule's name before it.

What cannot be seen is written so that it can: `␠` is a blank, `␉` a tab, `␍` a carriage return, `⟨U+200B⟩`
any character by its number, and `␄` at the end says that the list ends there, without a line end.
"""

from __future__ import annotations

import re
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from lint_awesome import rules
from lint_awesome.config import Convention
from lint_awesome.text.patterns import lazy

PART = lazy(
    r"^(?P<fence>`{3,}|~{3,}) ?(?P<info>.*)\n(?P<body>(?:.*\n)*?)(?P=fence) *$"
    r"|^#{1,6} (?P<heading>.*)$"
    r"|^(?P<paragraph>\S.*(?:\n(?![`~]{3}|#|\s*$).+)*)",
    re.MULTILINE,
)
CARETS = lazy(r" *\^+(?: .+)?")
HIDDEN = lazy(r"[␠␉␍]|␄\n\Z|⟨U\+([0-9A-F]{4,6})⟩")
PICTURES = {"␠": " ", "␉": "\t", "␍": "\r", "␄\n": ""}
EVIDENCE = lazy(r"\^ .*[(;] ?\d+ of \d+ ")
USUAL, CONVENTION = Convention(), Convention(share=0.6, cases=2)
"""What is a convention in a list, and in an example, for these are short."""
SHORT = (
    f"Examples are short: in them {CONVENTION.cases} cases make a convention where {CONVENTION.share:.0%} agree, "
    f"in a list {USUAL.cases} where {USUAL.share:.0%} do."
)
GIVEN = {"toml config": "config", "toml facts": "facts"}
FIXED = {"md fixed": "fixed", "md fixed unsafe": "unsafe"}


class Example(Struct, frozen=True):
    """A list in a manual: the line that its block begins on, as it is shown there, with carets, and what it runs with.

    `fixed` and `unsafe` are what the fixes make of it.
    """

    line: int
    bad: bool
    shown: str
    config: str = ""
    facts: str = ""
    fixed: str | None = None
    unsafe: str | None = None

    @property
    def text(self) -> str:
        """The list itself."""
        return decode("".join(f"{line}\n" for line in bare(self.shown)))


class Manual(Struct, frozen=True):
    """The manual of a rule: its whole text, its title, its first paragraph, and its examples."""

    text: str
    title: str
    summary: str
    examples: tuple[Example, ...]

    @property
    def told(self) -> str:
        """The text as people read it: with a remark where less makes a convention in its examples than in a list."""
        if not any(EVIDENCE.search(example.shown) for example in self.examples):
            return self.text
        return self.text.replace("## Examples\n", f"## Examples\n\n{SHORT}\n", 1)


def path(name: str) -> Path:
    """Where the manual of a rule is; raises `UnknownRule` where there is no such rule."""
    family, file = rules.module(name).split(".")[-2:]
    return Path(rules.__path__[0], family, f"{file}.md")


def read(name: str) -> Manual:
    """The manual of a rule."""
    return parse(path(name).read_text(encoding="utf-8"))


def parse(text: str) -> Manual:
    """A manual from its text; raises `ValueError` for examples that are none."""
    parts = list(PART.finditer(text))
    title = next((part["heading"] for part in parts if part["heading"]), "")
    summary = next((part["paragraph"] for part in parts if part["paragraph"]), "")
    return Manual(text, title, summary, tuple(_examples(parts)))


def _examples(parts: list[re.Match[str]]) -> list[Example]:
    given, examples = dict[str, str](), list[Example]()
    for part in parts:
        line, info, body = part.string.count("\n", 0, part.start()) + 1, part["info"] or "", part["body"]
        if part["heading"]:
            given = {}
        elif info in GIVEN:
            given[GIVEN[info]] = body
        elif info in ("md bad", "md good"):
            examples.append(Example(line, info == "md bad", body, **given))
        elif info in FIXED and examples and examples[-1].bad:
            examples[-1] = replace(examples[-1], **{FIXED[info]: decode(body)})
        elif info.startswith("md ") or (part["paragraph"] or "").startswith(("```", "~~~")):
            raise ValueError(f"line {line}: no example begins here: {part[0].splitlines()[0]}")
    return examples


def bare(shown: str) -> list[str]:
    """The lines of an example without those of carets."""
    return [line for line in shown.split("\n")[:-1] if not CARETS.fullmatch(line)]


def decode(shown: str) -> str:
    """A text in which the signs for what cannot be seen are what they stand for."""
    return HIDDEN.sub(lambda sign: chr(int(sign[1], 16)) if sign[1] else PICTURES[sign[0]], shown)

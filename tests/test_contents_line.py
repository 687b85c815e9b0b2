"""A heading that the contents lack is listed in the form of the lines around it."""

from __future__ import annotations

from datetime import date

import pytest

from lint_awesome.config import Config
from lint_awesome.facts import Facts
from lint_awesome.fix import mend
from lint_awesome.linting import lint
from lint_awesome.source import Source

TITLES = ("Anvils", "Bellows", "Crucibles", "Dies")
FIRST, SECOND, THIRD, FOURTH = (f"[{title}](#{title.lower()})" for title in TITLES)


def listed(contents: str) -> str:
    """The contents of a list of four sections after `--fix`."""
    entries = "\n".join(f"## {title}\n\n- [The {title}](https://example.org/{title})\n" for title in TITLES)
    entries = entries.replace("## Dies", "### Small\n\n- [Tongs](https://example.org/tongs)\n\n## Dies")
    source = Source("README.md", f"# Forge\n\n{contents}\n{entries}")
    mended = mend(source, Config(select=("toc-entry",)), Facts(date(2026, 6, 30))).source.text
    return mended.removeprefix("# Forge\n\n").removesuffix(f"\n{entries}")


@pytest.mark.parametrize(
    ("contents", "mended"),
    [
        (f"- {FIRST}\n- {SECOND}\n- {FOURTH}\n", f"- {FIRST}\n- {SECOND}\n- {THIRD}\n- {FOURTH}\n"),
        (f"* {SECOND}\n* {THIRD}\n* {FOURTH}\n", f"* {FIRST}\n* {SECOND}\n* {THIRD}\n* {FOURTH}\n"),
        (f"- {FIRST}\n- {SECOND}\n- {THIRD}\n", f"- {FIRST}\n- {SECOND}\n- {THIRD}\n- {FOURTH}\n"),
        (
            f"  -   {FIRST}\n  -   {SECOND}\n  -   {FOURTH}\n",
            f"  -   {FIRST}\n  -   {SECOND}\n  -   {THIRD}\n  -   {FOURTH}\n",
        ),
        (
            f"- {FIRST}\n- {SECOND}\n- {THIRD}\n  - [Small](#small)\n",
            f"- {FIRST}\n- {SECOND}\n- {THIRD}\n  - [Small](#small)\n- {FOURTH}\n",
        ),
        (
            f"1. {FIRST}\n2. {THIRD}\n   - [Small](#small)\n3. {FOURTH}\n",
            f"1. {FIRST}\n2. {SECOND}\n3. {THIRD}\n   - [Small](#small)\n4. {FOURTH}\n",
        ),
        (f"1) {SECOND}\n2) {THIRD}\n3) {FOURTH}\n", f"1) {FIRST}\n2) {SECOND}\n3) {THIRD}\n4) {FOURTH}\n"),
        (f"1. {FIRST}\n2. {SECOND}\n3. {THIRD}\n", f"1. {FIRST}\n2. {SECOND}\n3. {THIRD}\n4. {FOURTH}\n"),
        (f"1. {FIRST}\n1. {SECOND}\n1. {FOURTH}\n", f"1. {FIRST}\n1. {SECOND}\n1. {THIRD}\n1. {FOURTH}\n"),
        (f"1. {FIRST}\n1. {SECOND}\n1. {THIRD}\n", f"1. {FIRST}\n1. {SECOND}\n1. {THIRD}\n1. {FOURTH}\n"),
        (
            f"1. {FIRST}\n   7. [Small](#small)\n1. {SECOND}\n1. {THIRD}\n",
            f"1. {FIRST}\n   7. [Small](#small)\n1. {SECOND}\n1. {THIRD}\n1. {FOURTH}\n",
        ),
        (
            f"1. {FIRST} of iron\n2. {SECOND}\n3. {FOURTH}\n",
            f"1. {FIRST} of iron\n2. {SECOND}\n3. {THIRD}\n4. {FOURTH}\n",
        ),
        (
            f"- [Elsewhere](#elsewhere)\n- {SECOND}\n- {THIRD}\n- {FOURTH}\n",
            f"- [Elsewhere](#elsewhere)\n- {FIRST}\n- {SECOND}\n- {THIRD}\n- {FOURTH}\n",
        ),
        (
            f"- {FIRST}\n- {SECOND}\n- {THIRD}\n- [Elsewhere](#elsewhere)\n",
            f"- {FIRST}\n- {SECOND}\n- {THIRD}\n- {FOURTH}\n- [Elsewhere](#elsewhere)\n",
        ),
        (
            f"1. {FIRST}\n2. {THIRD}\n\nMore:\n\n1. {FOURTH}\n2. [Small](#small)\n",
            f"1. {FIRST}\n2. {SECOND}\n3. {THIRD}\n\nMore:\n\n1. {FOURTH}\n2. [Small](#small)\n",
        ),
        (
            f"1. {FIRST}\n2. {SECOND}\n\nMore:\n\n1. [Small](#small)\n1. {THIRD}\n",
            f"1. {FIRST}\n2. {SECOND}\n\nMore:\n\n1. [Small](#small)\n1. {THIRD}\n1. {FOURTH}\n",
        ),
        (
            f"- {FIRST}\n- {SECOND}\n\nMore:\n\n1. {THIRD}\n   - [Small](#small)\n",
            f"- {FIRST}\n- {SECOND}\n\nMore:\n\n1. {THIRD}\n   - [Small](#small)\n2. {FOURTH}\n",
        ),
        (f"- {FIRST}\n- {SECOND}\n- Crucibles\n", None),
        (f"- {FIRST}\n- {SECOND}\n- [Crucibles](#crucible)\n", None),
        (f"- of {FIRST}\n- of {SECOND}\n- of {FOURTH}\n", None),
        (f"- 1. {FIRST}\n  2. {SECOND}\n  3. {FOURTH}\n", None),
        ("".join(f'- <a href="#{title.lower()}">{title}</a>\n' for title in TITLES[1:]), None),
        (f"- {FIRST} of iron\n- {SECOND} of hide\n- {FOURTH} of steel\n", None),
        (f"{FIRST} | {SECOND} | {FOURTH}\n", None),
    ],
)
def test_a_line_is_put_where_its_heading_stands(contents: str, mended: str | None) -> None:
    assert listed(contents) == (mended or contents)


def nested(listed: list[str], titles: list[str]) -> str:
    """A list with headings below others, of which the contents number those of the second and third."""
    below = {"Hand": ["Small", "Large"], "Fire": titles, "Water": ["Rain"]}
    lines = "".join(f"   {number}. [{title}](#{title.lower()})\n" for number, title in enumerate(listed, 1))
    text = "# Forge\n\n1. [Hand](#hand)\n   - [Small](#small)\n   - [Large](#large)\n2. [Fire](#fire)\n"
    text += f"{lines}3. [Water](#water)\n   1. [Rain](#rain)\n\n"
    for above, inner in below.items():
        text += f"## {above}\n\n"
        text += "".join(f"### {title}\n\n- [The {title}](https://example.org/{title})\n\n" for title in inner)
    return text


@pytest.mark.parametrize("place", [0, 1, 3])
def test_a_line_is_put_among_those_of_its_own_depth(place: int) -> None:
    listed = ["Gas", "Oil", "Wood"]
    titles = [*listed[:place], "Coal", *listed[place:]]
    source = Source("README.md", nested(listed, titles))
    mended = mend(source, Config(select=("toc-entry",)), Facts(date(2026, 6, 30)))
    assert mended.source.text == nested(titles, titles)


@pytest.mark.parametrize(
    ("lines", "headings", "told", "moved"),
    [
        ("Ore Coal Wood Air Gas Fire", "Ore Coal Wood Air Gas Fire", 0, False),
        ("Ore Wood Coal Air Gas Fire", "Ore Coal Wood Air Gas Fire", 1, True),
        ("Ore Wood Coal Air Fire Gas", "Ore Coal Wood Air Gas Fire", 0, False),
        ("Ore Wood Coal Air Gas", "Ore Coal Wood Air Gas", 0, False),
        ("Air Coal Fire Gas Wood Earth", "Air Coal Fire Wood Gas Earth", 1, False),
    ],
)
def test_one_line_is_told_among_six(lines: str, headings: str, told: int, moved: bool) -> None:
    contents = "".join(f"- [{title}](#{title.lower()})\n" for title in lines.split())
    entries = "".join(f"\n## {title}\n\n- [The {title}](https://example.org/{title})\n" for title in headings.split())
    source, config, facts = Source("README.md", f"# Forge\n\n{contents}{entries}"), Config(), Facts(date(2026, 6, 30))
    assert [finding.rule for finding in lint(source, config, facts).findings].count("toc-entry") == told
    assert (mend(source, config, facts).source.text != source.text) == moved


def test_a_heading_that_was_shortened_is_not_listed_again() -> None:
    titles = ("Air", "Fire", "Hand and Arm", "Water")
    contents = "".join(f"- [{title}](#{title.lower().replace(' ', '-')})\n" for title in titles)
    headings = "".join(
        f"\n## {title}\n\n- [The {title}](https://example.org/{title})\n" for title in ["Air", "Fire", "Hand", "Water"]
    )
    source, facts = Source("README.md", f"# Forge\n\n{contents}{headings}"), Facts(date(2026, 6, 30))
    assert [finding.rule for finding in lint(source, Config(), facts).findings] == ["broken-anchor"]
    assert mend(source, Config(), facts).source == source


def test_a_heading_that_stands_twice_moves_no_line() -> None:
    titles = ("Ore", "Coal", "Wood", "Air", "Gas", "Fire", "Hand", "Tin")
    contents = "".join(f"- [{title}](#{title.lower()})\n" for title in titles)
    numbered = enumerate(("Tin", *titles))
    headings = "".join(f"\n## {title}\n\n- [The {title}](https://example.org/{n})\n" for n, title in numbered)
    source, facts = Source("README.md", f"# Forge\n\n{contents}{headings}"), Facts(date(2026, 6, 30))
    assert "toc-entry" not in [finding.rule for finding in lint(source, Config(), facts).findings]
    assert mend(source, Config(), facts).source == source

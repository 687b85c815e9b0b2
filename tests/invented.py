"""Lists that are made up: each kind is without a fault, and large enough to have habits."""

from __future__ import annotations

from collections.abc import Callable
from random import Random


def words(text: str) -> list[str]:
    return [word.replace("_", " ") for word in text.split()]


ACTS = words("Measuring Folding Learning Steering Weaving Mapping Hearing Counting Mending Charting")
ADJECTIVES = words("Quiet Woven Sudden Northern Hollow Patient Crooked Golden Distant Gentle Narrow Salted")
NOUNS = words(
    "Sails Lanterns Orchards Bridges Harbours Kettles Meadows Pulleys Quarries Rafters Saddles Thimbles Umbrellas "
    "Valleys Windmills Anchors Barrels Candles Drums Eagles Feathers Gardens Hammers Islands Jackets Ladders "
    "Mirrors Needles Oars Pillows Quilts Ribbons Shovels Tunnels Urns Violins Wagons Yards Zithers Acorns "
    "Boulders Cradles Ditches Engines Fountains"
)
PLACES = words("under_Load in_Winter across_Borders at_Night without_Maps by_the_Sea over_Ice after_Rain")
PEOPLE = words("Ada_North Bo_South Cy_East Di_West Eve_Fir Flo_Gum Gil_Hay Ida_Jay Kim_Lee Lou_Moss Ora_Poe Pia_Quin")
TOOLS = words(
    "anvil awl bellows brazier crank cleat dynamo easel ferrule funnel gimbal hinge inkwell jigsaw kiln lathe ladle "
    "mallet nozzle outrigger plumb pulley quill quern rudder spindle sieve trowel treadle urn valve vise winch "
    "xylograph yoke zither"
)
DOES = words("Bends Carries Draws Feeds Guards Holds Joins Keeps Lifts Marks Orders Paints Rolls Sorts Turns Weighs")
THINGS = words("thin_wire wet_clay old_maps warm_air loose_sand long_ropes small_parts heavy_doors dry_seeds soft_wood")
BADGE = "[![GitHub](https://img.shields.io/badge/GitHub-black)](https://github.com/{})"


class Paper:
    """A paper that was never written."""

    def __init__(self, chance: Random, number: int, year: int, month: int) -> None:
        act, noun, place = chance.choice(ACTS), NOUNS[number % len(NOUNS)], chance.choice(PLACES)
        self.title = f"{act} {chance.choice(ADJECTIVES)} {noun} {place}"
        self.authors = chance.sample(PEOPLE, chance.randint(2, 4))
        self.year, self.month = year, month
        self.number = f"{year % 100:02}{month:02}.{10000 + 37 * number + chance.randint(0, 30):05}"
        self.repository = f"{self.authors[0].split()[1].lower()}/{noun.lower()}-{number}"
        self.venue = f"{chance.choice(('ICKP', 'KITE', 'WIND'))} {year}" if number % 2 else "-"
        self.coded = number % 3 > 0

    @property
    def url(self) -> str:
        return f"https://arxiv.org/abs/{self.number}"


def papers(chance: Random, year: int, first: int, count: int) -> list[Paper]:
    """Papers of a year, newest first, each of a month of its own."""
    months = sorted(chance.sample(range(1, 13), count), reverse=True)
    return [Paper(chance, first + index, year, month) for index, month in enumerate(months)]


def nested(chance: Random) -> str:
    """Papers with labelled items below, by years, with contents and counts."""
    years, each = (2025, 2024, 2023, 2022), chance.randint(7, 9)
    by_year = [papers(chance, year, 9 * index, each) for index, year in enumerate(years)]
    surveys = papers(chance, 2021, 36, 6)
    parts = [
        f"# Awesome Kites\n\nSo far, there are **{len(years) * each}** papers, and **6** surveys.\n\n",
        "## Contents\n\n- [Papers](#papers)\n" + "".join(f"  - [{year}](#{year})\n" for year in years),
        "- [Surveys](#surveys)\n\n## Papers\n",
        *(f"\n### {year}\n\n" + "".join(map(_nested, those)) for year, those in zip(years, by_year, strict=True)),
        "\n## Surveys\n\n" + "".join(map(_nested, surveys)),
    ]
    return "".join(parts)


def _nested(paper: Paper) -> str:
    code = BADGE.format(paper.repository) if paper.coded else "-"
    fields = {"Author(s)": ", ".join(paper.authors), "Date": f"{paper.year}-{paper.month:02}"}
    fields |= {"Venue": paper.venue, "Code": code}
    return f"- [{paper.title}]({paper.url})\n" + "".join(f"  - {name}: {value}\n" for name, value in fields.items())


def lined(chance: Random) -> str:
    """Papers of one line each, with a date before and buttons after."""
    those = [paper for index in range(3) for paper in papers(chance, 2025 - index, 12 * index, 9)]
    return "# Kite Papers\n\n## Papers\n\n" + "".join(map(_line, those))


def _line(paper: Paper) -> str:
    code = f" [[code](https://github.com/{paper.repository})]"
    authors = ", ".join(paper.authors)
    return f"- [{paper.year}/{paper.month:02}] **{paper.title}.** *{authors}.* arXiv. [[paper]({paper.url})]{code}\n"


def classic(chance: Random) -> str:
    """Tools in the order of the alphabet, with descriptions and tags, in sections with contents."""
    tools, sizes = sorted(chance.sample(TOOLS, 33)), (8, 11, 8, 6)
    parts = ["# Awesome Workshops\n\nTools for those who make things.\n\n## Contents\n\n"]
    names = ("Hand Tools", "Machines", "Supplies", "Workshops & Places")
    parts += [f"- [{name}](#{name.lower().replace('& ', '-').replace(' ', '-')})\n" for name in names]
    for name, size in zip(names, sizes, strict=True):
        parts += [f"\n## {name}\n\n", *(_tool(chance, tool) for tool in tools[:size])]
        tools = tools[size:]
    return "".join(parts)


def _tool(chance: Random, name: str) -> str:
    tag = chance.choice(("MIT", "GPL-3.0"))
    text = f"{chance.choice(DOES)} {chance.choice(THINGS)} and {chance.choice(THINGS)}."
    return f"- [{name}](https://github.com/example/{name}) - {text} `{tag}`\n"


def table(chance: Random) -> str:
    """Papers in a table, newest first."""
    those = [paper for index in range(3) for paper in papers(chance, 2025 - index, 12 * index, 9)]
    head = "| Title | Venue | Date | Code |\n|:------|:------|:-----|:-----|\n"
    return "# Kite Papers\n\n## Papers\n\n" + head + "".join(map(_row, those))


def _row(paper: Paper) -> str:
    code = f"[GitHub](https://github.com/{paper.repository})" if paper.coded else "-"
    return f"| [{paper.title}]({paper.url}) | {paper.venue} | {paper.year}-{paper.month:02} | {code} |\n"


def headed(chance: Random) -> str:
    """Papers that are headings with labelled items below."""
    those = papers(chance, 2024, 0, 12)
    return "# Kite Papers\n\n## Papers\n" + "".join(map(_headed, those))


def _headed(paper: Paper) -> str:
    fields = {"Authors": ", ".join(paper.authors), "Date": f"{paper.year}-{paper.month:02}", "Venue": paper.venue}
    body = "".join(f"- **{name}:** {value}\n" for name, value in fields.items())
    return f"\n### [{paper.title}]({paper.url})\n\n{body}"


KINDS: dict[str, Callable[[Random], str]] = {
    "nested": nested,
    "lined": lined,
    "classic": classic,
    "table": table,
    "headed": headed,
}

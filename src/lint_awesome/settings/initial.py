"""The settings that a list starts with: what it does by habit, written down so that the same is reported."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from msgspec import Struct

from lint_awesome.config import Config, Pin
from lint_awesome.conventions import Conventions, Habit, Schema, Topic
from lint_awesome.facts import Facts
from lint_awesome.habits.learning import learn
from lint_awesome.habits.link_forms import ARXIV_LABEL
from lint_awesome.habits.pinning import TOPICS, pinned
from lint_awesome.habits.values import pair
from lint_awesome.linting import Report, judge
from lint_awesome.reading import read
from lint_awesome.rule import Page
from lint_awesome.rules import selected
from lint_awesome.settings.documented import NAME, Setting, tables, toml
from lint_awesome.source import Source

HEAD = """\
# The settings of lint-awesome for this list. What is set under [pin] was learned from the list: without this file the
# same is reported, for what is not set is learned at each run. Every line may go or be changed.
"""


class Habitual(Struct, frozen=True):
    """A key of `[pin]` with what the list does, and how many of how many cases do it."""

    key: str
    value: Any
    evidence: str


def initial(source: Source, facts: Facts) -> str:
    """A configuration for a list."""
    document = read(source)
    conventions, run = learn(document, Config()), selected(Config())

    def told(habits: Sequence[Habitual]) -> list[object]:
        config = Config(pin=Pin(**{one.key: one.value for one in habits}))
        return _told(judge(Page(document, pinned(conventions, config), facts, config), run))

    habits = list(learned(conventions))
    return written(habits, harmless(habits, told))


def _told(report: Report) -> list[object]:
    """What a report says, but for the evidence."""
    return [(one.rule, one.severity, one.problem.span, one.problem.fix) for one in report.findings]


def learned(conventions: Conventions) -> Iterator[Habitual]:
    """What can be pinned, as most of the list does it."""
    order = conventions.order
    if order.value:
        yield Habitual("order", order.value, f"{order.agree} of {order.of} neighbours are so")
    yield from _labelled(conventions.schemas)
    for key, topic in TOPICS.items():
        yield from _usual(key, [habit for schema in conventions.schemas for habit in _about(schema, topic)])
    yield from _usual("arxiv", [conventions.habit("link form", ARXIV_LABEL)])


def _about(schema: Schema, topic: Topic) -> list[Habit[str]]:
    """What a kind of entries does about a topic: in all, where that is known, else for each label."""
    if topic in ("mark", "placeholder"):
        return [schema.habit(topic)]
    return [habit for (about, _), habit in schema.habits.items() if about == topic]


def _usual(key: str, habits: Sequence[Habit[str]]) -> Iterator[Habitual]:
    """What most do, where most do one thing."""
    tally, agree = Counter[str](), Counter[str]()
    for habit in habits:
        if habit.value is not None and "|" not in habit.value:
            tally[habit.value] += habit.of
            agree[habit.value] += habit.agree
    if tally:
        value, of = tally.most_common(1)[0]
        yield Habitual(key, value, f"{agree[value]} of {of} are so")


def _labelled(schemas: Sequence[Schema]) -> Iterator[Habitual]:
    """The labels of the largest kind of entries that has some."""
    schema = max(schemas, key=lambda schema: len(schema.entries) * bool(schema.required), default=None)
    if schema is None or not schema.required:
        return
    least = min(schema.required.values(), key=lambda habit: habit.share)
    yield Habitual("required", tuple(schema.required), f"at least {least.agree} of {least.of} entries have each")
    labels = list[str]()
    for label in schema.labels:
        if label in schema.known and all(schema.habit("order", pair(label, other)).value == other for other in labels):
            labels.append(label)
    if len(labels) > 1:
        yield Habitual("labels", tuple(labels), "entries have them so")


def harmless(habits: Sequence[Habitual], told: Callable[[Sequence[Habitual]], list[object]]) -> list[Habitual]:
    """Those that can be set without another thing being told."""
    same, kept = told([]), list[Habitual]()
    if told(habits) == same:
        return list(habits)
    for one in habits:
        if told([*kept, one]) == same:
            kept.append(one)
    return kept


def written(habits: Sequence[Habitual], kept: Sequence[Habitual]) -> str:
    """The text of a configuration: what can be set is, all else stands in comments."""
    whole, *others = tables()
    pins = next(table for table in others if table.path == ("pin",))
    about = {setting.path[-1]: setting.about for setting in pins.settings}
    lines = [HEAD, *map(_comment, whole.settings), "", "[pin]"]
    for one in habits:
        line, sure = f"{one.key} = {toml(one.value)}", one in kept
        lines += [f"# {about[one.key]}: {one.evidence}{'' if sure else '; not everywhere, so it is not set'}"]
        lines += [line if sure else f"# {line}"]
    for table in others:
        if table is not pins:
            lines += ["", f"# [{'.'.join(toml(NAME) if key == NAME else key for key in table.path)}]  # {table.about}"]
            lines += map(_comment, table.settings)
    return "\n".join(lines) + "\n"


def _comment(setting: Setting) -> str:
    return f"# {setting.path[-1]} = {setting.default or setting.example}  # {setting.about}"

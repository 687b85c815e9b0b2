"""What a list does by habit: from its entries to its conventions."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct

from lint_awesome.config import Config, Convention
from lint_awesome.conventions import Conventions, Habit, OrderKey, Schema, Topic
from lint_awesome.document import Document, Entry, Group, Section, Shape
from lint_awesome.habits import meaning, observing, siblings
from lint_awesome.habits.ordering import KEYS, neighbours
from lint_awesome.habits.pinning import pinned
from lint_awesome.habits.values import VALUED


class Bucket(Struct):
    """The entries of one shape in one top-level section."""

    title: str
    shape: Shape
    groups: list[Group]
    required: frozenset[str] = frozenset()

    def entries(self) -> Iterator[Entry]:
        """The entries of all groups."""
        for group in self.groups:
            yield from group.entries


def learn(document: Document, config: Config) -> Conventions:
    """The conventions of a list."""
    asked = config.convention
    schemas = tuple(schema(document, buckets, asked) for buckets in kinds(document, asked))
    whole, links = habits(observing.whole(document), asked), meaning.of_links(document, asked)
    found = Conventions(schemas, entry_order(document, asked), whole, links)
    return pinned(found, config)


def habit(tally: Mapping[str, int], asked: Convention) -> Habit[str]:
    """What most of the cases of a tally do."""
    of = sum(tally.values())
    value, agree = max(tally.items(), key=lambda item: item[1], default=("", 0))
    return Habit(value if of >= asked.cases and agree >= asked.share * of else None, agree, of)


def habits(seen: Iterable[tuple[Topic, str, str]], asked: Convention) -> Mapping[tuple[Topic, str], Habit[str]]:
    """The habits that observations (topic, label, what is done) amount to."""
    tallies: defaultdict[tuple[Topic, str], dict[str, int]] = defaultdict(dict)
    for (topic, label, value), count in Counter(seen).items():
        tallies[topic, label][value] = count
    return {key: habit(tally, asked) for key, tally in tallies.items()}


def tops(document: Document) -> list[Section]:
    """For each section, the top-level one it is in: of the shallowest level that occurs twice with entries below."""
    level = _top_level(document)
    found, top = list[Section](), document.sections[0]
    for section in document.sections:
        if section.level <= level:
            top = section if section.level == level else document.sections[0]
        found.append(top)
    return found


def _top_level(document: Document) -> int:
    levels = Counter(section.level for _, there in siblings.filled(document) for section in there)
    return min((level for level, count in levels.items() if count > 1), default=0)


def kinds(document: Document, asked: Convention) -> list[list[Bucket]]:
    """The buckets that share their evidence: alike in shape and in the labels that each requires alone."""
    by_kind: defaultdict[tuple[Shape, frozenset[str]], list[Bucket]] = defaultdict(list)
    alone, large = [], set[tuple[Shape, frozenset[str]]]()
    found = list(_buckets(document))
    for bucket in found:
        bucket.required = frozenset(required(list(bucket.entries()), asked))
        if _allows_one(bucket, asked):
            large.add((bucket.shape, bucket.required))
    for bucket in found:
        if sum(1 for _ in bucket.entries()) < asked.cases:
            alone.append([bucket])
        else:
            kind = bucket.required if _allows_one(bucket, asked) else _kin(bucket, large)
            by_kind[bucket.shape, kind].append(bucket)
    return [*by_kind.values(), *alone]


def _allows_one(bucket: Bucket, asked: Convention) -> bool:
    """Whether there are so many entries that one may depart from what the others do."""
    of = sum(not entry.flawed for entry in bucket.entries())
    return of - 1 >= asked.share * of


def _kin(bucket: Bucket, large: set[tuple[Shape, frozenset[str]]]) -> frozenset[str]:
    """What a small section requires: what a larger one does, if all of it is but for one entry so here too."""
    sound = [entry for entry in bucket.entries() if not entry.flawed]
    tally = Counter(name for entry in sound for name in names(entry))
    nearly = {name for name, count in tally.items() if count >= len(sound) - 1}
    fitting = [kind for shape, kind in large if shape == bucket.shape and bucket.required <= kind <= nearly]
    return max(fitting, key=lambda kind: (len(kind), sorted(kind)), default=bucket.required)


def _buckets(document: Document) -> Iterator[Bucket]:
    made: dict[tuple[int, Shape], Bucket] = {}
    for section, top in zip(document.sections, tops(document), strict=True):
        for group in section.groups:
            bucket = made.setdefault((top.heading[0], group.shape), Bucket(top.title, group.shape, []))
            bucket.groups.append(group)
    yield from made.values()


def names(entry: Entry) -> dict[str, None]:
    """The labels that an entry has, in order; buttons are no labels that others must have."""
    return dict.fromkeys(field.name for field in entry.fields if field.name and field.kind != "button")


def required(entries: list[Entry], asked: Convention) -> dict[str, Habit[bool]]:
    """The labels that most entries have."""
    sound = [entry for entry in entries if not entry.flawed]
    tally = Counter(name for entry in sound for name in names(entry))
    of = len(sound)
    if of < asked.cases:
        return {}
    return {name: Habit(value=True, agree=count, of=of) for name, count in tally.items() if count >= asked.share * of}


def schema(document: Document, buckets: list[Bucket], asked: Convention) -> Schema:
    """What the entries of some buckets have in common."""
    groups = tuple(group for bucket in buckets for group in bucket.groups)
    entries = tuple(entry for group in groups for entry in group.entries)
    meant = meaning.of_labels(entries, asked)
    known = Counter[str]()
    for entry in entries:
        known.update(list(dict.fromkeys(meant.get(field.name, field.name) for field in entry.fields if field.name)))
    title = ", ".join(dict.fromkeys(bucket.title for bucket in buckets if bucket.title))
    sound = [entry for entry in entries if not entry.flawed]
    return Schema(
        title,
        buckets[0].shape,
        groups,
        entries,
        {name: count for name, count in known.items() if count > 1},
        meant,
        required(list(entries), asked),
        order(sound),
        habits(observing.entries(document, sound), asked),
    )


def order(entries: list[Entry]) -> tuple[str, ...]:
    """The labels in their usual order: by the mean of their places among an entry's labels."""
    places: defaultdict[str, list[int]] = defaultdict(list)
    for entry in entries:
        labels = [field.name for field in entry.fields if field.kind in VALUED and field.name]
        for index, name in enumerate(labels):
            places[name].append(index)
    return tuple(sorted(places, key=lambda name: sum(places[name]) / len(places[name])))


def entry_order(document: Document, asked: Convention) -> Habit[OrderKey]:
    """The order of entries in the whole list: by the neighbours that differ, of all groups."""
    found = [_ordered(document, key, asked) for key in KEYS]
    return max(found, key=lambda habit: (habit.value is not None, habit.agree))


def _ordered(document: Document, key: OrderKey, asked: Convention) -> Habit[OrderKey]:
    """Half the departures that are allowed elsewhere, of four times the cases; or but one in a short list."""
    pairs = [wrong for _, group in document.groups() for wrong in neighbours(group, key)]
    agree = sum(back for _, back in pairs)
    of = agree + sum(out for out, _ in pairs)
    sure = of >= 4 * asked.cases and agree >= of * (1 + asked.share) / 2
    nearly = 8 * asked.cases <= 5 * of and agree >= of - 1
    return Habit(key if sure or nearly else None, agree, of)

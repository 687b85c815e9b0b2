"""What comments and settings silence, and what came of each comment."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from lint_awesome import rules
from lint_awesome.document import Document
from lint_awesome.rule import ON_DEMAND, Page, Problem, Rule
from lint_awesome.silencing import narrow
from lint_awesome.silencing.areas import Area, areas
from lint_awesome.silencing.comments import Name, Silence, State, line, lines, silences
from lint_awesome.source import Span
from lint_awesome.text.suggest import nearest

JUDGE = "unused-suppression"
"""The rule that speaks of the comments themselves: only its own name silences it."""
ONLINE = "online"
"""The family of rules that ask the net, which answers one way today and another way tomorrow."""
BOUNDS = ("disable", "enable")
CONFIGURED = -1
"""Stands for the settings where a comment is told by its number."""

Found = tuple[Rule, Problem]
Covering = Callable[[Span], int | None]
"""The number of the comment that covers a place for some rule."""
Bound = tuple[int, int | None]
"""From where on a rule is silent by which comment, or speaks again."""


class Reach(Struct, frozen=True):
    """Where a rule is silent: on lines, by their beginning; between bounds; and everywhere, by some comment."""

    lines: tuple[tuple[Span, int], ...]
    bounds: tuple[Bound, ...]
    whole: int | None


def told(page: Page, run: Sequence[Rule]) -> list[Found]:
    """What rules find less what is silenced, with what is to be said of the comments that silence it."""
    found = [(rule, problem) for rule in run for problem in rule.check(page)]
    comments, where = list(silences(page.text, page.document.comments)), list(areas(page.document, page.config))
    if not comments and not where:
        return found
    known = {name: rules.family(path) for name, path in rules.names().items()}
    covering, used = coverings(page.document, comments, where, known), set[tuple[int, str]]()
    left = _left(found, covering, used, [one.comment[0] for one in comments if one.kind in BOUNDS])
    page = replace(page, silences=tuple(judged(comments, used, known, able(page, run))))
    judging = [(rule, problem) for rule in run if rule.name == JUDGE for problem in rule.check(page)]
    return left + [one for one in judging if covering(JUDGE)(one[1].span) is None]


def able(page: Page, run: Iterable[Rule]) -> frozenset[str]:
    """The rules of which it can be said that they have nothing to report, for they know all that they ask for."""
    files = bool(page.facts.files)
    return frozenset(rule.name for rule in run if rule.family != ONLINE and (files or not _asks_for_files(rule)))


def _asks_for_files(rule: Rule) -> bool:
    return rule.name == "missing-file" or rule.family == ON_DEMAND


def coverings(
    document: Document, comments: Sequence[Silence], where: Sequence[Area], known: Mapping[str, str]
) -> Callable[[str], Covering]:
    """For each rule, what tells by which comment a place is covered, the nearest one first."""
    spans, made = _spans(document, comments), dict[str, Covering]()

    def covering(rule: str) -> Covering:
        if rule not in made:
            reach = _reach(rule, comments, spans, known)
            own = [area.span for area in where if area.names & {rule, known.get(rule)}]
            made[rule] = lambda span: CONFIGURED if _within(span, own) else _covering(reach, span)
        return made[rule]

    return covering


def _spans(document: Document, comments: Sequence[Silence]) -> list[Span]:
    """The lines that comments about lines speak of."""
    text = document.source.text
    following = lines(text, document.comments) if any(one.kind == "disable-next-line" for one in comments) else {}
    return [
        following[one.comment[0]]
        if one.kind == "disable-next-line"
        else (line(text, one.comment[0])[0], line(text, one.comment[1])[1])
        for one in comments
    ]


def _reach(rule: str, comments: Sequence[Silence], spans: Sequence[Span], known: Mapping[str, str]) -> Reach:
    own = [(at, one) for at, one in enumerate(comments) if _speaks(one, rule, known)]
    about = sorted((spans[at], at) for at, one in own if one.kind in ("disable-line", "disable-next-line"))
    bounds = ((one.comment[0], at if one.kind == "disable" else None) for at, one in own if one.kind in BOUNDS)
    whole = next((at for at, one in own if one.kind == "disable-file"), None)
    return Reach(tuple(about), tuple(bounds), whole)


def _speaks(one: Silence, rule: str, known: Mapping[str, str]) -> bool:
    """Whether a comment speaks of a rule: by its name, by its family's, or of all."""
    if rule == JUDGE:
        return any(name.name == rule for name in one.names)
    return not one.names or any(name.name in (rule, known.get(rule)) for name in one.names)


def _covering(reach: Reach, span: Span) -> int | None:
    """The comment that covers a place which a rule speaks of; nearer ones come first."""
    first, last = span[0], max(span[0], span[1] - 1)
    at = bisect_right(reach.lines, last, key=_begin)
    if at and reach.lines[at - 1][0][1] >= first:
        return reach.lines[at - 1][1]
    bound = bisect_right(reach.bounds, first, key=_place)
    by = reach.bounds[bound - 1][1] if bound else None
    return reach.whole if by is None else by


def _begin(one: tuple[Span, int]) -> int:
    return one[0][0]


def _place(bound: Bound) -> int:
    return bound[0]


def _within(span: Span, own: Iterable[Span]) -> bool:
    return any(start <= span[0] < end for start, end in own)


def _left(
    found: Iterable[Found], covering: Callable[[str], Covering], used: set[tuple[int, str]], borders: Sequence[int]
) -> list[Found]:
    """What is not silenced. A place that a problem speaks of besides its own is struck where it is covered."""
    left, gone = list[Found](), list[Problem]()
    for rule, problem in found:
        covers = covering(rule.name)
        places = [covers(place) for place in (problem.span, *(other.span for other in problem.related))]
        used.update((at, rule.name) for at in places if at is not None)
        others = tuple(one for one, by in zip(problem.related, places[1:], strict=True) if by is None)
        if places[0] is not None or (problem.related and not others):
            gone.append(problem)
        else:
            left.append((rule, problem if others == problem.related else replace(problem, related=others)))
    narrowed = narrow.narrower(gone, borders)
    return [(rule, narrowed(problem, _silent(covering(rule.name)))) for rule, problem in left]


def _silent(covers: Covering) -> Callable[[Span], bool]:
    return lambda span: covers(span) is not None


def judged(
    comments: Iterable[Silence], used: Collection[tuple[int, str]], known: Mapping[str, str], ran: Collection[str]
) -> Iterator[Silence]:
    """The comments with what came of each, and of each name in it."""
    silent, silenced = set[str](), defaultdict[int, set[str]](set)
    for at, rule in used:
        silenced[at].add(rule)
    for at, one in enumerate(comments):
        if one.state == "unknown":
            yield one
            continue
        meant = {name.name: _meant(name.name, known) for name in one.names} or {"": _meant("", known)}
        if one.kind == "enable":
            done, asked = frozenset(silent), frozenset(known)
            silent.difference_update(*meant.values())
        else:
            done, asked = frozenset(silenced[at]), frozenset(ran) - {JUDGE}
        if one.kind == "disable":
            silent.update(*meant.values())
        states = {name: _state(about, done, asked) for name, about in meant.items()}
        names = tuple(_named(name, states[name.name], known) for name in one.names)
        yield replace(one, names=names, state=_whole([*states.values()]), silenced=tuple(sorted(done)))


def _meant(name: str, known: Mapping[str, str]) -> frozenset[str]:
    """The rules that a name stands for; all for none."""
    if name in known:
        return frozenset((name,))
    return frozenset(rule for rule, family in known.items() if name in ("", family) and rule != JUDGE)


def _state(meant: frozenset[str], done: frozenset[str], ran: frozenset[str]) -> State:
    if not meant:
        return "unknown"
    if meant & done:
        return "used"
    return "unused" if meant <= ran else "undecided"


def _named(name: Name, state: State, known: Mapping[str, str]) -> Name:
    meant = nearest(name.name, {*known, *known.values()}) if state == "unknown" else ""
    return replace(name, state=state, meant=meant)


def _whole(states: Sequence[State]) -> State:
    """What came of a comment: it is of no use where none of its names is."""
    order: tuple[State, ...] = ("used", "undecided", "unused", "unknown")
    return next(state for state in order if state in states)

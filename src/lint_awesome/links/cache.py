"""What is remembered of links from run to run: verdicts that were good, and since when others are not reachable."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar
from zlib import crc32

from msgspec import Struct

from lint_awesome.links.hosts import VERSION
from lint_awesome.links.verdict import Verdict

T = TypeVar("T")
NAME = "links.sqlite3"
EDITION = 1
"""Of the tables below."""
DAY = 86400.0
DAYS = {"moved": 7, "github": 3, "arxiv": 90, "doi": 90}
USUAL = 14
"""How many days a verdict holds, by its state or by who said it."""
KEPT = 180 * DAY
"""What is older is forgotten."""
PART = 500
PATIENCE = 0.3
"""Seconds that another run's lock is waited for."""
TABLES = """
create table if not exists verdicts (
    key text, rules integer, host text, state text, reason text, status integer, final_url text, hops integer,
    source text, detail text, checked_at real, expires real, primary key (key, rules)
) without rowid;
create index if not exists hosts on verdicts (host);
create table if not exists tags (url text primary key, etag text, modified text, seen real) without rowid;
create table if not exists troubles (
    key text primary key, state text, reason text, first_seen real, last_seen real, runs integer
) without rowid;
"""
"""`troubles` are links without a good verdict, and since when; `tags` what a page is known by to its server."""
KEEP = "insert or replace into verdicts values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"


class Trouble(Struct, frozen=True):
    """Since when a link has had no good verdict, and in how many runs."""

    first_seen: float
    runs: int


class Remembered(Struct, frozen=True):
    """What is known before any link is asked: good verdicts, hosts that were alive, troubles, tags of pages."""

    verdicts: Mapping[str, Verdict] = {}
    hosts: frozenset[str] = frozenset()
    troubles: Mapping[str, Trouble] = {}
    tags: Mapping[str, Mapping[str, str]] = {}


class News(Struct, frozen=True):
    """What a run found out about a link."""

    key: str
    host: str
    verdict: Verdict


class Cache:
    """The cache in a folder. Whatever is wrong with it is said once, and then it holds nothing and keeps nothing."""

    def __init__(self, folder: Path, wall: float, tell: Callable[[str], None]) -> None:
        self.path, self.wall, self.tell = folder / NAME, wall, tell
        self.broken = False

    def read(self, keys: Mapping[str, str], urls: Iterable[str]) -> Remembered:
        """What is known of some links, given by key with their hosts, and of the pages that they lead to."""
        return self._with(lambda base: self._read(base, keys, list(urls))) or Remembered()

    def _read(self, base: sqlite3.Connection, keys: Mapping[str, str], urls: list[str]) -> Remembered:
        wanted, hosts = list(keys), list(set(keys.values()))
        good = "select * from verdicts where rules = ? and expires > ? and checked_at <= ? and key in ({})"
        now = (VERSION, self.wall, self.wall + DAY)
        verdicts = {row["key"]: _verdict(row) for row in _chosen(base, good, wanted, now)}
        alive = {row["host"] for row in _chosen(base, "select host from verdicts where host in ({})", hosts)}
        found = _chosen(base, "select * from troubles where key in ({})", wanted)
        troubles = {row["key"]: Trouble(row["first_seen"], row["runs"]) for row in found}
        tags = {row["url"]: _headers(row) for row in _chosen(base, "select * from tags where url in ({})", urls)}
        return Remembered(verdicts, frozenset(alive), troubles, tags)

    def write(self, news: Iterable[News], tags: Mapping[str, Mapping[str, str]]) -> None:
        """Keeps what a run found out, in one go."""
        self._with(lambda base: self._write(base, list(news), tags))

    def _write(self, base: sqlite3.Connection, news: list[News], tags: Mapping[str, Mapping[str, str]]) -> None:
        good = [one for one in news if one.verdict.state in ("alive", "moved")]
        bad = [one for one in news if one.verdict.state in ("dead", "unverified")]
        with base:
            base.executemany(KEEP, (self._row(one) for one in good))
            base.executemany("delete from troubles where key = ?", ((one.key,) for one in good))
            base.executemany("delete from verdicts where key = ?", ((one.key,) for one in bad))
            base.executemany(
                "insert into troubles values (?, ?, ?, ?, ?, 1) on conflict do update set state = excluded.state,"
                " reason = excluded.reason, last_seen = excluded.last_seen, runs = runs + 1",
                ((one.key, one.verdict.state, one.verdict.reason, self.wall, self.wall) for one in bad),
            )
            pairs = ((url, by.get("etag"), by.get("last-modified"), self.wall) for url, by in tags.items())
            base.executemany("insert or replace into tags values (?, ?, ?, ?)", pairs)
            self._forget(base)

    def _forget(self, base: sqlite3.Connection) -> None:
        old = (self.wall - KEPT,)
        base.execute("delete from verdicts where expires < ?", old)
        base.execute("delete from troubles where last_seen < ?", old)
        base.execute("delete from tags where seen < ?", old)

    def _row(self, news: News) -> tuple[object, ...]:
        verdict = news.verdict
        days = DAYS.get(verdict.source) or DAYS.get(verdict.state, USUAL)
        spread = 0.8 + 0.4 * (crc32(news.key.encode()) % 1000) / 1000  # lest a list expire on one day
        said = (verdict.state, verdict.reason, verdict.status, verdict.final_url, verdict.hops)
        times = (self.wall, self.wall + days * DAY * spread)
        return news.key, VERSION, news.host, *said, verdict.source, verdict.detail, *times

    def _with(self, work: Callable[[sqlite3.Connection], T]) -> T | None:
        """What comes of some work with the database; one line and nothing where that is in trouble."""
        if self.broken:
            return None
        try:
            with closing(self._opened()) as base:
                return work(base)
        except sqlite3.OperationalError as error:
            self._say(f"the links' cache {self.path} is not used: {error}")
        except sqlite3.DatabaseError:
            self._aside("is damaged")
        except OSError as error:
            self._say(f"the links' cache {self.path} is not used: {(error.strerror or 'no access').lower()}")
        return None

    def _opened(self) -> sqlite3.Connection:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        base = sqlite3.connect(self.path, timeout=PATIENCE)
        try:
            base.row_factory = sqlite3.Row
            (edition,) = base.execute("pragma user_version").fetchone()
            if edition > EDITION:
                base.close()
                self._aside("is of a newer version")
                base = sqlite3.connect(self.path, timeout=PATIENCE)
                base.row_factory = sqlite3.Row
            if edition != EDITION:
                base.execute("pragma journal_mode = wal")
                base.executescript(f"begin immediate; {TABLES} pragma user_version = {EDITION}; commit;")
        except BaseException:
            base.close()
            raise
        return base

    def _aside(self, why: str) -> None:
        """Moves a file that is of no use out of the way."""
        with suppress(OSError):
            for end in ("-wal", "-shm"):
                self.path.with_name(NAME + end).unlink(missing_ok=True)
            self.path.replace(self.path.with_suffix(".old"))
        self.tell(f"the links' cache {self.path} {why}: moved aside, a new one is begun")

    def _say(self, words: str) -> None:
        self.broken = True
        self.tell(words)


def _chosen(
    base: sqlite3.Connection, query: str, names: list[str], before: tuple[object, ...] = ()
) -> Iterator[sqlite3.Row]:
    """The rows of a query over many names, some hundreds at a time."""
    for start in range(0, len(names), PART):
        part = names[start : start + PART]
        yield from base.execute(query.format(", ".join("?" * len(part))), (*before, *part))


def _verdict(row: sqlite3.Row) -> Verdict:
    at = datetime.fromtimestamp(row["checked_at"], UTC)
    shown = (row["state"], row["reason"], row["status"], row["final_url"], row["hops"], at)
    return Verdict(*shown, "cache", row["detail"])


def _headers(row: sqlite3.Row) -> dict[str, str]:
    """The headers by which a server can say that a page is as it was (RFC 9110, 13.1)."""
    both = {"If-None-Match": row["etag"], "If-Modified-Since": row["modified"]}
    return {name: value for name, value in both.items() if value}

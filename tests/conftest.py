"""Values that several tests are made of."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator
from datetime import date

import pytest
from msgspec.structs import replace

from lint_awesome.config import Config
from lint_awesome.conventions import Conventions, Habit
from lint_awesome.document import Entry, Group, Section
from lint_awesome.facts import Facts
from lint_awesome.reading import read
from lint_awesome.rule import Page
from lint_awesome.source import Source


@pytest.fixture
def facts() -> Facts:
    """A day, and nothing else."""
    return Facts(date(2026, 6, 30))


@pytest.fixture
def page(facts: Facts) -> Callable[..., Page]:
    """Makes a page of a text, with entries given by hand and no conventions."""

    def made(text: str, *entries: Entry, config: Config | None = None) -> Page:
        whole = (0, len(text))
        groups = (Group("inline", entries),) if entries else ()
        section = Section(0, "", (0, 0), "", (), whole, whole, groups)
        document = replace(read(Source("README.md", "")), source=Source("README.md", text), sections=(section,))
        return Page(document, Conventions(schemas=(), order=Habit(None, 0, 0), habits={}), facts, config or Config())

    return made


@pytest.fixture(scope="module")
def ctrl_c() -> Iterator[None]:
    """Ctrl-C is heeded; what a shell without job control has in the background is deaf to it."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)

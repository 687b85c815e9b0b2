"""A linter for awesome lists: it learns what a list does by habit and reports where the list departs from it.

    import lint_awesome

    report = lint_awesome.lint(text)
    for finding in report.findings:
        print(finding.severity, finding.rule, finding.problem.message)

    for entry in lint_awesome.parse(text).entries():
        print(entry.name, entry.link.url if entry.link else "")

All values are frozen, and places are offsets into the text, which `Lines` turns into lines and columns. `__all__`
names all that is public; what it needs is only imported when it is used.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from lint_awesome.config import Config
    from lint_awesome.document import Document, Entry, Field, Group, Link, Section
    from lint_awesome.linting import Finding, Report
    from lint_awesome.rule import Edit, Fix, Problem, Related, Reorder, Transfer
    from lint_awesome.source import Lines, Position, Source, Span

__version__ = "0.1.0"
HOME = "https://github.com/OWNER/lint-awesome"
__all__ = [
    "Config",
    "Document",
    "Edit",
    "Entry",
    "Field",
    "Finding",
    "Fix",
    "Group",
    "Lines",
    "Link",
    "Position",
    "Problem",
    "Related",
    "Reorder",
    "Report",
    "Section",
    "Source",
    "Span",
    "Transfer",
    "__version__",
    "lint",
    "parse",
]


def lint(text: str, path: str = "README.md", config: Config | None = None) -> Report:
    """What is to be said about the text of a list, in order of place.

    `path` is what the list is called; nothing is read from there, and no link is asked. `config` are the settings,
    by default those of a list without any; a rule or family in them that does not exist raises `ValueError`, as does
    a text that no file of a list may hold: one that is too large, or no UTF-8.
    """
    from lint_awesome.config import Config
    from lint_awesome.facts import Facts, latest_date
    from lint_awesome.linting import lint
    from lint_awesome.source import encoded

    return lint(encoded(text, path), config or Config(), Facts(latest_date()))


def parse(text: str) -> Document:
    """The list that a text holds: its sections, groups, entries, fields and links; `ValueError` as for `lint`."""
    from lint_awesome.reading import read
    from lint_awesome.source import encoded

    return read(encoded(text, "README.md"))


if not TYPE_CHECKING:  # a type checker is to know what is not there

    def __getattr__(name: str) -> object:
        if name in __all__:
            from importlib import import_module

            for module in ("config", "document", "linting", "rule", "source"):
                found = vars(import_module(f"{__name__}.{module}"))
                if name in found:
                    return found[name]
        raise AttributeError(f"module '{__name__}' has no attribute '{name}'")

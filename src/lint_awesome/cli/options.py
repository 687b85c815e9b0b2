"""The arguments of the command line, as one value."""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable, Sequence
from datetime import date
from typing import Literal, NoReturn

from msgspec import Struct, convert

from lint_awesome import __version__

Format = Literal["text", "concise", "json", "sarif", "github", "rdjson", "junit", "markdown"]
FORMATS: tuple[Format, ...] = ("text", "concise", "json", "sarif", "github", "rdjson", "junit", "markdown")
DATA = ("json", "csv", "bibtex")
ABOUT = """\
A linter for awesome lists: it learns what a list does by habit and reports
where the list departs from it."""
MORE = """\
other commands:
  lint-awesome explain RULE       what a rule reports and why, with examples
  lint-awesome rules              all rules, a line each
  lint-awesome conventions PATH   what a list does by habit, with the evidence
  lint-awesome init [PATH]        write that down as settings, or a baseline
  lint-awesome export PATH        the list as data: --format json, csv or bibtex
  A file of such a name is reached as ./explain.

exit status: 0 nothing that fails the run, 1 findings that do,
             2 it could not do its job
"""


class Options(Struct, frozen=True, kw_only=True):
    """What was asked for; a command has no use for most of it."""

    command: str
    paths: tuple[str, ...] = ()
    rule: str = ""
    fix: bool = False
    unsafe_fixes: bool = False
    diff: bool = False
    offline: bool = False
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    since: str | None = None
    baseline: str = ""
    config: str = ""
    isolated: bool = False
    output_format: Format = "text"
    summary: str = ""
    format: Literal["json", "csv", "bibtex"] = "json"
    output: tuple[tuple[Format, str], ...] = ()
    fail_on: Literal["error", "warning", "never"] = "error"
    statistics: bool = False
    cache_dir: str = ""
    no_cache: bool = False
    allow_private: bool = False
    today: date | None = None
    stdin_path: str = ""
    jobs: int = 0
    quiet: bool = False
    verbose: bool = False
    color: Literal["auto", "always", "never"] = "auto"


class Usage(Exception):
    """Arguments that make no sense; its message is one line for a person."""


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise Usage(f"{message} (see {self.prog} --help)")


def parse(arguments: Sequence[str]) -> Options:
    """The options that arguments stand for; raises `Usage`. `check` is the command where none is named."""
    command = arguments[0] if arguments and arguments[0] in COMMANDS else ""
    parser = _parser(command)
    COMMANDS[command or "check"](parser)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    given = vars(parser.parse_args(arguments[bool(command) :]))
    for name in ("select", "ignore", "extend_select"):
        given[name] = tuple(rule for rules in given.get(name, ()) for rule in rules)
    if given.get("output_format", "") is None:
        given |= usual()
    options = convert({"command": command or "check", **given}, Options)
    if options.statistics and options.output_format not in ("text", "concise", "github"):
        parser.error("--statistics is for people: it goes with text and concise")
    return options


def usual() -> dict[str, str]:
    """The format where none is named: text, but in GitHub's Actions what those show, and the summary of the step."""
    if os.environ.get("GITHUB_ACTIONS") != "true":
        return {"output_format": "text"}
    return {"output_format": "github", "summary": os.environ.get("GITHUB_STEP_SUMMARY", "")}


def _unmeasured(*, prog: str) -> argparse.HelpFormatter:
    """What argparse checks each argument with: to measure the terminal for that takes as long as all the rest."""
    return argparse.HelpFormatter(prog, width=80)


def _parser(command: str) -> _Parser:
    parser = _Parser(
        prog=f"lint-awesome {command}".strip(),
        usage="lint-awesome [check] [PATH]... [options]" if command in ("", "check") else None,
        description=ABOUT,
        epilog=MORE if command in ("", "check") else None,
        formatter_class=_unmeasured,
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"lint-awesome {__version__}")
    colors = ("auto", "always", "never")
    parser.add_argument("--color", choices=colors, default="auto", help="NO_COLOR and FORCE_COLOR are heeded")
    return parser


def _check(parser: _Parser) -> None:
    add = parser.add_argument
    stands = "a list; a folder stands for the README in it (default: the one here), - for standard input"
    add("paths", nargs="*", metavar="PATH", help=stands)
    _mending(parser)
    _choosing(parser)
    _reporting(parser)
    add("--today", type=_date, metavar="DATE", help="the day that 'future' is measured from")
    add("--stdin-path", default="", metavar="PATH", help="what standard input stands for")
    add("--jobs", type=_number, default=0, metavar="N", help="processes for many files (default: one for each core)")
    _asking(parser)


def _mending(parser: _Parser) -> None:
    add = parser.add_argument_group("mending").add_argument
    add("--fix", action="store_true", help="apply the safe fixes and report what is left")
    add("--unsafe-fixes", action="store_true", help="apply the fixes too that a person should look at")
    add("--diff", action="store_true", help="print what would be mended and change nothing; exit 1 where there is any")


def _choosing(parser: _Parser) -> None:
    group = parser.add_argument_group("rules")
    for option, what in (
        ("--select", "run these rules or families only"),
        ("--extend-select", "run these too"),
        ("--ignore", "do not run these"),
    ):
        group.add_argument(option, type=_rules, action="append", default=[], metavar="RULE,…", help=what)
    _configuring(group)


def _configuring(parser: argparse._ActionsContainer) -> None:
    either = parser.add_mutually_exclusive_group()
    either.add_argument("--config", default="", metavar="FILE", help="read this configuration")
    either.add_argument("--isolated", action="store_true", help="read no configuration")


def _reporting(parser: _Parser) -> None:
    add = parser.add_argument_group("report").add_argument
    add("--since", metavar="REV", help="only what the change caused since the merge base with REV (asks git)")
    add("--baseline", default="", metavar="FILE", help="only what FILE does not hold; init --baseline FILE writes it")
    add("--output-format", choices=FORMATS, help="text (default; in GitHub's Actions github and a summary)")
    more = "one more report, into a file"
    add("--output", type=_output, action="append", default=[], metavar="FORMAT=FILE", help=more)
    add("--statistics", action="store_true", help="a count for each rule in place of the findings")
    add("--fail-on", choices=("error", "warning", "never"), default="error", help="what makes the exit status 1")
    add("-q", "--quiet", action="store_true", help="findings and errors only")
    add("-v", "--verbose", action="store_true", help="what could not be decided too")


def _asking(parser: _Parser) -> None:
    add = parser.add_argument_group("links").add_argument
    add("--offline", action="store_true", help="ask no links")
    add("--cache-dir", default="", metavar="FOLDER", help="where what is known about links is kept")
    add("--no-cache", action="store_true", help="keep nothing about links")
    add("--allow-private", action="store_true", help="ask private addresses too")


def _explain(parser: _Parser) -> None:
    parser.description = "Prints what a rule reports, why that matters, and examples."
    parser.add_argument("rule", metavar="RULE", help="its name, such as field-name")


def _rules_command(parser: _Parser) -> None:
    parser.description = "Prints all rules, a line each."
    parser.add_argument("--output-format", choices=("text", "json"), default="text")


def _conventions(parser: _Parser) -> None:
    parser.description = "Prints what a list does by habit, and how many of its entries bear it out."
    parser.add_argument("paths", nargs="*", metavar="PATH", help="a list (default: the README here)")
    _configuring(parser)


def _init(parser: _Parser) -> None:
    parser.description = (
        "Writes what a list does by habit into .lint-awesome.toml beside it; what is\n"
        "reported stays the same. With --baseline, writes what is reported now into a\n"
        "file, so that only new findings are told."
    )
    parser.add_argument("paths", nargs="*", metavar="PATH", help="a list (default: the README here)")
    parser.add_argument("--baseline", default="", metavar="FILE", help="write the findings of the lists into FILE")
    parser.add_argument("--today", type=_date, metavar="DATE", help="the day that 'future' is measured from")
    parser.add_argument("--offline", action="store_true", help="no network")
    _configuring(parser)


def _export(parser: _Parser) -> None:
    parser.description = "Prints a list as data: its sections and entries, their links, dates, authors\nand values."
    parser.add_argument("paths", nargs="*", metavar="PATH", help="a list (default: the README here)")
    parser.add_argument("--format", choices=DATA, default="json", help="json (default), csv, bibtex")
    parser.add_argument("--stdin-path", default="", metavar="PATH", help="what standard input stands for")
    _configuring(parser)


COMMANDS: dict[str, Callable[[_Parser], None]] = {
    "check": _check,
    "explain": _explain,
    "rules": _rules_command,
    "conventions": _conventions,
    "init": _init,
    "export": _export,
}


def _rules(text: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in text.split(",") if name.strip())


def _date(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"'{text}' is no date such as 2026-03-31") from None


def _number(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"'{text}' is no number from 1 on")
    return int(text)


def _output(text: str) -> tuple[str, str]:
    form, _, path = text.partition("=")
    if form not in FORMATS or not path:
        raise argparse.ArgumentTypeError(f"'{text}' is no FORMAT=FILE with a format of {', '.join(FORMATS)}")
    return form, path

"""A list as data: what a program, a spreadsheet and a bibliography read of it."""

from __future__ import annotations

import csv as tables
import io
import json
import re
from importlib import import_module
from pathlib import Path

import hypothesis.strategies as st
import pytest
from bibtexparser.entrypoint import parse_string
from bibtexparser.library import Library
from hypothesis import given

from lint_awesome.config import Config
from lint_awesome.export import tex
from lint_awesome.export.csv import harmless
from lint_awesome.reading import read
from lint_awesome.source import Source

FOLDER = Path(__file__).parent / "export"
TEXT = (FOLDER / "README.md").read_text(encoding="utf-8")
LISTS = sorted((Path(__file__).parents[2] / "shared" / "corpus" / "lists").glob("*.md"))


def written(form: str, text: str) -> str:
    out = io.StringIO(newline="")
    import_module(f"lint_awesome.export.{form}").write(read(Source("lists/README.md", text)), out, Config())
    return out.getvalue()


def library(text: str) -> Library:
    read = parse_string(written("bibtex", text))
    assert not read.failed_blocks
    return read


@pytest.mark.parametrize(("form", "name"), [("json", "list.json"), ("csv", "list.csv"), ("bibtex", "list.bib")])
def test_a_small_list_is_told(form: str, name: str) -> None:
    assert written(form, TEXT) == (FOLDER / name).read_bytes().decode()


def test_the_bibliography_is_read_by_its_own() -> None:
    first = library(TEXT).entries[0]
    assert first.key == "ostrom2024rivers"
    assert {name: first.fields_dict[name].value for name in ("author", "year", "eprint", "archivePrefix")} == {
        "author": "Åsa Öström and Li Wei",
        "year": "2024",
        "eprint": "2407.16951",
        "archivePrefix": "arXiv",
    }


def test_a_name_with_the_word_that_parts_names_is_kept_together() -> None:
    text = "# List\n\n## A\n\n- [T](https://example.org/t)\n  - Authors: Ada Lind, House of Bread And Salt\n"
    assert library(text).entries[0].fields_dict["author"].value == "Ada Lind and {House of Bread And Salt}"


def test_a_key_is_the_works_own() -> None:
    """Neither another place in the list nor a newer work of the same words changes it."""
    entry = "- [{}](https://example.org/{})\n  - Authors: Ada Lind, Bo Ek\n  - Date: 2024-0{}\n"
    old = [entry.format("Rivers of Tokens", "rivers", 3), entry.format("Rivers of Sand", "sand", 2)]
    new = entry.format("Rivers of Light", "light", 7)
    keys = {text: keys_of("# List\n\n## Papers\n\n" + text) for text in ("".join(old), new + "".join(reversed(old)))}
    before, after = keys.values()
    assert len(set(after.values())) == 3
    assert {title: after[title] for title in before} == before


def keys_of(text: str) -> dict[str, str]:
    return {entry.fields_dict["title"].value: entry.key for entry in library(text).entries}


def test_a_work_listed_twice_is_told_once() -> None:
    line = "- [Rivers of Tokens](https://arxiv.org/{}/2407.16951) - A paper.\n"
    text = f"# List\n\n## A\n\n{line.format('abs')}\n## B\n\n{line.format('pdf')}"
    assert len(library(text).entries) == 1


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_text_is_a_field(words: str) -> None:
    read = parse_string(f"@misc{{key,\n  title = {{{{{tex.text(words)}}}}},\n  url = {{{tex.address(words)}}}\n}}\n")
    assert not read.failed_blocks
    assert [field.key for field in read.entries[0].fields] == ["title", "url"]


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_no_sign_of_tex_is_left(words: str) -> None:
    told = re.sub(r"\{\\text[a-z]+\}|\\[&%$#_]", "", tex.text(words))
    assert not re.search(r"[\\{}~^&%$#_]", told)


@pytest.mark.parametrize(
    ("cell", "shown"),
    [
        ("=1+1", "'=1+1"),
        ("+1 for it", "'+1 for it"),
        ("@types/node", "'@types/node"),
        ("-2+3", "'-2+3"),
        ("-2.5", "-2.5"),
        ("- dash", "'- dash"),
        ("\t=1", "'=1"),
        ("＝1+1", "'＝1+1"),
        ("plain = text", "plain = text"),
        ("\x1b[31m", r"\x1b[31m"),
    ],
)
def test_no_cell_is_a_formula(cell: str, shown: str) -> None:
    assert harmless(cell) == shown


def test_a_year_is_no_count_and_a_count_that_may_be_right_is() -> None:
    entry = "- [T{0}](https://example.org/{0})\n"
    papers, talks = ("".join(map(entry.format, numbers)) for numbers in ((0, 1, 2, 1), (9,)))
    text = f"# L\n\nThere are **5** papers.\n\n## Papers (3)\n\n{papers}\n## Talks (2024)\n\n{talks}"
    counts = json.loads(written("json", text))["counts"]
    assert [(count["stated"], count["actual"]) for count in counts] == [(5, 5), (3, 3)]


def test_a_value_is_told_as_its_words_and_a_date_that_cannot_be_as_none() -> None:
    entry = "- [T{0}](https://example.org/{0})\n  - Note: runs on [this](https://example.org/this) and much else\n"
    text = "# L\n\n## Papers\n\n" + "".join(f"{entry.format(number)}  - Date: 2024-13\n" for number in range(3))
    (row, *_) = tables.DictReader(io.StringIO(written("csv", text), newline=""))
    assert (row["date"], row["Note"], row["Date"]) == ("", "runs on this and much else", "2024-13")


def test_what_is_hidden_stays_hidden() -> None:
    text = '# List\n\n## A\n\n- [\x1b\u202eRed\x9b](https://example.org/a) - An \x1b]0;x\x07 {open | "brace.\n'
    for form in ("json", "csv", "bibtex"):
        assert not re.search(r"[\x00-\x09\x0b\x0c\x0e-\x1f\x7f-\x9f\u202e]", written(form, text))
    assert json.loads(written("json", text))["entries"][0]["title"] == "\x1b\u202eRed\x9b"
    assert len(library(text).entries) == 1


@pytest.mark.parametrize("text", ["", "# Nothing\n"])
def test_an_empty_list_is_no_data(text: str) -> None:
    assert json.loads(written("json", text))["entries"] == []
    assert written("csv", text) == "line,section,shape,title,url,date,authors,description\r\n"
    assert written("bibtex", text) == ""


@pytest.mark.skipif(not LISTS, reason="the real lists are elsewhere")
@pytest.mark.parametrize("path", LISTS[3::12], ids=lambda path: path.stem)
def test_real_lists_are_read_back(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    told = json.loads(written("json", text))
    rows = list(tables.reader(io.StringIO(written("csv", text), newline="")))
    assert len(rows) - 1 == len(told["entries"])
    assert len({len(row) for row in rows}) == 1
    keys = [entry.key for entry in library(text).entries]
    assert len(keys) == len(set(keys))

import pytest

from lint_awesome.text.slugs import nearest, numbered, slug


@pytest.mark.parametrize(
    ("text", "anchor"),
    [
        ("Command Line", "command-line"),
        ("DNS - Servers", "dns---servers"),
        ("Files & Sync", "files--sync"),
        ("C++, C# and snake_case!", "c-c-and-snake_case"),
        ("🧭 First steps", "-first-steps"),
        ("🏗️ Foundations", "\ufe0f-foundations"),
        ("Board games :game_die:", "board-games-game_die"),
        ("1️⃣ One", "1\ufe0f\u20e3-one"),
        ("👨‍👩‍👧 Family", "-family"),
        ("Awesome Lamps ", "awesome-lamps-"),
        ("目录（中文）", "目录中文"),
        ("Öl ÄÖ", "öl-äö"),
        ("हिन्दी", "हिन्दी"),
        ("x² ① Ⅳ Ⓐ", "x--ⅳ-ⓐ"),
        ("a\u00a0b", "ab"),
        ("3.2 Wicks", "32-wicks"),
    ],
)
def test_the_anchor_of_a_heading(text: str, anchor: str) -> None:
    assert slug(text) == anchor


@pytest.mark.parametrize(
    ("slugs", "anchors"),
    [
        (["a", "b", "a", "a"], ["a", "b", "a-1", "a-2"]),
        (["a", "a-1", "a"], ["a", "a-1", "a-2"]),
        (["a", "a", "a-1"], ["a", "a-1", "a-1-1"]),
        (["", ""], ["", "-1"]),
    ],
)
def test_headings_that_come_again_are_numbered(slugs: list[str], anchors: list[str]) -> None:
    assert numbered(slugs) == anchors


@pytest.mark.parametrize(
    ("broken", "meant"),
    [
        ("dns-servers", "dns---servers"),
        ("Files-Sync", "files--sync"),
        ("-taxonomy", "\ufe0f-taxonomy"),
        ("audio", "-audio-39"),
        ("audio-38", None),
        ("oil-lamps", "2-oil-lamps"),
        ("3-oil-lamps", "2-oil-lamps"),
        ("roq-prover", "rocq-prover"),
        ("evaluatoin-metrics", "evaluation-metrics"),
        ("2023-others", None),
        ("d", None),
        ("go", None),
        ("somewhere-else", None),
        ("", None),
    ],
)
def test_the_anchor_that_was_meant(broken: str, meant: str | None) -> None:
    known = ["dns---servers", "files--sync", "\ufe0f-taxonomy", "-audio-39", "2-oil-lamps", "rocq-prover"]
    assert nearest(broken, [*known, "evaluation-metrics", "2024-others", "c", "io", "c-1"]) == meant


def test_two_near_anchors_are_none() -> None:
    assert nearest("oillamps", ["oil-lamps", "oil--lamps"]) is None
    assert nearest("lamp-oils", ["lamps-oils", "lamp-oil"]) is None

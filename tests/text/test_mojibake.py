import pytest

from lint_awesome.text.mojibake import garbled


def as_windows(text: str) -> str:
    """A text in UTF-8 as programs show it that take it for Windows-1252; what has no sign there stays a control."""
    return "".join(bytes([byte]).decode("cp1252", "replace").replace("\ufffd", chr(byte)) for byte in text.encode())


def mended(text: str) -> str:
    for (start, end), right in reversed(list(garbled(text))):
        text = text[:start] + right + text[end:]
    return text


WRITTEN = [
    "Seyitoğlu", "Götz", "Łukasz ł", "it’s “so” – x…", "Žižek", "voilà que", "Été", "2×3", "½ b©", "Müßig", "España",
    "García", "ﬁrst", "À", "→ ★", "😀", "中文列表", "Привет мир", "αβγ", "こんにちは", "한국어",
]  # fmt: skip


@pytest.mark.parametrize("written", WRITTEN)
def test_what_was_written(written: str) -> None:
    assert mended(written.encode().decode("latin-1")) == written
    assert mended(as_windows(written)) == written


@pytest.mark.parametrize("written", ["it’s", "Götz", "ğ"])
def test_what_was_read_wrongly_twice(written: str) -> None:
    assert mended(as_windows(as_windows(written))) == written


@pytest.mark.parametrize(
    "text",
    [
        *WRITTEN,
        "plain",
        "été\u00a0»",
        "« la Ã »",
        "IRMÃ”",
        "“CORAÇÃ” x",
        "CAFÉ… É\u00a0» À\u00a0»",
        "groß… Å… og Å\u00a0gå",
        "30\u00a0°C ± 1",
        "“ESPAÑ” “Ñ”",
        "é»… è»…",
        "MÃ\u00a0»",
    ],
)
def test_text_that_is_as_it_was_written(text: str) -> None:
    assert list(garbled(text)) == []


def test_a_word_is_one_place() -> None:
    assert list(garbled("Ada Ã–zgÃ¼r")) == [((4, 10), "Özgü")]


@pytest.mark.parametrize("text", ["Ã" * 200_000, "Ã¶" * 100_000, "a" * 200_000 + "Ã¶", ("Ã¶" + "b" * 21) * 10_000])
def test_long_text_takes_no_long_time(text: str) -> None:
    assert mended(text).count("Ã") == text.count("ÃÃ") * 2

import pytest

from lint_awesome.text import names


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("plain  words\n here", "plain words here"),
        ("**Bold** and *it* and ***both*** and __this__ _too_", "Bold and it and both and this too"),
        ("**a *b* c**", "a b c"),
        ("~~old~~ new", "old new"),
        ("snake_case and _private and 2 * 3 * 4", "snake_case and _private and 2 * 3 * 4"),
        ("Ada*, Bob*, Cy (*: equal)", "Ada*, Bob*, Cy (*: equal)"),
        ("A\\* search \\[x\\] `*kept*` ``_k_``", "A* search [x] *kept* _k_"),
        ("[Lamp](https://a.example.org/Lamp_(oil) 'of oil') shines", "Lamp shines"),
        ("[Lamp](<https://a.example.org/a b>) [Oil][oil] [x] [](https://a.example.org)", "Lamp Oil [x]"),
        ("[[Paper]](https://a.example.org)", "[Paper]"),
        ("[![build](https://a.example.org/b.svg)](https://a.example.org) Lamp ![x][y]", "Lamp"),
        ('<b>Lamp</b><br/>oil <img src="x"> <!-- not --> <a href="#x">wick</a>', "Lamp oil wick"),
        ("<https://a.example.org/x>, a < b", "https://a.example.org/x, a < b"),
        ("Q&amp;A &lt;3 &#39;x&#39;", "Q&A <3 'x'"),
        ("half [open](https://a.example.org and](", "half [open](https://a.example.org and]("),
    ],
)
def test_plain_words(text: str, words: str) -> None:
    assert names.plain(text) == words


def test_rendered_keeps_the_blanks_beside_an_image() -> None:
    assert names.rendered("Lamps [![x](y)](z)") == "Lamps "


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Code", "Code"),
        ("📅 **Date:**", "Date"),
        ("标题：", "标题"),
        ("[[Code]]", "Code"),
        ("(PDF)", "PDF"),
        ("【论文】", "论文"),
        ("Author(s):", "Author(s)"),
        ("Code (not yet)", "Code"),
        ("`Key`", "Key"),
        ("C++", "C++"),
        ("C#", "C#"),
        ("GitHub Page 🔗", "GitHub Page"),
        ("[Code\\]", "Code"),
        ("[Code", "[Code"),
        ("#", "#"),
        ("◯", "◯"),
    ],
)
def test_the_name_of_a_label(text: str, name: str) -> None:
    assert names.label(text) == name


@pytest.mark.parametrize(
    ("a", "b"),
    [("Author(s)", "authors"), ("Codes", "code"), ("📅 Date", "Date"), ("Git Hub", "GitHub"), ("Boxes", "box")],
)
def test_variants_fold_alike(a: str, b: str) -> None:
    assert names.fold(a) == names.fold(b)


@pytest.mark.parametrize(
    ("name", "known"),
    [
        ("Cdoe", "Code"),
        ("Author", "Author(s)"),
        ("code", "Code"),
        ("Vennue", "Venue"),
        ("Keyword", "Key"),
        ("Data", "Date"),
        ("Pubilsher", "Publisher"),
        ("簡介", "简介"),
        ("Institition", "Institutions"),
    ],
)
def test_misspelt_labels(name: str, known: str) -> None:
    assert names.misspelling(name, known)


@pytest.mark.parametrize(
    ("name", "known"),
    [
        ("Code", "Code"),
        ("Video", "Venue"),
        ("Paper 2", "Paper 1"),
        ("Input", "Output"),
        ("Paper Link", "Paper"),
        ("URL", "PDF"),
        ("数据", "论文"),
        ("Ve", "Venue"),
        ("Go", "G"),
    ],
)
def test_labels_that_are_other_words(name: str, known: str) -> None:
    assert not names.misspelling(name, known)


@pytest.mark.parametrize(
    ("name", "known", "near"),
    [
        ("Ppaer", "Paper", True),
        ("codes", "code", True),
        ("code", "Code", True),
        ("go", "Go", True),
        ("Cde", "Code", True),
        ("Code", "Code", False),
        ("Github2", "Github", False),
        ("D4RL", "DSRL", False),
        ("UI", "AI", False),
        ("Papre1", "Paper1", False),
        ("Pepar", "Paper", False),
    ],
)
def test_buttons_one_slip_away(name: str, known: str, *, near: bool) -> None:
    assert names.near_button(name, known) is near


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("**The Lamp**: A Study", "the lamp a study"),
        ("Ｌａｍｐ — study", "Lamp Study"),
        ("Multi-Wick Lamps", "Multiwick lamps."),
        ("Straße", "STRASSE"),
    ],
)
def test_equal_titles_have_one_key(a: str, b: str) -> None:
    assert names.title_key(a) == names.title_key(b)
    assert names.alike(a, b) == 1


def test_titles_of_signs_have_an_empty_key() -> None:
    assert names.title_key("🔥🔥 !") == ""
    assert names.alike("🔥", "Lamp") == 0


def test_how_alike_titles_are() -> None:
    assert 0.9 < names.alike("Counting Threads in Looms", "Counting Thread in Looms") < 1
    assert names.alike("Counting Threads", "A Field Guide to Lamps") < 0.5


@pytest.mark.parametrize(
    ("title", "count"),
    [
        ("Don't Count *Multi-wick* Lamps", 4),
        ("灯的历史 and oil", 6),
        ("AI가 쓴 시", 5),
        ("Café Lamps", 2),
        ("🔥", 0),
        ("`a` [b](https://c.example)", 2),
    ],
)
def test_the_words_of_a_title(title: str, count: int) -> None:
    assert len(names.words(title)) == count


@pytest.mark.parametrize(
    ("title", "numbers"),
    [
        ("Lamps 2.0, ES2020 and LM4", ("2.0", "2020", "4")),
        ("Wicks II: More Oil", ("ii",)),
        ("Oil, Part V", ("v",)),
        ("Lamps, Second Edition", ("second",)),
        ("The 2nd Lamp", ("2",)),
        ("I mix VIM and AI at first", ()),
    ],
)
def test_the_numbers_of_a_title(title: str, numbers: tuple[str, ...]) -> None:
    assert names.digits(title) == numbers


def wrong(before: str, after: str) -> bool:
    return names.out_of_order(names.order_keys(before), names.order_keys(after))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("banana", "apple"),
        ("falcon", "dapper"),
        ("lamp-b", "lamp a"),
        ("Émile", "Dora"),
        ("The Zoo", "Oil"),
        ("owner/bee", "able/ant"),
        ("owner/", "able/"),
        ("12 oils", "11 oils"),
    ],
)
def test_titles_out_of_order(before: str, after: str) -> None:
    assert wrong(before, after)
    assert not wrong(after, before)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("apple", "Banana"),
        ("Zebra", "ant"),
        ("lamp kiosk", "lamp"),
        ("The Zoo", "Tortoise"),
        ("The Ant", "Bee"),
        ("8 tips", "10 tricks"),
        ("10 tricks", "8 tips"),
        (".lamp", "Ada"),
        ("wick-b", "wickb"),
        ("Zoo", "Übersicht"),
        ("Übersicht", "Vim"),
        ("owner/bee", "able/cat"),
        ("(x) lamp", "a"),
        ("zoo", "灯"),
        ("common lamp: the guide", "common lamp quiz"),
    ],
)
def test_titles_in_order_under_some_reading(before: str, after: str) -> None:
    assert not wrong(before, after)


@pytest.mark.parametrize("title", ["(x) lamp", "[x] lamp", "灯", "Лампа", "🔥", ""])
def test_titles_without_a_place(title: str) -> None:
    assert names.order_keys(title) is None

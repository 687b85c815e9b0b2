import pytest

from lint_awesome.text.people import authors_signs, names_in, people


@pytest.mark.parametrize(
    ("value", "names"),
    [
        ("Ada Brook, Tim Vale.", ["Ada Brook", "Tim Vale"]),
        ("Ada Brook, Tim Vale et al.", ["Ada Brook", "Tim Vale"]),
        ("Ada Brook, Tim Vale, and Lia Stone", ["Ada Brook", "Tim Vale", "Lia Stone"]),
        ("Ada Brook", []),
        ("search, 3 tasks", []),
    ],
)
def test_names(value: str, names: list[str]) -> None:
    assert names_in(value) == names


@pytest.mark.parametrize(
    ("value", "signs"),
    [
        ("Ada Brook, Tim Vale, Lia Stone", ", "),
        ("Ada Brook,Tim Vale, Lia Stone", ",|, "),
        ("Ada Brook and Tim Vale", " and "),
        ("Ada Brook & Tim Vale; Lia Stone", " & |; "),
        ("research and development", None),
        ("search, dialogue, speech", None),
    ],
)
def test_signs_between_authors(value: str, signs: str | None) -> None:
    assert authors_signs(value) == signs


def test_a_team_may_be_among_the_people() -> None:
    assert people("Acme Team: Ada Brook, Tim Vale, Lia Stone, Nora Finch, Omar Reed")[1:3] == ["Tim Vale", "Lia Stone"]

import pytest

from lint_awesome.text.identifiers import Identifier, canonical, identify, names_one_work


@pytest.mark.parametrize(
    ("url", "named"),
    [
        ("https://arxiv.org/abs/2407.16951", Identifier("arxiv", "2407.16951", 2024, 7)),
        ("http://www.arxiv.org/pdf/2407.16951v2.pdf", Identifier("arxiv", "2407.16951", 2024, 7, "v2")),
        ("https://arxiv.org/abs/0704.0001", Identifier("arxiv", "0704.0001", 2007, 4)),
        ("https://arxiv.org/abs/cs/0112017", Identifier("arxiv", "cs/0112017", 2001, 12)),
        ("https://arxiv.org/abs/math.GT/9309136v1", Identifier("arxiv", "math.gt/9309136", 1993, 9, "v1")),
        ("https://doi.org/10.48550/arXiv.2407.16951", Identifier("arxiv", "2407.16951", 2024, 7)),
        ("https://aclanthology.org/2023.emnlp-main.1/", Identifier("acl", "2023.emnlp-main.1", 2023)),
        ("https://www.aclweb.org/anthology/P19-1001.pdf", Identifier("acl", "p19-1001", 2019)),
        ("https://doi.org/10.18653/v1/P19-1001", Identifier("acl", "p19-1001", 2019)),
        ("https://aclanthology.org/J79-1001", Identifier("acl", "j79-1001", 1979)),
        ("https://doi.org/10.1145/1234567.890", Identifier("doi", "10.1145/1234567.890")),
        ("https://dl.acm.org/doi/abs/10.1145/1234567.890", Identifier("doi", "10.1145/1234567.890")),
        ("https://link.springer.com/content/pdf/10.1007/978-1-2_3.pdf", Identifier("doi", "10.1007/978-1-2_3")),
        ("https://journal.example.org/article?id=10.1371/x.1", Identifier("doi", "10.1371/x.1")),
        ("https://openreview.net/pdf?id=aB3_dE-6gH", Identifier("openreview", "aB3_dE-6gH")),
        ("https://openreview.net/attachment?id=aB3_dE-6gH&name=pdf", Identifier("openreview", "aB3_dE-6gH")),
        ("https://github.com/Example/Lamp.git", Identifier("github", "example/lamp")),
        ("https://youtu.be/Aa1Bb2Cc3Dd?t=42", Identifier("youtube", "Aa1Bb2Cc3Dd")),
        ("https://huggingface.co/datasets/example/Lamp", Identifier("huggingface", "datasets/example/Lamp")),
    ],
)
def test_what_an_address_names(url: str, named: Identifier) -> None:
    assert identify(url) == named


@pytest.mark.parametrize(
    "url",
    [
        "https://arxiv.org/list/cs.CL/recent",
        "https://aclanthology.org/volumes/2023.emnlp-main/",
        "https://openreview.net/group?id=ICLR.cc/2024/Conference",
        "https://openreview.net/attachment?id=aB3_dE-6gH&name=supplementary_material",
        "https://github.com/example/lamp/tree/main/oil",
        "https://github.com/topics/lamps",
        "https://www.youtube.com/packagemain",
        "https://www.youtube.com/@example",
        "https://huggingface.co/blog/lamps",
        "https://papers.example.org/10.1.1.1.pdf",
        "#arxiv",
        "lamp.md",
        "mailto:ada@example.org",
        "",
    ],
)
def test_what_names_nothing(url: str) -> None:
    assert identify(url) is None


@pytest.mark.parametrize(
    ("number", "flaw"),
    [
        ("2413.12345", "there is no month 13"),
        ("2400.12345", "there is no month 0"),
        ("0703.0001", "numbers of this kind begin in April 2007"),
        ("2407.1695", "from 2015 on, five digits follow the point"),
        ("1407.16951", "up to 2014, four digits follow the point"),
        ("2407.169511", "no arXiv number is of this form"),
        ("2407.00000", "numbers begin at 1"),
        ("cs/0113017", "there is no month 13"),
        ("cs/0703001", None),
        ("cs/0704001", "numbers of this kind are from July 1991 to March 2007"),
        ("1412.0001", None),
        ("1412.00001", None),
        ("1501.00001", None),
        ("1501.0001", "from 2015 on, five digits follow the point"),
        ("hep-th/9107001", None),
        ("hep-th/9106001", "numbers of this kind are from July 1991 to March 2007"),
        ("9711.04212", None),
    ],
)
def test_arxiv_numbers_that_cannot_be(number: str, flaw: str | None) -> None:
    named = identify(f"https://arxiv.org/abs/{number}")
    assert named
    assert named.flaw == flaw


@pytest.mark.parametrize(
    "alike",
    [
        [
            "https://arxiv.org/abs/2407.16951",
            "http://arxiv.org/pdf/2407.16951v3.pdf",
            "https://arxiv.org/html/2407.16951v1",
            "https://ar5iv.org/abs/2407.16951",
            "https://ar5iv.labs.arxiv.org/html/2407.16951",
            "https://www.alphaxiv.org/overview/2407.16951",
            "https://huggingface.co/papers/2407.16951",
        ],
        ["https://arxiv.org/abs/1407.6951", "https://arxiv.org/pdf/1407.06951"],
        ["https://openreview.net/forum?id=aB3_dE-6gH&noteId=x", "https://openreview.net/pdf?id=aB3_dE-6gH"],
        ["https://aclanthology.org/P19-1001", "https://www.aclweb.org/anthology/P19-1001.pdf"],
        ["https://doi.org/10.1145/123.45", "https://dl.acm.org/doi/pdf/10.1145/123.45"],
        [
            "https://github.com/Example/Lamp",
            "http://www.github.com/example/lamp.git",
            "https://github.com/example/lamp/#readme",
        ],
        [
            "https://www.youtube.com/watch?v=Aa1Bb2Cc3Dd&t=1s",
            "https://youtu.be/Aa1Bb2Cc3Dd",
            "https://youtube.com/embed/Aa1Bb2Cc3Dd",
        ],
        ["http://www.a.example.org/x/", "https://a.example.org/x?utm_source=y", "https://A.example.org/x#"],
        ["https://a.example.org/?q=1&utm_medium=z", "https://a.example.org?q=1"],
    ],
)
def test_links_of_one_resource_share_a_key(alike: list[str]) -> None:
    assert len({canonical(url) for url in alike}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://a.example.org/#K7", "https://a.example.org/#M3"),
        ("https://a.example.org/?v=1", "https://a.example.org/?v=2"),
        ("https://a.example.org/X", "https://a.example.org/x"),
        ("https://a.example.org/?feature=oil", "https://a.example.org/?feature=wick"),
        ("https://github.com/example/lamp/tree/main/A", "https://github.com/example/lamp/tree/main/a"),
        ("https://github.com/example/lamp#oil", "https://github.com/example/lamp"),
        ("https://arxiv.org/abs/2407.16951", "https://arxiv.org/abs/2407.16952"),
        (
            "https://www.youtube.com/watch?v=Aa1Bb2Cc3Dd&list=PLx",
            "https://www.youtube.com/watch?v=Aa1Bb2Cc3Dd&list=PLy",
        ),
        ("./lamp.md", "./Lamp.md"),
    ],
)
def test_links_of_two_resources_have_two_keys(one: str, other: str) -> None:
    assert canonical(one) != canonical(other)


@pytest.mark.parametrize(
    ("url", "work"),
    [
        ("https://arxiv.org/abs/2407.16951", True),
        ("https://doi.org/10.1145/123.45", True),
        ("https://a.example.org/lamp.PDF#page=2", True),
        ("https://github.com/example/lamp", False),
        ("https://youtu.be/Aa1Bb2Cc3Dd", False),
        ("https://a.example.org/pdf", False),
        ("https://pubmed.ncbi.nlm.nih.gov/12345678/", True),
        ("https://pubmed.ncbi.nlm.nih.gov/?term=lamps", False),
        ("https://www.ncbi.nlm.nih.gov/pmc/articles/PMC1234567/", True),
        ("https://ieeexplore.ieee.org/abstract/document/1234567", True),
        ("https://ieeexplore.ieee.org/xpl/conhome/1234567/proceeding", False),
        ("https://www.sciencedirect.com/science/article/abs/pii/S0123456789012345?via%3Dihub", True),
        ("https://www.sciencedirect.com/journal/lamps", False),
        ("http://proceedings.mlr.press/v97/lamp19a.html", True),
        ("http://proceedings.mlr.press/v97/", False),
        ("https://proceedings.neurips.cc/paper/2020/hash/0123abcd-Abstract.html", True),
        ("https://openaccess.thecvf.com/content/CVPR2024/html/Lamp_Light_CVPR_2024_paper.html", True),
        ("https://openaccess.thecvf.com/CVPR2024", False),
        ("https://ojs.aaai.org/index.php/AAAI/article/view/12345", True),
        ("https://www.aaai.org/ocs/index.php/FLAIRS/FLAIRS16/paper/view/12345", True),
        ("https://hal.science/hal-01234567/document", True),
        ("https://jmlr.org/papers/v21/12-345.html", True),
        ("https://jmlr.org/papers/v21/", False),
        ("https://www.nature.com/articles/s41586-012-3456-7", True),
        ("https://www.usenix.org/conference/atc24/presentation/lamp", True),
        ("https://eprint.iacr.org/2024/123", True),
        ("https://www.semanticscholar.org/paper/Lamps/0123abcd", True),
        ("https://www.semanticscholar.org/search?q=lamps", False),
    ],
)
def test_links_that_name_one_work(url: str, *, work: bool) -> None:
    assert names_one_work(url) is work

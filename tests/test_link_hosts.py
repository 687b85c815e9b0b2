"""What each site needs: the second table of the design, row by row; sites that registries speak for stand beside."""

from __future__ import annotations

import itertools

import pytest
from web import played

from lint_awesome.links.hosts import HOSTS, Host, needs
from lint_awesome.links.settings import Settings


@pytest.mark.parametrize(
    "url",
    [
        "https://medium.com/@someone/a-text-1234",
        "https://someone.medium.com/a-text",
        "https://x.com/someone",
        "https://twitter.com/someone/status/1",
        "https://www.linkedin.com/in/someone",
        "https://de.linkedin.com/in/someone",
        "https://www.facebook.com/someone",
        "https://www.instagram.com/someone",
        "https://old.reddit.com/r/some",
        "https://www.quora.com/Is-it",
        "https://zhuanlan.zhihu.com/p/1",
        "https://www.bilibili.com/video/1",
        "https://mp.weixin.qq.com/s/1",
    ],
)
def test_sites_that_never_say_are_not_asked(url: str) -> None:
    found = played([{"url": url}])
    assert (found.one().state, found.one().reason, found.web.asked()) == ("unverified", "blocked", [])
    assert "it never tells programs" in found.one().detail


@pytest.mark.parametrize(
    "url",
    [
        "http://localhost/x",
        "http://box.local/x",
        "https://some.invalid/",
        "https://some.example/",
        "https://example.com/",
        "https://www.example.net/x",
        "https://sub.example.org/x",
        "https://img.shields.io/badge/a-b-c",
        "https://badge.fury.io/py/some.svg",
        "https://github.com/some/list/actions/workflows/test.yml/badge.svg",
        "https://some.test/projects/some/badge/latest.svg",
    ],
)
def test_what_is_skipped_is_not_asked(url: str) -> None:
    found = played([{"url": url}])
    assert (found.one().state, found.web.asked()) == ("skipped", [])


@pytest.mark.parametrize("url", ["https://notexample.com/", "https://some.test/badges", "https://netflix-x.com/"])
def test_what_only_looks_like_it_is_asked(url: str) -> None:
    assert played([{"url": url}]).one().state == "alive"


@pytest.mark.parametrize(
    "host",
    [
        "dl.acm.org",
        "link.springer.com",
        "onlinelibrary.wiley.com",
        "www.tandfonline.com",
        "www.science.org",
        "www.nature.com",
        "academic.oup.com",
        "pubs.acs.org",
        "ieeexplore.ieee.org",
        "www.sciencedirect.com",
        "www.mdpi.com",
        "www.researchgate.net",
        "www.academia.edu",
    ],
)
def test_publishers_are_asked_once_by_get(host: str) -> None:
    url = f"https://{host}/document/123"
    assert played([{"url": url}]).web.asked() == ["GET"]
    for status in (403, 400, 429, 451, 202, 418):
        found = played([{"url": url, "status": status, "headers": {"retry-after": "999"}}])
        assert (found.one().state, found.one().reason) == ("unverified", "blocked")
        assert found.one().detail.endswith("publishers refuse programs")
        assert found.web.asked() == ["GET"]
    gone = played([{"url": url, "status": 404}])
    assert (gone.one().state, gone.web.asked()) == ("dead", ["GET", "GET"])


def test_a_publisher_with_a_doi_in_its_path_is_not_asked() -> None:
    script = [{"url": "https://doi.org/api/handles/10.5555/123.456", "body": '{"responseCode": 1}'}]
    found = played(script, ["https://dl.acm.org/doi/10.5555/123.456"])
    assert (found.one().state, found.one().source) == ("alive", "doi")
    assert found.web.connections.keys() == {"doi.org"}


@pytest.mark.parametrize("host", ["www.semanticscholar.org", "dblp.org", "scholar.google.com", "scholar.google.co.uk"])
@pytest.mark.parametrize("status", [202, 403, 429])
def test_sites_that_show_programs_a_challenge(host: str, status: int) -> None:
    found = played([{"url": f"https://{host}/x", "status": status, "headers": {"retry-after": "999"}}])
    assert (found.one().state, found.one().reason, found.web.asked()) == ("unverified", "challenge", ["GET"])


@pytest.mark.parametrize("host", ["gist.github.com", "gitlab.com", "codeberg.org"])
def test_small_hosts_are_asked_one_at_a_time(host: str) -> None:
    found = played([{"url": f"https://{host}/{number}", "delay": 1} for number in range(5)])
    assert found.web.most[host] == 1


def test_pages_of_one_host_share_its_limits() -> None:
    found = played([{"url": f"https://u{number}.github.io/x", "delay": 1} for number in range(4)])
    starts = found.web.starts()
    assert all(later - start >= 1 for start, later in itertools.pairwise(starts))


@pytest.mark.parametrize(
    "host", ["aclanthology.org", "proceedings.mlr.press", "papers.nips.cc", "openaccess.thecvf.com"]
)
def test_papers_are_plain_pages(host: str) -> None:
    found = played([{"url": f"https://{host}/{number}", "delay": 1} for number in range(12)])
    assert found.web.most[host] == 4
    assert set(found.web.asked()) == {"HEAD"}
    assert played([{"url": f"https://{host}/x", "status": 404}]).one().state == "dead"


@pytest.mark.parametrize("host", ["some.notion.site", "www.notion.so", "docs.google.com", "drive.google.com"])
def test_pages_that_scripts_make(host: str) -> None:
    assert played([{"url": f"https://{host}/x"}]).one().state == "alive"
    assert played([{"url": f"https://{host}/x", "status": 404}]).one().state == "dead"


@pytest.mark.parametrize("status", [404, 410, 429, 500, 503])
def test_the_archive_is_never_dead(status: int) -> None:
    found = played([{"url": "https://web.archive.org/web/2020/https://a.test/", "status": status}])
    assert found.one().state == "unverified"


def test_the_archive_is_asked_slowly() -> None:
    found = played([{"url": f"https://web.archive.org/web/{number}"} for number in range(4)])
    starts = found.web.starts("web.archive.org")
    assert all(later - start >= 2 for start, later in itertools.pairwise(starts))


def test_pages_of_github_are_asked_four_a_second() -> None:
    found = played([{"url": f"https://github.com/some/repo{number}/wiki"} for number in range(6)])
    starts = found.web.starts("github.com")
    assert all(later - start >= 0.25 for start, later in itertools.pairwise(starts))


def test_settings_add_to_the_table_and_override_it() -> None:
    own = {"Slow.Test": Host(per_host=1, interval=3), "medium.com": Host(ask="page"), "no.test": Host(ask="never")}
    settings = Settings(hosts=own)
    assert played([{"url": "https://medium.com/x"}], settings=settings).web.asked() == ["HEAD"]
    assert played([{"url": "https://sub.no.test/x"}], settings=settings).one().reason == "blocked"
    found = played([{"url": f"https://slow.test/{number}"} for number in range(3)], settings=settings)
    assert found.at >= 6
    plain = Settings(hosts={"doi.org": Host(ask="page")})
    assert played([{"url": "https://doi.org/10.5555/x"}], settings=plain).web.asked() == ["HEAD"]


def test_the_longest_name_wins() -> None:
    assert needs("gist.github.com", {})[1] == HOSTS["gist.github.com"]
    assert needs("docs.github.com", {})[1] == HOSTS["github.com"]
    assert needs("www.github.com", {})[1] == HOSTS["github.com"]
    assert needs("u.github.io", {}) == ("github.io", HOSTS["github.io"])
    assert needs("githubbio.test", {}) == ("githubbio.test", Host())

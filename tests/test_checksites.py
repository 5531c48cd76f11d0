"""`scrapy checksites`, on saved pages and live against the origin."""

import shutil

import pytest

from newsspider.sites import SITES
from newsspider.watch.look import most_requests
from tests.conftest import AT_ONCE, OF_EVERY_HOST, PROJECT, scrapy
from tests.elsewhere import project, scrapy_in
from tests.origin import Answer
from tests.redesign import ARTICLES, HOSTS, redesign


def live(origin, *args):
    return scrapy("checksites", "--live", *args, *AT_ONCE, environ=origin.environ)


def test_live_says_what_works_and_what_does_not(origin):
    run = live(origin)
    lines = run.stdout.splitlines()
    assert run.status == 1, run.stderr
    assert lines[-2] == "sedaily ok"
    assert lines[-1].startswith("sentv FAILED: ")
    assert "text only by the fallback" in lines[-1]
    assert run.stderr == ""


def test_live_lists_each_way_in_and_each_field(origin):
    run = live(origin, "sedaily")
    assert run.status == 0, run.stderr
    words = [line.split() for line in run.stdout.splitlines()]
    shown = {row[0]: row[1] for row in words if len(row) == 3 and row[2].startswith("https://")}
    assert shown.keys() == {listing.name for listing in SITES["sedaily"].listings if not listing.searches}
    assert int(shown["feed"]) >= 10
    assert int(shown["archive"]) >= 1
    assert ["text", "2026:", "css", "#article-body"] in words
    assert ["title", "meta", "og:title", "json-ld", "headline"] in words


@pytest.mark.parametrize("site", HOSTS)
def test_live_asks_little_and_politely(origin, site):
    origin.fault(HOSTS[site], ARTICLES + r"(?!list)", Answer(status=404))
    live(origin, site)
    asked = [seen for seen in origin.log if seen.path not in OF_EVERY_HOST]
    assert 1 < len(asked) <= most_requests(SITES[site]) <= 12
    assert "/robots.txt" in [seen.path for seen in origin.log]
    assert all("newsspider/" in seen.headers["user-agent"] for seen in origin.log)


def test_live_obeys_robots_txt(origin):
    rules = Answer(headers={"Content-Type": "text/plain"}, body=b"User-agent: *\nDisallow: /\n")
    origin.fault(HOSTS["sedaily"], "^/robots.txt", rules)
    run = live(origin, "sedaily")
    assert run.status == 1
    assert {seen.path for seen in origin.log} == {"/robots.txt"}
    assert run.stdout.endswith("sedaily FAILED: no listing showed an article\n")
    assert "forbidden" in run.stdout


@pytest.mark.parametrize("site", HOSTS)
def test_redesign_fails(origin, site):
    redesign(origin, site)
    run = live(origin, site)
    assert run.status == 1
    assert f"{site} FAILED: " in run.stdout
    assert "text only by the fallback" in run.stdout.splitlines()[-1]


def test_page_without_an_article_is_passed_over(origin):
    first = next(iter(origin.gold("sedaily").values()))["url"].removeprefix("https://www.sedaily.com")
    origin.fault(HOSTS["sedaily"], f"^{first}", Answer(status=410))
    run = live(origin, "sedaily")
    assert run.status == 0, run.stderr
    assert f"no article at https://www.sedaily.com{first} (gone)" in run.stdout
    assert run.stdout.endswith("sedaily ok\n")


def test_saved_pages_are_ok():
    run = scrapy("checksites", environ={})
    assert run.status == 0, run.stderr
    assert run.stdout.endswith("sedaily ok\nsentv ok\n")
    assert run.stderr == ""


def test_saved_page_that_lost_its_layout_fails(tmp_path):
    folder = project(tmp_path / "project")
    shutil.copytree(PROJECT / "tests" / "fixtures", folder / "tests" / "fixtures")
    page = folder / "tests" / "fixtures" / "sedaily" / "2020" / "page.html"
    page.write_text(page.read_text("utf-8").replace("article_view", "article_body_v2"), "utf-8")
    run = scrapy_in(folder, "checksites")
    assert run.status == 1
    sedaily, sentv = run.stdout.splitlines()[-2:]
    assert sedaily.startswith("sedaily FAILED: sedaily/2020: ")
    assert "sedaily/2020: text only by the fallback" in sedaily
    assert sentv == "sentv ok"


def test_without_saved_pages_one_sentence_says_so(tmp_path):
    run = scrapy_in(project(tmp_path), "checksites", "sedaily")
    assert run.status == 1
    (line,) = run.stdout.splitlines()
    assert "--live" in line


def test_unknown_site_is_a_usage_error():
    run = scrapy("checksites", "hankyung", environ={})
    assert run.status == 2
    assert "hankyung" in run.stderr

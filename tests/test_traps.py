"""Traps: each costs no more requests than stated, and no article."""

import re
from urllib.parse import unquote

import pytest

from tests.origin import traps

NEWEST = {"sedaily": "2026-02-12", "sentv": "2026-02-12"}
HOSTS = {"www.sedaily.com", "www.sentv.co.kr"}


def spring(crawl, make, *args):
    """Crawl with the trap in place: how many of its pages were asked for."""
    trap = make(crawl.origin.newsrooms[_site_of(crawl, make)])
    crawl.origin.fault(trap.host, trap.path, trap.reply)
    crawl.run = crawl(trap.site, *args)
    paths = [unquote(path) for path in crawl.asked]
    assert [path for path in paths if re.search(trap.lure, path)] == []
    assert {seen.host for seen in crawl.origin.log} <= HOSTS
    assert len(crawl.asked_articles) == len(set(crawl.asked_articles))
    return sum(bool(re.search(trap.path, path)) for path in crawl.asked)


def _site_of(crawl, make):
    return make(crawl.origin.newsrooms["sedaily"]).site


def days(since, until):
    return ("-a", f"since={since}", "-a", f"until={until}")


def written(crawl, site):
    return sorted(line["id"] for line in crawl.lines(site))


def of_days(crawl, site, since, until):
    gold = crawl.origin.gold(site)
    return sorted(one for one in gold if since <= gold[one]["published_at"][:10] <= until)


def test_archive_that_shows_the_same_for_every_day(crawl):
    window = ("2026-01-15", "2026-02-14")
    assert spring(crawl, traps.same_list_for_every_day, *days(*window)) <= 4  # one, and three that repeat it
    assert "archive (same-again × 3" in crawl.run.stderr
    assert written(crawl, "sedaily") == of_days(crawl, "sedaily", *window)


def test_calendar_without_end(crawl):
    window = ("2026-02-12", "2026-02-14")
    assert spring(crawl, traps.calendar, *days(*window)) == 3
    assert written(crawl, "sedaily") == of_days(crawl, "sedaily", *window)


@pytest.mark.parametrize(
    ("make", "most"),
    [
        (traps.last_page_again, 1),
        (traps.empty_page, 1),
        (traps.not_found, 1),
        (traps.redirect_to_first, 4),  # twice a page that redirects, and the first page
        (traps.endless_pages, 9),
    ],
)
def test_pages_beyond_the_last(crawl, make, most):
    last = -(-len(crawl.origin.gold("sentv")) // 5)
    crawl.origin.fault("www.sentv.co.kr", r"^/article/list/\d{4}-", traps.Answer(404))
    # The window is so long that only the end of the list can end it.
    assert spring(crawl, make, *days("2005-01-01", "2026-02-28")) <= last + most
    assert written(crawl, "sentv") == sorted(crawl.origin.gold("sentv"))


@pytest.mark.parametrize(
    ("make", "args", "articles"),
    [
        (traps.search_spam, (), 16),
        (traps.two_section_paths, (), 16),
        (traps.twin_hosts, days("2026-02-12", "2026-02-12"), 5),
        (traps.ads, days("2026-02-12", "2026-02-12"), 5),
        (traps.ids_that_are_dates, days("2026-02-12", "2026-02-12"), 5),
    ],
)
def test_links_that_lead_astray(crawl, make, args, articles):
    assert spring(crawl, make, *args) == 1
    assert len(crawl.asked_articles) <= articles


def test_list_that_leads_to_another_site(crawl):
    assert spring(crawl, traps.leads_away, *days("2026-02-12", "2026-02-12")) == 1
    assert "archive (redirected × 1" in crawl.run.stderr
    assert written(crawl, "sedaily") == of_days(crawl, "sedaily", "2026-02-12", "2026-02-12")


def test_list_that_redirects_in_circles(crawl):
    assert spring(crawl, traps.goes_in_circles, *days("2026-02-12", "2026-02-12")) == 6
    assert "archive (redirected × 1" in crawl.run.stderr
    assert written(crawl, "sedaily") == of_days(crawl, "sedaily", "2026-02-12", "2026-02-12")


@pytest.mark.parametrize(("make", "site"), [(traps.soft_missing, "sedaily"), (traps.alert_and_back, "sentv")])
def test_articles_that_are_not_there_are_asked_for_once(crawl, make, site):
    spring(crawl, make, *days("2026-02-12", "2026-02-12"))
    assert crawl.run.account.get("dropped/gone") == 8, crawl.run.stderr
    crawl(site, *days("2026-02-12", "2026-02-12"))
    assert crawl.asked_articles == []


@pytest.mark.parametrize(("make", "most"), [(traps.index_of_itself, 2), (traps.index_without_end, 51)])
def test_index_of_sitemaps(crawl, make, most):
    crawl.origin.fault("www.sedaily.com", "^/rss/", traps.Answer(404))
    assert spring(crawl, make) <= most  # the index, and at most 50 sitemaps of it
    assert written(crawl, "sedaily") == sorted(crawl.origin.gold("sedaily"))

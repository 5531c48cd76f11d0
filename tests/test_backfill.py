"""A window of many days: every article of both sites once, whatever single way in is switched off.

`python -m tests.test_backfill 60 150` does the same with 60 days of 150 articles, which takes its time.
"""

import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from newsspider.dates import KST
from newsspider.ledger import Ledger
from tests.conftest import AT_ONCE, PROJECT, Crawler
from tests.origin import RESET, Answer, Origin, generated_stories

WWW = {"sedaily": "www.sedaily.com", "sentv": "www.sentv.co.kr"}
LAST = date(2026, 2, 3)  # the window spans the change of layouts and ids


@dataclass(frozen=True)
class Off:
    """A way in that is switched off: the paths, what they answer, and how the crawl names it."""

    site: str
    paths: str
    answer: Answer
    named: str


ALL_WELL = [Off("sedaily", "^$", RESET, ""), Off("sentv", "^$", RESET, "")]
SWITCHED_OFF = [
    Off("sedaily", "^/newsArchive/", Answer(404), "archive (404 ×"),
    Off("sedaily", "^/newsArchive/", Answer(503), "archive (503 ×"),
    Off("sedaily", "^/daily-news/", Answer(body=b"<urlset><url>"), "day-sitemap (broken ×"),
    Off("sedaily", "^/newsArchive/|^/daily-news/", Answer(404), "archive (404 × 3), day-sitemap (404 × 3)"),
    Off("sedaily", "^/rss/newsall", Answer(), ""),
    Off("sedaily", "^/NewsList/", RESET, ""),
    Off("sentv", r"^/article/list/\d{4}-", Answer(404), "day (404 × 3)"),
    Off("sentv", "^/article/list/sentv0", Answer(404), ""),
]


def window(days: int) -> tuple[str, ...]:
    return ("-a", f"since={LAST - timedelta(days=days - 1)}", "-a", f"until={LAST}")


def complete(crawl: Crawler, off: Off, days: int) -> str:
    """Crawl with a way switched off; what is missing, superfluous or not named, in words, else `""`."""
    fault = crawl.origin.fault(WWW[off.site], off.paths, off.answer)
    run = crawl(off.site, *window(days), "-s", "RETRY_TIMES=0")
    fault.remove()
    gold = crawl.origin.gold(off.site)
    written = Counter(line["id"] for line in crawl.lines(off.site))
    asked = Counter(crawl.asked_articles)
    complaints = [
        run.status and run.stderr,
        [f"missing {one}" for one in gold if not written[one]],
        [f"{one} × {number}" for one, number in (written + asked).items() if number > 1],
        off.named not in run.stderr.partition("ways in with faults")[2] and f"{off.named} is not named",
        [name for name in run.account if name.startswith(("failed", "not finished"))],
    ]
    return "\n".join(str(complaint) for complaint in complaints if complaint)


@pytest.fixture
def crawl(tmp_path):
    stories = [s for site in WWW for s in generated_stories(site, LAST - timedelta(days=5), 6, 15, 1)]
    with Origin(stories) as origin:
        yield Crawler(origin, tmp_path / "output")


@pytest.mark.parametrize("off", ALL_WELL + SWITCHED_OFF, ids=lambda off: f"{off.site} {off.paths}")
def test_every_article_once_with_any_one_way_switched_off(crawl, off):
    assert complete(crawl, off, days=6) == ""


def test_way_that_breaks_on_one_day_only_is_made_up_for(crawl):
    crawl.origin.fault(WWW["sedaily"], "^/newsArchive/2026/02/01", Answer(500))
    crawl.origin.fault(WWW["sedaily"], "^/daily-news/20260201", RESET)
    run = crawl("sedaily", *window(6), "-s", "RETRY_TIMES=0")
    assert {line["id"] for line in crawl.lines("sedaily")} == set(crawl.origin.gold("sedaily"))
    assert "not everything for 1 of 6 days, 2026-02-01 to 2026-02-01" in run.stderr
    assert "archive (500 × 1), day-sitemap (connection × 1)" in run.stderr


def test_page_that_breaks_in_the_middle_of_a_day_is_passed_over(crawl):
    crawl.origin.fault(WWW["sentv"], r"^/article/list/2026-02-02\?page=2", Answer(500))
    run = crawl("sentv", *window(6), "-s", "RETRY_TIMES=0")
    assert {line["id"] for line in crawl.lines("sentv")} == set(crawl.origin.gold("sentv"))
    assert "/article/list/2026-02-02?page=3" in crawl.asked
    assert "day (500 × 1)" in run.stderr


def test_what_one_way_shows_and_another_does_not_is_counted(crawl):
    stories = crawl.origin.newsrooms["sedaily"].of_day(LAST)
    entries = [f"<url><loc>https://www.sedaily.com/article/{story.id}</loc></url>" for story in stories[2:]]
    sitemap = Answer(body=f"<urlset>{''.join(entries)}</urlset>".encode())
    crawl.origin.fault(WWW["sedaily"], f"^/daily-news/{LAST:%Y%m%d}", sitemap)
    listed = "".join(f'<li><a href="/article/{story.id}"></a></li>' for story in stories[:-1])
    page = f'<html><body><ul class="article-list">{listed}</ul></body></html>'
    crawl.origin.fault(WWW["sedaily"], f"^/newsArchive/{LAST:%Y/%m/%d}", Answer(body=page.encode()))
    run = crawl("sedaily", *window(1))
    assert len(crawl.lines("sedaily")) == 15
    assert "archive (missing_here × 1), day-sitemap (missing_here × 2)" in run.stderr


def test_finished_days_are_not_listed_again(crawl):
    crawl("sedaily", *window(6))
    run = crawl("sedaily", *window(6))
    assert run.status == 0, run.stderr
    assert "6 days are finished" in run.stderr
    assert crawl.asked == []


def test_day_with_an_article_that_failed_stays_open(crawl):
    story = crawl.origin.newsrooms["sedaily"].of_day(LAST)[3]
    fault = crawl.origin.fault(WWW["sedaily"], f"^/article/{story.id}", Answer(500))
    crawl("sedaily", *window(2), "-s", "RETRY_TIMES=0")
    with Ledger.open(crawl.output) as ledger:
        assert ledger.done_days("sedaily") == {(LAST - timedelta(days=1)).isoformat()}
    fault.remove()
    crawl("sedaily", *window(2))
    assert crawl.asked_articles == [f"/article/{story.id}"]
    crawl("sedaily", *window(2))
    assert crawl.asked == []


@pytest.mark.parametrize("site", WWW)
def test_recent_days_are_listed_again(tmp_path, site):
    today = datetime.now(UTC).astimezone(KST).date()
    # Of yesterday and before: generated articles of today may be of a later hour than now.
    stories = generated_stories(site, today - timedelta(days=3), 3, 5, 1)
    with Origin(stories) as origin:
        crawl = Crawler(origin, tmp_path / "output")
        run = crawl(site, "-a", "days=4")
        assert run.status == 0, run.stderr
        assert len(crawl.lines(site)) == 15
        with Ledger.open(crawl.output) as ledger:
            assert ledger.done_days(site) == {str(today - timedelta(days=back)) for back in (2, 3)}


@pytest.mark.parametrize(
    ("site", "paths", "answer", "named"),
    [
        ("sedaily", "^/rss/newsall", Answer(), "feed (empty × 1)"),
        ("sedaily", "^/sitemap/latestnews", Answer(body=b"<urlset><url>"), "sitemap (broken × 1)"),
        ("sentv", "^/rss/allArticle", Answer(), "feed (empty × 1)"),
    ],
)
def test_short_list_that_is_broken_is_named_where_the_window_reaches_up_to_now(
    tmp_path, site, paths, answer, named
):
    today = datetime.now(UTC).astimezone(KST).date()
    with Origin(generated_stories(site, today - timedelta(days=3), 3, 5, 1)) as origin:
        crawl = Crawler(origin, tmp_path / "output")
        origin.fault(WWW[site], paths, answer)
        run = crawl(site, "-a", "days=4")
        assert run.status == 0, run.stderr
        assert {line["id"] for line in crawl.lines(site)} == set(origin.gold(site))
        assert named in run.stderr.partition("ways in with faults")[2]


def test_killed_backfill_completes_with_the_same_arguments(crawl):
    options = (*AT_ONCE, "-s", f"OUTPUT_DIR={crawl.output}")
    command = [sys.executable, "-m", "scrapy", "crawl", "sedaily", *options, *window(6)]
    with subprocess.Popen(
        command, cwd=PROJECT, env=crawl.origin.environ, stderr=subprocess.DEVNULL
    ) as crawling:
        until = time.monotonic() + 60
        while len(crawl.asked_articles) < 40 and time.monotonic() < until:
            time.sleep(0.01)
        crawling.send_signal(signal.SIGKILL)
    before = len(crawl.asked_articles)
    assert 40 <= before < len(crawl.origin.gold("sedaily"))  # killed on the way
    with Ledger.open(crawl.output) as ledger:
        assert LAST.isoformat() in ledger.done_days("sedaily")
    crawl("sedaily", *window(6))
    assert f"/newsArchive/{LAST:%Y/%m/%d}" not in crawl.asked
    written = Counter(line["id"] for line in crawl.lines("sedaily"))
    assert written == Counter(list(crawl.origin.gold("sedaily")))


def test_moved_article_is_found_at_its_new_address_after_a_kill(crawl):
    new = crawl.origin.newsrooms["sedaily"].newest_first[0]
    moved = Answer(301, {"Location": f"/article/{new.id}"})
    crawl.origin.fault(WWW["sedaily"], "^/NewsView/2G26013100", moved)
    fault = crawl.origin.fault(WWW["sedaily"], f"^/article/{new.id}", RESET)
    crawl("sedaily", "-a", "url=https://www.sedaily.com/NewsView/2G26013100", "-s", "RETRY_TIMES=0")
    fault.remove()
    with Ledger.open(crawl.output) as ledger:
        assert [one.url for one in ledger.unsettled("sedaily", "", "9")] == [
            f"https://www.sedaily.com/article/{new.id}"
        ]


def main() -> None:
    """The same with more days and articles."""
    days, per_day = (int(word) for word in sys.argv[1:])
    stories = [
        s for site in WWW for s in generated_stories(site, LAST - timedelta(days=days - 1), days, per_day, 1)
    ]
    for off in ALL_WELL + SWITCHED_OFF:
        with Origin(stories) as origin, tempfile.TemporaryDirectory() as folder:
            begun = time.monotonic()
            crawl = Crawler(origin, Path(folder) / "output")
            crawl.patience = 7200
            complaints = complete(crawl, off, days).splitlines()
            figures = f"{len(crawl.lines(off.site))} lines, {len(crawl.asked)} requests"
            verdict = "complete" if not complaints else f"{len(complaints)} complaints: {complaints[:3]}"
            print(f"{off}: {figures}, {time.monotonic() - begun:.0f} s: {verdict}", flush=True)


if __name__ == "__main__":
    main()

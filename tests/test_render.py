"""Lists behind a button, drawn by a real Chromium."""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from newsspider.arguments import Arguments, draws
from newsspider.rendering.chromium import BrowserMissing, find_chromium
from newsspider.sites import SITES
from tests.conftest import AT_ONCE, OF_EVERY_HOST, PROJECT, Crawler, scrapy
from tests.origin import Answer, Origin, generated_stories
from tests.origin.answers import page
from tests.origin.sedaily.older_lists import SCROLL, section_page

WWW = "www.sedaily.com"
NUMBER = 200
SECTION = ("-a", "sections=산업")

try:
    find_chromium("")
    WHY_NOT = ""
except BrowserMissing as error:
    WHY_NOT = f"lists behind a button are NOT tested: {error}"
needs_chromium = pytest.mark.skipif(bool(WHY_NOT), reason=WHY_NOT)


@pytest.fixture
def crawl(tmp_path):
    """A section of 200 articles whose only list is the page with the button."""
    told = generated_stories("sedaily", date(2026, 2, 10), 2, NUMBER // 2, 1)
    with Origin(replace(story, section="산업") for story in told) as origin:
        origin.fault(WWW, "^/NewsList/", Answer(404))
        yield Crawler(origin, tmp_path / "output")


def drawn(crawl, *args):
    trust = f"CHROMIUM_ARGS=--ignore-certificate-errors-spki-list={crawl.origin.public_key}"
    return crawl("sedaily", *SECTION, "-a", "render=1", "-s", trust, *args)


def written(crawl):
    return Counter(line["id"] for line in crawl.lines("sedaily"))


def test_without_a_browser_the_beginning_of_the_list_is_read(crawl):
    run = crawl("sedaily", *SECTION)
    assert run.status == 0, run.stderr
    assert len(crawl.lines("sedaily")) == 20
    assert "/_CP/12" not in "".join(crawl.asked)


@needs_chromium
def test_button_reveals_the_whole_list(crawl):
    run = drawn(crawl)
    assert run.status == 0, run.stderr
    assert written(crawl) == Counter(list(crawl.origin.gold("sedaily")))
    fragments = [path for path in crawl.asked if path.startswith("/_CP/12")]
    assert len(fragments) == 10  # nine that bring twenty more, one that brings nothing


@needs_chromium
def test_scrolling_reveals_the_whole_list(crawl):
    newsroom = crawl.origin.newsrooms["sedaily"]
    crawl.origin.fault(WWW, "^/business/corporation", page(section_page("corporation", newsroom, SCROLL)))
    run = drawn(crawl)
    assert run.status == 0, run.stderr
    assert written(crawl) == Counter(list(crawl.origin.gold("sedaily")))


@needs_chromium
def test_only_lists_are_drawn_and_nothing_but_the_site_is_asked(crawl):
    run = drawn(crawl, "-a", "limit=5")
    assert run.status == 0, run.stderr
    assert {seen.host for seen in crawl.origin.log} == {WWW}
    others = [path for path in crawl.asked if path.endswith((".png", ".css", ".ico", ".js"))]
    assert others == []
    articles = [seen for seen in crawl.origin.log if seen.path.startswith("/article/")]
    assert len(articles) == 5
    agents = {seen.headers["user-agent"] for seen in crawl.origin.log}
    assert len(agents) == 1
    assert agents.pop().startswith("newsspider/")


@needs_chromium
def test_what_robots_txt_forbids_is_not_asked_by_the_browser_either(crawl):
    crawl.origin.fault(WWW, "^/robots.txt", Answer(body=b"User-agent: *\nDisallow: /_CP/\n"))
    run = drawn(crawl)
    assert run.status == 0, run.stderr
    assert [path for path in crawl.asked if path.startswith("/_CP/")] == []
    assert len(crawl.lines("sedaily")) == 20


@needs_chromium
def test_certificate_that_nobody_vouches_for_is_refused(crawl):
    run = crawl("sedaily", *SECTION, "-a", "render=1", "-s", "RETRY_TIMES=0")
    assert run.status == 1
    assert "(connection)" in run.stderr.splitlines()[-1]
    assert [seen.path for seen in crawl.origin.log if seen.host == WWW] == list(OF_EVERY_HOST)


def browsers_of(crawler):
    """The ids of the browsers that the process `crawler` and its children have started."""
    parents, found = {}, []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            number = int(process.name)
            parents[number] = int((process / "stat").read_text().rpartition(")")[2].split()[1])
            command = (process / "cmdline").read_bytes()
        except OSError:  # it has ended meanwhile
            continue
        if b"--remote-debugging-pipe" in command and b"--type=" not in command:
            found.append(number)
    return [one for one in found if crawler in (parents[one], parents.get(parents[one]))]


def interrupted(crawl, number, *args):
    """Send the signal `number` to the browser when the button has been pressed three times; the log."""
    trust = f"CHROMIUM_ARGS=--ignore-certificate-errors-spki-list={crawl.origin.public_key}"
    options = (*AT_ONCE, *SECTION, "-a", "render=1", "-s", trust, "-s", f"OUTPUT_DIR={crawl.output}")
    command = [sys.executable, "-m", "scrapy", "crawl", "sedaily", *options, *args]
    environ = {**os.environ, **crawl.origin.environ}
    with subprocess.Popen(command, cwd=PROJECT, env=environ, stderr=subprocess.PIPE, text=True) as crawling:
        until = time.monotonic() + 60
        while not any("page=4" in path for path in crawl.asked) and time.monotonic() < until:
            time.sleep(0.01)
        started = browsers_of(crawling.pid)
        for one in started:
            os.kill(one, number)
        stderr = crawling.communicate(timeout=120)[1]
    assert len(started) == 1, stderr
    assert not Path(f"/proc/{started[0]}").exists()
    return stderr


@needs_chromium
def test_browser_that_is_killed_loses_nothing(crawl):
    stderr = interrupted(crawl, signal.SIGKILL)
    assert written(crawl) == Counter(list(crawl.origin.gold("sedaily"))), stderr
    assert "the browser failed at https://www.sedaily.com/business/corporation" in stderr


@needs_chromium
def test_browser_that_hangs_loses_nothing(crawl):
    stderr = interrupted(crawl, signal.SIGSTOP, "-s", "RENDER_TIMEOUT=25")
    assert written(crawl) == Counter(list(crawl.origin.gold("sedaily"))), stderr
    assert "browser hangs" in stderr


def test_missing_chromium_is_one_sentence_that_names_the_package(crawl, tmp_path):
    environ = {**crawl.origin.environ, "PATH": str(tmp_path), "PLAYWRIGHT_BROWSERS_PATH": str(tmp_path)}
    run = scrapy("crawl", "sedaily", "-a", "render=1", "-s", f"OUTPUT_DIR={crawl.output}", environ=environ)
    assert run.status == 1
    assert "apt-get install chromium" in run.stderr.splitlines()[-1]
    assert "Traceback" not in run.stderr
    assert crawl.origin.log == []


def test_path_of_the_browser_is_the_setting_or_found(tmp_path, monkeypatch):
    monkeypatch.setenv("PLAYWRIGHT_BROWSERS_PATH", str(tmp_path))
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(BrowserMissing, match="CHROMIUM_PATH"):
        find_chromium(str(tmp_path / "nowhere"))
    installed = tmp_path / "google-chrome"
    shutil.copy("/bin/true", installed)
    assert find_chromium("") == str(installed)
    own = tmp_path / "chromium-1200" / "chrome-linux" / "chrome"
    own.parent.mkdir(parents=True)
    own.touch()
    assert find_chromium("") == str(own)
    assert find_chromium(str(installed)) == str(installed)


def test_browser_is_only_started_for_lists_that_need_it():
    site = SITES["sedaily"]
    lists = tuple(replace(listing, render=listing.name == "section-page") for listing in site.listings)
    assert not draws(Arguments(), site)
    assert draws(Arguments(render=True), site)
    assert draws(Arguments(), replace(site, listings=lists))
    article = site.identify("https://www.sedaily.com/article/20010602")
    assert not draws(Arguments(render=True, articles=(article,)), site)

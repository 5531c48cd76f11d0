"""Manners, seen from the origin: what is asked for, how often, by whom, and when it stops."""

import json
import re
import socket
import threading
import time
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from itertools import pairwise
from multiprocessing import get_context

import pytest
from scrapy.http import Response

from newsspider.middlewares import ceiling, pace
from newsspider.middlewares import robots as robots_txt
from newsspider.reservations import of_page, of_path, of_robots, tdm_rules
from tests.conftest import OF_EVERY_HOST, scrapy
from tests.origin import HANG, RESET, Answer

SEDAILY = "www.sedaily.com"
ARTICLE = "url=https://www.sedaily.com/article/20010602"
RULES = "User-agent: *\nDisallow: /admin\n"


def robots(crawl, answer):
    return crawl.origin.fault(SEDAILY, "^/robots.txt", answer)


def gaps(crawl):
    times = [seen.time for seen in crawl.origin.log]
    return [later - earlier for earlier, later in pairwise(times)]


def ids(crawl):
    return sorted(line["id"] for line in crawl.lines("sedaily"))


# --- robots.txt ---


@pytest.mark.parametrize(
    ("answer", "why"),
    [
        (Answer(status=500), "status 500"),
        (Answer(status=302, headers={"Location": "https://other.example/robots.txt"}), "offsite"),
        (Answer(status=302, headers={"Location": "/robots.txt?again"}), "max redirections"),
        (Answer(status=302), "status 302"),
        (RESET, "connection"),
        (HANG, "took longer"),
        (Answer(headers={"Content-Encoding": "gzip"}, body=b"no gzip"), "gzip"),
    ],
)
def test_nothing_is_fetched_when_robots_txt_gives_no_answer(crawl, answer, why):
    robots(crawl, answer)
    run = crawl("sedaily", "-s", "DOWNLOAD_TIMEOUT=1")
    assert run.status == 1
    assert {seen.path.partition("?")[0] for seen in crawl.origin.log} == {"/robots.txt"}
    assert {seen.host for seen in crawl.origin.log} == {SEDAILY}
    assert len(crawl.origin.log) <= 6
    assert "Closing spider (unreachable)" in run.stderr
    assert run.stderr.splitlines()[-1].startswith(f"newsspider: sedaily: {SEDAILY} cannot be reached")
    told = [line for line in run.stderr.splitlines() if "robots.txt cannot be read" in line]
    assert len(told) == 1
    assert why in told[0].lower()
    assert "Traceback" not in run.stderr


@pytest.mark.parametrize(
    "answer",
    [
        Answer(status=404, body=b"<html>Disallow: /</html>"),
        Answer(status=403, body=b"User-agent: *\nDisallow: /\n"),
        Answer(body=b""),
        Answer(status=301, headers={"Location": "/rules.txt"}),
    ],
)
def test_no_robots_txt_allows_everything(crawl, answer):
    crawl.origin.fault(SEDAILY, "^/rules.txt", Answer(body=RULES.encode()))
    robots(crawl, answer)
    run = crawl("sedaily", "-a", ARTICLE)
    assert run.status == 0, run.stderr
    assert ids(crawl) == ["sedaily:20010602"]


def test_web_page_in_place_of_robots_txt_is_told_and_is_no_rule(crawl):
    robots(crawl, Answer(body=b"<!DOCTYPE html><pre>\nUser-agent: *\nDisallow: /\n</pre>"))
    run = crawl("sedaily", "-a", ARTICLE)
    assert ids(crawl) == ["sedaily:20010602"]
    assert "/robots.txt is a web page, no rules" in run.stderr


def test_robots_txt_is_asked_for_once(crawl):
    crawl("sedaily", "-a", "limit=3")
    assert [seen.path for seen in crawl.origin.log].count("/robots.txt") == 1
    assert crawl.origin.log[0].path == "/robots.txt"


def test_only_what_robots_txt_forbids_is_left_out(crawl):
    robots(crawl, Answer(body=b"User-agent: newsspider\nDisallow: /article/20010602\n"))
    run = crawl("sedaily")
    assert run.account["failed/forbidden"] == 1
    assert "/article/20010602" not in crawl.asked
    assert len(ids(crawl)) == run.account["written"] == run.account["articles listed"] - 1


def test_robots_txt_that_forbids_the_listings_is_a_failure_of_its_own(crawl):
    robots(crawl, Answer(body=b"User-agent: *\nDisallow: /\n"))
    run = crawl("sedaily")
    assert run.status == 1
    assert "Closing spider (robots_denied)" in run.stderr
    sentence = f"newsspider: sedaily: everything asked for is forbidden by the robots.txt of {SEDAILY}"
    assert run.stderr.splitlines()[-1] == sentence


def test_network_that_swallows_everything_ends_the_run(tmp_path):
    with socket.socket() as silent:  # connections are accepted by the system and never answered
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        proxy = f"http://127.0.0.1:{silent.getsockname()[1]}"
        run = scrapy(
            *("crawl", "sentv", "-s", f"OUTPUT_DIR={tmp_path}", "-s", "DOWNLOAD_TIMEOUT=1"),
            environ={"https_proxy": proxy, "http_proxy": proxy},
        )
    assert run.status == 1
    assert run.stderr.splitlines()[-1] == (
        "newsspider: sentv: www.sentv.co.kr cannot be reached, nothing that was asked for came back (timeout)"
    )


def test_both_sites_behind_a_dead_network_are_given_up_within_a_minute():
    assert 2 * (1 + robots_txt.MORE_TRIES) * robots_txt.TIMEOUT <= 45  # the rest starts two processes


# --- pace ---


def test_crawl_delay_is_kept(crawl):
    robots(crawl, Answer(body=(RULES + "Crawl-delay: 2\n").encode()))
    run = crawl("sedaily", "-a", "limit=2", "-s", "AUTOTHROTTLE_ENABLED=True")
    assert len(crawl.origin.log) == 5  # robots.txt, tdmrep.json, a listing, two articles
    assert min(gaps(crawl)) >= 2
    assert "asks for 2 s between requests" in run.stderr


def refuse_once(answer):
    left = [answer]
    return lambda _: left.pop() if left else None


@pytest.mark.parametrize("status", [429, 503])
def test_whole_host_is_left_alone_as_long_as_it_asks(crawl, status):
    answer = Answer(status=status, headers={"Retry-After": "3"})
    crawl.origin.fault(SEDAILY, "^/article/20010602", refuse_once(answer))
    run = crawl("sedaily")
    refused = [seen.status for seen in crawl.origin.log].index(status)
    assert gaps(crawl)[refused] >= 3
    assert ids(crawl) == sorted(crawl.origin.gold("sedaily"))
    assert run.account == {"articles listed": len(ids(crawl)), "written": len(ids(crawl))}


def test_host_that_goes_on_refusing_ends_the_run(crawl):
    always = Answer(status=429, headers={"Retry-After": "0"})
    crawl.origin.fault(SEDAILY, "^/(article|NewsView)/", always)
    run = crawl("sedaily")
    assert run.status == 1
    assert "Closing spider (refused)" in run.stderr
    assert f"{SEDAILY} refuses, 5 times in a row (at last 429)" in run.stderr.splitlines()[-1]
    assert len(crawl.asked_articles) == pace.MOST_REFUSALS
    assert run.account["articles listed"] == sum(run.account.values()) / 2
    assert run.account["left for the next run"] > pace.MOST_REFUSALS


def test_pause_grows_while_a_host_refuses_without_saying_how_long():
    assert 1 <= pace.backoff(1) <= 1.5
    assert 8 <= pace.backoff(4) <= 12
    assert len({pace.backoff(1) for _ in range(9)}) > 1


def test_what_was_refused_is_fetched_by_the_next_run(crawl):
    fault = crawl.origin.fault(SEDAILY, "^/(article|NewsView)/", Answer(status=403))
    run = crawl("sedaily")
    assert "Closing spider (refused)" in run.stderr
    fault.remove()
    run = crawl("sedaily")
    assert run.status == 0, run.stderr
    assert ids(crawl) == sorted(crawl.origin.gold("sedaily"))


def test_host_that_asks_for_too_long_a_pause_is_left_until_the_next_run(crawl):
    crawl.origin.fault(SEDAILY, "^/(article|NewsView)/", Answer(status=503, headers={"Retry-After": "86400"}))
    run = crawl("sedaily")
    assert run.status == 1
    assert len(crawl.asked_articles) == 1
    assert "asks not to come for 86400 s" in run.stderr.splitlines()[-1]


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("3", 3.0),
        ("0", 0.0),
        (format_datetime(datetime.now(UTC) - timedelta(hours=1), usegmt=True), 0.0),
        ("", None),
        ("-5", None),
        ("soon", None),
        ("1e9", None),
    ],
)
def test_retry_after(value, seconds):
    assert pace.retry_after(Response("https://a.example", headers={"Retry-After": value})) == seconds


def test_retry_after_as_a_date():
    date = format_datetime(datetime.now(UTC) + timedelta(seconds=60), usegmt=True)
    assert 55 < pace.retry_after(Response("https://a.example", headers={"Retry-After": date})) <= 60


def test_requests_never_overlap(crawl):
    lock, running, most = threading.Lock(), [0], [0]

    def slow(_):
        with lock:
            running[0] += 1
            most[0] = max(most[0], running[0])
        time.sleep(0.05)
        with lock:
            running[0] -= 1

    crawl.origin.fault(SEDAILY, "", slow)
    crawl("sedaily")
    assert len(crawl.origin.log) > 10
    assert most == [1]


def test_slow_answers_slow_the_crawl(crawl):
    slow = "^/article/20010602"
    crawl.origin.fault(SEDAILY, slow, lambda _: time.sleep(1))
    crawl("sedaily", "-s", "AUTOTHROTTLE_ENABLED=True", "-s", "AUTOTHROTTLE_START_DELAY=0")
    slowed = next(n for n, seen in enumerate(crawl.origin.log) if re.search(slow, seen.path))
    after = gaps(crawl)[slowed + 1]  # between two quick answers; the jitter halves it at most
    assert after >= 0.25


# --- who asks ---


def test_agent_and_contact_are_said_to_robots_txt_too(crawl):
    crawl("sedaily", "-a", "limit=1", "-s", "CONTACT=desk@example.com")
    said = {seen.path: seen.headers["user-agent"] for seen in crawl.origin.log}
    assert said.keys() > set(OF_EVERY_HOST)
    assert len(said) == 4
    assert set(said.values()) == {"newsspider/0.1.0 (desk@example.com)"}


# --- the daily ceiling ---


def test_run_ends_at_the_daily_ceiling_and_the_next_day_goes_on(crawl):
    run = crawl("sedaily", "-s", "MAX_REQUESTS_PER_DAY=6")
    assert run.status == 0, run.stderr
    assert len(crawl.origin.log) == 6
    assert "Closing spider (daily_ceiling)" in run.stderr
    assert run.stderr.count("the 6 requests of today (MAX_REQUESTS_PER_DAY) are used up") == 1
    assert run.account["written"] == len(ids(crawl)) == 3
    left = sum(number for name, number in run.account.items() if name.startswith(("left", "failed/daily")))
    assert run.account["articles listed"] == 3 + left

    run = crawl("sedaily", "-s", "MAX_REQUESTS_PER_DAY=6")
    assert run.status == 0, run.stderr
    assert len(crawl.origin.log) == 6
    assert "Closing spider (daily_ceiling)" in run.stderr

    count = crawl.output / "sedaily.requests"
    count.write_text("2020-01-01" + count.read_text()[10:])
    run = crawl("sedaily", "-s", "MAX_REQUESTS_PER_DAY=1000")
    assert ids(crawl) == sorted(crawl.origin.gold("sedaily"))
    assert int(count.read_text().split()[1]) == len(crawl.origin.log) - 6


def test_no_ceiling(crawl):
    crawl("sedaily", "-a", "limit=1", "-s", "MAX_REQUESTS_PER_DAY=0")
    assert len(ids(crawl)) == 1
    assert not (crawl.output / "sedaily.requests").exists()


def count_often(path):
    count = ceiling.DayCount(path, lambda: "2026-02-12")
    for _ in range(200):
        count.one_more(500)


def test_processes_count_together_and_never_beyond_the_ceiling(tmp_path):
    path = tmp_path / "site.requests"
    fork = get_context("spawn")
    workers = [fork.Process(target=count_often, args=(path,)) for _ in range(2)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert ceiling.DayCount(path, lambda: "2026-02-12").today() == 400
    count_often(path)
    assert ceiling.DayCount(path, lambda: "2026-02-12").today() == 500
    assert ceiling.DayCount(path, lambda: "2026-02-13").today() == 0
    assert ceiling.DayCount(path, lambda: "2026-02-13").one_more(500) == 1


def test_count_that_cannot_be_read_begins_anew(tmp_path):
    path = tmp_path / "site.requests"
    path.write_text("a longer text than any count, which is no count")
    count = ceiling.DayCount(path, lambda: "2026-02-12")
    assert count.one_more(5) == 1
    assert count.one_more(5) == 2


def test_count_that_cannot_be_kept_is_said_before_anything_is_asked_for(tmp_path):
    (tmp_path / "sentv.requests").mkdir()
    run = scrapy("crawl", "sentv", "-s", f"OUTPUT_DIR={tmp_path}", environ={})
    assert run.status == 1
    assert "sentv: the requests of the day cannot be counted: " in run.stderr
    assert "cannot be reached" not in run.stderr


# --- reservations ---


@pytest.mark.parametrize(
    ("named", "sign"),
    [
        ({"tdm-reservation": ["1"]}, "tdm"),
        ({"tdm-reservation": ["0"]}, ""),
        ({"robots": ["index, NoAI"]}, "noai"),
        ({"robots": ["max-image-preview:large, noimageai"]}, "noai"),
        ({"robots": ["index, follow"]}, ""),
        ({"newsspider": ["noai"]}, "noai"),
        ({"x-robots-tag": ["otherbot: noai, noimageai"]}, ""),
        ({"x-robots-tag": ["otherbot: noai, newsspider: noai"]}, "noai"),
        ({"x-robots-tag": ["noindex", "noai"]}, "noai"),
        ({"description": ["noai"]}, ""),
    ],
)
def test_signs_of_a_reservation(named, sign):
    assert of_page(named) == sign


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("User-agent: *\nContent-Signal: search=yes,ai-train=no\nAllow: /", "content-signal"),
        ("Content-Signal: ai-input=no", "content-signal"),
        ("User-Agent: *\nContent-Usage: /article/ train-ai=n", "content-signal"),
        ("User-agent: *\nContent-Signal: search = yes, ai-train = no", "content-signal"),
        ("User-agent: newsspider/1.0\nContent-Usage: train-ai=n;exp=1", "content-signal"),
        ("User-agent: *\nContent-Signal: no-ai-train=no", ""),
        ("User-agent: *\nContent-Signal: ai-train=yes, search=no", ""),
        ("User-agent: *\n# Content-Signal: ai-train=no\nDisallow:", ""),
        ("User-agent: GPTBot\nContent-Signal: ai-train=no\n\nUser-agent: *\nAllow: /", ""),
        ("User-agent: GPTBot\nUser-agent: *\nContent-Signal: ai-train=no", "content-signal"),
        ("User-agent: *\nContent-Signal: ai-train=no\nUser-agent: newsspider\nAllow: /", ""),
        ("", ""),
    ],
)
def test_robots_txt_that_reserves(text, sign):
    assert of_robots(text) == sign


@pytest.mark.parametrize(
    ("location", "path", "sign"),
    [
        ("/", "/article/1", "tdmrep"),
        ("/article", "/article/1", "tdmrep"),
        ("/article$", "/article/1", ""),
        ("/*/1$", "/article/1", "tdmrep"),
        ("/*.html$", "/a.html/b", ""),
        ("/a[12]?", "/a[12]?3", "tdmrep"),
        ("/a[12]", "/a1", ""),
        ("/*?idxno=", "/news/view.html?idxno=7", "tdmrep"),
        ("/뉴스", "/%EB%89%B4%EC%8A%A4/1", "tdmrep"),
    ],
)
def test_paths_that_tdmrep_json_reserves(location, path, sign):
    assert of_path(path, tdm_rules(json.dumps([{"location": location, "tdm-reservation": 1}]))) == sign


def test_first_rule_that_fits_counts():
    rules = tdm_rules(
        '[{"location": "/open", "tdm-reservation": 0}, {"location": "/", "tdm-reservation": 1}]'
    )
    assert [of_path(path, rules) for path in ("/open/1", "/article/1")] == ["", "tdmrep"]


@pytest.mark.parametrize("text", ["", "<html>", "{}", "[1, {}]", '[{"location": 1}]', "[" * 100_000])
def test_no_tdmrep_json(text):
    assert list(tdm_rules(text)) == []


def with_head(crawl, head):
    page = crawl.origin.newsrooms["sedaily"].by_id["20010602"]
    text = "".join(f"<p>{part}</p>" for part in page.text.split("\n"))
    return (
        f'<!DOCTYPE html><html><head><meta charset="utf-8">{head}'
        f'<meta property="article:published_time" content="2026-02-12T15:45:00+09:00"></head>'
        f'<body><h1 class="title">{page.title}</h1>'
        f'<div id="article-body" itemprop="articleBody">{text}</div></body></html>'
    ).encode()


@pytest.mark.parametrize(
    ("headers", "head", "access"),
    [
        ({}, "", "full"),
        ({"TDM-Reservation": "1"}, "", "reserved"),
        ({"X-Robots-Tag": "noai"}, "", "reserved"),
        ({}, '<meta name="tdm-reservation" content="1">', "reserved"),
        ({}, '<meta name="robots" content="noai, noimageai">', "reserved"),
    ],
)
def test_reservation_stands_in_the_record(crawl, headers, head, access):
    answer = Answer(headers={"Content-Type": "text/html", **headers}, body=with_head(crawl, head))
    crawl.origin.fault(SEDAILY, "^/article/20010602", answer)
    crawl("sedaily", "-a", ARTICLE)
    assert [line["access"] for line in crawl.lines("sedaily")] == [access]


def test_reserved_says_more_than_truncated(crawl):
    page = with_head(crawl, "").replace(b"</body></html>", b"")
    answer = Answer(headers={"Content-Type": "text/html", "TDM-Reservation": "1"}, body=page)
    crawl.origin.fault(SEDAILY, "^/article/20010602", answer)
    crawl("sedaily", "-a", ARTICLE)
    assert [line["access"] for line in crawl.lines("sedaily")] == ["reserved"]


@pytest.mark.parametrize(
    ("path", "body", "access"),
    [
        ("/.well-known/tdmrep.json", b'[{"location": "/article/", "tdm-reservation": 1}]', "reserved"),
        ("/.well-known/tdmrep.json", b'\xef\xbb\xbf[{"location": "/", "tdm-reservation": 1}]', "reserved"),
        ("/.well-known/tdmrep.json", b"<html>404</html>", "full"),
        ("/robots.txt", b"User-agent: *\nContent-Signal: search=yes, ai-train=no\nAllow: /\n", "reserved"),
    ],
)
def test_what_a_host_reserves_stands_in_the_record(crawl, path, body, access):
    crawl.origin.fault(SEDAILY, f"^{path}", Answer(body=body))
    crawl("sedaily", "-a", ARTICLE)
    assert [line["access"] for line in crawl.lines("sedaily")] == [access]
    assert [seen.path for seen in crawl.origin.log].count("/.well-known/tdmrep.json") == 1


def test_tdmrep_json_that_robots_txt_forbids_is_not_asked_for(crawl):
    crawl.origin.fault(SEDAILY, "^/robots.txt", Answer(body=b"User-agent: *\nDisallow: /.well-known/\n"))
    crawl("sedaily", "-a", ARTICLE)
    assert "/.well-known/tdmrep.json" not in [seen.path for seen in crawl.origin.log]
    assert len(ids(crawl)) == 1


@pytest.mark.parametrize("answer", [RESET, Answer(503)])
def test_tdmrep_json_that_does_not_come_keeps_nothing_back(crawl, answer):
    crawl.origin.fault(SEDAILY, "^/.well-known/", answer)
    run = crawl("sedaily", "-a", ARTICLE)
    assert run.status == 0
    assert "what it reserves is not known" in run.stderr
    assert [line["access"] for line in crawl.lines("sedaily")] == ["full"]

"""The stand-in itself: TLS, validators, faults, the log, and gold that keeps to the record's contract."""

import http.client
import json
import signal
import socket
import ssl
import subprocess
import sys
import threading
import unicodedata
from concurrent.futures import ThreadPoolExecutor
from dataclasses import fields, replace
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

import jsonschema
import pytest

from newsspider.items import Article, json_schema
from tests.origin import HANG, RESET, Answer, Origin, default_stories, generated_stories

SEDAILY, SENTV = "www.sedaily.com", "www.sentv.co.kr"
SITES = {"sedaily": SEDAILY, "sentv": SENTV}


@pytest.fixture(scope="module")
def origin():
    with Origin() as origin:
        yield origin


def tunnel(origin, host=SEDAILY, **extra):
    """A connection to `host` through the proxy that trusts nothing but the origin's authority."""
    trust = ssl.create_default_context(cafile=origin.environ["SSL_CERT_FILE"])
    connection = http.client.HTTPSConnection("127.0.0.1", origin.port, context=trust, timeout=10, **extra)
    connection.set_tunnel(host, 443)
    return connection


def get(origin, path, host=SEDAILY, headers=None):
    """Status, headers and body of one request over TLS."""
    connection = tunnel(origin, host)
    try:
        connection.request("GET", path, headers=headers or {})
        with connection.getresponse() as answer:
            return answer.status, answer.headers, answer.read()
    finally:
        connection.close()


def test_page_over_verified_tls_and_two_requests_on_one_connection(origin):
    connection = tunnel(origin)
    try:
        for article_id in ("20010533", "20010417"):
            connection.request("GET", f"/article/{article_id}")
            answer = connection.getresponse()
            assert answer.status == 200
            assert 'id="article-body"' in answer.read().decode()
    finally:
        connection.close()


def test_certificate_is_refused_without_the_authority(origin):
    connection = http.client.HTTPSConnection("127.0.0.1", origin.port, context=ssl.create_default_context())
    connection.set_tunnel(SEDAILY, 443)
    with pytest.raises(ssl.SSLCertVerificationError):
        connection.request("GET", "/")
    connection.close()


def test_plain_http_through_the_proxy(origin):
    connection = http.client.HTTPConnection("127.0.0.1", origin.port, timeout=10)
    connection.request("GET", f"http://{SENTV}/robots.txt")
    answer = connection.getresponse()
    assert (answer.status, b"Disallow: /article/search" in answer.read()) == (200, True)
    connection.close()


def test_host_that_is_not_played_gets_502(origin):
    connection = tunnel(origin, "example.com")
    with pytest.raises(OSError, match="502"):
        connection.request("GET", "/")
    connection.close()
    assert (origin.log[-1].host, origin.log[-1].status) == ("example.com", 502)


@pytest.mark.parametrize("site", SITES)
def test_gold_keeps_to_the_schema(origin, site):
    schema = json.loads(json.dumps(json_schema()))
    read = origin.gold_reading(site)
    names = [f.name for f in fields(Article) if f.name not in ("fetched_at", "reading")]
    assert len(origin.gold(site)) >= 12
    for record_id, record in origin.gold(site).items():
        assert list(record) == names
        assert record["id"] == record_id
        whole = {**record, "fetched_at": "2026-02-13T00:00:00Z", "reading": read[record_id]}
        jsonschema.validate(whole, schema)
        assert unicodedata.is_normalized("NFC", record["text"] + record["title"])
        assert not any(author["email"] for author in record["authors"])


def test_gold_with_emails_names_them(origin):
    record = origin.gold("sentv", emails=True)["sentv:sentv202507170007"]
    assert record["authors"] == [{"name": "한서윤", "role": "인턴기자", "email": "q00071@sedaily.com"}]


@pytest.mark.parametrize("site", SITES)
def test_every_sentence_of_the_gold_is_on_its_page(origin, site):
    for record in origin.gold(site).values():
        url = urlsplit(record["url"])
        body = get(origin, url.path, url.netloc)[2].decode()
        page = unicodedata.normalize("NFC", body.replace("\u200b", "").replace("\u00a0", " "))
        for line in record["text"].splitlines():
            assert line in page, record["id"]
        assert all(author["name"] in page for author in record["authors"]), record["id"]


def test_validators_bring_304(origin):
    path = "/article/20010533"
    _, headers, body = get(origin, path)
    for asked in ({"If-None-Match": headers["ETag"]}, {"If-Modified-Since": headers["Last-Modified"]}):
        status, _, rest = get(origin, path, headers=asked)
        assert (status, rest) == (304, b"")
    assert get(origin, path, headers={"If-None-Match": '"other"'})[2] == body


def test_fault_answers_until_removed(origin):
    busy = Answer(429, {"Retry-After": "3"}, b"slow down")
    fault = origin.fault(SENTV, r"^/article/view/sentv202507170007$", busy)
    status, headers, body = get(origin, "/article/view/sentv202507170007", SENTV)
    assert (status, headers["Retry-After"], body) == (429, "3", b"slow down")
    assert get(origin, "/article/view/sentv202507170101", SENTV)[0] == 200
    fault.remove()
    assert get(origin, "/article/view/sentv202507170007", SENTV)[0] == 200


def test_fault_function_may_leave_the_request_alone(origin):
    answers = [Answer(500), None]
    fault = origin.fault(SEDAILY, r"^/robots\.txt", lambda _: answers.pop(0))
    assert [get(origin, "/robots.txt")[0] for _ in range(2)] == [500, 200]
    fault.remove()


@pytest.mark.parametrize("answer", [RESET, Answer(body=b"x" * 50_000, cut=100)])
def test_reset_is_a_broken_connection(origin, answer):
    fault = origin.fault(SEDAILY, r"^/$", answer)
    with pytest.raises((ConnectionError, http.client.IncompleteRead, ssl.SSLError)):
        get(origin, "/")
    fault.remove()
    assert origin.log[-1].status == 0


def test_log_keeps_order_headers_and_query(origin):
    before = len(origin.log)
    get(origin, "/article/list/2025-07-17?page=1", SENTV, {"User-Agent": "one"})
    get(origin, "/article/1", SEDAILY, {"User-Agent": "two"})
    first, second = origin.log[before:]
    assert (first.host, first.path, first.status) == (SENTV, "/article/list/2025-07-17?page=1", 200)
    assert (first.headers["user-agent"], second.headers["user-agent"]) == ("one", "two")
    assert first.time < second.time


def test_day_archive_lists_the_day_and_the_last_list_page_repeats(origin):
    body = get(origin, "/newsArchive/2023/07/18")[2].decode()
    listed = body.partition('class="article-list"')[2].partition("</ul>")[0]
    assert listed.count("/NewsView/29S5") == 3
    assert "20010533" not in listed
    pages = [
        get(origin, f"/article/list/sentv000000000?page={number}", SENTV)[2].partition(b"TOP")[0]
        for number in (1, 3, 99)
    ]
    assert pages[0] != pages[1]
    assert b"592031" in pages[1]
    assert b"592031" in pages[2]


def test_missing_articles_are_soft(origin):
    status, _, body = get(origin, "/article/99999999")
    assert (status, "등록된 기사가 없습니다" in body.decode()) == (200, True)
    status, _, body = get(origin, "/article/view/sentv209901010001", SENTV)
    assert (status, "삭제된 기사입니다" in body.decode()) == (200, True)
    assert get(origin, "/nothing/here")[0] == 404


def test_published_story_replaces_the_one_with_its_id():
    story = default_stories()[0]
    with Origin([story]) as origin:
        origin.publish(replace(story, title="바뀐 제목"))
        assert [record["title"] for record in origin.gold(story.site).values()] == ["바뀐 제목"]


def test_generated_stories_are_repeatable_distinct_and_served():
    arguments = (date(2026, 1, 30), 4, 150, 7)
    stories = [story for site in SITES for story in generated_stories(site, *arguments)]
    assert stories == [story for site in SITES for story in generated_stories(site, *arguments)]
    assert len({story.text for story in stories}) == len(stories) == 1200
    with Origin(stories) as origin:
        record = next(iter(origin.gold("sedaily").values()))
        assert record["text"].splitlines()[1] in get(origin, urlsplit(record["url"]).path)[2].decode()


def test_sixteen_at_once_and_a_client_that_vanishes(origin):
    with socket.create_connection(("127.0.0.1", origin.port)) as rude:
        rude.sendall(f"CONNECT {SEDAILY}:443 HTTP/1.1\r\n\r\n".encode())
    paths = [urlsplit(record["url"]).path for record in origin.gold("sedaily").values()] * 4
    with ThreadPoolExecutor(16) as clients:
        assert {status for status, *_ in clients.map(lambda path: get(origin, path), paths)} == {200}


def test_stop_ends_idle_and_hanging_connections():
    before = set(threading.enumerate())
    with Origin(cases=[(SEDAILY, r"^/slow$", HANG)]) as origin:
        idle, hanging = tunnel(origin), tunnel(origin)
        idle.request("GET", "/")
        idle.getresponse().read()
        hanging.request("GET", "/slow")
    idle.close()
    hanging.close()
    assert set(threading.enumerate()) <= before
    assert not origin.ca_file.exists()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_command_says_what_to_export_and_ends_cleanly(number):
    command = [sys.executable, "-m", "tests.origin", "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        said = list(iter(process.stdout.readline, "Ctrl-C ends it.\n"))
        process.send_signal(number)
        _, errors = process.communicate(timeout=30)
    exports = dict(line.strip().removeprefix("export ").split("=", 1) for line in said if "export " in line)
    assert exports["https_proxy"].startswith("http://127.0.0.1:")
    assert any("make crawl SITE=sentv ARGS=" in line for line in said)
    assert (process.returncode, errors) == (0, "")
    assert not Path(exports["SSL_CERT_FILE"]).exists()

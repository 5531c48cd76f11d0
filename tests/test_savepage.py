"""`scrapy savepage`: a page becomes a case."""

import json

import pytest

from newsspider.pages.article import parse_article
from newsspider.sites import SITES
from newsspider.watch.fixtures import expected_of
from newsspider.watch.trim import trim
from tests.conftest import OF_EVERY_HOST
from tests.elsewhere import project, scrapy_in
from tests.origin import Answer, Request

URL = "https://www.sedaily.com/article/20010533"


@pytest.fixture
def folder(tmp_path):
    return project(tmp_path / "project")


def case(folder, name, site="sedaily"):
    found = folder / "tests" / "fixtures" / site / name
    texts = {file: (found / file).read_text("utf-8") for file in ("page.html", "meta.json", "expected.json")}
    return texts["page.html"], json.loads(texts["meta.json"]), json.loads(texts["expected.json"])


def gold_of(origin, url):
    return next(gold for gold in origin.gold("sedaily").values() if gold["url"] == url)


def without_reading(record):
    return {name: value for name, value in record.items() if name not in ("reading", "fetched_at")}


def test_live_page(origin, folder):
    run = scrapy_in(folder, "savepage", URL, environ=origin.environ)
    assert run.status == 0, run.stderr
    page, meta, expected = case(folder, "20010533")
    assert without_reading(expected) == gold_of(origin, URL)
    assert "fetched_at" not in expected
    assert meta["url"] == URL
    assert URL in meta["source"]
    assert "belongs to the publisher" in meta["note"]
    assert "<style" not in page
    assert "<!--" not in page
    assert "compare expected.json" in run.stdout
    assert [seen.path for seen in origin.log] == [*OF_EVERY_HOST, "/article/20010533"]
    again = scrapy_in(folder, "reparse")
    assert (again.status, again.stdout) == (0, "1 pages read, 0 changed\n")


def test_nothing_is_overwritten_without_force(origin, folder):
    scrapy_in(folder, "savepage", URL, "--case", "npu", environ=origin.environ)
    meta = folder / "tests" / "fixtures" / "sedaily" / "npu" / "meta.json"
    meta.write_text("mine")
    run = scrapy_in(folder, "savepage", URL, "--case", "npu", environ=origin.environ)
    assert run.status == 2
    assert "--force" in run.stderr
    assert meta.read_text() == "mine"
    run = scrapy_in(folder, "savepage", URL, "--case", "npu", "--force", environ=origin.environ)
    assert run.status == 0, run.stderr
    assert json.loads(meta.read_text("utf-8"))["url"] == URL


@pytest.mark.parametrize("name", ["../out", "/etc", "a/b", ".hidden", ""])
def test_case_cannot_leave_the_folder(folder, name):
    run = scrapy_in(folder, "savepage", "page.html", f"--case={name}", "--url", URL)
    assert run.status != 0
    assert not list(folder.rglob("page.html"))


@pytest.mark.parametrize("encoding", ["utf-8", "cp949"])
def test_saved_file(origin, folder, encoding):
    body = (
        origin._sites[0].answer(Request("GET", "www.sedaily.com", "/NewsView/29S5T88QPA", {})).body.decode()
    )
    url = "https://www.sedaily.com/NewsView/29S5T88QPA"
    page = body.replace('charset="utf-8"', f'charset="{encoding}"')
    (folder / "saved.html").write_bytes(page.encode(encoding, "ignore"))
    run = scrapy_in(folder, "savepage", "saved.html", "--url", url)
    assert run.status == 0, run.stderr
    page, meta, expected = case(folder, "29S5T88QPA")
    assert without_reading(expected) == gold_of(origin, url)
    assert meta["url"] == url
    assert "saved.html" in meta["source"]
    assert str(folder) not in meta["source"]
    assert 'charset="utf-8"' in page
    assert "\ufffd" not in page


def test_file_that_does_not_say_its_address(folder):
    (folder / "saved.html").write_text("<html><body><p>기사</p></body></html>")
    run = scrapy_in(folder, "savepage", "saved.html")
    assert run.status == 2
    assert "--url" in run.stderr


@pytest.mark.parametrize(
    ("answer", "reason"),
    [(Answer(status=404), "404"), (Answer(status=200, body=b"<html></html>"), "no article")],
)
def test_page_without_an_article_leaves_nothing_behind(origin, folder, answer, reason):
    origin.fault("www.sedaily.com", "^/article/20010533", answer)
    run = scrapy_in(folder, "savepage", URL, environ=origin.environ)
    assert run.status == 1
    assert reason in run.stderr
    assert not (folder / "tests").exists()


def test_address_of_another_site_is_a_usage_error(folder):
    run = scrapy_in(folder, "savepage", "https://example.invalid/1")
    assert run.status == 2


SCRIPTED = """<!DOCTYPE html><html><head><meta charset="euc-kr"><title>반도체 장비 수주 회복 조짐</title>
<meta property="og:title" content="반도체 장비 수주 회복 조짐">
<style>.a{{color:red}}</style><script>var tracker = 1;</script>
<script type="application/ld+json">{{"@type": "NewsArticle", "headline": "반도체 장비 수주 회복 조짐",
"datePublished": "2026-02-12T10:00:00+09:00"}}</script></head>
<body><svg><path d="M0 0"/></svg><!-- note --><div id="{body}">{text}</div>
<script>window.__STATE__ = {state};</script></body></html>"""
SENTENCES = [f"장비 업체 {n}곳은 다음 분기 주문이 {n}0%가량 늘어날 것으로 내다봤다." for n in range(2, 14)]


def read(page):
    return expected_of(parse_article(page, URL, SITES["sedaily"]))


def test_trimming_keeps_data_and_drops_the_rest():
    text = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES)
    page = SCRIPTED.format(body="article-body", text=text, state="1")
    trimmed = trim(page)
    assert read(trimmed) == read(page)
    for gone in ("<style", "<svg", "tracker", "<!-- note", "__STATE__", "euc-kr"):
        assert gone not in trimmed
    assert "application/ld+json" in trimmed


@pytest.mark.parametrize("ascii_only", [True, False])
def test_trimming_keeps_the_article_of_a_page_drawn_by_script(ascii_only):
    state = json.dumps(
        {"title": "반도체 장비 수주 회복 조짐", "content": "\n".join(SENTENCES)}, ensure_ascii=ascii_only
    )
    page = SCRIPTED.format(body="app", text="", state=state)
    trimmed = trim(page)
    assert read(page)["reading"]["text"] == "structured"
    assert read(trimmed) == read(page)
    assert "tracker" not in trimmed


def test_page_that_reads_differently_without_what_is_trimmed_is_kept_whole(folder):
    text = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES)
    head = '<h1 class="title">반도체 장비 수주<noscript> 회복 조짐</noscript></h1>'
    body = f'<body>{head}<div id="article-body">{text}</div><style>.a{{color:red}}</style></body>'
    when = '<meta property="article:published_time" content="2026-02-12T10:00:00+09:00">'
    page = f'<html><head><meta charset="utf-8">{when}</head>{body}</html>'
    assert read(trim(page)) != read(page)
    (folder / "saved.html").write_text(page, "utf-8")
    run = scrapy_in(folder, "savepage", "saved.html", "--url", URL)
    assert run.status == 0, run.stderr
    assert "kept whole" in run.stdout
    saved, _, expected = case(folder, "20010533")
    assert saved == page
    assert expected == read(page)

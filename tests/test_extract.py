"""`scrapy extract`: saved pages and plain texts, as a person at the keyboard meets it."""

import json

import pytest

from tests.conftest import scrapy
from tests.origin import Origin
from tests.origin.answers import Request

PAGES = {
    "sedaily:20010533": ("www.sedaily.com", "/article/20010533"),
    "sedaily:29S5T88QPA": ("www.sedaily.com", "/NewsView/29S5T88QPA"),
    "sentv:sentv202507170007": ("www.sentv.co.kr", "/article/view/sentv202507170007"),
}
PLAIN = """코스닥 새내기주 세 곳, 첫날 모두 공모가 웃돌아
기관 확약 비율 30% 넘겨

[서울경제TV=한도윤 인턴기자] 이달 코스닥에 오른 새내기주 세 곳이 첫날 모두 공모가보다 높은 값에 장을 마쳤다.
한국거래소는 17일 기관의 의무보유 확약 비율이 30%를 넘었다고 밝혔다. /doyun@sedaily.com

[ⓒ 서울경제TV(www.sentv.co.kr), 무단 전재 및 재배포 금지]

관련뉴스
"""


@pytest.fixture(scope="module")
def newsroom():
    with Origin() as origin:
        yield origin


@pytest.fixture
def saved(newsroom, tmp_path):
    """Pages of the origin as files, and the gold of each."""

    def save(article_id, encoding="utf-8"):
        host, path = PAGES[article_id]
        body = newsroom._respond(Request("GET", host, path, {})).body
        file = tmp_path / f"{article_id.replace(':', '-')}.html"
        file.write_bytes(body.decode().encode(encoding, "ignore"))
        return file, newsroom.gold(host.split(".")[1])[article_id]

    return save


def extract(*args):
    run = scrapy("extract", *map(str, args), environ={})
    return run, [json.loads(line) for line in run.stdout.splitlines()]


def contract(line):
    return {name: value for name, value in line.items() if name not in ("fetched_at", "reading")}


@pytest.mark.parametrize("article_id", PAGES)
def test_saved_page_with_its_address(saved, article_id):
    file, gold = saved(article_id)
    run, lines = extract(file, "--url", gold["url"] + "?ref=naver")
    assert run.status == 0, run.stderr
    assert [contract(line) for line in lines] == [gold]
    assert run.stderr == ""


def test_several_files_one_of_which_holds_no_article(saved, tmp_path):
    first, _ = saved("sedaily:20010533")
    second, _ = saved("sentv:sentv202507170007")
    empty = tmp_path / "empty.html"
    empty.write_text("<html><body><p>점검 중</p></body></html>")
    run, lines = extract(first, empty, second)
    assert run.status == 1
    assert len(lines) == 2
    # The others are named too: without --url nothing tells their id.
    refused = next(line for line in run.stderr.split("\n") if "no article" in line)
    assert refused.startswith(f"extract: {empty}")
    assert str(empty) in run.stderr
    assert "no-text" in run.stderr


def test_emails_only_when_asked_for(saved):
    file, gold = saved("sedaily:20010533")
    _, lines = extract(file, "--url", gold["url"], "-s", "REPORTER_EMAILS=1")
    assert [author["email"] for author in lines[0]["authors"]] == ["sion@sedaily.com"]


def test_page_names_its_own_address(saved):
    file, gold = saved("sedaily:20010533")
    page = file.read_text("utf-8")
    file.write_text(page.replace("<head>", f'<head><link rel="canonical" href="{gold["url"]}">', 1), "utf-8")
    run, lines = extract(file)
    assert run.status == 0, run.stderr
    assert [contract(line) for line in lines] == [gold]


def test_unknown_publisher(saved):
    file, gold = saved("sedaily:20010533")
    page = file.read_text("utf-8")
    file.write_text(
        page.replace("<head>", '<head><meta property="og:site_name" content="한빛일보">', 1), "utf-8"
    )
    run, lines = extract(file, "--url", "https://news.example/1")
    assert run.status == 0, run.stderr
    assert (lines[0]["id"], lines[0]["url"], lines[0]["publisher"]) == (
        "",
        "https://news.example/1",
        "한빛일보",
    )
    assert lines[0]["text"] == gold["text"]


def test_site_by_name_without_an_address(saved):
    file, gold = saved("sentv:sentv202507170007")
    _, lines = extract(file, "--site", "sentv")
    assert (lines[0]["site"], lines[0]["id"], lines[0]["text"]) == ("sentv", "", gold["text"])


def test_korean_encoding(saved):
    file, gold = saved("sentv:sentv202507170007", "cp949")
    run, lines = extract(file, "--url", gold["url"])
    assert run.status == 0, run.stderr
    assert lines[0]["title"] == gold["title"]


def test_plain_text(tmp_path):
    file = tmp_path / "기사.txt"
    file.write_text(PLAIN, "utf-8")
    run, lines = extract(
        file, "--site", "sentv", "--url", "https://www.sentv.co.kr/article/view/sentv202507170999"
    )
    assert run.status == 0, run.stderr
    line = lines[0]
    assert line["id"] == "sentv:sentv202507170999"
    assert line["title"] == "코스닥 새내기주 세 곳, 첫날 모두 공모가 웃돌아"
    assert line["subtitle"] == "기관 확약 비율 30% 넘겨"
    assert line["authors"] == [{"name": "한도윤", "role": "인턴기자", "email": ""}]
    assert line["text"].startswith("이달 코스닥에 오른")
    assert line["text"].endswith("넘었다고 밝혔다.")
    assert line["copyright"] == "[ⓒ 서울경제TV(www.sentv.co.kr), 무단 전재 및 재배포 금지]"


def test_plain_text_without_a_sentence(tmp_path):
    file = tmp_path / "a.txt"
    file.write_text("제목뿐\n", "utf-8")
    run, lines = extract(file)
    assert (run.status, lines) == (1, [])
    assert "no-text" in run.stderr


@pytest.mark.parametrize(
    ("name", "body", "words"),
    [
        ("missing.html", None, "No such file"),
        ("noise.html", b"\x81\xff" * 50, "are not text in"),
    ],
)
def test_unreadable_file_is_one_sentence(tmp_path, name, body, words):
    file = tmp_path / name
    if body is not None:
        file.write_bytes(body)
    run, lines = extract(file)
    assert (run.status, lines) == (1, [])
    assert words in run.stderr
    assert run.stderr.count("\n") == 1


@pytest.mark.parametrize(
    ("args", "words"),
    [
        ([], "name at least one file"),
        (["a.html", "--site", "sedaly"], "sedaly"),
        (["a", "b", "--url", "u"], "--url"),
    ],
)
def test_usage(args, words):
    run, lines = extract(*args)
    assert (run.status, lines) == (2, [])
    assert words in run.stderr.splitlines()[-1]
    assert "Traceback" not in run.stderr

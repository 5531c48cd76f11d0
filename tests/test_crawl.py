"""Whole crawls: the real spiders, unmodified, against the origin."""

import socket
from dataclasses import replace
from datetime import datetime, timedelta

import jsonschema
import pytest

from newsspider.dates import KST
from newsspider.items import Article, json_schema
from newsspider.pipelines.dropping import Drop
from newsspider.pipelines.validate import Validate
from tests.conftest import scrapy
from tests.origin import HANG, RESET, Answer

WWW = {"sedaily": "www.sedaily.com", "sentv": "www.sentv.co.kr"}


def contract(line):
    """The part of a line that is the same whenever and however the page was read."""
    return {name: value for name, value in line.items() if name not in ("fetched_at", "reading")}


def ids(lines):
    return sorted(line["id"] for line in lines)


@pytest.mark.parametrize("site", WWW)
def test_every_article_becomes_its_gold_line(crawl, site):
    run = crawl(site)
    assert run.status == 0, run.stderr
    gold = crawl.origin.gold(site)
    lines = crawl.lines(site)
    assert {line["id"]: contract(line) for line in lines} == gold
    assert len(lines) == len(gold)
    assert run.account == {"articles listed": len(gold), "written": len(gold)}


@pytest.mark.parametrize("site", WWW)
def test_lines_keep_the_schema_and_lie_in_the_file_of_their_day(crawl, site):
    crawl(site, "-a", "limit=4")
    valid = jsonschema.Draft202012Validator(json_schema())
    files = sorted((crawl.output / site).glob("*.jsonl"))
    assert files
    for line in crawl.lines(site):
        valid.validate(line)
        assert list(line) == list(json_schema()["properties"])
    for file in files:
        assert all(f'"published_at": "{file.stem}T' in line for line in file.read_text("utf-8").splitlines())


@pytest.mark.parametrize("site", WWW)
def test_second_run_asks_for_no_article_and_writes_nothing(crawl, site):
    crawl(site)
    before = crawl.lines(site)
    run = crawl(site)
    assert run.status == 0, run.stderr
    assert crawl.asked_articles == []
    assert crawl.lines(site) == before
    assert "written" not in run.account


def test_unchanged_listings_are_not_sent_again(crawl):
    crawl("sedaily")
    crawl("sedaily")
    answers = {seen.path: seen.status for seen in crawl.origin.log}  # the last answer for each path
    assert answers["/rss/newsall"] == answers["/sitemap/latestnews"] == 304


def test_feed_is_sent_again_while_an_article_of_it_failed(crawl):
    fault = crawl.origin.fault(WWW["sedaily"], "^/article/20010602", Answer(status=500))
    run = crawl("sedaily")
    assert run.status == 0, run.stderr
    assert run.account["failed/500"] == 1
    assert "failed (500): https://www.sedaily.com/article/20010602" in run.stderr
    fault.remove()
    run = crawl("sedaily")
    assert crawl.asked_articles == ["/article/20010602"]
    assert run.account["written"] == 1
    assert ids(crawl.lines("sedaily")) == sorted(crawl.origin.gold("sedaily"))


def test_failed_article_that_no_listing_shows_any_more_is_asked_for_again(crawl):
    fault = crawl.origin.fault(WWW["sentv"], "sentv202507170007", Answer(status=503))
    crawl("sentv", "-a", "since=2025-07-17", "-a", "until=2025-07-17")
    assert "sentv:sentv202507170007" not in ids(crawl.lines("sentv"))
    fault.remove()
    empty = "<html><body>" + '<a href="/article/view/sentv202507170052">다른 기사</a>' + "</body></html>"
    crawl.origin.fault(WWW["sentv"], "^/article/list/", Answer(body=empty.encode()))
    crawl("sentv", "-a", "since=2025-07-17", "-a", "until=2025-07-17")
    assert crawl.asked_articles == ["/article/view/sentv202507170007"]
    assert "sentv:sentv202507170007" in ids(crawl.lines("sentv"))


@pytest.mark.parametrize("answer", [Answer(status=404), Answer(status=410)])
def test_gone_article_is_settled(crawl, answer):
    crawl.origin.fault(WWW["sedaily"], "^/article/20010602", answer)
    run = crawl("sedaily")
    assert run.account["dropped/gone"] == 1
    crawl("sedaily", "-a", "since=2026-02-12", "-a", "until=2026-02-12")
    assert crawl.asked_articles == []


def test_page_that_only_says_it_is_gone_is_dropped_but_not_for_ever(crawl):
    for _ in range(2):
        run = crawl("sedaily", "-a", "url=https://www.sedaily.com/article/29999999")
        assert run.account["dropped/gone"] == 1
        assert crawl.asked == ["/article/29999999"]


@pytest.mark.parametrize("site", WWW)
def test_window_writes_the_articles_of_its_days_only(crawl, site):
    days = sorted(line["published_at"][:10] for line in crawl.origin.gold(site).values())
    day = days[len(days) // 2]
    run = crawl(site, "-a", f"since={day}", "-a", f"until={day}")
    assert run.status == 0, run.stderr
    gold = crawl.origin.gold(site)
    assert ids(crawl.lines(site)) == sorted(i for i in gold if gold[i]["published_at"][:10] == day)
    assert len(crawl.asked_articles) == len(set(crawl.asked_articles))


def test_window_reads_all_pages_of_a_day(crawl):
    story = next(s for s in crawl.origin.newsrooms["sentv"].newest_first if s.id == "sentv202507170007")
    for number in range(300, 317):
        text = tuple(f"{part} {number}번째 판." for part in story.paragraphs if isinstance(part, str))
        crawl.origin.publish(
            replace(story, id=f"sentv20250717{number:04}", paragraphs=text, title=f"{story.title} {number}")
        )
    run = crawl("sentv", "-a", "since=2025-07-17", "-a", "until=2025-07-17")
    gold = crawl.origin.gold("sentv")
    of_the_day = [i for i in gold if gold[i]["published_at"].startswith("2025-07-17")]
    assert run.account["articles listed"] >= len(of_the_day) > 17
    assert ids(crawl.lines("sentv")) == sorted(of_the_day)


@pytest.mark.parametrize("site", WWW)
def test_days_list_that_shows_nothing_is_replaced_by_the_other_lists(crawl, site):
    path = r"^/newsArchive/|^/daily-news/" if site == "sedaily" else r"^/article/list/\d{4}-"
    crawl.origin.fault(WWW[site], path, Answer(status=404))
    gold = crawl.origin.gold(site)
    day = max(line["published_at"][:10] for line in gold.values())
    run = crawl(site, "-a", f"since={day}", "-a", f"until={day}")
    assert run.status == 0, run.stderr
    assert "show nothing or not everything for 1 of 1 days" in run.stderr
    assert ids(crawl.lines(site)) == sorted(i for i in gold if gold[i]["published_at"][:10] == day)


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (Answer(), "empty"),
        (Answer(body=b"<rss><channel><item>"), "broken"),
        (Answer(status=404, body=b"<html></html>"), "404"),
        (RESET, "connection"),
    ],
)
def test_dead_feed_is_named_and_the_other_ways_carry_on(crawl, answer, reason):
    crawl.origin.fault(WWW["sedaily"], "^/rss/newsall", answer)
    run = crawl("sedaily")
    assert run.status == 0, run.stderr
    assert f"listing feed shows nothing ({reason}): https://www.sedaily.com/rss/newsall" in run.stderr
    assert len(crawl.lines("sedaily")) == 10  # as many as the sitemap holds


@pytest.mark.parametrize("site", WWW)
def test_limit(crawl, site):
    run = crawl(site, "-a", "limit=3")
    assert len(crawl.asked_articles) == run.account["written"] == len(crawl.lines(site)) == 3
    assert run.account["articles listed"] == 3 + run.account["article/not_asked/limit"]
    crawl(site)
    assert ids(crawl.lines(site)) == sorted(crawl.origin.gold(site))


def test_url_in_any_spelling_asks_for_that_article_alone(crawl):
    run = crawl("sedaily", "-a", "url=https://m.sedaily.com/NewsViewAmp/29S5T88QPA?ref=naver#cb")
    assert run.status == 0, run.stderr
    assert crawl.asked == ["/NewsView/29S5T88QPA"]
    assert ids(crawl.lines("sedaily")) == ["sedaily:29S5T88QPA"]


def test_urls_of_a_file(crawl, tmp_path):
    file = tmp_path / "urls.txt"
    file.write_text(
        "# 두 기사\nhttps://www.sentv.co.kr/news/view/671190\n\nhttps://sentv.co.kr/news/view/648205 # 옛\n"
    )
    run = crawl("sentv", "-a", f"urls={file}")
    assert run.status == 0, run.stderr
    assert ids(crawl.lines("sentv")) == ["sentv:648205", "sentv:671190"]


def test_sections(crawl):
    run = crawl("sedaily", "-a", "sections=금융")
    assert run.status == 0, run.stderr
    assert crawl.asked[0] == "/rss/finance"
    gold = crawl.origin.gold("sedaily")
    assert ids(crawl.lines("sedaily")) == sorted(
        i for i in gold if gold[i]["section"] in ("금융", "경제·금융")
    )
    assert run.account["dropped/other_section"] == len(crawl.asked_articles) - len(crawl.lines("sedaily"))


def test_redirect_to_another_number_makes_that_the_identity(crawl):
    target = "https://www.sedaily.com/article/20010602"
    crawl.origin.fault(WWW["sedaily"], "^/NewsView/29S5T88QPA", Answer(301, {"Location": target}))
    run = crawl("sedaily", "-a", "url=https://www.sedaily.com/NewsView/29S5T88QPA")
    assert ids(crawl.lines("sedaily")) == ["sedaily:20010602"]
    assert run.account == {"articles listed": 2, "article/alias": 1, "written": 1}
    crawl("sedaily", "-a", "url=https://www.sedaily.com/NewsView/29S5T88QPA")
    assert crawl.asked == []


@pytest.mark.parametrize(
    "location", ["https://www.sedaily.com/", "https://evil.example/article/20010602", "/article/20010602"]
)
def test_redirect_that_leads_to_no_article_fails(crawl, location):
    crawl.origin.fault(WWW["sedaily"], "^/article/20010602", Answer(302, {"Location": location}))
    run = crawl("sedaily", "-a", "url=https://www.sedaily.com/article/20010602")
    assert run.account["failed/redirected"] == 1
    assert {seen.host for seen in crawl.origin.log} == {WWW["sedaily"]}
    assert len(crawl.asked_articles) <= 6


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (Answer(body=b""), "empty"),
        (Answer(headers={"Content-Type": "text/html"}, body=b"\x89PNG\r\n\x1a\n" + bytes(400)), "no-html"),
        (RESET, "connection"),
        (Answer(status=403, body=b"<html></html>"), "403"),
        (Answer(headers={"Content-Encoding": "gzip"}, body=b"<html>"), None),
    ],
)
def test_answers_that_are_no_page_fail_and_stay_open(crawl, answer, reason):
    fault = crawl.origin.fault(WWW["sedaily"], "^/article/20010602", answer)
    run = crawl("sedaily", "-a", "url=https://www.sedaily.com/article/20010602")
    failed = [name for name in run.account if name.startswith("failed/")]
    assert len(failed) == 1
    assert reason is None or failed == [f"failed/{reason}"]
    fault.remove()
    crawl("sedaily", "-a", "url=https://www.sedaily.com/article/20010602")
    assert ids(crawl.lines("sedaily")) == ["sedaily:20010602"]


def test_hanging_article_times_out(crawl):
    crawl.origin.fault(WWW["sedaily"], "^/article/20010602", HANG)
    run = crawl("sedaily", "-a", "url=https://www.sedaily.com/article/20010602", "-s", "DOWNLOAD_TIMEOUT=1")
    assert run.account["failed/timeout"] == 1


def test_mislabelled_encoding_is_read_all_the_same(crawl):
    gold = crawl.origin.gold("sedaily")["sedaily:20010602"]
    page = (
        '<!DOCTYPE html><html><head><meta charset="utf-8"></head><body><h1 class="title">'
        f'{gold["title"]}</h1><meta property="article:published_time" content="2026-02-12T15:45:00+09:00">'
        '<div id="article-body" itemprop="articleBody">'
        + gold["text"].replace("\n", "<br>")
        + "</div></body></html>"
    )
    answer = Answer(headers={"Content-Type": "text/html; charset=utf-8"}, body=page.encode("cp949"))
    crawl.origin.fault(WWW["sedaily"], "^/article/20010602", answer)
    crawl("sedaily", "-a", "url=https://www.sedaily.com/article/20010602")
    assert [(line["title"], line["text"]) for line in crawl.lines("sedaily")] == [
        (gold["title"], gold["text"])
    ]


def test_revisit_writes_a_changed_text_as_the_next_revision(crawl):
    url = "url=https://www.sedaily.com/article/20010602"
    crawl("sedaily", "-a", url)
    run = crawl("sedaily", "-a", url, "-a", "revisit=30000d")
    assert run.account == {"articles listed": 1, "article/unchanged": 1}
    newsroom = crawl.origin.newsrooms["sedaily"]
    story = newsroom.by_id["20010602"]
    changed = replace(story, paragraphs=(*story.paragraphs, "거래소는 13일 정정 자료를 냈다."))
    crawl.origin.publish(changed)
    run = crawl("sedaily", "-a", url, "-a", "revisit=30000d")
    assert run.account == {"articles listed": 1, "written": 1}
    lines = crawl.lines("sedaily")
    assert [line["revision"] for line in lines] == [1, 2]
    assert lines[1]["text"].endswith("거래소는 13일 정정 자료를 냈다.")


def test_revisit_leaves_older_articles_alone(crawl):
    crawl("sentv")
    crawl("sentv", "-a", "revisit=1h", "-a", "since=2025-07-17", "-a", "until=2025-07-17")
    assert [path for path in crawl.asked_articles if "sentv2025" in path] == []


def test_revisit_of_the_same_text_on_a_changed_page_writes_nothing(crawl):
    url = "url=https://www.sedaily.com/article/20010602"
    crawl("sedaily", "-a", url)
    story = crawl.origin.newsrooms["sedaily"].by_id["20010602"]
    crawl.origin.publish(replace(story, tags=("바뀐 태그",)))
    run = crawl("sedaily", "-a", url, "-a", "revisit=30000d")
    assert run.account == {"articles listed": 1, "dropped/same_id": 1}
    assert len(crawl.lines("sedaily")) == 1


def test_same_text_under_another_id_is_written_once(crawl):
    story = crawl.origin.newsrooms["sedaily"].by_id["20010602"]
    crawl.origin.publish(replace(story, id="20010999"))
    run = crawl("sedaily")
    assert run.account["dropped/same_text"] == 1
    crawl("sedaily", "-a", "since=2026-02-12", "-a", "until=2026-02-12")
    assert crawl.asked_articles == []


@pytest.mark.parametrize("setting", ["mark", "drop"])
def test_near_copy(crawl, setting):
    story = crawl.origin.newsrooms["sedaily"].by_id["20000871"]
    copy = replace(story, id="20019999", title=story.title + "(종합)", published=story.published)
    crawl.origin.publish(copy)
    first, second = (f"url=https://www.sedaily.com/article/{number}" for number in ("20000871", "20019999"))
    crawl("sedaily", "-a", first)
    run = crawl("sedaily", "-a", second, "-s", f"NEAR_DUPLICATES={setting}")
    lines = {line["id"]: line["duplicate_of"] for line in crawl.lines("sedaily")}
    if setting == "mark":
        assert lines == {"sedaily:20000871": "", "sedaily:20019999": "sedaily:20000871"}
    else:
        assert lines == {"sedaily:20000871": ""}
        assert run.account["dropped/near_copy"] == 1


def test_emails_only_when_asked_for(crawl):
    url = "url=https://www.sedaily.com/article/20010533"
    crawl("sedaily", "-a", url, "-s", "REPORTER_EMAILS=1")
    assert crawl.lines("sedaily")[0]["authors"] == [
        {"name": "백시온", "role": "기자", "email": "sion@sedaily.com"}
    ]


def test_robots_txt_is_obeyed(crawl):
    crawl.origin.fault(WWW["sedaily"], "^/robots.txt", Answer(body=b"User-agent: *\nDisallow: /\n"))
    run = crawl("sedaily")
    assert run.status == 1
    assert crawl.asked == []
    assert "forbidden" in run.stderr.splitlines()[-1]


def test_who_asks_is_said_in_every_request(crawl):
    crawl("sedaily", "-a", "limit=1", "-s", "CONTACT=desk@example.com")
    agents = {seen.headers["user-agent"] for seen in crawl.origin.log}
    assert agents == {"newsspider/0.1.0 (desk@example.com)"}


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (["sedaly"], ["sedaly", "did you mean sedaily?"]),
        ([], ["name one site"]),
        (["sedaily", "-a", "sicne=2026-02-12"], ["sicne", "did you mean 'since'?"]),
        (["sedaily", "-a", "since=2026-02-30"], ["2026-02-30", "YYYY-MM-DD"]),
        (["sedaily", "-a", "url=https://www.sentv.co.kr/news/view/671190"], ["671190", "sedaily"]),
    ],
)
def test_wrong_arguments_are_refused_before_the_start(crawl, args, words):
    run = scrapy("crawl", *args, "-s", f"OUTPUT_DIR={crawl.output}", environ=crawl.origin.environ)
    assert run.status == 2
    sentence = run.stderr.strip().splitlines()[-1]
    assert all(word in sentence for word in words)
    assert "Traceback" not in run.stderr
    assert crawl.origin.log == []
    assert not crawl.output.exists()


def test_help_lists_the_arguments(crawl):
    run = crawl("sedaily", "-a", "help=1")
    assert run.status == 0
    assert "since" in run.stdout
    assert "증권" in run.stdout
    assert crawl.origin.log == []


@pytest.mark.parametrize("site", WWW)
def test_no_network(site, tmp_path):
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        port = closed.getsockname()[1]
    proxy = f"http://127.0.0.1:{port}"
    run = scrapy(
        *("crawl", site, "-s", f"OUTPUT_DIR={tmp_path}"), environ={"https_proxy": proxy, "http_proxy": proxy}
    )
    assert run.status == 1
    assert run.stderr.splitlines()[-1] == (
        f"newsspider: {site}: {WWW[site]} cannot be reached, nothing that was asked for came back (refused)"
    )
    assert "Closing spider (unreachable)" in run.stderr
    assert "Traceback" not in run.stderr


def test_site_that_answers_nothing_but_errors_is_unreachable(crawl):
    crawl.origin.fault(WWW["sentv"], "^/(?!robots)", Answer(status=502))
    run = crawl("sentv", "-s", "RETRY_TIMES=0")
    assert run.status == 1
    assert "cannot be reached" in run.stderr.splitlines()[-1]
    assert "(502)" in run.stderr.splitlines()[-1]


def test_listings_without_any_article_are_a_failure(crawl):
    crawl.origin.fault(WWW["sentv"], "^/(?!robots)", Answer(body=b"<html><body>OK</body></html>"))
    run = crawl("sentv")
    assert run.status == 1
    assert "Closing spider (nothing_found)" in run.stderr
    assert "no listing of www.sentv.co.kr shows any article" in run.stderr.splitlines()[-1]


WITHOUT_TITLE = (
    "<html><head></head><body><div id='article-body'>"
    + "".join(f"<p>{n}번째 문장에서 회사는 새 공장을 짓는다고 17일 밝혔다.</p>" for n in range(9))
    + "</div></body></html>"
)


@pytest.mark.parametrize(
    ("page", "lacks"),
    [
        ("<html><body><p>로그인 후 이용하실 수 있습니다.</p></body></html>", "login"),
        ("<html><body><div id='app'></div></body></html>", "no-text"),
        (WITHOUT_TITLE, "no-title"),
    ],
)
def test_articles_that_mostly_cannot_be_read_are_a_failure(crawl, page, lacks):
    articles = list(crawl.origin.gold("sedaily"))
    crawl.origin.fault(WWW["sedaily"], "^/(article|NewsView)/", Answer(body=page.encode()))
    run = crawl("sedaily")
    assert run.status == 1
    assert "Closing spider (unread)" in run.stderr
    assert f"could not be read ({lacks} × {len(articles)})" in run.stderr.splitlines()[-1]
    assert run.account[f"dropped/{lacks}"] == run.account["articles listed"] == len(articles)


@pytest.mark.parametrize(
    ("answer", "why"),
    [
        (Answer(404), "gone × 13"),
        (Answer(500), "500 × 13"),
        (Answer(302, {"Location": "/login"}), "redirected × 13"),
        (
            Answer(body="<html><body><p>로그인 후 이용하실 수 있습니다.</p></body></html>".encode()),
            "login × 13",
        ),
    ],
)
def test_articles_that_passed_by_are_asked_for_by_the_next_crawl(crawl, answer, why):
    fault = crawl.origin.fault(WWW["sedaily"], "^/(article|NewsView)/", answer)
    run = crawl("sedaily", "-s", "RETRY_TIMES=0")
    assert run.status == 1
    assert f"most articles could not be read ({why})" in run.stderr.splitlines()[-1]
    fault.remove()
    run = crawl("sedaily")
    assert run.status == 0, run.stderr
    assert {line["id"] for line in crawl.lines("sedaily")} == set(crawl.origin.gold("sedaily"))


def test_some_articles_that_cannot_be_read_are_none(crawl):
    few = "|".join(one.partition(":")[2] for one in list(crawl.origin.gold("sedaily"))[:3])
    crawl.origin.fault(WWW["sedaily"], f"^/(article|NewsView)/({few})", Answer(body=WITHOUT_TITLE.encode()))
    run = crawl("sedaily")
    assert run.status == 0
    assert run.account["dropped/no-title"] == 3


def test_ledger_that_cannot_be_used_is_one_sentence(crawl):
    crawl.output.mkdir()
    (crawl.output / "ledger.sqlite3").write_bytes(b"no database" * 100)
    run = crawl("sedaily")
    assert run.status == 1
    assert "scrapy ledger rebuild" in run.stderr.splitlines()[-1]
    assert "Traceback" not in run.stderr
    assert crawl.origin.log == []


def test_ledger_that_refuses_during_the_crawl_ends_it(crawl):
    crawl.output.mkdir()
    (crawl.output / "sedaily").write_text("a file where the directory belongs")
    run = crawl("sedaily")
    assert run.status == 1
    assert "Closing spider (ledger)" in run.stderr
    assert "File exists" in run.stderr.splitlines()[-1]
    assert len(crawl.asked_articles) < len(crawl.origin.gold("sedaily"))


def test_article_whose_time_cannot_be_right_is_dropped_and_stays_open(crawl):
    newsroom = crawl.origin.newsrooms["sedaily"]
    story = newsroom.by_id["20010602"]
    crawl.origin.publish(
        replace(story, published=datetime.now(KST).replace(microsecond=0) + timedelta(days=3))
    )
    url = "url=https://www.sedaily.com/article/20010602"
    run = crawl("sedaily", "-a", url)
    assert run.account == {"articles listed": 1, "dropped/no-published_at": 1}
    crawl.origin.publish(story)
    crawl("sedaily", "-a", url)
    assert ids(crawl.lines("sedaily")) == ["sedaily:20010602"]


@pytest.mark.parametrize(
    ("field", "value", "reason"),
    [
        ("id", "", "no-id"),
        ("title", "", "no-title"),
        ("text", "", "no-text"),
        ("text", "너무 짧은 글.", "short-text"),
        ("published_at", "", "no-published_at"),
        ("published_at", "2026-02-14T12:00:01+09:00", "in-future"),
    ],
)
def test_half_read_article_is_dropped_by_the_name_of_what_it_lacks(field, value, reason):
    whole = Article(
        id="sedaily:1",
        url="https://www.sedaily.com/article/1",
        title="제목",
        text="스무 글자보다는 확실히 더 긴 본문 한 줄이다.",
        published_at="2026-02-14T12:00:00+09:00",
    )
    validate = Validate(lambda: datetime(2026, 2, 13, 12, tzinfo=KST))
    assert validate.process_item(whole) is whole
    with pytest.raises(Drop) as dropped:
        validate.process_item(replace(whole, **{field: value}))
    assert dropped.value.reason == reason


def test_day_lists_that_are_gone_are_not_asked_for_day_by_day(crawl):
    crawl.origin.fault(WWW["sedaily"], "^/newsArchive/|^/daily-news/", Answer(status=404))
    run = crawl("sedaily", "-a", "since=2026-01-01", "-a", "until=2026-02-28")
    assert run.status == 0, run.stderr
    for path in ("/newsArchive/", "/daily-news/"):
        assert sum(asked.startswith(path) for asked in crawl.asked) == 3
    gold = crawl.origin.gold("sedaily")
    assert ids(crawl.lines("sedaily")) == sorted(
        i for i in gold if "2026-01-01" <= gold[i]["published_at"][:10] <= "2026-02-28"
    )


def test_plan_says_what_a_window_costs_and_asks_for_nothing(crawl):
    run = crawl(
        "sedaily",
        "-a",
        "since=2025-01-01",
        "-a",
        "until=2025-12-31",
        "-a",
        "plan=1",
        "-s",
        "DOWNLOAD_DELAY=2",
    )
    assert run.status == 0, run.stderr
    # 365 days of an archive page, a sitemap and 150 articles, at 2 seconds and at most 20,000 a day.
    assert (
        "365 of 365 days, 2025-01-01 to 2025-12-31: about 55,480 requests, 30.8 hours, spread over 3"
        in run.stdout
    )
    assert crawl.origin.log == []


def test_long_window_says_what_it_costs_before_it_starts(crawl):
    run = crawl("sedaily", "-a", "since=2026-02-06", "-a", "until=2026-02-13")
    assert "8 of 8 days" in run.stdout
    assert crawl.asked_articles
    run = crawl("sedaily", "-a", "since=2026-02-12", "-a", "until=2026-02-13")
    assert run.stdout == ""


def test_search(crawl):
    gold = crawl.origin.gold("sedaily")
    word = "미국"
    wanted = sorted(one for one in gold if word in gold[one]["title"] + gold[one]["text"])
    run = crawl("sedaily", "-a", f"query={word}")
    assert run.status == 0, run.stderr
    assert 0 < len(wanted) < len(gold)
    assert ids(crawl.lines("sedaily")) == wanted
    assert not any(path.startswith(("/rss", "/newsArchive")) for path in crawl.asked)


def test_search_that_robots_txt_forbids_is_not_made(crawl):
    crawl.origin.fault(WWW["sedaily"], "^/robots.txt", Answer(body=b"User-agent: *\nDisallow: /Search\n"))
    run = crawl("sedaily", "-a", "query=반도체")
    assert run.status == 1
    assert crawl.asked == []

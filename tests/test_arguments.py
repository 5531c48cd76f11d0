"""Arguments: what they mean, and one sentence for each that cannot be."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from newsspider.arguments import HELP, Arguments, ArgumentsError, describe
from newsspider.sites import SITES

SEDAILY, SENTV = SITES["sedaily"], SITES["sentv"]
NIGHT = datetime(2026, 2, 12, 16, 30, tzinfo=UTC)  # 01:30 of the 13th in Korea


def read(site=SEDAILY, **given):
    return Arguments.read(given, site, NIGHT)


def test_nothing_given():
    assert read() == Arguments()
    assert read().days == []


def test_window_is_inclusive_and_newest_first():
    arguments = read(since="2026-02-10", until="2026-02-12")
    assert arguments.days == [date(2026, 2, 12), date(2026, 2, 11), date(2026, 2, 10)]


def test_since_alone_goes_up_to_today_in_korea():
    assert read(since="2026-02-12").until == "2026-02-13"


def test_days_include_today_in_korea():
    assert (read(days="1").since, read(days="1").until) == ("2026-02-13", "2026-02-13")
    assert read(days="3").since == "2026-02-11"


@pytest.mark.parametrize(
    ("day", "wanted"),
    [("2026-02-09", False), ("2026-02-10", True), ("2026-02-12", True), ("2026-02-13", False), ("", True)],
)
def test_wants_day(day, wanted):
    assert read(since="2026-02-10", until="2026-02-12").wants_day(day) is wanted
    assert read().wants_day(day)


def test_sections_by_name_in_order_and_once():
    assert read(sections="증권, 부동산,증권").sections == ("증권", "부동산")


def test_addresses_become_canonical():
    urls = "https://m.sedaily.com/NewsViewAmp/29S5T88QPA,https://sedaily.com/article/20010602?ref=naver"
    assert [article.id for article in read(url=urls).articles] == ["sedaily:29S5T88QPA", "sedaily:20010602"]
    assert read(url=urls).articles[1].url == "https://www.sedaily.com/article/20010602"


def test_addresses_of_a_file(tmp_path):
    file = tmp_path / "주소.txt"
    file.write_bytes(
        b"\xef\xbb\xbf# one a line\r\n\r\nhttps://www.sentv.co.kr/news/view/671190  # old\r\n"
        b"https://www.sentv.co.kr/news/view/648205#comment\r\n"
    )
    arguments = read(SENTV, urls=str(file), url="https://www.sentv.co.kr/article/view/sentv202507170007")
    assert [article.id for article in arguments.articles] == [
        "sentv:sentv202507170007",
        "sentv:671190",
        "sentv:648205",
    ]


@pytest.mark.parametrize(
    ("value", "since"), [("30m", "2026-02-13"), ("24h", "2026-02-12"), ("7d", "2026-02-06")]
)
def test_revisit_counts_back_from_now_in_korea(value, since):
    assert read(revisit=value).revisit_since == since


def test_names_of_the_machinery_are_passed_over():
    assert read(_job="6487ec79947edab326d6db28a2d86511e8247444") == Arguments()


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"sicne": "2026-02-12"}, ["'sicne'", "did you mean 'since'?", "revisit"]),
        ({"zzz": "1"}, ["'zzz'", "since, until"]),
        ({"since": " "}, ["since is empty"]),
        ({"until": "2026-02-12"}, ["until=2026-02-12", "since"]),
        ({"since": "2026-02-30"}, ["since=2026-02-30", "YYYY-MM-DD"]),
        ({"since": "20260212"}, ["since=20260212", "YYYY-MM-DD"]),
        ({"since": "2026-W07-4"}, ["since=2026-W07-4", "YYYY-MM-DD"]),
        ({"since": "2026-02-12", "until": "2026-02-11"}, ["comes after until=2026-02-11"]),
        ({"since": "2026-02-14"}, ["since=2026-02-14", "future", "today is 2026-02-13"]),
        ({"days": "0"}, ["days=0", "whole number"]),
        ({"days": "99999999"}, ["days=99999999", "36500"]),
        ({"days": "3", "since": "2026-02-12"}, ["days", "since"]),
        ({"limit": "-1"}, ["limit=-1"]),
        ({"limit": "열"}, ["limit=열"]),
        ({"sections": "증건"}, ["'증건'", "부동산"]),
        ({"url": "https://www.sedaily.com/"}, ["https://www.sedaily.com/", "article of sedaily"]),
        ({"url": "https://example.com/article/20010602"}, ["https://example.com/article/20010602"]),
        ({"urls": "/nowhere/urls.txt"}, ["/nowhere/urls.txt", "cannot be read"]),
        ({"url": "https://www.sedaily.com/article/1", "days": "2"}, ["leave out days"]),
        ({"plan": "1"}, ["plan=1", "window"]),
        ({"plan": "yes", "days": "3"}, ["plan=yes", "plan=1"]),
        ({"plan": "1", "days": "3", "query": "반도체"}, ["leave out plan or query"]),
        ({"render": "true"}, ["render=true", "render=1"]),
        ({"query": "반도체", "url": "https://www.sedaily.com/article/1"}, ["leave out query"]),
        ({"revisit": "soon"}, ["revisit=soon", "24h"]),
        ({"revisit": "0h"}, ["revisit=0h", "24h"]),
        ({"revisit": "999999d"}, ["revisit=999999d", "36500d"]),
    ],
)
def test_refused_in_one_sentence(given, words):
    with pytest.raises(ArgumentsError) as refused:
        read(**given)
    sentence = str(refused.value)
    assert "\n" not in sentence
    assert all(word in sentence for word in words), sentence


def test_sections_of_a_site_that_has_none():
    bare = type(SENTV)(
        name="bare", publisher="", hosts=SENTV.hosts, articles=SENTV.articles, listings=SENTV.listings[-1:]
    )
    with pytest.raises(ArgumentsError, match="no sections of bare are known"):
        read(bare, sections="증권")


def test_urls_file_without_an_address(tmp_path):
    file = tmp_path / "urls.txt"
    file.write_text("# none yet\n")
    with pytest.raises(ArgumentsError, match="names no address"):
        read(urls=str(file))


def test_help_names_every_argument():
    assert all(f"-a {name}=" in describe(SEDAILY) for name in HELP)


def test_search_is_refused_where_the_site_has_a_reason():
    assert read(query="반도체 수출").query == "반도체 수출"
    with pytest.raises(ArgumentsError, match="cannot be asked of sentv: the search of its sister"):
        read(SENTV, query="반도체")
    mute = replace(SEDAILY, listings=SEDAILY.listings[:1])
    with pytest.raises(ArgumentsError, match="no search of it is known"):
        read(mute, query="반도체")

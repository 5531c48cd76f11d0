"""Listings: articles by the form of their address, feeds of every kind, and hostile XML."""

import gzip

import pytest

from newsspider.pages.feeds import MOST_BYTES, MOST_ENTRIES, ListingError, Sitemap
from newsspider.pages.feeds import read_feed as read_whole_feed
from newsspider.pages.listing import Found, each_once
from newsspider.pages.listing import read_page as read_listing_page
from newsspider.site import Listing
from newsspider.sites import SITES

SEDAILY, SENTV = SITES["sedaily"], SITES["sentv"]
URL = "https://www.sedaily.com/newsArchive/2026/02/12"
A = "https://www.sedaily.com/article/20010602"


def read_page(html, url, site, links="", day=""):
    return read_listing_page(html, url, site, Listing(name="list", url=url, links=links), day)


def read_feed(body, site, day=""):
    return list(read_whole_feed(body, site, day).articles)


def page(*hrefs, before="", after=""):
    items = "".join(f'<li><a href="{href}">제목</a></li>' for href in hrefs)
    return f'<html><body>{before}<ul class="article-list">{items}</ul>{after}</body></html>'


@pytest.mark.parametrize(
    "href",
    [
        A,
        "/article/20010602",
        "//m.sedaily.com/article/20010602",
        "http://sedaily.com/article/20010602/",
        "https://m.sedaily.com/amparticle/20010602",
        "https://dev.sedaily.com/article/20010602?ref=naver",
        " /article/20010602#cb ",
        "../../../article/20010602",
    ],
)
def test_every_spelling_is_one_article(href):
    assert each_once(read_page(page(A, href), URL, SEDAILY)) == [Found("sedaily:20010602", A)]


@pytest.mark.parametrize(
    "href",
    [
        "https://signal.sedaily.com/article/20010602",
        "https://www.sedaily.com/article/",
        "https://www.sedaily.com/NewsList/GA",
        "javascript:go('/article/20010602')",
        "mailto:news@sedaily.com",
        "http://[",
        "#",
        "",
    ],
)
def test_other_links_are_none(href):
    assert read_page(page(href), URL, SEDAILY) == []


def test_links_keep_their_order_and_repetitions():
    found = read_page(page("/article/2", "/article/1", "/article/2"), URL, SEDAILY)
    assert [one.id for one in found] == ["sedaily:2", "sedaily:1", "sedaily:2"]
    assert [one.id for one in each_once(found)] == ["sedaily:2", "sedaily:1"]


def test_links_inside_comments_do_not_count():
    html = page("/article/1", before="<!-- <a href='/article/9'>옛 기사</a> -->")
    assert [one.id for one in read_page(html, URL, SEDAILY)] == ["sedaily:1"]


def test_list_element_narrows_and_gives_its_day():
    html = page("/article/1", after='<div><a href="/article/2">많이 본 뉴스</a></div>')
    found = read_page(html, URL, SEDAILY, links="ul.article-list", day="2026-02-12")
    assert found == [Found("sedaily:1", "https://www.sedaily.com/article/1", "2026-02-12")]


def test_whole_page_counts_when_the_list_element_is_gone_and_then_no_day_is_sure():
    html = '<div class="new"><a href="/article/1">제목</a></div>'
    found = read_page(html, URL, SEDAILY, links="ul.article-list", day="2026-02-12")
    assert found == [Found("sedaily:1", "https://www.sedaily.com/article/1", "")]


def test_day_of_the_id_wins_and_sections_before_the_path_do_not_matter():
    html = '<a href="/증권/article/view/sentv202507170007">제목</a>'
    found = read_page(html, "https://www.sentv.co.kr/", SENTV, day="2026-01-01")
    url = "https://www.sentv.co.kr/article/view/sentv202507170007"
    assert found == [Found("sentv:sentv202507170007", url, "2025-07-17")]


def test_base_of_the_page():
    html = '<head><base href="https://m.sedaily.com/x/"></head><a href="../article/1">제목</a>'
    assert [one.id for one in read_page(html, URL, SEDAILY)] == ["sedaily:1"]


def test_empty_page():
    assert read_page("", URL, SEDAILY) == []


RSS = """<?xml version="1.0" encoding="{0}"?><rss version="2.0"><channel>
<link>https://www.sedaily.com/</link>
<!-- <item><link>https://www.sedaily.com/article/9</link></item> -->
<item><title>제목</title><link><![CDATA[ {1}?ref=rss ]]></link><pubDate>{2}</pubDate></item>
</channel></rss>"""


@pytest.mark.parametrize(
    ("date", "day"),
    [
        ("Thu, 12 Feb 2026 15:45:00 +0900", "2026-02-12"),
        ("Thu, 12 Feb 2026 16:45:00 GMT", "2026-02-13"),
        ("Thu, 12 Feb 2026 23:45:00", "2026-02-12"),
        ("2026-02-12 15:45:00", "2026-02-12"),
        ("2026-02-12T16:00:00Z", "2026-02-13"),
        ("어제", ""),
        ("", ""),
    ],
)
def test_rss_and_its_dates(date, day):
    assert read_feed(RSS.format("utf-8", A, date).encode(), SEDAILY) == [Found("sedaily:20010602", A, day)]


def test_rss_in_korean_encoding_and_with_white_space_before_it():
    body = b"\r\n  " + RSS.format("euc-kr", A, "").encode("cp949")
    assert [one.id for one in read_feed(body, SEDAILY)] == ["sedaily:20010602"]


def test_guid_when_the_link_leads_elsewhere():
    body = f"<rss><channel><item><link>https://bit.ly/x</link><guid>{A}</guid></item></channel></rss>"
    assert [one.id for one in read_feed(body.encode(), SEDAILY)] == ["sedaily:20010602"]


def test_rdf():
    body = f"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
      xmlns:dc="http://purl.org/dc/elements/1.1/"><item rdf:about="{A}"><link>{A}</link>
      <dc:date>2026-02-12T15:45:00+09:00</dc:date></item></rdf:RDF>"""
    assert read_feed(body.encode(), SEDAILY) == [Found("sedaily:20010602", A, "2026-02-12")]


def test_atom():
    body = f"""<feed xmlns="http://www.w3.org/2005/Atom"><link href="https://www.sedaily.com/"/><entry>
      <id>tag:sedaily.com,2026:1</id><link rel="alternate" href="{A}"/>
      <updated>2026-03-01T00:00:00+09:00</updated><published>2026-02-12T15:45:00+09:00</published></entry></feed>"""
    assert read_feed(body.encode(), SEDAILY) == [Found("sedaily:20010602", A, "2026-02-12")]


def test_news_sitemap_and_a_change_is_no_publication():
    body = f"""<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
      xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>{A}</loc>
      <lastmod>2026-03-01</lastmod><news:news><news:publication_date>2026-02-12T00:10:00+09:00
      </news:publication_date></news:news></url>
      <url><loc>https://www.sedaily.com/article/7</loc><lastmod>2026-03-01</lastmod></url></urlset>"""
    assert [(one.id, one.day) for one in read_feed(body.encode(), SEDAILY)] == [
        ("sedaily:20010602", "2026-02-12"),
        ("sedaily:7", ""),
    ]


@pytest.mark.parametrize("body", [b"", b"  \n"])
def test_empty_feed_holds_nothing(body):
    assert read_feed(body, SEDAILY) == []


@pytest.mark.parametrize("body", [b"<rss><channel><item>", b"<html><p>502<br></html>", b"OK", b"\x00\x01"])
def test_broken_feed(body):
    with pytest.raises(ListingError, match="the feed is no XML"):
        read_feed(body, SEDAILY)


def test_external_entity_is_not_read(tmp_path):
    secret = tmp_path / "secret"
    secret.write_text(A)
    body = f"""<!DOCTYPE r [<!ENTITY x SYSTEM "{secret.as_uri()}">]>
      <rss><channel><item><link>&x;</link></item></channel></rss>"""
    assert read_feed(body.encode(), SEDAILY) == []


def test_entities_that_multiply_do_not():
    levels = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    body = f'<!DOCTYPE r [<!ENTITY e0 "{A}">{levels}]><rss><item><link>&e11;</link></item></rss>'
    with pytest.raises(ListingError, match="amplification"):
        read_feed(body.encode(), SEDAILY)


def test_entry_tells_its_day_and_a_picture_or_an_advertisement_beside_it_does_not_matter():
    entries = "".join(
        f'<li><a href="/NewsView/2GYK9C03R{number}"><img></a><a href="https://ads.example.com/">광고</a>'
        f'<a href="/NewsView/2GYK9C03R{number}">제목</a><span class="{kind}">{date}</span></li>'
        for number, kind, date in (
            (1, "date", "2025.12.08"),
            (2, "rel_time", "2시간 전"),
            (3, "date", "어제"),
            (4, "other", "2025.12.01"),
        )
    )
    listing = next(one for one in SEDAILY.listings if one.name == "section-list")
    found = read_listing_page(
        f'<ul class="sub_news_list">{entries}</ul>', URL, SEDAILY, listing, seen="2025-12-08T16:30:00Z"
    )
    days = {one.id[-1]: one.day for one in found}
    assert days == {"1": "2025-12-08", "2": "2025-12-08", "3": "", "4": ""}


def test_entry_without_a_day_is_of_the_day_of_the_list():
    body = f"<urlset><url><loc>{A}</loc></url></urlset>".encode()
    assert read_feed(body, SEDAILY, "2026-02-12") == [Found("sedaily:20010602", A, "2026-02-12")]


INDEX = """<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<sitemap><loc>https://www.sedaily.com/sitemap/2026-02.xml.gz</loc><lastmod>2026-02-13</lastmod></sitemap>
<sitemap><loc>https://evil.example/sitemap.xml</loc></sitemap>
<sitemap><loc>file:///etc/passwd</loc></sitemap>
<sitemap><loc>http://[</loc></sitemap>
<sitemap><loc> https://m.sedaily.com/sitemap/old.xml </loc></sitemap></sitemapindex>"""


def test_index_names_sitemaps_of_the_site_only():
    feed = read_whole_feed(INDEX.encode(), SEDAILY)
    assert feed.articles == ()
    assert feed.sitemaps == (
        Sitemap("https://www.sedaily.com/sitemap/2026-02.xml.gz", "2026-02-13"),
        Sitemap("https://m.sedaily.com/sitemap/old.xml"),
    )


def test_packed_feed():
    assert [one.id for one in read_feed(gzip.compress(RSS.format("utf-8", A, "").encode()), SEDAILY)] == [
        "sedaily:20010602"
    ]


@pytest.mark.parametrize(
    "body",
    [
        gzip.compress(b"<urlset>" + b" " * (MOST_BYTES + 1)),  # a bomb: 20 kB, and more than may come of it
        gzip.compress(RSS.format("utf-8", A, "").encode())[:-9],
        b"\x1f\x8bno gzip at all",
    ],
)
def test_packed_feed_that_is_broken_or_a_bomb(body):
    with pytest.raises(ListingError, match="unpacked"):
        read_feed(body, SEDAILY)


def test_feed_without_end_is_read_as_far_as_the_protocol_goes():
    entries = (f"<url><loc>https://www.sedaily.com/article/{n}</loc></url>" for n in range(MOST_ENTRIES + 9))
    assert len(read_feed(f"<urlset>{''.join(entries)}</urlset>".encode(), SEDAILY)) == MOST_ENTRIES

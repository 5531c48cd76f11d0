"""Sites as data: which addresses are articles, what their ids are, and what a wrong description says."""

from datetime import date

import pytest

from newsspider.site import ArticleLink, Css, Layout, Listing, Site, SiteError
from newsspider.sites import SITES

NEWS_VIEW = ("sedaily:29S5QK7MWD", "https://www.sedaily.com/NewsView/29S5QK7MWD")
ARTICLE = ("sedaily:20008365", "https://www.sedaily.com/article/20008365")
SENTV = ("sentv:sentv202507170007", "https://www.sentv.co.kr/article/view/sentv202507170007")
OLD_SENTV = ("sentv:671190", "https://www.sentv.co.kr/news/view/671190")


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://www.sedaily.com/NewsView/29S5QK7MWD", NEWS_VIEW),
        ("http://sedaily.com/NewsView/29S5QK7MWD?OutLink=nstand", NEWS_VIEW),
        ("https://m.sedaily.com/NewsView/29S5QK7MWD", NEWS_VIEW),
        ("https://m.sedaily.com/NewsViewAmp/29S5QK7MWD", NEWS_VIEW),
        ("https://www.sedaily.com/NewsVIew/29S5QK7MWD#cb", NEWS_VIEW),
        ("https://dev.sedaily.com/NewsView/29S5QK7MWD", NEWS_VIEW),
        ("https://www.sedaily.com/article/20008365", ARTICLE),
        ("https://www.sedaily.com/article/20008365/", ARTICLE),
        ("https://sedaily.com/article/20008365?ref=naver", ARTICLE),
        ("https://m.sedaily.com/amparticle/20008365", ARTICLE),
        ("https://m.sedaily.com/article/20008365#cb", ARTICLE),
        ("https://www.sentv.co.kr/article/view/sentv202507170007", SENTV),
        ("https://www.sentv.co.kr/증권/article/view/sentv202507170007", SENTV),
        ("https://www.sentv.co.kr/%EC%A6%9D%EA%B6%8C/article/view/sentv202507170007", SENTV),
        ("http://www.sentv.co.kr/news/view/671190", OLD_SENTV),
        ("https://m.sentv.co.kr/news/view/671190", OLD_SENTV),
    ],
)
def test_an_article_has_one_id_and_one_address(url: str, expected: tuple[str, str]) -> None:
    known = [found for site in SITES.values() if (found := site.identify(url))]
    assert [(found.id, found.url) for found in known] == [expected]


@pytest.mark.parametrize(
    "url",
    [
        "https://www.sedaily.com/",
        "https://www.sedaily.com/NewsList/GA",
        "https://www.sedaily.com/NewsView/",
        "https://www.sedaily.com/NewsView/29s5qk7mwd",
        "https://www.sedaily.com/NewsView/29S5QK7MWD/comment",
        "https://signal.sedaily.com/NewsView/29S5QK7MWD",
        "https://decenter.sedaily.com/article/20008365",
        "https://en.sedaily.com/article/20008365",
        "https://www.sedaily.com.evil.example/article/20008365",
        "https://www.sentv.co.kr/article/list/sentv001000000",
        "https://www.sentv.co.kr/article/search?searchText=/article/view/sentv202507170007",
        "https://www.economist.co.kr/article/view/ecn202507170007",
        "javascript:void(0)",
        "mailto:a@sedaily.com",
        "https://[broken",
        "",
    ],
)
def test_other_addresses_are_no_articles(url: str) -> None:
    assert [site.identify(url) for site in SITES.values()] == [None, None]


def test_the_day_comes_out_of_the_id_where_it_tells_it() -> None:
    found = SITES["sentv"].identify(SENTV[1])
    assert found is not None
    assert found.day == "2025-07-17"
    older = SITES["sentv"].identify(OLD_SENTV[1])
    assert older is not None
    assert older.day == ""


def test_a_listing_is_a_template() -> None:
    archive = next(listing for listing in SITES["sedaily"].listings if listing.of_a_day)
    assert archive.url.format(day=date(2026, 2, 3)) == "https://www.sedaily.com/newsArchive/2026/02/03"


LINK = ArticleLink(r"/(?P<id>\d+)", "https://a.kr/{id}")
LIST = Listing(name="home", url="https://a.kr/")


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (lambda: Css("div["), "Css('div[')"),
        (lambda: Layout(name="x", body="p:nope("), "p:nope("),
        (lambda: ArticleLink(r"/\d+", "https://a.kr/{id}"), "no group named id"),
        (lambda: ArticleLink(r"/(?P<id>\d+)", "https://a.kr/"), "no {id}"),
        (lambda: ArticleLink(r"/(?P<id>\d+)", "https://a.kr/{id}", day=r"\d{8}"), "needs the groups"),
        (lambda: Listing(name="x", url="https://a.kr/{pgae}"), "pgae"),
        (lambda: Listing(name="x", url="https://a.kr/{section}"), "go together"),
        (lambda: Site(name="A b", publisher="", hosts=("a.kr",), articles=(LINK,), listings=(LIST,)), "A b"),
        (lambda: Site(name="a", publisher="", hosts=(), articles=(LINK,), listings=(LIST,)), "at least one"),
    ],
)
def test_a_wrong_description_is_refused_when_it_is_made(make, says: str) -> None:
    with pytest.raises(SiteError) as refused:
        make()
    assert says in str(refused.value)

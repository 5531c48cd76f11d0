"""Pages in which a careless crawler gets lost. Each trap stands at the addresses that its site lists."""

import gzip
import re
from collections.abc import Callable
from dataclasses import dataclass
from itertools import count

from tests.origin.answers import Answer, Reply, Request, moved, page
from tests.origin.gold import address
from tests.origin.newsroom import Newsroom
from tests.origin.story import Story

SPAM = "%EB%B0%94%EC%B9%B4%EB%9D%BC"  # a search that somebody else wants to be found


@dataclass(frozen=True)
class Trap:
    """Where it stands, and what it answers; `lure` is a part of the addresses that nobody should ask for."""

    site: str
    host: str
    path: str
    reply: Reply
    lure: str = "$^"


def items(stories: list[Story], *more: str) -> str:
    """A list of the day archive."""
    own = [
        f'<li><h2 class="headline"><a href="{address(story)}">{story.title}</a></h2></li>'
        for story in stories
    ]
    return f'<ul class="article-list">{"".join([*own, *more])}</ul>'


def html(body: str) -> Answer:
    """A page."""
    return page(f'<html lang="ko"><body>{body}</body></html>')


def same_list_for_every_day(newsroom: Newsroom) -> Trap:
    """An archive that does not look at the day: the newest articles again and again, back to year one."""
    again = html(items(list(newsroom.newest_first[:10])))
    return Trap("sedaily", "www.sedaily.com", "^/newsArchive/", again)


def calendar(newsroom: Newsroom) -> Trap:
    """A day list that links to every other day, for ever."""

    def reply(request: Request) -> Answer | None:
        day = request.path.rpartition("/")[2]
        days = [f'<a href="/newsArchive/{year}/01/{day}">{year}년</a>' for year in range(1900, 2100)]
        own = [story for story in newsroom.newest_first if f"{story.published:%Y/%m/%d}" in request.path]
        return html(items(own) + "".join(days))

    return Trap("sedaily", "www.sedaily.com", "^/newsArchive/", reply, "/newsArchive/(19|20[013-9])")


def last_page_again(newsroom: Newsroom) -> Trap:
    """Beyond the last page, the last page."""
    return _pages(newsroom, lambda last, number: _list(newsroom, min(number, last)))


def empty_page(newsroom: Newsroom) -> Trap:
    """Beyond the last page, a page that says there is nothing."""
    return _pages(newsroom, lambda last, number: _list(newsroom, number))


def redirect_to_first(newsroom: Newsroom) -> Trap:
    """Beyond the last page, a redirect to the first."""
    first = moved("/article/list/sentv000000000?page=1")
    return _pages(newsroom, lambda last, number: first if number > last else _list(newsroom, number))


def not_found(newsroom: Newsroom) -> Trap:
    """Beyond the last page, 404."""
    return _pages(newsroom, lambda last, number: Answer(404) if number > last else _list(newsroom, number))


def endless_pages(newsroom: Newsroom) -> Trap:
    """No last page: the articles that were there, in another order each time."""

    def reply(last: int, number: int) -> Answer:
        stories = list(newsroom.newest_first)
        turned = stories[number % len(stories) :] + stories[: number % len(stories)]
        return html("".join(f'<a href="{address(story)}">{story.title}</a>' for story in turned[:7]))

    return _pages(newsroom, reply)


def _pages(newsroom: Newsroom, reply: Callable[[int, int], Answer]) -> Trap:
    last = -(-len(newsroom.newest_first) // 5)

    def answer(request: Request) -> Answer | None:
        found = re.search(r"page=(\d+)", request.path)
        return reply(last, int(found[1]) if found else 1)

    return Trap("sentv", "www.sentv.co.kr", "^/article/list/sentv0", answer)


def _list(newsroom: Newsroom, number: int) -> Answer:
    stories = newsroom.newest_first[(number - 1) * 5 : number * 5]
    return html(
        "".join(f'<a href="{address(story)}">{story.title}</a>' for story in stories) or "기사가 없습니다."
    )


def search_spam(newsroom: Newsroom) -> Trap:
    """A home page full of searches that others planted, each of which leads to more."""
    searches = "".join(f'<a href="/article/search?searchText={SPAM}{n}">먹튀 {n}</a>' for n in range(500))
    story = newsroom.newest_first[0]
    return Trap(
        "sentv",
        "www.sentv.co.kr",
        "^/$",
        html(f'{searches}<a href="{address(story)}">{story.title}</a>'),
        "searchText",
    )


def twin_hosts(newsroom: Newsroom) -> Trap:
    """A list that shows each article under every host and path that the site has."""
    twins = [
        f'<li><a href="https://{host}/{path}/{story.id}{tail}">{story.title}</a></li>'
        for story in newsroom.newest_first[:5]
        for host in ("dev.sedaily.com", "m.sedaily.com", "sedaily.com", "www.sedaily.com")
        for path in ("article", "amparticle", "ARTICLE")
        for tail in ("", "?ref=naver", "#cb", "/")
    ]
    body = html(f'<ul class="article-list">{"".join(twins)}</ul>')
    return Trap("sedaily", "www.sedaily.com", "^/newsArchive/", body, "amparticle|ARTICLE|ref=")


def two_section_paths(newsroom: Newsroom) -> Trap:
    """A home page that shows each article under three section paths."""
    paths = ("/증권", "/economy", "")
    links = [
        f'<a href="{path}/article/view/{s.id}">{s.title}</a>'
        for s in newsroom.newest_first[:9]
        for path in paths
    ]
    return Trap("sentv", "www.sentv.co.kr", "^/$", html("".join(links)), "economy")


def ads(newsroom: Newsroom) -> Trap:
    """A list in which every second entry is an advertisement with the address of an article in it."""
    lures = [
        f'<li class="ad"><a href="https://ads.example.com/go?to={address(story)}">추천 {story.title}</a></li>'
        '<li class="ad"><a href="/event/20260212">무료 투자 세미나</a></li>'
        f'<li><a href="/outlink?url=/article/{story.id}">광고</a></li>'
        for story in newsroom.newest_first[:20]
    ]
    body = html(items(list(newsroom.newest_first[:5]), *lures))
    return Trap("sedaily", "www.sedaily.com", "^/newsArchive/", body, "event|outlink")


def leads_away(newsroom: Newsroom) -> Trap:
    """An archive that redirects to another site."""
    return Trap("sedaily", "www.sedaily.com", "^/newsArchive/", moved("https://signal.sedaily.com/"))


def goes_in_circles(newsroom: Newsroom) -> Trap:
    """An archive that redirects to itself, each time with another parameter."""
    number = count()
    return Trap(
        "sedaily",
        "www.sedaily.com",
        "^/newsArchive/",
        lambda request: moved(f"{request.path.partition('?')[0]}?again={next(number)}"),
    )


def ids_that_are_dates(newsroom: Newsroom) -> Trap:
    """Links whose number is a day: an event, a list, an edition; none is an article."""
    lures = [
        f'<li><a href="/{path}/20260212">12일</a></li>' for path in ("edition", "NewsList", "newsArchive")
    ]
    body = html(items(list(newsroom.newest_first[:5]), *lures))
    return Trap(
        "sedaily", "www.sedaily.com", "^/newsArchive/", body, "/(edition|NewsList|newsArchive)/20260212"
    )


def soft_missing(newsroom: Newsroom) -> Trap:
    """A list of articles that are not there: the page says so, with status 200."""
    links = "".join(
        f'<li><a href="/article/{number}">제목</a></li>' for number in range(29_000_000, 29_000_008)
    )
    return Trap(
        "sedaily", "www.sedaily.com", "^/newsArchive/", html(f'<ul class="article-list">{links}</ul>')
    )


def alert_and_back(newsroom: Newsroom) -> Trap:
    """The same where the page is nothing but a script that says so and goes back."""
    links = "".join(f'<a href="/article/view/sentv2026021299{number:02}">제목</a>' for number in range(8))
    return Trap("sentv", "www.sentv.co.kr", "^/article/list/2026-02-12", html(links))


def index_of_itself(newsroom: Newsroom) -> Trap:
    """A sitemap that is an index of itself, of other sites, and of one sitemap that is packed."""
    return _sitemaps(
        newsroom, ["/sitemap/latestnews"] * 50 + ["/sitemap/real.xml.gz"] + ["//evil.example/s"] * 9
    )


def index_without_end(newsroom: Newsroom) -> Trap:
    """An index of a thousand indexes, each of a thousand more."""
    return _sitemaps(newsroom, ["/sitemap/real.xml.gz", *(f"/sitemap/{number}" for number in range(1000))])


def _sitemaps(newsroom: Newsroom, paths: list[str]) -> Trap:
    urls = [f"https://www.sedaily.com{path}" if path[1] != "/" else f"https:{path}" for path in paths]
    named = "".join(f"<sitemap><loc>{url}</loc></sitemap>" for url in urls)
    index = page(f"<sitemapindex>{named}</sitemapindex>", "application/xml")
    own = "".join(f"<url><loc>{address(story)}</loc></url>" for story in newsroom.newest_first)
    packed = Answer(
        headers={"Content-Type": "application/gzip"}, body=gzip.compress(f"<urlset>{own}</urlset>".encode())
    )
    return Trap(
        "sedaily",
        "www.sedaily.com",
        "^/sitemap/",
        lambda request: packed if request.path.endswith("real.xml.gz") else index,
    )

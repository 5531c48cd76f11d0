"""Which answer each address of sedaily gets."""

import re
from datetime import date, datetime
from urllib.parse import parse_qs

from tests.origin.answers import Answer, Request, missing, moved, page
from tests.origin.newsroom import Newsroom
from tests.origin.robots import ROBOTS
from tests.origin.sedaily import lists, older_lists
from tests.origin.sedaily.pages import article_page, missing_page

WWW = "www.sedaily.com"
ALIASES = ("sedaily.com", "m.sedaily.com")
MIRROR = "dev.sedaily.com"  # serves the same pages under its own name
ARTICLE = re.compile(r"/(NewsView(?:Amp)?|article|amparticle)/([0-9A-Z]+)", re.IGNORECASE)
ARCHIVE = re.compile(r"/newsArchive/(\d{4})/(\d\d)/(\d\d)")
DAY_SITEMAP = re.compile(r"/daily-news/(\d{4})(\d\d)(\d\d)")
SECTION_LIST = re.compile(r"/NewsList/([A-Z]{2})/New/(\d{1,6})")
SECTION_PAGE = re.compile(r"/business/([a-z]+)")
FEED = re.compile(r"/rss/([a-z]+)")


class SedailySite:
    """Answers for www, the bare and mobile hosts (redirects to www) and the public mirror."""

    hosts = frozenset((WWW, MIRROR, *ALIASES))

    def __init__(self, newsroom: Newsroom) -> None:
        self.newsroom = newsroom

    def answer(self, request: Request) -> Answer:
        """The usual answer to the request."""
        if request.host in ALIASES:
            return moved(f"https://{WWW}{request.path}")
        path, _, query = request.path.partition("?")
        if article := ARTICLE.fullmatch(path):
            return self._article(article[1].lower(), article[2])
        if archive := ARCHIVE.fullmatch(path):
            return self._archive(*(int(part) for part in archive.groups()))
        if (feed := FEED.fullmatch(path)) and feed[1] in ("newsall", *lists.FEEDS):
            return page(lists.feed(feed[1], self.newsroom), "application/rss+xml", changed=self._newest)
        if path == "/sitemap/latestnews":
            return page(lists.news_sitemap(self.newsroom), "application/xml", changed=self._newest)
        if path == "/robots.txt":
            return page(ROBOTS, "text/plain")
        if path == "/":
            return page(lists.home_page(self.newsroom), changed=self._newest)
        return self._older(path, parse_qs(query))

    @property
    def _newest(self) -> datetime | None:
        return max((story.changed for story in self.newsroom.newest_first), default=None)

    def _article(self, form: str, article_id: str) -> Answer:
        story = self.newsroom.by_id.get(article_id)
        if story is None or (story.layout == "2026") != (form in ("article", "amparticle")):
            return page(missing_page())
        return page(article_page(story, self.newsroom), changed=story.changed)

    def _archive(self, year: int, month: int, day: int) -> Answer:
        asked = _day(year, month, day)
        return page(lists.archive_page(asked, self.newsroom)) if asked else missing()

    def _older(self, path: str, query: dict[str, list[str]]) -> Answer:
        """The lists that stood until January 2026, and the page with the button."""
        if sitemap := DAY_SITEMAP.fullmatch(path):
            asked = _day(*(int(part) for part in sitemap.groups()))
            return (
                page(older_lists.day_sitemap(asked, self.newsroom), "application/xml") if asked else missing()
            )
        if (found := SECTION_LIST.fullmatch(path)) and found[1] in older_lists.CODES:
            return page(older_lists.section_list(found[1], max(1, int(found[2])), self.newsroom))
        if (found := SECTION_PAGE.fullmatch(path)) and found[1] in older_lists.SECTION_PAGES:
            return page(older_lists.section_page(found[1], self.newsroom))
        number = int(query.get("page", query.get("Page", ["1"]))[0])
        if path == "/_CP/12" and query["section"][0] in older_lists.SECTION_PAGES:
            return page(older_lists.section_fragment(query["section"][0], number, self.newsroom))
        if path == "/Search/Search/SEList":
            return page(older_lists.search_list(query["scText"][0], number, self.newsroom))
        return missing()


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:  # such as February 30
        return None

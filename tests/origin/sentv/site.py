"""Which answer each address of sentv gets."""

import re
from collections.abc import Sequence
from datetime import date, datetime
from urllib.parse import parse_qs, urlsplit

from tests.origin.answers import Answer, Request, missing, moved, page
from tests.origin.newsroom import Newsroom
from tests.origin.robots import ROBOTS
from tests.origin.sentv import lists
from tests.origin.sentv.furniture import CATEGORIES, EVERYTHING
from tests.origin.sentv.pages import article_page, missing_page
from tests.origin.story import Story

WWW = "www.sentv.co.kr"
ALIASES = ("sentv.co.kr", "m.sentv.co.kr")
OLD_ARTICLE = re.compile(r"/news/view/(\d{6})")
ARTICLE = re.compile(r"(?:/[^/]+)?/article/view/(sentv\d{12})")
LIST = re.compile(r"/article/list/([^/]+)")
SECTIONS = {code: name for name, code in CATEGORIES.items()}


class SentvSite:
    """Answers for www and for the bare and mobile hosts, which redirect to it."""

    hosts = frozenset((WWW, *ALIASES))

    def __init__(self, newsroom: Newsroom) -> None:
        self.newsroom = newsroom

    def answer(self, request: Request) -> Answer:
        """The usual answer to the request."""
        if request.host in ALIASES:
            return moved(f"https://{WWW}{request.path}")
        url = urlsplit(request.path)
        if article := OLD_ARTICLE.fullmatch(url.path) or ARTICLE.fullmatch(url.path):
            return self._article(article[1])
        if listing := LIST.fullmatch(url.path):
            return self._list(listing[1], parse_qs(url.query).get("page", ["1"])[0])
        if url.path == "/rss/allArticle.xml":
            return page("", "application/xml")
        if url.path == "/robots.txt":
            return page(ROBOTS, "text/plain")
        if url.path == "/":
            return page(lists.home_page(self.newsroom), changed=self._newest)
        return missing()

    @property
    def _newest(self) -> datetime | None:
        return max((story.changed for story in self.newsroom.newest_first), default=None)

    def _article(self, article_id: str) -> Answer:
        story = self.newsroom.by_id.get(article_id)
        if story is None:
            return page(missing_page())
        return page(article_page(story, self.newsroom), changed=story.changed)

    def _list(self, list_id: str, number: str) -> Answer:
        stories = self._stories_of(list_id)
        if stories is None or not number.isascii() or not number.isdigit():
            return missing()
        return page(lists.list_page(list_id, max(1, int(number)), stories, self.newsroom))

    def _stories_of(self, list_id: str) -> Sequence[Story] | None:
        """The stories of a list, None when there is no such list."""
        if list_id == EVERYTHING:
            return self.newsroom.newest_first
        if list_id in SECTIONS:
            return self.newsroom.in_sections([SECTIONS[list_id]])
        try:
            return self.newsroom.of_day(date.fromisoformat(list_id))
        except ValueError:  # neither a category nor a day
            return None

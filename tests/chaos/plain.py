"""A plain Scrapy spider over the same pages, as one would write it without this project.

It borrows one thing, the recognition of article links, so that no article has two addresses.
"""

from collections.abc import AsyncIterator, Iterator
from datetime import date, timedelta
from typing import Any

import scrapy
from scrapy.http import Response

from newsspider.sites import SITES

LISTS = {
    "sedaily": ("https://www.sedaily.com/newsArchive/{day:%Y/%m/%d}", 1),
    "sentv": ("https://www.sentv.co.kr/article/list/{day}?page={page}", 200),
}


class PlainSpider(scrapy.Spider):
    """Day lists, page after page while they bring something new; each article they show."""

    name = "plain"

    def __init__(self, site: str, since: str, until: str) -> None:
        super().__init__()
        self.site = SITES[site]
        self.list_url, self.pages = LISTS[site]
        first, last = date.fromisoformat(since), date.fromisoformat(until)
        self.days = [first + timedelta(days=ahead) for ahead in range((last - first).days + 1)]

    async def start(self) -> AsyncIterator[Any]:
        """The first page of every day."""
        for day in self.days:
            yield self.list_page(day, 1).replace(dont_filter=True)  # as Scrapy's own start() has it

    def list_page(self, day: date, page: int) -> scrapy.Request:
        """The request for a page of a day's list."""
        named = {"day": day.isoformat(), "page": page}
        return scrapy.Request(self.list_url.format(day=day, page=page), self.parse, cb_kwargs=named)

    def parse(self, response: Response, day: str, page: int) -> Iterator[scrapy.Request]:
        """The articles of the list, and its next page while the pager shows one."""
        links = [response.urljoin(link) for link in response.css("a::attr(href)").getall()]
        for link in links:
            if article := self.site.identify(link):
                yield scrapy.Request(article.url, self.parse_article, cb_kwargs={"article_id": article.id})
        if page < self.pages and any(link.endswith(f"?page={page + 1}") for link in links):
            yield self.list_page(date.fromisoformat(day), page + 1)

    def parse_article(self, response: Response, article_id: str) -> Iterator[dict[str, str]]:
        """Headline and all text of the page."""
        title = response.css('meta[property="og:title"]::attr(content)').get("")
        text = " ".join(response.css("body ::text").getall())
        yield {"id": article_id, "url": response.url, "title": title, "text": text}

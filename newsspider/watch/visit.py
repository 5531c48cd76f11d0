"""A few requests to one site, with the manners of a crawl but none of its writing."""

from collections.abc import AsyncIterator, Generator, Iterator
from typing import Any

import scrapy
from scrapy.http import Response
from scrapy.settings import BaseSettings
from twisted.python.failure import Failure

from newsspider import __version__
from newsspider.site import Site
from newsspider.spiders.failures import reason_of

Plan = Generator[str, Response | str, None]
"""Yields addresses, one at a time, and is sent the answer to each: a response, or why there is none."""


class Visit(scrapy.Spider):
    """Asks for what a plan wants; robots.txt, delay and User-Agent are those of the project."""

    name = "visit"
    custom_settings = {"ITEM_PIPELINES": {}, "EXTENSIONS": {}}  # noqa: RUF012  (read by Scrapy)

    def __init__(self, site: Site, plan: Plan) -> None:
        super().__init__(name=site.name)
        self.allowed_domains = list(site.hosts)
        self._plan = plan

    @classmethod
    def update_settings(cls, settings: BaseSettings) -> None:
        """Say in each request who is asking, as the crawls do."""
        super().update_settings(settings)
        settings.set("USER_AGENT", f"newsspider/{__version__} ({settings['CONTACT']})", priority="spider")

    async def start(self) -> AsyncIterator[Any]:
        """The first request of the plan."""
        for url in self._plan:
            yield self._ask(url)
            return

    def answered(self, response: Response) -> Iterator[scrapy.Request]:
        """The request that follows an answer."""
        yield from self._next(response)

    def failed(self, failure: Failure) -> Iterator[scrapy.Request]:
        """The request that follows a failure."""
        yield from self._next(reason_of(failure))

    def _ask(self, url: str) -> scrapy.Request:
        answers = {"handle_httpstatus_list": list(range(400, 600))}
        return scrapy.Request(url, self.answered, errback=self.failed, meta=answers, dont_filter=True)

    def _next(self, answer: Response | str) -> Iterator[scrapy.Request]:
        try:
            yield self._ask(self._plan.send(answer))
        except StopIteration:
            return

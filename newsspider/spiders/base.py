"""The spider of every site: listings, articles, and an outcome for each article that was listed."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Self

import scrapy
from scrapy import signals
from scrapy.crawler import Crawler
from scrapy.exceptions import CloseSpider, DontCloseSpider
from scrapy.settings import BaseSettings
from twisted.python.failure import Failure

from newsspider import __version__
from newsspider.arguments import Arguments, draws
from newsspider.ledger import Ledger, LedgerError
from newsspider.pages.listing import Found
from newsspider.rendering.chromium import let_draw
from newsspider.site import Site
from newsspider.spiders.articles import Articles
from newsspider.spiders.backfill import Backfill
from newsspider.spiders.choice import Choice
from newsspider.spiders.listings import Listings
from newsspider.spiders.verdict import LEFT_OPEN, Verdict
from newsspider.spiders.ways import Ways, newest


class NewsSpider(scrapy.Spider):
    """Crawls `site`: one listing page at a time, the next when all articles of the last are done."""

    site: Site

    def __init__(self, arguments: Arguments, ledger: Ledger, *, first_crawl: bool) -> None:
        super().__init__()
        self.arguments = arguments
        self.ledger = ledger
        self.verdict = Verdict(self.site)
        self.allowed_domains = list(self.site.hosts)
        self._choice = Choice(self.site, arguments, ledger)
        self._articles = Articles(self.site, ledger, self._choice, self.verdict, self._count)
        self._listings = Listings(
            self.site, arguments, ledger, self._choice, self.verdict, self._count, self._articles.requests
        )
        self._ways = self._ways_in(first_crawl)
        self._asked_for_missed = False

    def _ways_in(self, first_crawl: bool) -> Ways:
        if self.arguments.since and not self.arguments.query:
            open_articles, now = self._choice.open, datetime.now(UTC)
            return Backfill(self.site, self.arguments, self.ledger, open_articles, self._listings, now).ways()
        return newest(self.site, self.arguments, first_crawl)

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> Self:
        """The spider for its `-a` arguments; raises ArgumentsError, LedgerError, BrowserMissing."""
        arguments = Arguments.read(kwargs, cls.site, datetime.now(UTC))
        output_dir = Path(crawler.settings["OUTPUT_DIR"])
        first_crawl = not any((output_dir / cls.site.name).glob("*.jsonl"))
        spider = cls(arguments, Ledger.open(output_dir), first_crawl=first_crawl)
        spider._set_crawler(crawler)
        if draws(arguments, cls.site):
            let_draw(crawler.settings, cls.site.hosts)
        crawler.signals.connect(spider.go_on, signals.spider_idle)
        crawler.signals.connect(spider._articles.written, signals.item_scraped)
        crawler.signals.connect(spider._articles.dropped, signals.item_dropped)
        crawler.signals.connect(spider.note_refusal, signals.item_error)
        crawler.signals.connect(spider.note_refusal, signals.spider_error)
        return spider

    @classmethod
    def update_settings(cls, settings: BaseSettings) -> None:
        """Say in each request who is asking; USER_AGENT on the command line still wins."""
        super().update_settings(settings)
        settings.set("USER_AGENT", f"newsspider/{__version__} ({settings['CONTACT']})", priority="spider")

    async def start(self) -> AsyncIterator[Any]:
        """The articles that the arguments name; listings follow when the spider is idle."""
        if draws(self.arguments, self.site):
            from newsspider.rendering.handler import drawn  # a crawl that draws nothing needs no browser

            self._listings.draw(drawn(self.crawler.settings.getfloat("DOWNLOAD_DELAY")))
        named = [Found(article.id, article.url, article.day) for article in self.arguments.articles]
        for request in self._articles.requests(named):
            yield request

    def go_on(self) -> None:
        """Ask for the next listing page, or end the run and say how it went."""
        try:
            requests = self._next()
        except LedgerError as error:
            self.verdict.refused(error)
            requests = []
        for request in requests:
            self.crawler.engine.crawl(request)
        if requests:
            raise DontCloseSpider
        stats = self.crawler.stats.get_stats()
        raise CloseSpider(self.verdict.reason(stats, listings_asked=self._listings.asked > 0))

    def _next(self) -> list[scrapy.Request]:
        failed = self.verdict.last_failure
        silent = failed and not self.crawler.stats.get_value("downloader/response_count")
        if self.verdict.sentence or silent or self.arguments.articles or self.arguments.plan:
            return []
        if not self._choice.limit_reached and (page := self._listings.next_page(self._ways)):
            return page
        if self._asked_for_missed:
            return []
        self._asked_for_missed = True
        return self._articles.requests(self._choice.missed(datetime.now(UTC)))

    def _count(self, name: str, number: int = 1) -> None:
        self.crawler.stats.inc_value(name, number)

    def note_refusal(self, failure: Failure) -> None:
        """When the ledger refuses, nothing more can be written: the run ends."""
        if isinstance(failure.value, LedgerError):
            self.verdict.refused(failure.value)

    def closed(self, reason: str) -> None:
        """Close the ledger; a listing may be skipped next time only if this run left nothing of it open."""
        stats = self.crawler.stats.get_stats()
        left = sum(stats[name] for name in stats if name.startswith("failed/") or name in LEFT_OPEN)
        complete = reason == "finished" and not left
        try:
            if reason not in ("unread", "ledger"):
                self._articles.note_what_was_in_vain()
            if complete and self.arguments == Arguments():
                self._listings.remember_validators()
        finally:
            self.ledger.close()
        if amiss := self._listings.account():
            self.logger.warning("%s: ways in with faults: %s", self.site.name, amiss)
        if self.verdict.sentence:
            self.logger.error(self.verdict.sentence)


def spider_of(crawler: Crawler) -> NewsSpider:
    """The spider that `crawler` runs; raises TypeError for one of another project."""
    if not isinstance(crawler.spider, NewsSpider):
        raise TypeError(f"{crawler.spider!r} is no spider of newsspider")
    return crawler.spider

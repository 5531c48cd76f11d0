"""The spider of every site: listings, articles, and an outcome for each article that was listed."""

from collections.abc import AsyncIterator, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Self

import scrapy
from scrapy import signals
from scrapy.crawler import Crawler
from scrapy.exceptions import CloseSpider, DontCloseSpider
from scrapy.http import Response
from scrapy.settings import BaseSettings
from twisted.python.failure import Failure

from newsspider import __version__
from newsspider.arguments import Arguments, draws
from newsspider.dates import utc_now
from newsspider.ledger import Ledger, LedgerError, Listed
from newsspider.pages.article import Draft, NoArticle
from newsspider.pages.listing import Found
from newsspider.rendering.chromium import let_draw
from newsspider.site import Site
from newsspider.spiders.answers import (
    MOST_REDIRECTS,
    NoAnswer,
    ask_for,
    moved_to,
    read_article,
    validators_of,
)
from newsspider.spiders.backfill import Backfill
from newsspider.spiders.choice import Choice
from newsspider.spiders.failures import reason_of
from newsspider.spiders.listings import Listings
from newsspider.spiders.verdict import Verdict
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
        self._listings = Listings(
            self.site, arguments, ledger, self._choice, self.verdict, self._count, self._articles
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
        crawler.signals.connect(spider.remember, signals.item_scraped)
        crawler.signals.connect(spider.note_dropped, signals.item_dropped)
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
        for request in self._articles(named):
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
        raise CloseSpider(self.verdict.reason(listings_asked=self._listings.asked > 0))

    def _next(self) -> list[scrapy.Request]:
        failed = self.verdict.last_failure
        silent = failed and not self.crawler.stats.get_value("downloader/response_count")
        if self.verdict.sentence or silent or self.arguments.articles:
            return []
        if not self._choice.limit_reached and (page := self._listings.next_page(self._ways)):
            return page
        if self._asked_for_missed:
            return []
        self._asked_for_missed = True
        return self._articles(self._choice.missed(datetime.now(UTC)))

    def _articles(self, found: Sequence[Found]) -> list[scrapy.Request]:
        chosen = self._choice.choose(found)
        for name, number in self._choice.counts.items():
            self._count(name, number)
        self._choice.counts.clear()
        return [self._article(one, one.url) for one in chosen]

    def _article(self, found: Found, url: str, redirects: int = 0) -> scrapy.Request:
        # Only a page that was written may be answered with "not modified".
        validators = self.ledger.validators(url) if self._choice.was_known(found.id) else ("", "")
        return ask_for(
            url, self.parse_article, self.article_failed, validators, found=found, redirects=redirects
        )

    def parse_article(
        self, response: Response, found: Found, redirects: int
    ) -> Iterator[scrapy.Request | Draft]:
        """The draft of the article, or a request for where it has moved to."""
        if self.verdict.sentence:
            raise CloseSpider("ledger")
        self.verdict.answered(response.status)
        if target := moved_to(response, self.site.hosts):
            yield from self._moved(found, target, redirects)
        elif response.status == 304:
            self._count("article/unchanged")
            self._choice.open.discard(found.id)
        else:
            yield from self._drafts(response, found)

    def _moved(self, found: Found, target: str, redirects: int) -> Iterator[scrapy.Request]:
        article = self.site.identify(target)
        if article is None or redirects == MOST_REDIRECTS:
            self._failed(found, "redirected")
        elif article.id == found.id:
            yield self._article(replace(found, url=article.url), target, redirects + 1)
        else:
            self.ledger.alias(found.id, Listed(article.id, article.url, article.day or found.day))
            self._count("article/alias")
            yield from self._articles([Found(article.id, article.url, article.day or found.day)])
            self._choice.open.discard(found.id)

    def _drafts(self, response: Response, found: Found) -> Iterator[Draft]:
        try:
            draft = read_article(response, found.url, self.site)
        except NoAnswer as error:
            self._failed(found, error.reason)
        except NoArticle as error:
            if response.status in (404, 410):  # a page that only says so may be a fault of ours
                self.ledger.settle(found.id, "gone")
            else:
                self.ledger.note_read(found.id, utc_now())
            self._choice.open.discard(found.id)
            self._count(f"dropped/{error.reason}")
            self.logger.info("dropped (%s): %s", error.reason, found.url)
        else:
            self._count("article/parsed")
            self._choice.tell_day(found, draft.article.published_at[:10])
            yield draft

    def article_failed(self, failure: Failure) -> None:
        """Count an article that did not arrive; a later run asks for it again."""
        self._failed(failure.request.cb_kwargs["found"], reason_of(failure))  # type: ignore[attr-defined]

    def _failed(self, found: Found, reason: str) -> None:
        self.verdict.last_failure = reason
        self._count(f"failed/{reason}")
        self.logger.warning("failed (%s): %s", reason, found.url)

    def _count(self, name: str, number: int = 1) -> None:
        self.crawler.stats.inc_value(name, number)

    def remember(self, response: Response) -> None:
        """An article was written: its validators hold from now on."""
        self.close_article(response)
        validators = validators_of(response)
        if any(validators):
            self.ledger.remember_validators(response.url, *validators)

    def note_dropped(self, response: Response) -> None:
        """An article was read and dropped; one that is not settled is asked for again after a day."""
        self.close_article(response)
        self.ledger.note_read(response.cb_kwargs["found"].id, utc_now())

    def close_article(self, response: Response) -> None:
        """An article was written or dropped: nothing of it is open any more."""
        self._choice.open.discard(response.cb_kwargs["found"].id)

    def note_refusal(self, failure: Failure) -> None:
        """When the ledger refuses, nothing more can be written: the run ends."""
        if isinstance(failure.value, LedgerError):
            self.verdict.refused(failure.value)

    def closed(self, reason: str) -> None:
        """Close the ledger; a listing may be skipped next time only if this run left nothing of it open."""
        stats = self.crawler.stats.get_stats()
        complete = reason == "finished" and not any(name.startswith("failed/") for name in stats)
        try:
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

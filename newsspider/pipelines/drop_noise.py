"""Noise out of the text, addresses out of the authors; a draft becomes a record."""

from typing import Self

from scrapy.crawler import Crawler
from scrapy.statscollectors import StatsCollector

from newsspider.bylines.authors import without_emails
from newsspider.items import Article
from newsspider.pages.article import Draft
from newsspider.pages.prune import prune


class DropNoise:
    """It should only make the record of a draft, and count what was taken out."""

    def __init__(self, keep_emails: bool, stats: StatsCollector) -> None:
        self._keep_emails = keep_emails
        self._stats = stats

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """With the setting REPORTER_EMAILS."""
        return cls(crawler.settings.getbool("REPORTER_EMAILS"), crawler.stats)

    def process_item(self, item: Draft) -> Article:
        """The record of the draft."""
        article = prune(item)
        if not self._keep_emails:
            article.authors = without_emails(article.authors)
        for name, number in item.counts.items():
            self._stats.inc_value(name, number)
        return article

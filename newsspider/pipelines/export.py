"""The line into its day file and the article into the ledger, as one act."""

from typing import Self

from scrapy.crawler import Crawler
from scrapy.statscollectors import StatsCollector

from newsspider.items import Article
from newsspider.ledger import Entry, Ledger, Outcome
from newsspider.pipelines.dropping import Drop
from newsspider.spiders.base import spider_of


class Export:
    """It should only write."""

    def __init__(self, ledger: Ledger, stats: StatsCollector) -> None:
        self._ledger = ledger
        self._stats = stats

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """With the ledger of the spider."""
        return cls(spider_of(crawler).ledger, crawler.stats)

    def process_item(self, item: Article) -> Article:
        """The article as written; raises LedgerError, and Drop when another process wrote it meanwhile."""
        outcome = self._ledger.remember(Entry.of(item))
        while outcome is Outcome.OVERTAKEN:  # each time round another process has written a newer revision
            newest = self._ledger.revision_of(item.id)
            item.revision = newest[0] + 1 if newest else 1
            outcome = self._ledger.remember(Entry.of(item))
        if outcome is not Outcome.WRITTEN:
            raise Drop("same_id", item.url)
        self._stats.inc_value("written")
        return item

"""The same article or the same text is written once; a near-copy says whose copy it is."""

from typing import Self

from scrapy.crawler import Crawler

from newsspider.items import Article
from newsspider.ledger import Ledger
from newsspider.pipelines.dropping import Drop
from newsspider.spiders.base import spider_of

NEAR_COPIES = ("mark", "drop")  # what the setting NEAR_DUPLICATES may say


class Deduplicate:
    """It should only compare an article with the ledger: drop it, mark it, or number its revision."""

    def __init__(self, ledger: Ledger, near_copies: str) -> None:
        self._ledger = ledger
        self._near_copies = near_copies

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """With the ledger of the spider and the setting NEAR_DUPLICATES, one of NEAR_COPIES."""
        return cls(spider_of(crawler).ledger, crawler.settings["NEAR_DUPLICATES"])

    def process_item(self, item: Article) -> Article:
        """The article; raises Drop with `same_id`, `same_text` or `near_copy`, and LedgerError."""
        if newest := self._ledger.revision_of(item.id):
            if newest[1] == item.text_hash:
                raise Drop("same_id", item.url)
            item.revision = newest[0] + 1
        elif self._ledger.same_text(item.text_hash, item.id):
            self._drop_for_good("same_text", item)
        item.duplicate_of = self._ledger.near(item.text, item.id)
        if item.duplicate_of and self._near_copies == "drop" and not newest:
            self._drop_for_good("near_copy", item)
        return item

    def _drop_for_good(self, reason: str, item: Article) -> None:
        self._ledger.settle(item.id, reason)
        raise Drop(reason, item.url)

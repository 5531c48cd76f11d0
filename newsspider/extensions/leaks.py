"""Says at the end of a crawl which lines stand in several articles, so that a noise rule can be written."""

import logging
from typing import Self

from scrapy import signals
from scrapy.crawler import Crawler

from newsspider.items import Article
from newsspider.watch.leaks import MOST_LINES, SHORTEST, LineWatch

logger = logging.getLogger(__name__)

_TOLD = 10  # lines that are named; the rest is a number


class Leaks:
    """It should only read the texts that were written, and tell; near-copies are left out."""

    def __init__(self, lines: LineWatch) -> None:
        self._lines = lines

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """With a memory of `MOST_LINES` lines."""
        leaks = cls(LineWatch())
        crawler.signals.connect(leaks.look_at, signals.item_scraped)
        crawler.signals.connect(leaks.tell, signals.spider_closed)
        return leaks

    def look_at(self, item: Article) -> None:
        """Remember the lines of an article that is nobody's copy."""
        if not item.duplicate_of:
            self._lines.add(item.text, item.url)

    def tell(self) -> None:
        """Name the lines."""
        leaks = self._lines.leaks()
        for leak in leaks[:_TOLD]:
            text = "leak: in %d articles stands the line %r, which is hardly their own: %s"
            logger.warning(text, leak.articles, leak.line, " ".join(leak.urls))
        if len(leaks) > _TOLD:
            logger.warning("leak: and %d lines more", len(leaks) - _TOLD)
        if self._lines.forgotten:
            text = "leak: watched %d lines of %d or more characters at a time, forgot %d rare ones"
            logger.info(text, MOST_LINES, SHORTEST, self._lines.forgotten)

"""What became of every article that was listed, counted and said at the end."""

import logging
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any, Self

from scrapy import signals
from scrapy.crawler import Crawler
from scrapy.http import Response
from scrapy.statscollectors import StatsCollector

from newsspider.items import Article
from newsspider.pipelines.dropping import Drop

logger = logging.getLogger(__name__)

_ONE_BY_ONE = ("article/known", "article/unchanged", "article/alias", "article/not_asked/limit", "written")


class Account:
    """It should only count and tell."""

    def __init__(self, stats: StatsCollector) -> None:
        self._stats = stats

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """With the stats of the crawl."""
        account = cls(crawler.stats)
        crawler.signals.connect(account.written, signals.item_scraped)
        crawler.signals.connect(account.dropped, signals.item_dropped)
        crawler.signals.connect(account.broken, signals.item_error)
        crawler.signals.connect(account.unread, signals.spider_error)
        crawler.signals.connect(account.tell, signals.spider_closed)
        return account

    def written(self, item: Article) -> None:
        """Count how the fields of a written article were found."""
        self._stats.inc_value(f"layout/{item.reading.layout}")
        for name, source in asdict(item.reading).items():
            if name != "layout":
                self._stats.inc_value(f"reading/{name}/{source or 'none'}")

    def dropped(self, exception: Drop) -> None:
        """Count an article that a pipeline dropped."""
        self._stats.inc_value(f"dropped/{exception.reason}")
        logger.info("dropped (%s): %s", exception.reason, exception.url)

    def broken(self) -> None:
        """Count an article that a pipeline could not finish."""
        self._stats.inc_value("failed/error")

    def unread(self, response: Response) -> None:
        """Count an article whose page the spider could not read."""
        if response.request is not None and "found" in response.request.cb_kwargs:
            self._stats.inc_value("failed/error")

    def tell(self) -> None:
        """Say what was listed and what became of it."""
        for line in account_lines(self._stats.get_stats()):
            logger.info(line)


def account_lines(stats: Mapping[str, Any]) -> list[str]:
    """The account in plain lines; the lines below the first add up to it."""
    parts = {name: stats[name] for name in stats if name.startswith(("dropped/", "failed/"))}
    parts |= {
        name: stats[name] for name in stats if name.endswith("/outside_window") and name[:8] == "listing/"
    }
    parts |= {name: stats[name] for name in _ONE_BY_ONE if name in stats}
    listed = stats.get("article/listed", 0)
    parts["not finished"] = listed - sum(parts.values())
    lines = [f"{listed:>7}  articles listed"]
    return lines + [f"{number:>7}  {name}" for name, number in sorted(parts.items()) if number]

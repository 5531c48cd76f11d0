"""What became of every article that was listed, counted and said at the end."""

import logging
import re
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any, Self

from scrapy import signals
from scrapy.crawler import Crawler
from scrapy.http import Response

from newsspider.extensions.progress import duration, elapsed
from newsspider.items import Article
from newsspider.pipelines.dropping import Drop
from newsspider.spiders.base import spider_of

logger = logging.getLogger(__name__)

_ONE_BY_ONE = (
    "written",
    "article/known",
    "article/read_lately",
    "article/unchanged",
    "article/alias",
    "article/not_asked/limit",
)
_OUTSIDE = re.compile("listing/.*/outside_window")


class Account:
    """It should only count and tell."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Connected to everything that can become of an article."""
        account = cls(crawler)
        crawler.signals.connect(account.written, signals.item_scraped)
        crawler.signals.connect(account.dropped, signals.item_dropped)
        crawler.signals.connect(account.broken, signals.item_error)
        crawler.signals.connect(account.unread, signals.spider_error)
        crawler.signals.connect(account.tell, signals.spider_closed)
        return account

    def written(self, item: Article) -> None:
        """Count how the fields of a written article were found."""
        self._crawler.stats.inc_value(f"layout/{item.reading.layout}")
        for name, source in asdict(item.reading).items():
            if name != "layout":
                self._crawler.stats.inc_value(f"reading/{name}/{source or 'none'}")

    def dropped(self, exception: Drop) -> None:
        """Count an article that a pipeline dropped."""
        self._crawler.stats.inc_value(f"dropped/{exception.reason}")
        logger.info("dropped (%s): %s", exception.reason, exception.url)

    def broken(self) -> None:
        """Count an article that a pipeline could not finish."""
        self._crawler.stats.inc_value("failed/error")

    def unread(self, response: Response) -> None:
        """Count an article whose page the spider could not read."""
        if response.request is not None and "found" in response.request.cb_kwargs:
            self._crawler.stats.inc_value("failed/error")

    def tell(self, reason: str) -> None:
        """Say what was listed and what became of it, where the lines are and how long it took."""
        site = spider_of(self._crawler).name
        output = Path(self._crawler.settings["OUTPUT_DIR"]) / site
        logger.info("%s: %s after %s; lines in %s", site, reason, duration(elapsed(self._crawler)), output)
        stats = self._crawler.stats.get_stats()
        if reason == "finished" and stats.get("article/listed", 0) == stats.get("article/known", 0):
            logger.info("%s: nothing new", site)
        for line in account_lines(stats, finished=reason == "finished"):
            logger.info(line)


def account_lines(stats: Mapping[str, Any], *, finished: bool) -> list[str]:
    """The account as a table: the rows below the first add up to it.

    What has no outcome is `not finished` after a whole run, and `left for the next run` after any other.

    >>> for line in account_lines({"article/listed": 12, "written": 9, "failed/500": 1}, finished=False):
    ...     print(line)
         12  articles listed
          9  written
          1  failed/500
          2  left for the next run
    """
    rows = {name: stats[name] for name in _ONE_BY_ONE if name in stats}
    for kind in ("dropped/", "failed/"):
        rows |= {name: stats[name] for name in sorted(stats) if name.startswith(kind)}
    rows |= {name: stats[name] for name in sorted(stats) if _OUTSIDE.fullmatch(name)}
    listed = stats.get("article/listed", 0)
    rows["not finished" if finished else "left for the next run"] = listed - sum(rows.values())
    width = max(7, len(str(listed)))
    lines = [f"{listed:>{width}}  articles listed"]
    return lines + [f"{number:>{width}}  {name}" for name, number in rows.items() if number]

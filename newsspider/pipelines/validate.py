"""Nothing half-read is written."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Self

from scrapy.crawler import Crawler

from newsspider.items import Article, json_line
from newsspider.pipelines.dropping import Drop

SHORTEST_TEXT = 20  # characters; the shortest 속보 is one sentence
LONGEST_LINE = 2**20  # bytes; some readers take no longer line
FUTURE = timedelta(days=1)  # a clock may be wrong by hours

_REQUIRED = ("id", "url", "title", "published_at", "text")


class Validate:
    """It should only drop articles that lack a required field or say something impossible."""

    def __init__(self, now: Callable[[], datetime]) -> None:
        self._now = now

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """With the clock of the machine."""
        return cls(lambda: datetime.now(UTC))

    def process_item(self, item: Article) -> Article:
        """The article; raises Drop with `no-<field>` or what else is wrong with it."""
        values = {"id": item.id, "url": item.url, "title": item.title, "text": item.text}
        values["published_at"] = item.published_at
        for name in _REQUIRED:
            if not values[name]:
                raise Drop(f"no-{name}", item.url)
        if "\ufffd" in item.title + item.text:
            raise Drop("undecodable", item.url)
        if len(json_line(item).encode()) >= LONGEST_LINE:
            raise Drop("too-long", item.url)
        if len(item.text) < SHORTEST_TEXT:
            raise Drop("short-text", item.url)
        if datetime.fromisoformat(item.published_at) > self._now() + FUTURE:
            raise Drop("in-future", item.url)
        return item

"""Articles of the days and sections that were asked for."""

from typing import Self

from scrapy.crawler import Crawler

from newsspider.arguments import Arguments
from newsspider.items import Article
from newsspider.pipelines.dropping import Drop
from newsspider.spiders.base import spider_of


class KeepWindow:
    """It should only drop articles of other days or other sections; an unknown day or section stays."""

    def __init__(self, arguments: Arguments) -> None:
        self._arguments = arguments

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """With the arguments of the spider."""
        return cls(spider_of(crawler).arguments)

    def process_item(self, item: Article) -> Article:
        """The article; raises Drop."""
        if not self._arguments.wants_day(item.published_at[:10]):
            raise Drop("outside_window", item.url)
        sections = self._arguments.sections
        if sections and item.section and item.section not in sections:
            raise Drop("other_section", item.url)
        return item

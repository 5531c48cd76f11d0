"""Articles of the days and sections that were asked for."""

from collections.abc import Collection
from typing import Self

from scrapy.crawler import Crawler

from newsspider.arguments import Arguments, known_sections
from newsspider.items import Article
from newsspider.pipelines.dropping import Drop
from newsspider.spiders.base import spider_of


class KeepWindow:
    """It should only drop articles of other days or other sections; an unknown day or section stays."""

    def __init__(self, arguments: Arguments, known: Collection[str]) -> None:
        self._arguments = arguments
        self._others = {section for section in known if not _parts(section) & _wanted(arguments)}

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """With the arguments of the spider and the sections of its site."""
        spider = spider_of(crawler)
        return cls(spider.arguments, known_sections(spider.site))

    def process_item(self, item: Article) -> Article:
        """The article; raises Drop."""
        if not self._arguments.wants_day(item.published_at[:10]):
            raise Drop("outside_window", item.url)
        if self._arguments.sections and item.section in self._others:
            raise Drop("other_section", item.url)
        return item


def _parts(section: str) -> set[str]:
    """The words of a name such as 경제·금융: sections were split and joined over the years."""
    return set(section.split("·"))


def _wanted(arguments: Arguments) -> set[str]:
    return {part for section in arguments.sections for part in _parts(section)}

"""Says at the end of a crawl when the site no longer looks as its rules expect."""

import logging
from pathlib import Path
from typing import Self

from scrapy import signals
from scrapy.crawler import Crawler
from scrapy.statscollectors import StatsCollector

from newsspider.dates import utc_now
from newsspider.items import Article
from newsspider.site import Site
from newsspider.spiders.base import spider_of
from newsspider.watch.rules import drift, never_found
from newsspider.watch.runs import ENOUGH, History, Sample, append, watched

logger = logging.getLogger(__name__)


class Drift:
    """It should only compare the counts of this crawl with those of the last ones, and tell."""

    def __init__(self, site: Site, output_dir: Path, stats: StatsCollector) -> None:
        self._site = site
        self._path = output_dir / "runs" / f"{site.name}.ndjson"
        self._stats = stats

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """With the setting OUTPUT_DIR and the site of the spider."""
        drift_watch = cls(spider_of(crawler).site, Path(crawler.settings["OUTPUT_DIR"]), crawler.stats)
        crawler.signals.connect(drift_watch.look_at, signals.item_scraped)
        crawler.signals.connect(drift_watch.tell, signals.spider_closed)
        return drift_watch

    def look_at(self, item: Article) -> None:
        """Count an article with characters that its page's bytes did not give."""
        if "\ufffd" in item.title + item.text:
            self._stats.inc_value("replaced_characters")
            logger.info("U+FFFD in %s", item.url)

    def tell(self) -> None:
        """Add the line of this crawl to its file, and say what has drifted."""
        run = Sample(watched(self._stats.get_stats()))
        try:
            history = History.read(self._path)
            if history.unreadable:
                logger.warning("%d lines of %s cannot be read", history.unreadable, self._path)
            warnings = self._judge(run, history)
            append(self._path, self._site.name, utc_now(), run, warnings)
        except OSError as error:
            logger.error("the counts of this crawl are not in %s: %s", self._path, error.strerror)  # noqa: TRY400

    def _judge(self, run: Sample, history: History) -> list[str] | None:
        """What has drifted, as it was logged; None when there are too few pages to say."""
        name = self._site.name
        sample = Sample(history.waiting.counts + run.counts)
        if not sample.enough:
            text = "drift: %s: too few pages to compare with earlier crawls yet (%d of %d)"
            logger.info(text, name, sample.pages, ENOUGH)
            return None
        warnings = drift(self._site, sample, history.sound)
        for warning in warnings:
            logger.warning("drift: %s: %s", name, warning)
        if warnings and history.sound:
            logger.warning("drift: %s: if this is how the site is now, remove %s", name, self._path)
        if not warnings:
            compared = len(history.sound)
            empty = f", never found: {', '.join(nothing)}" if (nothing := never_found(sample)) else ""
            text = "drift: %s: none on %d pages (earlier crawls to compare with: %d)%s"
            logger.info(text, name, sample.pages, compared, empty)
        return warnings

"""How much of a site's work one day may cost it: a ceiling over all runs."""

import fcntl
import logging
import os
import re
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Self

from scrapy import Request, signals
from scrapy.crawler import Crawler
from scrapy.exceptions import CloseSpider, NotConfigured

from newsspider.dates import KST
from newsspider.middlewares.ending import end_run

REASON = "daily_ceiling"
_COUNT = re.compile(rb"(\d{4}-\d\d-\d\d) +(\d+)\n")

logger = logging.getLogger(__name__)


class DailyCeiling(Exception):
    """A request that was not sent, because the day's requests are used up."""


class DayCount:
    """A number of requests a day, in a file of one line that several processes may count in at once.

    Every method raises OSError when the file cannot be used. A file that holds no count begins at 0.
    """

    def __init__(self, path: Path, today: Callable[[], str]) -> None:
        self._path = path
        self._today = today

    def one_more(self, ceiling: int) -> int:
        """Count one request and return how many the day has now; more than `ceiling`: not counted."""
        self._path.parent.mkdir(parents=True, exist_ok=True)
        file = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o644)
        with closing(os.fdopen(file, "r+b", buffering=0)):
            fcntl.flock(file, fcntl.LOCK_EX)
            count = self._read(os.pread(file, 100, 0)) + 1
            if count <= ceiling:
                # One write of one length: a killed process leaves the old count or the new one.
                os.pwrite(file, f"{self._today()} {count:>12}\n".encode(), 0)
        return count

    def today(self) -> int:
        """How many requests the day has."""
        return self._read(self._path.read_bytes()) if self._path.exists() else 0

    def check(self) -> None:
        """Open the file as counting would, without counting."""
        self._path.parent.mkdir(parents=True, exist_ok=True)
        os.close(os.open(self._path, os.O_RDWR | os.O_CREAT, 0o644))

    def _read(self, content: bytes) -> int:
        found = _COUNT.match(content)
        return int(found[2]) if found and found[1].decode() == self._today() else 0


def day_count(output: str, site: str) -> DayCount:
    """The count of a site's requests on the present day in Korea, kept in `output`."""
    path = Path(output) / f"{site}.requests"
    return DayCount(path, lambda: datetime.now(UTC).astimezone(KST).date().isoformat())


class Ceiling:
    """It should only count what is sent to a site, and end the run when MAX_REQUESTS_PER_DAY are sent.

    A day is a day in Korea. robots.txt, listings, redirects and retries count like articles. The run ends
    with `daily_ceiling`, which is no error: what was listed stays for the next run.
    """

    def __init__(self, crawler: Crawler, ceiling: int) -> None:
        self._crawler = crawler
        self._ceiling = ceiling
        self._count: DayCount | None = None

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """With the setting MAX_REQUESTS_PER_DAY; 0 is no ceiling."""
        ceiling = crawler.settings.getint("MAX_REQUESTS_PER_DAY")
        if ceiling <= 0:
            raise NotConfigured("no MAX_REQUESTS_PER_DAY")
        middleware = cls(crawler, ceiling)
        crawler.signals.connect(middleware.open, signals.spider_opened)
        return middleware

    def open(self) -> None:
        """Find the count of the day; raises CloseSpider when nothing is left of it."""
        self._count = day_count(self._crawler.settings["OUTPUT_DIR"], self._name())
        if self._count.today() >= self._ceiling:
            self._say()
            raise CloseSpider(REASON)

    def process_request(self, request: Request) -> None:
        """Count the request; raises DailyCeiling when it may not be sent, and OSError."""
        if self._count is None:
            raise RuntimeError(f"{request} came before the spider was opened")
        count = self._count.one_more(self._ceiling)
        if count > self._ceiling:
            raise DailyCeiling(request.url)
        if count == self._ceiling:
            self._say()
            end_run(self._crawler, REASON)

    def _say(self) -> None:
        logger.warning(
            "%s: the %d requests of today (MAX_REQUESTS_PER_DAY) are used up;"
            " what is listed stays for the next run, from midnight in Korea on",
            *(self._name(), self._ceiling),
        )

    def _name(self) -> str:
        """The name of the site: crawls and single visits count together."""
        spider = self._crawler.spider
        if spider is None:
            raise RuntimeError("the ceiling was asked for before there was a spider")
        return spider.name

"""How fast a host is asked: as its robots.txt says, and not at all while it wants to be left alone."""

import logging
import random
from collections import Counter
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from time import monotonic
from typing import Self
from urllib.parse import urlsplit

from scrapy import Request, signals
from scrapy.core.downloader import Slot
from scrapy.crawler import Crawler
from scrapy.http import Response
from scrapy.robotstxt import RobotParser

from newsspider.middlewares.ending import end_run
from newsspider.spiders.base import NewsSpider

LONGEST_DELAY = 60.0  # seconds; a longer Crawl-delay is kept as this
LONGEST_PAUSE = 300.0  # seconds; a host that asks for more is left alone until the next run
MOST_REFUSALS = 5  # in a row, 403 too; then the host means it
REASON = "refused"
_LEAVE_ALONE = (429, 503)
_REFUSALS = (403, *_LEAVE_ALONE)
_NO_DELAY = 0.001  # seconds; at 0 Scrapy looks at no clock, and sends two requests where one is allowed

logger = logging.getLogger(__name__)


class HostRefuses(Exception):
    """A request that was not sent, because its host refuses and the run ends."""


class Pace:
    """It should only slow down: for a Crawl-delay, after 429 and 503, and to a stop when a host refuses.

    Works on the downloader's slots, one a host, so that every request to a host waits, not only the next.
    """

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._delays: dict[str, float] = {}  # Crawl-delay in seconds by host
        self._answered: dict[str, float] = {}  # monotonic seconds of the last answer by host
        self._closed_until: dict[str, float] = {}  # monotonic seconds by host
        self._refusals: Counter[str] = Counter()  # in a row, by host

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Connected so that a slot is put right before the downloader looks at it."""
        pace = cls(crawler)
        crawler.signals.connect(pace.learn, signals.robots_parsed)
        crawler.signals.connect(pace.hold, signals.request_reached_downloader)
        crawler.signals.connect(pace.answered, signals.response_downloaded)
        return pace

    def learn(self, robotparser: RobotParser, request: Request) -> None:
        """Keep the Crawl-delay that a robots.txt asks for."""
        asked = robotparser.crawl_delay(self._crawler.settings["ROBOTSTXT_USER_AGENT"]) or 0.0
        if asked > 0:
            host = urlsplit(request.url).hostname or ""
            self._delays[host] = min(asked, LONGEST_DELAY)
            logger.info("%s asks for %g s between requests: kept as %g s", host, asked, self._delays[host])

    def hold(self, request: Request) -> None:
        """Make the slot of a request wait as long as its host wants."""
        host = request.meta["download_slot"]
        slot = self._slot(host)
        if host in self._delays:
            slot.delay, slot.jitter = max(slot.delay, self._delays[host]), 0.0
            slot.lastseen = max(slot.lastseen, self._answered.get(host, 0.0))  # counts from the answer
        slot.delay = slot.delay or _NO_DELAY
        if self._closed_until.get(host, 0.0) > monotonic():
            slot.lastseen = self._closed_until[host]

    def answered(self, response: Response, request: Request) -> None:
        """Look at an answer before the next request to its host is sent."""
        host = request.meta["download_slot"]
        self._answered[host] = monotonic()
        if response.status in _REFUSALS:
            self._refused(host, response)
        elif response.status < 500:
            self._refusals[host] = 0
        self.hold(request)

    def _refused(self, host: str, response: Response) -> None:
        self._refusals[host] += 1
        in_a_row = self._refusals[host]
        self._crawler.stats.inc_value(f"refused/{response.status}")
        if in_a_row >= MOST_REFUSALS:
            self._end(host, f"{host} refuses, {in_a_row} times in a row (at last {response.status})")
        elif response.status in _LEAVE_ALONE:
            pause = retry_after(response)
            if pause is None:
                pause = backoff(in_a_row)
            if pause > LONGEST_PAUSE:
                self._end(host, f"{host} answered {response.status} and asks not to come for {pause:.0f} s")
            else:
                self._closed_until[host] = monotonic() + pause
                logger.warning("%s answers %d: nothing is asked for %.1f s", host, response.status, pause)

    def _end(self, host: str, why: str) -> None:
        if isinstance(self._crawler.spider, NewsSpider):  # a single visit has no verdict
            name, verdict = self._crawler.spider.name, self._crawler.spider.verdict
            verdict.sentence = f"{name}: {why}; what is listed stays for the next run"
        waiting = self._slot(host).queue
        while waiting:
            waiting.popleft()[1].errback(HostRefuses(why))
        end_run(self._crawler, REASON)

    def _slot(self, host: str) -> Slot:
        if self._crawler.engine is None:
            raise RuntimeError(f"a request to {host} came before the engine")
        return self._crawler.engine.downloader.slots[host]


def backoff(in_a_row: int) -> float:
    """Seconds to leave a host alone that refuses without saying how long: 1, 2, 4, …, and up to half more."""
    return 2.0 ** (in_a_row - 1) * random.uniform(1.0, 1.5)  # noqa: S311 - no secret


def retry_after(response: Response) -> float | None:
    """Seconds from now that the header Retry-After asks for, None without one that can be read."""
    value = (response.headers.get("Retry-After") or b"").decode("latin-1").strip()
    if value.isdecimal():
        return float(value[:12])
    try:
        when = parsedate_to_datetime(value)
    except (ValueError, OverflowError):
        return None
    return max(0.0, (when.replace(tzinfo=when.tzinfo or UTC) - datetime.now(UTC)).total_seconds())

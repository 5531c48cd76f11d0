"""What a host reserves as a whole, noted on each request to it."""

import asyncio
import logging
from typing import Self
from urllib.parse import urlsplit

from scrapy import Request, signals
from scrapy.crawler import Crawler
from scrapy.http import Response
from scrapy.http.request import NO_CALLBACK
from scrapy.robotstxt import RobotParser

from newsspider.middlewares.robots import MORE_TRIES, TIMEOUT
from newsspider.reservations import TdmRules, of_path, of_robots, tdm_rules

logger = logging.getLogger(__name__)


class Reservations:
    """It should only note what a host reserves, as `meta["reserved"]` of a request: a word for the counts.

    Asks for `/.well-known/tdmrep.json` once a host and run, after robots.txt; where it does not come, nothing
    is reserved by it.
    """

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._of_robots: dict[str, str] = {}
        self._forbidden: set[str] = set()  # addresses that a robots.txt keeps to itself
        self._rules: dict[str, asyncio.Future[TdmRules]] = {}

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Connected so that it sees each robots.txt."""
        reservations = cls(crawler)
        crawler.signals.connect(reservations.learn, signals.robots_parsed)
        return reservations

    def learn(self, robotparser: RobotParser, response: Response, request: Request) -> None:
        """Keep what a robots.txt reserves, and whether tdmrep.json may be asked for."""
        parts = urlsplit(request.url)
        self._of_robots[parts.netloc] = of_robots(response.body.decode("utf-8", "replace"))
        url = _file_of(f"{parts.scheme}://{parts.netloc}")
        if not robotparser.allowed(url, self._crawler.settings["ROBOTSTXT_USER_AGENT"]):
            self._forbidden.add(url)

    async def process_request(self, request: Request) -> None:
        """Note on the request what its host reserves of it."""
        if request.meta.get("dont_obey_robotstxt"):  # robots.txt and tdmrep.json themselves
            return
        parts = urlsplit(request.url)
        if parts.netloc not in self._rules:
            origin = f"{parts.scheme}://{parts.netloc}"
            self._rules[parts.netloc] = asyncio.ensure_future(self._fetch(origin))
        rules = await self._rules[parts.netloc]
        path = f"{parts.path}?{parts.query}" if parts.query else parts.path
        if sign := self._of_robots.get(parts.netloc) or of_path(path, rules):
            request.meta["reserved"] = sign

    async def _fetch(self, origin: str) -> TdmRules:
        meta = {"dont_obey_robotstxt": True, "download_timeout": TIMEOUT, "max_retry_times": MORE_TRIES}
        url = _file_of(origin)
        if url in self._forbidden:
            return []
        if self._crawler.engine is None:
            raise RuntimeError("a request came before the engine")
        try:
            response = await self._crawler.engine.download_async(Request(url, NO_CALLBACK, meta=meta))
        except Exception as error:  # noqa: BLE001 - whatever it was, no reservation is known
            return self._unavailable(url, " ".join(str(error).split()) or type(error).__name__)
        if response.status >= 500 or response.status == 429:
            return self._unavailable(url, f"status {response.status}")
        return tdm_rules(response.body.decode("utf-8-sig", "replace")) if response.status == 200 else []

    def _unavailable(self, url: str, why: str) -> TdmRules:
        logger.warning("%s cannot be read (%s): what it reserves is not known", url, why)
        self._crawler.stats.inc_value("tdmrep/unavailable")
        return []


def _file_of(origin: str) -> str:
    return f"{origin}/.well-known/tdmrep.json"

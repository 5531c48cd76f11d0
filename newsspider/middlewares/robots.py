"""robots.txt as RFC 9309 has it: what cannot be read is no permission."""

import asyncio
import logging
import re
from dataclasses import dataclass, field
from typing import Self
from urllib.parse import urlsplit

from scrapy import Request, signals
from scrapy.crawler import Crawler
from scrapy.exceptions import IgnoreRequest, NotConfigured
from scrapy.http import Response
from scrapy.http.request import NO_CALLBACK
from scrapy.robotstxt import ProtegoRobotParser, RobotParser

TIMEOUT = 10.0  # seconds; with one more try, both sites behind a dead network end within a minute
MORE_TRIES = 1
_FIRST = 1000  # priority: before every page
_WEB_PAGE = re.compile(rb"\s*(?:\xef\xbb\xbf)?\s*<(?:!doctype|html|head|\?xml|!--)", re.I)

logger = logging.getLogger(__name__)


class RobotsUnavailable(Exception):
    """The robots.txt of a host gives no answer that counts: nothing may be fetched from it now."""


@dataclass(frozen=True)
class Rules:
    """What a host's robots.txt says, or the error that kept it away."""

    parser: RobotParser | None = None
    error: Exception = field(default_factory=RobotsUnavailable)


class RobotsTxt:
    """It should only keep back requests that a robots.txt does not allow.

    Fetched once a host and run. 4xx but 429: everything is allowed. Every other status, a timeout, a network
    error, more than REDIRECT_MAX_TIMES redirects or one to a host that is not the site's: nothing is. A web
    page in its place is logged and allows everything. The signal `robots_parsed` tells the rules to others.
    """

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._agent = str(crawler.settings["ROBOTSTXT_USER_AGENT"])
        self._timeout = min(TIMEOUT, crawler.settings.getfloat("DOWNLOAD_TIMEOUT"))
        self._hosts: dict[str, asyncio.Future[Rules]] = {}

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """With the settings ROBOTSTXT_OBEY, ROBOTSTXT_USER_AGENT and DOWNLOAD_TIMEOUT."""
        if not crawler.settings.getbool("ROBOTSTXT_OBEY"):
            raise NotConfigured("ROBOTSTXT_OBEY is off")
        return cls(crawler)

    async def process_request(self, request: Request) -> None:
        """Raises IgnoreRequest for what is forbidden, and, when the rules did not come, why they did not."""
        if request.meta.get("dont_obey_robotstxt"):
            return
        parts = urlsplit(request.url)
        if parts.netloc not in self._hosts:
            origin = f"{parts.scheme}://{parts.netloc}"
            self._hosts[parts.netloc] = asyncio.ensure_future(self._fetch(origin, request))
        rules = await self._hosts[parts.netloc]
        if rules.parser is None:
            request.meta["dont_retry"] = True  # nothing was asked, there is nothing to ask again
            raise rules.error.with_traceback(None)
        if not rules.parser.allowed(request.url, self._agent):
            self._crawler.stats.inc_value("robotstxt/forbidden")
            raise IgnoreRequest("forbidden by robots.txt")

    async def _fetch(self, origin: str, request: Request) -> Rules:
        meta = {
            "dont_obey_robotstxt": True,
            "download_timeout": self._timeout,
            "max_retry_times": MORE_TRIES,
        }
        url = f"{origin}/robots.txt"
        try:
            asked = Request(url, NO_CALLBACK, priority=_FIRST, meta=meta)
            response = await self._engine_download(asked)
            parser = self._parser(response)
        except Exception as error:  # noqa: BLE001 - whatever it was, without rules nothing may be fetched
            logger.warning("%s cannot be read (%s): nothing may be fetched now", url, _words(error))
            self._crawler.stats.inc_value("robotstxt/unavailable")
            is_redirect = isinstance(error, IgnoreRequest)
            return Rules(error=RobotsUnavailable(str(error)) if is_redirect else error)
        self._crawler.signals.send_catch_log(
            signals.robots_parsed, robotparser=parser, request=request, response=response
        )
        return Rules(parser)

    async def _engine_download(self, request: Request) -> Response:
        if self._crawler.engine is None:
            raise RuntimeError("a request came before the engine")
        return await self._crawler.engine.download_async(request)

    def _parser(self, response: Response) -> RobotParser:
        """The rules of an answer; raises RobotsUnavailable for a status that gives none."""
        body = response.body
        if 400 <= response.status < 500 and response.status != 429:
            body = b""
        elif response.status != 200:
            raise RobotsUnavailable(f"status {response.status}")
        elif _WEB_PAGE.match(body):
            logger.warning("%s is a web page, no rules: everything is allowed", response.url)
            body = b""
        return ProtegoRobotParser.from_crawler(self._crawler, body)


def _words(error: Exception) -> str:
    return " ".join(str(error).split()) or type(error).__name__

"""The browser as a download handler, for the requests that ask for it and no others."""

import asyncio
import logging
import os
import signal
from contextlib import suppress
from typing import Any
from urllib.parse import urlsplit

from playwright.async_api import Browser
from playwright.async_api import Error as PlaywrightError
from playwright.async_api import Request as BrowserRequest
from scrapy import Request, signals
from scrapy.crawler import Crawler
from scrapy.exceptions import DownloadFailedError, DownloadTimeoutError
from scrapy.http import Response
from scrapy.robotstxt import RobotParser
from scrapy_playwright.handler import ScrapyPlaywrightDownloadHandler
from scrapy_playwright.page import PageMethod
from scrapy_playwright.provider import PlaywrightBrowserProvider

from newsspider.rendering.chromium import window
from newsspider.rendering.reveal import reveal
from newsspider.spiders.base import spider_of

LAST_SECONDS = 10.0  # for the browser to end in its own way

logger = logging.getLogger(__name__)

_NO_PAGE = "ERR_HTTP_RESPONSE_CODE_FAILURE"  # a status such as 404, and not a byte that could be drawn
_WANTED = frozenset(("document", "script", "xhr", "fetch"))  # no picture, font, style, film or advertisement


class Chromium(PlaywrightBrowserProvider):  # type: ignore[misc]
    """It should only start browsers, and know their processes."""

    _process = 0  # of the browser started last

    async def launch_browser(self) -> Browser:
        """A new browser."""
        browser: Browser = await super().launch_browser()
        session = await browser.new_browser_cdp_session()
        told = await session.send("SystemInfo.getProcessInfo")
        self._process = next(one["id"] for one in told["processInfo"] if one["type"] == "browser")
        return browser

    def kill(self) -> None:
        """End a browser that does not answer; a stopped one too."""
        if self._process:
            with suppress(ProcessLookupError):  # it has ended meanwhile
                os.kill(self._process, signal.SIGKILL)
            self._process = 0


class DrawnPages(ScrapyPlaywrightDownloadHandler):  # type: ignore[misc]
    """It should only draw, ask the site's own hosts and what its robots.txt allows, and start again.

    A page whose browser crashed or hangs fails in a way that is asked for again; both are counted.
    """

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self.abort_request = self._is_unwanted
        self.config.target_closed_max_retries = 0  # not in silence: failures are counted, and tried again
        self._hosts = frozenset(spider_of(crawler).site.hosts)
        self._agent = crawler.settings["ROBOTSTXT_USER_AGENT"]
        self._most_seconds = crawler.settings.getfloat("RENDER_TIMEOUT")
        self._rules: dict[str, RobotParser] = {}
        crawler.signals.connect(self._learn_rules, signals.robots_parsed)

    def _learn_rules(self, robotparser: RobotParser, request: Request) -> None:
        self._rules[urlsplit(request.url).netloc] = robotparser

    def _is_unwanted(self, request: BrowserRequest) -> bool:
        parts = urlsplit(request.url)
        if parts.hostname not in self._hosts or request.resource_type not in _WANTED:
            return True
        rules = self._rules.get(parts.netloc)
        return rules is not None and not rules.allowed(request.url, self._agent)

    async def download_request(self, request: Request) -> Response:
        """The page as it stands when all is revealed; raises a download error that is worth another try."""
        try:
            limit = self._most_seconds if request.meta.get("playwright") else None
            response: Response = await asyncio.wait_for(super().download_request(request), limit)
        except PlaywrightError as error:
            told = error.message.partition("\n")[0]
            if _NO_PAGE in told:
                return await self.download_request(_plain(request))
            self.stats.inc_value("render/failed")
            logger.warning("the browser failed at %s: %s", request.url, told)
            raise DownloadFailedError(told) from None
        except TimeoutError:
            self.stats.inc_value("render/hung")
            self.browser_provider.kill()
            logger.warning("the browser hangs at %s", request.url)
            raise DownloadTimeoutError("the browser hangs") from None
        return response

    async def close(self) -> None:
        """End the browser, in its own way or not."""
        try:
            await asyncio.wait_for(super().close(), LAST_SECONDS)
        except TimeoutError:
            self.browser_provider.kill()


def _plain(request: Request) -> Request:
    return request.replace(meta={name: value for name, value in request.meta.items() if name != "playwright"})


def drawn(delay: float) -> dict[str, Any]:
    """What the `meta` of a request for a list holds so that it is drawn; `delay` in seconds between steps."""
    return {
        "playwright": True,
        "playwright_context_kwargs": window(),
        "playwright_page_methods": [PageMethod(reveal, delay)],
    }

"""How far a crawl is: a live line on a terminal, a plain line a minute in a log."""

import logging
import os
import sys
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, Self, TextIO

from scrapy import Request, signals
from scrapy.crawler import Crawler
from scrapy.utils.asyncio import create_looping_call

from newsspider.spiders.base import spider_of

LIVE_SECONDS = 0.5  # between two pictures of the live line
_CLEAR = "\r\x1b[K"

logger = logging.getLogger(__name__)


class Progress:
    """It should only show how far the crawl is.

    The live line stands on standard error when that is a terminal; log lines push it down. Plain lines come
    every LOGSTATS_INTERVAL seconds (0: never) when there is no live line or the log goes to a file.
    """

    def __init__(self, crawler: Crawler, terminal: TextIO | None, interval: float) -> None:
        self._crawler = crawler
        self._terminal = terminal
        self._days: list[str] = []  # of the window, in the order in which they are read
        self._days_done = 0
        self._loops = [(create_looping_call(self.log), interval)] if interval else []
        if terminal:
            self._loops.append((create_looping_call(self.draw), LIVE_SECONDS))

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """With the settings LOGSTATS_INTERVAL and LOG_FILE."""
        can_draw = sys.stderr.isatty() and os.environ.get("TERM") != "dumb"
        terminal = sys.stderr if can_draw else None
        plain = terminal is None or crawler.settings["LOG_FILE"]
        progress = cls(crawler, terminal, crawler.settings.getfloat("LOGSTATS_INTERVAL") if plain else 0.0)
        crawler.signals.connect(progress.open, signals.spider_opened)
        crawler.signals.connect(progress.note, signals.request_scheduled)
        crawler.signals.connect(progress.close, signals.spider_closed)
        return progress

    def open(self) -> None:
        """Begin to show."""
        self._days = [day.isoformat() for day in spider_of(self._crawler).arguments.days]
        if self._terminal:
            for handler in logging.root.handlers:
                handler.addFilter(self._make_room)
        for loop, interval in self._loops:
            loop.start(interval, now=False)
        self.draw()

    def note(self, request: Request) -> None:
        """A day is done when a list of a later one in the order of reading is asked for."""
        ask = request.cb_kwargs.get("ask")
        if ask is not None and ask.day in self._days:
            self._days_done = max(self._days_done, self._days.index(ask.day))

    def close(self) -> None:
        """Take the live line away; the account follows."""
        for loop, _ in self._loops:
            if loop.running:
                loop.stop()
        if self._terminal:
            for handler in logging.root.handlers:
                handler.removeFilter(self._make_room)
            self._terminal.write(_CLEAR)
            self._terminal.flush()

    def log(self) -> None:
        """One plain line."""
        logger.info(self._line())

    def draw(self) -> None:
        """The live line, cut so that it never breaks."""
        if self._terminal:
            width = os.get_terminal_size(self._terminal.fileno()).columns or 80
            line = f"{spider_of(self._crawler).name}  {self._line()}"
            self._terminal.write(_CLEAR + line[: width - 1])
            self._terminal.flush()

    def _make_room(self, record: logging.LogRecord) -> bool:
        if self._terminal:
            self._terminal.write(_CLEAR)
            self._terminal.flush()
        return True

    def _line(self) -> str:
        seconds = elapsed(self._crawler)
        return progress_line(self._crawler.stats.get_stats(), seconds, self._days_done, len(self._days))


def elapsed(crawler: Crawler) -> float:
    """Seconds since the spider was opened."""
    start: datetime = crawler.stats.get_value("start_time")
    return (datetime.now(UTC) - start).total_seconds()


def progress_line(stats: Mapping[str, Any], seconds: float, days_done: int, days: int) -> str:
    """What the stats of a crawl say after `seconds`; `days` is 0 when the window is not known.

    >>> progress_line({"article/listed": 9, "article/asked": 4, "written": 3}, 10, 0, 0)
    '9 listed, 4 new, 3 written, 0 dropped, 0 failed, 0.0 pages/s'
    """
    dropped, failed = (
        sum(stats[name] for name in stats if name.startswith(kind)) for kind in ("dropped/", "failed/")
    )
    pages = stats.get("response_received_count", 0) / seconds if seconds else 0.0
    parts = [
        f"{stats.get('article/listed', 0)} listed",
        f"{stats.get('article/asked', 0)} new",
        f"{stats.get('written', 0)} written",
        f"{dropped} dropped",
        f"{failed} failed",
        f"{pages:.1f} pages/s",
    ]
    if days:
        parts.insert(0, f"day {days_done} of {days} done")
    if days_done:
        parts.append(f"about {duration(seconds / days_done * (days - days_done))} left")
    return ", ".join(parts)


def duration(seconds: float) -> str:
    """A length of time in the two largest units that matter.

    >>> duration(3.4), duration(61), duration(7500), duration(200_000)
    ('3 s', '1 min 1 s', '2 h 5 min', '2 d 7 h')
    """
    rest = int(seconds)
    parts: list[str] = []
    for unit, size in (("d", 86_400), ("h", 3600), ("min", 60), ("s", 1)):
        number, rest = divmod(rest, size)
        if number or (unit == "s" and not parts):
            parts.append(f"{number} {unit}")
    return " ".join(parts[:2])

"""The stage of one round: an origin and an output directory of its own, and the crawls that run there."""

import os
import signal
import subprocess
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Self

from tests.chaos.crawlers import PROJECT, Crawler, Window
from tests.chaos.tally import Tally, tally
from tests.origin import Origin, Request, Story, generated_stories

HOSTS = {"sedaily": "www.sedaily.com", "sentv": "www.sentv.co.kr"}
FIRST_DAYS = {"sedaily": date(2026, 3, 2), "sentv": date(2025, 3, 3)}
DAYS = 10
LONGEST = 600  # seconds; a crawl that takes longer hangs


@cache
def stories(site: str, articles: int) -> list[Story]:
    """The same stories for every round; the days are those of a window of ten."""
    return generated_stories(site, FIRST_DAYS[site], DAYS, articles // DAYS, seed=1)


@dataclass(frozen=True)
class Crawl:
    """A crawl that was started."""

    process: "subprocess.Popen[bytes]"
    log: Path

    def wait(self) -> int:
        """The exit status; raises TimeoutExpired when the crawl hangs."""
        return self.process.wait(LONGEST)

    def send(self, number: signal.Signals) -> None:
        """Send a signal, unless the crawl has ended."""
        self.process.send_signal(number)

    @property
    def finished(self) -> bool:
        """Whether it ended by saying that it is finished."""
        return self.wait() == 0 and b"Closing spider (finished)" in self.log.read_bytes()


class Stage:
    """Crawls of one window of one site by one crawler, while the `with` block runs."""

    def __init__(self, crawler: Crawler, site: str, articles: int, folder: Path) -> None:
        self.crawler = crawler
        self.window = Window(site, FIRST_DAYS[site], FIRST_DAYS[site] + timedelta(days=DAYS - 1))
        self.articles = articles
        self.output = folder / "output"
        self.crawls: list[Crawl] = []
        self._folder = folder
        self._origin = Origin(stories(site, articles))
        self._origin.fault(HOSTS[site], "", self._count)
        self._asked = 0
        self._request = threading.Condition()

    def __enter__(self) -> Self:
        self._origin.__enter__()
        return self

    def __exit__(self, *exc: object) -> None:
        for crawl in self.crawls:
            crawl.process.kill()
            crawl.process.wait()
        self._origin.__exit__(*exc)

    def _count(self, request: Request) -> None:
        with self._request:
            self._asked += 1
            self._request.notify_all()

    def start(self, fault: Sequence[str] = ()) -> Crawl:
        """Start a crawl; the arguments are the same every time."""
        log = self._folder / f"{len(self.crawls)}.log"
        with log.open("wb") as stderr:
            process = subprocess.Popen(
                self.crawler.command(self.window, self.output, fault),
                cwd=self.crawler.folder,
                env=self._environ(),
                stdout=subprocess.DEVNULL,
                stderr=stderr,
            )
        self.crawls.append(Crawl(process, log))
        return self.crawls[-1]

    def await_requests(self, crawl: Crawl, number: int) -> None:
        """Return when the origin was asked `number` times more, or when the crawl has ended."""
        with self._request:
            goal = self._asked + number
            while self._asked < goal and crawl.process.poll() is None:
                self._request.wait(0.1)

    def tally(self) -> Tally:
        """Lost, twice, torn: every line on the disk against the gold."""
        lines = self.crawler.lines(self.window, self.output)
        return tally(lines, self._origin.gold(self.window.site), self.crawler.fields)

    def disagreements(self) -> str:
        """What `scrapy ledger verify` says when it ends with another status than 0, else `""`."""
        command = self.crawler.verify(self.output)
        if not command:
            return ""
        done = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=False)
        return f"{done.stdout}{done.stderr}".strip() if done.returncode else ""

    def _environ(self) -> dict[str, str]:
        plain = {name: value for name, value in os.environ.items() if "proxy" not in name.lower()}
        return {**plain, "PYTHONPATH": str(PROJECT), **self._origin.environ}

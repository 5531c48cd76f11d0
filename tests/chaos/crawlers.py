"""The crawlers that are compared: newsspider, and plain Scrapy with JOBDIR and a JSON Lines feed."""

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

PROJECT = Path(__file__).parent.parent.parent
PLAIN_SPIDER = Path(__file__).parent / "plain.py"

# No waiting, and several pages in flight, so that a kill finds more to destroy than in a polite crawl.
PACE = ("DOWNLOAD_DELAY=0", "CONCURRENT_REQUESTS=16", "CONCURRENT_REQUESTS_PER_DOMAIN=8")


def _settings(*settings: str) -> list[str]:
    return [word for setting in (*PACE, *settings) for word in ("-s", setting)]


@dataclass(frozen=True)
class Window:
    """What is crawled: the articles of a site from one day to another, both included."""

    site: str
    since: date
    until: date

    @property
    def arguments(self) -> list[str]:
        """The spider arguments; both spiders understand them."""
        return ["-a", f"since={self.since}", "-a", f"until={self.until}"]


class NewsSpiderCrawler:
    """The project's own spiders, unmodified."""

    fields: Sequence[str] = ()  # all of them have to be as expected
    folder = PROJECT

    def command(self, window: Window, output: Path, fault: Sequence[str]) -> list[str]:
        """`scrapy crawl`, or the same struck by a fault of `tests.chaos.stricken`."""
        program = ["tests.chaos.stricken", *fault] if fault else ["scrapy"]
        settings = _settings("AUTOTHROTTLE_ENABLED=False", f"OUTPUT_DIR={output}")
        return [sys.executable, "-m", *program, "crawl", window.site, *window.arguments, *settings]

    def verify(self, output: Path) -> list[str]:
        """The command that compares the day files with the ledger, line by line."""
        return [sys.executable, "-m", "scrapy", "ledger", "verify", "-s", f"OUTPUT_DIR={output}"]

    def lines(self, window: Window, output: Path) -> Iterator[bytes]:
        """Every line of the day files."""
        for path in sorted((output / window.site).glob("*.jsonl")):
            yield from path.read_bytes().splitlines(keepends=True)


class PlainCrawler:
    """What Scrapy offers for pausing and resuming: JOBDIR, and a feed that is appended to."""

    fields: Sequence[str] = ("id", "url")
    folder = Path("/")  # outside the project: Scrapy's own settings

    def command(self, window: Window, output: Path, fault: Sequence[str]) -> list[str]:
        """`scrapy runspider`; no fault can be built into it."""
        if fault:
            raise ValueError("only newsspider can be struck inside its act of writing")
        doors = ("TELNETCONSOLE_ENABLED=False", "REMOTE_CONTROL_ENABLED=False")
        settings = _settings(*doors, f"JOBDIR={output / 'job'}", "FEED_EXPORT_ENCODING=utf-8")
        program = [
            sys.executable,
            "-m",
            "scrapy",
            "runspider",
            str(PLAIN_SPIDER),
            "-a",
            f"site={window.site}",
        ]
        return [*program, *window.arguments, *settings, "-o", f"{output / 'articles.jsonl'}:jsonlines"]

    def verify(self, output: Path) -> list[str]:
        """Nothing to run: a feed cannot be verified."""
        return []

    def lines(self, window: Window, output: Path) -> Iterator[bytes]:
        """Every line of the feed; none when it was never begun."""
        path = output / "articles.jsonl"
        if path.exists():
            yield from path.read_bytes().splitlines(keepends=True)


Crawler = NewsSpiderCrawler | PlainCrawler

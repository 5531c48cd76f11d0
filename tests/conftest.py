"""What the tests of the shell share: the origin, and the project's own commands against it."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.origin import Origin

PROJECT = Path(__file__).parent.parent
OF_EVERY_HOST = ("/robots.txt", "/.well-known/tdmrep.json")
AT_ONCE = ("-s", "DOWNLOAD_DELAY=0", "-s", "AUTOTHROTTLE_ENABLED=False")


@dataclass
class Run:
    """How a command ended."""

    status: int
    stdout: str
    stderr: str

    @property
    def account(self) -> dict[str, int]:
        """The account that a crawl gives at its end, by name."""
        told = [line.partition("account] INFO: ")[2].split(maxsplit=1) for line in self.stderr.splitlines()]
        return {words[1]: int(words[0]) for words in told if len(words) == 2 and words[0].isdigit()}


def scrapy(*args: str, environ: dict[str, str], patience: int = 300) -> Run:
    """`scrapy ARGS` in a process of its own that has `patience` seconds, every warning an error."""
    plain = {name: value for name, value in os.environ.items() if "proxy" not in name.lower()}
    done = subprocess.run(
        [sys.executable, "-W", "error", "-m", "scrapy", *args],
        cwd=PROJECT,
        env={**plain, **environ},
        capture_output=True,
        text=True,
        timeout=patience,
        check=False,
    )
    return Run(done.returncode, done.stdout, done.stderr)


class Crawler:
    """Crawls of the origin into one output directory."""

    def __init__(self, origin: Origin, output: Path) -> None:
        self.origin = origin
        self.output = output
        self.patience = 300  # seconds for one crawl
        self._told = 0

    def __call__(self, site: str, *args: str) -> Run:
        """`scrapy crawl SITE ARGS`; `asked` is then what this run asked the origin for."""
        self._told = len(self.origin.log)
        options = (*AT_ONCE, "-s", f"OUTPUT_DIR={self.output}")
        run = scrapy("crawl", site, *options, *args, environ=self.origin.environ, patience=self.patience)
        if run.status == 0:  # then every article that was listed has an outcome
            assert "not finished" not in run.account, run.stderr
        return run

    @property
    def asked(self) -> list[str]:
        """Paths that the last crawl asked for, what is asked of every host left out."""
        return [seen.path for seen in self.origin.log[self._told :] if seen.path not in OF_EVERY_HOST]

    @property
    def asked_articles(self) -> list[str]:
        """Those of them that are addresses of articles."""
        forms = ("/article/view/", "/news/view/", "/NewsView/", "/article/2", "/article/3")
        return [path for path in self.asked if path.startswith(forms)]

    def lines(self, site: str) -> list[dict[str, Any]]:
        """Every line of the site's day files, in the order of the files."""
        files = sorted((self.output / site).glob("*.jsonl"))
        return [json.loads(line) for file in files for line in file.read_text("utf-8").splitlines()]


@pytest.fixture
def origin():
    with Origin() as origin:
        yield origin


@pytest.fixture
def crawl(origin, tmp_path):
    return Crawler(origin, tmp_path / "output")

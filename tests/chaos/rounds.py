"""The kinds of rounds, and how one is played: a blow, then the same crawl again until it says finished."""

import random
import tempfile
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from tests.chaos import blows
from tests.chaos.crawlers import Crawler, NewsSpiderCrawler, PlainCrawler
from tests.chaos.stage import HOSTS, Stage
from tests.chaos.tally import Tally

MOST_CRAWLS = 8  # of one round; one that is not finished by then never will be


@dataclass(frozen=True)
class Kind:
    """What happens in the rounds of a kind; `share` is how many of them are played of a hundred."""

    told: str
    blow: Callable[[Stage, random.Random], bool]
    share: int = 5
    crawler: Crawler = NewsSpiderCrawler()  # noqa: RUF009 - it holds nothing

    @property
    def ours(self) -> bool:
        """Whether it is newsspider that is hit, not the plain spider it is compared with."""
        return isinstance(self.crawler, NewsSpiderCrawler)


KINDS = {
    "kill": Kind("SIGKILL at a random moment", blows.kill, 100),
    "kill-5": Kind("SIGKILL five times", blows.kill_five_times),
    "term": Kind("SIGTERM once", blows.terminate),
    "term-2": Kind("SIGTERM twice", blows.terminate_twice),
    "crash": Kind("killed inside the act: in the line, or between line and commit", blows.crash_in_act),
    "full-file": Kind("disk full in the middle of a line", blows.full_disk_in_line),
    "full-ledger": Kind("disk full for the ledger", blows.full_disk_in_ledger),
    "garbage": Kind("SIGKILL, then garbage behind a day file", blows.garbage),
    "cut": Kind("SIGKILL, then a day file cut inside a line", blows.cut_short),
    "two": Kind("two crawls at once on one output, one killed", blows.two_at_once),
    "plain-untouched": Kind("plain Scrapy, untouched", blows.untouched, 5, PlainCrawler()),
    "plain-kill": Kind("plain Scrapy + JOBDIR, SIGKILL at a random moment", blows.kill, 100, PlainCrawler()),
}


@dataclass(frozen=True)
class Round:
    """One round to play: the same seed, kind and number give the same chances."""

    kind: str
    number: int
    seed: int
    articles: int


@dataclass(frozen=True)
class Result:
    """How a round ended."""

    round: Round
    hit: bool  # the blow met a running crawl
    crawls: int
    finished: bool  # the last crawl said that it is finished
    tally: Tally
    disagreements: str  # what `scrapy ledger verify` had to say, "" when all is well

    @property
    def whole(self) -> bool:
        """Whether every article is there once, the crawl ended and files and ledger agree."""
        return self.finished and self.tally == Tally(0, 0, 0) and not self.disagreements


def plan(kinds: Iterable[str], rounds: int, articles: int, seed: int) -> list[Round]:
    """All rounds to play, `rounds` of the kinds with a full share and at least one of every kind."""
    return [
        Round(kind, number, seed, articles)
        for kind in kinds
        for number in range(max(1, rounds * KINDS[kind].share // 100))
    ]


def play(round_: Round) -> Result:
    """Play one round; the two sites take turns. Raises TimeoutExpired when a crawl hangs."""
    kind = KINDS[round_.kind]
    chance = random.Random(f"{round_.seed} {round_.kind} {round_.number}")  # noqa: S311 - not for secrets
    site = list(HOSTS)[round_.number % len(HOSTS)]
    with (
        tempfile.TemporaryDirectory(prefix="newsspider-chaos-") as folder,
        Stage(kind.crawler, site, round_.articles, Path(folder)) as stage,
    ):
        hit = kind.blow(stage, chance)
        finished = False
        while not finished and len(stage.crawls) < MOST_CRAWLS:
            finished = stage.start().finished
        return Result(round_, hit, len(stage.crawls), finished, stage.tally(), stage.disagreements())


def play_all(rounds: Iterable[Round], at_once: int) -> Iterator[Result]:
    """Play the rounds, `at_once` of them side by side; results come in the order of the rounds."""
    with ThreadPoolExecutor(at_once) as pool:
        yield from pool.map(play, rounds)

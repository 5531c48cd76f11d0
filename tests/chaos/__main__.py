"""Play all rounds and print the table: `python -m tests.chaos [--rounds N] [--articles N] [--only KIND]`.

The exit status is 1 when newsspider lost, doubled or tore a line, did not finish, or missed a blow.
"""

import argparse
import os
import platform
import sqlite3
import sys
import time
from collections.abc import Sequence
from datetime import UTC, datetime
from importlib.metadata import version
from itertools import groupby

from tests.chaos.rounds import KINDS, Result, plan, play_all
from tests.chaos.stage import DAYS

AT_ONCE = (os.cpu_count() or 1) + 1  # rounds side by side: one of them always waits for its disk

HEADS = (
    "what happened to the crawl",
    "rounds",
    "hit",
    "articles",
    "lost",
    "twice",
    "torn",
    "said finished, articles missing",
    "verify found faults",
)


def main(words: Sequence[str] | None = None) -> int:
    """Play, print each row of the table when it is known, and return the exit status."""
    arguments = _arguments(words)
    rounds = plan(
        [arguments.only] if arguments.only else KINDS, arguments.rounds, arguments.articles, arguments.seed
    )
    begun, played, sound = time.monotonic(), 0, True
    _print_row(HEADS)
    _print_row(("---",) + ("--:",) * (len(HEADS) - 1))
    for kind, results in groupby(play_all(rounds, AT_ONCE), lambda result: result.round.kind):
        of_kind = []
        for result in results:
            of_kind.append(result)
            played += 1
            if KINDS[kind].ours and not (result.whole and result.hit):
                sound = False
                print(result, file=sys.stderr)
            _progress(f"{played} of {len(rounds)} rounds, {(time.monotonic() - begun) / 60:.0f} min")
        _print_row(_row(kind, of_kind))
    print(f"\n{_made(arguments, time.monotonic() - begun)}")
    return 0 if sound else 1


def _arguments(words: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.chaos", description=__doc__)
    parser.add_argument("--rounds", type=int, default=100, help="rounds of SIGKILL; other kinds a twentieth")
    parser.add_argument("--articles", type=int, default=1000, help="articles of one crawl, in ten days")
    parser.add_argument("--seed", type=int, default=1, help="another seed, other moments")
    parser.add_argument("--only", choices=KINDS, help="one kind of rounds")
    arguments = parser.parse_args(words)
    if arguments.rounds < 1 or arguments.articles < 10 * DAYS or arguments.articles % DAYS:
        parser.error(f"--rounds at least 1, --articles at least {10 * DAYS} and a multiple of {DAYS}")
    return arguments


def _progress(told: str) -> None:
    if sys.stderr.isatty():
        print(f"\r{told:<60}\r", end="", file=sys.stderr, flush=True)


def _print_row(row: tuple[str, ...]) -> None:
    print(f"| {' | '.join(row)} |", flush=True)


def _row(kind: str, results: list[Result]) -> tuple[str, ...]:
    numbers = (
        len(results),
        sum(one.hit for one in results),
        sum(one.round.articles for one in results),
        sum(one.tally.lost for one in results),
        sum(one.tally.twice for one in results),
        sum(one.tally.torn for one in results),
        sum(one.finished and one.tally.lost > 0 for one in results),
    )
    faults = f"{sum(bool(one.disagreements) for one in results):,}" if KINDS[kind].ours else "–"
    return (KINDS[kind].told, *(f"{number:,}" for number in numbers), faults)


def _made(arguments: argparse.Namespace, seconds: float) -> str:
    """When, where and how the table was made."""
    return (
        f"{datetime.now(UTC):%Y-%m-%d}, {os.cpu_count()} cores, {platform.system()} {platform.machine()}, "
        f"Python {platform.python_version()}, Scrapy {version('scrapy')}, SQLite {sqlite3.sqlite_version}; "
        f"{arguments.articles} articles a crawl, seed {arguments.seed}, {seconds / 60:.0f} minutes."
    )


if __name__ == "__main__":
    sys.exit(main())

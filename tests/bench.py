"""How fast pages are read: `make bench` prints milliseconds a page, beside a general extractor.

Absolute figures belong to the machine; the ratio is what can be compared.
"""

import sys
import time
from collections.abc import Callable
from dataclasses import replace
from statistics import median

import trafilatura

from newsspider.bylines import line
from newsspider.pages import teasers
from newsspider.pages.article import parse_article
from newsspider.pages.prune import prune
from tests.quality import Case, fixtures


def with_rules(case: Case) -> object:
    """As a crawl reads a page of a known layout."""
    return prune(parse_article(case.page, case.url, case.site))


def rules_off(case: Case) -> object:
    """As a crawl reads a page after a redesign."""
    return prune(parse_article(case.page, case.url, replace(case.site, layouts=(), noise=())))


def general(case: Case) -> object:
    """The text and metadata of a general extractor."""
    return trafilatura.bare_extraction(case.page, url=case.url)


def milliseconds(read: Callable[[Case], object], cases: list[Case]) -> float:
    """The mean time of one page, each read as if it were new."""
    start = time.perf_counter()
    for case in cases:
        teasers._is_noise.cache_clear()  # a crawl reads each page once
        line._signers.cache_clear()
        read(case)
    return 1000 * (time.perf_counter() - start) / len(cases)


def main(rounds: int) -> None:
    """Print the table; the three ways take turns, so that a busy machine is busy for all."""
    cases = list(fixtures())
    size = sum(len(case.page) for case in cases) / len(cases) / 1000
    ways = (with_rules, rules_off, general)
    times = [[milliseconds(read, cases) for read in ways] for _ in range(rounds)]
    found = {
        read.__name__: median(column) for read, column in zip(ways, zip(*times, strict=True), strict=True)
    }
    print(f"{len(cases)} pages of {size:.0f} thousand characters, median of {rounds} rounds")
    for name, value in found.items():
        print(f"  {name:12} {value:7.2f} ms a page, {value / found['general']:.2f} of the general extractor")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 15)

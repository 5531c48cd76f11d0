"""The ledger measured: `python -m tests.bench_ledger [ids] [texts]`, by default 10,000,000 and 1,000,000.

Prints the time of known() for forty ids, of near() beside that many texts, their size on the disk, and how
memory grows. It needs room in the system's temporary directory: about 150 bytes an id and 5 kB a text.
"""

import random
import resource
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from itertools import islice
from pathlib import Path

from newsspider.ledger import Entry, Ledger
from tests.bench_dedup import article
from tests.copies import corpus

ASKED = 2_000


def memory() -> float:
    """The most memory this process has held so far, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def print_times(what: str, calls: list[Callable[[], object]]) -> None:
    """Run the calls and print how long one takes."""
    seconds = []
    for call in calls:
        start = time.perf_counter()
        call()
        seconds.append(time.perf_counter() - start)
    seconds.sort()
    p50, p99 = (1000 * seconds[len(seconds) * share // 100] for share in (50, 99))
    print(f"  {what}: p50 {p50:.3f} ms, p99 {p99:.3f} ms, slowest {1000 * seconds[-1]:.3f} ms", flush=True)


def known_ids(directory: Path, count: int) -> None:
    """Times of known() for forty ids: neighbours, as a listing has them, and from anywhere."""
    with Ledger.open(directory):
        pass
    with closing(sqlite3.connect(directory / "ledger.sqlite3")) as database, database:
        database.execute(
            "INSERT INTO articles WITH RECURSIVE n(i) AS"
            " (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < ? - 1)"
            " SELECT printf('sedaily:%08d', i), 'sedaily', date('2000-01-01', '+' || (i / 1000) || ' days'),"
            " printf('https://www.sedaily.com/article/%08d', i), iif(i % 50, 'written', 'listed'), '',"
            " '2025-07-01T00:00:00Z', '', NULL FROM n",
            (count,),
        )
    size = (directory / "ledger.sqlite3").stat().st_size
    print(f"{count} known ids, {size / count:.0f} bytes each on the disk")
    rng = random.Random(1)  # noqa: S311
    before = memory()
    with Ledger.open(directory) as ledger:
        starts = [rng.randrange(count) for _ in range(ASKED)]
        listings = [[f"sedaily:{start + i:08}" for i in range(40)] for start in starts]
        print_times("known(40), neighbours", [lambda ids=ids: ledger.known(ids) for ids in listings])
        # Half of these are unknown.
        scattered = [[f"sedaily:{rng.randrange(2 * count):08}" for _ in range(40)] for _ in range(ASKED)]
        print_times("known(40), scattered", [lambda ids=ids: ledger.known(ids) for ids in scattered])
    print(f"  memory grew by {memory() - before:.1f} MB")


def fingerprints(directory: Path, count: int) -> None:
    """Times of near() beside `count` texts, and the bytes of their fingerprints."""
    samples = corpus(count + ASKED)
    memories = []
    with Ledger.open(directory) as ledger:
        start = time.perf_counter()
        for share in range(10):
            for _ in range(count // 1000):
                ledger.write(Entry.of(article(sample)) for sample in islice(samples, 100))
            memories.append(memory())
            if share == 0:
                print(f"{count} texts; the first tenth took {time.perf_counter() - start:.0f} s", flush=True)
        print_times("near()", [lambda text=sample.text: ledger.near(text) for sample in samples])
    print(
        f"  memory grew by {memories[9] - memories[1]:.1f} MB from the second tenth of the texts to the last"
    )
    with closing(sqlite3.connect(directory / "ledger.sqlite3", isolation_level=None)) as database:
        database.execute("DROP TABLE near_keys")
        freed = database.execute("PRAGMA freelist_count").fetchone()[0]
        page = database.execute("PRAGMA page_size").fetchone()[0]
    print(f"  fingerprints: {freed * page / count:.0f} bytes a text")


def main(ids: int, texts: int) -> None:
    """Both measurements."""
    with tempfile.TemporaryDirectory() as directory:
        known_ids(Path(directory), ids)
    with tempfile.TemporaryDirectory() as directory:
        fingerprints(Path(directory), texts)


if __name__ == "__main__":
    main(*[*map(int, sys.argv[1:]), *(10_000_000, 1_000_000)[len(sys.argv) - 1 :]])

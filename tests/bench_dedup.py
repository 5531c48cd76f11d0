"""Near-duplicates measured: `python -m tests.bench_dedup [texts]` prints recall by kind and false alarms.

Every text is first asked for, then written, as a crawl does it.
"""

import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from newsspider.items import Article, text_hash
from newsspider.ledger import Entry, Ledger
from tests.copies import KINDS, Sample, corpus


def article(sample: Sample) -> Article:
    """The sample as the record of an article; twenty of them share a day."""
    day, minute = divmod(sample.number, 1440)
    return Article(
        id=f"sedaily:{sample.number}",
        site="sedaily",
        url=f"https://www.sedaily.com/article/{sample.number}",
        title=f"제목 {sample.number}",
        text=sample.text,
        published_at=f"{2000 + day // 336}-{day // 28 % 12 + 1:02}-{day % 28 + 1:02}"
        f"T{minute // 60:02}:{minute % 60:02}:00+09:00",
        fetched_at=f"{2000 + day // 336}-{day // 28 % 12 + 1:02}-{day % 28 + 1:02}"
        f"T{minute // 60:02}:{minute % 60:02}:00Z",
        text_hash=text_hash(f"제목 {sample.number}", sample.text),
    )


def flagged(
    ledger: Ledger, samples: Iterable[Sample], seconds: list[float]
) -> tuple[Counter[str], Counter[str]]:
    """Texts of every kind, and those called a near-duplicate (of a copy: of the right text)."""
    asked: Counter[str] = Counter()
    hits: Counter[str] = Counter()
    source: dict[str, int] = {}
    for sample in samples:
        record = article(sample)
        start = time.perf_counter()
        record.duplicate_of = ledger.near(record.text, record.id)
        seconds.append(time.perf_counter() - start)
        ledger.remember(Entry.of(record))
        asked[sample.kind] += 1
        if sample.of >= 0:
            source[record.id] = sample.of
            found = record.duplicate_of and source.get(record.duplicate_of, int(record.duplicate_of[8:]))
            hits[sample.kind] += found == sample.of
        else:
            hits[sample.kind] += bool(record.duplicate_of)
    return asked, hits


def main(size: int) -> None:
    """Print the table."""
    seconds: list[float] = []
    with tempfile.TemporaryDirectory() as directory, Ledger.open(Path(directory)) as ledger:
        asked, hits = flagged(ledger, corpus(size), seconds)
    print(f"{size} texts")
    for kind, meaning in KINDS.items():
        print(f"  {kind}  recall {hits[kind] / max(1, asked[kind]):.3f}  of {asked[kind]:6}  {meaning}")
    copies = sum(asked[kind] for kind in KINDS)
    print(f"  all recall {sum(hits[kind] for kind in KINDS) / max(1, copies):.3f}  of {copies:6}")
    for kind in ("sibling", "original"):
        print(f"  {kind}: {hits[kind]} of {asked[kind]} flagged ({hits[kind] / max(1, asked[kind]):.3%})")
    seconds.sort()
    print(f"  near(): mean {1e6 * sum(seconds) / size:.0f} us, p99 {1e6 * seconds[size * 99 // 100]:.0f} us")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 20_000)

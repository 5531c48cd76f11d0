"""Articles for the ledger's tests, and the process that writes them and gets killed.

`python -m tests.ledger_writer DIRECTORY COUNT SEED` writes articles 0 to COUNT - 1 in an order of its own: it
waits for a line on standard input before each, and prints one after it.
"""

import random
import sys
from pathlib import Path

from newsspider.items import Article, text_hash
from newsspider.ledger import Entry, Ledger, Listed

LISTED_AT = "2025-07-01T00:00:00Z"


def article(number: int, text: str = "", revision: int = 1) -> Article:
    """A small article; forty of them share a day."""
    text = text or f"{number}번째 이야기의 본문이다. 둘째 문장은 {number}억 원을 말한다.\n셋째 문장도 있다."
    day = f"2025-07-{number // 40 % 28 + 1:02}"
    return Article(
        id=f"sentv:{number}",
        site="sentv",
        url=f"https://www.sentv.co.kr/article/view/{number}",
        title=f"제목 {number}",
        text=text,
        published_at=f"{day}T09:00:00+09:00",
        modified_at=f"{day}T09:00:00+09:00",
        revision=revision,
        text_hash=text_hash(f"제목 {number}", text),
        fetched_at=f"{day}T00:{number // 60 % 60:02}:{number % 60:02}Z",
    )


def main(output_dir: Path, count: int, seed: int) -> None:
    """List all, then write what is not known."""
    numbers = list(range(count))
    random.Random(seed).shuffle(numbers)  # noqa: S311
    with Ledger.open(output_dir) as ledger:
        ledger.listed((Listed(f"sentv:{n}", article(n).url) for n in numbers), LISTED_AT)
        for number in numbers:
            if not ledger.known([f"sentv:{number}"]):
                sys.stdin.readline()
                ledger.remember(Entry.of(article(number)))
                print(number, flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))

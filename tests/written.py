"""Day files without a crawl: the gold of stories, written through the ledger as a crawl writes it."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from newsspider.items import Article, Author, Company, Image, Reading
from newsspider.ledger import Entry, Ledger
from tests.origin import Story, gold

FETCHED_AT = "2026-11-20T03:00:00Z"


def article(story: Story, **changes: Any) -> Article:
    """The article of a story as a crawl would write it, with `changes` to single fields."""
    record = gold.record(story)
    parts = {
        "authors": [Author(**author) for author in record["authors"]],
        "companies": [Company(**company) for company in record["companies"]],
        "images": [Image(**image) for image in record["images"]],
        "reading": Reading(**gold.reading(story)),
        "fetched_at": FETCHED_AT,
    }
    return Article(**(record | parts | changes))


def write(output_dir: Path, articles: Iterable[Article]) -> None:
    """Write the articles into the day files of `output_dir`, in this order."""
    with Ledger.open(output_dir) as ledger:
        for outcome in ledger.write(Entry.of(one) for one in articles):
            assert outcome == "written"

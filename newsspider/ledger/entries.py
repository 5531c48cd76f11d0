"""The values that go into the ledger and come out of it."""

import json
from dataclasses import dataclass
from enum import StrEnum

from newsspider.items import Article, json_line
from newsspider.ledger.fingerprints import near_keys


class LedgerError(Exception):
    """The ledger or a day file cannot be used; the message is one sentence for the person at the keyboard."""


def site_of(article_id: str) -> str:
    """The site in an id: `sedaily` of `sedaily:20008365`."""
    return article_id.partition(":")[0]


@dataclass(frozen=True, slots=True)
class Listed:
    """An article seen on a listing. `day` is its KST day, `""` when the listing does not tell."""

    id: str
    url: str
    day: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One article ready to be written: its line, and what the ledger remembers of it."""

    id: str
    site: str
    url: str
    day: str
    revision: int
    text_hash: str
    fetched_at: str
    keys: tuple[int, ...]
    line: bytes

    @classmethod
    def of(cls, article: Article) -> "Entry":
        """The entry of an article; raises what `json_line` raises."""
        # A near-copy gets no keys: the next copy finds the first-seen article, not a copy of it.
        keys = () if article.duplicate_of else near_keys(article.text)
        return cls(
            id=article.id,
            site=article.site,
            url=article.url,
            day=article.published_at[:10],
            revision=article.revision,
            text_hash=article.text_hash,
            fetched_at=article.fetched_at,
            keys=keys,
            line=json_line(article).encode(),
        )

    @classmethod
    def from_line(cls, line: bytes) -> "Entry":
        """The entry that a line of a day file stands for; raises ValueError when it is no article."""
        try:
            record = json.loads(line)
            keys = () if record["duplicate_of"] else near_keys(record["text"])
            return cls(
                id=record["id"],
                site=record["site"],
                url=record["url"],
                day=record["published_at"][:10],
                revision=record["revision"],
                text_hash=record["text_hash"],
                fetched_at=record["fetched_at"],
                keys=keys,
                line=line,
            )
        except (KeyError, TypeError, RecursionError) as error:
            raise ValueError(f"not an article: {type(error).__name__}: {error}") from error


class Outcome(StrEnum):
    """What became of an entry given to `Ledger.remember`."""

    WRITTEN = "written"
    UNCHANGED = "unchanged"  # the newest line of this id already holds this text: nothing was written
    OVERTAKEN = "overtaken"  # another process wrote this id meanwhile: ask revision_of() and try again


@dataclass(slots=True)
class DayFigures:
    """One day of one site: every listed article is written, an alias, dropped or missing."""

    site: str
    day: str
    written: int
    aliases: int
    missing: int
    missing_since: str
    dropped: dict[str, int]

    @property
    def listed(self) -> int:
        """All articles of the day that the ledger has heard of."""
        return self.written + self.aliases + self.missing + sum(self.dropped.values())

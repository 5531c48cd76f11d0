"""The ledger: what is listed, written and dropped, so that every article is written once and none is lost."""

import json
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, closing
from pathlib import Path
from types import TracebackType

from newsspider.ledger.database import FILE_NAME, Database
from newsspider.ledger.day_files import day_files
from newsspider.ledger.entries import DayFigures, Entry, LedgerError, Listed, Outcome, site_of
from newsspider.ledger.figures import figures, forget_article, forget_day
from newsspider.ledger.lock import Lock
from newsspider.ledger.near import near
from newsspider.ledger.schema import migrate
from newsspider.ledger.verify import verify
from newsspider.ledger.writing import Repairs, Writer, hash_bytes

_INSERT = (
    "INSERT INTO articles (id, site, day, url, state, reason, first_seen, checked_at) VALUES (?, ?, ?, ?,"
)
_NOW = "strftime('%Y-%m-%dT%H:%M:%SZ', 'now')"


class Ledger:
    """The ledger of one output directory. Several processes may hold it at once; a thread holds its own.

    Every method raises LedgerError when the database or the disk refuses; what was asked is then not done.
    """

    def __init__(self, lock: Lock, database: Database, output_dir: Path) -> None:
        self._lock = lock
        self._database = database
        self._output_dir = output_dir
        self._writer = Writer(database, output_dir)

    @classmethod
    def open(cls, output_dir: Path) -> "Ledger":
        """Open OUTPUT_DIR/ledger.sqlite3, made or migrated if need be, and repair what a killed crawl left.

        Raises LedgerError: the file is damaged, newer than this program, or missing beside day files.
        """
        with ExitStack() as opened:
            lock = opened.enter_context(Lock(output_dir))
            database = opened.enter_context(closing(Database(output_dir / FILE_NAME)))
            with database.act():
                if migrate(database.connection):
                    _refuse_day_files(output_dir)
            ledger = cls(lock, database, output_dir)
            ledger._writer.repair()
            opened.pop_all()
        return ledger

    def close(self) -> None:
        """Close the ledger."""
        self._database.close()
        self._lock.release()

    def __enter__(self) -> "Ledger":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def repairs(self) -> Repairs:
        """What was put right since the ledger was opened."""
        return self._writer.repairs

    def listed(self, entries: Iterable[Listed], at: str) -> None:
        """Remember articles seen on a listing at the UTC time `at`; one that is settled stays settled."""
        rows = [(entry.id, site_of(entry.id), entry.day, entry.url, at) for entry in entries]
        with self._database.act():
            self._database.connection.executemany(
                f"{_INSERT} 'listed', '', ?, '') ON CONFLICT (id) DO UPDATE SET day = excluded.day"
                " WHERE articles.day = '' AND excluded.day != ''",
                rows,
            )

    def known(self, ids: Sequence[str]) -> set[str]:
        """Those of the ids that need not be fetched: written, dropped, or an alias."""
        rows = self._database.rows(
            "SELECT id FROM articles WHERE id IN (SELECT value FROM json_each(?)) AND state != 'listed'",
            json.dumps(ids),
        )
        return {article_id for (article_id,) in rows}

    def note_read(self, article_id: str, at: str) -> None:
        """The page of a listed article was read at the UTC time `at` and gave nothing to write."""
        with self._database.act():
            self._database.connection.execute(
                "UPDATE articles SET checked_at = ? WHERE id = ? AND state = 'listed'", (at, article_id)
            )

    def read_since(self, ids: Sequence[str], since: str) -> set[str]:
        """Those of the ids that are still listed although their page was read at or after `since` (UTC)."""
        rows = self._database.rows(
            "SELECT id FROM articles WHERE id IN (SELECT value FROM json_each(?))"
            # A clock may have been ahead.
            " AND state = 'listed' AND checked_at BETWEEN ? AND strftime('%Y-%m-%dT%H:%M:%SZ', 'now')",
            json.dumps(ids),
            since,
        )
        return {article_id for (article_id,) in rows}

    def days(self, ids: Sequence[str]) -> dict[str, str]:
        """The KST day of each of the ids whose day is known."""
        return dict(
            self._database.rows(
                "SELECT id, day FROM articles WHERE id IN (SELECT value FROM json_each(?)) AND day != ''",
                json.dumps(ids),
            )
        )

    def unsettled(self, site: str, since: str, until: str) -> list[Listed]:
        """Articles listed with a day from `since` to `until`, or with no day, not settled yet."""
        rows = self._database.rows(
            "SELECT id, url, day FROM articles WHERE state = 'listed' AND site = ?"
            " AND (day = '' OR day BETWEEN ? AND ?) ORDER BY day, id",
            site,
            since,
            until,
        )
        return [Listed(*row) for row in rows]

    def settle(self, article_id: str, reason: str) -> None:
        """Remember that an article was dropped, and why (`gone`, …); one that is written stays written."""
        with self._database.act():
            self._settle(article_id, "dropped", reason, "", "")

    def alias(self, old_id: str, canonical: Listed) -> None:
        """Remember that an old id leads to `canonical`, which is listed if it was not known."""
        with self._database.act():
            row = self._database.connection.execute("SELECT day, url FROM articles WHERE id = ?", (old_id,))
            day, url = row.fetchone() or ("", "")
            self._database.connection.execute(
                f"{_INSERT} 'listed', '', {_NOW}, '') ON CONFLICT (id) DO NOTHING",
                (canonical.id, site_of(canonical.id), canonical.day or day, canonical.url),
            )
            self._settle(old_id, "alias", canonical.id, day, url)

    def _settle(self, article_id: str, state: str, reason: str, day: str, url: str) -> None:
        self._database.connection.execute(
            f"{_INSERT} ?, ?, {_NOW}, {_NOW}) ON CONFLICT (id) DO UPDATE SET"
            " state = iif(line IS NULL, excluded.state, 'written'),"
            " reason = iif(line IS NULL, excluded.reason, ''), checked_at = excluded.checked_at",
            (article_id, site_of(article_id), day, url, state, reason),
        )

    def remember(self, entry: Entry) -> Outcome:
        """Write one article: its line into the day file and its rows into the ledger, both or neither."""
        return self._writer.write([entry])[0]

    def write(self, entries: Iterable[Entry]) -> list[Outcome]:
        """Write several articles as one act: all or none."""
        return self._writer.write(entries)

    def revision_of(self, article_id: str) -> tuple[int, str] | None:
        """Revision and text hash of the newest line of an article, None when it has none."""
        rows = self._database.rows(
            "SELECT lines.revision, lines.text_hash FROM articles JOIN lines ON lines.n = articles.line"
            " WHERE articles.id = ?",
            article_id,
        )
        return (rows[0][0], f"sha256:{rows[0][1].hex()}") if rows else None

    def same_text(self, text_hash: str, besides: str = "") -> str:
        """Id of the first-seen article with this text hash, other than `besides`, or `""`."""
        rows = self._database.rows(
            "SELECT id FROM lines WHERE text_hash = ? AND id != ? ORDER BY fetched_at, n LIMIT 1",
            hash_bytes(text_hash),
            besides,
        )
        return str(rows[0][0]) if rows else ""

    def near(self, text: str, besides: str = "") -> str:
        """Id of the first-seen article with nearly the same text, other than `besides`, or `""`."""
        return near(self._database, self._output_dir, text, besides)

    def done_days(self, site: str) -> set[str]:
        """Days that a back-fill has finished."""
        return {day for (day,) in self._database.rows("SELECT day FROM done_days WHERE site = ?", site)}

    def finish_day(self, site: str, day: str) -> None:
        """Remember that every article of a day is listed and settled."""
        with self._database.act():
            self._database.connection.execute("INSERT OR IGNORE INTO done_days VALUES (?, ?)", (site, day))

    def validators(self, url: str) -> tuple[str, str]:
        """ETag and Last-Modified that came with an address the last time, `""` where there was none."""
        rows = self._database.rows("SELECT etag, last_modified FROM validators WHERE url = ?", url)
        return (rows[0][0], rows[0][1]) if rows else ("", "")

    def remember_validators(self, url: str, etag: str, last_modified: str) -> None:
        """Remember the ETag and Last-Modified of an address for the next conditional request."""
        with self._database.act():
            self._database.connection.execute(
                "INSERT OR REPLACE INTO validators VALUES (?, ?, ?)", (url, etag, last_modified)
            )

    def figures(self) -> list[DayFigures]:
        """What became of the articles of every site and day, in order; `""` is the day of those without."""
        return list(figures(self._database))

    def verify(self) -> Iterator[str]:
        """One sentence for every place where day files and ledger disagree."""
        return verify(self._database, self._output_dir)

    def forget_article(self, article_id: str) -> int:
        """List an article again, so that a crawl fetches it: 1, or 0 when the ledger does not know it.

        Its line stays: the same text is not written twice, a changed text becomes the next revision.
        """
        return forget_article(self._database, article_id)

    def forget_day(self, site: str, day: str) -> int:
        """The same for every article of a day; returns how many there are."""
        return forget_day(self._database, site, day)


def _refuse_day_files(output_dir: Path) -> None:
    # An empty ledger would take every line of an old day file for a crashed writer's.
    if any(day_files(output_dir)):
        raise LedgerError(f"{output_dir} holds day files but no ledger: `scrapy ledger rebuild` makes it")

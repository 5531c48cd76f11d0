"""The act of writing: the line into the day file, the rows into the ledger, one COMMIT for both.

The day file comes first and its length is part of the transaction. Whatever stops the program leaves at most
bytes beyond that length, and the next act cuts them off; an article whose line is gone is listed again.
"""

import logging
from collections.abc import Iterable
from contextlib import ExitStack
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from newsspider.ledger.database import Database
from newsspider.ledger.day_files import DayFile, day_files, day_path, keep_beside
from newsspider.ledger.entries import Entry, Outcome
from newsspider.ledger.near import store_keys
from newsspider.sites import SITES

logger = logging.getLogger(__name__)


@dataclass(slots=True)
class Repairs:
    """What was put right since the ledger was opened."""

    cut: int = 0  # tails of crashed writers cut from day files
    lost: int = 0  # lines that a day file no longer held: their articles are listed again


@dataclass(slots=True)
class _OpenFile:
    """A day file of the running act; `length` is what will count after COMMIT."""

    file: DayFile
    number: int
    length: int


@dataclass(slots=True)
class Writer:
    """Writes entries into day files and ledger as one act."""

    database: Database
    output_dir: Path
    repairs: Repairs = field(default_factory=Repairs)

    def write(self, entries: Iterable[Entry]) -> list[Outcome]:
        """Write the entries and say what became of each. Raises LedgerError; then none of them is written."""
        with ExitStack() as closing, self.database.act() as undo:
            opened: dict[tuple[str, str], _OpenFile] = {}
            outcomes = []
            for entry in entries:
                outcome = self._outcome(entry)
                if outcome is Outcome.WRITTEN:
                    place = (entry.site, entry.day)
                    if place not in opened:
                        opened[place] = self._open(*place, closing)
                        undo.append(partial(opened[place].file.cut, opened[place].length))
                    self._append(entry, opened[place])
                outcomes.append(outcome)
            for day_file in opened.values():
                day_file.file.sync()
                self.database.connection.execute(
                    "UPDATE day_files SET length = ? WHERE n = ?", (day_file.length, day_file.number)
                )
            return outcomes

    def repair(self) -> None:
        """Bring every day file and the ledger into agreement."""
        with self.database.act():
            rows = self.database.connection.execute("SELECT site, day, length FROM day_files")
            lengths = {(site, day): length for site, day, length in rows}
            ours = {
                file for file in day_files(self.output_dir) if file[0] in SITES
            }  # others' files stay as they are
            for site, day in sorted(set(lengths) | ours):
                path = day_path(self.output_dir, site, day)
                size = path.stat().st_size if path.exists() else 0
                if size != lengths.get((site, day), 0):
                    with ExitStack() as closing:
                        self._open(site, day, closing)

    def _outcome(self, entry: Entry) -> Outcome:
        newest = self.database.connection.execute(
            "SELECT lines.revision, lines.text_hash FROM articles JOIN lines ON lines.n = articles.line"
            " WHERE articles.id = ?",
            (entry.id,),
        ).fetchone()
        revision, text_hash = newest or (0, b"")
        if text_hash == hash_bytes(entry.text_hash):
            self.database.connection.execute(
                "UPDATE articles SET state = 'written', checked_at = ? WHERE id = ?",
                (entry.fetched_at, entry.id),
            )
            return Outcome.UNCHANGED
        return Outcome.WRITTEN if entry.revision == revision + 1 else Outcome.OVERTAKEN

    def _open(self, site: str, day: str, closing: ExitStack) -> _OpenFile:
        """The day file, cut back or its lost lines forgotten, so that it ends where the ledger says."""
        connection = self.database.connection
        connection.execute(
            "INSERT OR IGNORE INTO day_files (site, day, length) VALUES (?, ?, 0)", (site, day)
        )
        number, length = connection.execute(
            "SELECT n, length FROM day_files WHERE site = ? AND day = ?", (site, day)
        ).fetchone()
        file = closing.enter_context(DayFile(day_path(self.output_dir, site, day)))
        if file.size < length:
            length = self._forget_lost_lines(number, file)
            connection.execute("DELETE FROM done_days WHERE site = ? AND day = ?", (site, day))
            connection.execute("UPDATE day_files SET length = ? WHERE n = ?", (length, number))
        if file.size > length:
            self._cut(file, length)
        return _OpenFile(file, number, length)

    def _cut(self, file: DayFile, length: int) -> None:
        tail = file.tail(length)
        # A killed act leaves at most one line. More may be somebody's work: keep it, whatever it is.
        if tail.count(b"\n") > 1:
            logger.warning("%s: unknown lines moved to %s", file.path, keep_beside(file.path, ".cut", tail))
        file.cut(length)
        self.repairs.cut += 1

    def _forget_lost_lines(self, number: int, file: DayFile) -> int:
        """List again the articles whose line lies beyond the end; returns where the last whole line ends."""
        connection = self.database.connection
        lost = connection.execute(
            "SELECT n, id, previous FROM lines WHERE file = ? AND offset + length > ? ORDER BY n DESC",
            (number, file.size),
        ).fetchall()
        for line, article_id, previous in lost:
            connection.execute(
                "UPDATE articles SET state = 'listed', checked_at = '', line = ? WHERE id = ? AND line = ?",
                (previous, article_id, line),
            )
            connection.execute("DELETE FROM lines WHERE n = ?", (line,))
        self.repairs.lost += len(lost)
        logger.warning("%s is shorter than it was: %d articles are listed again", file.path, len(lost))
        end = connection.execute(
            "SELECT max(offset + length) FROM lines WHERE file = ?", (number,)
        ).fetchone()[0]
        return int(end or 0)

    def _append(self, entry: Entry, day_file: _OpenFile) -> None:
        offset = day_file.file.append(entry.line)
        day_file.length = offset + len(entry.line)
        enter(self.database, entry, day_file.number, offset)


def enter(database: Database, entry: Entry, file: int, offset: int) -> None:
    """Enter a line that stands at `offset` of a day file as the newest of its article, inside an act."""
    connection = database.connection
    row = connection.execute("SELECT line FROM articles WHERE id = ?", (entry.id,)).fetchone()
    line = connection.execute(
        "INSERT INTO lines (id, file, offset, length, revision, text_hash, fetched_at, previous)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (
            entry.id,
            file,
            offset,
            len(entry.line),
            entry.revision,
            hash_bytes(entry.text_hash),
            entry.fetched_at,
            row[0] if row else None,
        ),
    ).lastrowid
    connection.execute(
        "INSERT INTO articles (id, site, day, url, state, reason, first_seen, checked_at, line)"
        " VALUES (?, ?, ?, ?, 'written', '', ?, ?, ?) ON CONFLICT (id) DO UPDATE SET"
        " day = excluded.day, url = excluded.url, state = 'written', reason = '',"
        " checked_at = excluded.checked_at, line = excluded.line",
        (entry.id, entry.site, entry.day, entry.url, entry.fetched_at, entry.fetched_at, line),
    )
    if line is not None:
        store_keys(database, line, entry.keys)


def hash_bytes(text_hash: str) -> bytes:
    """The 32 bytes of a record's `text_hash`; raises ValueError when it is none."""
    return bytes.fromhex(text_hash.removeprefix("sha256:"))

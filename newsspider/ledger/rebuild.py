"""A ledger made from the day files alone."""

import logging
import os
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from newsspider.ledger.database import FILE_NAME, Database
from newsspider.ledger.day_files import DayFile, day_files, day_path, keep_beside
from newsspider.ledger.entries import Entry, LedgerError
from newsspider.ledger.lock import Lock
from newsspider.ledger.schema import migrate
from newsspider.ledger.writing import enter

logger = logging.getLogger(__name__)

# Day files are read by name, but a later revision may stand in the file of an earlier day.
_PREVIOUS = """
UPDATE lines SET previous = chain.before FROM (
    SELECT n AS line, lag(n) OVER (PARTITION BY id ORDER BY revision, n) AS before FROM lines
    WHERE id IN (SELECT id FROM lines WHERE revision > 1)
) AS chain WHERE chain.line = lines.n
"""
_NEWEST = """
UPDATE articles SET line = newest.n, day = newest.day FROM (
    SELECT lines.id, lines.n, day_files.day,
        row_number() OVER (PARTITION BY lines.id ORDER BY revision DESC, lines.n DESC) AS place
    FROM lines JOIN day_files ON day_files.n = lines.file
    WHERE lines.id IN (SELECT id FROM lines WHERE revision > 1)
) AS newest WHERE newest.id = articles.id AND newest.place = 1
"""


@dataclass(slots=True)
class Rebuilt:
    """What a rebuild found."""

    day_files: int = 0
    lines: int = 0
    torn: int = 0  # last lines without an end: cut off, a copy kept beside the day file


def rebuild(output_dir: Path) -> Rebuilt:
    """Make the ledger anew and put it in the old one's place, which is kept as ledger.sqlite3.old.

    What stands in no day file is forgotten: what was dropped, what was only listed, which days are done.
    Raises LedgerError when a crawl is running or a line in the middle of a file is no article; then nothing
    has changed but torn last lines.
    """
    path = output_dir / FILE_NAME
    new = path.with_name(f"{FILE_NAME}.new")
    with Lock(output_dir, exclusive=True):
        _remove(new)
        with closing(Database(new)) as database:
            rebuilt = _fill(database, output_dir)
            with database.told():
                database.close()
                _replace(path, new)
    return rebuilt


def _fill(database: Database, output_dir: Path) -> Rebuilt:
    rebuilt = Rebuilt()
    with database.act():
        migrate(database.connection)
    for site, day in day_files(output_dir):
        with database.act():
            _read_day(database, day_path(output_dir, site, day), rebuilt)
    with database.act():
        database.connection.execute(_PREVIOUS)
        database.connection.execute(_NEWEST)
    return rebuilt


def _read_day(database: Database, path: Path, rebuilt: Rebuilt) -> None:
    cursor = database.connection.execute(
        "INSERT INTO day_files (site, day, length) VALUES (?, ?, 0)", (path.parent.name, path.stem)
    )
    file, offset = int(cursor.lastrowid or 0), 0
    rebuilt.day_files += 1
    with path.open("rb") as lines:
        for number, line in enumerate(lines, start=1):
            if not line.endswith(b"\n"):
                _cut_torn(path, offset, line)
                rebuilt.torn += 1
                break
            try:
                enter(database, Entry.from_line(line), file, offset)
            except ValueError as error:
                raise LedgerError(
                    f"{path} line {number} is no article, mend or remove it: {error}"
                ) from error
            offset += len(line)
            rebuilt.lines += 1
    database.connection.execute("UPDATE day_files SET length = ? WHERE n = ?", (offset, file))


def _cut_torn(path: Path, offset: int, line: bytes) -> None:
    beside = keep_beside(path, ".torn", line)
    logger.warning("%s: the torn last line was cut off, a copy is in %s", path, beside)
    with DayFile(path) as file:
        file.cut(offset)


def _replace(path: Path, new: Path) -> None:
    """The ledger first: a crash between two steps leaves day files without a ledger, which `open` refuses."""
    for suffix in ("", "-wal", "-shm"):
        old = path.with_name(f"{path.name}{suffix}")
        kept = path.with_name(f"{path.name}.old{suffix}")
        if old.exists():
            old.replace(kept)
        else:
            kept.unlink(missing_ok=True)
    new.replace(path)
    directory = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(directory)
    finally:
        os.close(directory)


def _remove(path: Path) -> None:
    for suffix in ("", "-wal", "-shm"):
        path.with_name(f"{path.name}{suffix}").unlink(missing_ok=True)

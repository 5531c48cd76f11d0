"""Day files against the ledger, line by line."""

import json
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from newsspider.items import text_hash
from newsspider.ledger.database import Database
from newsspider.ledger.day_files import day_files, day_path
from newsspider.ledger.writing import hash_bytes

_Row = tuple[int, int, str, int, bytes]  # offset, length, id, revision, text hash


def verify(database: Database, output_dir: Path) -> Iterator[str]:
    """One sentence for every place where a day file and the ledger disagree. Raises LedgerError."""
    for (answer,) in database.rows("PRAGMA integrity_check"):
        if answer != "ok":
            yield f"ledger: {answer}"
    for article_id, revision, count in database.rows(
        "SELECT id, revision, count(*) FROM lines GROUP BY id, revision HAVING count(*) > 1"
    ):
        yield f"{article_id}: revision {revision} stands on {count} lines"
    for (article_id,) in database.rows(
        "SELECT id FROM articles WHERE state = 'written' AND line NOT IN (SELECT n FROM lines)"
    ):
        yield f"{article_id}: said to be written, but no line is known"
    places = {(site, day) for site, day in database.rows("SELECT site, day FROM day_files")}
    for site, day in sorted(places | set(day_files(output_dir))):
        # Inside an act nobody writes: a line that is just being written is no fault.
        with database.act():
            faults = list(_faults_of_file(database, output_dir, site, day))
        yield from faults


def _faults_of_file(database: Database, output_dir: Path, site: str, day: str) -> Iterator[str]:
    rows = database.connection.execute(
        "SELECT offset, lines.length, id, revision, text_hash FROM lines JOIN day_files ON day_files.n = file"
        " WHERE site = ? AND day = ? ORDER BY offset",
        (site, day),
    )
    path = day_path(output_dir, site, day)
    offset = 0
    with path.open("rb") if path.exists() else BytesIO() as lines:
        for number, line in enumerate(lines, start=1):
            row = rows.fetchone()
            fault = "unknown to the ledger" if row is None else _fault_of_line(line, offset, row, site, day)
            if fault:
                yield f"{site}/{day}.jsonl line {number}: {fault}"
            offset += len(line)
    for row in rows:
        yield f"{site}/{day}.jsonl: the line of {row[2]} is missing"


def _fault_of_line(line: bytes, offset: int, row: _Row, site: str, day: str) -> str:
    begins, length, article_id, revision, hashed = row
    try:
        record = json.loads(line)
        of_text = text_hash(record["title"], record["text"])
        read = (record["id"], record["revision"], hash_bytes(record["text_hash"]))
        place = (record["site"], record["published_at"][:10])
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        return f"no article ({type(error).__name__}: {error})"  # repr() of some holds the whole line
    if (offset, len(line)) != (begins, length):
        stands = f"stands at {offset} and is {len(line)} bytes long"
        return f"{stands}, the ledger says at {begins} and {length}"
    if read != (article_id, revision, hashed):
        return f"holds {read[0]} revision {read[1]}, the ledger says {article_id} revision {revision}"
    if hash_bytes(of_text) != hashed:
        return f"the text of {article_id} does not fit its text_hash"
    return "" if place == (site, day) else f"{article_id} belongs to {place[0]}/{place[1]}.jsonl"

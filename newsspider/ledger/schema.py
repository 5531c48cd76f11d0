"""The tables of the ledger, as the steps that led to them. A new version is one more step at the end."""

import sqlite3

from newsspider.ledger.entries import LedgerError

APPLICATION_ID = 0x6E657773  # "news": tells our file from any other SQLite database

_ARTICLES = """
CREATE TABLE articles (             -- everything ever heard of
    id         TEXT PRIMARY KEY,
    site       TEXT NOT NULL,
    day        TEXT NOT NULL,       -- KST day, '' while unknown
    url        TEXT NOT NULL,
    state      TEXT NOT NULL,       -- listed, written, dropped, alias
    reason     TEXT NOT NULL,       -- why dropped, of an alias: the canonical id
    first_seen TEXT NOT NULL,
    checked_at TEXT NOT NULL,       -- last time the page was read
    line       INTEGER              -- the newest line of this article
) WITHOUT ROWID;
CREATE INDEX articles_unsettled ON articles (site, day) WHERE state = 'listed';
CREATE TABLE day_files (
    n      INTEGER PRIMARY KEY,
    site   TEXT NOT NULL,
    day    TEXT NOT NULL,
    length INTEGER NOT NULL,        -- bytes that count, what lies beyond is a crashed writer's tail
    UNIQUE (site, day)
);
CREATE TABLE lines (                -- every line written: one per article and revision
    n          INTEGER PRIMARY KEY AUTOINCREMENT,  -- never used twice: near_keys may outlive a lost line
    id         TEXT NOT NULL,
    file       INTEGER NOT NULL REFERENCES day_files (n),
    offset     INTEGER NOT NULL,
    length     INTEGER NOT NULL,
    revision   INTEGER NOT NULL,
    text_hash  BLOB NOT NULL,
    fetched_at TEXT NOT NULL,
    previous   INTEGER              -- the line of the revision before
);
CREATE INDEX lines_by_place ON lines (file, offset);
CREATE INDEX lines_by_hash ON lines (text_hash);
CREATE TABLE done_days (site TEXT, day TEXT, PRIMARY KEY (site, day)) WITHOUT ROWID;
CREATE TABLE validators (
    url TEXT PRIMARY KEY, etag TEXT NOT NULL, last_modified TEXT NOT NULL
) WITHOUT ROWID;
"""

_NEAR_KEYS = """
CREATE TABLE near_keys (            -- sentence fingerprints of the texts in lines
    key  INTEGER,
    line INTEGER,
    PRIMARY KEY (key, line)
) WITHOUT ROWID;
"""

STEPS = (_ARTICLES, _NEAR_KEYS)


def migrate(connection: sqlite3.Connection) -> bool:
    """Bring the database to the newest version, inside the caller's transaction; True when it was empty.

    Raises LedgerError for another program's database and for a version newer than this program.
    """
    version = _pragma(connection, "user_version")
    empty = bool(connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0] == 0)
    if not empty and _pragma(connection, "application_id") != APPLICATION_ID:
        raise LedgerError("the file is a database of another program, not a newsspider ledger")
    if version > len(STEPS):
        raise LedgerError(
            f"the ledger has version {version}, this newsspider knows up to {len(STEPS)}: install a newer one"
        )
    for number, step in enumerate(STEPS[version:], start=version + 1):
        for statement in step.split(";"):
            connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {number}")
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    return empty


def _pragma(connection: sqlite3.Connection, name: str) -> int:
    return int(connection.execute(f"PRAGMA {name}").fetchone()[0])

"""The SQLite file: one writer at a time across processes, and errors that say what to do."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from newsspider.ledger.entries import LedgerError

FILE_NAME = "ledger.sqlite3"
BUSY_SECONDS = 120.0  # an act takes about a millisecond; whoever waits longer has met a stopped process


class Database:
    """A connection to the ledger's file. Raises LedgerError for everything the file or the disk refuses."""

    def __init__(self, path: Path) -> None:
        self.path = path
        with self.told():
            self.connection = sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None)
        try:
            with self.told():
                self.connection.execute("PRAGMA journal_mode = WAL")
                # FULL: a commit is on the disk when it returns: file and ledger agree after power loss.
                self.connection.execute("PRAGMA synchronous = FULL")
        except LedgerError:
            self.close()
            raise

    def close(self) -> None:
        """Close the file."""
        self.connection.close()

    @contextmanager
    def told(self) -> Iterator[None]:
        """Turn errors of the database and of the disk into LedgerError."""
        try:
            yield
        except sqlite3.OperationalError as error:  # locked, disk full, I/O error: the file itself is sound
            raise LedgerError(f"{self.path} cannot be used now: {error}") from error
        except sqlite3.DatabaseError as error:
            raise LedgerError(
                f"{self.path} is damaged ({error}): `scrapy ledger rebuild` makes it anew from the day files"
            ) from error
        except OSError as error:
            raise LedgerError(f"the disk refuses, nothing was changed: {error}") from error

    @contextmanager
    def act(self) -> Iterator[list[Callable[[], object]]]:
        """One transaction, alone among all processes; yields the list of steps that undo what is outside it.

        Raises LedgerError for errors of database and disk; any error leaves everything as it was.
        """
        with self.told():
            undo: list[Callable[[], object]] = []
            self.connection.execute("BEGIN IMMEDIATE")
            try:
                yield undo
                self.connection.execute("COMMIT")
            except BaseException:
                self._roll_back(undo)
                raise

    def _roll_back(self, undo: list[Callable[[], object]]) -> None:
        # No transaction: it is done, or SQLite gave it up and others may write now: the next act repairs.
        if not self.connection.in_transaction:
            return
        try:
            for step in reversed(undo):
                step()
        finally:
            self.connection.execute("ROLLBACK")

    def rows(self, sql: str, *values: Any) -> list[Any]:
        """All rows of a query; raises LedgerError."""
        with self.told():
            return self.connection.execute(sql, values).fetchall()

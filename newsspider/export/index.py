"""Which lines go into the file, and in which order: decided in a database on the disk, in flat memory."""

import json
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from types import TracebackType

from newsspider.export.reading import Line
from newsspider.export.wanted import Wanted
from newsspider.schema import columns, list_of

LISTS = tuple(column.name for column in columns() if list_of(column.kind))

_TABLE = """
CREATE TABLE lines (
    n INTEGER PRIMARY KEY, id TEXT, revision INTEGER, published_at TEXT, section TEXT, duplicate_of TEXT,
    filled INTEGER,                 -- which of the lists are not empty, one bit each
    file TEXT, offset INTEGER, length INTEGER,
    wanted INTEGER,                 -- whether its day lies in the window
    leads INTEGER DEFAULT 0, why TEXT DEFAULT ''  -- why it is left out
)
"""
_INSERT = (
    "INSERT INTO lines (id, revision, published_at, section, duplicate_of, filled, file, offset, length,"
    " wanted) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
_COLUMNS = ("id", "revision", "published_at", "section", "duplicate_of")
_BY_ID = "CREATE INDEX lines_by_id ON lines (id, revision, n)"
_OLDER = """
UPDATE lines SET why = 'older_revision' WHERE EXISTS (
    SELECT 1 FROM lines AS later
    WHERE later.id = lines.id AND (later.revision, later.n) > (lines.revision, lines.n)
)
"""
_SECTION = """
UPDATE lines SET why = 'other_section' WHERE why = '' AND section NOT IN (SELECT value FROM json_each(?))
"""
# A copy of an article that is in the file goes; of several copies of one that is not, the first stays.
# Two revised articles may each be called the other's copy: then the one with the smaller id stays.
_NEAR = """
UPDATE lines SET why = 'near_copy' WHERE why = '' AND wanted AND duplicate_of != '' AND (
    EXISTS (
        SELECT 1 FROM candidates AS first WHERE first.id = lines.duplicate_of
        AND NOT (first.duplicate_of = lines.id AND lines.id < first.id)
    ) OR EXISTS (
        SELECT 1 FROM candidates AS other WHERE other.duplicate_of = lines.duplicate_of
        AND (other.published_at, other.id) < (lines.published_at, lines.id)
    )
)
"""
_CANDIDATES = (
    "CREATE TABLE candidates AS SELECT id, duplicate_of, published_at FROM staying",
    "CREATE INDEX candidates_by_id ON candidates (id)",
    "CREATE INDEX candidates_by_first ON candidates (duplicate_of, published_at, id)",
)
_LEAD = """
UPDATE lines SET leads = ? WHERE n = (
    SELECT n FROM staying WHERE filled = ? ORDER BY published_at, id LIMIT 1
)
"""
_CHOSEN = """
SELECT id, file, offset, length FROM staying ORDER BY leads DESC, published_at, id
"""
_STAYING = "CREATE TEMP VIEW staying AS SELECT * FROM lines WHERE why = '' AND wanted"
_COUNTS = """
SELECT 'site', substr(id, 1, instr(id, ':') - 1) AS value, count(*) FROM staying GROUP BY value
UNION ALL SELECT 'section', section, count(*) FROM staying GROUP BY section
UNION ALL SELECT 'day', substr(published_at, 1, 10) AS value, count(*) FROM staying GROUP BY value
UNION ALL SELECT 'left_out', why, count(*) FROM lines WHERE wanted AND why != '' GROUP BY why
"""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a chosen line stands."""

    id: str
    file: str
    offset: int
    length: int


class Index:
    """The lines read so far, and then the choice among them. Raises sqlite3.Error when the disk is full."""

    def __init__(self) -> None:
        # An empty name is a private file that SQLite deletes by itself, even after a kill.
        self._database = sqlite3.connect("", isolation_level=None)
        self._database.execute("PRAGMA journal_mode = OFF")  # nothing is ever rolled back
        self._database.execute("PRAGMA cache_size = -256")  # KiB; the rest is on the disk
        self._database.execute(_TABLE)
        self._database.execute(_STAYING)
        self._database.execute("BEGIN")

    def add(self, line: Line, *, wanted: bool) -> None:
        """Remember a line that is an article; `wanted` when its day lies in the window."""
        filled = sum(1 << bit for bit, name in enumerate(LISTS) if line.record[name])
        values = [line.record[name] for name in _COLUMNS]
        self._database.execute(_INSERT, (*values, filled, line.file, line.offset, line.length, wanted))

    def choose(self, wanted: Wanted) -> None:
        """Decide which lines stay; raises WantedError for a section that nobody knows."""
        sections = self._database.execute("SELECT DISTINCT section FROM lines").fetchall()
        wanted.check_sections([section for (section,) in sections])
        self._database.execute(_BY_ID)
        self._database.execute(_OLDER)
        if wanted.sections:
            self._database.execute(_SECTION, (json.dumps(wanted.sections),))
        if not wanted.near_copies:
            for statement in (*_CANDIDATES, _NEAR):
                self._database.execute(statement)
        self._lead()

    def _lead(self) -> None:
        """Put the fullest line first, and behind it those that fill the lists which it leaves empty."""
        rows = self._database.execute("SELECT DISTINCT filled FROM staying").fetchall()
        masks, filled, rank = sorted(mask for (mask,) in rows), 0, len(LISTS)
        while any(mask & ~filled for mask in masks):
            fullest = max(masks, key=lambda mask: ((mask & ~filled).bit_count(), mask.bit_count()))
            self._database.execute(_LEAD, (rank, fullest))
            filled, rank = filled | fullest, rank - 1

    def chosen(self) -> Iterator[Place]:
        """The lines that stay: those that lead, then all others by time and id."""
        for row in self._database.execute(_CHOSEN):
            yield Place(*row)

    def leading(self) -> list[str]:
        """Ids of the lines that lead."""
        rows = self._database.execute("SELECT id FROM lines WHERE leads ORDER BY leads DESC")
        return [article_id for (article_id,) in rows]

    def counts(self) -> dict[str, dict[str, int]]:
        """Lines of the window: those that stay by `site`, `section`, `day`, others by why (`left_out`)."""
        counts: dict[str, dict[str, int]] = {"left_out": {}, "site": {}, "section": {}, "day": {}}
        for what, value, count in self._database.execute(_COUNTS):
            counts[what][value] = count
        return counts

    def __enter__(self) -> "Index":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._database.close()

"""What the ledger says about every day, and how an article or a day is forgotten."""

from collections.abc import Iterator
from itertools import groupby

from newsspider.ledger.database import Database
from newsspider.ledger.entries import DayFigures


def figures(database: Database) -> Iterator[DayFigures]:
    """The figures of every site and day the ledger has heard of, in order."""
    rows = database.rows(
        "SELECT site, day, state, reason, count(*), min(first_seen) FROM articles"
        " GROUP BY site, day, state, iif(state = 'dropped', reason, '') ORDER BY site, day, state, reason"
    )
    for (site, day), states in groupby(rows, key=lambda row: (row[0], row[1])):
        of_day = DayFigures(site=site, day=day, written=0, aliases=0, missing=0, missing_since="", dropped={})
        for _, _, state, reason, count, since in states:
            if state == "written":
                of_day.written = count
            elif state == "alias":
                of_day.aliases = count
            elif state == "dropped":
                of_day.dropped[reason] = count
            else:
                of_day.missing, of_day.missing_since = count, since
        yield of_day


def forget_article(database: Database, article_id: str) -> int:
    """List an article again; returns how many were found, 0 or 1."""
    with database.act():
        return database.connection.execute(
            "UPDATE articles SET state = 'listed', reason = '', checked_at = '' WHERE id = ?", (article_id,)
        ).rowcount


def forget_day(database: Database, site: str, day: str) -> int:
    """List all articles of a day again, and the day is no longer done; returns how many there are."""
    with database.act():
        database.connection.execute("DELETE FROM done_days WHERE site = ? AND day = ?", (site, day))
        return database.connection.execute(
            "UPDATE articles SET state = 'listed', reason = '', checked_at = '' WHERE site = ? AND day = ?",
            (site, day),
        ).rowcount

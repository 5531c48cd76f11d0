"""Near-duplicates: find texts that share sentences, then compare the texts themselves.

Copies keep sentences; bulletins made from one template keep the words and change the numbers. No share of
common letters tells the two apart, so whole sentences are compared, and numbers are never folded away.
"""

import json
from collections import Counter
from pathlib import Path

from newsspider.ledger.database import Database
from newsspider.ledger.day_files import day_path, read_line
from newsspider.ledger.entries import LedgerError
from newsspider.ledger.fingerprints import fingerprint, numbers, sentences, trigrams

COMMON_KEY = 20  # a sentence in more texts than this is boilerplate
CANDIDATES = 5  # texts compared in full, those with the most shared sentences first
SHORT_TEXT = 3  # a text of fewer sentences must be the same to the letter
OF_THE_LONGER = 0.5  # share of the longer text that must be found again
OF_THE_SHORTER = 0.8  # or of the shorter: an abridged copy
SAME_WORDS = 0.5  # Jaccard of trigrams from which two sentences are one, edited
OTHER_NUMBERS = 0.25  # share of sentences with the same words and other numbers that tells a template


def store_keys(database: Database, line: int, keys: tuple[int, ...]) -> None:
    """Enter the fingerprints of a line's text, inside the caller's act; boilerplate is not entered again."""
    database.connection.execute(
        "INSERT OR IGNORE INTO near_keys SELECT value, ? FROM json_each(?)"
        " WHERE (SELECT count(*) FROM near_keys WHERE key = value) <= ?",
        (line, json.dumps(keys), COMMON_KEY),
    )


def near(database: Database, output_dir: Path, text: str, besides: str) -> str:
    """Id of the first-seen article but `besides` with nearly the same text, or `""`. Raises LedgerError."""
    rows = database.rows(
        "SELECT lines.id, day_files.site, day_files.day, offset, lines.length"
        " FROM lines JOIN day_files ON day_files.n = lines.file"
        " WHERE lines.n IN (SELECT value FROM json_each(?)) AND lines.id != ?"
        " ORDER BY lines.fetched_at, lines.n",
        json.dumps(_closest(database, text)),
        besides,
    )
    for article_id, site, day, offset, length in rows:
        with database.told():
            line = read_line(day_path(output_dir, site, day), offset, length)
        # A line that is gone is nothing to be a copy of.
        if line is not None and nearly_same(text, _text_of(line, article_id)):
            return str(article_id)
    return ""


def _closest(database: Database, text: str) -> list[int]:
    """The lines that share the most sentences with the text."""
    keys = json.dumps([fingerprint(sentence) for sentence in sentences(text)])
    lines_by_key: dict[int, list[int]] = {}
    for key, line in database.rows(
        "SELECT key, line FROM near_keys WHERE key IN (SELECT value FROM json_each(?))", keys
    ):
        lines_by_key.setdefault(key, []).append(line)
    shared = Counter(line for lines in lines_by_key.values() if len(lines) <= COMMON_KEY for line in lines)
    return [line for line, _ in shared.most_common(CANDIDATES)]


def _text_of(line: bytes, article_id: str) -> str:
    try:
        return str(json.loads(line)["text"])
    except (ValueError, KeyError, TypeError) as error:
        raise LedgerError(
            f"the line of {article_id} was changed by hand: see `scrapy ledger verify`"
        ) from error


def nearly_same(one: str, other: str) -> bool:
    """Whether two texts tell the same news in nearly the same words.

    True when half of the longer text, or four fifths of the shorter, is found in the other one sentence by
    sentence. A sentence with a few other words counts when its numbers agree, and not more than the sentences
    that agree to the letter; many sentences with the same words and other numbers make it other news.
    """
    first, second = sentences(one), sentences(other)
    if min(len(first), len(second)) < SHORT_TEXT:
        return bool(first) and set(first) == set(second)
    shared = set(first) & set(second)
    exact = _letters(shared)
    edited, contradicting = _compare_rest(
        [s for s in first if s not in shared], [s for s in second if s not in shared]
    )
    found = exact + min(edited, exact)
    if contradicting > OTHER_NUMBERS * (found + contradicting):
        return False
    longer, shorter = sorted((_letters(first), _letters(second)), reverse=True)
    return found >= OF_THE_LONGER * longer or found >= OF_THE_SHORTER * shorter


def _letters(some: list[str] | set[str]) -> int:
    return sum(map(len, some))


def _compare_rest(first: list[str], second: list[str]) -> tuple[int, int]:
    """Letters of `first` found in `second` with other words, and with the same words but other numbers."""
    rest = [(trigrams(sentence), numbers(sentence)) for sentence in second]
    edited = contradicting = 0
    for sentence in first:
        pieces = trigrams(sentence)
        alike = [values for others, values in rest if _same_words(pieces, others)]
        if numbers(sentence) in alike:
            edited += len(sentence)
        elif alike:
            contradicting += len(sentence)
    return edited, contradicting


def _same_words(one: frozenset[str], other: frozenset[str]) -> bool:
    shortest, longest = sorted((len(one), len(other)))
    if not shortest or shortest < SAME_WORDS * longest:
        return False
    shared = len(one & other)
    return shared >= SAME_WORDS * (len(one) + len(other) - shared)

"""Near-duplicates: find texts that share sentences, then compare the texts themselves.

Copies keep sentences; bulletins made from one template keep the words and change the numbers. No share of
common letters tells the two apart, so whole sentences are compared, and numbers are never folded away.
"""

import json
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from newsspider.ledger.database import Database
from newsspider.ledger.day_files import place_of, read_line
from newsspider.ledger.entries import LedgerError
from newsspider.ledger.fingerprints import fingerprint, numbers, sentences, trigrams

COMMON_KEY = 20  # a sentence in more texts than this is boilerplate
CANDIDATES = 3  # texts compared in full, those with the most shared sentences first
SHORT_TEXT = 3  # a text of fewer sentences must be the same to the letter
OF_THE_LONGER = 0.5  # share of the longer text that must be found again
OF_THE_SHORTER = 0.8  # or of the shorter: an abridged copy
SAME_TEXT = 0.7  # Jaccard of the trigrams of two texts that have the same numbers
SAME_WORDS = 0.5  # Jaccard of the trigrams of two sentences that say the same of something else
OTHER_NUMBERS = 0.1  # share of the text in such sentences that tells a template


def store_keys(database: Database, line: int, keys: tuple[int, ...]) -> None:
    """Enter the fingerprints of a line's text, inside the caller's act; boilerplate is not entered again."""
    database.connection.execute(
        "INSERT OR IGNORE INTO near_keys SELECT value, ? FROM json_each(?)"
        " WHERE (SELECT count(*) FROM near_keys WHERE key = value) <= ?",
        (line, json.dumps(keys), COMMON_KEY),
    )


def near(database: Database, output_dir: Path, text: str, besides: str) -> str:
    """Id of the first-seen article but `besides` with nearly the same text, or `""`. Raises LedgerError."""
    own = sentences(text)
    rows = database.rows(
        "SELECT lines.id, day_files.site, day_files.day, offset, lines.length"
        " FROM lines JOIN day_files ON day_files.n = lines.file"
        " WHERE lines.n IN (SELECT value FROM json_each(?)) AND lines.id != ?"
        " ORDER BY lines.fetched_at, lines.n",
        json.dumps(_closest(database, own)),
        besides,
    )
    for article_id, site, day, offset, length in rows:
        with database.told():
            line = read_line(place_of(output_dir, site, day), offset, length)
        # A line that is gone is nothing to be a copy of.
        if line is not None and nearly_same(own, sentences(_text_of(line, article_id))):
            return str(article_id)
    return ""


def _closest(database: Database, text: list[str]) -> list[int]:
    """The lines that share the most sentences with the text."""
    keys = json.dumps([fingerprint(sentence) for sentence in text])
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


def nearly_same(first: list[str], second: list[str]) -> bool:
    """Whether two texts, given as their sentences, tell the same news in nearly the same words.

    True when half of the longer, or four fifths of the shorter, stands in the other to the letter, or when
    all numbers agree and nearly all words. The same words with other numbers are other news.
    """
    shared = set(first) & set(second)
    if min(len(first), len(second)) < SHORT_TEXT:
        return bool(shared) and len(shared) == len(first) == len(second)
    exact = _letters(shared)
    shorter, longer = sorted((_letters(first), _letters(second)))
    if exact < OF_THE_LONGER * longer and exact < OF_THE_SHORTER * shorter:
        return _numbers_of(first) == _numbers_of(second) and _alike(
            _words_of(first), _words_of(second), SAME_TEXT
        )
    rest = [sentence for sentence in first if sentence not in shared]
    others = [sentence for sentence in second if sentence not in shared]
    return _contradicting(rest, others) <= OTHER_NUMBERS * shorter


def _letters(some: Iterable[str]) -> int:
    return sum(map(len, some))


def _numbers_of(text: list[str]) -> set[str]:
    return {number for sentence in text for number in numbers(sentence)}


def _words_of(text: list[str]) -> frozenset[str]:
    return frozenset().union(*map(trigrams, text))


def _contradicting(first: list[str], second: list[str]) -> int:
    """Letters of the sentences of `first` that stand in `second` with the same words and other numbers."""
    others = [(trigrams(sentence), set(numbers(sentence))) for sentence in second]
    found = 0
    for sentence in first:
        words, values = trigrams(sentence), set(numbers(sentence))
        # Each has a number that the other has not: a sentence that was only shortened contradicts nothing.
        if any(
            values - theirs and theirs - values and _alike(words, them, SAME_WORDS) for them, theirs in others
        ):
            found += len(sentence)
    return found


def _alike(one: frozenset[str], other: frozenset[str], share: float) -> bool:
    """Whether the Jaccard index of two sets is at least `share`."""
    # Sets of very different size cannot be alike: most pairs of sentences end here.
    if min(len(one), len(other)) < share * max(len(one), len(other), 1):
        return False
    shared = len(one & other)
    return shared >= share * (len(one) + len(other) - shared)

"""Text -> sentences -> fingerprints: what two copies of one story still share. Pure functions."""

import re
import unicodedata
from hashlib import blake2b

KEYS_PER_TEXT = 12
SHORTEST_SENTENCE = 10  # letters: below it stand bylines, sub-headings and crumbs of addresses

_PRINTED_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_NUMBER = re.compile(r"[\d.]+/")
# A point behind a digit is part of a number, which ends in `/` here; any other ends a sentence.
_END = re.compile(r"[!?]|\.(?<!\d\.)")
_FILLER = re.compile(r"[^0-9a-z가-힣一-鿿./\n]+")


def sentences(text: str) -> list[str]:
    """The sentences, each once, in order, without blanks, quotes and dots, numbers kept and closed by `/`.

    >>> sentences("코스피는 1,234.5포인트로 ‘연중 최고’였다. 거래대금은 7조 원이다.")
    ['코스피는1234.5/포인트로연중최고였다', '거래대금은7/조원이다']
    """
    folded = unicodedata.normalize("NFKC", text).lower().replace("/", " ")
    closed = _PRINTED_NUMBER.sub(lambda number: number[0].replace(",", "") + "/", folded)
    plain = _FILLER.sub("", _END.sub("\n", closed.replace(" ", ""))).split("\n")
    return list(dict.fromkeys(sentence for sentence in plain if len(sentence) >= SHORTEST_SENTENCE))


def numbers(sentence: str) -> list[str]:
    """The numbers of a normalised sentence, in order."""
    return _NUMBER.findall(sentence)


def trigrams(sentence: str) -> frozenset[str]:
    """The three-letter pieces of a normalised sentence, its numbers left out."""
    words = _NUMBER.sub("", sentence)
    return frozenset(words[i : i + 3] for i in range(len(words) - 2))


def fingerprint(sentence: str) -> int:
    """63 bits of a hash: a positive integer that SQLite stores as it is."""
    return int.from_bytes(blake2b(sentence.encode(), digest_size=8).digest()) >> 1


def near_keys(text: str) -> tuple[int, ...]:
    """The lowest fingerprints of the text's sentences: a sample that two copies choose alike."""
    return tuple(sorted(map(fingerprint, sentences(text)))[:KEYS_PER_TEXT])

"""What the lines of a round hold against what they should hold."""

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Tally:
    """Articles without a line, lines too many, and lines that are not the whole record of an article."""

    lost: int
    twice: int
    torn: int


def tally(lines: Iterable[bytes], gold: Mapping[str, Mapping[str, Any]], fields: Sequence[str]) -> Tally:
    """Compare lines with the expected records, in the named fields, or in all of them when none is named."""
    whole = Counter(article_id for line in lines for article_id in [_whole(line, gold, fields)])
    torn = whole.pop("", 0)
    return Tally(len(gold) - len(whole), whole.total() - len(whole), torn)


def _whole(line: bytes, gold: Mapping[str, Mapping[str, Any]], fields: Sequence[str]) -> str:
    """The id of the article whose record this line is, `""` when it is none."""
    try:
        record = json.loads(line)
        expected = gold[record["id"]]
        same = all(record[name] == expected[name] for name in fields or expected)
    except (ValueError, KeyError, TypeError):
        return ""
    return str(record["id"]) if same and line.endswith(b"\n") else ""

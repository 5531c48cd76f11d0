"""Day files, line by line: each line is an article, or has a fault that is named."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

from newsspider.items import SCHEMA_VERSION, Article
from newsspider.ledger.day_files import day_files, day_path
from newsspider.schema import Column, columns, is_part, list_of

_LARGEST = 2**31  # a version or a revision
_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:Z|[+-]\d\d:\d\d)", re.ASCII)
_FIRST_REVISION = b'"revision": 1,'  # as `json_line` writes it; inside a text the quotes would be escaped


@dataclass(frozen=True, slots=True)
class Line:
    """A line that stands at `offset` of a day file: its article, or why it is none."""

    file: str  # relative to the output directory
    number: int
    offset: int
    length: int
    record: dict[str, Any]
    fault: str = ""


def read_lines(output_dir: Path, sites: tuple[str, ...], since: str, until: str) -> Iterator[Line]:
    """Every line of the sites' day files from `since` to `until`; of other days those of later revisions.

    A later revision may stand in the file of another day, and it is the newest that counts. Raises OSError.
    """
    for site, day in day_files(output_dir):
        if not sites or site in sites:
            everything = since <= day and (not until or day <= until)
            yield from _lines(output_dir, day_path(output_dir, site, day), everything=everything)


def _lines(output_dir: Path, path: Path, *, everything: bool) -> Iterator[Line]:
    offset, name = 0, path.relative_to(output_dir).as_posix()
    with path.open("rb") as file:
        for number, line in enumerate(file, start=1):
            if everything or _FIRST_REVISION not in line:
                record, fault = read_record(line)
                yield Line(name, number, offset, len(line), record, fault)
            offset += len(line)


def read_record(line: bytes) -> tuple[dict[str, Any], str]:
    """The record of a line and `""`, or an empty one and the line's fault."""
    if not line.endswith(b"\n"):
        return {}, "has no end: a crawl is writing it, or was killed"
    try:
        record = json.loads(line)
        json.dumps(record, ensure_ascii=False).encode()
    except (ValueError, RecursionError) as error:
        return {}, f"is no JSON in UTF-8: {error}"
    if isinstance(record, dict) and not (line.startswith(b"{") and line.endswith(b"}\n")):
        return {}, "has something around its object: blanks, or another end of line"
    fault = _fault(record)
    return ({}, fault) if fault else (record, "")


def _fault(record: Any) -> str:
    if not isinstance(record, dict):
        return "is no object"
    version = record.get("schema_version")
    if isinstance(version, int) and version > SCHEMA_VERSION:
        return f"has schema_version {version}, this newsspider reads up to {SCHEMA_VERSION}"
    for column in _columns(Article):
        if column.name not in record:
            return f"has no field {column.name}"
        if not _fits(record[column.name], column.kind):
            return f"has a wrong value in {column.name}"
        if column.zone and not _is_time(record[column.name]):
            return f"has no time with an offset in {column.name}"
    return ""


def _is_time(value: str) -> bool:
    """Whether `value` is written as the record has its times; readers with types take no other form."""
    try:
        return _TIME.fullmatch(value) is not None and datetime.fromisoformat(value).tzinfo is not None
    except ValueError:
        return False


def _fits(value: Any, kind: Any) -> bool:
    if kind is int:
        return type(value) is int and 0 < value < _LARGEST
    if kind is str:
        return type(value) is str
    if is_part(kind):
        parts = _columns(kind)
        return isinstance(value, dict) and all(_fits(value.get(part.name), part.kind) for part in parts)
    return isinstance(value, list) and all(_fits(one, list_of(kind)) for one in value)


@cache
def _columns(record: Any) -> tuple[Column, ...]:
    return tuple(columns(record))

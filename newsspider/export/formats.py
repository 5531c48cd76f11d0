"""How the file is written: JSON Lines, plain or compressed, or Parquet."""

import gzip
import io
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import IO, Any

from newsspider.schema import arrow_schema, library

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd  # Scrapy brings it

_BATCH = 2**21  # bytes of lines that become one row group of Parquet

_SORTED = ["published_at", "site", "section"]  # minimum and maximum of these help a reader skip row groups
_REPEATED = ["site", "section"]  # read by group; a dictionary costs a megabyte a column, zstd folds the rest

Write = Callable[[bytes], object]


@contextmanager
def _jsonl(file: IO[bytes]) -> Iterator[Write]:
    yield file.write


@contextmanager
def _gzip(file: IO[bytes]) -> Iterator[Write]:
    # Neither name nor time in the header: the same articles give the same bytes.
    with gzip.GzipFile(filename="", mode="wb", fileobj=file, mtime=0) as packed:
        yield packed.write


@contextmanager
def _zstd(file: IO[bytes]) -> Iterator[Write]:
    with zstd.ZstdFile(file, "w") as packed:
        yield packed.write


@contextmanager
def _parquet(file: IO[bytes]) -> Iterator[Write]:
    schema, parquet = arrow_schema(), library("pyarrow.parquet")
    batch = bytearray()
    options = {"compression": "zstd", "write_statistics": _SORTED, "use_dictionary": _REPEATED}
    with parquet.ParquetWriter(file, schema, **options) as writer:

        def write(line: bytes) -> None:
            batch.extend(line)
            if len(batch) >= _BATCH:
                writer.write_table(_table(bytes(batch), schema))
                batch.clear()

        yield write
        if batch:
            writer.write_table(_table(bytes(batch), schema))


def _table(lines: bytes, schema: Any) -> Any:
    """Arrow reads the lines itself: its way from Python objects would load pandas where that is installed."""
    reader = library("pyarrow.json")
    return reader.read_json(
        io.BytesIO(lines),
        read_options=reader.ReadOptions(use_threads=False, block_size=len(lines)),
        parse_options=reader.ParseOptions(explicit_schema=schema, unexpected_field_behavior="ignore"),
    )


FORMATS: dict[str, Callable[[IO[bytes]], AbstractContextManager[Write]]] = {
    "jsonl": _jsonl,
    "jsonl.gz": _gzip,
    "jsonl.zst": _zstd,
    "parquet": _parquet,
}


def format_of(name: str) -> str:
    """The format that a file name ends in, `""` when it ends in none."""
    return next((form for form in FORMATS if name.endswith(f".{form}")), "")

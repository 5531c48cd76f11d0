"""The record in the words of those who read the lines: Arrow, Polars, Hugging Face `datasets`, DuckDB, SQL.

Everything is derived from `Article`. None of these libraries is needed by newsspider itself: a function that
needs one imports it, and raises MissingLibrary with one sentence when it is not installed.
"""

import importlib
import typing
from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from typing import Any, Literal

from newsspider.items import Article

_ZONES = {r"\+09:00$": "Asia/Seoul", "Z$": "UTC"}  # by the end of a time's pattern


class MissingLibrary(ImportError):
    """A library that is not installed; the message is one sentence that says what to install."""


@dataclass(frozen=True, slots=True)
class Column:
    """One field of the record. `kind` is str, int, a dataclass, or a list of str or of a dataclass.

    `zone` is the time zone of a time (`Asia/Seoul`, `UTC`), `""` for everything else.
    """

    name: str
    kind: Any
    zone: str


def columns(record: Any = Article) -> Iterator[Column]:
    """The fields of the record, or of one of its parts, in order."""
    kinds = typing.get_type_hints(record)
    for field in fields(record):
        pattern = str(field.metadata.get("pattern", ""))
        zone = next((zone for end, zone in _ZONES.items() if pattern.endswith(end)), "")
        yield Column(field.name, kinds[field.name], zone)


def arrow_schema() -> Any:
    """The `pyarrow.Schema` of the record: times are timestamps with their zone."""
    arrow = library("pyarrow")

    def of(kind: Any) -> Any:
        if is_part(kind):
            return arrow.struct([(column.name, of(column.kind)) for column in columns(kind)])
        return (
            arrow.list_(of(list_of(kind)))
            if list_of(kind)
            else {str: arrow.string(), int: arrow.int64()}[kind]
        )

    return arrow.schema(
        [(c.name, arrow.timestamp("us", c.zone) if c.zone else of(c.kind)) for c in columns()]
    )


def polars_schema() -> dict[str, Any]:
    """For `polars.read_ndjson(file, schema=polars_schema())`; times are texts, see `polars_times`."""
    polars = library("polars")

    def of(kind: Any) -> Any:
        if is_part(kind):
            return polars.Struct({column.name: of(column.kind) for column in columns(kind)})
        return (
            polars.List(of(list_of(kind))) if list_of(kind) else {str: polars.String, int: polars.Int64}[kind]
        )

    return {column.name: of(column.kind) for column in columns()}


def polars_times() -> list[Any]:
    """For `frame.with_columns(polars_times())`: the texts of the times become times with their zone."""
    polars = library("polars")
    return [
        polars.col(column.name).str.to_datetime("%+", time_zone=column.zone)
        for column in columns()
        if column.zone
    ]


def datasets_features() -> Any:
    """For `datasets.load_dataset("json", data_files=…, features=datasets_features())`."""
    datasets = library("datasets")

    def of(kind: Any) -> Any:
        if is_part(kind):
            return {column.name: of(column.kind) for column in columns(kind)}
        if inside := list_of(kind):
            return datasets.List(of(inside))
        return datasets.Value({str: "string", int: "int64"}[kind])

    return datasets.Features(
        {c.name: datasets.Value(f"timestamp[us, tz={c.zone}]") if c.zone else of(c.kind) for c in columns()}
    )


def duckdb_columns() -> dict[str, str]:
    """For `duckdb.read_json(files, columns=duckdb_columns())`."""

    def of(kind: Any) -> str:
        if is_part(kind):
            return "STRUCT(" + ", ".join(f"{part.name} {of(part.kind)}" for part in columns(kind)) + ")"
        return f"{of(list_of(kind))}[]" if list_of(kind) else {str: "VARCHAR", int: "BIGINT"}[kind]

    return {column.name: "TIMESTAMPTZ" if column.zone else of(column.kind) for column in columns()}


def sql_table(dialect: Literal["postgresql", "sqlite"], table: str = "articles") -> str:
    """CREATE TABLE with one row for each id and revision; lists and parts are JSON.

    SQLite has neither times nor JSON as types: both are texts there.
    """
    types = {
        "postgresql": ("timestamptz", "text", "integer", "jsonb"),
        "sqlite": ("TEXT", "TEXT", "INTEGER", "TEXT"),
    }
    time, text, number, other = types[dialect]
    of = {str: text, int: number}
    lines = [f"    {c.name} {time if c.zone else of.get(c.kind, other)} NOT NULL" for c in columns()]
    return f"CREATE TABLE {table} (\n" + ",\n".join([*lines, "    PRIMARY KEY (id, revision)"]) + "\n);\n"


def library(name: str) -> Any:
    """The module `name`; raises MissingLibrary."""
    try:
        return importlib.import_module(name)
    except ImportError as error:
        package = name.partition(".")[0]
        raise MissingLibrary(f"{package} is not installed: `pip install {package}` brings it") from error


def list_of(kind: Any) -> Any:
    """What the list `kind` is a list of, None for what is no list."""
    return typing.get_args(kind)[0] if typing.get_origin(kind) is list else None


def is_part(kind: Any) -> bool:
    """Whether `kind` is an object with fields of its own, such as Author."""
    return is_dataclass(kind)

"""The lines as their readers see them: the same rows, types and values in every one of them."""

import json
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import date, datetime
from pathlib import Path

import duckdb
import pandas
import polars
import pyarrow
import pyarrow.json
import pytest

from newsspider import schema
from newsspider.export import Wanted, export
from newsspider.items import json_schema
from tests.conftest import Crawler
from tests.origin import Origin, generated_stories
from tests.written import article, write

TIMES = {column.name: column.zone for column in schema.columns() if column.zone}
NAMES = [column.name for column in schema.columns()]


@pytest.fixture(scope="module")
def ordinary_day(tmp_path_factory):
    """What a real crawl of both sites writes."""
    with Origin() as origin:
        crawl = Crawler(origin, tmp_path_factory.mktemp("crawled"))
        for site in ("sedaily", "sentv"):
            assert crawl(site).status == 0
        return crawl.output


@pytest.fixture(scope="module")
def one_bare_article(tmp_path_factory):
    """A day with one article, whose lists are empty."""
    output = tmp_path_factory.mktemp("bare")
    story = generated_stories("sentv", date(2026, 1, 5), 1, 1, seed=5)[0]
    write(output, [article(story, authors=[], tags=[], companies=[], images=[])])
    return output


@pytest.fixture(scope="module")
def sixty_days(tmp_path_factory):
    """Sixty days of both sites; the first three days have empty lists, as a reader sees them first."""
    output = tmp_path_factory.mktemp("sixty")
    for site in ("sedaily", "sentv"):
        stories = generated_stories(site, date(2026, 1, 5), 60, 5, seed=6)
        bare = {"authors": [], "tags": [], "companies": [], "images": []}
        write(output, [article(story, **(bare if n < 15 else {})) for n, story in enumerate(stories)])
    return output


@pytest.fixture(params=["ordinary_day", "one_bare_article", "sixty_days"])
def output(request):
    return request.getfixturevalue(request.param)


def files(output):
    return sorted(str(path) for path in output.glob("*/*.jsonl"))


def lines(output):
    return [line for name in files(output) for line in Path(name).read_text("utf-8").splitlines()]


def agree(output, rows):
    """Every row is its line: the same fields with the same values, the times as moments."""
    truth = [json.loads(line) for line in lines(output)]
    assert len(rows) == len(truth) > 0
    told = {row["id"]: {name: plain(row[name], name) for name in NAMES} for row in rows}
    assert told == {line["id"]: {name: plain(line[name], name) for name in NAMES} for line in truth}
    assert all(list(row) == NAMES for row in rows)


def plain(value, name):
    if name not in TIMES:
        return value
    moment = datetime.fromisoformat(value) if isinstance(value, str) else value
    assert moment.tzinfo is not None, f"{name} has lost its zone"
    return moment.timestamp()


def test_pandas_needs_no_option(output):
    frame = pandas.concat([pandas.read_json(name, lines=True) for name in files(output)], ignore_index=True)
    agree(output, frame.to_dict("records"))
    assert frame["id"].dtype == frame["text_hash"].dtype == "str"
    assert [str(frame[name].dtype).partition(",")[2].strip(" ]") for name in TIMES] == [
        "UTC+09:00", "UTC+09:00", "UTC"
    ]  # fmt: skip
    assert str(frame["revision"].dtype) == "int64"


def test_polars_with_the_schema(output):
    frame = polars.read_ndjson(files(output), schema=schema.polars_schema())
    frame = frame.with_columns(schema.polars_times())
    agree(output, frame.to_dicts())
    assert {name: frame.schema[name].time_zone for name in TIMES} == TIMES
    assert frame.schema["companies"] == polars.List(
        polars.Struct({"name": polars.String, "code": polars.String})
    )


def test_duckdb_with_the_columns(output):
    with duckdb.connect() as connection:
        relation = connection.read_json(files(output), columns=schema.duckdb_columns())
        rows = [dict(zip(relation.columns, row, strict=True)) for row in relation.fetchall()]
        types = dict(zip(relation.columns, map(str, relation.types), strict=True))
    agree(output, rows)
    assert {types[name] for name in TIMES} == {"TIMESTAMP WITH TIME ZONE"}
    assert not any("JSON" in kind for kind in types.values())
    assert types["tags"] == "VARCHAR[]"


def test_pyarrow_with_the_schema(output):
    options = pyarrow.json.ParseOptions(explicit_schema=schema.arrow_schema())
    table = pyarrow.concat_tables(
        pyarrow.json.read_json(name, parse_options=options) for name in files(output)
    )
    agree(output, table.to_pylist())
    assert table.schema == schema.arrow_schema()
    assert {name: table.schema.field(name).type.tz for name in TIMES} == TIMES


def test_datasets_with_the_features(output, tmp_path, monkeypatch):
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    monkeypatch.setenv("HF_HOME", str(tmp_path / "home"))
    import datasets  # reads both variables once, when it is loaded

    datasets.disable_progress_bars()
    features = schema.datasets_features()
    dataset = datasets.load_dataset(
        "json", data_files=files(output), features=features, split="train", cache_dir=str(tmp_path / "cache")
    )
    agree(output, list(dataset))
    assert dataset.features == features


def test_jq_needs_no_option(output):
    told = subprocess.run(
        ["jq", "-c", '.published_at |= (sub("[+]09:00$"; "Z") | fromdate - 32400 | todate)', *files(output)],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    agree(output, [json.loads(line) for line in told.stdout.splitlines()])


def test_sqlite_with_the_table(output):
    marks = ", ".join(f":{name}" for name in NAMES)
    with closing(sqlite3.connect(":memory:")) as database:
        database.execute(schema.sql_table("sqlite"))
        for line in lines(output):
            record = json.loads(line)
            values = {n: v if isinstance(v, str | int) else json.dumps(v) for n, v in record.items()}
            database.execute(f"INSERT INTO articles VALUES ({marks})", values)  # noqa: S608 - own names
        cursor = database.execute("SELECT * FROM articles")
        rows = [dict(zip(NAMES, row, strict=True)) for row in cursor.fetchall()]
        moments = database.execute("SELECT id, unixepoch(published_at) FROM articles").fetchall()
    lists = ("authors", "tags", "companies", "images", "reading")
    agree(output, [row | {name: json.loads(row[name]) for name in lists} for row in rows])
    assert dict(moments) == {row["id"]: plain(row["published_at"], "published_at") for row in rows}


def test_readers_that_guess_need_the_shipped_schema_or_the_export(one_bare_article):
    """Why docs/recipes.md tells to give the schema: without it, empty lists lose their type."""
    name = files(one_bare_article)[0]
    with duckdb.connect() as connection:
        assert "JSON[]" in map(str, connection.read_json(name).types)
    assert polars.read_ndjson(name).schema["authors"] == polars.List(polars.Null)
    assert pyarrow.json.read_json(name).schema.field("published_at").type.tz is None


@pytest.mark.parametrize("form", ["jsonl", "jsonl.gz", "jsonl.zst"])
def test_export_of_sixty_days_is_read_right_without_a_schema(sixty_days, tmp_path, form):
    target = tmp_path / f"x.{form}"
    export(sixty_days, target, form, Wanted())
    with duckdb.connect() as connection:
        relation = connection.read_json(str(target))
        types = dict(zip(relation.columns, map(str, relation.types), strict=True))
        rows = [dict(zip(relation.columns, row, strict=True)) for row in relation.fetchall()]
    assert types["authors"] == 'STRUCT("name" VARCHAR, "role" VARCHAR, email VARCHAR)[]'
    assert types["tags"] == "VARCHAR[]"
    agree(sixty_days, rows)


def test_parquet_export_needs_nothing(output, tmp_path):
    target = tmp_path / "x.parquet"
    export(output, target, "parquet", Wanted())
    agree(output, polars.read_parquet(target).to_dicts())
    frame = pandas.read_parquet(target, dtype_backend="pyarrow")
    assert {name: str(frame[name].dtype.pyarrow_dtype.tz) for name in TIMES} == TIMES
    with duckdb.connect() as connection:
        relation = connection.read_parquet(str(target))
        agree(output, [dict(zip(relation.columns, row, strict=True)) for row in relation.fetchall()])
        assert not any("JSON" in str(kind) for kind in relation.types)


def test_every_schema_has_the_columns_of_the_record_in_their_order():
    names = list(json_schema()["properties"])
    assert names == NAMES
    assert schema.arrow_schema().names == names
    assert list(schema.polars_schema()) == names
    assert list(schema.duckdb_columns()) == names
    assert list(schema.datasets_features()) == names
    for dialect in ("postgresql", "sqlite"):
        columns = [line.split()[0] for line in schema.sql_table(dialect).splitlines()[1:-2]]
        assert columns == names


def test_times_are_the_fields_with_the_pattern_of_a_time():
    assert TIMES == {"published_at": "Asia/Seoul", "modified_at": "Asia/Seoul", "fetched_at": "UTC"}


@pytest.mark.parametrize("name", ["pyarrow", "polars", "datasets"])
def test_missing_library_is_named(name, monkeypatch):
    monkeypatch.setitem(sys.modules, name, None)
    functions = {
        "pyarrow": schema.arrow_schema, "polars": schema.polars_schema, "datasets": schema.datasets_features
    }  # fmt: skip
    with pytest.raises(
        schema.MissingLibrary, match=f"^{name} is not installed: `pip install {name}` brings it$"
    ):
        functions[name]()

"""Every block of docs/recipes.md, run on what a crawl of the origin wrote."""

import csv
import json
import os
import re
import statistics
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pyarrow.parquet
import pytest
from backports import zstd

from newsspider.items import text_hash
from newsspider.schema import sql_table
from tests.conftest import PROJECT, Crawler
from tests.origin import Origin, default_stories
from tests.written import article, write

BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
SECTIONS = (PROJECT / "docs" / "recipes.md").read_text("utf-8").split("\n## ")
RECIPES = {section.partition("\n")[0]: BLOCK.findall(section) for section in SECTIONS}
BEGINNING = RECIPES["Beginning"][0][1]
CORRECTION = "거래소는 13일 정정 자료를 냈다."


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A folder with what both spiders wrote, a corrected article, and a copy on the other site."""
    folder = tmp_path_factory.mktemp("recipes")
    with Origin() as origin:
        crawl = Crawler(origin, folder / "output")
        for site in ("sedaily", "sentv"):
            assert crawl(site).status == 0
    stories = {story.record_id: article(story) for story in default_stories()}
    changed = stories["sedaily:20010602"]
    changed.text, changed.revision = f"{changed.text}\n{CORRECTION}", 2
    changed.text_hash = text_hash(changed.title, changed.text)
    copy = stories["sedaily:20000871"]
    copy.id, copy.site, copy.duplicate_of = "sentv:sentv209901010001", "sentv", "sedaily:20000871"
    write(folder / "output", [changed, copy])
    return folder


@pytest.fixture
def lines(folder):
    """Every line, as Python reads it."""
    files = sorted(folder.glob("output/*/*.jsonl"))
    return [json.loads(line) for file in files for line in file.read_text("utf-8").splitlines()]


@pytest.fixture
def newest(lines):
    """The newest line of each article."""
    return list({line["id"]: line for line in sorted(lines, key=lambda line: line["revision"])}.values())


@pytest.fixture
def run(folder, tmp_path):
    """Run the blocks of a recipe in order; returns what they print."""

    def run(title):
        return "".join(_run(kind, text, folder, tmp_path) for kind, text in recipe(title))

    return run


def recipe(title):
    return next(blocks for name, blocks in RECIPES.items() if title in name)


def _run(kind, text, folder, home):
    if kind == "csv":
        (folder / "prices.csv").write_text(text)
        return ""
    command = ["sh", "-e", "-c", text] if kind == "sh" else [sys.executable, "-c", BEGINNING + text]
    environ = os.environ | {
        "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}",
        "PYTHONPATH": str(PROJECT),
        "SCRAPY_SETTINGS_MODULE": "newsspider.settings",
        "HF_HUB_OFFLINE": "1",
        "HF_HOME": str(home),
    }
    done = subprocess.run(
        command, cwd=folder, env=environ, capture_output=True, text=True, check=False, timeout=120
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def rows(told):
    return [tuple(line.split("\t")) for line in told.splitlines()]


def test_there_are_ten_and_each_is_run_below():
    source = Path(__file__).read_text("utf-8")
    titles = [title for title, blocks in RECIPES.items() if blocks and title != "Beginning"]
    assert [title.partition(".")[0] for title in titles] == [*map(str, range(1, 11)), "In a notebook"]
    assert all(f'run("{title.partition(". ")[2] or title}")' in source for title in titles)


def test_articles_a_day_about_a_company(run, newest):
    code = next(company["code"] for line in newest for company in line["companies"])
    recipe("name a company")[0] = ("python", recipe("name a company")[0][1].replace("005930", code))
    days = [line["published_at"][:10] for line in newest if code in str(line["companies"])]
    told = run("How many articles a day name a company?")
    assert rows(told) == [(day, str(days.count(day))) for day in sorted(set(days))] != []


def test_corpus(run, folder, newest):
    run("A corpus for a language model, each story once")
    packed = (folder / "corpus.jsonl.zst").read_bytes()
    corpus = [json.loads(line) for line in zstd.decompress(packed).decode().splitlines()]
    originals = {line["id"] for line in newest if not line["duplicate_of"]}
    assert {line["id"] for line in corpus} == originals
    assert not any(author["name"] for line in corpus for author in line["authors"])


def test_one_section_since_june(run, folder, newest):
    run("Only 증권, since June")
    expected = {
        line["id"] for line in newest if line["section"] == "증권" and line["published_at"] >= "2025-06-01"
    }
    assert set(pyarrow.parquet.read_table(folder / "stocks.parquet")["id"].to_pylist()) == expected != set()


def test_revisions_as_a_diff(run):
    told = run("What did a correction change?").splitlines()
    assert told[:2] == ["--- sedaily:20010602", "+++ sedaily:20010602"]
    assert [line for line in told[2:] if not line.startswith("@@")] == [f"+{CORRECTION}"]


def test_stories_on_both_sites(run):
    told = rows(run("Which stories run on both sites?"))
    assert told == [("sedaily:20000871", "sentv:sentv209901010001", "0:00:00")]


def test_first_price_after_an_article(run, newest):
    told = rows(run("The first price after an article"))
    prices = [line.split(",") for line in recipe("first price")[0][1].splitlines()[1:]]
    expected = []
    for line in sorted(newest, key=lambda line: line["id"]):
        for company in line["companies"]:
            later = [p for p in prices if p[0] == company["code"] and p[1] >= line["published_at"]]
            expected += [(line["id"], company["code"], *later[0][1:])] if later else []
    assert [(i, code, datetime.fromisoformat(at), price) for i, code, at, price in told] == [
        (i, code, datetime.fromisoformat(at), price) for i, code, at, price in expected
    ]
    assert told


def test_lag(run, lines):
    told = rows(run("How long from publication to the line?"))
    for site, count, seconds in told:
        lags = [
            (
                datetime.fromisoformat(x["fetched_at"]) - datetime.fromisoformat(x["published_at"])
            ).total_seconds()
            for x in lines
            if x["site"] == site and x["revision"] == 1
        ]
        assert (int(count), int(seconds)) == (len(lags), round(statistics.median(lags)))
    assert [site for site, *_ in told] == ["sedaily", "sentv"]


def test_postgresql(run, folder, lines):
    run("Into PostgreSQL")
    assert (folder / "articles.sql").read_text() == sql_table("postgresql")
    text = (folder / "articles.csv").read_text("utf-8")
    bare = re.sub(r'"(?:[^"]|"")*"', "quoted", text)  # COPY takes an empty value without quotes for NULL
    assert set(bare.splitlines()) == {",".join(["quoted"] * len(lines[0]))}
    with (folder / "articles.csv").open(encoding="utf-8", newline="") as file:
        told = list(csv.reader(file))
    plain = [v if isinstance(v, str) else json.dumps(v, ensure_ascii=False) for v in lines[0].values()]
    assert told[0] == plain
    assert len(told) == len(lines)


def test_opensearch(run, folder, newest):
    run("Into OpenSearch")
    told = [json.loads(line) for line in (folder / "bulk.ndjson").read_text("utf-8").splitlines()]
    assert [line["index"]["_id"] for line in told[::2]] == [line["id"] for line in told[1::2]]
    assert {line["id"]: line for line in told[1::2]} == {line["id"]: line for line in newest}


def test_parquet_by_month(run, folder, newest):
    run("Parquet by month")
    months = {
        path.name.removeprefix("month="): pyarrow.parquet.read_table(next(path.glob("*.parquet"))).num_rows
        for path in (folder / "months").iterdir()
    }
    expected = [line["published_at"][:7] for line in newest]
    assert months == {month: expected.count(month) for month in set(expected)}


def test_notebook(run, lines):
    told = run("In a notebook")
    assert f"{len(lines)} Value('timestamp[us, tz=Asia/Seoul]')" in told
    assert "증권" in told

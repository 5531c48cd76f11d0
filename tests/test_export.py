"""`scrapy export`: what goes into the file, in which order, and that it is complete or absent."""

import gzip
import hashlib
import json
import signal
import subprocess
import sys
import time
from dataclasses import asdict, replace
from datetime import date

import jsonschema
import pyarrow.parquet
import pytest
from backports import zstd

from newsspider import export as exporting
from newsspider.export import ExportError, Wanted, WantedError, export
from newsspider.export.reading import read_record
from newsspider.items import Author, Image, json_line, json_schema, text_hash
from newsspider.schema import arrow_schema
from tests.conftest import PROJECT, scrapy
from tests.origin import generated_stories
from tests.written import article, write

DAY = date(2026, 1, 5)


def stories(site="sedaily", per_day=6, days=3):
    return [article(story) for story in generated_stories(site, DAY, days, per_day, seed=3)]


def exported(output, tmp_path, **wanted):
    target = tmp_path / "corpus.jsonl"
    manifest = export(output, target, "jsonl", Wanted(**wanted))
    return [json.loads(line) for line in target.read_text("utf-8").splitlines()], manifest


def ids(records):
    return [record["id"] for record in records]


@pytest.fixture
def output(tmp_path):
    """Three days of both sites, written in no order."""
    articles = [*stories("sentv"), *stories()]
    write(tmp_path / "output", articles[::2] + articles[1::2])
    return tmp_path / "output"


def test_every_article_once_by_time(output, tmp_path):
    records, manifest = exported(output, tmp_path)
    expected = sorted([*stories("sentv"), *stories()], key=lambda a: (a.published_at, a.id))
    leading = manifest["leading"]
    assert ids(records)[: len(leading)] == leading
    assert [i for i in ids(records) if i not in leading] == [a.id for a in expected if a.id not in leading]
    assert {r["id"]: r for r in records} == {a.id: asdict(a) for a in expected}


def test_lines_are_the_same_bytes_as_in_the_day_files(output, tmp_path):
    exported(output, tmp_path)
    days = [line for file in output.glob("*/*.jsonl") for line in file.read_bytes().splitlines(keepends=True)]
    assert sorted((tmp_path / "corpus.jsonl").read_bytes().splitlines(keepends=True)) == sorted(days)


def test_window_sites_and_sections(output, tmp_path):
    of_the_day = [a for a in stories("sentv") if a.published_at.startswith("2026-01-06")]
    sections = (of_the_day[0].section, "증권")
    window = {"since": "2026-01-06", "until": "2026-01-06"}
    records, manifest = exported(output, tmp_path, **window, sites=("sentv",), sections=sections)
    expected = {a.id for a in of_the_day if a.section in sections}
    assert set(ids(records)) == expected
    assert 0 < len(expected) < len(of_the_day)
    assert manifest["left_out"] == {"other_section": len(of_the_day) - len(expected)}
    assert manifest["window"] == window


def test_newest_revision_alone_and_the_older_counted(tmp_path):
    first, other = stories(per_day=2, days=1)
    text = first.text + "\n거래소는 정정 자료를 냈다."
    second = replace(first, text=text, revision=2, text_hash=text_hash(first.title, text))
    write(tmp_path / "output", [first, other, second])
    records, manifest = exported(tmp_path / "output", tmp_path)
    assert {r["id"]: r["revision"] for r in records} == {first.id: 2, other.id: 1}
    assert manifest["left_out"] == {"older_revision": 1}


def test_revision_that_moved_to_another_day_counts_there_alone(tmp_path):
    first = stories(per_day=1, days=1)[0]
    text = first.text + "\n거래소는 정정 자료를 냈다."
    second = replace(
        first, text=text, revision=2, text_hash=text_hash("", text), published_at="2026-01-09T09:00:00+09:00"
    )
    write(tmp_path / "output", [first, second])
    assert ids(exported(tmp_path / "output", tmp_path, until="2026-01-05")[0]) == []
    assert ids(exported(tmp_path / "output", tmp_path, since="2026-01-09")[0]) == [first.id]


def copies(tmp_path):
    original, copy, second_copy, other = stories(per_day=4, days=1)
    marked = [replace(one, duplicate_of=original.id) for one in (copy, second_copy)]
    write(tmp_path / "output", [replace(original, section="증권"), *marked, other])
    return original, copy, second_copy, other


def test_near_copies_are_kept_or_left_out(tmp_path):
    original, *_, other = copies(tmp_path)
    assert len(exported(tmp_path / "output", tmp_path)[0]) == 4
    records, manifest = exported(tmp_path / "output", tmp_path, near_copies=False)
    assert set(ids(records)) == {original.id, other.id}
    assert manifest["left_out"] == {"near_copy": 2}


def test_one_copy_stays_when_what_it_copies_is_not_in_the_file(tmp_path):
    original, copy, second_copy, other = copies(tmp_path)
    sections = tuple({copy.section, second_copy.section, other.section} - {"증권"})
    records, _ = exported(tmp_path / "output", tmp_path, near_copies=False, sections=sections)
    wanted = [one.id for one in (copy, second_copy, other) if one.section in sections]
    assert original.id not in ids(records)
    assert len(records) == len(wanted) - (copy.section in sections and second_copy.section in sections)


def test_of_two_that_copy_each_other_one_stays(tmp_path):
    one, two = stories(per_day=2, days=1)
    write(tmp_path / "output", [replace(one, duplicate_of=two.id), replace(two, duplicate_of=one.id)])
    records, _ = exported(tmp_path / "output", tmp_path, near_copies=False)
    assert ids(records) == [min(one.id, two.id)]


def test_fullest_article_leads_and_others_fill_what_it_lacks(tmp_path):
    bare = [replace(a, authors=[], tags=[], companies=[], images=[]) for a in stories(per_day=5, days=1)]
    bare[2].tags, bare[2].authors = ["반도체"], [Author("이하늘", "기자")]
    bare[4].images = [Image("https://img.sedaily.com/1.jpg", "공장 전경", "사진=회사 제공")]
    write(tmp_path / "output", bare)
    records, manifest = exported(tmp_path / "output", tmp_path)
    assert manifest["leading"] == [bare[2].id, bare[4].id]
    assert ids(records) == [bare[2].id, bare[4].id, bare[0].id, bare[1].id, bare[3].id]


def test_no_personal_leaves_out_names_addresses_and_the_credits_of_reporters(tmp_path):
    one = stories(per_day=1, days=1)[0]
    one.authors = [Author("이하늘", "기자", "sky@example.com")]
    one.images = [
        Image("https://img.sedaily.com/1.jpg", "공장 전경", credit)
        for credit in ("이하늘", "오승현 기자", "연합뉴스")
    ]
    write(tmp_path / "output", [one])
    records, manifest = exported(tmp_path / "output", tmp_path, personal=False)
    assert records[0]["authors"] == [{"name": "", "role": "기자", "email": ""}]
    assert [image["credit"] for image in records[0]["images"]] == ["", "", "연합뉴스"]
    assert records[0]["text"] == one.text
    assert manifest["personal"] is False
    jsonschema.validate(records[0], json_schema())


READERS = {
    "jsonl": lambda path: path.read_text("utf-8").splitlines(),
    "jsonl.gz": lambda path: gzip.decompress(path.read_bytes()).decode().splitlines(),
    "jsonl.zst": lambda path: zstd.decompress(path.read_bytes()).decode().splitlines(),
}


@pytest.mark.parametrize("form", READERS)
def test_forms_hold_the_same_lines_and_the_same_bytes_each_time(output, tmp_path, form):
    plain, _ = exported(output, tmp_path)
    target = tmp_path / f"x.{form}"
    hashes = {export(output, target, form, Wanted())["sha256"] for _ in range(2)}
    assert [json.loads(line) for line in READERS[form](target)] == plain
    assert hashes == {hashlib.sha256(target.read_bytes()).hexdigest()}


def test_parquet_holds_the_same_values_and_times_with_their_zone(output, tmp_path):
    plain, _ = exported(output, tmp_path)
    export(output, tmp_path / "x.parquet", "parquet", Wanted())
    table = pyarrow.parquet.read_table(tmp_path / "x.parquet")
    assert table.schema == arrow_schema()
    times = {"published_at": "+09:00", "modified_at": "+09:00", "fetched_at": "Z"}
    rows = table.to_pylist()
    for row in rows:
        row.update({n: row[n].isoformat().replace("+00:00", "Z") for n in times})
    assert rows == plain


def test_nothing_wanted_is_an_empty_file_that_can_be_read(output, tmp_path):
    records, manifest = exported(output, tmp_path, since="2030-01-01")
    assert (records, manifest["articles"]) == ([], 0)
    export(output, tmp_path / "x.parquet", "parquet", Wanted(since="2030-01-01"))
    assert pyarrow.parquet.read_table(tmp_path / "x.parquet").schema == arrow_schema()


def test_manifest_adds_up(output, tmp_path):
    _, manifest = exported(output, tmp_path, near_copies=False)
    target = tmp_path / "corpus.jsonl"
    assert json.loads((tmp_path / "corpus.jsonl.manifest.json").read_text("utf-8")) == manifest
    assert manifest["sha256"] == hashlib.sha256(target.read_bytes()).hexdigest()
    assert manifest["bytes"] == target.stat().st_size
    assert manifest["articles"] == len(target.read_text("utf-8").splitlines()) == 36
    for counts in ("articles_by_site", "articles_by_section", "articles_by_day"):
        assert sum(manifest[counts].values()) == 36
    assert manifest["articles_by_site"] == {"sedaily": 18, "sentv": 18}


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        (b"{}\n", "no field schema_version"),
        (b"[]\n", "no object"),
        (b"\xff\n", "no JSON"),
        (b"{\n", "no JSON"),
        (b'{"schema_version": 1', "no end"),
        (b'{"schema_version": 2}\n', "schema_version 2"),
        (b'{"schema_version": 1} \n', "something around"),
        (b'{"schema_version": 1}\r\n', "something around"),
        (b"[" * 100_000 + b"\n", "no JSON"),
        (b'{"id": "\\ud800"}\n', "no JSON"),
    ],
)
def test_unreadable_lines_have_a_fault(line, fault):
    record, told = read_record(line)
    assert record == {}
    assert fault in told


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("id", None),
        ("revision", "1"),
        ("revision", 2**63),
        ("schema_version", -1),
        ("revision", True),
        ("tags", None),
        ("tags", [1]),
        ("authors", [{}]),
    ],
)
def test_wrong_value_is_a_fault(field, value):
    record = asdict(stories(per_day=1, days=1)[0]) | {field: value}
    assert read_record((json.dumps(record) + "\n").encode()) == ({}, f"has a wrong value in {field}")


@pytest.mark.parametrize(
    "time",
    [
        "",
        "2025-07-17",
        "2025-07-17T10:23:11",
        "2025-W29-4T10:00:00+09:00",
        "2025-07-17x10:00:00+09:00",
        "어제",
    ],
)
def test_time_that_typed_readers_would_choke_on_is_a_fault(time):
    record = asdict(stories(per_day=1, days=1)[0]) | {"modified_at": time}
    fault = "has no time with an offset in modified_at"
    assert read_record((json.dumps(record) + "\n").encode()) == ({}, fault)


def test_field_of_a_later_newsspider_is_kept(tmp_path):
    record = asdict(stories(per_day=1, days=1)[0]) | {"topic": "반도체"}
    day_file = tmp_path / "output" / "sedaily" / "2026-01-05.jsonl"
    day_file.parent.mkdir(parents=True)
    day_file.write_text(json.dumps(record, ensure_ascii=False) + "\n")
    assert exported(tmp_path / "output", tmp_path)[0] == [record]
    export(tmp_path / "output", tmp_path / "x.parquet", "parquet", Wanted())
    assert pyarrow.parquet.read_table(tmp_path / "x.parquet").schema == arrow_schema()


def test_failure_leaves_the_old_file_and_no_other(output, tmp_path, monkeypatch):
    exported(output, tmp_path, sites=("sentv",))
    before = {path.name: path.read_bytes() for path in tmp_path.glob("corpus*")}
    monkeypatch.setattr(
        exporting.exporting, "_line", lambda file, place: (_ for _ in ()).throw(OSError("full"))
    )
    with pytest.raises(ExportError, match="full"):
        exported(output, tmp_path)
    assert {path.name: path.read_bytes() for path in tmp_path.glob("corpus*")} == before


def test_two_exports_to_one_file_do_not_mix(output, tmp_path):
    with exporting.exporting._part(tmp_path / "corpus.jsonl"):
        with pytest.raises(ExportError, match="another export"):
            exported(output, tmp_path)
        assert (tmp_path / "corpus.jsonl.part").exists()


def many(output, count):
    """A directory of `count` lines, 4 kB each, made in no time."""
    (output / "sedaily").mkdir(parents=True)
    one = stories(per_day=1, days=1)[0]
    one.text = "\n".join([one.text] * 4)
    for start in range(0, count, 1000):
        day = f"{2000 + start // 12000}-{start // 1000 % 12 + 1:02}-05"
        lines = (
            json_line(replace(one, id=f"sedaily:{start + n}", published_at=f"{day}T{n % 24:02}:00:00+09:00"))
            for n in range(1000)
        )
        (output / "sedaily" / f"{day}.jsonl").write_text("".join(lines), "utf-8")


def command(output, target):
    return [sys.executable, "-m", "scrapy", "export", str(target), "-s", f"OUTPUT_DIR={output}"]


MEMORY = """
import sys
from pathlib import Path
from newsspider.export import Wanted, export
export(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3], Wanted(near_copies=False))
# getrusage() would tell the size of the test's own process too, from which this one was forked.
print(next(line.split()[1] for line in open("/proc/self/status") if line.startswith("VmHWM")))
"""


@pytest.mark.parametrize("form", ["jsonl", "parquet"])
def test_memory_does_not_grow_with_the_number_of_articles(tmp_path, form):
    peaks = []
    for count in (2000, 12000):
        many(tmp_path / str(count), count)
        told = subprocess.run(
            [sys.executable, "-c", MEMORY, tmp_path / str(count), tmp_path / f"x.{form}", form],
            cwd=PROJECT, capture_output=True, text=True, check=True,
        )  # fmt: skip
        peaks.append(int(told.stdout) * 1024)
    assert peaks[1] - peaks[0] < 12 * 2**20  # the lines between are 44 MB
    assert peaks[1] < 150 * 10**6


def test_killed_export_leaves_the_file_complete_or_absent(tmp_path):
    many(tmp_path / "output", 6000)
    target, killed = tmp_path / "x.jsonl", 0
    for delay in (0.02, 0.1, 0.3):
        process = subprocess.Popen(
            command(tmp_path / "output", target), cwd=PROJECT, stdout=subprocess.DEVNULL
        )
        end = time.monotonic() + 60
        while not (part := target.with_name("x.jsonl.part")).exists() and process.poll() is None:
            assert time.monotonic() < end
            time.sleep(0.005)
        time.sleep(delay)
        process.send_signal(signal.SIGKILL)
        killed += process.wait() == -signal.SIGKILL
        if target.exists():
            assert len(target.read_bytes().splitlines()) == 6000
            target.unlink()
        part.unlink(missing_ok=True)
    assert killed
    part.write_text("what a killed export left")
    done = subprocess.run(command(tmp_path / "output", target), cwd=PROJECT, capture_output=True, check=True)
    assert b"6000 articles" in done.stdout
    assert len(target.read_bytes().splitlines()) == 6000
    assert not part.exists()


def run(output, *args):
    return scrapy("export", *map(str, args), "-s", f"OUTPUT_DIR={output}", environ={})


def test_command_writes_the_file_by_its_name(output, tmp_path):
    target = tmp_path / "증권.parquet"
    done = run(output, target, "--since", "2026-01-05", "--until", "2026-01-06", "--site", "sedaily",
               "--sections", "증권,금융", "--near", "drop", "--no-personal")  # fmt: skip
    assert done.status == 0, done.stderr
    manifest = json.loads((tmp_path / "증권.parquet.manifest.json").read_text("utf-8"))
    assert pyarrow.parquet.read_table(target).num_rows == manifest["articles"] > 0
    assert f"{manifest['articles']} articles in {target}" in done.stdout
    assert manifest["sections"] == ["증권", "금융"]
    assert (manifest["near_copies"], manifest["personal"]) == (False, False)


def test_unreadable_lines_are_named_and_the_status_says_so(output, tmp_path):
    day_file = output / "sedaily" / "2026-01-06.jsonl"
    day_file.write_bytes(b"<html>\n" + day_file.read_bytes() + b'{"schema_version": 1, "id": ')
    done = run(output, tmp_path / "x.jsonl")
    assert done.status == 1
    assert "36 articles in" in done.stdout
    assert "export: sedaily/2026-01-06.jsonl line 1 is no JSON" in done.stderr
    assert "export: sedaily/2026-01-06.jsonl line 8 has no end" in done.stderr
    manifest = json.loads((tmp_path / "x.jsonl.manifest.json").read_text("utf-8"))
    assert [(fault["file"], fault["line"]) for fault in manifest["unreadable"]] == [
        ("sedaily/2026-01-06.jsonl", 1), ("sedaily/2026-01-06.jsonl", 8)
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("args", "words"),
    [
        ([], ["one file"]),
        (["a.jsonl", "b.jsonl"], ["one file"]),
        (["x.csv"], ["x.csv", "jsonl.zst", "--format"]),
        (["x.jsonl", "--format", "csv"], ["csv", "parquet"]),
        (["nowhere/x.jsonl"], ["nowhere", "directory"]),
        (["x.jsonl", "--since", "2026-13-01"], ["2026-13-01", "YYYY-MM-DD"]),
        (["x.jsonl", "--until", "2026-01-01"], ["until", "since"]),
        (["x.jsonl", "--since", "2026-01-02", "--until", "2026-01-01"], ["2026-01-02", "after"]),
        (["x.jsonl", "--site", "sedaly"], ["sedaly", "sedaily, sentv"]),
        (["x.jsonl", "--sections", "중권"], ["중권", "증권"]),
        (["x.jsonl", "--near", "maybe"], ["maybe", "keep", "drop"]),
    ],
)
def test_wrong_options_are_one_sentence(output, tmp_path, args, words):
    args = [str(tmp_path / arg) if "." in arg and not arg.startswith("-") else arg for arg in args]
    done = run(output, *args)
    assert done.status == 2
    sentence = done.stderr.strip().splitlines()[-1]
    assert all(word in sentence for word in words), sentence
    assert "Traceback" not in done.stderr
    assert sorted(path.name for path in tmp_path.iterdir()) == ["output"]


def test_day_files_are_never_overwritten(output):
    with_day = output / "sedaily" / "2026-01-05.jsonl"
    before = with_day.read_bytes()
    done = run(output, with_day)
    assert done.status == 2
    assert "among the day files" in done.stderr
    assert with_day.read_bytes() == before


def test_no_output_directory_is_one_sentence(tmp_path):
    done = run(tmp_path / "nowhere", tmp_path / "x.jsonl")
    assert done.status == 2
    assert "there is no output directory" in done.stderr


def test_missing_library_is_one_sentence(output, tmp_path):
    (tmp_path / "without").mkdir()
    (tmp_path / "without" / "pyarrow.py").write_text("raise ImportError('not here')")
    target = tmp_path / "x.parquet"
    done = scrapy(
        "export", str(target), "-s", f"OUTPUT_DIR={output}", environ={"PYTHONPATH": f"{tmp_path}/without"}
    )
    assert done.status == 1
    assert done.stderr.strip() == "export: pyarrow is not installed: `pip install pyarrow` brings it"
    assert not target.exists()
    assert not target.with_name("x.parquet.part").exists()


def test_unknown_site_is_refused():
    with pytest.raises(WantedError, match="sedaly"):
        Wanted(sites=("sedaly",))

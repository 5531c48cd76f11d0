"""`scrapy ledger`: status, verify, rebuild, forget."""

import argparse
import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from scrapy.exceptions import UsageError
from scrapy.settings import Settings

from newsspider.commands.ledger import Command
from newsspider.ledger import Entry, Ledger, LedgerError, Listed, Outcome, rebuild
from tests.ledger_writer import LISTED_AT, article

ROOT = Path(__file__).parent.parent
DAY = "2025-07-01"


@pytest.fixture
def output(tmp_path: Path) -> Path:
    """Four articles, one of them revised, one a copy, one more dropped and one missing."""
    copied = article(41)
    copied.duplicate_of = "sentv:2"
    changed = article(1, text="고친 본문이다.", revision=2)
    changed.published_at = "2025-07-03T09:00:00+09:00"
    with Ledger.open(tmp_path) as ledger:
        ledger.write(map(Entry.of, [article(2), article(1), copied, changed, article(3)]))
        ledger.listed([Listed("sentv:8", "u8", DAY), Listed("sentv:9", "u9", DAY)], LISTED_AT)
        ledger.settle("sentv:8", "no_text")
        ledger.alias("sentv:old", Listed("sentv:1", article(1).url))
    return tmp_path


def ledger_command(output: Path, *args: str) -> int:
    command = Command()
    command.settings = Settings({"OUTPUT_DIR": str(output)})
    command.run(list(args), argparse.Namespace())
    return command.exitcode


def test_status_accounts_for_every_article(output: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert ledger_command(output, "status") == 0
    assert [line.split() for line in capsys.readouterr().out.splitlines()] == [
        ["site", "day", "listed", "written", "dropped", "missing"],
        ["sentv", "-", "1", "0", "0", "0", "other", "ids", "of", "known", "articles", "1"],
        ["sentv", DAY, "4", "2", "1", "1", "no_text", "1,", "missing", "since", LISTED_AT],
        ["sentv", "2025-07-02", "1", "1", "0", "0"],
        ["sentv", "2025-07-03", "1", "1", "0", "0"],
    ]


def test_verify_finds_nothing_wrong_with_what_was_written(
    output: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert ledger_command(output, "verify") == 0
    assert capsys.readouterr().out == "day files and ledger agree\n"


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        (b'"revision": 1', b'"revision": 7', "holds sentv:2 revision 7, the ledger says sentv:2 revision 1"),
        (b'"id": "sentv:2"', b'"id": "sentv:7"', "holds sentv:7 revision 1, the ledger says sentv:2"),
        ("둘째 문장은".encode(), "셋째 문장은".encode(), "the text of sentv:2 does not fit its text_hash"),
        (b'"text_hash": "sha256:', b'"text_hash": "sha256;', "no article"),
        (b'{"schema_version"', b'["schema_version"', "no article"),
        (b'"published_at": "2025-07-01', b'"published_at": "2025-07-05', "belongs to sentv/2025-07-05.jsonl"),
    ],
)
def test_verify_names_a_changed_line(
    output: Path, capsys: pytest.CaptureFixture[str], old: bytes, new: bytes, fault: str
) -> None:
    day_file = output / "sentv" / f"{DAY}.jsonl"
    day_file.write_bytes(day_file.read_bytes().replace(old, new, 1))
    assert ledger_command(output, "verify") == 1
    shown = capsys.readouterr().out
    assert f"sentv/{DAY}.jsonl line 1: " in shown
    assert fault in shown
    assert shown.endswith("faults: 1\n")


def test_verify_names_lines_in_another_order(output: Path, capsys: pytest.CaptureFixture[str]) -> None:
    day_file = output / "sentv" / f"{DAY}.jsonl"
    day_file.write_bytes(b"".join(reversed(day_file.read_bytes().splitlines(True))))
    assert ledger_command(output, "verify") == 1
    assert "line 1: holds sentv:3" in capsys.readouterr().out


def test_verify_tells_of_lost_lines(output: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (output / "sentv" / f"{DAY}.jsonl").write_bytes(b"")
    assert ledger_command(output, "verify") == 1
    assert "3 lines were lost: their articles are listed again" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("statement", "fault"),
    [
        ("DELETE FROM lines WHERE id = 'sentv:3'", "sentv:3: said to be written, but no line is known"),
        ("UPDATE lines SET revision = 1", "sentv:1: revision 1 stands on 2 lines"),
        ("DELETE FROM lines WHERE id = 'sentv:3'", f"sentv/{DAY}.jsonl line 3: unknown to the ledger"),
        ("UPDATE lines SET offset = offset + 1 WHERE id = 'sentv:2'", "stands at 0 and is"),
    ],
)
def test_verify_names_a_row_that_has_no_line(
    output: Path, capsys: pytest.CaptureFixture[str], statement: str, fault: str
) -> None:
    with sqlite3.connect(output / "ledger.sqlite3") as database:
        database.execute(statement)
    database.close()
    assert ledger_command(output, "verify") == 1
    assert fault in capsys.readouterr().out


def content(directory: Path) -> dict[str, list[tuple[object, ...]]]:
    """What a ledger holds of written articles, without the numbers of its rows."""
    place = "(SELECT site || day FROM day_files WHERE n = file) || ':' || offset"
    queries = {
        "lines": f"SELECT {place}, length, id, revision, text_hash, fetched_at FROM lines",  # noqa: S608
        "previous": "SELECT l.id, l.revision, p.revision FROM lines l JOIN lines p ON p.n = l.previous",
        "articles": "SELECT a.id, a.site, a.day, url, state, revision FROM articles a JOIN lines ON n = line",
        "day_files": "SELECT site, day, length FROM day_files",
        "near_keys": "SELECT key, id, revision FROM near_keys JOIN lines ON n = line",
    }
    with sqlite3.connect(directory / "ledger.sqlite3") as database:
        rows = {name: sorted(database.execute(query).fetchall()) for name, query in queries.items()}
    database.close()
    return rows


def test_a_rebuilt_ledger_equals_the_original(output: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with Ledger.open(output) as ledger:
        earlier = article(1, text="또 고친 본문이다.", revision=3)
        earlier.published_at = "2025-06-01T09:00:00+09:00"  # a later revision in an earlier day file
        ledger.remember(Entry.of(earlier))
    before = content(output)
    assert len(before["lines"]) == 6
    assert len(before["previous"]) == 2
    assert before["near_keys"]
    assert ledger_command(output, "rebuild") == 0
    assert capsys.readouterr().out == "6 lines of 4 day files entered\n"
    assert content(output) == before
    assert ledger_command(output, "verify") == 0
    with Ledger.open(output) as ledger:
        assert ledger.revision_of("sentv:1") == (3, earlier.text_hash)
        assert ledger.remember(Entry.of(article(2))) is Outcome.UNCHANGED
        assert ledger.known(["sentv:8"]) == set()  # dropped: stands in no day file


def test_a_rebuild_keeps_the_old_ledger(output: Path) -> None:
    rebuild(output)
    with sqlite3.connect(output / "ledger.sqlite3.old") as old:
        assert old.execute("SELECT reason FROM articles WHERE id = 'sentv:8'").fetchall() == [("no_text",)]
    old.close()


def test_a_rebuild_cuts_a_torn_last_line_and_keeps_a_copy(
    output: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    day_file = output / "sentv" / f"{DAY}.jsonl"
    whole = day_file.read_bytes()
    day_file.write_bytes(whole + b'{"schema_version": 1, "id"')
    assert ledger_command(output, "rebuild") == 0
    assert "1 torn last lines cut off" in capsys.readouterr().out
    assert day_file.read_bytes() == whole
    assert day_file.with_name(f"{DAY}.jsonl.torn").read_bytes() == b'{"schema_version": 1, "id"'


def test_a_rebuild_stops_at_a_line_that_is_no_article(
    output: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    day_file = output / "sentv" / f"{DAY}.jsonl"
    before = (output / "ledger.sqlite3").read_bytes()
    day_file.write_bytes(b"{}\n" + day_file.read_bytes())
    assert ledger_command(output, "rebuild") == 1
    assert f"{DAY}.jsonl line 1 is no article" in capsys.readouterr().err
    assert (output / "ledger.sqlite3").read_bytes() == before


def test_a_forgotten_article_is_fetched_again_but_the_same_text_is_not_written_twice(output: Path) -> None:
    before = (output / "sentv" / f"{DAY}.jsonl").read_bytes()
    assert ledger_command(output, "forget", "sentv:2") == 0
    with Ledger.open(output) as ledger:
        assert ledger.known(["sentv:2", "sentv:3"]) == {"sentv:3"}
        assert Listed("sentv:2", article(2).url, DAY) in ledger.unsettled("sentv", DAY, DAY)
        assert ledger.remember(Entry.of(article(2))) is Outcome.UNCHANGED
        assert ledger.known(["sentv:2"]) == {"sentv:2"}
    assert (output / "sentv" / f"{DAY}.jsonl").read_bytes() == before


def test_a_forgotten_article_that_has_changed_is_the_next_revision(output: Path) -> None:
    ledger_command(output, "forget", "sentv:2")
    with Ledger.open(output) as ledger:
        assert ledger.remember(Entry.of(article(2, text="새 본문이다.", revision=2))) is Outcome.WRITTEN
        assert list(ledger.verify()) == []


def test_a_forgotten_article_whose_page_is_gone_is_written_as_before(output: Path) -> None:
    ledger_command(output, "forget", "sentv:2")
    with Ledger.open(output) as ledger:
        ledger.settle("sentv:2", "gone")
        assert ledger.known(["sentv:2"]) == {"sentv:2"}
        assert [(day.written, day.dropped) for day in ledger.figures() if day.day == DAY] == [
            (2, {"no_text": 1})
        ]


def test_a_forgotten_day_is_no_longer_done(output: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with Ledger.open(output) as ledger:
        ledger.finish_day("sentv", DAY)
    assert ledger_command(output, "forget", "sentv", DAY) == 0
    assert capsys.readouterr().out == "4 listed again\n"
    with Ledger.open(output) as ledger:
        assert ledger.done_days("sentv") == set()
        assert len(ledger.unsettled("sentv", DAY, DAY)) == 4


@pytest.mark.parametrize(
    "args",
    [[], ["what"], ["status", "now"], ["forget"], ["forget", "sentv"], ["forget", "sentv", "yesterday"]],
)
def test_wrong_arguments_are_told_in_one_sentence(output: Path, args: list[str]) -> None:
    with pytest.raises(UsageError, match=r"^expected: scrapy ledger status \| verify \| rebuild \| forget"):
        ledger_command(output, *args)


@pytest.mark.parametrize("args", [["forget", "sentv:77"], ["forget", "sentv", "2020-01-01"]])
def test_nothing_to_forget_is_told(output: Path, args: list[str]) -> None:
    with pytest.raises(UsageError, match="knows no article"):
        ledger_command(output, *args)


def scrapy(directory: Path, *args: str) -> "subprocess.CompletedProcess[str]":
    (directory / "somewhere.py").write_text(
        f"COMMANDS_MODULE = 'newsspider.commands'\nOUTPUT_DIR = {str(directory / 'output')!r}\n"
    )
    path = os.pathsep.join([str(ROOT), str(directory)])
    return subprocess.run(
        [sys.executable, "-m", "scrapy", "ledger", *args],
        cwd=directory,
        env=os.environ | {"PYTHONPATH": path, "SCRAPY_SETTINGS_MODULE": "somewhere"},
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_command_as_typed(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "output") as ledger:
        ledger.remember(Entry.of(article(1)))
    assert scrapy(tmp_path, "verify").stdout == "day files and ledger agree\n"
    wrong = scrapy(tmp_path, "nonsense")
    assert wrong.returncode == 2
    assert "Traceback" not in wrong.stderr
    (tmp_path / "output" / "ledger.sqlite3").write_bytes(b"no database at all " * 99)
    damaged = scrapy(tmp_path, "status")
    assert damaged.returncode == 1
    assert "scrapy ledger rebuild" in damaged.stderr
    assert "Traceback" not in damaged.stderr


def test_a_rebuild_without_any_day_file_makes_an_empty_ledger(tmp_path: Path) -> None:
    assert rebuild(tmp_path).lines == 0
    with Ledger.open(tmp_path) as ledger:
        assert ledger.figures() == []


def test_a_line_changed_by_hand_is_told_when_it_is_compared(output: Path) -> None:
    day_file = output / "sentv" / f"{DAY}.jsonl"
    day_file.write_bytes(day_file.read_bytes().replace(b'{"schema', b'["schema', 1))
    with Ledger.open(output) as ledger, pytest.raises(LedgerError, match="scrapy ledger verify"):
        ledger.near(article(2).text)

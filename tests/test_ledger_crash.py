"""Whatever kills a writer, no line is torn, no article is missing and none is written twice."""

import json
import random
import subprocess
import sys
from pathlib import Path

import pytest

from newsspider.ledger import Entry, Ledger, LedgerError, Outcome, rebuild
from newsspider.ledger.lock import Lock
from tests.ledger_writer import article

ROOT = Path(__file__).parent.parent


def lines(directory: Path) -> list[bytes]:
    return [
        line for path in sorted(directory.glob("*/*.jsonl")) for line in path.read_bytes().splitlines(True)
    ]


def assert_written_once(directory: Path, count: int) -> None:
    written = [json.loads(line)["id"] for line in lines(directory)]
    assert sorted(written) == sorted(f"sentv:{number}" for number in range(count))
    with Ledger.open(directory) as ledger:
        assert list(ledger.verify()) == []
        assert ledger.unsettled("sentv", "0000", "9999") == []
        assert ledger.repairs.lost == 0


def start_writer(directory: Path, count: int, seed: int) -> "subprocess.Popen[bytes]":
    command = [sys.executable, "-m", "tests.ledger_writer", str(directory), str(count), str(seed)]
    return subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE)


def kill_at(writer: "subprocess.Popen[bytes]", turn: int) -> bool:
    """Kill the writer while it writes its last allowed article; False when it came to its end before."""
    assert writer.stdout is not None
    with writer:
        written = sum(1 for _ in zip(range(turn), writer.stdout, strict=False))
        writer.kill()
    return written == turn


@pytest.mark.parametrize("writers", [1, 3])
def test_writers_killed_at_any_moment(tmp_path: Path, writers: int) -> None:
    rng = random.Random(writers)  # noqa: S311
    count, kills = 300, 0
    running = [start_writer(tmp_path, count, seed) for seed in range(writers)]
    turns = [rng.randint(1, 40) for _ in running]
    for writer, turn in zip(running, turns, strict=True):
        allow(writer, turn + 1)
    while running:
        if kill_at(running.pop(0), turns.pop(0)):
            kills += 1
            running.append(start_writer(tmp_path, count, kills))
            turns.append(rng.randint(1, 40))
            allow(running[-1], turns[-1] + 1)
    assert kills >= 5
    assert_written_once(tmp_path, count)


def allow(writer: "subprocess.Popen[bytes]", articles: int) -> None:
    assert writer.stdin is not None
    writer.stdin.write(b"\n" * articles)
    writer.stdin.flush()


def run(code: str, directory: Path) -> "subprocess.CompletedProcess[str]":
    script = (
        "import os, resource, sys\nfrom pathlib import Path\n"
        "from newsspider.ledger import Entry, Ledger, LedgerError\n"
        "from newsspider.ledger.database import Database\nfrom newsspider.ledger.day_files import DayFile\n"
        f"from tests.ledger_writer import article\nledger = Ledger.open(Path({str(directory)!r}))\n{code}"
    )
    return subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=False
    )


AFTER_THE_LINE = "DayFile.sync = lambda self: os._exit(9)\n"
IN_THE_LINE = "real = os.write\nos.write = lambda fd, line: (real(fd, line[:50]), os._exit(9))\n"
ENTERING = "import newsspider.ledger.writing as writing\nwriting.store_keys = lambda *_: os._exit(9)\n"


@pytest.mark.parametrize("moment", [AFTER_THE_LINE, IN_THE_LINE, ENTERING])
def test_a_crash_before_the_commit(tmp_path: Path, moment: str) -> None:
    with Ledger.open(tmp_path) as ledger:
        ledger.remember(Entry.of(article(0)))
    assert run(f"{moment}ledger.remember(Entry.of(article(1)))", tmp_path).returncode == 9
    assert b"sentv:1" in b"".join(lines(tmp_path))
    with Ledger.open(tmp_path) as ledger:
        assert ledger.repairs.cut == 1
        assert ledger.known(["sentv:0", "sentv:1"]) == {"sentv:0"}
        assert lines(tmp_path) == [Entry.of(article(0)).line]
        assert ledger.remember(Entry.of(article(1))) is Outcome.WRITTEN
    assert_written_once(tmp_path, 2)


def test_a_crash_in_the_first_line_of_a_day(tmp_path: Path) -> None:
    assert run(f"{IN_THE_LINE}ledger.remember(Entry.of(article(0)))", tmp_path).returncode == 9
    with Ledger.open(tmp_path) as ledger:
        assert lines(tmp_path) == []
        ledger.remember(Entry.of(article(0)))
    assert_written_once(tmp_path, 1)


def test_another_writer_cuts_the_tail_without_being_opened_anew(tmp_path: Path) -> None:
    with Ledger.open(tmp_path) as ledger:
        ledger.remember(Entry.of(article(0)))
        assert run(f"{IN_THE_LINE}ledger.remember(Entry.of(article(1)))", tmp_path).returncode == 9
        ledger.remember(Entry.of(article(2)))
        assert ledger.repairs.cut == 1
        ledger.remember(Entry.of(article(1)))
    assert_written_once(tmp_path, 3)


def test_more_than_one_unknown_line_is_kept_beside_the_day_file(tmp_path: Path) -> None:
    with Ledger.open(tmp_path) as ledger:
        ledger.remember(Entry.of(article(0)))
    day_file = tmp_path / "sentv" / "2025-07-01.jsonl"
    unknown = Entry.of(article(1)).line + Entry.of(article(2)).line
    with day_file.open("ab") as file:
        file.write(unknown)
    with Ledger.open(tmp_path):
        assert day_file.read_bytes() == Entry.of(article(0)).line
    assert day_file.with_name("2025-07-01.jsonl.cut").read_bytes() == unknown


@pytest.mark.parametrize("left", [0, 10, -1])
def test_a_day_file_shorter_than_the_ledger_says(tmp_path: Path, left: int) -> None:
    with Ledger.open(tmp_path) as ledger:
        ledger.write(Entry.of(article(number)) for number in range(3))
        ledger.finish_day("sentv", "2025-07-01")
    day_file = tmp_path / "sentv" / "2025-07-01.jsonl"
    first_two = len(Entry.of(article(0)).line) + len(Entry.of(article(1)).line)
    keep = {0: 0, 10: first_two + 10, -1: first_two - 1}[left]
    whole_lines = {0: 0, 10: 2, -1: 1}[left]
    day_file.write_bytes(day_file.read_bytes()[:keep])
    with Ledger.open(tmp_path) as ledger:
        assert ledger.repairs.lost == 3 - whole_lines
        missing = [listed.id for listed in ledger.unsettled("sentv", "2025-07-01", "2025-07-01")]
        assert missing == [f"sentv:{number}" for number in range(whole_lines, 3)]
        assert ledger.done_days("sentv") == set()
        ledger.write(Entry.of(article(number)) for number in range(3))
    assert_written_once(tmp_path, 3)


def test_a_day_file_that_is_gone(tmp_path: Path) -> None:
    with Ledger.open(tmp_path) as ledger:
        ledger.remember(Entry.of(article(0)))
        (tmp_path / "sentv" / "2025-07-01.jsonl").unlink()
        assert ledger.near(article(0).text) == ""
        ledger.remember(Entry.of(article(1)))
        assert ledger.repairs.lost == 1
        ledger.remember(Entry.of(article(0)))
    assert_written_once(tmp_path, 2)


def test_a_lost_revision_leaves_the_one_before(tmp_path: Path) -> None:
    changed = article(0, text="고친 본문이다.", revision=2)
    with Ledger.open(tmp_path) as ledger:
        ledger.write([Entry.of(article(0)), Entry.of(changed)])
    day_file = tmp_path / "sentv" / "2025-07-01.jsonl"
    day_file.write_bytes(Entry.of(article(0)).line + b"{")
    with Ledger.open(tmp_path) as ledger:
        assert ledger.revision_of("sentv:0") == (1, article(0).text_hash)
        assert ledger.known(["sentv:0"]) == set()
        assert ledger.remember(Entry.of(changed)) is Outcome.WRITTEN
    assert lines(tmp_path) == [Entry.of(article(0)).line, Entry.of(changed).line]


def test_a_line_that_finds_no_room_leaves_nothing_behind(tmp_path: Path) -> None:
    # A file may not grow beyond 300 kB: the line of 900 kB fails half-way.
    done = run(
        "resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, 300_000))\n"
        "ledger.remember(Entry.of(article(0)))\n"
        "try:\n    ledger.remember(Entry.of(article(1, text='가' * 300_000)))\n"
        "except LedgerError as error:\n    print(error)\n"
        "ledger.remember(Entry.of(article(2)))",
        tmp_path,
    )
    assert done.stdout.startswith("the disk refuses, nothing was changed")
    assert lines(tmp_path) == [Entry.of(article(0)).line, Entry.of(article(2)).line]
    assert done.stderr == ""


def test_a_ledger_that_finds_no_room_writes_no_line(tmp_path: Path) -> None:
    done = run(
        "resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, 300_000))\n"
        "for number in range(100_000):\n"
        "    try:\n        ledger.remember(Entry.of(article(number)))\n"
        "    except LedgerError as error:\n        print(number, error)\n        break",
        tmp_path,
    )
    failed, _, message = done.stdout.partition(" ")
    assert "cannot be used now" in message
    with Ledger.open(tmp_path) as ledger:
        assert ledger.known([f"sentv:{failed}"]) == set()
        ledger.remember(Entry.of(article(int(failed))))
    assert_written_once(tmp_path, int(failed) + 1)


def test_memory_stays_flat(tmp_path: Path) -> None:
    """Hundreds of articles more may cost SQLite's page cache, not their texts (9 MB a round)."""
    done = run(
        "for start in (0, 300, 600):\n"
        "    for number in range(start, start + 300):\n"
        "        ledger.remember(Entry.of(article(number, text=f'{number}' + '가' * 10_000)))\n"
        "    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)",
        tmp_path,
    )
    _, second, third = map(int, done.stdout.split())
    assert third - second < 4_500  # kB


def test_an_error_in_the_act_is_not_taken_for_a_full_disk(tmp_path: Path) -> None:
    entry = Entry.of(article(0))
    with Ledger.open(tmp_path) as ledger, pytest.raises(ValueError, match="hex"):
        ledger.write([entry, Entry.of(article(1, revision=1)), _with_bad_hash()])
    assert lines(tmp_path) == []


def _with_bad_hash() -> Entry:
    record = article(2)
    record.text_hash = "sha256:no"
    return Entry.of(record)


def test_a_rebuild_waits_for_no_crawl_and_a_crawl_for_no_rebuild(tmp_path: Path) -> None:
    with Ledger.open(tmp_path), pytest.raises(LedgerError, match="a crawl is using the ledger"):
        rebuild(tmp_path)
    with Lock(tmp_path, exclusive=True), pytest.raises(LedgerError, match="being rebuilt"):
        Ledger.open(tmp_path)

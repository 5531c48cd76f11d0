"""Progress: a live line on a terminal, plain lines in a log, and an account that adds up."""

import os
import pty
import re
import subprocess
import sys
import termios

import pytest

from newsspider.extensions.account import account_lines
from newsspider.extensions.progress import progress_line
from tests.conftest import AT_ONCE, PROJECT
from tests.origin import Answer

STATS = {
    "article/listed": 30,
    "article/asked": 20,
    "written": 12,
    "dropped/short-text": 2,
    "dropped/same_text": 1,
    "failed/500": 1,
    "response_received_count": 25,
}
PLAIN = re.compile(r"newsspider\.extensions\.progress\] INFO: (.*)")


def on_a_terminal(crawl, columns, *args):
    """Status and everything that `scrapy crawl sedaily` shows on a terminal so many columns wide."""
    ours, theirs = pty.openpty()
    termios.tcsetwinsize(theirs, (24, columns))
    command = ("crawl", "sedaily", *AT_ONCE, "-s", f"OUTPUT_DIR={crawl.output}", "-s", "DOWNLOAD_DELAY=0.3")
    plain = {name: value for name, value in os.environ.items() if "proxy" not in name.lower()}
    process = subprocess.Popen(
        [sys.executable, "-W", "error", "-m", "scrapy", *command, *args],
        cwd=PROJECT,
        env={**plain, **crawl.origin.environ, "TERM": "xterm"},
        stderr=theirs,
    )
    os.close(theirs)
    shown = bytearray()
    try:
        while piece := read(ours):
            shown += piece
    finally:
        os.close(ours)
    return process.wait(), shown.decode()


def read(terminal):
    try:
        return os.read(terminal, 4096)
    except OSError:  # how Linux says that the other side has closed
        return b""


def test_live_line_on_a_terminal(crawl):
    status, shown = on_a_terminal(crawl, 200, "-a", "limit=6")
    assert status == 0, shown
    pictures = re.findall(r"\x1b\[Ksedaily  (\d+) listed, (\d+) new, (\d+) written", shown)
    assert pictures[0] == ("0", "0", "0")
    assert 0 < int(pictures[-1][2]) <= 6
    assert not PLAIN.search(shown)
    # Every log line begins at the left edge, on a line that was cleared.
    before = re.findall(r"(.{4})\d{4}-\d\d-\d\d \d\d:\d\d:\d\d \[newsspider", shown, re.S)
    assert before
    assert all(text.endswith(("\n", "\x1b[K")) for text in before)


def test_live_line_never_breaks(crawl):
    _, shown = on_a_terminal(crawl, 30, "-a", "limit=2")
    pictures = re.findall(r"\x1b\[K(sedaily  [^\r\n\x1b]*)", shown)
    assert pictures
    assert max(map(len, pictures)) == 29


def test_log_file_gets_the_plain_lines_while_the_terminal_has_the_live_one(crawl, tmp_path):
    log = tmp_path / "crawl.log"
    options = ("-a", "limit=4", "-s", f"LOG_FILE={log}", "-s", "LOGSTATS_INTERVAL=0.2")
    _, shown = on_a_terminal(crawl, 200, *options)
    assert "\x1b[Ksedaily  " in shown
    assert PLAIN.search(log.read_text("utf-8"))
    assert "\x1b" not in log.read_text("utf-8")


def test_plain_lines_in_a_log(crawl):
    run = crawl(
        *("sedaily", "-a", "since=2026-02-10", "-a", "until=2026-02-12"),
        *("-s", "LOGSTATS_INTERVAL=0.1", "-s", "DOWNLOAD_DELAY=0.2"),
    )
    assert run.status == 0, run.stderr
    assert "\x1b" not in run.stderr
    assert "pages/min" not in run.stderr  # Scrapy's own line
    lines = PLAIN.findall(run.stderr)
    assert len(lines) > 3
    assert lines[0].startswith("day 0 of 3 done, ")
    assert any(re.match(r"day 2 of 3 done, .* pages/s, about .+ left$", line) for line in lines)
    written = [int(re.search(r"(\d+) written", line)[1]) for line in lines]
    assert written == sorted(written)
    assert written[-1] > 0


def test_no_plain_lines_when_they_are_switched_off(crawl):
    run = crawl("sedaily", "-a", "limit=1", "-s", "LOGSTATS_INTERVAL=0", "-s", "DOWNLOAD_DELAY=0.2")
    assert run.status == 0, run.stderr
    assert not PLAIN.search(run.stderr)


def test_line_of_a_crawl_with_a_window():
    assert progress_line(STATS, seconds=50, days_done=2, days=10) == (
        "day 2 of 10 done, 30 listed, 20 new, 12 written, 3 dropped, 1 failed, 0.5 pages/s,"
        " about 3 min 20 s left"
    )


def test_line_before_anything_has_come():
    line = progress_line({}, seconds=0, days_done=0, days=7)
    assert line == "day 0 of 7 done, 0 listed, 0 new, 0 written, 0 dropped, 0 failed, 0.0 pages/s"


@pytest.mark.parametrize("finished", [True, False])
def test_account_adds_up(finished):
    listed, *rows = [line.split(maxsplit=1) for line in account_lines(STATS, finished=finished)]
    assert listed == ["30", "articles listed"]
    assert sum(int(number) for number, _ in rows) == 30
    assert rows[-1] == ["14", "not finished" if finished else "left for the next run"]


def test_account_is_aligned_and_says_where_and_how_long(crawl):
    crawl.origin.fault("www.sedaily.com", "^/article/20010602", Answer(status=404))
    run = crawl("sedaily")
    told = [line.partition("account] INFO: ")[2] for line in run.stderr.splitlines()]
    told = [line for line in told if line]
    assert re.fullmatch(rf"sedaily: finished after .+; lines in {crawl.output}/sedaily", told[0])
    assert told[1].endswith("  articles listed")
    assert {re.match(r" *\d+  ", row).end() for row in told[1:]} == {9}
    listed, *rest = [int(row.split()[0]) for row in told[1:]]
    assert listed == sum(rest)

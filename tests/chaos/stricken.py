"""`scrapy`, struck inside: `python -m tests.chaos.stricken FAULT NUMBER crawl SITE …`.

in-line      killed when half of the NUMBERth line stands in its day file
after-line   killed when the NUMBERth line is on the disk and its transaction is still open
no-room      the disk is full from the middle of the NUMBERth line on
small-disk   no file may grow beyond NUMBER bytes: the ledger's own files meet that first
"""

import os
import resource
import signal
import sys
from itertools import count

from scrapy.cmdline import execute

from newsspider.ledger.day_files import DayFile

append, sync = DayFile.append, DayFile.sync


def small_disk(limit: int) -> None:
    """From now on a file that grows beyond `limit` bytes gets EFBIG; Python ignores the signal beside it."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, resource.RLIM_INFINITY))


def in_line(number: int) -> None:
    """Die with half a line written."""
    turns = count(1)

    def dying_append(day_file: DayFile, line: bytes) -> int:
        if next(turns) == number:
            append(day_file, line[: len(line) // 2])
            os.kill(os.getpid(), signal.SIGKILL)
        return append(day_file, line)

    DayFile.append = dying_append


def after_line(number: int) -> None:
    """Die between the line and the commit."""
    turns = count(1)

    def dying_sync(day_file: DayFile) -> None:
        sync(day_file)
        if next(turns) == number:
            os.kill(os.getpid(), signal.SIGKILL)

    DayFile.sync = dying_sync


def no_room(number: int) -> None:
    """The kernel takes half of a line and then nothing any more."""
    turns = count(1)

    def starving_append(day_file: DayFile, line: bytes) -> int:
        if next(turns) == number:
            small_disk(day_file.size + len(line) // 2)
        return append(day_file, line)

    DayFile.append = starving_append


FAULTS = {"in-line": in_line, "after-line": after_line, "no-room": no_room, "small-disk": small_disk}

if __name__ == "__main__":
    _, fault, number, *words = sys.argv
    FAULTS[fault](int(number))
    execute(["scrapy", *words])

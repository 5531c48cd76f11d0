"""Day files: OUTPUT_DIR/<site>/<YYYY-MM-DD>.jsonl, opened for one act at a time."""

import os
import re
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType

from newsspider.ledger.entries import LedgerError

_SITE = re.compile(r"[a-z0-9]+")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def place_of(output_dir: Path, site: str, day: str) -> Path:
    """Path of a day file whose names are known to be good."""
    return output_dir / site / f"{day}.jsonl"


def day_path(output_dir: Path, site: str, day: str) -> Path:
    """Path of a day file; raises LedgerError for a name that could leave the output directory."""
    if not _SITE.fullmatch(site):
        raise LedgerError(f"{site!r} is no site name: only a-z and 0-9 are allowed")
    if not _DAY.fullmatch(day):
        raise LedgerError(f"{day!r} is no day: YYYY-MM-DD is expected")
    path = place_of(output_dir, site, day)
    if not path.resolve().is_relative_to(output_dir.resolve()):
        raise LedgerError(f"{path} leads out of {output_dir}")
    return path


def day_files(output_dir: Path) -> Iterator[tuple[str, str]]:
    """Site and day of every day file that is on the disk, in order."""
    for path in sorted(output_dir.glob("*/*.jsonl")):
        if _SITE.fullmatch(path.parent.name) and _DAY.fullmatch(path.stem):
            yield path.parent.name, path.stem


def read_line(path: Path, offset: int, length: int) -> bytes | None:
    """The line that begins at `offset`, or None when the file is not there or ends before it."""
    try:
        with path.open("rb") as file:
            file.seek(offset)
            line = file.read(length)
    except FileNotFoundError:
        return None
    return line if len(line) == length else None


class DayFile:
    """A day file open for appending. Raises OSError as the system does (disk full, I/O error)."""

    def __init__(self, path: Path) -> None:
        self.path = path
        new_directory, new_file = not path.parent.exists(), not path.exists()
        path.parent.mkdir(parents=True, exist_ok=True)
        self._fd = os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o644)
        # A file whose directory entry is not on the disk is lost with the power, however often it is synced.
        if new_file:
            _sync_directory(path.parent)
        if new_directory:
            _sync_directory(path.parent.parent)

    @property
    def size(self) -> int:
        """Length in bytes."""
        return os.fstat(self._fd).st_size

    def append(self, line: bytes) -> int:
        """Append a line and return the offset where it begins; it is on the disk after `sync`."""
        offset, rest = self.size, memoryview(line)
        while rest:
            rest = rest[os.write(self._fd, rest) :]
        return offset

    def sync(self) -> None:
        """Return when everything appended is on the disk."""
        os.fsync(self._fd)

    def tail(self, length: int) -> bytes:
        """What stands beyond `length`."""
        return os.pread(self._fd, self.size - length, length)

    def cut(self, length: int) -> None:
        """Cut the file back to `length`, on the disk too."""
        os.ftruncate(self._fd, length)
        self.sync()

    def close(self) -> None:
        """Give the file back."""
        os.close(self._fd)

    def __enter__(self) -> "DayFile":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def keep_beside(path: Path, suffix: str, tail: bytes) -> Path:
    """Save bytes that are about to be cut from `path` in a file beside it; returns its path."""
    beside = path.with_name(path.name + suffix)
    with beside.open("ab") as file:
        file.write(tail)
        file.flush()
        os.fsync(file.fileno())
    return beside


def _sync_directory(path: Path) -> None:
    fd = os.open(path, os.O_RDONLY)
    try:
        os.fsync(fd)
    finally:
        os.close(fd)

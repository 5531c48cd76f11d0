"""The act of exporting: complete or absent, whatever stops the program."""

import fcntl
import hashlib
import json
import os
import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import IO, Any

from newsspider import __version__
from newsspider.dates import utc_now
from newsspider.export.formats import FORMATS, Write
from newsspider.export.index import Index, Place
from newsspider.export.personal import without_persons
from newsspider.export.reading import read_lines
from newsspider.export.wanted import Wanted
from newsspider.items import SCHEMA_VERSION

_OPEN_FILES = 16  # day files held open while the lines are fetched in the order of time


class ExportError(Exception):
    """The file cannot be written or the day files cannot be read; the message is one sentence."""


def export(output_dir: Path, target: Path, form: str, wanted: Wanted) -> dict[str, Any]:
    """Write the wanted articles of OUTPUT_DIR to `target`, its manifest beside it, and return the manifest.

    `form` is a key of FORMATS. An old `target` is replaced when the new one is complete, and not before; the
    manifest comes first. Memory does not grow with the number of articles. Raises ExportError, MissingLibrary
    (Parquet without pyarrow) and WantedError; then nothing has changed.
    """
    try:
        with Index() as index, _part(target) as file:
            unreadable = _read(output_dir, wanted, index)
            index.choose(wanted)
            with FORMATS[form](file) as write:
                _copy(output_dir, index, write, personal=wanted.personal)
            _sync(file)
            manifest = _manifest(target, form, wanted, index, file) | {"unreadable": unreadable}
            _put(target.with_name(f"{target.name}.manifest.json"), manifest)
            Path(file.name).replace(target)
            _sync_directory(target.parent)
    except (OSError, sqlite3.Error) as error:
        raise ExportError(f"{target} is not written: {error}") from error
    return manifest


def _read(output_dir: Path, wanted: Wanted, index: Index) -> list[dict[str, Any]]:
    unreadable = []
    for line in read_lines(output_dir, wanted.sites, wanted.since, wanted.until):
        if line.fault:
            unreadable.append({"file": line.file, "line": line.number, "fault": line.fault})
        else:
            index.add(line, wanted=wanted.wants_day(line.record["published_at"][:10]))
    return unreadable


def _copy(output_dir: Path, index: Index, write: Write, *, personal: bool) -> None:
    with ExitStack() as closing:
        files: dict[str, IO[bytes]] = {}
        for place in index.chosen():
            if place.file not in files:
                if len(files) == _OPEN_FILES:
                    closing.close()
                    files.clear()
                files[place.file] = closing.enter_context((output_dir / place.file).open("rb"))
            line = _line(files[place.file], place)
            write(line if personal else _without_persons(line))


def _without_persons(line: bytes) -> bytes:
    return (json.dumps(without_persons(json.loads(line)), ensure_ascii=False) + "\n").encode()


def _line(file: IO[bytes], place: Place) -> bytes:
    file.seek(place.offset)
    line = file.read(place.length)
    if len(line) != place.length or not line.startswith(b"{") or not line.endswith(b"}\n"):
        raise ExportError(f"{place.file} was changed while it was read: try again")
    return line


@contextmanager
def _part(target: Path) -> Iterator[IO[bytes]]:
    """A file beside `target` under another name; it goes when it was not renamed."""
    path = target.with_name(f"{target.name}.part")
    with path.open("a+b") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise ExportError(f"another export is writing {target}: wait for it") from error
        file.truncate(0)  # what a killed export left
        try:
            yield file
        except BaseException:
            path.unlink()
            raise


def _sync(file: IO[Any]) -> None:
    file.flush()
    os.fsync(file.fileno())


def _manifest(target: Path, form: str, wanted: Wanted, index: Index, file: IO[bytes]) -> dict[str, Any]:
    counts = index.counts()
    return {
        "file": target.name,
        "format": form,
        "sha256": _sha256(file),
        "bytes": file.tell(),
        "articles": sum(counts["site"].values()),
        "left_out": counts["left_out"],
        "schema_version": SCHEMA_VERSION,
        "newsspider": __version__,
        "made_at": utc_now(),
        "window": {"since": wanted.since, "until": wanted.until},
        "sites": list(wanted.sites),
        "sections": list(wanted.sections),
        "near_copies": wanted.near_copies,
        "personal": wanted.personal,
        "leading": index.leading(),
        "articles_by_site": counts["site"],
        "articles_by_section": counts["section"],
        "articles_by_day": counts["day"],
    }


def _sha256(file: IO[bytes]) -> str:
    file.seek(0)
    return hashlib.file_digest(file, "sha256").hexdigest()  # type: ignore[arg-type]


def _put(path: Path, manifest: dict[str, Any]) -> None:
    part = path.with_name(f"{path.name}.part")
    with part.open("w", encoding="utf-8") as file:
        json.dump(manifest, file, ensure_ascii=False, indent=2)
        file.write("\n")
        _sync(file)
    part.replace(path)


def _sync_directory(path: Path) -> None:
    fd = os.open(path, os.O_RDONLY)
    try:
        os.fsync(fd)
    finally:
        os.close(fd)

"""`scrapy ledger`: what is listed, written and missing; day files against the ledger; repair."""

import argparse
import re
import sys
from pathlib import Path

from scrapy.commands import ScrapyCommand
from scrapy.exceptions import UsageError

from newsspider.ledger import DayFigures, Ledger, LedgerError, rebuild
from newsspider.ledger.database import FILE_NAME
from newsspider.ledger.day_files import day_files

_COLUMNS = "{:<10} {:<10} {:>7} {:>7} {:>7} {:>7}  {}"


class Command(ScrapyCommand):
    """Exit code 0 when all is well, 1 when the ledger cannot be used or verify finds a fault, 2 for usage."""

    requires_project = True
    requires_crawler_process = False
    default_settings = {"LOG_ENABLED": False}  # noqa: RUF012  (Scrapy reads it as a class attribute)

    def syntax(self) -> str:
        """Arguments, for the help."""
        return "status | verify | rebuild | forget SITE DAY | forget ID"

    def short_desc(self) -> str:
        """One line, for the list of commands."""
        return "Show, verify, rebuild the ledger of written articles, or forget some"

    def long_desc(self) -> str:
        """All lines, for the help."""
        return (
            "status: listed, written, dropped and missing articles by site and day. "
            "verify: every line of every day file against place, id, revision and text hash in the ledger; "
            "first cuts off, like every crawl, what a killed crawl left. "
            "rebuild: the ledger made anew from the day files; the old one is kept as ledger.sqlite3.old. "
            "forget: list an article, or all of a day, again: the next crawl fetches it. Its line stays; the "
            "same text is not written twice, a changed text is written as the next revision."
        )

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Run one of the four; raises UsageError."""
        if self.settings is None or not self.settings.get("OUTPUT_DIR"):
            raise UsageError("the setting OUTPUT_DIR names no directory", print_help=False)
        output_dir = Path(self.settings["OUTPUT_DIR"])
        try:
            self._run(args, output_dir)
        except LedgerError as error:
            print(f"ledger: {error}", file=sys.stderr)
            self.exitcode = 1

    def _run(self, args: list[str], output_dir: Path) -> None:
        match args:
            case ["status" | "verify" | "forget", *_] if not (output_dir / FILE_NAME).exists():
                _refuse_no_ledger(output_dir)
            case ["status"]:
                _status(output_dir)
            case ["verify"]:
                self.exitcode = _verify(output_dir)
            case ["rebuild"]:
                found = rebuild(output_dir)
                print(f"{found.lines} lines of {found.day_files} day files entered")
                if found.torn:
                    print(f"{found.torn} torn last lines cut off; copies are beside the day files (*.torn)")
            case ["forget", article_id] if ":" in article_id:
                _forget(output_dir, article_id)
            case ["forget", site, day] if re.fullmatch(r"\d{4}-\d\d-\d\d", day):
                _forget(output_dir, site, day)
            case _:
                raise UsageError(f"expected: scrapy ledger {self.syntax()}", print_help=False)


def _refuse_no_ledger(output_dir: Path) -> None:
    """Nothing is made where there is nothing: raises LedgerError."""
    makes = (
        "`scrapy ledger rebuild` makes one from the day files"
        if any(day_files(output_dir))
        else "a crawl makes one"
    )
    raise LedgerError(f"{output_dir} holds no ledger: {makes}")


def _status(output_dir: Path) -> None:
    with Ledger.open(output_dir) as ledger:
        print(_COLUMNS.format("site", "day", "listed", "written", "dropped", "missing", ""))
        for day in ledger.figures():
            dropped = sum(day.dropped.values())
            print(
                _COLUMNS.format(
                    day.site, day.day or "-", day.listed, day.written, dropped, day.missing, _remark(day)
                ).rstrip()
            )


def _remark(day: DayFigures) -> str:
    remarks = [f"{reason} {count}" for reason, count in day.dropped.items()]
    if day.aliases:
        remarks.append(f"other ids of known articles {day.aliases}")
    if day.missing:
        remarks.append(f"missing since {day.missing_since}")
    return ", ".join(remarks)


def _verify(output_dir: Path) -> int:
    with Ledger.open(output_dir) as ledger:
        if ledger.repairs.cut:
            print(f"unfinished lines of killed crawls were cut from {ledger.repairs.cut} day files")
        if ledger.repairs.lost:
            print(f"{ledger.repairs.lost} lines were lost: their articles are listed again")
        faults = ledger.repairs.lost
        for fault in ledger.verify():
            faults += 1
            print(fault)
    print("day files and ledger agree" if not faults else f"faults: {faults}")
    return 1 if faults else 0


def _forget(output_dir: Path, *which: str) -> None:
    with Ledger.open(output_dir) as ledger:
        count = ledger.forget_article(*which) if len(which) == 1 else ledger.forget_day(*which)
    if not count:
        raise UsageError(f"the ledger knows no article of {' '.join(which)}", print_help=False)
    print(f"{count} listed again")

"""`scrapy export FILE`: a window of the day files as one file, with a manifest."""

import argparse
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from scrapy.commands import ScrapyCommand
from scrapy.exceptions import UsageError

from newsspider.arguments import Arguments, ArgumentsError
from newsspider.export import FORMATS, ExportError, Wanted, WantedError, export, format_of
from newsspider.schema import MissingLibrary
from newsspider.sites import SITES

_MOST_NAMED = 20  # unreadable lines on the screen; the manifest names all


class Command(ScrapyCommand):
    """Exit code 0 when every line was readable, 1 when one was not or nothing was written, 2 for usage."""

    requires_project = True
    requires_crawler_process = False
    default_settings = {"LOG_ENABLED": False}  # noqa: RUF012  (Scrapy reads it as a class attribute)

    def syntax(self) -> str:
        """Arguments, for the help."""
        return "FILE [options]"

    def short_desc(self) -> str:
        """One line, for the list of commands."""
        return f"Write articles of the day files to one file ({', '.join(FORMATS)}), with a manifest"

    def long_desc(self) -> str:
        """All lines, for the help."""
        return (
            "The newest revision of each article, by time of publication. The fullest article comes first, "
            "so that readers who guess types guess right. FILE.manifest.json says what is in FILE, what was "
            "left out, and why. FILE is complete or absent."
        )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """Options beside Scrapy's own."""
        super().add_options(parser)
        add = parser.add_argument
        add("--since", default="", metavar="DAY", help="first day of publication, YYYY-MM-DD in Korean time")
        add("--until", default="", metavar="DAY", help="last day, itself included; only with --since")
        add(
            "--site", default="", metavar="NAMES", help=f"only these, separated by commas: {', '.join(SITES)}"
        )
        add("--sections", default="", metavar="NAMES", help="only these sections, separated by commas")
        add("--format", default="", metavar="FORMAT", help=f"else by the name of FILE: {', '.join(FORMATS)}")
        add("--near", default="keep", metavar="keep|drop", help="near-copies of articles in FILE (keep)")
        add("--no-personal", action="store_true", help="leave out reporters' names and e-mail addresses")

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Write FILE; raises UsageError."""
        try:
            if self.settings is None:
                raise RuntimeError("the command was started without settings")
            output_dir = Path(self.settings["OUTPUT_DIR"])
            target, form = _target(args, opts.format, output_dir)
            manifest = export(output_dir, target, form, _wanted(opts))
        except (ArgumentsError, WantedError) as error:
            raise UsageError(str(error), print_help=False) from error
        except (ExportError, MissingLibrary) as error:
            print(f"export: {error}", file=sys.stderr)
            self.exitcode = 1
        else:
            self._tell(target, manifest)

    def _tell(self, target: Path, manifest: dict[str, Any]) -> None:
        left_out = "".join(f", {count} left out ({why})" for why, count in manifest["left_out"].items())
        print(f"{manifest['articles']} articles in {target}{left_out}")
        unreadable = manifest["unreadable"]
        for line in unreadable[:_MOST_NAMED]:
            print(f"export: {line['file']} line {line['line']} {line['fault']}", file=sys.stderr)
        if unreadable:
            print(
                f"export: {len(unreadable)} lines could not be read and are not in {target}", file=sys.stderr
            )
            self.exitcode = 1


def _target(args: list[str], form: str, output_dir: Path) -> tuple[Path, str]:
    if len(args) != 1:
        raise WantedError("name one file to write")
    target = Path(args[0])
    known = ", ".join(FORMATS)
    if form and form not in FORMATS:
        raise WantedError(f"there is no format {form!r} (known: {known})")
    if not (form or format_of(target.name)):
        raise WantedError(
            f"the name {target.name} tells no format: end it in one of {known}, or give --format"
        )
    if not target.parent.is_dir() or target.is_dir():
        raise WantedError(f"{target} cannot be a file: its directory is missing, or it is one itself")
    if not output_dir.is_dir():
        raise WantedError(f"there is no output directory {output_dir}: crawl first, or set OUTPUT_DIR")
    if target.resolve().parent.parent == output_dir.resolve():
        raise WantedError(f"{target} would lie among the day files: choose another directory")
    return target, form or format_of(target.name)


def _wanted(opts: argparse.Namespace) -> Wanted:
    if opts.near not in ("keep", "drop"):
        raise WantedError(f"--near={opts.near} is neither keep nor drop")
    days = {name: day for name, day in (("since", opts.since), ("until", opts.until)) if day}
    window = Arguments.read(days, next(iter(SITES.values())), datetime.now(UTC))
    return Wanted(
        since=window.since,
        until=window.until,
        sites=_names(opts.site),
        sections=_names(opts.sections),
        near_copies=opts.near == "keep",
        personal=not opts.no_personal,
    )


def _names(value: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name.strip() for name in value.split(",") if name.strip()))

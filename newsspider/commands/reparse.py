"""`scrapy reparse`: reads the saved pages again and shows what has changed against expected.json."""

import argparse
import json
from collections.abc import Iterator
from difflib import get_close_matches, unified_diff
from typing import Any

from scrapy.commands import ScrapyCommand
from scrapy.exceptions import UsageError

from newsspider.pages.article import NoArticle
from newsspider.watch.fixtures import Case, cases, expected_of, fixtures_folder


class Command(ScrapyCommand):
    """Exit code 0 when nothing differs or was written, 1 when something differs, 2 for a usage error."""

    requires_project = True
    requires_crawler_process = False
    default_settings = {"LOG_ENABLED": False}  # noqa: RUF012  (Scrapy reads it as a class attribute)

    def syntax(self) -> str:
        """Arguments, for the help."""
        return "[SITE/CASE ...] [--write]"

    def short_desc(self) -> str:
        """One line, for the list of commands."""
        return "Read the saved pages of tests/fixtures again and show the difference to expected.json"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """Options beside Scrapy's own."""
        super().add_options(parser)
        parser.add_argument("--write", action="store_true", help="take what is read now as expected.json")

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Show the differences field by field; raises UsageError."""
        changed = 0
        chosen = _chosen(args)
        for case in chosen:
            try:
                record = expected_of(case.draft())
            except NoArticle as error:
                print(f"{case.name}: no article any more ({error.reason}): {error}\n")
                self.exitcode = 1
                continue
            lines = list(differences(case.expected, record))
            if not lines:
                continue
            changed += 1
            print("\n".join([case.name, *lines, ""]))
            if opts.write:
                case.write_expected(record)
            else:
                self.exitcode = 1
        fate = "written, compare them with the pages" if opts.write and changed else "changed"
        print(f"{len(chosen)} pages read, {changed} {fate}")


def _chosen(names: list[str]) -> list[Case]:
    """The cases of these names, all without names; raises UsageError for one that is not there."""
    folder = fixtures_folder()
    known = {case.name: case for case in cases(folder)}
    if not known:
        raise UsageError(f"there are no saved pages in {folder}", print_help=False)
    for name in names:
        if name not in known:
            near = get_close_matches(name, known, n=1)
            hint = f", did you mean {near[0]}?" if near else ""
            raise UsageError(f"there is no case {name!r}{hint}", print_help=False)
    return [known[name] for name in names or known]


def differences(before: dict[str, Any], now: dict[str, Any]) -> Iterator[str]:
    """The fields that differ, each as a unified diff of its lines."""
    for name in [*now, *(name for name in before if name not in now)]:
        if before.get(name) != now.get(name):
            yield f"  {name}"
            for line in list(unified_diff(_lines(before, name), _lines(now, name), n=1, lineterm=""))[2:]:
                yield f"    {line}"


def _lines(record: dict[str, Any], name: str) -> list[str]:
    if name not in record:
        return []
    value = record[name]
    return (value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, indent=1)).split("\n")

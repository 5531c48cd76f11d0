"""`scrapy checksites`: do the rules still find what they are for?"""

import argparse
import unicodedata
from collections.abc import Iterable

from scrapy.commands import ScrapyCommand
from scrapy.exceptions import UsageError

from newsspider.items import Article
from newsspider.pages.article import Draft, NoArticle
from newsspider.pages.prune import prune
from newsspider.site import Site
from newsspider.sites import SITES
from newsspider.watch.fixtures import cases, fixtures_folder
from newsspider.watch.look import REQUIRED, Sight, Way, faults, look, most_requests, rows
from newsspider.watch.visit import Visit


class Command(ScrapyCommand):
    """Exit code 0 when every site is ok, 1 when one failed, 2 for a usage error."""

    requires_project = True

    def syntax(self) -> str:
        """Arguments, for the help."""
        return "[SITE ...] [--live]"

    def short_desc(self) -> str:
        """One line, for the list of commands."""
        return "Say which rules of the sites find something, on saved pages or live"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """Options beside Scrapy's own."""
        super().add_options(parser)
        requests = ", ".join(f"{name} {most_requests(site)}" for name, site in SITES.items())
        parser.add_argument(
            "--live",
            action="store_true",
            help=f"ask the sites, one listing of each kind and an article; requests at most: {requests}",
        )

    def process_options(self, args: list[str], opts: argparse.Namespace) -> None:
        """Keep the log of the visits out of the way, unless a level is asked for."""
        super().process_options(args, opts)
        if self.settings is not None:
            self.settings.set("LOG_LEVEL", "ERROR", priority="project")

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Print what was found, at the end one line a site; raises UsageError."""
        unknown = [name for name in args if name not in SITES]
        if unknown:
            raise UsageError(f"there is no site {unknown[0]!r} (known: {', '.join(SITES)})", print_help=False)
        sites = [SITES[name] for name in dict.fromkeys(args)] or list(SITES.values())
        wrong = self._live(sites) if opts.live else _saved(sites)
        for name, found in wrong.items():
            print(f"{name} FAILED: {'; '.join(found)}" if found else f"{name} ok")
        self.exitcode = int(any(wrong.values()) or not wrong)

    def _live(self, sites: Iterable[Site]) -> dict[str, list[str]]:
        if self.crawler_process is None:
            raise RuntimeError("the command was started without a crawler process")
        sights = {site.name: Sight() for site in sites}
        for site in sites:
            self.crawler_process.crawl(Visit, site=site, plan=look(site, sights[site.name]))
        self.crawler_process.start()
        return {name: _told(SITES[name], sight) for name, sight in sights.items()}


def _told(site: Site, sight: Sight) -> list[str]:
    """Print what a look at `site` has shown; what is wrong with it."""
    print(f"{site.name}: {site.hosts[0]}\n")
    _print_ways(sight.ways)
    for refusal in sight.refusals:
        print(f"  no article at {refusal}")
    if not any(way.links for way in sight.ways):
        print()
        return ["no listing showed an article"]
    if sight.draft is None:
        print()
        return ["no article could be read"]
    return _print_article(site, sight.url, sight.draft, prune(sight.draft))


def _saved(sites: Iterable[Site]) -> dict[str, list[str]]:
    """The saved pages of `sites`: a source that expected.json has too is accepted."""
    folder = fixtures_folder()
    saved = cases(folder)
    if not saved:
        print(f"There are no saved pages in {folder}: use --live to ask the sites themselves.")
    wrong: dict[str, list[str]] = {site.name: [] for site in sites if saved}
    for case in saved:
        if case.site.name not in wrong:
            continue
        try:
            draft = case.draft()
        except NoArticle as error:
            wrong[case.site.name].append(f"{case.name} is no article ({error.reason})")
            continue
        usual = case.expected.get("reading", {})
        found = _print_article(case.site, case.name, draft, prune(draft), usual)
        wrong[case.site.name] += [f"{case.name}: {one}" for one in found]
    return wrong


def _print_ways(ways: Iterable[Way]) -> None:
    table = [("listing", "articles", "address")]
    table += [(way.listing, str(way.links) if way.links else way.reason, way.url) for way in ways]
    _print_table(table)


def _print_article(
    site: Site, title: str, draft: Draft, article: Article, usual: dict[str, str] | None = None
) -> list[str]:
    print(f"  {title}\n  layout {article.reading.layout}")
    table = [("field", "found by", "tried and found nothing")]
    told = rows(draft, article)
    table += [(row.field, row.won or "-", "; ".join(row.missed)) for row in told if row.won]
    _print_table(table)
    for row in told:
        if not row.won:
            required = " (required)" if row.field in REQUIRED else ""
            print(f"  empty: {row.field}{required}, tried {'; '.join(row.missed) or 'nothing'}")
    print()
    return faults(article, site, usual)


def _print_table(table: list[tuple[str, str, str]]) -> None:
    first, second = (max(_columns(row[at]) for row in table) for at in (0, 1))
    for row in table:
        print(f"    {_filled(row[0], first)}  {_filled(row[1], second)}  {row[2]}".rstrip())
    print()


def _columns(text: str) -> int:
    """How wide a terminal shows `text`: Korean letters take two columns."""
    return sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in text)


def _filled(text: str, columns: int) -> str:
    return text + " " * (columns - _columns(text))

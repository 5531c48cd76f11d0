"""`scrapy crawl SITE`: the spider of a site, with arguments that are checked before anything starts."""

import argparse
import logging
import math
import sys
from datetime import UTC, datetime
from difflib import get_close_matches
from pathlib import Path

from scrapy.commands import BaseRunSpiderCommand
from scrapy.exceptions import UsageError
from scrapy.settings import SETTINGS_PRIORITIES, BaseSettings, default_settings

from newsspider import settings as own_settings
from newsspider.arguments import Arguments, ArgumentsError, describe, draws
from newsspider.ledger import Ledger, LedgerError
from newsspider.middlewares.ceiling import day_count
from newsspider.pipelines.deduplicate import NEAR_COPIES
from newsspider.rendering.chromium import BrowserMissing, find_chromium
from newsspider.site import Site
from newsspider.sites import SITES
from newsspider.spiders.base import spider_of
from newsspider.spiders.plan import LONG, plan

logger = logging.getLogger(__name__)

FAILURES = ("unreachable", "nothing_found", "unread", "ledger", "start_error", "robots_denied", "refused")
_COUNTS = ("RETRY_TIMES", "CONCURRENT_REQUESTS", "CONCURRENT_REQUESTS_PER_DOMAIN")
_KNOWN = [name for module in (default_settings, own_settings) for name in dir(module) if name.isupper()]
_TALKATIVE = ("scrapy.addons", "scrapy.crawler", "scrapy.middleware")  # lists of settings and components


class Command(BaseRunSpiderCommand):
    """Exit code 0 when the crawl ran, 1 when it failed as a whole, 2 for a usage error."""

    requires_project = True

    def syntax(self) -> str:
        """Arguments, for the help."""
        return "SITE [-a NAME=VALUE ...]"

    def short_desc(self) -> str:
        """One line, for the list of commands."""
        return f"Crawl a site ({', '.join(SITES)}); -a help=1 lists the arguments"

    def process_options(self, args: list[str], opts: argparse.Namespace) -> None:
        """Take the options; raises UsageError for a log that Scrapy could not open."""
        super().process_options(args, opts)
        if self.settings is not None:
            _check_log(self.settings)

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Crawl; raises UsageError before the start for a name or an argument that cannot be right."""
        site = _site(args)
        if "help" in opts.spargs:
            print(describe(site))
            return
        if self.crawler_process is None or self.settings is None:
            raise RuntimeError("the command was started without a crawler process")
        try:
            check_settings(self.settings)
            arguments = Arguments.read(opts.spargs, site, datetime.now(UTC))
        except ArgumentsError as error:
            self._log(str(error))
            raise UsageError(str(error), print_help=False) from error
        try:
            if draws(arguments, site):
                find_chromium(self.settings["CHROMIUM_PATH"])
            with Ledger.open(Path(self.settings["OUTPUT_DIR"])) as ledger:
                done = ledger.done_days(site.name)
            if self.settings.getint("MAX_REQUESTS_PER_DAY"):
                day_count(self.settings["OUTPUT_DIR"], site.name).check()
        except (BrowserMissing, LedgerError) as error:
            self._fail(f"{site.name}: {error}")
            return
        except OSError as error:
            self._fail(f"{site.name}: the requests of the day cannot be counted: {error}")
            return
        if arguments.plan or len(arguments.days) > LONG:
            delay, ceiling = (
                self.settings.getfloat("DOWNLOAD_DELAY"),
                self.settings.getint("MAX_REQUESTS_PER_DAY"),
            )
            print("\n".join(plan(site, arguments, done, delay, ceiling)), flush=True)
        if arguments.plan:
            return
        for name in _TALKATIVE:
            logging.getLogger(name).setLevel(logging.WARNING)
        crawler = self._create_crawler(site.name)
        self.crawler_process.crawl(crawler, **opts.spargs)
        self.crawler_process.start()
        if self.crawler_process.bootstrap_failed:
            self._fail(f"{site.name}: the crawl could not start, see the log")
        elif (reason := crawler.stats.get_value("finish_reason")) in FAILURES:
            self._fail(
                spider_of(crawler).verdict.sentence or f"{site.name}: the crawl ended early ({reason})"
            )

    def _fail(self, sentence: str) -> None:
        print(f"newsspider: {sentence}", file=sys.stderr)
        self._log(sentence)
        self.exitcode = 1

    def _log(self, sentence: str) -> None:
        # Under Scrapyd nobody sees stderr: the log of the job must say why there was no crawl.
        if self.settings is not None and self.settings.get("LOG_FILE"):
            logger.error(sentence)


def check_settings(settings: BaseSettings) -> None:
    """Raises ArgumentsError for a setting that the crawl would only stumble over later, or never see."""
    given = [name for name in settings if settings.getpriority(name) == SETTINGS_PRIORITIES["cmdline"]]
    for name in sorted(set(given) - set(_KNOWN)):  # one of an add-on is like none of these
        if near := get_close_matches(name.upper(), _KNOWN, n=1, cutoff=0.85):
            raise ArgumentsError(f"there is no setting {name!r}, did you mean {near[0]!r}?")
    if settings["NEAR_DUPLICATES"] not in NEAR_COPIES:
        raise _unusable(settings, "NEAR_DUPLICATES", " or ".join(NEAR_COPIES))
    for names, read, wanted in (
        (("MAX_REQUESTS_PER_DAY", "RENDER_TIMEOUT", *_COUNTS), settings.getint, "a whole number, 0 or more"),
        (("DOWNLOAD_DELAY", "DOWNLOAD_TIMEOUT"), settings.getfloat, "a number of seconds, 0 or more"),
        (("REPORTER_EMAILS", "ROBOTSTXT_OBEY", "AUTOTHROTTLE_ENABLED"), settings.getbool, "1 or 0"),
    ):
        for name in names:
            try:
                fits = 0 <= read(name) < math.inf
            except ValueError:
                fits = False
            if not fits:
                raise _unusable(settings, name, wanted)
    if not settings["OUTPUT_DIR"]:
        raise _unusable(settings, "OUTPUT_DIR", "a directory")
    if not str(settings["CONTACT"]).isprintable():
        raise _unusable(settings, "CONTACT", "one line of text")


def _check_log(settings: BaseSettings) -> None:
    """Scrapy opens its log before a command runs, and shows a traceback where it cannot."""
    level, path = settings["LOG_LEVEL"], settings["LOG_FILE"]
    if not isinstance(level, int) and level not in logging.getLevelNamesMapping():
        wanted = "DEBUG, INFO, WARNING, ERROR or CRITICAL"
        raise UsageError(str(_unusable(settings, "LOG_LEVEL", wanted)), print_help=False)
    try:
        if path:
            Path(path).open("a").close()
    except OSError as error:
        wanted = f"a file that can be written ({error.strerror})"
        raise UsageError(str(_unusable(settings, "LOG_FILE", wanted)), print_help=False) from error


def _unusable(settings: BaseSettings, name: str, wanted: str) -> ArgumentsError:
    return ArgumentsError(f"the setting {name}={settings[name]!r} cannot be used: give {wanted}")


def _site(args: list[str]) -> Site:
    if len(args) != 1:
        raise UsageError(f"name one site: {', '.join(SITES)}", print_help=False)
    if args[0] not in SITES:
        near = get_close_matches(args[0], SITES, n=1)
        hint = f", did you mean {near[0]}?" if near else ""
        raise UsageError(f"there is no site {args[0]!r}{hint} (known: {', '.join(SITES)})", print_help=False)
    return SITES[args[0]]

"""`scrapy savepage URL|FILE`: a new case in tests/fixtures, to be compared by a person."""

import argparse
import re
import sys
from dataclasses import dataclass
from pathlib import Path

from parsel import Selector
from scrapy.commands import ScrapyCommand
from scrapy.exceptions import UsageError
from scrapy.http import Response

from newsspider.dates import utc_now
from newsspider.pages.article import NoArticle, parse_article
from newsspider.pages.decoding import DecodingError, decode_page
from newsspider.site import ArticleId, Site
from newsspider.sites import SITES
from newsspider.spiders.answers import header
from newsspider.watch.fixtures import expected_of, fixtures_folder, write_json
from newsspider.watch.trim import trim
from newsspider.watch.visit import Plan, Visit

_NOTE = "the text belongs to the publisher: do not commit it unless it was written for the test"
_CASE = re.compile(r"[0-9A-Za-z가-힣][0-9A-Za-z가-힣._-]{0,79}")


@dataclass(frozen=True)
class Saved:
    """A page as it came: its text, its address, and where it came from."""

    page: str
    url: str
    source: str


class Command(ScrapyCommand):
    """Exit code 0 when the case stands, 1 when there is no article to save, 2 for a usage error."""

    requires_project = True

    def syntax(self) -> str:
        """Arguments, for the help."""
        return "URL|FILE [--url URL] [--case NAME] [--force]"

    def short_desc(self) -> str:
        """One line, for the list of commands."""
        return "Save an article's page as a case in tests/fixtures"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """Options beside Scrapy's own."""
        super().add_options(parser)
        parser.add_argument("--url", default="", help="address of a saved page; else what it says of itself")
        parser.add_argument("--case", default="", help="name of the case; else the id of the article")
        parser.add_argument("--force", action="store_true", help="replace a case that is there")

    def process_options(self, args: list[str], opts: argparse.Namespace) -> None:
        """Keep the log of the visit out of the way, unless a level is asked for."""
        super().process_options(args, opts)
        if self.settings is not None:
            self.settings.set("LOG_LEVEL", "ERROR", priority="project")

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Save one page; raises UsageError."""
        if len(args) != 1:
            raise UsageError("name one address or one file", print_help=False)
        if opts.case and not _CASE.fullmatch(opts.case):
            raise UsageError(
                f"--case {opts.case!r}: letters, digits, '.', '_' and '-' only", print_help=False
            )
        try:
            saved = self._fetched(args[0]) if "://" in args[0] else _from_file(Path(args[0]), opts.url)
            print(_save(saved, opts.case, force=opts.force))
        except (OSError, DecodingError) as error:
            self._fail(f"{args[0]}: {error}")
        except NoArticle as error:
            self._fail(f"{args[0]}: no article ({error.reason}): {error}; nothing is saved")

    def _fail(self, sentence: str) -> None:
        print(f"savepage: {sentence}", file=sys.stderr)
        self.exitcode = 1

    def _fetched(self, url: str) -> Saved:
        """The page at `url`, asked for once; raises OSError when it does not come, DecodingError."""
        if self.crawler_process is None:
            raise RuntimeError("the command was started without a crawler process")
        answers: list[Response | str] = []
        site, _ = _identified(url)
        self.crawler_process.crawl(Visit, site=site, plan=_once(url, answers))
        self.crawler_process.start()
        answer = answers[0] if answers else "no answer"
        if isinstance(answer, str):
            raise OSError(f"the page did not come ({answer})")
        if answer.status != 200:
            raise OSError(f"the site answers {answer.status}")
        page = decode_page(answer.body, header(answer, "Content-Type"))
        return Saved(page, answer.url, f"{answer.url}, fetched {utc_now()}")


def _once(url: str, answers: list[Response | str]) -> Plan:
    answers.append((yield url))


def _from_file(file: Path, url: str) -> Saved:
    """A saved page; raises OSError, DecodingError, and UsageError when its address is not known."""
    page = decode_page(file.read_bytes())
    selector = Selector(text=page or "<html></html>")
    own = selector.xpath("string(//link[@rel='canonical']/@href)").get("").strip()
    url = url or own or selector.xpath("string(//meta[@property='og:url']/@content)").get("").strip()
    if not url:
        raise UsageError(f"{file} does not say its address: give it with --url", print_help=False)
    return Saved(page, url, f"the file {file.name}, saved as a case {utc_now()}")


def _identified(url: str) -> tuple[Site, ArticleId]:
    """Whose article `url` is; raises UsageError when it is nobody's."""
    for site in SITES.values():
        if article := site.identify(url):
            return site, article
    raise UsageError(f"{url} is no address of an article of {', '.join(SITES)}", print_help=False)


def _save(saved: Saved, case: str, *, force: bool) -> str:
    """Write the three files; what was done, in sentences. Raises UsageError, NoArticle and OSError."""
    site, article = _identified(saved.url)
    folder = fixtures_folder() / site.name / (case or article.id.partition(":")[2])
    if folder.exists() and not force:
        raise UsageError(f"{folder} is there already: choose another --case, or --force", print_help=False)
    page, trimmed = trim(saved.page), True
    record = expected_of(parse_article(saved.page, saved.url, site))
    try:
        trimmed = expected_of(parse_article(page, saved.url, site)) == record
    except NoArticle:
        trimmed = False
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "page.html").write_text(page if trimmed else saved.page, "utf-8")
    write_json(folder / "meta.json", {"url": saved.url, "source": saved.source, "note": _NOTE})
    write_json(folder / "expected.json", record)
    told = f"{folder}: layout {record['reading']['layout']}, text by {record['reading']['text']}"
    whole = (
        "" if trimmed else "\nThe page is kept whole: without its scripts and styles it reads differently."
    )
    return f"{told}{whole}\nNow compare expected.json with the page in a browser. Mind: {_NOTE}."

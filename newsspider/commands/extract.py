"""`scrapy extract FILE...`: saved pages and plain texts to JSON lines, without a crawl."""

import argparse
import sys
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit

from parsel import Selector
from scrapy.commands import ScrapyCommand
from scrapy.exceptions import UsageError

from newsspider.bylines.authors import without_emails
from newsspider.dates import utc_now
from newsspider.items import Article, json_line
from newsspider.pages.article import Draft, NoArticle, parse_article
from newsspider.pages.decoding import DecodingError, decode_page
from newsspider.pages.plain import read_plain
from newsspider.pages.prune import prune
from newsspider.site import ArticleLink, Listing, Site
from newsspider.sites import SITES

_UNKNOWN = Site(  # a publisher without a description: no address is an article's, no list is known
    name="unknown",
    publisher="",
    hosts=("unknown.invalid",),
    articles=(ArticleLink(r"(?!)(?P<id>)", "{id}"),),
    listings=(Listing(name="none", url="https://unknown.invalid/"),),
)


class Command(ScrapyCommand):
    """Exit code 0 when every file gave an article, 1 when one did not, 2 for a usage error."""

    requires_project = True
    requires_crawler_process = False
    default_settings = {"LOG_ENABLED": False}  # noqa: RUF012  (Scrapy reads it as a class attribute)

    def syntax(self) -> str:
        """Arguments, for the help."""
        return "FILE... [--url URL] [--site NAME]"

    def short_desc(self) -> str:
        """One line, for the list of commands."""
        return "Print the articles of saved pages (.html) and plain texts (.txt) as JSON lines"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """Options beside Scrapy's own."""
        super().add_options(parser)
        parser.add_argument(
            "--url", default="", help="address of the page; else what the page says of itself"
        )
        parser.add_argument("--site", default="", help=f"site to read it as: {', '.join(SITES)}")

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Print one line for each file; raises UsageError."""
        if not args:
            raise UsageError("name at least one file", print_help=False)
        if opts.site and opts.site not in SITES:
            raise UsageError(f"there is no site {opts.site!r} (known: {', '.join(SITES)})", print_help=False)
        if opts.url and len(args) > 1:
            raise UsageError("--url is the address of one file: name one", print_help=False)
        keep_emails = self.settings is not None and self.settings.getbool("REPORTER_EMAILS")
        for name in args:
            try:
                article = _article(Path(name), opts.url, opts.site)
            except (OSError, DecodingError, NoArticle) as error:
                print(f"extract: {name}: {_sentence(error)}", file=sys.stderr)
                self.exitcode = 1
                continue
            if not keep_emails:
                article.authors = without_emails(article.authors)
            if not article.id or not article.published_at:
                lacks = (
                    "its time is not known"
                    if article.id
                    else "no --url of an article of a known site names it"
                )
                print(
                    f"extract: {name}: {lacks}: the line does not fit docs/article.schema.json",
                    file=sys.stderr,
                )
            sys.stdout.buffer.write(json_line(article).encode())
        sys.stdout.buffer.flush()


def _sentence(error: Exception) -> str:
    if isinstance(error, NoArticle):
        return f"no article ({error.reason}): {error}"
    return (error.strerror or str(error)) if isinstance(error, OSError) else str(error)


def _article(path: Path, url: str, site_name: str) -> Article:
    text = decode_page(path.read_bytes())
    if path.suffix.lower() == ".txt":
        site = SITES[site_name] if site_name else _site_of(url, "")
        draft = read_plain(text, url, site)
        draft.article.fetched_at = utc_now()
    else:
        draft = _page(text, url, site_name)
    return prune(draft)


def _page(text: str, url: str, site_name: str) -> Draft:
    page = Selector(text=text or "<html></html>")
    url = url or _own_address(page)
    publisher = page.xpath("//meta[@property='og:site_name']/@content").get("").strip()
    site = SITES[site_name] if site_name else _site_of(url, publisher)
    return parse_article(text, url, site, utc_now())


def _own_address(page: Selector) -> str:
    """The address that the page gives as its own, `""` when it gives none."""
    canonical = page.xpath("//link[@rel='canonical']/@href").get("").strip()
    return canonical or page.xpath("//meta[@property='og:url']/@content").get("").strip()


def _site_of(url: str, publisher: str) -> Site:
    """The site of the address; for an unknown one, a site that knows only its name."""
    try:
        host = urlsplit(url).hostname
    except ValueError:
        host = None
    known = next((site for site in SITES.values() if host in site.hosts), None)
    return known or replace(_UNKNOWN, publisher=publisher)

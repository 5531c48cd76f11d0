"""One look at a site: each way in, one article, and which rules still find something there."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from datetime import UTC, date, datetime, timedelta

from scrapy.http import Response

from newsspider.dates import KST
from newsspider.items import Article
from newsspider.pages.article import Draft, NoArticle
from newsspider.pages.fields import LAST_RESORTS
from newsspider.pages.listing import Found, each_once
from newsspider.site import Listing, Site
from newsspider.spiders.answers import NoAnswer, read_article, read_listing
from newsspider.watch.visit import Plan

MOST_ARTICLES = 3  # pages that are asked for until one holds an article
REQUIRED = ("title", "published_at", "text")
_FIELDS = ("title", "subtitle", "authors", "published_at", "modified_at", "section", "text", "tags")


@dataclass(frozen=True)
class Row:
    """One field of an article: the rule that found it, `""` for none, and the rules that found nothing."""

    field: str
    won: str
    missed: tuple[str, ...]


@dataclass(frozen=True)
class Way:
    """One listing as it answered: how many articles it shows, and why none."""

    listing: str
    url: str
    links: int = 0
    reason: str = ""


@dataclass
class Sight:
    """What one look at a site has shown so far."""

    ways: list[Way] = field(default_factory=list)
    url: str = ""  # of the article
    draft: Draft | None = None
    refusals: list[str] = field(default_factory=list)  # addresses that gave no article, and why


def most_requests(site: Site) -> int:
    """How many requests one look at `site` costs at most, beside robots.txt and redirects."""
    return len(_listings(site)) + MOST_ARTICLES


def look(site: Site, sight: Sight) -> Plan:
    """Ask for one page of every listing but searches, then for an article; what is seen goes into `sight`."""
    shown: list[Found] = []
    for listing in _listings(site):
        day = max((one.day for one in shown), default="") or _yesterday()
        url = _address(listing, day)
        links, reason = _links((yield url), listing, day, site)
        shown += links
        sight.ways.append(Way(listing.name, url, len(links), reason))
    for one in shown[:MOST_ARTICLES]:
        answer = yield one.url
        try:
            sight.url, sight.draft = one.url, _draft(answer, one.url, site)
        except (NoAnswer, NoArticle) as error:
            sight.refusals.append(f"{one.url} ({error.reason})")
        else:
            return


def rows(draft: Draft, article: Article) -> list[Row]:
    """Each field with its rules; `article` is the record of `draft`."""
    return [_row(name, draft, article) for name in _FIELDS]


def faults(article: Article, site: Site, usual: dict[str, str] | None = None) -> list[str]:
    """What is wrong with how the required fields were found; `usual` is an accepted reading."""
    found = []
    for name in REQUIRED:
        source = asdict(article.reading)[name]
        if usual is not None and usual.get(name) == source:
            continue
        if source in ("fallback", "id"):
            found.append(f"{name} only by the {source}")
        elif not source:
            found.append(f"{name} found by nothing")
        elif name == "text" and site.layouts and article.reading.layout == "unknown":
            found.append(f"text only by {source} data, no layout fits")
    return found


def _row(name: str, draft: Draft, article: Article) -> Row:
    tried = _rules("tried", name, draft)
    fired = _rules("fired", name, draft)
    won = fired[0] if fired else ""
    if not won and name == "text":
        won = "fallback" if article.reading.text == "fallback" else f"{article.reading.text} data"
    elif not won and name == "authors" and article.authors:
        won = "fallback (byline in the text)"
    elif not won and name == "published_at" and article.published_at:
        won = "id (only the day)"
    return Row(name, won, tuple(rule for rule in tried if rule not in (*fired, *LAST_RESORTS)))


def _rules(what: str, name: str, draft: Draft) -> list[str]:
    start = f"{what}/{name}/"
    return [count.removeprefix(start) for count in draft.counts if count.startswith(start)]


def _listings(site: Site) -> list[Listing]:
    """The listings to ask for; those of a day come last, because the others tell which day had news."""
    asked = [listing for listing in site.listings if not listing.searches]
    return sorted(asked, key=lambda listing: listing.of_a_day)


def _draft(answer: Response | str, url: str, site: Site) -> Draft:
    if isinstance(answer, str):
        raise NoAnswer(answer)
    return read_article(answer, url, site)


def _links(answer: Response | str, listing: Listing, day: str, site: Site) -> tuple[Sequence[Found], str]:
    """The articles that an answer for a listing shows, and why none."""
    if isinstance(answer, str):
        return [], answer
    try:
        feed = read_listing(answer, listing, day if listing.of_a_day else "", site)
        return each_once(feed.articles), ""
    except NoAnswer as error:
        return [], error.reason


def _address(listing: Listing, day: str) -> str:
    section = next(iter(listing.sections.values()), "")
    return listing.url.format(day=date.fromisoformat(day), section=section, page=1, query="")


def _yesterday() -> str:
    return (datetime.now(UTC).astimezone(KST) - timedelta(days=1)).date().isoformat()

"""Walking listings: one page after the other, each choice after the answer to the last page.

Ways in are generators: they yield the page to ask for and are sent what it brought.
"""

from collections.abc import Callable, Container, Generator, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from logging import getLogger
from urllib.parse import quote_plus

from newsspider.arguments import Arguments
from newsspider.pages.feeds import Sitemap
from newsspider.pages.listing import Found
from newsspider.site import Listing, Site

FIRST_PAGES = 5  # pages of a list that a first crawl without a window reads
MOST_PAGES = 500  # pages of one list in one run; a list that never ends is a trap
BROKEN_PAGES = 3  # in a row, before a list is given up
BARREN_PAGES = 5  # in a row with nothing that the list has not shown before; a box can fill one or two
MOST_SITEMAPS = 50  # of one index, sitemaps of its sitemaps included
SITEMAP_DEPTH = 2  # an index of indexes is the deepest that is followed

END = frozenset(("empty", "404", "410", "redirected"))  # how lists answer for a page beyond their last

logger = getLogger(__name__)


@dataclass(frozen=True)
class Ask:
    """A page of a listing to ask for, counted from 1; `day` is set when it is the list of one day."""

    listing: Listing
    url: str
    day: str = ""
    page: int = 1

    @property
    def may_be_the_end(self) -> bool:
        """Whether it is no fault when there is nothing on this page."""
        return self.page > 1


@dataclass(frozen=True)
class Brought:
    """What a listing page showed: its links to articles in order, as often as they stand there.

    `known` are the ids among them that the ledger knew when the run began. `reason` is a word for why the
    page showed nothing, `""` when it did or is unchanged.
    """

    links: Sequence[Found] = ()
    known: Container[str] = frozenset()
    sitemaps: Sequence[Sitemap] = ()
    reason: str = ""


@dataclass
class Walked:
    """What one list showed: the day of each article (`""` if not told); `broken` says what was amiss."""

    days: dict[str, str] = field(default_factory=dict)
    broken: str = ""


Ways = Generator[Ask, Brought, None]
Walk = Generator[Ask, Brought, Walked]
GoesOn = Callable[[Sequence[Found], Brought], bool]
"""Whether the next page is wanted, after the articles of this one without the boxes of every page."""


def newest(site: Site, arguments: Arguments, first_crawl: bool) -> Ways:
    """The pages of the newest articles: of all, of the sections asked for, or of what a search finds."""

    def news(own: Sequence[Found], brought: Brought) -> bool:
        return any(found.id not in brought.known for found in own)

    for listing in _newest_listings(site, arguments):
        for section in codes(listing, arguments.sections):
            pages = FIRST_PAGES if first_crawl and not arguments.query else MOST_PAGES
            yield from walk(listing, news, pages, section=section, query=arguments.query)


def _newest_listings(site: Site, arguments: Arguments) -> list[Listing]:
    if arguments.query:
        return [listing for listing in site.listings if listing.searches]
    listings = [one for one in site.listings if not (one.of_a_day or one.sections or one.searches)]
    if not arguments.sections:
        return listings
    of_sections = [one for one in site.listings if one.sections and not one.of_a_day]
    covered = {name for listing in of_sections for name in listing.sections}
    return of_sections if covered.issuperset(arguments.sections) else [*of_sections, *listings]


def codes(listing: Listing, sections: Sequence[str]) -> list[str]:
    """What stands for `{section}` in the address; one empty text for a listing without sections."""
    if not listing.sections:
        return [""]
    return list(dict.fromkeys(code for name, code in listing.sections.items() if name in sections))


def walk(
    listing: Listing,
    goes_on: GoesOn,
    most: int,
    *,
    day: date | None = None,
    section: str = "",
    query: str = "",
    since: str = "",
) -> Walk:
    """Page after page while `goes_on` says so and the list does not repeat itself.

    A page that is broken is passed over. Of an index, the sitemaps changed on the KST day `since` or later
    are read.
    """
    walked = Walked()
    before: Sequence[Found] = ()
    broken_in_a_row = barren_in_a_row = 0
    parts = {"section": section, "query": quote_plus(query)}
    told_day = day.isoformat() if day else ""
    for page in range(1, (most if listing.goes_on else 1) + 1):
        # A template takes what it names and leaves the rest.
        ask = Ask(listing, listing.url.format(day=day, page=page, **parts), told_day, page)
        brought = yield ask
        if brought.reason:
            if ask.may_be_the_end and brought.reason in END:
                return walked
            walked.broken = walked.broken or brought.reason
            broken_in_a_row += 1
            if page == 1 or broken_in_a_row == BROKEN_PAGES:
                return walked
            continue
        broken_in_a_row = 0
        own = _own_part(before, brought.links)
        before = brought.links
        barren_in_a_row = 0 if _add(walked, brought.links) else barren_in_a_row + 1
        if brought.sitemaps:
            yield from _index(ask, brought.sitemaps, walked, since)
        if not own or barren_in_a_row == BARREN_PAGES or not goes_on(own, brought):
            return walked
    if listing.goes_on and most > FIRST_PAGES:
        logger.warning("%s: stopped after %d pages, there may be more", listing.name, most)
        walked.broken = walked.broken or "too-long"
    return walked


def _add(walked: Walked, links: Sequence[Found]) -> bool:
    """Enter what a page shows; returns whether any of it is new to the list."""
    number = len(walked.days)
    for found in links:
        walked.days.setdefault(found.id, found.day)
    return len(walked.days) > number


def _own_part(before: Sequence[Found], now: Sequence[Found]) -> Sequence[Found]:
    """`now` without what the page before has at its top and bottom too: boxes that stand on every page."""
    shorter = min(len(before), len(now))
    top = next((i for i in range(shorter) if before[i].id != now[i].id), shorter)
    rest = shorter - top
    bottom = next((i for i in range(rest) if before[-1 - i].id != now[-1 - i].id), rest)
    return now[top : len(now) - bottom]


def _index(index: Ask, sitemaps: Sequence[Sitemap], walked: Walked, since: str) -> Ways:
    """The sitemaps of an index, each once, the last changed first."""
    asked = {index.url}
    waiting = [(sitemap, 1) for sitemap in _wanted(sitemaps, since)]
    while waiting and len(asked) <= MOST_SITEMAPS:
        sitemap, depth = waiting.pop(0)
        if sitemap.url in asked:
            continue
        asked.add(sitemap.url)
        brought = yield Ask(index.listing, sitemap.url)
        walked.broken = walked.broken or brought.reason
        _add(walked, brought.links)
        if depth < SITEMAP_DEPTH:
            waiting += [(deeper, depth + 1) for deeper in _wanted(brought.sitemaps, since)]
    if waiting:
        logger.warning("%s: stopped after %d sitemaps, there are more", index.listing.name, MOST_SITEMAPS)


def _wanted(sitemaps: Sequence[Sitemap], since: str) -> Iterator[Sitemap]:
    recent = [sitemap for sitemap in sitemaps if not sitemap.changed or sitemap.changed >= since]
    return iter(sorted(recent, key=lambda sitemap: sitemap.changed, reverse=True))

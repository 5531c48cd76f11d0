"""Which listings are asked for, and in which order: one page at a time, each choice after the last answer."""

from collections.abc import Callable, Generator, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from logging import getLogger

from newsspider.arguments import Arguments
from newsspider.pages.listing import Found
from newsspider.site import Listing, Site

FIRST_PAGES = 5  # pages of a list that a first crawl without a window reads
MOST_PAGES = 500  # pages of one list in one run; a list that never ends is a trap
DEAD_DAYS = 3  # day lists in a row that show nothing at all before the others are not even asked for

logger = getLogger(__name__)


@dataclass(frozen=True)
class Ask:
    """A page of a listing to ask for; `day` is set when it is the list of one day."""

    listing: Listing
    url: str
    day: str = ""


@dataclass(frozen=True)
class Brought:
    """What a listing page showed: its links to articles in order, as often as they stand there.

    `known` are the ids among them that the ledger knew when the run began.
    """

    links: Sequence[Found] = ()
    known: frozenset[str] = frozenset()


Ways = Generator[Ask, Brought, None]
_Walk = Generator[Ask, Brought, bool]


def ways_in(site: Site, arguments: Arguments, first_crawl: bool) -> Ways:
    """The listing pages to ask for; send what each one brought to get the next."""
    if arguments.since:
        yield from _days(site, arguments)
        return
    listings = [listing for listing in site.listings if not (listing.of_a_day or listing.sections)]
    if arguments.sections:
        of_sections = [listing for listing in site.listings if listing.sections and not listing.of_a_day]
        covered = {name for listing in of_sections for name in listing.sections}
        if covered.issuperset(arguments.sections):
            listings = []
        listings = [*of_sections, *listings]

    def news(own: Sequence[Found], brought: Brought) -> bool:
        return any(found.id not in brought.known for found in own)

    for listing in listings:
        for section in _codes(listing, arguments):
            yield from _walk(listing, news, FIRST_PAGES if first_crawl else MOST_PAGES, section=section)


def _codes(listing: Listing, arguments: Arguments) -> list[str]:
    """What stands for `{section}` in the address; one empty text for a listing without sections."""
    if not listing.sections:
        return [""]
    return list(dict.fromkeys(code for name, code in listing.sections.items() if name in arguments.sections))


def _days(site: Site, arguments: Arguments) -> Ways:
    """Each day's lists, the newest day first; for days whose lists show nothing, the lists that go on."""
    day_lists = [listing for listing in site.listings if listing.of_a_day and not listing.sections]
    dead: list[date] = []
    in_a_row = 0
    for day in arguments.days:
        alive = False
        if in_a_row < DEAD_DAYS:
            for listing in day_lists:
                alive = (yield from _walk(listing, _of_day(day.isoformat()), MOST_PAGES, day=day)) or alive
        in_a_row = 0 if alive else in_a_row + 1
        dead += [] if alive else [day]
    if dead:
        names = ", ".join(listing.name for listing in day_lists) or "none"
        logger.warning(
            "%s: the day lists (%s) show nothing for %d of %d days, %s to %s: trying the other lists",
            *(site.name, names, len(dead), len(arguments.days), dead[-1], dead[0]),
        )
        yield from _back_to(dead[-1].isoformat(), site)


def _of_day(day: str) -> Callable[[Sequence[Found], Brought], bool]:
    return lambda own, _: any(found.day in ("", day) for found in own)


def _back_to(since: str, site: Site) -> Ways:
    """The lists that are not of a day or section, paged until their articles are older than `since`."""

    def recent(own: Sequence[Found], _: Brought) -> bool:
        return any(not found.day or found.day >= since for found in own)

    for listing in site.listings:
        if not (listing.of_a_day or listing.sections):
            yield from _walk(listing, recent, MOST_PAGES)


def _walk(
    listing: Listing,
    goes_on: Callable[[Sequence[Found], Brought], bool],
    most: int,
    day: date | None = None,
    section: str = "",
) -> _Walk:
    """Page after page while `goes_on` says so; returns whether the list showed any article at all."""
    alive = False
    before: Sequence[Found] = ()
    for page, url in _addresses(listing, day, section, most):
        brought = yield Ask(listing, url, day.isoformat() if day else "")
        alive = alive or bool(brought.links)
        own = _own_part(before, brought.links)
        before = brought.links
        if not (own and goes_on(own, brought)):
            break
        if page == most == MOST_PAGES:
            logger.warning("%s: stopped after %d pages, there may be more", listing.name, most)
    return alive


def _addresses(listing: Listing, day: date | None, section: str, most: int) -> Iterator[tuple[int, str]]:
    for page in range(1, (most if listing.goes_on else 1) + 1):
        # A template takes what it names and leaves the rest.
        yield page, listing.url.format(day=day, section=section, page=page)


def _own_part(before: Sequence[Found], now: Sequence[Found]) -> Sequence[Found]:
    """`now` without what the page before has at its top and bottom too: boxes that stand on every page."""
    shorter = min(len(before), len(now))
    top = next((i for i in range(shorter) if before[i].id != now[i].id), shorter)
    rest = shorter - top
    bottom = next((i for i in range(rest) if before[-1 - i].id != now[-1 - i].id), rest)
    return now[top : len(now) - bottom]

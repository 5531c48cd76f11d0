"""A window of days, the newest first: every way in to each day, held against the others.

A day's own lists (archive, day sitemap) come first. Where they leave a doubt, the lists that go on are paged
back to the day. A day without doubt, whose articles are all settled, is entered in the ledger as finished.
"""

from collections import defaultdict
from collections.abc import Container, Sequence
from datetime import date, datetime, timedelta
from logging import getLogger

from newsspider.arguments import Arguments
from newsspider.dates import KST
from newsspider.ledger import Ledger
from newsspider.pages.listing import Found
from newsspider.site import Site
from newsspider.spiders.comparison import Comparison
from newsspider.spiders.listings import Listings
from newsspider.spiders.ways import MOST_PAGES, Brought, GoesOn, Walked, Ways, codes, walk

RECENT_DAYS = 2  # today and yesterday are never finished: their lists still grow
DEAD_DAYS = 3  # day lists of one kind in a row that did not answer, before it is no longer asked for
PAGES_A_DAY = 50  # of a list that goes on; with the days back to the window, the most that are asked for
LASTING = frozenset(("404", "410", "empty", "same-again"))  # any other fault may be gone tomorrow

logger = getLogger(__name__)


class Backfill:
    """The ways in to the days of one run. Methods raise LedgerError.

    `open_articles` are the articles of the run that no answer has settled yet.
    """

    def __init__(
        self,
        site: Site,
        arguments: Arguments,
        ledger: Ledger,
        open_articles: Container[str],
        listings: Listings,
        now: datetime,
    ) -> None:
        self._site = site
        self._arguments = arguments
        self._ledger = ledger
        self._open = open_articles
        self._note = listings.note
        self._today = now.astimezone(KST).date()
        self._day_lists = [one for one in site.listings if one.of_a_day and not one.sections]
        self._shown = Comparison()
        self._dead_in_a_row: dict[str, int] = defaultdict(int)

    def ways(self) -> Ways:
        """The pages of every list that leads to the days of the window."""
        done = self._ledger.done_days(self._site.name)
        days = [day for day in self._arguments.days if self._is_open(day.isoformat(), done)]
        if finished := len(self._arguments.days) - len(days):
            logger.info("%d days are finished: their lists are not asked for again", finished)
        if days and days[0] > self._today - timedelta(days=RECENT_DAYS):
            yield from self._newest_lists()
        waiting = []
        for day in days:
            yield from self._lists_of(day)
            if not (self._shown.agrees_on(day.isoformat()) and self._finish(day)):
                waiting.append(day)
        doubtful = [day for day in waiting if not self._shown.settles(day.isoformat())]
        if doubtful:
            yield from self._lists_back_to(doubtful, len(days))
        for day in waiting:
            if self._shown.exhausts(day.isoformat()):
                self._finish(day)
        self._tell()

    def _is_open(self, day: str, done: Container[str]) -> bool:
        revisited = self._arguments.revisit_since
        return day not in done or bool(revisited and day >= revisited)

    def _newest_lists(self) -> Ways:
        """The short lists: what stands there of the window, a day's own list must show too."""
        for listing in self._site.listings:
            if not (listing.of_a_day or listing.sections or listing.searches or listing.reaches_back):
                walked = yield from walk(listing, _never, 1, since=self._arguments.since)
                self._shown.add_part(listing.name, walked.days)

    def _lists_of(self, day: date) -> Ways:
        for listing in self._day_lists:
            if self._dead_in_a_row[listing.name] == DEAD_DAYS:
                continue
            told = day.isoformat()
            walked = yield from walk(listing, _of_day(told), MOST_PAGES, day=day)
            own = {article_id for article_id, day_told in walked.days.items() if day_told in ("", told)}
            if not walked.broken and (not own or self._shown.repeats(listing.name, own)):
                walked.broken = "same-again" if own else "empty"
                self._note(listing, walked.broken)
            dead = walked.broken not in ("", "empty")
            self._dead_in_a_row[listing.name] = self._dead_in_a_row[listing.name] + 1 if dead else 0
            self._shown.add_day(listing.name, told, walked.days, walked.broken)

    def _lists_back_to(self, doubtful: Sequence[date], days: int) -> Ways:
        """The lists that go on, until their articles are older than the days in doubt."""
        oldest = doubtful[-1].isoformat()
        logger.warning(
            "%s: the lists of a day (%s) show nothing or not everything for %d of %d days, %s to %s:"
            " trying the other lists",
            *(self._site.name, ", ".join(one.name for one in self._day_lists) or "none"),
            *(len(doubtful), days, oldest, doubtful[0]),
        )
        for listing in self._site.listings:
            if listing.of_a_day or listing.searches or self._shown.was_asked(listing.name):
                continue
            whole = Walked()
            for section in codes(listing, self._arguments.sections or tuple(listing.sections)):
                most = PAGES_A_DAY * ((self._today - doubtful[-1]).days + 1) if listing.goes_on else 1
                walked = yield from walk(listing, _since(oldest), most, section=section, since=oldest)
                whole.days |= walked.days
                if walked.broken != "empty":  # a section may have none; a list may not
                    whole.broken = whole.broken or walked.broken
            whole.broken = whole.broken or ("" if whole.days else "empty")
            if listing.reaches_back:
                self._shown.add_back(listing.name, oldest, whole.days, whole.broken)
            else:
                self._shown.add_part(listing.name, whole.days)

    def _finish(self, day: date) -> bool:
        """Enter the day in the ledger, unless it still grows or one of its articles is open."""
        told = day.isoformat()
        waiting = self._shown.of_day(told)
        waiting |= {listed.id for listed in self._ledger.unsettled(self._site.name, told, told)}
        if self._arguments.sections or any(article_id in self._open for article_id in waiting):
            return False
        if day <= self._today - timedelta(days=RECENT_DAYS) and not self._shown.may_come_back(told, LASTING):
            self._ledger.finish_day(self._site.name, told)
        return True

    def _tell(self) -> None:
        """Count what one way showed and another did not."""
        for listing in self._site.listings:
            only, missing = self._shown.differences(listing.name, self._arguments.wants_day)
            if only:
                self._note(listing, "only_here", only)
            if missing:
                self._note(listing, "missing_here", missing)


def _never(own: Sequence[Found], brought: Brought) -> bool:
    return False


def _of_day(day: str) -> GoesOn:
    return lambda own, _: any(found.day in ("", day) for found in own)


def _since(day: str) -> GoesOn:
    return lambda own, _: any(not found.day or found.day >= day for found in own)

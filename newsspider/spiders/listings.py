"""The listings of one run: asks for one page after the other, and reads what each shows."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from logging import getLogger
from typing import Any

from scrapy import Request
from scrapy.http import Response
from twisted.python.failure import Failure

from newsspider.arguments import Arguments
from newsspider.ledger import Ledger
from newsspider.pages.feeds import Feed
from newsspider.pages.listing import Found
from newsspider.site import Listing, Site
from newsspider.spiders.answers import (
    MOST_REDIRECTS,
    NoAnswer,
    ask_for,
    moved_to,
    read_listing,
    validators_of,
)
from newsspider.spiders.choice import Choice
from newsspider.spiders.failures import reason_of
from newsspider.spiders.verdict import Verdict
from newsspider.spiders.ways import END, Ask, Brought, Ways

_WELL = ("unchanged", "only_here")

logger = getLogger(__name__)


class Listings:
    """Walks `ways`; what a page shows goes to `choice`, and `requests_for` makes requests of what is wanted.

    Methods raise LedgerError.
    """

    def __init__(
        self,
        site: Site,
        arguments: Arguments,
        ledger: Ledger,
        choice: Choice,
        verdict: Verdict,
        count: Callable[[str, int], None],
        requests_for: Callable[[Sequence[Found]], list[Request]],
    ) -> None:
        self._site = site
        self._ledger = ledger
        self._choice = choice
        self._verdict = verdict
        self._count = count
        self._requests_for = requests_for
        # A list that has not changed shows nothing: only a run for the newest of everything can do with that.
        self._may_be_unchanged = arguments == Arguments(limit=arguments.limit)
        self.asked = 0
        self._brought: Brought | None = None  # by the page asked for last; None before the first
        self._draw_all = arguments.render
        self._drawn: Mapping[str, Any] = {}
        self._read: dict[str, tuple[str, str]] = {}  # validators of the listings that were read
        self._amiss: Counter[tuple[str, str]] = Counter()  # by listing and word

    def draw(self, meta: Mapping[str, Any]) -> None:
        """From now on requests for lists that have to be drawn get this `meta`."""
        self._drawn = meta

    def next_page(self, ways: Ways) -> list[Request]:
        """The next page to ask for, none when all ways are walked. All articles of the last are done."""
        try:
            if self._brought is None:
                ask = next(ways)
            else:
                links = self._choice.with_days(self._brought.links)
                ask = ways.send(
                    Brought(links, self._brought.known, self._brought.sitemaps, self._brought.reason)
                )
        except StopIteration:
            return []
        self._brought = Brought(reason="error")  # until it is read
        self.asked += 1
        return [self._request(ask, ask.url)]

    def _request(self, ask: Ask, url: str, redirects: int = 0) -> Request:
        meta = self._drawn if ask.listing.form == "page" and (self._draw_all or ask.listing.render) else {}
        # What a browser has drawn is more than what the site says has not changed.
        known = self._ledger.validators(url) if self._may_be_unchanged and not meta else ("", "")
        return ask_for(url, self.parse, self.failed, known, meta, ask=ask, redirects=redirects)

    def parse(self, response: Response, ask: Ask, redirects: int) -> Iterator[Request]:
        """Requests for the articles that a page shows and this run wants, or for where the page has moved."""
        self._verdict.answered(response.status)
        if response.status == 304:
            self._verdict.shown = True
            self._brought = Brought()
            self.note(ask.listing, "unchanged")
        elif (target := moved_to(response, self._site.hosts)) and redirects < MOST_REDIRECTS:
            yield self._request(ask, target, redirects + 1)
        else:
            try:
                feed = read_listing(response, ask.listing, ask.day, self._site)
            except NoAnswer as error:
                self._dead(ask, error.reason)
            else:
                yield from self._shown(feed, response)

    def _shown(self, feed: Feed, response: Response) -> list[Request]:
        requests = self._requests_for(feed.articles)
        if feed.articles:
            self._verdict.shown = True
            self._read[response.url] = validators_of(response)
        known = frozenset(one.id for one in feed.articles if self._choice.was_known(one.id))
        self._brought = Brought(feed.articles, known, feed.sitemaps)
        return requests

    def failed(self, failure: Failure) -> None:
        """Count a page that did not come."""
        self._dead(failure.request.cb_kwargs["ask"], reason_of(failure))  # type: ignore[attr-defined]

    def _dead(self, ask: Ask, reason: str) -> None:
        self._brought = Brought(reason=reason)
        if ask.may_be_the_end and reason in END:
            return
        self._verdict.last_failure = reason
        self.note(ask.listing, reason)
        logger.warning("listing %s shows nothing (%s): %s", ask.listing.name, reason, ask.url)

    def note(self, listing: Listing, word: str, number: int = 1) -> None:
        """Count how a listing fared."""
        self._count(f"listing/{self._site.name}/{listing.name}/{word}", number)
        if word not in _WELL:
            self._amiss[listing.name, word] += number

    def remember_validators(self) -> None:
        """From now on a listing that has not changed need not be sent again: all it shows is settled."""
        for url, validators in self._read.items():
            self._ledger.remember_validators(url, *validators)

    def account(self) -> str:
        """The ways in where something was amiss: what, and how often; `""` when all went well."""
        return ", ".join(f"{name} ({word} × {number})" for (name, word), number in self._amiss.items())

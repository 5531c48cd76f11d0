"""The articles of one run: asks for those that are wanted, and sees each to an outcome."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from logging import getLogger

from scrapy import Request
from scrapy.exceptions import CloseSpider
from scrapy.http import Response
from twisted.python.failure import Failure

from newsspider.dates import KST, utc_now
from newsspider.ledger import Ledger, Listed
from newsspider.pages.article import Draft, NoArticle
from newsspider.pages.listing import Found
from newsspider.site import Site
from newsspider.spiders.answers import (
    MOST_REDIRECTS,
    NoAnswer,
    ask_for,
    moved_to,
    read_article,
    validators_of,
)
from newsspider.spiders.choice import Choice
from newsspider.spiders.failures import reason_of
from newsspider.spiders.verdict import Verdict

logger = getLogger(__name__)


_YOUNG = timedelta(days=2)


def is_old(day: str) -> bool:
    """Whether an article of the KST day `day` was published days ago, or its day is not known."""
    return not day or day < (datetime.now(UTC) - _YOUNG).astimezone(KST).date().isoformat()


class Articles:
    """What `choice` wants is asked for; an article that fails stays open. Methods raise LedgerError."""

    def __init__(
        self, site: Site, ledger: Ledger, choice: Choice, verdict: Verdict, count: Callable[[str, int], None]
    ) -> None:
        self._site = site
        self._ledger = ledger
        self._choice = choice
        self._verdict = verdict
        self._count = count
        self._in_vain: list[
            tuple[str, bool]
        ] = []  # ids of pages that gave no article, and whether they are gone

    def requests(self, found: Sequence[Found]) -> list[Request]:
        """Requests for those of `found` that are wanted and were not asked for in this run."""
        chosen = self._choice.choose(found)
        for name, number in self._choice.counts.items():
            self._count(name, number)
        self._choice.counts.clear()
        return [self._request(one, one.url) for one in chosen]

    def _request(self, found: Found, url: str, redirects: int = 0) -> Request:
        # Only a page that was written may be answered with "not modified".
        validators = self._ledger.validators(url) if self._choice.was_known(found.id) else ("", "")
        return ask_for(url, self.parse, self.failed, validators, found=found, redirects=redirects)

    def parse(self, response: Response, found: Found, redirects: int) -> Iterator[Request | Draft]:
        """The draft of the article, or a request for where it has moved to."""
        if self._verdict.sentence:
            raise CloseSpider("ledger")
        self._verdict.answered(response.status)
        if target := moved_to(response, self._site.hosts):
            yield from self._moved(found, target, redirects)
        elif response.status == 304:
            self._count("article/unchanged", 1)
            self._choice.open.discard(found.id)
        else:
            yield from self._drafts(response, found)

    def _moved(self, found: Found, target: str, redirects: int) -> Iterator[Request]:
        article = self._site.identify(target)
        if article is None or redirects == MOST_REDIRECTS:
            self._fail(found, "redirected")
        elif article.id == found.id:
            yield self._request(replace(found, url=article.url), target, redirects + 1)
        else:
            day = article.day or found.day
            self._ledger.alias(found.id, Listed(article.id, article.url, day))
            self._count("article/alias", 1)
            yield from self.requests([Found(article.id, article.url, day)])
            self._choice.open.discard(found.id)

    def _drafts(self, response: Response, found: Found) -> Iterator[Draft]:
        try:
            draft = read_article(response, found.url, self._site)
        except NoAnswer as error:
            self._fail(found, error.reason)
        except NoArticle as error:
            # A page that only says so may be a fault of ours, and a young one may not be there yet.
            self._in_vain.append(
                (found.id, response.status == 410 or (response.status == 404 and is_old(found.day)))
            )
            self._choice.open.discard(found.id)
            self._count(f"dropped/{error.reason}", 1)
            logger.info("dropped (%s): %s", error.reason, found.url)
        else:
            self._count("article/parsed", 1)
            self._choice.tell_day(found, draft.article.published_at[:10])
            yield draft

    def failed(self, failure: Failure) -> None:
        """Count an article that did not arrive; a later run asks for it again."""
        self._fail(failure.request.cb_kwargs["found"], reason_of(failure))  # type: ignore[attr-defined]

    def _fail(self, found: Found, reason: str) -> None:
        self._verdict.last_failure = reason
        self._count(f"failed/{reason}", 1)
        logger.warning("failed (%s): %s", reason, found.url)

    def written(self, response: Response) -> None:
        """An article was written: nothing of it is open, and its validators hold from now on."""
        self._choice.open.discard(response.cb_kwargs["found"].id)
        validators = validators_of(response)
        if any(validators):
            self._ledger.remember_validators(response.url, *validators)

    def dropped(self, response: Response) -> None:
        """An article was read and dropped."""
        article_id = response.cb_kwargs["found"].id
        self._choice.open.discard(article_id)
        self._in_vain.append((article_id, False))

    def note_what_was_in_vain(self) -> None:
        """What is gone is settled, other pages that gave no article are asked for again after a day.

        Not done by a run that could read few pages: the next one asks for all of them.
        """
        for article_id, gone in self._in_vain:
            if gone:
                self._ledger.settle(article_id, "gone")
            else:
                self._ledger.note_read(article_id, utc_now())

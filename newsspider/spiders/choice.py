"""Which of the articles that listings show are asked for: each once a run, and only what is missing."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

from newsspider.arguments import Arguments
from newsspider.dates import KST, utc_now
from newsspider.ledger import Ledger, Listed
from newsspider.pages.listing import Found, each_once
from newsspider.site import Site

RETRY_DAYS = 3  # a run without a window asks again for what earlier runs missed, if at most this old


@dataclass(slots=True)
class Choice:
    """What one run has seen on listings, and what it asked for. Methods raise LedgerError.

    `counts` are waiting to be added to the stats of the run; whoever adds them clears them.
    """

    site: Site
    arguments: Arguments
    ledger: Ledger
    asked: int = 0
    open: set[str] = field(default_factory=set)  # articles of this run that no answer has settled yet
    counts: Counter[str] = field(default_factory=Counter)
    _days: dict[str, str] = field(default_factory=dict)  # every article of this run, its day or ""
    _new: set[str] = field(default_factory=set)  # those that the ledger did not know when first seen

    @property
    def limit_reached(self) -> bool:
        """Whether the run has asked for as many articles as it may."""
        return bool(self.arguments.limit) and self.asked >= self.arguments.limit

    def choose(self, found: Iterable[Found]) -> list[Found]:
        """Those of `found` to ask for; every article seen for the first time is entered in the ledger."""
        first_seen = [one for one in each_once(found) if one.id not in self._days]
        self._days.update((one.id, one.day) for one in first_seen)
        wanted = [one for one in first_seen if self.arguments.wants_day(one.day)]
        self.counts["article/listed"] += len(first_seen)
        self.counts[f"listing/{self.site.name}/outside_window"] += len(first_seen) - len(wanted)
        ids = [one.id for one in first_seen]
        known = self.ledger.known(ids)
        lately = set() if self.arguments.articles else self.ledger.read_since(ids, _a_day_ago())
        self._new |= set(ids) - known - lately
        if self.arguments.since and known:  # without a window nobody asks how old an article is
            self._days |= self.ledger.days(sorted(known))
        self.ledger.listed([Listed(one.id, one.url, one.day) for one in wanted], utc_now())
        unread = [one for one in wanted if one.id not in lately]
        self.counts["article/read_lately"] += len(wanted) - len(unread)
        missing = [one for one in unread if one.id not in known or self._again(one)]
        self.open |= {one.id for one in missing}
        self.counts["article/known"] += len(unread) - len(missing)
        return self._within_limit(missing)

    def _again(self, one: Found) -> bool:
        since = self.arguments.revisit_since
        return bool(since) and (not one.day or one.day >= since)

    def _within_limit(self, missing: Sequence[Found]) -> list[Found]:
        rest = self.arguments.limit - self.asked if self.arguments.limit else len(missing)
        chosen = list(missing[: max(0, rest)])
        self.asked += len(chosen)
        self.counts["article/asked"] += len(chosen)
        self.counts["article/not_asked/limit"] += len(missing) - len(chosen)
        return chosen

    def missed(self, now: datetime) -> list[Found]:
        """Articles that earlier runs listed and did not settle: of the window, else of the last days."""
        if self.arguments.sections:  # the ledger does not know their sections
            return []
        today = now.astimezone(KST).date()
        since = self.arguments.since or (today - timedelta(days=RETRY_DAYS)).isoformat()
        until = self.arguments.until or today.isoformat()
        listed = self.ledger.unsettled(self.site.name, since, until)
        return [Found(one.id, one.url, one.day) for one in listed]

    def was_known(self, article_id: str) -> bool:
        """Whether the ledger knew the article when this run first saw it."""
        return article_id not in self._new

    def tell_day(self, article: Found, day: str) -> None:
        """An article has told its day; the ledger remembers it for runs with a window."""
        if day and not self._days.get(article.id):
            self._days[article.id] = day
            self.ledger.listed([Listed(article.id, article.url, day)], utc_now())

    def with_days(self, links: Iterable[Found]) -> list[Found]:
        """`links` with the days that are known by now."""
        return [one if one.day else replace(one, day=self._days.get(one.id, "")) for one in links]


def _a_day_ago() -> str:
    """Pages read after this UTC time that gave nothing to write are not asked for again yet."""
    return (datetime.now(UTC) - timedelta(days=1)).strftime("%Y-%m-%dT%H:%M:%SZ")

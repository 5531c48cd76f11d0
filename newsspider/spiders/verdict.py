"""Whether a run failed as a whole: the site not there, its lists empty, its articles unread, no ledger."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from newsspider.ledger import LedgerError
from newsspider.site import Site

_UNREAD = ("login", "list", "nested", "no-text", "no-title", "no-published_at", "short-text", "undecodable")
LEFT_OPEN = ("article/read_lately", *(f"dropped/{reason}" for reason in _UNREAD))  # asked for again later
_READ = (
    "written",
    *(
        f"dropped/{reason}"
        for reason in ("same_id", "same_text", "near_copy", "outside_window", "other_section")
    ),
)
_MANY_GONE = 10  # pages; a list may lead to a few that never were there
MOST_UNREAD = 5  # pages; a few that cannot be read are no sign of a redesign


@dataclass(slots=True)
class Verdict:
    """What a run has met so far; `sentence` says why it failed as a whole, `""` while it did not."""

    site: Site
    reached: bool = False  # the site answered something that was no failure of its own
    shown: bool = False  # a listing showed an article, or has not changed
    last_failure: str = ""
    sentence: str = ""

    def answered(self, status: int) -> None:
        """The site answered with `status`."""
        self.reached = self.reached or status < 500

    def refused(self, error: LedgerError) -> None:
        """The ledger refused: nothing more can be written."""
        self.sentence = f"{self.site.name}: {error}"

    def reason(self, stats: Mapping[str, Any], *, listings_asked: bool) -> str:
        """The reason with which a run with these counts ends; `sentence` is then set if it failed."""
        host = self.site.hosts[0]
        if self.sentence:
            return "ledger"
        if self.last_failure == "forbidden" and not self.reached:
            self.sentence = f"{self.site.name}: everything asked for is forbidden by the robots.txt of {host}"
            return "robots_denied"
        if self.last_failure and not self.reached:
            self.sentence = (
                f"{self.site.name}: {host} cannot be reached,"
                f" nothing that was asked for came back ({self.last_failure})"
            )
            return "unreachable"
        if listings_asked and not self.shown:
            self.sentence = f"{self.site.name}: no listing of {host} shows any article"
            return "nothing_found"
        if why := _unread(stats):
            self.sentence = (
                f"{self.site.name}: most articles could not be read ({why}); they are asked for again."
                " If they look otherwise now, `scrapy checksites --live` says which rules still fire"
            )
            return "unread"
        return "finished"


def _unread(stats: Mapping[str, Any]) -> str:
    """Why most articles of a run did not come, in words for its sentence; `""` when most did."""
    read = sum(stats.get(name, 0) for name in _READ)
    # Some may be gone; that all of many are is more likely a fault of the site.
    all_gone = not read and stats.get("dropped/gone", 0) >= _MANY_GONE
    reasons = (*_UNREAD, "gone") if all_gone else _UNREAD
    lacked = {name: stats.get(f"dropped/{name}", 0) for name in reasons}
    lacked |= {name.partition("/")[2]: number for name, number in stats.items() if name.startswith("failed/")}
    unread = sum(lacked.values())
    if unread < MOST_UNREAD or unread <= read:
        return ""
    return ", ".join(f"{name} × {number}" for name, number in lacked.items() if number)

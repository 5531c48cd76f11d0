"""What an export is asked for."""

from collections.abc import Collection
from dataclasses import dataclass
from difflib import get_close_matches

from newsspider.arguments import known_sections
from newsspider.sites import SITES


class WantedError(ValueError):
    """What was asked for cannot be right; the message is one sentence."""


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """Which articles go into the file; empty `since`, `until`, `sites` and `sections` stand for all.

    `since` and `until` are KST days of publication (`YYYY-MM-DD`), both included. Without `near_copies` a
    near-copy is left out when the article it copies is in the file. Without `personal`, reporters' names and
    addresses are left out.
    """

    since: str = ""
    until: str = ""
    sites: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()
    near_copies: bool = True
    personal: bool = True

    def __post_init__(self) -> None:
        for name in self.sites:
            if name not in SITES:
                raise WantedError(f"there is no site {name!r} (known: {', '.join(SITES)})")

    def wants_day(self, day: str) -> bool:
        """Whether `day` lies in the window."""
        return self.since <= day and (not self.until or day <= self.until)

    def check_sections(self, found: Collection[str]) -> None:
        """Raise WantedError for a section that neither a site nor the lines (`found`) know."""
        known = {name for site in SITES.values() for name in known_sections(site)} | set(found) - {""}
        for name in self.sections:
            if name not in known:
                near = get_close_matches(name, known, n=1)
                hint = f", did you mean {near[0]!r}? There are" if near else ", there are"
                raise WantedError(f"there is no section {name!r}{hint}: {', '.join(sorted(known))}")

"""Whether a run failed as a whole: the site not there, its listings empty, the ledger unusable."""

from dataclasses import dataclass

from newsspider.ledger import LedgerError
from newsspider.site import Site


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

    def reason(self, *, listings_asked: bool) -> str:
        """The reason with which the run ends; `sentence` is then set if it failed."""
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
        return "finished"

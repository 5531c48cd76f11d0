"""What is already listed, written and dropped: every article is written once, and none is lost."""

from newsspider.ledger.entries import DayFigures, Entry, LedgerError, Listed, Outcome
from newsspider.ledger.fingerprints import near_keys
from newsspider.ledger.rebuild import rebuild
from newsspider.ledger.store import Ledger

__all__ = ["DayFigures", "Entry", "Ledger", "LedgerError", "Listed", "Outcome", "near_keys", "rebuild"]

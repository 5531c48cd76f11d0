"""Who uses an output directory: many crawls at once, or one rebuild alone."""

import fcntl
import os
from pathlib import Path
from types import TracebackType

from newsspider.ledger.entries import LedgerError


class Lock:
    """Holds OUTPUT_DIR/ledger.lock until released; a killed process lets go by itself.

    Raises LedgerError when the other kind of user holds it, or when the directory cannot be written.
    """

    def __init__(self, output_dir: Path, *, exclusive: bool = False) -> None:
        try:
            output_dir.mkdir(parents=True, exist_ok=True)
            self._fd = os.open(output_dir / "ledger.lock", os.O_RDWR | os.O_CREAT, 0o644)
        except OSError as error:
            why = (
                "is no directory"
                if isinstance(error, FileExistsError)
                else f"cannot be written: {error.strerror}"
            )
            raise LedgerError(f"OUTPUT_DIR {output_dir} {why}") from error
        try:
            fcntl.flock(self._fd, (fcntl.LOCK_EX if exclusive else fcntl.LOCK_SH) | fcntl.LOCK_NB)
        except BlockingIOError as error:
            os.close(self._fd)
            busy = "a crawl is using the ledger" if exclusive else "the ledger is being rebuilt"
            raise LedgerError(f"{busy}: try again when it has ended") from error

    def release(self) -> None:
        """Let go."""
        os.close(self._fd)

    def __enter__(self) -> "Lock":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.release()

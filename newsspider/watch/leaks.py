"""Lines that stand in several articles: almost never the articles' own, but a headline of a box, a notice,
a menu that no noise rule knows yet.
"""

from dataclasses import dataclass
from hashlib import blake2b

SHORTEST = 15  # characters; shorter lines ([앵커], sub-headings) recur by chance
ARTICLES = 3  # different articles in which a line must stand
MOST_LINES = 100_000  # different lines that are remembered, those of about 6,000 articles


@dataclass(slots=True)
class Leak:
    """How many articles hold a line, and the addresses of the first; `line` is kept from the second."""

    urls: tuple[str, ...]
    articles: int = 1
    line: str = ""


class LineWatch:
    """Remembers the lines of articles by hash, `most` at a time.

    When there are more, those met least are forgotten, the oldest first; `forgotten` counts them.
    """

    def __init__(self, most: int = MOST_LINES) -> None:
        self._most = most
        self._seen: dict[bytes, Leak] = {}
        self.forgotten = 0

    def add(self, text: str, url: str) -> None:
        """Take in the lines of one article; the same article must not come twice."""
        for line in dict.fromkeys(text.split("\n")):
            if len(line) >= SHORTEST:
                self._meet(line, url)
        if len(self._seen) > self._most:
            self._forget()

    def leaks(self) -> list[Leak]:
        """The lines of at least `ARTICLES` articles, those of most articles first."""
        found = [leak for leak in self._seen.values() if leak.articles >= ARTICLES]
        return sorted(found, key=lambda leak: -leak.articles)

    def _meet(self, line: str, url: str) -> None:
        key = blake2b(line.encode(), digest_size=16).digest()
        if (leak := self._seen.get(key)) is None:
            self._seen[key] = Leak((url,))
            return
        leak.articles += 1
        leak.line = line
        if len(leak.urls) < ARTICLES:
            leak.urls += (url,)

    def _forget(self) -> None:
        """Make room for a quarter of the lines."""
        surplus = len(self._seen) - self._most * 3 // 4
        for key in sorted(self._seen, key=lambda key: self._seen[key].articles)[:surplus]:
            del self._seen[key]
            self.forgotten += 1

"""How a pipeline drops an article: with a word that is counted as `dropped/<reason>`."""

from scrapy.exceptions import DropItem


class Drop(DropItem):
    """An article that is not written; `reason` is a word for the counts."""

    def __init__(self, reason: str, url: str) -> None:
        super().__init__(f"{reason}: {url}")
        self.reason = reason
        self.url = url

"""Made pages are read whole, without a line of their frames."""

import pytest

from newsspider.pages.article import parse_article
from newsspider.pages.prune import prune
from tests.made_pages import made
from tests.quality import UNKNOWN


@pytest.mark.parametrize("seeds", [range(start, start + 20) for start in range(0, 200, 20)], ids=str)
def test_made_pages(seeds: range) -> None:
    for seed in seeds:
        page = made(seed)
        article = prune(parse_article(page.html, "https://unknown.invalid/made", UNKNOWN))
        assert article.text.split("\n") == page.text.split("\n"), seed
        assert [(one.name, one.role) for one in article.authors] == [page.author], seed
        assert article.published_at[:16] == page.minute, seed
        assert article.title == page.title, seed

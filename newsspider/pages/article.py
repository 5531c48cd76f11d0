"""From an article's page to a draft of its record: everything but the pruning of the text."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from lxml.html import HtmlElement

from newsspider.common_noise import COMMON_NOISE, COPYRIGHT
from newsspider.items import Article
from newsspider.loaders import loader_for
from newsspider.noise import drop_nodes
from newsspider.pages import fallback
from newsspider.pages.fields import fill
from newsspider.pages.page import Page
from newsspider.pages.pictures import take_pictures
from newsspider.site import Layout, Site
from newsspider.text import Line, page_lines

_PICTURES = "figure"


class NoArticle(Exception):
    """The page holds no article; `reason` is a word for the counts: `gone` or `no-text`."""

    def __init__(self, reason: str, why: str) -> None:
        super().__init__(why)
        self.reason = reason


@dataclass(slots=True)
class Draft:
    """An article as found: its record without the text, and the lines of its body, not yet pruned."""

    article: Article
    lines: list[Line]
    site: Site
    counts: Counter[str] = field(default_factory=Counter)


def parse_article(page: str, url: str, site: Site, fetched_at: str = "") -> Draft:
    """Read `page` (HTML), found at `url`, as an article of `site`.

    When `url` is no article address of the site, `id` stays empty and `url` as given. `fetched_at` (ISO 8601
    in UTC) is copied. Raises NoArticle when the page says that its article is gone, or holds no text.
    """
    read = Page(page, url)
    layout, body = _find_layout(read, site)
    if body is None and any(mark in page for mark in site.gone):
        raise NoArticle("gone", "the page says that its article is not there")
    counts: Counter[str] = Counter()
    loader = loader_for(site, url)
    reading = fill(loader, read, layout, site, counts)
    copyright_line = copyright_of(read.lines)
    if body is not None:
        reading.text = "layout"
    elif found := fallback.find_body(read):
        body, reading.text = found
    else:
        raise NoArticle("no-text", "no part of the page reads like an article")
    images = take_pictures(body, layout.pictures if layout else _PICTURES, url, site.picture_size)
    counts += drop_nodes(body, (*COMMON_NOISE, *site.noise))
    article = loader.load_item()
    article.images, article.copyright, article.reading = images, copyright_line, reading
    if article.subtitle == article.title:
        article.subtitle = ""
    identify(article, url, site, fetched_at)
    return Draft(article, page_lines(body), site, counts)


def _find_layout(page: Page, site: Site) -> tuple[Layout | None, HtmlElement | None]:
    """The newest layout whose body stands on the page with a text in it, and that body."""
    for layout in site.layouts:
        for node in page.selector.css(layout.body):
            if node.root.text_content().strip():
                return layout, node.root
    return None, None


def copyright_of(lines: Iterable[Line]) -> str:
    """The first line that forbids copying, as printed; `""` when there is none."""
    return next(
        (line.text for line in lines if "무단" in line.text and re.fullmatch(COPYRIGHT, line.text, re.I)), ""
    )


def identify(article: Article, url: str, site: Site, fetched_at: str) -> None:
    """Fill in what the address and the site say of `article`."""
    known = site.identify(url)
    article.id, article.url = (known.id, known.url) if known else ("", url)
    if known and known.day and not article.published_at:
        article.published_at = f"{known.day}T00:00:00+09:00"
        article.reading.published_at = "id"
    article.modified_at = article.modified_at or article.published_at
    article.site, article.publisher, article.language = site.name, site.publisher, site.language
    article.access, article.fetched_at = "full", fetched_at

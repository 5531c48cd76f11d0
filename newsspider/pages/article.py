"""From an article's page to a draft of its record: everything but the pruning of the text."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import takewhile

from lxml.html import HtmlElement

from newsspider import reservations
from newsspider.bylines.edges import is_byline, take_bylines
from newsspider.common_noise import COMMON_NOISE, COPYRIGHT
from newsspider.items import Article
from newsspider.loaders import loader_for
from newsspider.noise import drop_lines, drop_nodes, is_noise
from newsspider.pages import fallback, teasers
from newsspider.pages.access import CUT, cut_short, wall_at, wall_of, why_none, without_walls
from newsspider.pages.fields import fill
from newsspider.pages.page import Page
from newsspider.pages.pictures import take_pictures
from newsspider.pages.printed import is_other_box
from newsspider.pages.times import is_stamp
from newsspider.site import Layout, Site
from newsspider.text import Line, page_lines

_PICTURES = "figure"
_LEAST_TEXT = 20  # characters in the body of a layout; a placeholder or a lone script is none
_HANGUL = re.compile("[가-힣]")
_BELOW = 4  # lines below a body in which a byline is its own
_NOTICE = 80  # characters of sentences; fewer on a page that says "gone" or "log in" are only a notice


class NoArticle(Exception):
    """The page holds no article; `reason` says why.

    One of `gone`, `login`, `list`, `nested`, `photo`, `no-text`, `undated`.
    """

    def __init__(self, reason: str, why: str) -> None:
        super().__init__(why)
        self.reason = reason


@dataclass(slots=True)
class Draft:
    """An article as found: its record without the text, and the lines of its body, not yet pruned.

    `counts` says what was tried, what fired and what was taken out, under the names of a crawl's stats.
    """

    article: Article
    lines: list[Line]
    site: Site
    counts: Counter[str] = field(default_factory=Counter)


def parse_article(page: str, url: str, site: Site, fetched_at: str = "") -> Draft:
    """Read `page` (HTML), found at `url`, as an article of `site`.

    When `url` is no article address of the site, `id` stays empty and `url` as given. `fetched_at` (ISO 8601
    in UTC) is copied, and times such as "2분 전" are read against it. A page that holds back a part is
    `truncated` in `access`, one that reserves text and data mining `reserved`, with the reason in the counts.
    Raises NoArticle when there is no article.
    """
    read = Page(page, url)
    counts: Counter[str] = Counter()
    layout, body = _find_layout(read, site, counts)
    loader = loader_for(site, fetched_at)
    reading = fill(loader, read, layout, site, counts)
    copyright_line = copyright_of(read.lines)
    if body is not None:
        reading.text = "layout"
    else:
        body, reading.text = _fallback_body(read, page, site)
    article = loader.load_item()
    article.images = take_pictures(body, layout.pictures if layout else _PICTURES, url, site.picture_size)
    for rule, number in drop_nodes(body, (*COMMON_NOISE, *site.noise)).items():
        counts[f"noise/{site.name}/{rule}"] += number
    lines = page_lines(body)
    if not lines:
        raise NoArticle("photo" if article.images else "no-text", "the body of the page holds no text")
    if layout is None:
        lines += _signed_below(read, lines)
    article.copyright, article.reading = copyright_line, reading
    identify(article, url, site, fetched_at)
    if layout is None and not read.calls_itself_article and _says_nothing(article, lines):
        raise NoArticle("undated", "the page names neither a time nor an author, as an article would")
    if reason := cut_short(page, read, lines):
        article.access = "truncated"
        counts[f"truncated/{reason}"] += 1
        wall = wall_at(lines)  # what is sold, and for how much, goes; a sentence that is cut off there stays
        lines = lines[:wall] + [line for line in lines[wall : wall + 1] if CUT.search(line.text)]
    # Even if it is truncated: whoever leaves out reserved articles must find them all.
    if sign := reservations.of_page(read.meta):
        article.access = "reserved"
        counts[f"reserved/{sign}"] += 1
    return Draft(article, lines, site, counts)


def _says_nothing(article: Article, lines: list[Line]) -> bool:
    """Whether neither a time nor an author is known: a greeting, a weather report, terms of use."""
    signed = (
        any(is_byline(line.text) for line in lines) or take_bylines([line.text for line in lines[:1]]).authors
    )
    return not (article.published_at or article.authors or signed)


def _signed_below(page: Page, lines: list[Line]) -> list[Line]:
    """The bylines of the page right below `lines`: they may stand in an element of their own."""
    at = max(
        (index for index, line in enumerate(page.lines) if line.text == lines[-1].text),
        default=len(page.lines),
    )
    below = page.lines[at + 1 : at + 1 + _BELOW]
    signed = (line for line in below if line.linked < 0.5 and is_byline(line.text))
    return [line for line in signed if line.node is None or not is_other_box(line.node)]


def _fallback_body(page: Page, html: str, site: Site) -> tuple[HtmlElement, str]:
    """The body of a page without a known layout. Raises NoArticle when it is not that of an article."""
    found = fallback.find_body(page)
    if found is None:
        raise NoArticle(why_none(page, html, site.gone), "no part of the page reads like an article")
    lines, _ = drop_lines(page_lines(found[0]), COMMON_NOISE)
    if teasers.sentences(without_walls(lines)) < _NOTICE:
        said = "gone" if any(mark in html for mark in site.gone) else wall_of(lines, site.gone)
        if said:
            raise NoArticle(said, "the page holds a notice, no article")
    if page.calls_itself_article:
        return found
    if not fallback.is_named(found[0]) and not any(
        line.prose and not is_noise(line, COMMON_NOISE) for line in lines
    ):
        raise NoArticle(why_none(page, html, site.gone), "no sentence of the page is an article's")
    times = _times_above(page, lines)
    if not times and (said := wall_of([line for line in page.lines if line.heading], site.gone)):
        raise NoArticle(said, "a heading of the page says that there is no article, and no time stands there")
    if not any(_HANGUL.search(line.text) for line in lines):
        raise NoArticle("no-text", "the page holds no line in Korean")
    if teasers.is_list(lines) or (times not in (1, 2) and teasers.is_part(lines, page.lines)):
        raise NoArticle("list", "the page lists other pages")
    return found


def _times_above(page: Page, lines: list[Line]) -> int:
    """How many times of publication the page prints above `lines`: one or two, where they are an article."""
    above = takewhile(lambda line: not lines or line.text != lines[0].text, page.lines)
    return sum(map(is_stamp, above))


def _find_layout(page: Page, site: Site, counts: Counter[str]) -> tuple[Layout | None, HtmlElement | None]:
    """The newest layout whose body stands on the page with a text in it, and that body."""
    for layout in site.layouts:
        counts[f"tried/text/{layout.name}: css {layout.body}"] += 1
        for node in page.selector.css(layout.body):
            if sum(len(line.text) for line in page_lines(node.root)) >= _LEAST_TEXT:
                counts[f"fired/text/{layout.name}: css {layout.body}"] += 1
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
    article.modified_at = max(article.modified_at, article.published_at)
    if article.subtitle == article.title:
        article.subtitle = ""
    article.site, article.publisher, article.language = site.name, site.publisher, site.language
    article.access, article.fetched_at = "full", fetched_at

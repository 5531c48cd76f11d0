"""A page, and what it says of itself."""

import re
from functools import cached_property
from html import unescape
from itertools import takewhile
from typing import Any

from lxml.html import HtmlElement
from parsel import Selector

from newsspider import embedded, structured
from newsspider.dates import iso_kst
from newsspider.site import Css, Ld, Meta, Rule
from newsspider.text import Line, one_line, page_lines

_BETWEEN = re.compile(r"\s*(?:::|[|:<>·#-])\s*")  # what parts a title and the name of its site
_LONG = 60  # characters of a sentence; hints and buttons are shorter
_LONGEST_TITLE = 300  # characters
_TITLE_LEAST, _NAME_MOST = 9, 20  # letters


class Page:
    """A page as parsed; its structured data and lines are read once, when first asked for."""

    def __init__(self, text: str, url: str) -> None:
        self.selector = Selector(text=text or "<html></html>")
        self.url = url
        for picture in list(self.root.iter("amp-img")):
            picture.tag = "img"

    @property
    def root(self) -> HtmlElement:
        """The root element of the tree."""
        return self.selector.root

    @cached_property
    def meta(self) -> dict[str, list[str]]:
        """Contents of meta elements by name, in lower case."""
        return structured.meta_values(self.selector)

    @cached_property
    def linked_data(self) -> list[dict[str, Any]]:
        """JSON-LD objects that are articles."""
        return structured.articles(self.selector)

    @cached_property
    def embedded(self) -> list[dict[str, Any]]:
        """Objects in the data of scripts that carry the page's title."""
        named = [title for name in ("og:title", "title") for title in self.meta.get(name, [])]
        return embedded.things(self.selector, {one_line(unescape(title)) for title in named})

    @cached_property
    def lines(self) -> list[Line]:
        """All lines of the page, those of menus and boxes too."""
        return page_lines(self.root)

    @cached_property
    def above(self) -> list[Line]:
        """The lines above the first long sentence, or above the first of short ones; headlines are none."""
        titles = [*self.meta.get("og:title", []), *self.selector.xpath("//title/text()").getall()[:1]]
        said = [one_line(title) for title in titles]
        prose = [line for line in self.lines if line.prose and not any(line.text in title for title in said)]
        long = (line for line in prose if len(line.text) > _LONG and not line.heading)
        first = next(long, prose[0] if prose else None)
        return list(takewhile(lambda line: line is not first, self.lines))

    @cached_property
    def own_names(self) -> list[str]:
        """What the site calls itself: in its data, and around a title that the page prints without it."""
        declared = self.meta.get("og:title", [])
        said = [name for name in self.meta.get("og:site_name", []) if len(name) < 30 and name not in declared]
        titles = [*declared, *self.selector.xpath("//title/text()").getall()[:1]]
        printed = {line.text for line in self.lines if line.linked < 0.5}
        return said + [name for title in titles for name in _names_around(one_line(title), printed)]

    @property
    def calls_itself_article(self) -> bool:
        """Whether its data say that it is an article, not a list; home pages call their type so too."""
        return any(map(iso_kst, self.meta.get("article:published_time", []))) or bool(self.linked_data)

    def values(self, rule: Rule) -> list[str]:
        """What `rule` finds, in the order of the page; empty texts are left out."""
        match rule:
            case Meta(name):
                found = self.meta.get(name, [])
            case Ld(path):
                found = [value for thing in self.linked_data for value in structured.values_at(thing, path)]
            case Css(query):
                found = [visible_text(node) for node in self.selector.css(query)]
        return [value for value in found if value.strip()]


def visible_text(node: Selector) -> str:
    """The text of a node on one line; a text or attribute node is its own text."""
    root = node.root
    return one_line(root if isinstance(root, str) else root.text_content())


def _names_around(title: str, printed: set[str]) -> list[str]:
    """What stands before or behind a headline that is one of the `printed` lines."""
    for match in _BETWEEN.finditer(title[:_LONGEST_TITLE]):
        before, behind = title[: match.start()], title[match.end() :]
        for headline, name in ((before, behind), (behind, before)):
            if headline in printed and len(headline) >= _TITLE_LEAST and 2 <= len(name) <= _NAME_MOST:
                return [name]
    return []

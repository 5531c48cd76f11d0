"""A page, and what it says of itself."""

from functools import cached_property
from typing import Any

from lxml.html import HtmlElement
from parsel import Selector

from newsspider import structured
from newsspider.dates import iso_kst
from newsspider.site import Css, Ld, Meta, Rule
from newsspider.text import Line, one_line, page_lines


class Page:
    """A page as parsed; its structured data and lines are read once, when first asked for."""

    def __init__(self, text: str, url: str) -> None:
        self.selector = Selector(text=text or "<html></html>")
        self.url = url

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
    def lines(self) -> list[Line]:
        """All lines of the page, those of menus and boxes too."""
        return page_lines(self.root)

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

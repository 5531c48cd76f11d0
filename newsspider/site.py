"""What a site is: plain values, frozen, checked when they are made.

A `Site` says which links are articles, what its pages look like and which lists lead to them. Nothing here
walks a page or asks for one: `newsspider.pages` does the first, the spiders the second.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from string import Formatter
from types import MappingProxyType
from typing import Literal
from urllib.parse import unquote, urlsplit

from parsel.csstranslator import HTMLTranslator

from newsspider.noise import HeadingRule, LineRule, NodeRule


class SiteError(ValueError):
    """A description of a site that cannot be right; the message names what and why."""


@dataclass(frozen=True)
class Css:
    """Texts of what a CSS query finds (parsel's `::text` and `::attr()` allowed)."""

    query: str

    def __post_init__(self) -> None:
        try:
            HTMLTranslator().css_to_xpath(self.query)
        except Exception as error:
            raise SiteError(f"Css({self.query!r}): {error}") from error

    def __str__(self) -> str:
        return f"css {self.query}"


@dataclass(frozen=True)
class Meta:
    """Contents of `<meta property=…>` or `<meta name=…>`, whichever the publisher wrote."""

    name: str

    def __str__(self) -> str:
        return f"meta {self.name}"


@dataclass(frozen=True)
class Ld:
    """A value of the page's JSON-LD article: keys joined by dots, lists are walked through."""

    path: str

    def __str__(self) -> str:
        return f"json-ld {self.path}"


Rule = Css | Meta | Ld
Rules = tuple[Rule, ...]


@dataclass(frozen=True, kw_only=True)
class Layout:
    """One look that articles of a site have had; it fits a page when `body` finds something there.

    `body` is a CSS query for the one element that holds the text, `pictures` one for the elements in it that
    hold a picture with its caption. The other fields are rules, tried in
    order; a field without rules is left to structured data and to the fallback.
    """

    name: str
    body: str
    pictures: str = "figure"
    title: Rules = ()
    subtitle: Rules = ()
    authors: Rules = ()
    published_at: Rules = ()
    modified_at: Rules = ()
    section: Rules = ()
    tags: Rules = ()

    def __post_init__(self) -> None:
        Css(self.body)
        Css(self.pictures)


@dataclass(frozen=True)
class PictureSize:
    """The part of a picture's address that only tells its size, as a regular expression.

    With `removable`, the address without it is that of the original; else it is only overlooked when two
    addresses are compared.
    """

    part: str
    removable: bool = False

    def __post_init__(self) -> None:
        re.compile(self.part)


@dataclass(frozen=True)
class ArticleLink:
    """A form of address that articles of a site have.

    `path` is a regular expression for the whole path with a group `id`; `canonical` is the address rebuilt
    from the id. `day` takes the publication day out of the id, where the id tells it.
    """

    path: str
    canonical: str
    day: str = ""

    def __post_init__(self) -> None:
        if "id" not in re.compile(self.path).groupindex:
            raise SiteError(f"ArticleLink({self.path!r}): the expression has no group named id")
        if "{id}" not in self.canonical:
            raise SiteError(f"ArticleLink({self.path!r}): canonical {self.canonical!r} has no {{id}}")
        if self.day and not {"y", "m", "d"} <= re.compile(self.day).groupindex.keys():
            raise SiteError(f"ArticleLink({self.path!r}): day {self.day!r} needs the groups y, m and d")


@dataclass(frozen=True)
class ArticleId:
    """What the address of an article says: id, canonical address, and the day (`YYYY-MM-DD`) or `""`."""

    id: str
    url: str
    day: str = ""


_PARTS = {"day", "section", "page", "query"}  # of the address of a listing


@dataclass(frozen=True, kw_only=True)
class Listing:
    """A page, or a row of pages, that leads to articles.

    `url` is a template: `{day:…}` (a date, with its format) makes it a list of one day, `{section}` one of
    a section, `{page}` one that goes on, `{query}` a search. `form` says how to read it: links of a page, or
    addresses in a feed, a sitemap or an index of sitemaps. `links` narrows a page to the elements with the
    list; when it finds nothing there, the whole page is read. With `dates`, each of these elements is one
    entry and `dates` finds the text in it that tells its day. `render` says that the list only grows by
    script. The length of a page and the order of a list are never relied upon, but a list that goes on is
    taken to have the newest first.
    """

    name: str
    url: str
    form: Literal["page", "feed"] = "page"
    links: str = ""
    dates: str = ""
    render: bool = False
    sections: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    def __post_init__(self) -> None:
        unknown = {name for _, name, _, _ in Formatter().parse(self.url) if name} - _PARTS
        if unknown:
            raise SiteError(f"Listing {self.name}: {self.url!r} has unknown parts {sorted(unknown)}")
        if ("{section}" in self.url) != bool(self.sections):
            raise SiteError(f"Listing {self.name}: {{section}} in the address and `sections` go together")
        if self.dates and not self.links:
            raise SiteError(f"Listing {self.name}: `dates` needs `links` that find each entry")
        for query in filter(None, (self.links, self.dates)):
            Css(query)

    @property
    def of_a_day(self) -> bool:
        """Whether the list shows the articles of one day."""
        return "{day" in self.url

    @property
    def goes_on(self) -> bool:
        """Whether the list has further pages."""
        return "{page}" in self.url

    @property
    def searches(self) -> bool:
        """Whether the list is what a search found."""
        return "{query}" in self.url

    @property
    def reaches_back(self) -> bool:
        """Whether the list leads, page by page, to articles of any age."""
        return self.goes_on and not (self.of_a_day or self.searches)


@dataclass(frozen=True, kw_only=True)
class Site:
    """One publisher's site.

    `hosts` are all names under which its pages occur in links; canonical addresses use the first. `gone` are
    the words of a page that says its article is not there. `section_names` maps the site's words and codes
    of sections to one name each. `articles_a_day` is a rough figure, for plans only. `no_search` says why the
    search of the site is not used, where that has a reason.
    """

    name: str
    publisher: str
    hosts: tuple[str, ...]
    articles: tuple[ArticleLink, ...]
    listings: tuple[Listing, ...]
    layouts: tuple[Layout, ...] = ()
    language: str = "ko"
    section_names: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    noise: tuple[NodeRule | HeadingRule | LineRule, ...] = ()
    gone: tuple[str, ...] = ()
    picture_size: PictureSize | None = None
    also_called: tuple[str, ...] = ()
    articles_a_day: int = 100
    no_search: str = ""

    def __post_init__(self) -> None:
        if not re.fullmatch("[a-z0-9]+", self.name):
            raise SiteError(f"Site {self.name!r}: a name has only a-z and 0-9, it becomes part of each id")
        if not (self.hosts and self.articles and self.listings):
            raise SiteError(
                f"Site {self.name}: needs at least one host, one form of article link, one listing"
            )

    def identify(self, url: str) -> ArticleId | None:
        """What `url` says about an article of this site, or None when it is not the address of one."""
        try:
            parts = urlsplit(url.strip())
            host = parts.hostname or ""
        except ValueError:
            return None
        if host not in self.hosts or parts.scheme not in ("http", "https"):
            return None
        for form in self.articles:
            if match := re.fullmatch(form.path, unquote(parts.path)):
                key = match["id"]
                return ArticleId(f"{self.name}:{key}", form.canonical.format(id=key), _day(form.day, key))
        return None


def _day(pattern: str, key: str) -> str:
    """The day that an id tells, `""` when it tells none or one that does not exist."""
    found = re.search(pattern, key) if pattern else None
    if not found:
        return ""
    try:
        return date(int(found["y"]), int(found["m"]), int(found["d"])).isoformat()
    except ValueError:
        return ""

"""The fields beside the text: which rules are tried for each, and which of them won."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from itertools import islice
from typing import Any

from lxml.html import HtmlElement

from newsspider import embedded
from newsspider.bylines.authors import give_emails
from newsspider.bylines.edges import is_byline
from newsspider.bylines.line import names_alone, people
from newsspider.bylines.names import likeness
from newsspider.bylines.signatures import with_roles
from newsspider.bylines.vocabulary import EMAIL_FORM
from newsspider.items import Author, Reading
from newsspider.loaders import ArticleLoader
from newsspider.pages import printed, times
from newsspider.pages.page import Page
from newsspider.site import Css, Layout, Ld, Meta, Rules, Site
from newsspider.text import one_line

_STRUCTURED: Mapping[str, Rules] = {
    "title": (Ld("headline"), Meta("og:title"), Meta("twitter:title"), Meta("dable:title")),
    "subtitle": (Ld("alternativeHeadline"),),
    "authors": (Ld("author.name"), Meta("dable:author"), Meta("article:author"), Meta("author")),
    "published_at": (
        Ld("datePublished"),
        Meta("article:published_time"),
        Meta("og:article:published_time"),
        Meta("dd:published_time"),
        Meta("datepublished"),
        Meta("og:regdate"),
        Css("[itemprop=datePublished]::attr(content)"),
        Css("[itemprop=datePublished]::attr(datetime)"),
    ),
    "modified_at": (
        Ld("dateModified"),
        Meta("article:modified_time"),
        Meta("og:article:modified_time"),
        Meta("datemodified"),
        Css("[itemprop=dateModified]::attr(content)"),
        Css("[itemprop=dateModified]::attr(datetime)"),
    ),
    "section": (
        Ld("articleSection"),
        Meta("article:section"),
        Meta("dable:section"),
        Meta("og:article:section"),
        Meta("dd:category"),
    ),
    "tags": (Ld("keywords"), Meta("article:tag"), Meta("news_keywords")),
}
LAST_RESORTS = ("fallback", "data of scripts")  # no rules of a site: they are never dead
_MOST_AUTHORS = 20  # of one article
_LONE_ADDRESS = re.compile(rf"(?:(?:이메일|메일|e-?mail)\s?[:：]?\s?)?({EMAIL_FORM})", re.I)
_HEADLINE = 15  # letters of a linked headline
_DESKS = (
    "news",
    "help",
    "info",
    "webmaster",
    "master",
    "admin",
    "editor",
    "ad",
    "privacy",
    "report",
    "jebo",
    "press",
    "people",
    "desk",
    "cs",
    "contact",
)


def fill(
    loader: ArticleLoader, page: Page, layout: Layout | None, site: Site, counts: Counter[str]
) -> Reading:
    """Give `loader` the fields of `page`, each by the first rule whose value can be read.

    Values that were found but could not be read are counted as `unreadable/<field>`; each rule as
    `tried/<field>/<rule>` and, where its value was taken, as `fired/<field>/<rule>`.
    """
    loader.context["site_names"] = (*loader.context["site_names"], *page.own_names)
    won: dict[str, str] = {}
    for field in _STRUCTURED:
        for source, rule, values in _ways(field, page, layout, site):
            counts[f"tried/{field}/{rule}"] += 1
            loader.add_value(field, _completed(values, page) if field == "authors" else values)
            if loader.get_output_value(field):
                counts[f"fired/{field}/{rule}"] += 1
                won[field] = source
                break
            if values:
                counts[f"unreadable/{field}"] += 1
    if (title := loader.get_output_value("title")) and (as_seen := printed.as_printed(title, page)):
        loader.replace_value("title", as_seen)
    return Reading(
        layout=layout.name if layout else "unknown",
        title=won.get("title", ""),
        published_at=won.get("published_at", ""),
        authors=won.get("authors", ""),
    )


def _ways(field: str, page: Page, layout: Layout | None, site: Site) -> Iterator[tuple[str, str, list[Any]]]:
    """Kind of way, name of the rule and the values that it finds for `field`, in the order of trust."""
    in_layout: Rules = vars(layout)[field] if layout else ()
    for source, rules in (("structured", _STRUCTURED[field]), ("layout", in_layout)):
        for rule in rules:
            values: list[Any] = page.values(rule)
            if field == "authors":
                found = (author for value in values[:_MOST_AUTHORS] for author in _persons(value, site, page))
                values = list(islice(found, _MOST_AUTHORS))
            elif field == "tags":
                values = [tag for value in values for tag in re.split(r"[,;\n]", value)]
            elif field in ("published_at", "modified_at"):
                values = [times.agreed(value, partial(_FALLBACKS[field], page)) for value in values]
            name = f"{layout.name}: {rule}" if layout and source == "layout" else str(rule)
            yield source, name, values if field in ("authors", "tags", "subtitle") else values[:1]
    if field in _FALLBACKS:
        yield "fallback", LAST_RESORTS[0], _FALLBACKS[field](page)
    if field in ("published_at", "modified_at", "authors"):
        drawn: list[Any] = embedded.said(page.embedded, field)
        if field == "authors":
            drawn = [author for value in drawn[:_MOST_AUTHORS] for author in _persons(value, site, page)]
        yield "structured", LAST_RESORTS[1], drawn


def _persons(value: str, site: Site, page: Page) -> list[Author]:
    """The people that a field for authors names; publishers and desks are not."""
    found = [author for author in people(value) if author.name]
    none = (site.publisher, *site.also_called, *page.own_names)
    alone = (name for name in names_alone(value) if name not in none)
    return found or [Author(name) for name in alone] or _of_two_letters(value.strip(), page)


def _of_two_letters(name: str, page: Page) -> list[Author]:
    """The author whose name is too short to be known alone, where the page gives them a role."""
    if len(name) != 2 or not likeness(name):
        return []
    return [author for author in with_roles([Author(name)], page.lines) if author.role]


def _joint(authors: list[Author], page: Page) -> list[Author]:
    """`authors`, or all whom a byline of the page names together with every one of them."""
    names = {author.name for author in authors}
    for line in page.lines if names else ():
        here = line.node is None or not (printed.is_other_box(line.node) or _holds_headline(line.node))
        if here and all(name in line.text for name in names) and is_byline(line.text):
            signed = [author for author in people(line.text) if author.name and author.role]
            if names < {author.name for author in signed}:
                return signed
    return authors


def _holds_headline(node: HtmlElement) -> bool:
    """Whether a linked headline stands beside a line: then it may be the byline of that article."""
    boxes = [node, *islice(node.iterancestors("li", "article", "div", "dl"), 1)]
    links = (link for box in boxes for link in islice(box.iter("a"), _MOST_AUTHORS))
    return any(len(one_line(link.text_content())) >= _HEADLINE for link in links)


def _completed(authors: list[Author], page: Page) -> list[Author]:
    """`authors` with the roles and addresses that the page gives them elsewhere."""
    known = with_roles(_joint(authors, page), page.lines)
    lone = (found[1].lower() for line in page.lines if (found := _LONE_ADDRESS.fullmatch(line.text)))
    alone = {email for email in lone if email.partition("@")[0] not in _DESKS}
    return give_emails(known, alone) if len(known) == 1 and len(alone) == 1 else known


_FALLBACKS: Mapping[str, Callable[[Page], list[Any]]] = {
    "title": printed.headline,
    "subtitle": printed.sub_headline,
    "authors": printed.reporters,
    "section": printed.section,
    "tags": printed.keywords,
    "published_at": times.published,
    "modified_at": times.modified,
}

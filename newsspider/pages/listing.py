"""Listing pages: the articles that they lead to.

An article is recognised by the form of its address alone, so that a new look of a list costs nothing.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urljoin

from parsel import Selector

from newsspider.dates import iso_kst
from newsspider.site import Listing, Site


@dataclass(frozen=True, slots=True)
class Found:
    """An article that a listing leads to; `day` is its KST day, `""` when neither address nor list tells."""

    id: str
    url: str
    day: str = ""


def each_once(found: Iterable[Found]) -> list[Found]:
    """`found` with each id once, in order, its day from wherever it was told."""
    once: dict[str, Found] = {}
    for one in found:
        if one.id not in once or (one.day and not once[one.id].day):
            once[one.id] = one
    return list(once.values())


def read_page(
    page: str, url: str, site: Site, listing: Listing, day: str = "", seen: str = ""
) -> list[Found]:
    """The articles of `site` that the page of `listing` at `url` links to, in its order, as often as it does.

    What stands in the list itself is of the KST day `day`, when given, or of the day that its entry tells;
    `seen` (ISO 8601) is when the page was fetched. When nothing is found there, all links of the page count.
    """
    selector = Selector(text=page or "<html></html>")
    try:
        base = urljoin(url, selector.xpath("string(//base/@href)").get("").strip())
    except ValueError:  # such as http://[ : no address at all
        base = url
    listed = []
    for part in selector.css(listing.links) if listing.links else ():
        told = _told_day(part, listing.dates, seen) if listing.dates else day
        links = _linked(part.xpath(".//a/@href").getall(), base, site)
        listed += [one if one.day else replace(one, day=told) for one in links]
    return listed or _linked(selector.xpath("//a/@href").getall(), base, site)


def _told_day(entry: Selector, dates: str, seen: str) -> str:
    """The KST day that an entry of a list tells, `""` when it tells none."""
    return (iso_kst(entry.css(dates).xpath("string()").get(""), seen) or "")[:10]


def _linked(hrefs: Sequence[str], base: str, site: Site) -> list[Found]:
    found = []
    for href in hrefs:
        try:
            article = site.identify(urljoin(base, href.strip()))
        except ValueError:  # such as http://[ : no address at all
            continue
        if article:
            found.append(Found(article.id, article.url, article.day))
    return found

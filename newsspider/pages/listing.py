"""Listing pages, feeds and sitemaps: the articles that they lead to.

An article is recognised by the form of its address alone, so that a new look of a list costs nothing.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urljoin

from lxml import etree
from parsel import Selector

from newsspider.dates import iso_kst
from newsspider.site import Site

_ENTRIES = frozenset(("item", "entry", "url"))  # RSS, Atom, sitemap
_ADDRESSES = frozenset(("link", "loc", "guid", "id"))
_DATES = frozenset(("pubdate", "date", "published", "publication_date"))


class ListingError(ValueError):
    """A feed that cannot be read; the message says why."""


@dataclass(frozen=True, slots=True)
class Found:
    """An article that a listing leads to; `day` is its KST day, `""` when neither address nor feed tells."""

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


def read_page(page: str, url: str, site: Site, links: str = "", day: str = "") -> list[Found]:
    """The articles of `site` that the page at `url` links to, in the order of the page, as often as it does.

    `links` (CSS) narrows the page to its list; the articles there are of the KST day `day`, when given. When
    nothing is found there, all links of the page count.
    """
    selector = Selector(text=page or "<html></html>")
    base = urljoin(url, selector.xpath("string(//base/@href)").get("").strip())
    if links:
        listed = _linked(selector.css(links).xpath(".//a/@href").getall(), base, site)
        if listed:
            return [one if one.day else replace(one, day=day) for one in listed]
    return _linked(selector.xpath("//a/@href").getall(), base, site)


def read_feed(body: bytes, site: Site) -> list[Found]:
    """The articles of `site` in an RSS or Atom feed or a sitemap, in its order; none in an empty body.

    Raises ListingError when the body is no XML. Entities are not resolved and nothing is loaded.
    """
    if not body.strip():
        return []
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, recover=False)
    try:
        root = etree.fromstring(body.strip(), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise ListingError(f"the feed is no XML: {error}") from error
    return [found for entry in root.iter("{*}*") if _name(entry) in _ENTRIES for found in _entry(entry, site)]


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


def _entry(entry: etree._Element, site: Site) -> Iterator[Found]:
    """The article of one entry, when one of its addresses is that of an article."""
    texts = [(_name(node), node.get("href") or node.text or "") for node in entry.iter("{*}*")]
    for name, address in texts:
        if name in _ADDRESSES and (article := site.identify(address)):
            day = next((day for kind, text in texts if kind in _DATES and (day := _day(text))), "")
            yield Found(article.id, article.url, article.day or day)
            return


def _name(node: etree._Element) -> str:
    return etree.QName(node).localname.lower()


def _day(value: str) -> str:
    """The KST day of a date, `""` when it is none."""
    return (iso_kst(value) or "")[:10]

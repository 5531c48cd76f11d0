"""Feeds and sitemaps: RSS 2.0, RSS 1.0, Atom, sitemaps and indexes of sitemaps, packed or not.

They come from outside: entities are not resolved, nothing is loaded, and there is an end to unpacking.
"""

import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from urllib.parse import urlsplit

from lxml import etree

from newsspider.dates import iso_kst
from newsspider.pages.listing import Found
from newsspider.site import Site

MOST_BYTES = 20 * 2**20  # unpacked; a sitemap with the 50,000 addresses it may hold has about half
MOST_ENTRIES = 50_000  # of one feed: the protocol of sitemaps allows no more

_GZIP = b"\x1f\x8b"
_ENTRIES = frozenset(("item", "entry", "url"))  # RSS, Atom, sitemap
_ADDRESSES = frozenset(("link", "loc", "guid", "id"))
_DATES = frozenset(("pubdate", "date", "published", "publication_date"))


class ListingError(ValueError):
    """A feed that cannot be read; the message says why."""


@dataclass(frozen=True, slots=True)
class Sitemap:
    """A sitemap that an index names; `changed` is the KST day of its last change, `""` when not told."""

    url: str
    changed: str = ""


@dataclass(frozen=True, slots=True)
class Feed:
    """What a feed holds: articles of the site, or the sitemaps on its hosts, both in its order."""

    articles: tuple[Found, ...] = ()
    sitemaps: tuple[Sitemap, ...] = ()


def read_feed(body: bytes, site: Site, day: str = "") -> Feed:
    """What a feed or sitemap holds of `site`; nothing in an empty body.

    An article whose entry tells no day is of the KST day `day`. Raises ListingError when the body is no XML
    or is, unpacked, larger than 20 MiB.
    """
    body = _unpacked(body).strip()
    if not body:
        return Feed()
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, recover=False)
    try:
        root = etree.fromstring(body, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise ListingError(f"the feed is no XML: {error}") from error
    if _name(root) == "sitemapindex":
        return Feed(sitemaps=tuple(_sitemaps(root, site)))
    entries = islice((node for node in root.iter("{*}*") if _name(node) in _ENTRIES), MOST_ENTRIES)
    return Feed(articles=tuple(found for entry in entries for found in _entry(entry, site, day)))


def _unpacked(body: bytes) -> bytes:
    if not body.startswith(_GZIP):
        return body
    unpacking = zlib.decompressobj(wbits=16 + zlib.MAX_WBITS)
    try:
        text = unpacking.decompress(body, MOST_BYTES)
    except zlib.error as error:
        raise ListingError(f"the feed cannot be unpacked: {error}") from error
    if not unpacking.eof:
        raise ListingError(f"the feed breaks off, or has more than {MOST_BYTES} bytes when unpacked")
    return text


def _entry(entry: etree._Element, site: Site, day: str) -> Iterator[Found]:
    """The article of one entry, when one of its addresses is that of an article."""
    texts = [(_name(node), node.get("href") or node.text or "") for node in entry.iter("{*}*")]
    for name, address in texts:
        if name in _ADDRESSES and (article := site.identify(address)):
            told = next((told for kind, text in texts if kind in _DATES and (told := _day(text))), "")
            yield Found(article.id, article.url, article.day or told or day)
            return


def _sitemaps(root: etree._Element, site: Site) -> Iterator[Sitemap]:
    for node in root.iter("{*}sitemap"):
        texts = {_name(part): (part.text or "").strip() for part in node.iter("{*}*")}
        url = texts.get("loc", "")
        if _is_ours(url, site):
            yield Sitemap(url, _day(texts.get("lastmod", "")))


def _is_ours(url: str, site: Site) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and parts.hostname in site.hosts


def _name(node: etree._Element) -> str:
    return etree.QName(node).localname.lower()


def _day(value: str) -> str:
    """The KST day of a date, `""` when it is none."""
    return (iso_kst(value) or "")[:10]

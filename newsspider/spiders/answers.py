"""What an answer of a site is: an article, a listing, a redirect, or a reason why it is none of them."""

import re
from collections.abc import Callable, Container, Mapping
from types import MappingProxyType
from typing import Any
from urllib.parse import urljoin, urlsplit

from scrapy import Request
from scrapy.http import Response
from twisted.python.failure import Failure

from newsspider import reservations
from newsspider.dates import utc_now
from newsspider.pages.article import Draft, NoArticle, parse_article
from newsspider.pages.decoding import DecodingError, decode_page
from newsspider.pages.feeds import Feed, ListingError, read_feed
from newsspider.pages.listing import read_page
from newsspider.site import Listing, Site

MOST_REDIRECTS = 5  # of one listing or article

_MOVED = (301, 302, 303, 307, 308)
_MARKUP = re.compile(r"<(?:!doctype|html|head|body|meta|div|p|script)\b", re.I)


class NoAnswer(Exception):
    """An answer that brings nothing; `reason` is a word for the counts, or a status code."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def ask_for(
    url: str,
    callback: Callable[..., Any],
    errback: Callable[[Failure], None],
    validators: tuple[str, str],
    meta: Mapping[str, Any] = MappingProxyType({}),
    **named: Any,
) -> Request:
    """A request whose every answer, redirects and errors too, comes to `callback` with the values `named`.

    `validators` are the ETag and Last-Modified of a page that need not be sent again if it is still the same.
    """
    headers = {"If-None-Match": validators[0], "If-Modified-Since": validators[1]}
    return Request(
        url,
        callback,
        headers={name: value for name, value in headers.items() if value},
        errback=errback,
        cb_kwargs=named,
        meta={"handle_httpstatus_all": True, **meta},
        dont_filter=named["redirects"] > 0,  # a redirect may lead back to where another came from
    )


def read_article(response: Response, url: str, site: Site) -> Draft:
    """The article that an answer for `url` holds; raises NoAnswer and NoArticle."""
    if response.status in (404, 410):
        raise NoArticle("gone", f"the site answers {response.status}")
    draft = parse_article(_page_text(response), url, site, utc_now())
    if draft.article.access != "reserved" and (sign := _reserved(response)):
        draft.article.access = "reserved"
        draft.counts[f"reserved/{sign}"] += 1
    return draft


def _reserved(response: Response) -> str:
    """What the headers of an answer or its host reserve, a word for the counts."""
    names = ("tdm-reservation", "x-robots-tag")
    headers = {name: [value.decode("latin-1") for value in response.headers.getlist(name)] for name in names}
    of_host = response.request.meta.get("reserved", "") if response.request else ""
    return reservations.of_page(headers) or str(of_host)


def read_listing(response: Response, listing: Listing, day: str, site: Site) -> Feed:
    """What an answer for a page of `listing` shows: articles or sitemaps, at least one; raises NoAnswer."""
    try:
        if listing.form == "feed" and response.status == 200:
            feed = read_feed(response.body, site, day)
        else:
            text = _page_text(response)
            feed = Feed(tuple(read_page(text, response.url, site, listing, day, utc_now())))
    except ListingError as error:
        raise NoAnswer("broken") from error
    if not (feed.articles or feed.sitemaps):
        raise NoAnswer("empty")
    return feed


def moved_to(response: Response, hosts: Container[str]) -> str:
    """The address on one of `hosts` that a redirect leads to, `""` when the answer is no such redirect."""
    if response.status not in _MOVED:
        return ""
    try:
        url = urljoin(response.url, header(response, "Location").strip())
        parts = urlsplit(url)
    except ValueError:
        return ""
    return url if parts.scheme in ("http", "https") and parts.hostname in hosts else ""


def _page_text(response: Response) -> str:
    """The text of an HTML page; raises NoAnswer for another status and for an answer that is no page."""
    if response.status in _MOVED:
        raise NoAnswer("redirected")
    if response.status != 200:
        raise NoAnswer(str(response.status))
    if not response.body.strip():
        raise NoAnswer("empty")
    try:
        text = decode_page(response.body, header(response, "Content-Type"))
    except DecodingError:
        text = response.body.decode("utf-8", "replace")
    if not _MARKUP.search(text[:20_000]):
        raise NoAnswer("no-html")
    return text


def validators_of(response: Response) -> tuple[str, str]:
    """ETag and Last-Modified of an answer, `""` for what it lacks."""
    return header(response, "ETag"), header(response, "Last-Modified")


def header(response: Response, name: str) -> str:
    """A header of the answer, `""` when it has none."""
    return (response.headers.get(name, b"") or b"").decode("latin-1")

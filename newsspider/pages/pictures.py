"""Pictures of an article, with caption and credit."""

import re

from lxml.html import HtmlElement
from parsel.csstranslator import HTMLTranslator

from newsspider import processors
from newsspider.items import Image
from newsspider.pages.captions import CAPTION_LIMIT, captions, remove, take_caption, within
from newsspider.site import PictureSize
from newsspider.text import one_line

_SOURCES = ("data-src", "data-original", "data-lazy-src", "src")
_FILE = re.compile(r"\.(?:jpe?g|png|webp)(?:\?\S*)?$", re.I)
_CARD_TEXT = 10  # letters beside a picture in one link
_OWN_LINK = re.compile(r"\.(?:jpe?g|png|gif|webp)\b|^(?:#|javascript:)", re.I)  # to the picture itself
_NO_PICTURE = re.compile(
    r"(?:^|[/_.-])(?:ads?|banners?|btn|buttons?|icons?|ico?|logos?|blank|spacer|pixel|placeholder|loading|noimage|no_image|lazy|transparent|sns|profile|reporters?|journalists?)"
    r"(?:[/_.-]|\d|$)|\.gif$|\.svg$|^data:",
    re.I,
)


def take_pictures(
    body: HtmlElement, figures: str, page_url: str, size: PictureSize | None = None
) -> list[Image]:
    """The pictures in `body`, whose elements are then taken out of it, so that no caption stays in the text.

    `figures` is a CSS query for the elements that hold a picture with its caption. Sizes of one picture
    count once, as first seen.
    """
    images: dict[str, Image] = {}
    groups = body.xpath(HTMLTranslator().css_to_xpath(figures, prefix="descendant::"))
    for group in [*groups, *body.xpath("descendant::img")]:
        if not within(group, body):
            continue
        if (card := _card(group, body)) is not None:
            remove(card)
            continue
        if group.tag == "img" and not _addresses(group, page_url):  # an icon: what stands beside it is text
            remove(group)
            continue
        caption, credit = processors.caption(take_caption(group, body))
        for url in _addresses(group, page_url):
            original = re.sub(size.part, "", url) if size else url
            shown = original if size and size.removable else url
            images.setdefault(original, Image(shown, caption, credit))
        if len(one_line(group.text_content())) <= CAPTION_LIMIT:
            remove(group)
        else:  # a box around the text itself
            _remove_all(group.xpath("descendant::img"))
    for caption_node in captions(body):
        remove(caption_node)
    return list(images.values())


def _card(group: HtmlElement, body: HtmlElement) -> HtmlElement | None:
    """The link around a picture and a headline: another article, not a picture of this one."""
    for link in group.iterancestors("a"):
        leads_away = not _OWN_LINK.search(link.get("href", "#"))
        text = one_line(link.text_content())
        if leads_away and within(link, body) and len(text) > _CARD_TEXT and not processors.caption(text)[1]:
            return link
    return None


def _addresses(group: HtmlElement, page_url: str) -> list[str]:
    found = []
    for picture in group.xpath("descendant-or-self::img"):
        width = picture.get("width", "")
        small = re.fullmatch("[0-9]{1,5}", width) and int(width) < 100
        source = "" if small else _source(picture)
        if source and (url := processors.image_url(source, page_url)):
            found.append(url)
    return found


def _source(picture: HtmlElement) -> str:
    """Where the picture is, whatever the page calls the attribute; a place holder or an icon is none."""
    named = [picture.get(name, "") for name in _SOURCES]
    lazy = [value for name, value in picture.items() if name.startswith("data-") and _FILE.search(value)]
    in_sizes = picture.get("srcset", "").split(maxsplit=1)[:1]
    found = filter(None, (value.strip() for value in (*named, *lazy, *in_sizes)))
    return next((value for value in found if not _NO_PICTURE.search(value)), "")


def _remove_all(nodes: list[HtmlElement]) -> None:
    for node in nodes:
        remove(node)

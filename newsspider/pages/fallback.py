"""The body of a page whose layout no rule knows.

It is sought in what the page declares (`itemprop`), by where its sentences stand, and in the data of pages
that a script draws. Notices of appointments or deaths have no sentences: for these a general extractor has
the last word. What is found goes the same way as the body of a known layout.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from html import escape
from itertools import islice
from typing import Literal

import lxml.html
from lxml import etree
from lxml.html import HtmlElement

from newsspider import embedded
from newsspider.pages.page import Page
from newsspider.pages.teasers import own_lines, sentences
from newsspider.structured import values_at
from newsspider.text import Line, names_of, page_lines, plain

Source = Literal["structured", "fallback"]

_DECLARED = "//*[contains(concat(' ', normalize-space(@itemprop), ' '), ' articleBody ')][not(self::meta)]"
_OUTSIDE = frozenset(("footer", "nav", "aside", "header", "figure", "figcaption"))
_BODY_NAME = re.compile(
    r"^(?:[a-z]{2})?(?:article|news|view|art|story|post|entry|detail)?[-_]?(?:ad)?(?:article|news|story|view)?[-_]?"
    r"(?:body|contents?|cont|txt|text|view|viewarea|area)$",
    re.I,
)
_ARTICLE_NAME = re.compile(
    r"^(?:[a-z]{2,4}[-_]?)?(?:article|news|story)[-_]?(?:view)?[-_]?(?:body|contents?|cont|txt|text)$|^article-view-content-div$",
    re.I,
)
_NEVER = re.compile(  # what readers write, and what stands below every page
    r"^(?:[a-z]+[-_])?(?:comments?|reply|replies|cmt|foot|footer|copyright)(?:[-_][a-z]+|area|box|list|wrap)?$",
    re.I,
)
_OTHER_NAME = re.compile(
    r"comment|reply|relat|recommend|foot|side|rank|list|copyright|banner|popular|widget|cookie|policy|hot",
    re.I,
)
_SHARES = (1.0, 0.9, 0.6, 0.4)  # what a sentence counts for its own element, the parent, and so on up
_ENOUGH = 20  # characters of sentences without which nothing is taken for an article
_MOST_NAMED = 20  # elements with a name for the article's text that are looked at
_LITTLE = 200  # characters of sentences: with fewer on a page, its article may have none
_DECLARED_ENOUGH = 0.3  # what the page declares wins when it holds this share of the best one's sentences
_HARDLY_LESS = 0.95
_AS_GOOD = 0.7  # the same for where sentences stand most densely, against the data of scripts


def find_body(page: Page) -> tuple[HtmlElement, Source] | None:
    """The element that reads most like the article, and how it was found; None when nothing does."""
    declared, named = page.root.xpath(_DECLARED)[:_MOST_NAMED], _named(page)
    dense = _by_sentences(page.lines)
    named = [node for node in named if not any(_is_around(node, inner) for inner in dense)]
    found: list[tuple[HtmlElement, Source, float]] = []
    for nodes in (declared, named):
        # The only one, right where sentences stand most densely: what is around it are boxes.
        inside = len(nodes) == 1 and any(one in dense for one in (nodes[0], *nodes[0].iterancestors()))
        found += [(node, "fallback", 0.0 if inside else _DECLARED_ENOUGH) for node in _most_sentences(nodes)]
    found += [(node, "fallback", _AS_GOOD) for node in dense]
    found += [(node, "structured", 1.0) for node in _most_sentences(_embedded(page))]
    weights = [sentences(page_lines(node)) for node, _, _ in found]
    most = max(weights, default=0)
    if most < 2 * _ENOUGH and _only_pictures([*declared, *named]):
        return None
    if most < _LITTLE and (notice := _notice([*declared, *named])) is not None:
        return notice, "fallback"
    for (node, source, share), weight in zip(found, weights, strict=True):
        if weight >= max(_ENOUGH, share * most):
            return node, source
    return _extracted(page)


def _only_pictures(nodes: Iterable[HtmlElement]) -> bool:
    """Whether what is called the text of the article holds a picture and no line: a cartoon, a photograph."""
    return any(not page_lines(node) and node.xpath("descendant::img") for node in nodes)


def _most_sentences(nodes: Sequence[HtmlElement]) -> list[HtmlElement]:
    return sorted(nodes, key=lambda node: -sentences(page_lines(node)))[:1]


def is_named(node: HtmlElement) -> bool:
    """Whether an element is called after the text of an article, by its name or by `itemprop`."""
    return "articleBody" in node.get("itemprop", "").split() or _called(node, _ARTICLE_NAME)


def _named(page: Page) -> list[HtmlElement]:
    """Elements that are called after the text of an article."""
    places = page.root.iter("div", "section", "article", "td")
    return list(islice((node for node in places if _called(node, _ARTICLE_NAME)), _MOST_NAMED))


def _notice(nodes: Iterable[HtmlElement]) -> HtmlElement | None:
    """The body of a page with hardly a sentence, as of appointments and deaths: known by its name alone."""
    for node in nodes:
        if sum(len(line.text) for line in page_lines(node) if line.linked < 0.5) >= _ENOUGH:
            return node
    return None


def _called(node: HtmlElement, names: re.Pattern[str]) -> bool:
    return any(map(names.match, names_of(node)))


def _by_sentences(lines: Sequence[Line]) -> list[HtmlElement]:
    """The element in which sentences stand most densely; names that publishers use weigh a little."""
    scores: dict[HtmlElement, float] = defaultdict(float)
    known: dict[HtmlElement, bool] = {}
    for line in own_lines(lines):
        if line.node is not None and not _is_outside(line.node, known):
            above = (line.node, *islice(line.node.iterancestors(), len(_SHARES)))
            for node, share in zip(above, _SHARES, strict=False):
                scores[node] += share * len(line.text)
    best = sorted(scores, key=lambda node: -scores[node] * _weight(node))
    return [_with_siblings(node) for node in best[:1] if node.tag != "html"]


def _is_outside(inner: HtmlElement, known: dict[HtmlElement, bool]) -> bool:
    """Whether an element lies in one that never holds the article; `known` are those looked at before."""
    path: list[HtmlElement] = []
    node: HtmlElement | None = inner
    while node is not None and node not in known:
        path.append(node)
        node = node.getparent()
    outside = node is not None and known[node]
    for one in reversed(path):
        outside = outside or one.tag in _OUTSIDE or _called(one, _NEVER)
        known[one] = outside
    return known[inner]


def _is_around(node: HtmlElement, inner: HtmlElement) -> bool:
    """Whether `node` holds hardly a sentence that does not stand in `inner`, an element of it."""
    if node is inner or not any(above is node for above in inner.iterancestors()):
        return False
    return sentences(page_lines(inner)) >= _HARDLY_LESS * sentences(page_lines(node))


def _with_siblings(node: HtmlElement) -> HtmlElement:
    """`node`, or what is around it where it is one paragraph of several, as in lists of deaths."""
    parent = node.getparent()
    if node.tag != "p" or parent is None:
        return node
    texts = [line for other in parent.iterchildren("p") if other is not node for line in page_lines(other)]
    return parent if sum(len(line.text) for line in texts if line.linked < 0.5) >= _ENOUGH else node


def _weight(node: HtmlElement) -> float:
    names = names_of(node)
    if any(_BODY_NAME.match(name) for name in names):
        return 1.4
    return 0.4 if any(_OTHER_NAME.search(name) for name in names) else 1.0


def _embedded(page: Page) -> list[HtmlElement]:
    """Bodies that stand in JSON-LD or in the data of a page drawn by script, as elements."""
    texts = [text for thing in page.linked_data for text in values_at(thing, "articleBody")]
    drawn = [text for thing in page.embedded for text in embedded.texts(thing)]
    return [_fragment(text) for text in [*texts, *drawn]]


def _fragment(text: str) -> HtmlElement:
    """`text` as an element; a text without markup keeps its line breaks."""
    text = plain(text)
    if re.search(r"<(?:p|br|div|span|a)\b", text, re.I):
        try:
            return lxml.html.fragment_fromstring(text, create_parent="div")
        except (ValueError, AssertionError, etree.LxmlError):  # a whole page, frames, two bodies
            text = re.sub(r"<[^<>]*>", "\n", text)
    lines = "<br>".join(escape(part) for part in text.splitlines())
    return lxml.html.fragment_fromstring(lines, create_parent="div")


def _extracted(page: Page) -> tuple[HtmlElement, Source] | None:
    """What a general extractor finds on a page that calls itself an article but has no sentence: a notice."""
    if not page.calls_itself_article:
        return None
    import trafilatura  # a quarter of a second, and most runs never need it

    whole = etree.tostring(page.root, encoding="unicode", method="html")
    text = trafilatura.extract(whole, include_comments=False, favor_precision=True) or ""
    return (_fragment(text), "fallback") if len(text) >= _ENOUGH else None

"""What a page prints of itself, found without a rule: headlines, section, keywords, reporters."""

import re
import unicodedata
from collections.abc import Iterator
from itertools import dropwhile, islice, takewhile

from lxml.html import HtmlElement

from newsspider.bylines.edges import is_byline, may_sign
from newsspider.bylines.line import names_alone, people
from newsspider.bylines.signatures import as_columnist, is_of_guest
from newsspider.common_noise import COMMON_NOISE
from newsspider.dates import WHEN
from newsspider.houses import KINDS
from newsspider.items import Author
from newsspider.noise import is_noise
from newsspider.pages.page import Page
from newsspider.text import Line, is_sentence, names_of, one_line, page_lines

_REPORTER = "[class*=byline], [class*=reporter], [class*=writer], [class*=author], [class*=journalist]"
_REPORTER_NAME = re.compile("byline|reporter|writer|author(?!i)|journalist", re.I)  # not unauthorized
_HEADINGS = "//h1 | //h2 | //h3 | //h4"
_NAMED = " | ".join(
    f"//{tag}[@class]" for tag in ("h2", "h3", "h4", "p", "div", "strong", "span", "em", "td", "ul")
)
_SUBTITLE = re.compile(
    r"(?:^|[\s_-])s{1,2}(?:ub)?[-_]?(?:tit|title|head|heading|headline|ject)s?(?:[-_]?(?:list|box|area|wrap|txt|text))?(?=\s|$)|(?:^|\s)(?:article|news|art)[-_]summary(?=\s|$)"
    r"|(?:^|\s)(?:article|news|view|art|title|tit)[-_]sub(?=\s|$)"
    r"|(?:^|\s)(?:[a-z]+_)*(?:summ[ua]ry|mid[-_]?title)(?:[-_]?(?:text|txt|view))?(?=\s|$)",
    re.I,
)
_TITLE_NAME = re.compile(
    r"(?:view|article|news|art|cont|read|post|arv|[a-z]{1,2}(?=[-_]))?[-_]?(?:tit|title|subject|headline)(?:[-_]?(?:txt|text|view|area|box))?",
    re.I,
)
_HEADS = ("h2", "h3", "h4", "h5", "h6")  # a magazine's sub-headline may be sentences
_SUMMARY = re.compile("summ[ua]ry", re.I)
_SUBTITLE_LEAST = 8  # letters; what is shorter is the name of a section
_MOST_SUBTITLES = 8  # elements called so that are read, and lines of one
_NEAR = 6  # elements above a sub-headline in which a paragraph is sought
_PARAGRAPH, _LONGEST_PARAGRAPH = 60, 3000  # characters of one
_SENTENCES_BELOW = 3  # of a sub-headline, at least
_OTHERS = re.compile("best|hot|rank|popular|comment|reply|recommend", re.I)
_AROUND = 3  # elements around that of a reporter whose names are looked at
_MOST_REPORTERS = 20  # elements called after reporters that are read
HEADLINE_LEAST = 9  # letters; a shorter title is that of a site or of a template
_BREADCRUMB = re.compile(
    rf"(?:(?:뉴스\s?홈|홈|HOME|메인|[가-힣A-Z]{{0,6}}(?:{KINDS}))\s*[>›»|]\s*|(?:홈|HOME|메인)\s+)(?!.*바로가기)(.+)",
    re.I,
)
_FROM_HOME = re.compile(rf"뉴스\s?홈|홈|HOME|메인|[가-힣A-Z]{{0,6}}(?:{KINDS})", re.I)
_MOST_STEPS = 6  # links of such a line
_SECTION_NAME = re.compile(
    r"^(?:(?:[a-z]+_)*categor(?:y|ize)|cate|section|sect)(?:[-_]?(?:name|title|tit|nm|txt|item))?$", re.I
)
_SECTION = re.compile(r"[가-힣A-Z][가-힣A-Z·/&\s]{1,9}")
_PARTED = re.compile(r"\n|\s[|ㅣ│]\s")  # what parts a name from the time and buttons beside it
_AFTER_NAME = re.compile(r"\s*(?:기자의|다른\s?기사|구독|더\s?보기|기사\s?더|\+)")


def headline(page: Page) -> list[str]:
    """The heading that the page's title repeats, else the title; when no line repeats it, what is called so.

    The last resort are headings: of several main ones the last above the text, the first may be the site's.
    """
    titles = [
        title for title in page.selector.xpath("//title/text()").getall()[:1] if len(title) >= HEADLINE_LEAST
    ]
    found = [one_line(node.text_content()) for node in page.root.xpath(_HEADINGS)]
    headings = [text for text in found if len(text) >= HEADLINE_LEAST]
    repeated = [
        text
        for text in headings
        if _letters(text) and any(_letters(text) in _letters(title) for title in titles)
    ]
    above = [line.text for line in page.above if len(line.text) >= HEADLINE_LEAST]
    said = [text for text in titles if any(line in text for line in above)]
    return (repeated or said or _called_headline(page) or titles or _highest_above(page) or headings)[:1]


def _called_headline(page: Page) -> list[str]:
    """What stands above the text, unlinked, in an element that is called a headline."""
    lines = [line for line in page.above if line.linked < 0.5 and line.node is not None]
    return [line.text for line in lines if len(line.text) >= HEADLINE_LEAST and _is_headline(line.node)]


def _is_headline(node: HtmlElement) -> bool:
    return any(map(_TITLE_NAME.fullmatch, names_of(node)))


def _highest_above(page: Page) -> list[str]:
    """The last main heading above the text, if there is one."""
    above = {line.text for line in page.above}
    found = [one_line(node.text_content()) for node in page.root.xpath("//h1")]
    return [text for text in found if len(text) >= HEADLINE_LEAST and text in above][-1:]


def as_printed(title: str, page: Page) -> str:
    """The heading that says what `title` says with other quotes or brackets, `""` when there is none."""
    headings = (one_line(node.text_content()) for node in page.root.xpath(_HEADINGS))
    return next((text for text in headings if text != title and _letters(text) == _letters(title)), "")


def _letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", text))


def sub_headline(page: Page) -> list[str]:
    """What stands above the text as a sub-headline, by its name or right below the headline."""
    named = [node for node in page.root.xpath(_NAMED) if _SUBTITLE.search(" ".join(names_of(node)))]
    found = named or _below_headline(page)
    above = {line.text for line in _before_text(page)}
    titles = {one_line(title) for title in [*page.meta.get("og:title", []), *headline(page)]}
    guest = any(map(is_of_guest, titles))
    for node in found[:_MOST_SUBTITLES]:
        lines = [
            line for one in (node, *islice(_alike_below(node), _MOST_SUBTITLES)) for line in page_lines(one)
        ]
        linked = any(line.linked >= 0.5 for line in lines)
        texts = [
            line.text for line in lines if not (_signs(line.text, guest) or is_noise(line, COMMON_NOISE))
        ]
        # A summary that a machine wrote holds sentences.
        said = len("".join(texts)) >= _SUBTITLE_LEAST and not (
            _holds_sentences(node, texts) or _below_sentences(node)
        )
        marked = re.fullmatch(r"\[[^\[\]]*\]", "".join(texts))  # the name of a series or a desk
        if said and not marked and not linked and above.issuperset(texts) and titles.isdisjoint(texts):
            return texts
    return []


def _signs(text: str, guest: bool) -> bool:
    """Whether it may name the writer; in the text of a `guest`, one with an office."""
    return may_sign(text) or as_columnist(text, guest=guest) is not None


def _holds_sentences(node: HtmlElement, texts: list[str]) -> bool:
    """Whether it is a text rather than a sub-headline; a summary is one with its first sentence."""
    count = sum(map(is_sentence, texts))
    if _SUMMARY.search(node.get("class", "")):
        return count > 0
    return count == len(texts) and node.tag not in _HEADS


def _below_sentences(node: HtmlElement) -> bool:
    """Whether a paragraph stands above it in the same element: it parts a text. Captions are none."""
    above = (one for one in node.itersiblings(preceding=True) if isinstance(one.tag, str))
    texts = islice((one for one in above if not one.xpath("descendant-or-self::img")), _NEAR)
    paragraphs = (one for one in texts if _PARAGRAPH < len(one.text_content()) < _LONGEST_PARAGRAPH)
    return any(line.prose and len(line.text) > _PARAGRAPH for one in paragraphs for line in page_lines(one))


def _alike_below(node: HtmlElement) -> Iterator[HtmlElement]:
    """The siblings right below that look alike: the lines of one sub-headline often stand in one each."""
    kind = node.tag, node.get("class")
    return takewhile(lambda other: (other.tag, other.get("class")) == kind, node.itersiblings())


def _before_text(page: Page) -> list[Line]:
    """The lines of the page that have several sentences below them."""
    prose = [index for index, line in enumerate(page.lines) if line.prose]
    return page.lines[: prose[-_SENTENCES_BELOW]] if len(prose) >= _SENTENCES_BELOW else []


def _below_headline(page: Page) -> list[HtmlElement]:
    """The lesser heading that follows the headline right away."""
    titles = set(headline(page))
    headings = [node for node in page.root.xpath(_HEADINGS) if one_line(node.text_content()) in titles]
    below = "following-sibling::*[1][self::h2 or self::h3 or self::h4 or self::h5]"
    return [found for node in headings for found in node.xpath(below)]


def section(page: Page) -> list[str]:
    """The first step below the home page of a line such as 홈 > 증권 > 종목, else the label of a section."""
    lines = [line for line in page.lines if (line.linked > 0.2 or ">" in line.text) and len(line.text) < 40]
    found = [_steps(line) for line in lines if _FROM_HOME.match(line.text)]
    crumbs = [match[1] for text in found if (match := _BREADCRUMB.fullmatch(text))]
    steps = [step for crumb in crumbs for step in re.split(r"\s*[>›»|]\s*", crumb)]
    return [step for step in steps if step != "뉴스"][:1] or _section_label(page)


def _steps(line: Line) -> str:
    """A line of links with a sign between them, where the page has none."""
    links = line.node.xpath("descendant::a") if line.node is not None else []
    steps = [text for link in links[:_MOST_STEPS] if (text := one_line(link.text_content()))]
    whole = "".join("".join(steps).split()) == "".join(line.text.split())
    return " > ".join(steps) if whole and len(steps) > 1 else line.text


def _section_label(page: Page) -> list[str]:
    """The one name that stands in elements called after the section; where there are several, none."""
    nodes = [node for node in page.root.xpath("//*[@class]") if any(map(_SECTION_NAME.match, names_of(node)))]
    names = {one_line(node.text_content()) for node in nodes}
    labels = [name for name in names if _SECTION.fullmatch(name) and name != "뉴스"]
    return labels if len(labels) == 1 else []


def keywords(page: Page) -> list[str]:
    """The page's keywords, unless most of them do not occur on it: then they are the site's."""
    words = [word.strip() for value in page.meta.get("keywords", []) for word in value.split(",")]
    text = "\n".join([*headline(page), *(line.text for line in page.lines if line.prose)])
    return words if 2 * sum(word in text for word in words) >= len(words) else []


def is_other_box(node: HtmlElement) -> bool:
    """Whether it stands in a box of best reporters or of comments."""
    around = (node, *islice(node.iterancestors(), _AROUND))
    return any(_OTHERS.search(name) for one in around for name in names_of(one))


def reporters(page: Page) -> list[Author]:
    """Bylines in elements called after reporters or above the text, else the first line with an address."""
    called = (node.root for node in page.selector.css(_REPORTER))
    named = [
        node for node in called if _REPORTER_NAME.search(" ".join(names_of(node))) and not is_other_box(node)
    ]
    lines = [line.text for node in named[:_MOST_REPORTERS] for line in page_lines(node)]
    lines = [_AFTER_NAME.split(line)[0] for line in lines]
    found = [author for line in lines if is_byline(line) for author in people(line) if author.name]
    found = found or [Author(line) for line in lines if names_alone(line) == [line]]
    if not found:
        heads = headline(page)
        below = dropwhile(lambda line: line.text not in heads, page.above)
        links = {line.text for line in below if line.linked >= 0.5 and is_byline(line.text)}
        unlinked = [
            line.text
            for line in page.above
            if line.linked < 0.5 or line.text in links or WHEN.search(line.text)
        ]
        beside = [part for text in unlinked for part in _PARTED.split(WHEN.sub("\n", text))]
        found = [author for text in beside if is_byline(text) for author in people(text) if author.role]
        timed = [WHEN.sub("\n", text).split("\n") for text in unlinked if WHEN.search(text)]
        found = (
            found or [Author(part) for parts in timed for part in parts if names_alone(part) == [part]][:1]
        )
    if not found:
        signed = [line.text for line in page.lines if "@" in line.text and is_byline(line.text)]
        found = [author for line in signed[:1] for author in people(line) if author.role]
    return found[:3]

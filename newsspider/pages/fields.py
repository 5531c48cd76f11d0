"""The fields beside the text: which rules are tried for each, and which of them won."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import dropwhile, islice, takewhile, zip_longest
from typing import Any

from lxml.html import HtmlElement

from newsspider.bylines import EMAIL, give_emails, is_byline, people, with_roles
from newsspider.dates import iso_kst
from newsspider.items import Author, Reading
from newsspider.loaders import ArticleLoader
from newsspider.pages.page import Page
from newsspider.site import Css, Layout, Ld, Meta, Rules, Site
from newsspider.text import Line, is_sentence, names_of, one_line, page_lines

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
_REPORTER = "[class*=byline], [class*=reporter], [class*=writer], [class*=author], [class*=journalist]"
_NAME = re.compile(r"[가-힣]{2,4}")
_ORGANISATION = re.compile(
    r"(?:일보|뉴스|신문|방송|경제|미디어|닷컴|편집|연예|스포츠|데일리|투데이|타임[즈스]|저널|통신|TV|[팀부국실])$"
)
_NAMED = " | ".join(
    f"//{tag}[@class]" for tag in ("h2", "h3", "h4", "p", "div", "strong", "span", "em", "td", "ul")
)
_SUBTITLE = re.compile(
    r"(?:^|[\s_-])s(?:ub)?[-_]?(?:tit|title|head|headline|ject)s?(?=\s|$)|(?:^|\s)(?:article|news|art)[-_]summary(?=\s|$)"
    r"|(?:^|\s)(?:article|news|view|art|title|tit)[-_]sub(?=\s|$)"
    r"|(?:^|\s)(?:[a-z]+_)*(?:summ[ua]ry|mid[-_]?title)(?:[-_]?(?:text|txt|view))?(?=\s|$)",
    re.I,
)
_BEHIND_TITLE = re.compile(r"^(?P<title>.{9,}?)\s*(?:[|:<>·#-]|::)\s*(?P<name>[^|:<>]{2,20})$")
_BEFORE_TITLE = re.compile(r"^(?P<name>[^|:<>]{2,20}?)\s*(?:[|:]|\s-)\s+(?P<title>.{9,})$")
_MOST_REPORTERS = 20  # elements called after reporters that are read
_HEADLINE_LEAST = 9  # letters; a shorter title is that of a site or of a template
_LONG = 60  # characters of a sentence; hints and buttons are shorter
_LONGEST_MARK = 8  # letters of a line such as 입력 or 최종수정 :
_CLOCK = re.compile(r"\d\d?\s?[:시]\s?\d\d")
_SUMMARY = re.compile("summ[ua]ry", re.I)
_SENTENCES_BELOW = 3  # of a sub-headline, at least
_SUBTITLE_LEAST = 8  # letters; what is shorter is the name of a section
_BREADCRUMB = re.compile(
    r"(?:(?:뉴스\s?홈|홈|HOME|메인|[가-힣A-Z]{0,6}(?:뉴스|일보|신문|경제|방송|TV|닷컴))\s*[>›»|]\s*|(?:홈|HOME|메인)(?:\s+|(?=[가-힣·]{2,6}$)))(?!.*바로가기)(.+)",
    re.I,
)
_DAY_LINE = re.compile(
    r"(?:[가-힣]{2,12}\s?[|:]?\s*)?(?:19|20)\d\d[.-]\s?\d\d[.-]\s?\d\d\.?(?:\s?[가-힣|:]{1,10})?"
)
_DATE_LINE = re.compile(
    r"^.{0,30}(?:19|20)\d\d\s?[-./년]\s?\d{1,2}\s?[-./월]\s?\d{1,2}.{0,12}\d{1,2}\s?[:시].{0,60}$"
)
_STAMP = r"\s?(?:일시?|시간)?\s?[:|]?\s*(?=(?:19|20)\d\d)"
_AFTER_NAME = re.compile(r"\s*(?:기자의|다른\s?기사|구독|더\s?보기|기사\s?더|\+)")
_BEFORE_TIME = re.compile(
    r"\s*(?:[|·]|(?:기사)?(?:입력|등록|승인|작성|발행|송고|수정)\s?[:|]?\s*(?=\d)|(?=\d{4}[-./]))"
)
_BEHIND_TIME = re.compile(r"^.*\d\d:\d\d(?::\d\d)?\s*")
_SECTION_NAME = re.compile(
    r"^(?:(?:[a-z]+_)*categor(?:y|ize)|cate|section|sect)(?:[-_]?(?:name|title|tit|nm|txt|item))?$", re.I
)
_SECTION = re.compile(r"[가-힣A-Z][가-힣A-Z·/&\s]{1,9}")
PUBLISHED = re.compile(rf"(?:입력|등록|승인|작성|발행|송고|게시|게재){_STAMP}")
MODIFIED = re.compile(rf"(?:수정|업데이트|갱신){_STAMP}")


def fill(
    loader: ArticleLoader, page: Page, layout: Layout | None, site: Site, counts: Counter[str]
) -> Reading:
    """Give `loader` the fields of `page`, each by the first rule whose value can be read.

    Values that were found but could not be read are counted as `unreadable/<field>`; each rule as
    `tried/<field>/<rule>` and, where its value was taken, as `fired/<field>/<rule>`.
    """
    loader.context["site_names"] = (*loader.context["site_names"], *_own_name(page))
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
                values = [author for value in values for author in _persons(value, site, page)]
            elif field == "tags":
                values = [tag for value in values for tag in re.split(r"[,;\n]", value)]
            elif field in ("published_at", "modified_at"):
                values = [_to_the_minute(_korean(value, page, field), page, field) for value in values]
            name = f"{layout.name}: {rule}" if layout and source == "layout" else str(rule)
            yield source, name, values if field in ("authors", "tags", "subtitle") else values[:1]
    if field in _FALLBACKS:
        values = _FALLBACKS[field](page)
        if field in ("published_at", "modified_at"):
            values = [_to_the_second(value, page) for value in values]
        yield "fallback", "fallback", values


def _korean(value: str, page: Page, field: str) -> str:
    """`value` with its Z read as Korean time where the page prints the same hour as Korean time."""
    if not value.endswith("Z"):
        return value
    naive = iso_kst(value[:-1])
    printed = [iso_kst(text) for text in _FALLBACKS[field](page)]
    return value[:-1] if naive and any(time and time[:16] == naive[:16] for time in printed) else value


def _own_name(page: Page) -> list[str]:
    """The site's name for itself; one that is the headline is none."""
    headlines = page.meta.get("og:title", [])
    said = [name for name in page.meta.get("og:site_name", []) if len(name) < 30 and name not in headlines]
    printed = {line.text for line in page.lines if line.linked < 0.5}
    headlines = [
        one_line(title) for title in [*headlines, *page.selector.xpath("//title/text()").getall()[:1]]
    ]
    behind = (form.search(title) for title in headlines for form in (_BEHIND_TITLE, _BEFORE_TITLE))
    return said + [found["name"] for found in behind if found and found["title"] in printed]


def _to_the_minute(value: str, page: Page, field: str) -> str:
    """`value`; where it is only a day and the page prints a time of that day, what the page prints."""
    day = iso_kst(value)
    if re.search(r"\d\s?[:시]", value) or not day or not day.endswith("T00:00:00+09:00"):
        return value
    printed = _FALLBACKS[field](page)
    return next((text for text in printed if (iso_kst(text) or "")[:10] == day[:10]), value)


def _to_the_second(value: str, page: Page) -> str:
    """`value`; where it is only to the minute, the attribute of the page that gives that minute's second."""
    minute = iso_kst(value)
    if not minute or not minute.endswith(":00+09:00"):
        return value
    found = page.root.xpath("//@*[starts-with(name(), 'data-') and contains(name(), 'time')] | //@datetime")
    return next((one for one in found if (iso_kst(one) or "")[:16] == minute[:16]), value)


def _persons(value: str, site: Site, page: Page) -> list[Author]:
    """The people that a field for authors names; publishers and desks are not."""
    found = [author for author in people(value) if author.name]
    if found:
        return found
    names = [name.strip() for name in re.split(r"[,·/]", value)]
    return [
        Author(name)
        for name in names
        if _NAME.fullmatch(name)
        and not _ORGANISATION.search(name)
        and name not in (site.publisher, *site.also_called, *_own_name(page))
    ]


def _beside_time(text: str) -> tuple[str, str]:
    """What stands before and behind the time on a line."""
    return _BEFORE_TIME.split(text)[0], _BEHIND_TIME.sub("", text)


def _completed(authors: list[Author], page: Page) -> list[Author]:
    """`authors` with the roles and addresses that the page gives them elsewhere."""
    known = with_roles(authors, page.lines)
    alone = {line.text.lower() for line in page.lines if EMAIL.fullmatch(line.text)}
    return give_emails(known, alone) if len(known) == 1 and len(alone) == 1 else known


def _headline(page: Page) -> list[str]:
    """The heading that the page's title repeats, else the title, else (it is too short) the first heading."""
    titles = [
        title for title in page.selector.xpath("//title/text()").getall()[:1] if len(title) >= _HEADLINE_LEAST
    ]
    found = [one_line(node.text_content()) for node in page.root.xpath("//h1 | //h2 | //h3")]
    headings = [text for text in found if len(text) >= _HEADLINE_LEAST]
    repeated = [text for text in headings if any(text in visible for visible in titles)]
    return (repeated or titles or headings)[:1]


def _sub_headline(page: Page) -> list[str]:
    """What stands above the text as a sub-headline, by its name or right below the headline."""
    named = [node for node in page.root.xpath(_NAMED) if _SUBTITLE.search(" ".join(names_of(node)))]
    found = named or _below_headline(page)
    above = {line.text for line in _before_text(page)}
    titles = {one_line(title) for title in [*page.meta.get("og:title", []), *_headline(page)]}
    for node in found:
        lines = [line for one in (node, *_alike_below(node)) for line in page_lines(one)]
        texts = [line.text for line in lines if line.linked < 0.5]
        # A summary that a machine wrote holds sentences.
        said = len("".join(texts)) >= _SUBTITLE_LEAST and not _holds_sentences(node, texts)
        if said and len(texts) == len(lines) and above.issuperset(texts) and titles.isdisjoint(texts):
            return texts
    return []


def _holds_sentences(node: HtmlElement, texts: list[str]) -> bool:
    """Whether it is a text rather than a sub-headline; a summary is one with its first sentence."""
    count = sum(map(is_sentence, texts))
    return count > 0 if _SUMMARY.search(node.get("class", "")) else count == len(texts)


def _alike_below(node: HtmlElement) -> Iterator[HtmlElement]:
    """The siblings right below that look alike: the lines of one sub-headline often stand in one each."""
    kind = node.tag, node.get("class")
    return takewhile(lambda other: (other.tag, other.get("class")) == kind, node.itersiblings())


def _above(page: Page) -> list[Line]:
    """The lines above the first long sentence of the page, or above the first of short ones."""
    prose = [line for line in page.lines if line.prose]
    first = next((line for line in prose if len(line.text) > _LONG), prose[0] if prose else None)
    return list(takewhile(lambda line: line is not first, page.lines))


def _before_text(page: Page) -> list[Line]:
    """The lines of the page that have several sentences below them."""
    prose = [index for index, line in enumerate(page.lines) if line.prose]
    return page.lines[: prose[-_SENTENCES_BELOW]] if len(prose) >= _SENTENCES_BELOW else []


def _below_headline(page: Page) -> list[HtmlElement]:
    """The lesser heading that follows the headline right away."""
    titles = set(_headline(page))
    headings = [
        node for node in page.root.xpath("//h1 | //h2 | //h3") if one_line(node.text_content()) in titles
    ]
    below = "following-sibling::*[1][self::h2 or self::h3 or self::h4]"
    return [found for node in headings for found in node.xpath(below)]


def _breadcrumb(page: Page) -> list[str]:
    """The first step below the home page of a line such as 홈 > 증권 > 종목, else the label of a section."""
    found = [
        line.text for line in page.lines if (line.linked > 0.2 or ">" in line.text) and len(line.text) < 40
    ]
    crumbs = [match[1] for text in found if (match := _BREADCRUMB.fullmatch(text))]
    steps = [step for crumb in crumbs for step in re.split(r"\s*[>›»|]\s*", crumb)]
    return [step for step in steps if step != "뉴스"][:1] or _section_label(page)


def _section_label(page: Page) -> list[str]:
    """The one name that stands in elements called after the section; where there are several, none."""
    nodes = [node for node in page.root.xpath("//*[@class]") if any(map(_SECTION_NAME.match, names_of(node)))]
    names = {one_line(node.text_content()) for node in nodes}
    labels = [name for name in names if _SECTION.fullmatch(name) and name != "뉴스"]
    return labels if len(labels) == 1 else []


def _keywords(page: Page) -> list[str]:
    """The page's keywords, unless most of them do not occur on it: then they are the site's."""
    words = [word.strip() for value in page.meta.get("keywords", []) for word in value.split(",")]
    text = "\n".join([*_headline(page), *(line.text for line in page.lines if line.prose)])
    return words if 2 * sum(word in text for word in words) >= len(words) else []


def stamped(lines: Iterable[Line], mark: re.Pattern[str]) -> list[str]:
    """What stands behind the first of `lines` that has `mark`, such as 입력; none or one text."""
    texts = [line.text for line in lines]
    # The mark may stand on a line of its own, the time on the next.
    joined = [
        f"{text} {after}" if len(text) < _LONGEST_MARK else text
        for text, after in zip_longest(texts, texts[1:], fillvalue="")
    ]
    found = (match.group() + text[match.end() :] for text in joined if (match := mark.search(text)))
    return list(islice(found, 1))


def _published(page: Page) -> list[str]:
    """What is printed as the time above the text; below it stand those of other articles and of the house."""
    above = _above(page)
    found = stamped(above, PUBLISHED) or page.selector.css("time::attr(datetime)").getall()[:1]
    return (
        found
        or _dated(above, page)
        or stamped((line for line in page.lines if _CLOCK.search(line.text)), PUBLISHED)
    )


def _dated(above: list[Line], page: Page) -> list[str]:
    """The first date with a time below the headline (of all, if that is a picture), else the first day."""
    titles = [*page.meta.get("og:title", []), *_headline(page)]
    printed = {
        line.text
        for line in above
        if len(line.text) >= _HEADLINE_LEAST and any(line.text in title for title in titles)
    }
    below = list(dropwhile(lambda line: line.text not in printed, above)) or above
    found = [line.text for line in below if _DATE_LINE.search(line.text)]
    return found[:1] or [line.text for line in below if printed and _DAY_LINE.fullmatch(line.text)][:1]


def _reporters(page: Page) -> list[Author]:
    """Bylines in elements called after reporters or above the text, else the first line with an address."""
    lines = [
        line.text for node in page.selector.css(_REPORTER)[:_MOST_REPORTERS] for line in page_lines(node.root)
    ]
    lines = [_AFTER_NAME.split(line)[0] for line in lines]
    found = [author for line in lines if is_byline(line) for author in people(line) if author.name]
    if not found:
        above = [part for line in _above(page) if line.linked < 0.5 for part in _beside_time(line.text)]
        found = [author for text in above if is_byline(text) for author in people(text) if author.role]
    if not found:
        signed = [line.text for line in page.lines if "@" in line.text and is_byline(line.text)]
        found = [author for line in signed[:1] for author in people(line) if author.role]
    return found[:3]


_FALLBACKS: Mapping[str, Callable[[Page], list[Any]]] = {
    "title": _headline,
    "subtitle": _sub_headline,
    "authors": _reporters,
    "section": _breadcrumb,
    "tags": _keywords,
    "published_at": _published,
    "modified_at": lambda page: stamped(page.lines, MODIFIED),
}

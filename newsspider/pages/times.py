"""The times that a page prints: read where they stand above its text."""

import re
from collections.abc import Callable, Iterable, Sequence
from itertools import dropwhile, zip_longest

from newsspider.bylines.edges import is_byline
from newsspider.bylines.vocabulary import EMAIL_FORM
from newsspider.dates import DAY, WHEN, iso_kst
from newsspider.pages.page import Page
from newsspider.pages.printed import HEADLINE_LEAST, headline
from newsspider.text import Line

_TIME = "//time[not(ancestor::li or ancestor::aside or ancestor::a)]/@datetime"
_LINKED = 0.8  # of a line with a time at most: the name beside it may be a link
_LONGEST_STAMP = 200  # characters of a line that prints a time
_STAMP_LENGTH = 35  # characters of a mark with its day and clock
_LONGEST_MARK = 8  # letters of a line such as 입력 or 최종수정 :
HOUR = re.compile(r"\d\d?\s?[:시]\s?\d\d")
DAY_LINE = re.compile(
    rf"(?:[가-힣]{{2,12}}\s?[|:]?\s*)?{DAY}(?:\s?(?:[가-힣|:]{{1,10}}|(?:오전|오후)?\s?\d\d?:\d\d(?::\d\d)?))?"
)
MOMENT = re.compile(
    rf"^(?!.*(?:까지|부터|마감|개최))(?:.{{0,30}})(?:{DAY}|[A-Z][a-z]{{2,8}}\.?\s\d\d?,\s(?:19|20)\d\d)"
    r".{0,12}\d{1,2}\s?[:시].{0,60}$"
)
_BESIDE = re.compile(rf"{EMAIL_FORM}|(?:조회|댓글|추천|좋아요|공감|hits?)\w{{0,4}}\s*:?\s*[\d,]+", re.I)
_MOST_BESIDE = 60  # letters beside a time: a name, labels of buttons
_STAMP = rf"\s?(?:일시?|시간)?\s?[:|]?\s*(?={DAY})"
PUBLISHED = re.compile(rf"(?:입력|등록|승인|작성|발행|송고|게시|게재){_STAMP}")
MODIFIED = re.compile(rf"(?:수정|업데이트|갱신){_STAMP}")


def stamped(lines: Iterable[Line], mark: re.Pattern[str]) -> list[str]:
    """What stands behind the first of `lines` that has `mark`, such as 입력; none or one text."""
    texts = [line.text for line in lines if not line.prose]
    # The mark may stand on a line of its own, the time on the next.
    joined = [
        f"{text} {after}" if len(text) < _LONGEST_MARK else text
        for text, after in zip_longest(texts, texts[1:], fillvalue="")
    ]
    found = [match.group() + text[match.end() :] for text in joined for match in mark.finditer(text)]
    # A printed edition's day beside the time (발행일) says less.
    return ([text for text in found if HOUR.search(text[:_STAMP_LENGTH])] or found)[:1]


def published(page: Page) -> list[str]:
    """What is printed as the time above the text, else the first time element or stamp of the page."""
    above = page.above
    found = stamped(above, PUBLISHED) or _dated(above, page)
    found = found or page.root.xpath(_TIME)[:1]
    found = found or stamped((line for line in page.lines if HOUR.search(line.text)), PUBLISHED)
    found = found or _only(page)
    return [_to_the_second(text, page) for text in found]


def _only(page: Page) -> list[str]:
    """The one time that stands on lines of its own anywhere on the page."""
    alone = (WHEN.fullmatch(line.text) for line in page.lines if line.linked < 0.5)
    times = {match[0] for match in alone if match and match["clock"]}
    return list(times) if len(times) == 1 else []


def is_stamp(line: Line) -> bool:
    """Whether a line prints a time of publication and hardly anything else, as those above an article do.

    >>> is_stamp(Line("입력 2025-07-17 10:23 조회수 1,234")), is_stamp(Line("정원 300 2025-07-17 10:23"))
    (True, False)
    """
    if (
        line.linked >= 0.5
        or len(line.text) > _LONGEST_STAMP
        or not any(match["clock"] for match in WHEN.finditer(line.text))
    ):
        return False
    rest = _BESIDE.sub("", WHEN.sub("", line.text))
    return len(rest) <= _MOST_BESIDE and not re.search(r"\d", rest)


def modified(page: Page) -> list[str]:
    """What is printed as the time of the last change."""
    return [_to_the_second(text, page) for text in stamped(page.lines, MODIFIED)]


def agreed(value: str, printed: Callable[[], list[str]]) -> str:
    """A time from the page's data, or what `printed` gives where that says more.

    A `Z` is read as Korean time where the page prints the same hour; a day gets the printed time.
    """
    day = iso_kst(value) or ""
    if value.endswith("Z"):
        naive = (iso_kst(value[:-1]) or "")[:16]
        return (
            value[:-1] if naive and any((iso_kst(text) or "")[:16] == naive for text in printed()) else value
        )
    if not day.endswith("T00:00:00+09:00") or HOUR.search(value):
        return value
    return next((text for text in printed() if (iso_kst(text) or "")[:10] == day[:10]), value)


def _dated(above: list[Line], page: Page) -> list[str]:
    """The first date with a time below the headline (of all, if that is a picture), else the first day.

    A day alone is believed only below a headline that the page's own title repeats.
    """
    declared = [*page.meta.get("og:title", []), *page.selector.xpath("//title/text()").getall()[:1]]
    printed = _repeated(above, declared)
    heads = printed or _repeated(above, headline(page))
    below = list(dropwhile(lambda line: line.text not in heads, above)) or above
    found = [line.text for line in below if line.linked < _LINKED and MOMENT.search(line.text)]
    return found[:1] or [line.text for line in below if printed and _is_day(line)][:1]


def _repeated(lines: Iterable[Line], titles: Sequence[str]) -> set[str]:
    texts = (line.text for line in lines if len(line.text) >= HEADLINE_LEAST)
    return {text for text in texts if any(text in title for title in titles)}


def _is_day(line: Line) -> bool:
    """Whether a line prints a day, alone or with a name."""
    rest = WHEN.sub("", line.text)
    return DAY_LINE.fullmatch(line.text) is not None or (rest != line.text and is_byline(rest))


def _to_the_second(value: str, page: Page) -> str:
    """`value`; where it is only to the minute, what the page says elsewhere of that minute's second."""
    minute = iso_kst(value)
    if not minute or not minute.endswith(":00+09:00"):
        return value
    found = page.root.xpath("//@*[starts-with(name(), 'data-') and contains(name(), 'time')] | //@datetime")
    texts = (line.text for line in page.lines if f"{minute[11:16]}:" in line.text)
    printed = (match[0] for text in texts for match in WHEN.finditer(text))
    return next((one for one in (*found, *printed) if (iso_kst(one) or "")[:16] == minute[:16]), value)

"""Whether a page gives the whole article and, where it gives none, why."""

import re
from collections.abc import Sequence

from newsspider.pages.page import Page
from newsspider.text import Line

_DEEPEST = 2000  # the parser drops what is nested deeper than about 2,045 elements, without a word
CUT = re.compile(r"…|\.\.\.|⋯")  # in a sentence that is cut off in its middle
_MORE = re.compile(
    r"(?:…|\.\.\.|⋯)\s*(?:\[?\(?(?:기사\s?)?(?:전문\s?)?(?:더\s?보기|계속\s?(?:읽기|보기)|전체\s?보기)\)?\]?)?$"
    r"|(?:기사\s?)?(?:전문|전체|나머지|이어지는\s?내용)(?:은|을|는)?.{0,30}(?:구독|회원|유료|로그인|결제).{0,40}"
    r"|.{0,30}(?:로그인|회원\s?가입|구독|결제)\s?(?:후|하시면|하면|을\s?하시면).{0,20}"
    r"(?:이용|열람|읽|보실|볼\s?수|확인).{0,20}"
    r"|.{0,20}(?:유료|구독|프리미엄)\s?(?:회원|독자|구독자)?\s?전용\s?(?:기사|콘텐츠).{0,30}"
)
_LAST = 8  # lines of a body among which an invitation stands that holds back the rest
_INVITATION = 60  # characters of one
_POLITE = re.compile(r"(?:니다|세요)[.!]?$")
_SERVICE = re.compile(
    r"(?:주소|경로|URL)(?:가|이|를)\s(?:정확|올바|변경|다시)|고객\s?센터|(?:메인|이전|홈)\s?(?:페이지|화면)?으?로\s(?:이동|돌아)"
    r"|이용에\s불편|불편을\s드려|확인해?\s주시기\s바랍니다|서비스\s(?:점검|이용)",
    re.I,
)
_GONE = re.compile(
    r"(?:삭제(?:된|되었거나)|존재하지\s?않는|없는|찾을\s?수\s?없는)\s?(?:기사|페이지|게시물|뉴스)"
    r"|(?:기사|페이지|게시물|뉴스)(?:가|를|이)\s?(?:삭제\s?되|존재하지\s?않|찾을\s?수\s?없|없습니다)"
)


def cut_short(html: str, page: Page, lines: Sequence[Line]) -> str:
    """Why the page holds back a part of the article: a word for the counts, `""` when it does not.

    `html` is the page as text, `lines` are those of the body: `paid` (it says so in its data), `teaser` (the
    text ends in an invitation to go on), `cut-off` (the page has no end), `nested` (too deep to be read).
    """
    free = {str(thing.get("isAccessibleForFree", "")).lower() for thing in page.linked_data}
    if "false" in free:
        return "paid"
    if wall_at(lines) < len(lines):
        return "teaser"
    if not re.search(r"</(?:html|body)\s*>", html[len(html) // 2 :], re.I):
        return "cut-off"
    return "nested" if _too_deep(page) else ""


def wall_at(lines: Sequence[Line]) -> int:
    """Index of the first of the last `lines` that invites to log in or to pay; behind all if none does."""
    start = max(0, len(lines) - _LAST)
    for at, line in enumerate(lines[start:], start):
        short = len(line.text) <= _INVITATION and _POLITE.search(line.text)
        if _MORE.search(line.text) and (short or (not line.prose and at >= len(lines) - 3)):
            return at
    return len(lines)


def why_none(page: Page, html: str, marks: Sequence[str]) -> str:
    """What kind of page it is that holds no article: `gone`, `login`, `list`, `nested`, `photo`, `no-text`.

    `html` is the page as text, scripts too; `marks` are the words with which the site says that one is gone.
    """
    if any(mark in html for mark in marks):
        return "gone"
    if wall := wall_of(page.lines, marks):
        return wall
    headlines = sum(line.linked > 0.8 and len(line.text) > 12 for line in page.lines)
    if headlines >= 10:
        return "list"
    if _too_deep(page):
        return "nested"
    return "photo" if page.selector.css("figure img, img[src*='.jpg']") else "no-text"


def _too_deep(page: Page) -> bool:
    """Whether the parser may have dropped a part; a page with few elements cannot nest so deeply."""
    few = page.root.xpath(f"count(//*) < {_DEEPEST}")
    return not few and bool(page.root.xpath(f"boolean(//*[count(ancestor::*) > {_DEEPEST}])"))


def wall_of(lines: Sequence[Line], marks: Sequence[str]) -> str:
    """What `lines` say instead of an article: `gone`, `login`, or `""`."""
    if any(_notice_of_loss(line) or any(mark in line.text for mark in marks) for line in lines):
        return "gone"
    walls = (line.text for line in lines if "로그인" in line.text or "회원" in line.text)
    return "login" if any(_MORE.search(text) for text in walls) else ""


def without_walls(lines: Sequence[Line]) -> list[Line]:
    """`lines` without those that invite to log in or to pay, or that are sorry that something is gone."""
    return [
        line
        for line in lines
        if not (_MORE.search(line.text) or _SERVICE.search(line.text) or _notice_of_loss(line))
    ]


def _notice_of_loss(line: Line) -> bool:
    """Whether the line tells the reader that a page is gone; a report about such a page is no notice."""
    return _GONE.search(line.text) is not None and (not line.prose or _POLITE.search(line.text) is not None)

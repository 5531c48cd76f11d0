"""Pure functions that make one value cleaner, for any site: one value in, a cleaner value or None out.

None means "this cannot be read"; whoever called counts it and tries the next rule. None of them raises for
a text, because one bad value must not cost the article.
"""

import html
import re
from collections.abc import Iterable, Mapping
from urllib.parse import urljoin, urlsplit

from w3lib.url import safe_url_string

from newsspider.houses import WIRES
from newsspider.text import one_line, plain

_WIRED = re.compile(r"\[[^\]]{2,20}\]\s*(?P<who>[가-힣]{2,4}\s?(?:사진)?기자)\s*=\s*")
_CREDIT = re.compile(
    r"\s*[\[(<]?\s*(?:(?:사진|이미지|자료|그래픽|출처)\s?(?:제공|출처)?\s*[=:ⓒ/]|사진\s(?=[^\s]+\s제공)|제공\s*[=:]|ⓒ|©)\s*(?P<named>[^\[\]()<>]{1,40}?)\s*[\])>]?$"
    rf"|\s*[\[(<](?P<bracketed>[^\[\]()<>]{{0,20}}(?:사진|포토|제공|뉴스|기자|캡처|캡쳐|DB|일보|신문|{WIRES})[^\[\]()<>]{{0,12}})[\])>]$"
    r"|(?<=[.다…\"”’')\s\d])/\s?(?P<signed>[^/\s.][^/.]{1,30})$"
)
_RIGHTS = re.compile(r"\s*[<\[(]\s*(?:저작권자|Copyright|무단)[^<>\[\]]{4,80}[>\])]$")
_TAG_LIMIT = 50  # characters; a longer "keyword" is a sentence
_TITLE_LIMIT = 1000  # characters; a longer "title" is a page gone wrong


def title(value: str, site_names: Iterable[str] = ()) -> str | None:
    """A headline without the site's name before or behind it; other marks such as [속보] stay.

    >>> title("[서울경제] 코스피 3000 회복 | 서울경제", ["서울경제"])
    '코스피 3000 회복'
    >>> title("[단독] &#34;수출 사상 최대&#34;", ["서울경제"])
    '[단독] "수출 사상 최대"'
    >>> title("수출의 그늘 <하>", [""])  # of a site without a name
    '수출의 그늘 <하>'
    """
    text = one_line(html.unescape(value))
    for name in filter(None, site_names):
        escaped = re.escape(name)
        text = re.sub(rf"^(?:\[{escaped}\]|{escaped}\s*[|:>-])\s*", "", text)
        text = re.sub(rf"\s*(?:[|:<>·#-]|&lt;|::)\s*{escaped}\s*$", "", text)
    text = re.sub(r"^[:|·-]\s+", "", text)
    return text if 0 < len(text) <= _TITLE_LIMIT and text not in set(site_names) else None


def subtitle(value: str) -> str | None:
    """A sub-headline as printed, without the dash of a list; one that is only dashes or dots is none.

    >>> subtitle(" ㆍ하반기&nbsp;수요 회복 전망"), subtitle("---") is None
    ('ㆍ하반기 수요 회복 전망', True)
    """
    text = re.sub(r"^[-–—]\s+", "", one_line(html.unescape(value)))
    return text if re.search(r"\w", text) else None


def tag(value: str) -> str | None:
    """One keyword without its hash sign.

    >>> tag(" #반도체 ")
    '반도체'
    """
    text = one_line(value).lstrip("#").strip()
    return text if 0 < len(text) <= _TAG_LIMIT else None


def section(value: str, names: Mapping[str, str] | None = None) -> str | None:
    """The section's one name, by `names` where it stands there, else the site's own word.

    >>> section(" 경제 · 금융 ", {"경제 · 금융": "경제·금융"})
    '경제·금융'
    """
    text = one_line(html.unescape(value)).strip(">|/ ")
    if not text or len(text) > 40:
        return None
    return (names or {}).get(text, text)


def image_url(value: str, page_url: str = "") -> str | None:
    """The absolute address of a picture.

    >>> image_url("/data/image/a.jpg", "https://www.sentv.co.kr/article/view/1")
    'https://www.sentv.co.kr/data/image/a.jpg'
    """
    try:
        url = safe_url_string(urljoin(page_url, plain(value).strip()))
        return url if urlsplit(url).scheme in ("http", "https") and urlsplit(url).hostname else None
    except ValueError:
        return None


def caption(value: str) -> tuple[str, str]:
    """A picture's caption and its credit, each `""` when there is none.

    >>> caption("서울 여의도 증권가 전경. /오승현기자"), caption("공장 내부 모습 [사진=연합뉴스]")
    (('서울 여의도 증권가 전경.', '오승현기자'), ('공장 내부 모습', '연합뉴스'))
    >>> caption("사진제공 : 연합뉴스"), caption("회의 전경. 2025.7.17/통신 <저작권자 © 통신, 무단전재>")
    (('', '연합뉴스'), ('회의 전경. 2025.7.17', '통신'))
    """
    text = _RIGHTS.sub("", re.sub(r"^[▲△◀▶■]\s*", "", one_line(value)))
    if wired := _WIRED.match(text):
        return text[wired.end() :], wired["who"]
    found = _CREDIT.search(text)
    if not found:
        return text, ""
    return text[: found.start()].rstrip(), (found["named"] or found["bracketed"] or found["signed"]).strip()
